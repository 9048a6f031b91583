// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"

#include <QString>

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace qd {

/// Alerts of one model side by side. Those that overlap in time stand in rows below each other; within a row
/// they are disjoint and ascend by time.
struct TimelineLane
{
    std::string endpoint;
    std::string model;
    int top = 0;                                ///< px from the top of the first lane
    int height = 0;                             ///< px
    std::vector<std::vector<std::size_t>> rows; ///< indices of alerts
};

/// Which alert stands where, without the time axis. Built in O(n log n); what a stretch of time shows is
/// found by binary search, so that painting costs what is visible.
class TimelineLayout
{
public:
    static constexpr int rowHeight = 24;
    static constexpr int lanePadding = 6;
    static constexpr int minimumLane = 40; ///< two lines of text beside it

    /// What people call an endpoint, by its id.
    using Name = std::function<QString(const std::string&)>;

    TimelineLayout() = default;
    /// Lanes stand by the names of their endpoints (by id without `nameOf`), then of their models.
    explicit TimelineLayout(std::vector<Alert> alerts, const Name& nameOf = {});

    [[nodiscard]] const std::vector<Alert>& alerts() const { return m_alerts; }
    [[nodiscard]] const std::vector<TimelineLane>& lanes() const { return m_lanes; }
    [[nodiscard]] int height() const;
    [[nodiscard]] std::optional<std::size_t> find(const std::string& id) const;

    /// Top of the alert's row, px from the top of the first lane.
    [[nodiscard]] int topOf(std::size_t alert) const { return m_tops[alert]; }
    /// The row at that height, nullptr between rows.
    [[nodiscard]] const std::vector<std::size_t>* rowAt(int y) const;
    [[nodiscard]] const TimelineLane* laneAt(int y) const;
    /// Positions [first, last) in `row` of the alerts that overlap the range.
    [[nodiscard]] std::pair<std::size_t, std::size_t> visible(const std::vector<std::size_t>& row,
                                                              TimeRange range) const;
    /// All alerts that overlap the range in reading order: lane by lane, each by time.
    [[nodiscard]] std::vector<std::size_t> inReadingOrder(TimeRange range) const;

    /// An open alert has no end yet: it lasts for ever.
    [[nodiscard]] static Timestamp endOf(const Alert& alert);

private:
    void sortLanes(const Name& nameOf);
    void placeInRows(TimelineLane& lane, std::size_t alert);

    std::vector<Alert> m_alerts; ///< ascending by pendingAt
    std::vector<TimelineLane> m_lanes;
    std::vector<int> m_tops;
};

} // namespace qd
