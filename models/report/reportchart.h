// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/metrics.h"
#include "models/base/time.h"
#include "models/history/historyreader.h"

#include <QByteArray>
#include <QPointF>
#include <QString>

#include <limits>
#include <optional>
#include <vector>

namespace qd {

/// Logical pixels; on A4 the chart fills the width between the margins.
inline constexpr int reportChartWidth = 720;
/// As many pixel columns as a line is asked for: one per pixel of the plot.
inline constexpr int reportChartColumns = 640;

/// One chart of a report as values; reportChartSvg() draws it. Values stand above time, or above another
/// value when `across` is set.
struct ReportChart
{
    struct Line
    {
        QString name;
        std::vector<PixelColumn> columns; ///< ascending in time
        /// The points of a line, instead of columns: x (milliseconds since the epoch on a time axis) and y;
        /// drawn without gaps.
        std::vector<QPointF> points = {};
        bool isDashed = false; ///< an estimate, or a line to compare with
        bool hasDots = false;  ///< a dot on every point
        int colorOf = -1;      ///< the line whose colour it shares; −1: one of its own
    };
    /// An area between two values, of a line's uncertainty say.
    struct Ribbon
    {
        struct Edge
        {
            double x = 0;
            double low = 0;
            double high = 0;
        };
        QString name;
        std::vector<Edge> edges; ///< ascending in x
        int colorOf = 0;         ///< the index of this line's colour
    };
    /// A bar of a histogram, from 0 up.
    struct Bar
    {
        double from = 0;
        double to = 0;
        double height = 0;
    };
    struct Across
    {
        QString title;
        double low = 0;
        double high = 1;
        MetricUnit unit = MetricUnit::Ratio;
        bool isLogarithmic = false; ///< whether the axis is logarithmic; then `low` is above 0
    };
    enum class Period { Baseline, Affected, After };
    struct Band
    {
        Period period = Period::Baseline;
        TimeRange range;
        QString name = {}; ///< the name; empty: that of the period
    };
    enum class Event { Onset, Alert, Version, Switch };
    struct Marker
    {
        Event event = Event::Onset;
        Timestamp at;
        QString name;
    };

    QString title;
    MetricUnit unit = MetricUnit::Count;
    TimeRange range; ///< the range of the time axis
    std::optional<Across> across;
    std::optional<std::pair<double, double>> ends; ///< the ends of the value axis; absent: by what is drawn
    std::vector<Line> lines;
    std::vector<Ribbon> ribbons;
    std::vector<Bar> bars;
    std::vector<Band> bands;
    std::vector<Marker> markers;
    double threshold = std::numeric_limits<double>::quiet_NaN(); ///< the threshold; NaN: none
    QString thresholdName; ///< the threshold's name; empty: "Alert threshold"
    int width = reportChartWidth;
    int plotHeight = 150;

    [[nodiscard]] bool isEmpty() const;
};

/// One <svg> element in dark ink on white, self-contained, of the features that both browsers and Qt's SVG
/// renderer know. Times are local. Where a line's samples are further apart than three times their usual
/// distance, it is broken.
[[nodiscard]] QByteArray reportChartSvg(const ReportChart& chart);

/// Colour of the n-th line and of each period and event, as in the light theme.
[[nodiscard]] const char* reportLineColor(std::size_t index);
[[nodiscard]] QString periodName(ReportChart::Period period);

} // namespace qd
