// SPDX-License-Identifier: Apache-2.0
#include "models/items/charts/chartcurves.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace qd {

namespace {

constexpr Duration leastGap{3'000};

/// More than three of the usual intervals is a gap.
std::int64_t gapThreshold(std::vector<std::int64_t> intervals)
{
    if (intervals.empty())
        return leastGap.count();
    const auto middle = intervals.begin() + static_cast<std::ptrdiff_t>(intervals.size() / 2);
    std::nth_element(intervals.begin(), middle, intervals.end());
    return std::max(leastGap.count(), 3 * *middle);
}

void append(std::vector<Sample>& segment, Sample sample)
{
    if (segment.empty() || segment.back().at != sample.at || segment.back().value != sample.value)
        segment.push_back(sample);
}

/// First, minimum, maximum and last. M4 keeps no times for the extremes; they are drawn within the column, in
/// the order in which the line runs through them with the least ink.
void appendColumn(std::vector<Sample>& segment, const PixelColumn& column)
{
    append(segment, {column.firstAt, column.first});
    const std::int64_t width = column.lastAt.ms - column.firstAt.ms;
    const bool rises = column.last >= column.first;
    const double earlier = rises ? column.min : column.max;
    const double later = rises ? column.max : column.min;
    if (earlier != column.first && earlier != column.last)
        append(segment, {{column.firstAt.ms + width / 3}, earlier});
    if (later != column.last && later != column.first)
        append(segment, {{column.firstAt.ms + 2 * width / 3}, later});
    append(segment, {column.lastAt, column.last});
}

} // namespace

std::vector<std::vector<Sample>> segmentsOf(const std::vector<PixelColumn>& columns, Duration step)
{
    // From the last sample of one column to the first of the next is a true interval between samples.
    std::vector<std::int64_t> intervals;
    for (std::size_t i = 1; i < columns.size(); ++i)
        intervals.push_back(columns[i].firstAt.ms - columns[i - 1].lastAt.ms);
    const std::int64_t threshold = std::max<std::int64_t>(gapThreshold(std::move(intervals)), step.count());
    std::vector<std::vector<Sample>> segments;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i == 0 || columns[i].firstAt.ms - columns[i - 1].lastAt.ms > threshold)
            segments.emplace_back();
        appendColumn(segments.back(), columns[i]);
    }
    return segments;
}

std::vector<std::vector<Sample>> segmentsOf(const std::vector<Sample>& samples)
{
    std::vector<std::int64_t> intervals;
    for (std::size_t i = 1; i < samples.size(); ++i)
        intervals.push_back(samples[i].at.ms - samples[i - 1].at.ms);
    const std::int64_t threshold = gapThreshold(std::move(intervals));
    std::vector<std::vector<Sample>> segments;
    bool broken = true;
    Timestamp previous;
    for (const Sample& sample : samples) {
        if (!std::isfinite(sample.value)) {
            broken = true;
            continue;
        }
        if (broken || sample.at.ms - previous.ms > threshold)
            segments.emplace_back();
        segments.back().push_back(sample);
        previous = sample.at;
        broken = false;
    }
    return segments;
}

} // namespace qd
