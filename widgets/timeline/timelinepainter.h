// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/timeline/timelinelayout.h"
#include "widgets/timeline/timescale.h"

#include <QFont>
#include <QRectF>
#include <QString>

#include <functional>

class QPainter;

namespace qd {

/// Paints one view of the timeline: axis above, lane names at the left, bars between. All in the coordinates
/// of the viewport. Each bar says its severity by colour, by height (so that bars of a few pixels differ too)
/// and, where there is room, by a sign; pending stretches are hatched, resolved bars are pale with an end
/// mark, open ones are solid up to now.
struct TimelinePainter
{
    static constexpr int axisHeight = 38;
    static constexpr double minimumBar = 8; ///< px; a shorter one could not be hit

    const TimelineLayout& layout;
    TimeScale scale;  ///< the scale of the plot area
    QRectF plot;      ///< right of the lane names, below the axis
    int scrolled = 0; ///< px that the lanes are scrolled down
    Timestamp now;
    std::optional<Timestamp> earliest; ///< nothing was recorded before
    std::function<QString(const Alert&)> endpointName;
    std::optional<std::size_t> current;
    std::optional<std::size_t> hovered;
    bool focused = false;

    void paint(QPainter& painter, const QFont& font) const;
    /// Where the bar stands; wider than its time when that is shorter than `minimumBar`.
    [[nodiscard]] QRectF barRect(std::size_t alert) const;
    [[nodiscard]] std::optional<std::size_t> barAt(QPointF position) const;

private:
    void paintAxis(QPainter& painter) const;
    void paintLane(QPainter& painter, const TimelineLane& lane, bool odd) const;
    void paintRow(QPainter& painter, const std::vector<std::size_t>& row) const;
    void paintBar(QPainter& painter, std::size_t index, const QRectF& bar) const;
    void paintBarContent(QPainter& painter, const Alert& alert, const QRectF& bar, const QColor& text) const;
    void paintUnrecorded(QPainter& painter) const;
    void paintNow(QPainter& painter) const;
    [[nodiscard]] TimeRange shownRange() const;
};

} // namespace qd
