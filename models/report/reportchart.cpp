// SPDX-License-Identifier: Apache-2.0
#include "models/report/reportchart.h"

#include "models/report/reportaxis.h"

#include <QCoreApplication>
#include <QXmlStreamWriter>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace qd {

namespace {

constexpr double leftEdge = 72;
constexpr double titleHeight = 24;
constexpr double rowHeight = 15; ///< of legend and marker names
constexpr double axisHeight = 22;
constexpr double axisTitleHeight = 15;
constexpr int fontSize = 11;
constexpr const char* ink = "#17202b";
constexpr const char* mutedInk = "#52606f";

struct Colors
{
    const char* fill;
    const char* text;
};

Colors periodColors(ReportChart::Period period)
{
    switch (period) {
    case ReportChart::Period::Baseline:
        return {"#e3eff8", "#005f99"};
    case ReportChart::Period::Affected:
        return {"#fbe9df", "#a13a00"};
    case ReportChart::Period::After:
        return {"#e0f1ea", "#006b4c"};
    }
    return {"#ffffff", ink};
}

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

// An estimate that holds for the usual sans-serif fonts; ideographs are square.
double textWidth(const QString& text)
{
    double width = 0;
    for (const QChar c : text)
        width += c.unicode() >= 0x2e80 ? fontSize : 0.6 * fontSize;
    return width;
}

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

/// Where a marker's name stands: names that would overlap go to rows of their own.
struct PlacedMarker
{
    const ReportChart::Marker* marker;
    double x;
    bool leftOfLine;
    int row;
};

class ChartPainter
{
public:
    explicit ChartPainter(const ReportChart& chart) : m_chart(chart), m_xml(&m_svg)
    {
        m_from = chart.across ? chart.across->low : static_cast<double>(chart.range.from.ms);
        m_to = chart.across ? chart.across->high : static_cast<double>(chart.range.to.ms);
        m_rightEdge = chart.width - 8;
        m_plotHeight = chart.plotHeight;
        placeMarkers();
        chooseAxis();
        placeLegend();
        m_top = titleHeight + m_legendRows * rowHeight + m_markerRows * rowHeight + 4;
        m_bottom = m_top + m_plotHeight;
    }

    QByteArray paint()
    {
        begin();
        drawBands();
        drawGrid();
        drawThreshold();
        drawBars();
        for (const ReportChart::Ribbon& ribbon : m_chart.ribbons)
            drawRibbon(ribbon);
        for (std::size_t i = 0; i < m_chart.lines.size(); ++i) {
            drawLine(m_chart.lines[i], colorOf(i));
            drawPoints(m_chart.lines[i], colorOf(i));
        }
        for (const PlacedMarker& placed : m_markers)
            drawMarker(placed);
        m_xml.writeEndElement();
        return m_svg;
    }

private:
    using Attributes = std::initializer_list<std::pair<const char*, QString>>;

    [[nodiscard]] double x(double at) const
    {
        const double share = m_to > m_from ? (at - m_from) / (m_to - m_from) : 0;
        return leftEdge + std::clamp(share, 0.0, 1.0) * (m_rightEdge - leftEdge);
    }
    [[nodiscard]] double x(Timestamp t) const { return x(static_cast<double>(t.ms)); }
    [[nodiscard]] double y(double value) const
    {
        const double share = (value - m_axis.low) / (m_axis.high - m_axis.low);
        return m_bottom - std::clamp(share, -0.02, 1.02) * m_plotHeight;
    }

    void element(const char* name, Attributes attributes)
    {
        m_xml.writeEmptyElement(QLatin1String(name));
        for (const auto& [key, value] : attributes)
            m_xml.writeAttribute(QLatin1String(key), value);
    }
    void text(double atX, double atY, const QString& words, const char* color, const char* anchor = "start",
              bool bold = false)
    {
        m_xml.writeStartElement(QStringLiteral("text"));
        m_xml.writeAttribute(QStringLiteral("x"), number(atX));
        m_xml.writeAttribute(QStringLiteral("y"), number(atY));
        m_xml.writeAttribute(QStringLiteral("fill"), QLatin1String(color));
        m_xml.writeAttribute(QStringLiteral("text-anchor"), QLatin1String(anchor));
        if (bold)
            m_xml.writeAttribute(QStringLiteral("font-weight"), QStringLiteral("bold"));
        m_xml.writeCharacters(words);
        m_xml.writeEndElement();
    }
    void line(double x1, double y1, double x2, double y2, const char* color, const char* width,
              const char* dashes = "none")
    {
        element("line", {{"x1", number(x1)},
                         {"y1", number(y1)},
                         {"x2", number(x2)},
                         {"y2", number(y2)},
                         {"stroke", QLatin1String(color)},
                         {"stroke-width", QLatin1String(width)},
                         {"stroke-dasharray", QLatin1String(dashes)}});
    }

    void begin()
    {
        const QString height =
            QString::number(std::lround(m_bottom + axisHeight + (m_chart.across ? axisTitleHeight : 0)));
        m_xml.writeStartElement(QStringLiteral("svg"));
        m_xml.writeDefaultNamespace(QStringLiteral("http://www.w3.org/2000/svg"));
        m_xml.writeAttribute(QStringLiteral("width"), QString::number(m_chart.width));
        m_xml.writeAttribute(QStringLiteral("height"), height);
        m_xml.writeAttribute(QStringLiteral("viewBox"),
                             QStringLiteral("0 0 %1 %2").arg(m_chart.width).arg(height));
        m_xml.writeAttribute(QStringLiteral("font-family"), QStringLiteral("sans-serif"));
        m_xml.writeAttribute(QStringLiteral("font-size"), QString::number(fontSize));
        m_xml.writeAttribute(QStringLiteral("role"), QStringLiteral("img"));
        m_xml.writeTextElement(QStringLiteral("title"), m_chart.title);
        text(0, 15, m_chart.title, ink, "start", true);
        drawLegend();
    }

    void chooseAxis()
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
    void placeMarkers()
    {
        std::vector<double> rowEnds;
        for (const ReportChart::Marker& marker : m_chart.markers) {
            if (!m_chart.range.contains(marker.at))
                continue;
            const double at = x(marker.at);
            const double width = textWidth(marker.name) + 8;
            const bool left = at + width > m_rightEdge;
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

    struct LegendEntry
    {
        QString name;
        const char* color;
        bool isBand;
        bool isDashed;
        double x;
        int row;
    };

    void placeLegend()
    {
        double at = leftEdge;
        int row = 0;
        const auto add = [&](const QString& name, const char* color, bool isBand, bool isDashed) {
            if (name.isEmpty())
                return;
            const double width = textWidth(name) + 34;
            if (at > leftEdge && at + width > m_rightEdge) {
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
            add(m_chart.thresholdName.isEmpty() ? QCoreApplication::translate("Report", "Alert threshold")
                                                : m_chart.thresholdName,
                "#a00f2e", false, true);
        for (const ReportChart::Band& band : m_chart.bands)
            add(band.name.isEmpty() ? periodName(band.period) : band.name, periodColors(band.period).text,
                true, false);
        m_legendRows = m_legend.empty() ? 0 : row + 1;
    }

    void drawLegend()
    {
        for (const LegendEntry& entry : m_legend) {
            const double baseline = titleHeight + entry.row * rowHeight + 10;
            if (entry.isBand) {
                element("rect", {{"x", number(entry.x)},
                                 {"y", number(baseline - 9)},
                                 {"width", QStringLiteral("16")},
                                 {"height", QStringLiteral("10")},
                                 {"fill", QLatin1String(entry.color)},
                                 {"fill-opacity", QStringLiteral("0.25")},
                                 {"stroke", QLatin1String(entry.color)},
                                 {"stroke-width", QStringLiteral("0.7")}});
            } else {
                line(entry.x, baseline - 4, entry.x + 16, baseline - 4, entry.color, "2",
                     entry.isDashed ? "4 3" : "none");
            }
            text(entry.x + 21, baseline, entry.name, mutedInk);
        }
    }

    void drawBands()
    {
        for (const ReportChart::Band& band : m_chart.bands) {
            const double from = x(band.range.from);
            const double to = x(band.range.to);
            if (to <= from)
                continue;
            element("rect", {{"x", number(from)},
                             {"y", number(m_top)},
                             {"width", number(to - from)},
                             {"height", number(m_plotHeight)},
                             {"fill", QLatin1String(periodColors(band.period).fill)}});
        }
    }

    void drawGrid()
    {
        for (const AxisTick& tick : m_axis.ticks) {
            const double at = y(tick.value);
            line(leftEdge, at, m_rightEdge, at, "#d3dae2", "0.7");
            text(leftEdge - 6, at + 4, tick.text, mutedInk, "end");
        }
        for (const AxisTick& tick : ticksAcross()) {
            const double at = x(tick.value);
            line(at, m_bottom, at, m_bottom + 4, "#6b7785", "1");
            const double half = textWidth(tick.text) / 2;
            text(std::clamp(at, half, m_chart.width - half), m_bottom + 16, tick.text, mutedInk, "middle");
        }
        line(leftEdge, m_bottom, m_rightEdge, m_bottom, "#6b7785", "1");
        if (m_chart.across)
            text((leftEdge + m_rightEdge) / 2, m_bottom + axisHeight + 8, m_chart.across->title, mutedInk,
                 "middle");
    }

    [[nodiscard]] std::vector<AxisTick> ticksAcross() const
    {
        const int count = m_chart.width >= reportChartWidth ? 8 : 4;
        if (!m_chart.across)
            return timeTicks(m_chart.range, count);
        std::vector<AxisTick> ticks = valueAxis(m_from, m_to, m_chart.across->unit, count - 2).ticks;
        std::erase_if(ticks,
                      [this](const AxisTick& tick) { return tick.value < m_from || tick.value > m_to; });
        return ticks;
    }

    [[nodiscard]] const char* colorOf(std::size_t index) const
    {
        const int shared = index < m_chart.lines.size() ? m_chart.lines[index].colorOf : -1;
        return reportLineColor(shared >= 0 ? static_cast<std::size_t>(shared) : index);
    }

    void drawBars()
    {
        for (const ReportChart::Bar& bar : m_chart.bars) {
            const double from = x(bar.from);
            const double to = x(bar.to);
            element("rect", {{"x", number(from)},
                             {"y", number(y(bar.height))},
                             {"width", number(std::max(to - from - 1, 0.5))},
                             {"height", number(m_bottom - y(bar.height))},
                             {"fill", QLatin1String(reportLineColor(0))}});
        }
    }

    void drawRibbon(const ReportChart::Ribbon& ribbon)
    {
        QStringList outline;
        for (const ReportChart::Ribbon::Edge& edge : ribbon.edges)
            outline.push_back(number(x(edge.x)) + u',' + number(y(edge.high)));
        for (auto edge = ribbon.edges.rbegin(); edge != ribbon.edges.rend(); ++edge)
            outline.push_back(number(x(edge->x)) + u',' + number(y(edge->low)));
        if (outline.isEmpty())
            return;
        element("polygon", {{"points", outline.join(u' ')},
                            {"fill", QLatin1String(colorOf(static_cast<std::size_t>(ribbon.colorOf)))},
                            {"fill-opacity", QStringLiteral("0.18")}});
    }

    void drawPoints(const ReportChart::Line& entry, const char* color)
    {
        QStringList points;
        for (const QPointF& point : entry.points) {
            points.push_back(number(x(point.x())) + u',' + number(y(point.y())));
            if (entry.hasDots)
                dot(points.back(), color);
        }
        drawRun(points.join(u' '), static_cast<int>(points.size()), color, entry.isDashed);
    }

    void drawThreshold()
    {
        if (!std::isnan(m_chart.threshold))
            line(leftEdge, y(m_chart.threshold), m_rightEdge, y(m_chart.threshold), "#a00f2e", "1.2", "4 3");
    }

    // The distance of the samples, by the columns that hold several of them, or else by the columns.
    [[nodiscard]] static double usualDistance(const std::vector<PixelColumn>& columns)
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

    void drawLine(const ReportChart::Line& entry, const char* color)
    {
        const double longest = 3 * usualDistance(entry.columns);
        QString points;
        int count = 0;
        QString lastPoint;
        const auto add = [&](double px, double value) {
            const QString point = number(px) + u',' + number(y(value));
            if (point == lastPoint)
                return;
            points += (points.isEmpty() ? QString() : QStringLiteral(" ")) + point;
            lastPoint = point;
            ++count;
        };
        const auto flush = [&] {
            drawRun(points, count, color);
            points.clear();
            lastPoint.clear();
            count = 0;
        };
        for (std::size_t i = 0; i < entry.columns.size(); ++i) {
            const PixelColumn& column = entry.columns[i];
            if (i > 0 && static_cast<double>(column.firstAt.ms - entry.columns[i - 1].lastAt.ms) > longest)
                flush();
            add(x(column.firstAt), column.first);
            if (column.count > 2) {
                const double middle = (x(column.firstAt) + x(column.lastAt)) / 2;
                add(middle, column.min);
                add(middle, column.max);
            }
            add(x(column.lastAt), column.last);
        }
        flush();
    }

    // What stands between two gaps; a lonely sample would be invisible as a line.
    void drawRun(const QString& points, int count, const char* color, bool isDashed = false)
    {
        if (count == 1) {
            dot(points, color);
        } else if (count > 1) {
            element("polyline",
                    {{"points", points},
                     {"fill", QStringLiteral("none")},
                     {"stroke", QLatin1String(color)},
                     {"stroke-width", QStringLiteral("1.4")},
                     {"stroke-dasharray", isDashed ? QStringLiteral("4 3") : QStringLiteral("none")},
                     {"stroke-linejoin", QStringLiteral("round")}});
        }
    }

    void dot(const QString& at, const char* color)
    {
        const QStringList position = at.split(u',');
        element("circle", {{"cx", position[0]},
                           {"cy", position[1]},
                           {"r", QStringLiteral("1.6")},
                           {"fill", QLatin1String(color)}});
    }

    void drawMarker(const PlacedMarker& placed)
    {
        const char* color = eventColor(placed.marker->event);
        const double nameTop = m_top - 2 - (m_markerRows - placed.row) * rowHeight;
        line(placed.x, nameTop, placed.x, m_bottom, color, "1", "2 2");
        text(placed.leftOfLine ? placed.x - 3 : placed.x + 3, nameTop + 11, placed.marker->name, color,
             placed.leftOfLine ? "end" : "start");
    }

    const ReportChart& m_chart;
    QByteArray m_svg;
    QXmlStreamWriter m_xml;
    ValueAxis m_axis;
    std::vector<PlacedMarker> m_markers;
    std::vector<LegendEntry> m_legend;
    int m_markerRows = 0;
    int m_legendRows = 0;
    double m_from = 0;
    double m_to = 1;
    double m_rightEdge = 0;
    double m_plotHeight = 0;
    double m_top = 0;
    double m_bottom = 0;
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
        return QCoreApplication::translate("Report", "Baseline", "period before the fault");
    case ReportChart::Period::Affected:
        return QCoreApplication::translate("Report", "Affected", "period of the fault");
    case ReportChart::Period::After:
        return QCoreApplication::translate("Report", "After the action", "period of verification");
    }
    return {};
}

} // namespace qd
