// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

/// Hangs: requests are in flight and none finishes. Pure functions, any thread.
namespace qd {

/// Samples of one series; the times ascend, NaN is no sample.
struct SampledSeries
{
    std::span<const double> seconds;
    std::span<const double> values;
};

/// A stretch without completions; all times in seconds.
struct Hang
{
    double from = 0;     ///< the sample after which none finished
    double until = 0;    ///< the last sample that shows so
    double inFlight = 0; ///< the fewest requests that were in flight at any sample of it

    [[nodiscard]] double length() const { return until - from; }
};

/// How long nothing may finish before it is a hang: max(30 s, 10 × p99). NaN where p99 is not known.
[[nodiscard]] double hangThreshold(double p99Seconds);

/// Stretches longer than hangThreshold() in which at least one request was in flight at every sample and no
/// sample of `completed` tells of a completion since the sample before it (a count or a rate; failures are
/// completions, too; NaN, as after a restart, ends a stretch). Nothing where p99 is not known.
///
/// What was not sampled is not claimed: a gap of more than three usual intervals in either series – the
/// endpoint was down, or nobody looked – ends a stretch. O(n).
[[nodiscard]] std::vector<Hang> findHangs(const SampledSeries& inFlight, const SampledSeries& completed,
                                          double p99Seconds);

} // namespace qd
