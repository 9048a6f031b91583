// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <QFont>
#include <QLocale>
#include <QStaticText>

#include <memory>
#include <vector>

namespace qd {

class PlotView;

/// The round times of an axis with their labels, ready to be painted.
struct TimeGrid
{
    struct Line
    {
        Timestamp at;
        QStaticText label;
    };
    TimeRange range;
    int most = 0; ///< lines
    QFont font;
    QLocale locale;
    std::int64_t minute = 0; ///< the minute of the clock: today's times need no date
    std::vector<Line> lines;
};

/// Text that is laid out once, although it is painted with every frame.
[[nodiscard]] QStaticText axisLabel(const QString& text, const QFont& font);
/// Returns the number of lines that the plot has room for with their labels.
[[nodiscard]] int mostTimesOf(const PlotView& view);
/// The grid of the plot's present range. Plots on one axis share it, for each local time costs calls of the
/// system. In the GUI thread.
[[nodiscard]] std::shared_ptr<const TimeGrid> sharedTimeGrid(const PlotView& view);

} // namespace qd
