// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/exchange/exchangejob.h"

#include <QTimer>
#include <QWidget>

class QProgressBar;

namespace qd {

class TextLabel;

/// How far a job is, how fast it goes and how long it will take. Keeps its room while it is empty.
class ProgressPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressPanel(const ExchangeJob& job, QWidget* parent = nullptr);

    /// Looks at the job until it has ended.
    void follow();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    const ExchangeJob& m_job;
    QTimer m_timer;
    QProgressBar* m_bar;
    TextLabel* m_text;
};

/// "42 s" or "3 min", for people.
[[nodiscard]] QString waitText(Duration left);

} // namespace qd
