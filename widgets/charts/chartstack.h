// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/charts/chartfeed.h"
#include "widgets/charts/timeaxis.h"

#include <QWidget>

#include <memory>

namespace qd {

class History;

/// Charts of one subject below each other on one time axis: quality, latency, throughput and errors, CPU,
/// memory, GPU where there is one, disk. Queries run on the pool; markers of events and alerts stand on every
/// chart, and what lies before the beginning of the history is marked as such. One column, or two where there
/// is room. Asks only while it is visible. Used live on the charts page, and with a fixed range in triage and
/// review.
class ChartStack : public QWidget
{
    Q_OBJECT

public:
    explicit ChartStack(const History& history, QWidget* parent = nullptr,
                        const Clock& clock = Clock::system());
    ~ChartStack() override;

    [[nodiscard]] TimeAxis& axis();
    /// The panels, e.g. standardPanels(); given anew in another language they keep what they show. The
    /// subject whose events and alerts are marked is that of the first line.
    void setPanels(std::vector<ChartPanel> panels);
    /// Sets the shaded stretches, e.g. baseline and affected period.
    void setBands(std::vector<ChartBand> bands);
    /// Asks the history again; call when new samples were committed.
    void refresh();
    /// Returns false while a query of the present range is under way.
    [[nodiscard]] bool isSettled() const;

signals:
    /// The charts show what the history holds of their range.
    void answered();
    /// The charts show what the history holds, and nothing more is under way.
    void settled();
    /// The operator wants the panel of this metric away; see ChartPanel::added.
    void removeRequested(const std::string& metric);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
