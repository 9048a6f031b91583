// SPDX-License-Identifier: Apache-2.0
#include "models/detect/leak.h"

#include "models/detect/robust.h"
#include "models/detect/trend.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace qd {

namespace {

constexpr double restartDrop = 0.1;
constexpr double significant = 0.01;
constexpr double offTheLine = 3.0; ///< robust standard deviations
constexpr double flicker = 0.001;  ///< of the level: less than that is on any line
constexpr double secondsPerHour = 3600.0;
constexpr double never = std::numeric_limits<double>::infinity();

std::vector<double> residuals(std::span<const double> seconds, std::span<const double> bytes,
                              const TheilSen& line)
{
    std::vector<double> rest;
    rest.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i)
        rest.push_back(bytes[i] - line.intercept - line.slope * seconds[i]);
    return rest;
}

/// Samples of the warm-up, at most half of all.
std::size_t warmUp(std::span<const double> seconds, std::span<const double> bytes)
{
    const std::size_t half = bytes.size() / 2;
    if (bytes.size() - half < fewestForLeak)
        return 0;
    const TheilSen line = theilSen(seconds.subspan(half), bytes.subspan(half));
    if (std::isnan(line.slope))
        return 0;
    const auto rest = residuals(seconds, bytes, line);
    const double noise = robustCentre(std::span(rest).subspan(half)).scale;
    const double level = std::abs(median({bytes.begin(), bytes.end()}));
    const double tolerance = std::max(offTheLine * noise, flicker * level);
    const auto settled = std::find_if(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(half),
                                      [tolerance](double off) { return std::abs(off) <= tolerance; });
    // What settles exponentially still climbs when it comes within the noise: as long again.
    return std::min(2 * static_cast<std::size_t>(settled - rest.begin()), half);
}

double timeTo(double left, double perSecond)
{
    return perSecond > 0 ? std::max(left, 0.0) / perSecond : never;
}

} // namespace

std::size_t lastRestart(std::span<const double> bytes)
{
    std::size_t start = 0;
    for (std::size_t i = 1; i < bytes.size(); ++i) {
        if (bytes[i] < (1 - restartDrop) * bytes[i - 1])
            start = i;
    }
    return start;
}

Leak findLeak(std::span<const double> seconds, std::span<const double> bytes, const LeakTerms& terms)
{
    Leak leak;
    leak.secondsToLimit = std::nan("");
    leak.toLimitRange = {std::nan(""), std::nan("")};
    leak.first = lastRestart(bytes);
    leak.first += warmUp(seconds.subspan(leak.first), bytes.subspan(leak.first));
    const auto times = seconds.subspan(leak.first);
    const auto values = bytes.subspan(leak.first);
    if (values.size() < fewestForLeak || times.front() == times.back())
        return leak;

    const TheilSen line = theilSen(times, values);
    const MannKendall trend = mannKendall(values);
    const double inflation = serialInflation(autocorrelation(residuals(times, values, line)));
    const Interval perSecond = theilSenInterval(times, values, trend.variance * inflation);
    leak.seconds = times.back() - times.front();
    leak.tau = trend.tau;
    leak.pValue = normalTwoSided(trend.z / std::sqrt(inflation));
    leak.perHour = line.slope * secondsPerHour;
    leak.perHourRange = {perSecond.low * secondsPerHour, perSecond.high * secondsPerHour};
    leak.startLevel = line.intercept + line.slope * times.front();
    leak.endLevel = line.intercept + line.slope * times.back();
    if (!(leak.pValue < significant) || !(line.slope > 0)) {
        leak.verdict = LeakVerdict::NoTrend;
    } else if (std::isnan(terms.limit)) {
        leak.verdict = LeakVerdict::NoLimit;
    } else {
        const double left = terms.limit - leak.endLevel;
        leak.secondsToLimit = timeTo(left, line.slope);
        leak.toLimitRange = {timeTo(left, perSecond.high), timeTo(left, perSecond.low)};
        leak.verdict =
            leak.secondsToLimit <= terms.horizonSeconds ? LeakVerdict::Leaks : LeakVerdict::BeyondHorizon;
    }
    return leak;
}

} // namespace qd
