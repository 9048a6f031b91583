// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/statistics/intervals.h"

#include <cstddef>
#include <limits>
#include <span>

/// Memory leaks: use that climbs without end. Pure functions, any thread.
namespace qd {

/// Why a time until the limit is told or not.
enum class LeakVerdict {
    TooFewSamples, ///< fewer than `fewestForLeak` after restarts and warm-up
    NoTrend,       ///< does not climb: Mann–Kendall p ≥ 0.01, or a slope that is not above zero
    NoLimit,       ///< climbs, towards a limit that is not known
    BeyondHorizon, ///< climbs, but so slowly that the limit is farther than the horizon
    Leaks,
};

inline constexpr std::size_t fewestForLeak = 8;

struct LeakTerms
{
    double limit = std::numeric_limits<double>::quiet_NaN(); ///< bytes; NaN: not known
    double horizonSeconds = 24 * 3600;
};

struct Leak
{
    LeakVerdict verdict = LeakVerdict::TooFewSamples;
    std::size_t first = 0; ///< sample with which the stretch begins that was judged
    double seconds = 0;    ///< length of the stretch
    double tau = 0;
    double pValue = 1;     ///< two-sided, serial correlation allowed for
    double perHour = 0;    ///< bytes
    Interval perHourRange; ///< 95 %
    double startLevel = 0; ///< the level at the beginning of the fitted line, bytes
    /// The level at the end of the fitted line, bytes; what is left to the limit counts from here.
    double endLevel = 0;
    double secondsToLimit = 0; ///< seconds from the last sample to the limit; 0: it is reached already. NaN
                               ///< unless Leaks or beyond
    Interval toLimitRange;     ///< earliest and latest, 95 %; the latest is infinite where the slope may be 0
};

/// The sample with which the last run of the process begins: a restart shows as a fall by more than a tenth
/// from one sample to the next, which the medians of three samples before and after it show, too.
[[nodiscard]] std::size_t lastRestart(std::span<const double> bytes);

/// Judges the use of memory since the last restart, without its warm-up: `seconds` ascend, `bytes` have no
/// NaN. The warm-up is what, of the first half, lies off the line through the second half before the first
/// sample that lies on it, and as long again. Then Mann–Kendall's p < 0.01, its variance widened for AR(1)
/// residuals, and the Theil–Sen slope with Sen's interval. O(n²): thin to a few hundred samples.
///
/// Limits: a cache that is emptied from time to time looks like a process that leaks and restarts, and a
/// curve that levels off later is taken for the line that it is now.
[[nodiscard]] Leak findLeak(std::span<const double> seconds, std::span<const double> bytes,
                            const LeakTerms& terms = {});

} // namespace qd
