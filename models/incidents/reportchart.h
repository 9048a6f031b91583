// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/metrics.h"
#include "models/base/time.h"
#include "models/history/historyreader.h"

#include <QByteArray>
#include <QString>

#include <limits>
#include <vector>

namespace qd {

/// One chart of a report as values; reportChartSvg() draws it.
struct ReportChart
{
    struct Line
    {
        QString name;
        std::vector<PixelColumn> columns; ///< ascending in time
    };
    enum class Period { Baseline, Affected, After };
    struct Band
    {
        Period period = Period::Baseline;
        TimeRange range;
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
    TimeRange range;
    std::vector<Line> lines;
    std::vector<Band> bands;
    std::vector<Marker> markers;
    double threshold = std::numeric_limits<double>::quiet_NaN(); ///< NaN: none

    [[nodiscard]] bool isEmpty() const;
};

/// Logical pixels; on A4 the chart fills the width between the margins.
inline constexpr int reportChartWidth = 720;
/// As many pixel columns as a line is asked for: one per pixel of the plot.
inline constexpr int reportChartColumns = 640;

/// One <svg> element in dark ink on white, self-contained, of the features that both browsers and Qt's SVG
/// renderer know. Times are local. Where a line's samples are further apart than three times their usual
/// distance, it is broken.
[[nodiscard]] QByteArray reportChartSvg(const ReportChart& chart);

/// Colour of the n-th line and of each period and event, as in the light theme.
[[nodiscard]] const char* reportLineColor(std::size_t index);
[[nodiscard]] QString periodName(ReportChart::Period period);

} // namespace qd
