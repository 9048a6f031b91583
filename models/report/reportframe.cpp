// SPDX-License-Identifier: Apache-2.0
#include "models/report/reportframe.h"

#include "models/base/logticks.h"
#include "models/report/reportwords.h"
#include "models/report/svgpen.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace qd {

ReportPeriodColors periodColors(ReportChart::Period period)
{
    switch (period) {
    case ReportChart::Period::Baseline:
        return {"#e3eff8", "#005f99"};
    case ReportChart::Period::Affected:
        return {"#fbe9df", "#a13a00"};
    case ReportChart::Period::After:
        return {"#e0f1ea", "#006b4c"};
    }
    return {"#ffffff", "#17202b"};
}

ReportFrame::ReportFrame(const ReportChart& chart) : m_chart(chart)
{
    m_from = chart.across ? chart.across->low : static_cast<double>(chart.range.from.ms);
    m_to = chart.across ? chart.across->high : static_cast<double>(chart.range.to.ms);
    placeMarkers();
    chooseAxis();
    placeLegend();
    m_top = titleHeight + m_legendRows * rowHeight + m_markerRows * rowHeight + 4;
}

int ReportFrame::height() const
{
    return static_cast<int>(std::lround(bottom() + axisHeight + (m_chart.across ? axisTitleHeight : 0)));
}

double ReportFrame::x(double at) const
{
    double from = m_from;
    double to = m_to;
    if (m_chart.across && m_chart.across->isLogarithmic) {
        at = std::log10(std::max(at, m_from));
        from = std::log10(m_from);
        to = std::log10(m_to);
    }
    const double share = to > from ? (at - from) / (to - from) : 0;
    return leftEdge + std::clamp(share, 0.0, 1.0) * (rightEdge() - leftEdge);
}

double ReportFrame::y(double value) const
{
    const double share = (value - m_axis.low) / (m_axis.high - m_axis.low);
    return bottom() - std::clamp(share, -0.02, 1.02) * m_chart.plotHeight;
}

void ReportFrame::chooseAxis()
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    const auto include = [&](double value) {
        if (!std::isfinite(value))
            return;
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const ReportChart::Line& entry : m_chart.lines) {
        for (const PixelColumn& column : entry.columns) {
            include(column.min);
            include(column.max);
        }
        for (const QPointF& point : entry.points)
            include(point.y());
    }
    for (const ReportChart::Ribbon& ribbon : m_chart.ribbons) {
        for (const ReportChart::Ribbon::Edge& edge : ribbon.edges) {
            include(edge.low);
            include(edge.high);
        }
    }
    for (const ReportChart::Bar& bar : m_chart.bars) {
        include(0);
        include(bar.height);
    }
    include(m_chart.threshold);
    if (m_chart.ends)
        std::tie(low, high) = *m_chart.ends;
    m_axis = low <= high ? valueAxis(low, high, m_chart.unit) : valueAxis(0, 1, m_chart.unit);
}

// From left to right, each name in the first row where it does not touch the one before it.
void ReportFrame::placeMarkers()
{
    std::vector<double> rowEnds;
    for (const ReportChart::Marker& marker : m_chart.markers) {
        if (!m_chart.range.contains(marker.at))
            continue;
        const double at = x(marker.at);
        const double width = SvgPen::textWidth(marker.name) + 8;
        const bool left = at + width > rightEdge();
        const double start = left ? at - width : at;
        const auto row =
            std::find_if(rowEnds.begin(), rowEnds.end(), [&](double end) { return end <= start; });
        const int index = static_cast<int>(row - rowEnds.begin());
        if (row == rowEnds.end())
            rowEnds.push_back(0);
        rowEnds[static_cast<std::size_t>(index)] = start + width;
        m_markers.push_back({&marker, at, left, index});
    }
    m_markerRows = static_cast<int>(rowEnds.size());
}

void ReportFrame::placeLegend()
{
    double at = leftEdge;
    int row = 0;
    const auto add = [&](const QString& name, const char* color, bool isBand, bool isDashed) {
        if (name.isEmpty())
            return;
        const double width = SvgPen::textWidth(name) + 34;
        if (at > leftEdge && at + width > rightEdge()) {
            at = leftEdge;
            ++row;
        }
        m_legend.push_back({name, color, isBand, isDashed, at, row});
        at += width;
    };
    for (std::size_t i = 0; i < m_chart.lines.size(); ++i)
        add(m_chart.lines[i].name, colorOf(i), false, m_chart.lines[i].isDashed);
    for (const ReportChart::Ribbon& ribbon : m_chart.ribbons)
        add(ribbon.name, colorOf(static_cast<std::size_t>(ribbon.colorOf)), true, false);
    if (!std::isnan(m_chart.threshold))
        add(m_chart.thresholdName.isEmpty() ? ReportWords::tr("Alert threshold") : m_chart.thresholdName,
            "#a00f2e", false, true);
    for (const ReportChart::Band& band : m_chart.bands)
        add(band.name.isEmpty() ? periodName(band.period) : band.name, periodColors(band.period).text, true,
            false);
    m_legendRows = m_legend.empty() ? 0 : row + 1;
}

std::vector<AxisTick> ReportFrame::ticksAcross() const
{
    const int count = m_chart.width >= reportChartWidth ? 8 : 4;
    if (!m_chart.across)
        return timeTicks(m_chart.range, count);
    std::vector<AxisTick> ticks;
    if (m_chart.across->isLogarithmic) {
        for (const double tick : logTicks(m_from, m_to, count + 2))
            ticks.push_back({tick, formatValue(tick, m_chart.across->unit)});
        return ticks;
    }
    ticks = valueAxis(m_from, m_to, m_chart.across->unit, count - 2).ticks;
    std::erase_if(ticks, [this](const AxisTick& tick) { return tick.value < m_from || tick.value > m_to; });
    return ticks;
}

const char* ReportFrame::colorOf(std::size_t line) const
{
    const int shared = line < m_chart.lines.size() ? m_chart.lines[line].colorOf : -1;
    return reportLineColor(shared >= 0 ? static_cast<std::size_t>(shared) : line);
}

} // namespace qd
