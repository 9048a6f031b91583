// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/charts/chartfeed.h"

#include <QElapsedTimer>
#include <QMainWindow>

class QLineSeries;
class QValueAxis;

namespace qd {

/// The peer: the same panels in a window of plain Qt Charts, a QLineSeries for each curve and the library's
/// own axes, given the same points of the same columns as often as ours.
class PlainCharts : public QMainWindow
{
public:
    PlainCharts(const History& history, std::vector<ChartPanel> panels);

    void setRange(TimeRange range);
    [[nodiscard]] bool isSettled() const { return m_awaited == 0; }

private:
    struct Plot
    {
        QValueAxis* x = nullptr;
        QValueAxis* y = nullptr;
        std::vector<QLineSeries*> series;
    };

    void ask();
    void take(const ChartData& answer);

    ChartFeed m_feed;
    std::vector<ChartPanel> m_panels;
    std::vector<Plot> m_plots;
    TimeRange m_range;
    QElapsedTimer m_sinceAsked;
    std::uint64_t m_awaited = 0;
};

} // namespace qd
