// SPDX-License-Identifier: Apache-2.0
#include "models/report/reportchart.h"

#include "models/report/reportframe.h"
#include "models/report/reportwords.h"
#include "models/report/svgpen.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace qd {

namespace {

constexpr const char* ink = "#17202b";
constexpr const char* mutedInk = "#52606f";
constexpr const char* axisInk = "#6b7785";
constexpr const char* alarmInk = "#a00f2e";

const char* eventColor(ReportChart::Event event)
{
    switch (event) {
    case ReportChart::Event::Onset:
        return "#a13a00";
    case ReportChart::Event::Alert:
        return "#a00f2e";
    case ReportChart::Event::Version:
        return "#52606f";
    case ReportChart::Event::Switch:
        return "#006b4c";
    }
    return ink;
}

QString pointAt(double x, double y)
{
    return SvgPen::number(x) + u',' + SvgPen::number(y);
}

/// The distance of the samples, by the columns that hold several of them, or else by the columns.
double usualDistance(const std::vector<PixelColumn>& columns)
{
    std::vector<double> distances;
    for (const PixelColumn& column : columns) {
        if (column.count > 1)
            distances.push_back(static_cast<double>(column.lastAt.ms - column.firstAt.ms) /
                                static_cast<double>(column.count - 1));
    }
    for (std::size_t i = 1; i < columns.size(); ++i)
        distances.push_back(static_cast<double>(columns[i].firstAt.ms - columns[i - 1].lastAt.ms));
    if (distances.empty())
        return 0;
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return *middle;
}

class ChartPainter
{
public:
    explicit ChartPainter(const ReportChart& chart) : m_chart(chart), m_frame(chart), m_pen(m_svg) {}

    QByteArray paint()
    {
        m_pen.begin(m_chart.width, m_frame.height(), m_chart.title);
        m_pen.text(0, 15, m_chart.title, ink, "start", true);
        drawLegend();
        drawBands();
        drawGrid();
        drawThreshold();
        drawBars();
        for (const ReportChart::Ribbon& ribbon : m_chart.ribbons)
            drawRibbon(ribbon);
        for (std::size_t i = 0; i < m_chart.lines.size(); ++i) {
            drawLine(m_chart.lines[i], m_frame.colorOf(i));
            drawPoints(m_chart.lines[i], m_frame.colorOf(i));
        }
        for (const ReportFrame::PlacedMarker& placed : m_frame.markers())
            drawMarker(placed);
        m_pen.end();
        return m_svg;
    }

private:
    void drawLegend()
    {
        for (const ReportFrame::LegendEntry& entry : m_frame.legend()) {
            const double baseline = ReportFrame::titleHeight + entry.row * ReportFrame::rowHeight + 10;
            if (entry.isBand)
                m_pen.swatch(entry.x, baseline - 9, 16, 10, entry.color);
            else
                m_pen.line(entry.x, baseline - 4, entry.x + 16, baseline - 4, entry.color, "2",
                           entry.isDashed ? "4 3" : "none");
            m_pen.text(entry.x + 21, baseline, entry.name, mutedInk);
        }
    }

    void drawBands()
    {
        for (const ReportChart::Band& band : m_chart.bands) {
            const double from = m_frame.x(band.range.from);
            const double to = m_frame.x(band.range.to);
            if (to > from)
                m_pen.rect(from, m_frame.top(), to - from, m_chart.plotHeight,
                           periodColors(band.period).fill);
        }
    }

    void drawGrid()
    {
        constexpr double left = ReportFrame::leftEdge;
        const double right = m_frame.rightEdge();
        const double bottom = m_frame.bottom();
        for (const AxisTick& tick : m_frame.ticksUp()) {
            const double at = m_frame.y(tick.value);
            m_pen.line(left, at, right, at, "#d3dae2", "0.7");
            m_pen.text(left - 6, at + 4, tick.text, mutedInk, "end");
        }
        for (const AxisTick& tick : m_frame.ticksAcross()) {
            const double at = m_frame.x(tick.value);
            m_pen.line(at, bottom, at, bottom + 4, axisInk, "1");
            const double half = SvgPen::textWidth(tick.text) / 2;
            m_pen.text(std::clamp(at, half, m_chart.width - half), bottom + 16, tick.text, mutedInk,
                       "middle");
        }
        m_pen.line(left, bottom, right, bottom, axisInk, "1");
        if (m_chart.across)
            m_pen.text((left + right) / 2, bottom + ReportFrame::axisHeight + 8, m_chart.across->title,
                       mutedInk, "middle");
    }

    void drawThreshold()
    {
        const double at = m_frame.y(m_chart.threshold);
        if (!std::isnan(m_chart.threshold))
            m_pen.line(ReportFrame::leftEdge, at, m_frame.rightEdge(), at, alarmInk, "1.2", "4 3");
    }

    void drawBars()
    {
        for (const ReportChart::Bar& bar : m_chart.bars) {
            const double from = m_frame.x(bar.from);
            const double top = m_frame.y(bar.height);
            m_pen.rect(from, top, std::max(m_frame.x(bar.to) - from - 1, 0.5), m_frame.bottom() - top,
                       reportLineColor(0));
        }
    }

    void drawRibbon(const ReportChart::Ribbon& ribbon)
    {
        QStringList outline;
        for (const ReportChart::Ribbon::Edge& edge : ribbon.edges)
            outline.push_back(pointAt(m_frame.x(edge.x), m_frame.y(edge.high)));
        for (auto edge = ribbon.edges.rbegin(); edge != ribbon.edges.rend(); ++edge)
            outline.push_back(pointAt(m_frame.x(edge->x), m_frame.y(edge->low)));
        if (!outline.isEmpty())
            m_pen.area(outline.join(u' '), m_frame.colorOf(static_cast<std::size_t>(ribbon.colorOf)));
    }

    void drawPoints(const ReportChart::Line& entry, const char* color)
    {
        QStringList points;
        for (const QPointF& point : entry.points) {
            points.push_back(pointAt(m_frame.x(point.x()), m_frame.y(point.y())));
            if (entry.hasDots)
                m_pen.dot(points.back(), color);
        }
        drawRun(points.join(u' '), static_cast<int>(points.size()), color, entry.isDashed);
    }

    void drawLine(const ReportChart::Line& entry, const char* color)
    {
        const double longest = 3 * usualDistance(entry.columns);
        QString points;
        int count = 0;
        QString lastPoint;
        const auto add = [&](double px, double value) {
            const QString point = pointAt(px, m_frame.y(value));
            if (point == lastPoint)
                return;
            points += (points.isEmpty() ? QString() : QStringLiteral(" ")) + point;
            lastPoint = point;
            ++count;
        };
        const auto flush = [&] {
            drawRun(points, count, color, false);
            points.clear();
            lastPoint.clear();
            count = 0;
        };
        for (std::size_t i = 0; i < entry.columns.size(); ++i) {
            const PixelColumn& column = entry.columns[i];
            if (i > 0 && static_cast<double>(column.firstAt.ms - entry.columns[i - 1].lastAt.ms) > longest)
                flush();
            add(m_frame.x(column.firstAt), column.first);
            if (column.count > 2) {
                const double middle = (m_frame.x(column.firstAt) + m_frame.x(column.lastAt)) / 2;
                add(middle, column.min);
                add(middle, column.max);
            }
            add(m_frame.x(column.lastAt), column.last);
        }
        flush();
    }

    // What stands between two gaps; a lonely sample would be invisible as a line.
    void drawRun(const QString& points, int count, const char* color, bool isDashed)
    {
        if (count == 1)
            m_pen.dot(points, color);
        else if (count > 1)
            m_pen.polyline(points, color, isDashed);
    }

    void drawMarker(const ReportFrame::PlacedMarker& placed)
    {
        const char* color = eventColor(placed.marker->event);
        const double nameTop = m_frame.markerTop(placed.row);
        m_pen.line(placed.x, nameTop, placed.x, m_frame.bottom(), color, "1", "2 2");
        m_pen.text(placed.leftOfLine ? placed.x - 3 : placed.x + 3, nameTop + 11, placed.marker->name, color,
                   placed.leftOfLine ? "end" : "start");
    }

    const ReportChart& m_chart;
    ReportFrame m_frame;
    QByteArray m_svg;
    SvgPen m_pen;
};

} // namespace

bool ReportChart::isEmpty() const
{
    return bars.empty() && std::all_of(lines.begin(), lines.end(), [](const Line& entry) {
               return entry.columns.empty() && entry.points.empty();
           });
}

QByteArray reportChartSvg(const ReportChart& chart)
{
    return ChartPainter(chart).paint();
}

const char* reportLineColor(std::size_t index)
{
    static constexpr std::array colors{"#005b96", "#b23c00", "#008561", "#b3508f", "#a98000", "#3894cc"};
    return colors[index % colors.size()];
}

QString periodName(ReportChart::Period period)
{
    switch (period) {
    case ReportChart::Period::Baseline:
        return ReportWords::tr("Baseline", "period before the fault");
    case ReportChart::Period::Affected:
        return ReportWords::tr("Affected", "period of the fault");
    case ReportChart::Period::After:
        return ReportWords::tr("After the action", "period of verification");
    }
    return {};
}

} // namespace qd
