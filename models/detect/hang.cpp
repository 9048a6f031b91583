// SPDX-License-Identifier: Apache-2.0
#include "models/detect/hang.h"

#include "models/detect/robust.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace qd {

namespace {

constexpr double shortestHang = 30.0;
constexpr double quantilesPerHang = 10.0;
constexpr double intervalsPerGap = 3.0;

/// Longer than this between two samples is a gap.
double longestInterval(std::span<const double> seconds)
{
    std::vector<double> intervals;
    for (std::size_t i = 1; i < seconds.size(); ++i)
        intervals.push_back(seconds[i] - seconds[i - 1]);
    return intervalsPerGap * median(std::move(intervals));
}

/// Reads the gauge forward in time.
class InFlight
{
public:
    explicit InFlight(const SampledSeries& series)
        : m_series(series), m_longest(longestInterval(series.seconds))
    {
    }

    /// The fewest of (from, to] and what was known at `from`; NaN where that is not known without a gap.
    /// Times must not go back.
    [[nodiscard]] double fewest(double from, double to)
    {
        advance(from);
        double fewest = known(from);
        while (m_next < m_series.seconds.size() && m_series.seconds[m_next] <= to) {
            const double value = m_series.values[m_next];
            if (!(m_series.seconds[m_next] - m_at <= m_longest) || std::isnan(value))
                fewest = std::nan("");
            fewest = value < fewest ? value : fewest;
            take();
        }
        return std::isnan(known(to)) ? std::nan("") : fewest;
    }

private:
    void take()
    {
        m_at = m_series.seconds[m_next];
        m_value = m_series.values[m_next++];
    }
    void advance(double to)
    {
        while (m_next < m_series.seconds.size() && m_series.seconds[m_next] <= to)
            take();
    }
    [[nodiscard]] double known(double at) const { return at - m_at <= m_longest ? m_value : std::nan(""); }

    SampledSeries m_series;
    double m_longest;
    std::size_t m_next = 0;
    double m_at = -std::numeric_limits<double>::infinity();
    double m_value = std::nan("");
};

} // namespace

double hangThreshold(double p99Seconds)
{
    return std::isnan(p99Seconds) ? p99Seconds : std::max(shortestHang, quantilesPerHang * p99Seconds);
}

std::vector<Hang> findHangs(const SampledSeries& inFlight, const SampledSeries& completed, double p99Seconds)
{
    const double threshold = hangThreshold(p99Seconds);
    const double longest = longestInterval(completed.seconds);
    InFlight gauge(inFlight);
    std::vector<Hang> hangs;
    std::optional<Hang> open;
    const auto close = [&] {
        if (open && open->length() > threshold)
            hangs.push_back(*open);
        open.reset();
    };
    for (std::size_t i = 1; i < completed.seconds.size(); ++i) {
        const double from = completed.seconds[i - 1];
        const double to = completed.seconds[i];
        const double fewest = gauge.fewest(from, to);
        if (!(completed.values[i] == 0.0 && to - from <= longest && fewest > 0)) {
            close();
            continue;
        }
        if (!open)
            open = Hang{from, to, fewest};
        open->until = to;
        open->inFlight = std::min(open->inFlight, fewest);
    }
    close();
    return hangs;
}

} // namespace qd
