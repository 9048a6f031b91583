// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/timelinelayout.h"

#include <algorithm>
#include <map>

namespace qd {

Timestamp TimelineLayout::endOf(const Alert& alert)
{
    return alert.resolvedAt.ms != 0 ? alert.resolvedAt : Timestamp{std::numeric_limits<std::int64_t>::max()};
}

TimelineLayout::TimelineLayout(std::vector<Alert> alerts, const Name& nameOf) : m_alerts(std::move(alerts))
{
    std::erase_if(m_alerts, [](const Alert& alert) { return alert.state == AlertState::Inactive; });
    std::sort(m_alerts.begin(), m_alerts.end(), [](const Alert& a, const Alert& b) {
        return a.pendingAt != b.pendingAt ? a.pendingAt < b.pendingAt : a.id < b.id;
    });

    std::map<std::pair<std::string, std::string>, TimelineLane> lanes;
    for (std::size_t i = 0; i < m_alerts.size(); ++i) {
        TimelineLane& lane = lanes[{m_alerts[i].endpoint(), m_alerts[i].model()}];
        lane.endpoint = m_alerts[i].endpoint();
        lane.model = m_alerts[i].model();
        placeInRows(lane, i);
    }

    for (auto& [key, lane] : lanes)
        m_lanes.push_back(std::move(lane));
    sortLanes(nameOf);
    m_tops.resize(m_alerts.size());
    int top = 0;
    for (TimelineLane& lane : m_lanes) {
        lane.top = top;
        lane.height = std::max(minimumLane, static_cast<int>(lane.rows.size()) * rowHeight + 2 * lanePadding);
        for (std::size_t row = 0; row < lane.rows.size(); ++row) {
            for (const std::size_t alert : lane.rows[row])
                m_tops[alert] = top + lanePadding + static_cast<int>(row) * rowHeight;
        }
        top += lane.height;
    }
}

/// The models of an endpoint stay together.
void TimelineLayout::sortLanes(const Name& nameOf)
{
    const auto texts = [&nameOf](const TimelineLane& lane) {
        return std::pair(nameOf ? nameOf(lane.endpoint) : QString::fromStdString(lane.endpoint),
                         QString::fromStdString(lane.model));
    };
    std::stable_sort(m_lanes.begin(), m_lanes.end(), [&](const TimelineLane& a, const TimelineLane& b) {
        const auto left = texts(a);
        const auto right = texts(b);
        const int order = QString::localeAwareCompare(left.first, right.first);
        return order != 0 ? order < 0 : QString::localeAwareCompare(left.second, right.second) < 0;
    });
}

/// The first row that is free by then; alerts come in ascending order.
void TimelineLayout::placeInRows(TimelineLane& lane, std::size_t alert)
{
    for (auto& row : lane.rows) {
        if (endOf(m_alerts[row.back()]) <= m_alerts[alert].pendingAt) {
            row.push_back(alert);
            return;
        }
    }
    lane.rows.push_back({alert});
}

int TimelineLayout::height() const
{
    return m_lanes.empty() ? 0 : m_lanes.back().top + m_lanes.back().height;
}

std::optional<std::size_t> TimelineLayout::find(const std::string& id) const
{
    const auto found =
        std::find_if(m_alerts.begin(), m_alerts.end(), [&](const Alert& alert) { return alert.id == id; });
    if (found == m_alerts.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - m_alerts.begin());
}

const TimelineLane* TimelineLayout::laneAt(int y) const
{
    const auto after =
        std::upper_bound(m_lanes.begin(), m_lanes.end(), y,
                         [](int wanted, const TimelineLane& lane) { return wanted < lane.top; });
    if (y < 0 || after == m_lanes.begin())
        return nullptr;
    const TimelineLane& lane = *std::prev(after);
    return y < lane.top + lane.height ? &lane : nullptr;
}

const std::vector<std::size_t>* TimelineLayout::rowAt(int y) const
{
    const TimelineLane* lane = laneAt(y);
    if (lane == nullptr || y < lane->top + lanePadding)
        return nullptr;
    const auto row = static_cast<std::size_t>((y - lane->top - lanePadding) / rowHeight);
    return row < lane->rows.size() ? &lane->rows[row] : nullptr;
}

std::pair<std::size_t, std::size_t> TimelineLayout::visible(const std::vector<std::size_t>& row,
                                                            TimeRange range) const
{
    // Disjoint and ascending, so starts and ends are both sorted.
    const auto first = std::partition_point(row.begin(), row.end(),
                                            [&](std::size_t i) { return endOf(m_alerts[i]) < range.from; });
    const auto last = std::partition_point(first, row.end(),
                                           [&](std::size_t i) { return m_alerts[i].pendingAt < range.to; });
    return {static_cast<std::size_t>(first - row.begin()), static_cast<std::size_t>(last - row.begin())};
}

std::vector<std::size_t> TimelineLayout::inReadingOrder(TimeRange range) const
{
    std::vector<std::size_t> order;
    for (const TimelineLane& lane : m_lanes) {
        const auto laneBegin = std::ssize(order);
        for (const auto& row : lane.rows) {
            const auto [first, last] = visible(row, range);
            order.insert(order.end(), row.begin() + static_cast<std::ptrdiff_t>(first),
                         row.begin() + static_cast<std::ptrdiff_t>(last));
        }
        std::sort(order.begin() + laneBegin, order.end());
    }
    return order;
}

} // namespace qd
