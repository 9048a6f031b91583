// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/timegrid.h"

#include "models/base/timetext.h"
#include "models/base/timeunits.h"
#include "widgets/charts/plotview.h"
#include "widgets/charts/ticks.h"

#include <QDateTime>
#include <QFontMetricsF>

#include <algorithm>

namespace qd {

namespace {

constexpr double leastRoom = 60;     ///< px for a label
constexpr double roomPerWidth = 1.6; ///< the room that a label needs, in widths of a usual label

} // namespace

QStaticText axisLabel(const QString& text, const QFont& font)
{
    QStaticText label(text);
    label.setTextFormat(Qt::PlainText);
    label.prepare({}, font);
    return label;
}

int mostTimesOf(const PlotView& view)
{
    const double usual = QFontMetricsF(view.font()).horizontalAdvance(timeOfDayText({}));
    return std::max(2, static_cast<int>(view.plotArea().width() / std::max(roomPerWidth * usual, leastRoom)));
}

std::shared_ptr<const TimeGrid> sharedTimeGrid(const PlotView& view)
{
    // Plots own the grids: fonts do not outlive the application.
    static std::weak_ptr<const TimeGrid> newest;
    const Timestamp now{QDateTime::currentMSecsSinceEpoch()};
    TimeGrid wanted{view.range(), view.mostTimes(), view.font(), QLocale(), now.ms / minuteMs, {}};
    const auto grid = newest.lock();
    if (grid && grid->range == wanted.range && grid->most == wanted.most && grid->minute == wanted.minute &&
        grid->font == wanted.font && grid->locale == wanted.locale)
        return grid;
    for (const TimeTick& tick : timeTicks(wanted.range, wanted.most, now))
        wanted.lines.push_back({tick.at, axisLabel(tick.label, wanted.font)});
    auto made = std::make_shared<const TimeGrid>(std::move(wanted));
    newest = made;
    return made;
}

} // namespace qd
