// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/analysis.h"
#include "models/incidents/trace.h"

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
/// either period are left out. The effect is the shift of the median in robust standard deviations; the
/// p-value is Mann–Whitney's, its z shrunk for serial correlation.
[[nodiscard]] Result<std::vector<MetricChange>> metricChanges(const HistoryReader& reader,
                                                              const Subject& subject,
                                                              const Location& location,
                                                              const CancelToken& cancel);

/// A climb as a leak makes it (algorithms.md): restarts and what precedes them are left out, Mann–Kendall p <
/// 0.01 with τ ≥ 0.6, and Theil–Sen growth over the stretch of at least 5 % of its first level.
struct Climb
{
    bool climbs = false;
    double perSecond = 0;
    double growth = 0; ///< over the stretch, as a share of its first level
    double tau = 0;
    double pValue = 1;
    double seconds = 0; ///< length of the stretch
};

/// Nothing for fewer than eight samples after the last restart.
[[nodiscard]] std::optional<Climb> climbOf(const Trace& trace);

} // namespace qd
