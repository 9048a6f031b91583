// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/slices/segmentfalls.h"
#include "models/incidents/analyse/metricchanges.h"
#include "models/incidents/locate/predictionoutcome.h"
#include "models/incidents/locate/versionhistory.h"

#include <optional>

/// What the history says about an incident, before anything is concluded from it. An absent fact is one that
/// the history cannot tell.
namespace qd {

/// Outcomes of two groups of predictions; `delta`, positive when the second group is worse, with its 95 %
/// interval.
struct Contrast
{
    std::int64_t firstCount = 0;
    std::int64_t secondCount = 0;
    double first = 0; ///< share, or median seconds
    double second = 0;
    double delta = 0;
    double low = 0;
    double high = 0;
};

/// Compares by compareFigure(). Nothing for fewer than 30 outcomes on either side.
[[nodiscard]] std::optional<Contrast> contrast(const EvaluatedRows& rows, RowSpan first, RowSpan second,
                                               OutcomeKind kind);

/// Three robust standard deviations. Gauges are few and serially correlated, so a p-value of a minute of them
/// never gets small, however plain the change.
inline constexpr double clearEffect = 3.0;

/// The p-value below which a change is more than chance.
inline constexpr double significant = 0.01;

struct VersionFacts
{
    bool known = false; ///< predictions or events name versions
    bool byPredictions = false;
    std::optional<VersionSwitch> change; ///< the switch nearest to the onset
    double secondsFromOnset = 0;         ///< positive: after it
    double chance = 1; ///< probability that some switch falls as near to the onset by coincidence
    std::optional<Contrast> sequential; ///< old version before, new version after
    std::optional<Contrast> concurrent; ///< old and new version, both in the affected period
};

struct TrafficFacts
{
    double before = 0; ///< requests per second
    double after = 0;
    bool clear = false; ///< the difference is beyond chance
    std::optional<Change> pending;
};

struct ErrorFacts
{
    Contrast failures; ///< shares of failed requests
    /// The status code of the failures that were added; empty when only the ratio is known.
    std::string leadingCode;
    std::int64_t leadingCount = 0;
};

struct LabelFacts
{
    double shareBefore = 0; ///< the share of predictions with a label
    double shareAfter = 0;  ///< share of predictions with a label in the first half of the affected period:
                            ///< later labels may be on their way
    AnswerDrift drift;
    std::int64_t labelled = 0; ///< the smaller side
};

/// One memory that was looked at.
struct MemoryFacts
{
    SeriesKey key;
    Climb climb;
    double limit = 0; ///< bytes; NaN: not known
    Timestamp until;  ///< the last sample, from which the time until the limit counts
};

struct HangFacts
{
    double longest = 0;        ///< seconds without completions, 0: requests kept finishing
    TimeRange range;           ///< the range of the longest hang
    std::int64_t inFlight = 0; ///< at least, all the while

    [[nodiscard]] bool hangs() const { return longest > 0; }
};

struct Facts
{
    OutcomeKind outcome = OutcomeKind::None;
    std::string metric; ///< the breached one
    VersionFacts version;
    std::optional<TrafficFacts> traffic;
    std::optional<ErrorFacts> errors;
    std::optional<Contrast> accuracy;
    std::optional<LabelFacts> labels;
    std::vector<InputChange> inputs; ///< largest drift first
    std::int64_t predictions = 0;    ///< on the smaller side
    std::vector<SegmentFall> segments;
    std::vector<MetricChange> machine; ///< CPU, GPU, disk
    std::vector<MemoryFacts> memory;
    std::optional<HangFacts> hang;
};

[[nodiscard]] Result<VersionFacts> versionFacts(const HistoryReader& reader, const Subject& subject,
                                                const Location& location,
                                                const SubjectPredictions& predictions);
[[nodiscard]] std::optional<TrafficFacts> trafficFacts(const SubjectPredictions& predictions,
                                                       const std::vector<MetricChange>& changes,
                                                       const Location& location);
[[nodiscard]] std::optional<ErrorFacts> errorFacts(const SubjectPredictions& predictions,
                                                   const std::vector<MetricChange>& changes);
[[nodiscard]] std::optional<LabelFacts> labelFacts(const SubjectPredictions& predictions);
/// Every memory among the changes with enough samples. Its limit is that of the same labels, or of the
/// machine that hosts the subject.
[[nodiscard]] Result<std::vector<MemoryFacts>> memoryFacts(const HistoryReader& reader,
                                                           const Subject& subject, const Location& location,
                                                           const std::vector<MetricChange>& changes,
                                                           const CancelToken& cancel);
/// Hangs that reach into the affected period. How slow requests are is taken from the baseline: the median of
/// its p99, else the p99 of its predictions, else the largest of its mean latencies. Nothing where there was
/// no traffic, or one of that, the requests in flight (where no platform tells them: those that wait) and the
/// rate of completions is not known.
[[nodiscard]] Result<std::optional<HangFacts>> hangFacts(const HistoryReader& reader, const Subject& subject,
                                                         const Location& location,
                                                         const SubjectPredictions& predictions,
                                                         const CancelToken& cancel);

} // namespace qd
