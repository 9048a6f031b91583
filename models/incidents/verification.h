// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/locate.h"

#include <vector>

namespace qd {

enum class Verdict { Pending, Passed, Failed, NotEnoughData };

/// Fixed before the watching begins, so that the verdict cannot be shopped for.
struct VerificationSpec
{
    Subject subject;
    TimeRange baseline;   ///< the healthy period of Location
    TimeRange affected;   ///< the bad period, shown beside it
    Timestamp start;      ///< end of the action plus a settling time
    Duration window{60'000};
    std::int64_t minimumPredictions = 100;
    double ratioMargin = 0.03;   ///< non-inferiority margin for accuracy and error rate, absolute
    double latencyMargin = 0.25; ///< for latency and other magnitudes, relative to the baseline
    double confidence = 0.95;
};

/// One metric, before against after: positive `improvement` is better than the baseline, whatever the metric.
struct MetricComparison
{
    std::string metric;
    std::string method; ///< "newcombe", "mann-whitney"
    std::int64_t baselineCount = 0;
    std::int64_t affectedCount = 0;
    std::int64_t afterCount = 0;
    double baselineValue = 0;
    double affectedValue = 0;
    double afterValue = 0;
    double improvement = 0; ///< after against baseline, in the metric's unit
    double low = 0;         ///< interval of `improvement`
    double high = 0;
    double margin = 0; ///< in the metric's unit, > 0
    bool primary = false; ///< the metric of the incident; it alone can fail the verdict on its own
    Verdict verdict = Verdict::Pending;
};

struct Verification
{
    VerificationSpec spec;
    std::string actionId; ///< the action that is being verified
    Timestamp at;
    double progress = 0; ///< 0 to 1: the smaller of time and data
    std::vector<MetricComparison> comparisons; ///< primary first
    Verdict verdict = Verdict::Pending;
    Duration estimatedRemaining{0}; ///< while Pending
};

/// The state of the verification at `now`; Pending until the window is full. Passed: every interval lies above
/// −margin. Failed: the primary's interval lies wholly below −margin, or at the end of the window it still
/// reaches below it while the affected period is not clearly left. NotEnoughData: too few records.
/// Non-inferiority after algorithms.md: Newcombe (1998, method 10) for proportions; Mann–Whitney with
/// Hodges–Lehmann shift for latencies.
[[nodiscard]] Result<Verification> verify(const HistoryReader& reader, const VerificationSpec& spec, Timestamp now,
                                          const CancelToken& cancel = {});

} // namespace qd
