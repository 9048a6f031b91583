// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/latestjob.h"
#include "models/exchange/exporter.h"
#include "widgets/exchange/exchangejob.h"

#include <QDialog>
#include <QTimer>

class QDialogButtonBox;
class QPushButton;

namespace qd {

class ExportForm;
class History;
class Notice;
class ProgressPanel;
class TextLabel;

/// Exports a range of the history while the console goes on. Says beforehand how much it will be; closing it
/// cancels what is under way.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// With a `visible` range that one is chosen.
    ExportDialog(const History& history, Timestamp now, std::optional<TimeRange> visible, QWidget* parent);

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

public slots:
    void reject() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void estimate();
    void run();
    void begin(const ExportRequest& request);
    void askToReplace(const ExportRequest& request);
    void finish(const Result<ExportOutcome>& outcome, const ExportRequest& request);
    void showState();
    void growToFit();
    void retranslate();

    const History& m_history;
    ExportForm* m_form;
    TextLabel* m_estimate;
    Notice* m_notice;
    QDialogButtonBox* m_buttons;
    QPushButton* m_export;
    QPushButton* m_close;
    ExchangeJob m_job;
    ProgressPanel* m_progress;
    QTimer m_estimateDelay;
    LatestJob m_estimating;
    QString m_written; ///< the file that the notice speaks of
};

} // namespace qd
