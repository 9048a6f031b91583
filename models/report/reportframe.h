// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/report/reportaxis.h"
#include "models/report/reportchart.h"

namespace qd {

/// Where everything of a chart stands: plot, axes, legend, names of markers, in px from the top left.
class ReportFrame
{
public:
    static constexpr double leftEdge = 72;
    static constexpr double titleHeight = 24;
    static constexpr double rowHeight = 15; ///< the height of a row of the legend and of marker names
    static constexpr double axisHeight = 22;
    static constexpr double axisTitleHeight = 15;

    /// Names that would overlap go to rows of their own.
    struct PlacedMarker
    {
        const ReportChart::Marker* marker;
        double x;
        bool leftOfLine;
        int row;
    };
    struct LegendEntry
    {
        QString name;
        const char* color;
        bool isBand;
        bool isDashed;
        double x;
        int row;
    };

    /// `chart` outlives the frame.
    explicit ReportFrame(const ReportChart& chart);

    [[nodiscard]] double top() const { return m_top; }
    [[nodiscard]] double bottom() const { return m_top + m_chart.plotHeight; }
    [[nodiscard]] double rightEdge() const { return m_chart.width - 8; }
    [[nodiscard]] int height() const;
    [[nodiscard]] double x(double at) const;
    [[nodiscard]] double x(Timestamp t) const { return x(static_cast<double>(t.ms)); }
    [[nodiscard]] double y(double value) const;
    [[nodiscard]] const std::vector<AxisTick>& ticksUp() const { return m_axis.ticks; }
    [[nodiscard]] std::vector<AxisTick> ticksAcross() const;
    [[nodiscard]] const std::vector<PlacedMarker>& markers() const { return m_markers; }
    /// Returns the top of a marker's name in this row.
    [[nodiscard]] double markerTop(int row) const { return m_top - 2 - (m_markerRows - row) * rowHeight; }
    [[nodiscard]] const std::vector<LegendEntry>& legend() const { return m_legend; }
    [[nodiscard]] const char* colorOf(std::size_t line) const;

private:
    void chooseAxis();
    void placeMarkers();
    void placeLegend();

    const ReportChart& m_chart;
    ValueAxis m_axis;
    std::vector<PlacedMarker> m_markers;
    std::vector<LegendEntry> m_legend;
    int m_markerRows = 0;
    int m_legendRows = 0;
    double m_from = 0;
    double m_to = 1;
    double m_top = 0;
};

struct ReportPeriodColors
{
    const char* fill;
    const char* text;
};
[[nodiscard]] ReportPeriodColors periodColors(ReportChart::Period period);

} // namespace qd
