// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/latestjob.h"
#include "widgets/exchange/writingdialog.h"

#include <QTimer>

namespace qd {

class ExportForm;
class History;
class TextLabel;

/// Exports a range of the history while the console goes on. Says beforehand how much it will be; closing it
/// cancels what is under way.
class ExportDialog : public WritingDialog
{
    Q_OBJECT

public:
    /// Makes a dialog; with a `visible` range that one is chosen.
    ExportDialog(const History& history, Timestamp now, std::optional<TimeRange> visible, QWidget* parent);

protected:
    void run() override;
    [[nodiscard]] QString writtenText(const QString& file, const ExportOutcome& outcome) const override;
    [[nodiscard]] bool isAboutTarget(const Error& error) const override;
    void changeEvent(QEvent* event) override;

private:
    void estimate();
    void retranslate();

    const History& m_history;
    ExportForm* m_form;
    TextLabel* m_estimate;
    QTimer m_estimateDelay;
    LatestJob m_estimating;
};

} // namespace qd
