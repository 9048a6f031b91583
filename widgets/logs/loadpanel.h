// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/records/logload.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QProgressBar;
class QPushButton;

namespace qd {

class TextLabel;

/// What is being read, how far it has come, how fast, how long it still takes, and a button that stops it.
class LoadPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LoadPanel(QWidget* parent = nullptr);

    void start(const QStringList& paths, std::shared_ptr<const LoadProgress> progress);
    void stop();
    void retranslate();

signals:
    void cancelled();

private:
    void showProgress();

    TextLabel* m_text;
    QProgressBar* m_bar;
    TextLabel* m_rate;
    QPushButton* m_cancel;
    QTimer m_timer;
    QElapsedTimer m_elapsed;
    QStringList m_paths;
    std::shared_ptr<const LoadProgress> m_progress;
};

} // namespace qd
