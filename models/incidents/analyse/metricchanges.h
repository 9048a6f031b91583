// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/detect/leak.h"
#include "models/incidents/analyse/analysis.h"
#include "models/incidents/locate/subjectpredictions.h"
#include "models/incidents/locate/trace.h"

#include <optional>

namespace qd {

/// One series of the subject or of its machine, in both periods.
struct MetricChange
{
    Change change;
    Trace before;
    Trace after;
};

/// Every standard metric of the subject's endpoint and model as a whole, of the endpoint's machine metrics,
/// and of the machine metrics of the endpoint named as its host. Series with fewer than three samples in
/// either period are left out. What the predictions tell (quality, failures, latencies of the
/// subject's model) is valued and tested on them, see predictionvalue.h. Of other series the effect is the
/// shift of the median in robust standard deviations; the p-value is Mann–Whitney's, its z shrunk for serial
/// correlation.
[[nodiscard]] Result<std::vector<MetricChange>>
metricChanges(const HistoryReader& reader, const Subject& subject, const Location& location,
              const SubjectPredictions& predictions, const CancelToken& cancel);

/// The endpoint that the given one names as its machine; empty when there is none or it is no longer
/// configured.
[[nodiscard]] Result<std::string> hostOf(const HistoryReader& reader, const std::string& endpointId);

/// A climb as a leak makes it (see TRIAGE.md). Gauges of memory wander, so beside the test it takes τ ≥ 0.6
/// and either a growth over the stretch of at least 5 % of its first level or a limit that is reached within
/// 24 times the length of the stretch, and within a day.
struct Climb
{
    bool climbs = false;
    double growth = 0; ///< over the stretch, as a share of its first level
    Leak leak;
};

/// `limit` in the unit of the trace, NaN where it is not known. Nothing for fewer than eight samples after
/// the last restart and its warm-up.
[[nodiscard]] std::optional<Climb> climbOf(const Trace& trace, double limit);

} // namespace qd
