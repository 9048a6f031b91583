// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <deque>
#include <span>
#include <utility>
#include <vector>

namespace qd::fleet {

/// Exact quantiles of the values of the last `window`, as a summary metric shows them. Memory grows with the
/// values in the window. Not thread-safe.
class SlidingQuantiles
{
public:
    using Clock = std::chrono::steady_clock;

    explicit SlidingQuantiles(Clock::duration window) : m_window(window) {}

    void add(Clock::time_point at, double value);
    /// One answer per asked quantile (0 to 1), nearest rank; NaN when the window is empty.
    [[nodiscard]] std::vector<double> quantiles(Clock::time_point now, std::span<const double> asked);

private:
    void forget(Clock::time_point now);

    Clock::duration m_window;
    std::deque<std::pair<Clock::time_point, double>> m_values;
};

} // namespace qd::fleet
