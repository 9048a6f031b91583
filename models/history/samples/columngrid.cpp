// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/columngrid.h"

#include <algorithm>
#include <bit>

namespace qd {

namespace {

std::int64_t floorTo(std::int64_t value, std::int64_t step)
{
    const std::int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

} // namespace

Duration columnStep(TimeRange range, int columns)
{
    const double ideal = std::max(1.0, static_cast<double>(range.length().count()) /
                                           static_cast<double>(std::max(1, columns)));
    const auto below = static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(ideal)));
    std::int64_t best = below;
    const auto miss = [ideal](std::int64_t step) {
        return std::max(static_cast<double>(step) / ideal, ideal / static_cast<double>(step));
    };
    for (const std::int64_t step : {below + below / 2, below * 2}) {
        if (miss(step) < miss(best))
            best = step;
    }
    return Duration{best};
}

ColumnGrid columnGrid(TimeRange range, Duration step)
{
    const std::int64_t from = floorTo(range.from.ms, step.count());
    const std::int64_t to = floorTo(range.to.ms + step.count() - 1, step.count());
    return {{{from}, {to}}, static_cast<int>((to - from) / step.count()), step};
}

unsigned alignmentOf(TimeRange range, int columns)
{
    const std::int64_t length = range.length().count();
    if (columns < 1 || length < columns || length % columns != 0)
        return 0;
    return static_cast<unsigned>(std::countr_zero(static_cast<std::uint64_t>(range.from.ms) |
                                                  static_cast<std::uint64_t>(length / columns)));
}

} // namespace qd
