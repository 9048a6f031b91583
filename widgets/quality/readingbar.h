// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/records/qualityreading.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QProgressBar;
class QPushButton;

namespace qd {

class TextLabel;

/// How far a reading on the pool has come, with a way to cancel it. Hidden while nothing is read.
class ReadingBar : public QWidget
{
    Q_OBJECT

public:
    explicit ReadingBar(QWidget* parent = nullptr);

    void begin(std::shared_ptr<const QualityProgress> progress);
    void end();
    void retranslate();

signals:
    void cancelled();

private:
    void showProgress();

    std::shared_ptr<const QualityProgress> m_progress;
    TextLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
    QTimer m_timer;
};

} // namespace qd
