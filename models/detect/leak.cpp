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
constexpr std::size_t samplesPerLevel = 3;
constexpr double significant = 0.01;
constexpr double offTheLine = 3.0; ///< robust standard deviations
constexpr double flicker = 0.001;  ///< the share of the level below which a deviation is on any line
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
    const RobustCentre centre = robustCentre(std::span(rest).subspan(half));
    const double level = std::abs(median({bytes.begin(), bytes.end()}));
    const double tolerance = std::max(offTheLine * centre.scale, flicker * level);
    const auto settled = std::find_if(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(half),
                                      [&](double off) { return std::abs(off - centre.median) <= tolerance; });
    // What settles exponentially still climbs when it comes within the noise: as long again.
    return std::min(2 * static_cast<std::size_t>(settled - rest.begin()), half);
}

/// Returns the level of three samples: one that went astray is no level.
double levelBefore(std::span<const double> bytes, std::size_t end)
{
    const auto samples = bytes.subspan(end - std::min(end, samplesPerLevel), std::min(end, samplesPerLevel));
    return median({samples.begin(), samples.end()});
}

double levelFrom(std::span<const double> bytes, std::size_t begin)
{
    const auto samples = bytes.subspan(begin, std::min(bytes.size() - begin, samplesPerLevel));
    return median({samples.begin(), samples.end()});
}

double timeTo(double left, double perSecond)
{
    return perSecond > 0 ? std::max(left, 0.0) / perSecond : never;
}

} // namespace

std::size_t lastRestart(std::span<const double> bytes)
{
    const auto fell = [](double from, double to) { return to < (1 - restartDrop) * from; };
    for (std::size_t i = bytes.size(); i-- > 1;) {
        if (fell(bytes[i - 1], bytes[i]) && fell(levelBefore(bytes, i), levelFrom(bytes, i)))
            return i;
    }
    return 0;
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
