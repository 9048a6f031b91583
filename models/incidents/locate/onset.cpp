// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/locate/onset.h"

#include "models/detect/changepoint.h"
#include "models/detect/rampfit.h"
#include "models/detect/robust.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr std::size_t valuesForLevels = 120;
constexpr std::size_t valuesForRamp = 300;
constexpr std::size_t fewestHealthy = 10;
constexpr double longestRamp = 90.0;  ///< seconds; a sliding window plus late labels
constexpr double closestLook = 60.0;  ///< seconds looked at on either side of the change, at least
constexpr double recovered = 0.25;    ///< share of the fall within which a level still counts as healthy
constexpr double clearFall = 3.5;     ///< standard deviations of the healthy stretch
constexpr double serialPenalty = 4.0; ///< sliding windows make neighbours alike: dearer change points

struct Level
{
    double from = 0; ///< seconds, inclusive
    double to = 0;
    double badness = 0; ///< the level, signed so that more is worse
};

std::vector<Level> levelsOf(const Trace& trace, double sign)
{
    const Trace thin = trace.thinned(valuesForLevels);
    PeltOptions options;
    options.penalty = serialPenalty * defaultPenalty(ChangeCost::Mean, thin.values.size());
    std::vector<std::size_t> bounds = changePoints(thin.values, options);
    bounds.push_back(thin.values.size());
    std::vector<Level> levels;
    std::size_t start = 0;
    for (const std::size_t end : bounds) {
        const std::vector<double> part(thin.values.begin() + static_cast<std::ptrdiff_t>(start),
                                       thin.values.begin() + static_cast<std::ptrdiff_t>(end));
        levels.push_back({thin.seconds[start], thin.seconds[end - 1], sign * median(part)});
        start = end;
    }
    // Thinning moves the outermost values inwards.
    levels.front().from = trace.seconds.front();
    levels.back().to = trace.seconds.back();
    return levels;
}

/// Bad is what lies furthest from the usual level.
double signOf(const Trace& trace, BadSide side)
{
    if (side != BadSide::Unknown)
        return side == BadSide::Above ? 1.0 : -1.0;
    const double usual = median(trace.values);
    const std::vector<Level> levels = levelsOf(trace, 1.0);
    const auto furthest =
        std::max_element(levels.begin(), levels.end(), [usual](const Level& a, const Level& b) {
            return std::abs(a.badness - usual) < std::abs(b.badness - usual);
        });
    return furthest->badness >= usual ? 1.0 : -1.0;
}

bool lessBad(const Level& a, const Level& b)
{
    return a.badness < b.badness;
}

/// Returns the usual badness of the levels [first, last), by the time they lasted: half of it was no worse.
double usualBadness(const std::vector<Level>& levels, std::ptrdiff_t first, std::ptrdiff_t last)
{
    std::vector<Level> run(levels.begin() + first, levels.begin() + last);
    std::sort(run.begin(), run.end(), lessBad);
    double half = 0;
    for (const Level& level : run)
        half += (level.to - level.from) / 2;
    for (const Level& level : run) {
        half -= level.to - level.from;
        if (half <= 0)
            return level.badness;
    }
    return run.back().badness;
}

/// The levels between which the fault began, and how far both reach.
struct Fall
{
    double healthyFrom = 0;
    double healthyTo = 0;
    double badFrom = 0;
    double badTo = 0;
};

std::optional<Fall> fallAround(const std::vector<Level>& levels, std::optional<double> anchor)
{
    using Steps = std::ptrdiff_t;
    const auto count = static_cast<Steps>(levels.size());
    const auto at = [&levels](Steps i) -> const Level& { return levels[static_cast<std::size_t>(i)]; };
    const auto worst = std::max_element(levels.begin(), levels.end(), lessBad) - levels.begin();
    Steps start = worst;
    if (anchor) {
        start = 0;
        while (start + 1 < count && at(start + 1).from <= *anchor)
            ++start;
    }
    // The alert goes off early on a ramp, where PELT may still see the healthy level.
    const double peak = std::max_element(levels.begin() + start, levels.end(), lessBad)->badness;
    const double best = std::min_element(levels.begin(), levels.begin() + start + 1, lessBad)->badness;
    if (!(peak > best))
        return std::nullopt;
    const double middle = (peak + best) / 2.0;
    while (at(start).badness < middle)
        ++start;
    while (start > 0 && at(start - 1).badness >= middle)
        --start;
    Steps last = start;
    while (last + 1 < count && at(last + 1).badness >= middle)
        ++last;

    // The usual level of the run before the fault, which ends where an earlier fault was mended.
    Steps first = start;
    while (first > 0 && at(first - 1).badness < middle)
        --first;
    if (first == start)
        return std::nullopt;
    const double usual = usualBadness(levels, first, start);
    const double limit = usual + recovered * (peak - usual);
    Steps healthy = start - 1;
    while (healthy > first && at(healthy).badness > limit)
        --healthy;
    while (first < healthy && at(first).badness > limit)
        ++first;
    return Fall{at(first).from, at(healthy).to, at(start).from, at(last).to};
}

} // namespace

std::optional<Onset> findOnset(const Trace& trace, BadSide side, std::optional<double> anchor)
{
    if (trace.values.size() < 8)
        return std::nullopt;
    const double sign = signOf(trace, side);
    const double end = trace.seconds.back();
    Fall fall{trace.seconds.front(), trace.seconds.front(), end, end};
    if (const auto found = fallAround(levelsOf(trace, sign), anchor))
        fall = *found;
    else
        fall.healthyTo = fall.badFrom = std::clamp(anchor.value_or(end), fall.healthyFrom, end);

    const double reach = std::max(closestLook, 2.0 * (fall.badFrom - fall.healthyTo));
    const Trace near = trace
                           .within(std::max(fall.healthyFrom, fall.healthyTo - reach),
                                   std::min(fall.badTo, fall.badFrom + reach))
                           .thinned(valuesForRamp);
    if (near.isEmpty())
        return std::nullopt;
    const double length = near.seconds.back() - near.seconds.front();
    const auto ramp = fitRamp(near.seconds, near.values, std::min(longestRamp, length / 2.0));
    // What was over a minute before the alert cannot have raised it.
    if (!ramp || (anchor && *anchor > ramp->onset + ramp->rampLength + closestLook))
        return std::nullopt;
    // A sliding mean of noise wanders in ramps too, but not far from where it usually is.
    const Trace healthy = trace.within(fall.healthyFrom, ramp->onset);
    if (healthy.values.size() < fewestHealthy)
        return std::nullopt;
    const double usual = robustCentre(healthy.values).scale;
    if (!(sign * (ramp->after - ramp->before) > clearFall * usual))
        return std::nullopt;
    return Onset{ramp->onset, ramp->onsetLow, ramp->onsetHigh, fall.healthyFrom, fall.badTo};
}

} // namespace qd
