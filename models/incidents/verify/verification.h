// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/locate/locate.h"

#include <vector>

namespace qd {

/// How long late labels are waited for after the window.
inline constexpr Duration labelGrace{15'000};

enum class Verdict { Pending, Passed, Failed, NotEnoughData };

/// Fixed before the watching begins, so that the verdict cannot be shopped for.
struct VerificationSpec
{
    Subject subject;
    TimeRange baseline; ///< the healthy period of Location
    TimeRange affected; ///< the bad period, shown beside it
    Timestamp start;    ///< end of the action plus a settling time
    Duration window{60'000};
    Duration qualityWindow{30'000}; ///< the monitor's: how far samples of windowed series look back
    std::int64_t minimumPredictions = 100;
    double ratioMargin = 0.03;   ///< non-inferiority margin for accuracy and error rate, absolute
    double latencyMargin = 0.25; ///< the margin for latency and other magnitudes, relative to the baseline
    double confidence = 0.95;
};

/// One metric, before against after: positive `improvement` is better than the baseline, whatever the metric.
struct MetricComparison
{
    std::string metric;
    /// "newcombe", "bootstrap" ("dirichlet" in older incidents), "mann-whitney", or "order-statistics": the
    /// quantile that the incident's series names, when both periods have records enough for its interval. A
    /// shift of the middle would overlook a tail that stays bad.
    std::string method;
    std::int64_t baselineCount = 0;
    std::int64_t affectedCount = 0;
    std::int64_t afterCount = 0;
    double baselineValue = 0;
    double affectedValue = 0;
    double afterValue = 0;
    double improvement =
        0;          ///< after against baseline, in the metric's unit; NaN with its interval: too few records
    double low = 0; ///< interval of `improvement`
    double high = 0;
    double margin = 0;    ///< in the metric's unit, > 0
    bool primary = false; ///< the metric of the incident; it alone can fail the verdict on its own
    Verdict verdict = Verdict::Pending;
};

struct Verification
{
    VerificationSpec spec;
    std::string actionId; ///< the action that is being verified
    Timestamp at;
    double progress = 0;                       ///< 0 to 1: the smaller of time and data
    std::vector<MetricComparison> comparisons; ///< primary first
    Verdict verdict = Verdict::Pending;
    Duration estimatedRemaining{0}; ///< while Pending
};

/// The state of the verification at `now`; Pending until the window is full. Passed: every interval lies
/// above −margin. Failed: the primary's interval lies wholly below −margin, or at the end of the window it
/// still reaches below it while the affected period is not clearly left. NotEnoughData: too few records. Only
/// records made in [start, start + window) count, and the affected period is cut at the start. Samples of
/// series that look back over the quality window count from one such window later, for as long. There is no
/// verdict before the window's end, good or bad: an interval looked at again and again is no 95 % interval.
/// For accuracy the verdict then waits for late labels, until nine in ten predictions of the window have one,
/// at most `labelGrace`. Secondary metrics (of accuracy, error ratio and latency those that the predictions
/// tell) must hold for Passed but cannot make it Failed: then it is NotEnoughData, and the comparison itself
/// says Failed. Non-inferiority (see TRIAGE.md) by the comparisons of the evaluation (figures.h), and by
/// Mann–Whitney with Hodges–Lehmann shift, widened for serial correlation, for the samples of a series that
/// predictions do not tell. Pool thread; about a quarter of a second for 50,000 predictions.
[[nodiscard]] Result<Verification> verify(const HistoryReader& reader, const VerificationSpec& spec,
                                          Timestamp now, const CancelToken& cancel = {});

/// Returns whether the history has read the prediction log beyond the end of the window; true as well when
/// the baseline shows that there is no log. After a console's start its log is behind, and what is missing is
/// no evidence. Pool thread.
[[nodiscard]] Result<bool> hasCaughtUp(const HistoryReader& reader, const VerificationSpec& spec);

} // namespace qd
