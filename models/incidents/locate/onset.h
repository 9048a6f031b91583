// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/locate/trace.h"

#include <optional>

namespace qd {

/// Which way a series is when it is bad.
enum class BadSide { Below, Above, Unknown };

/// Where a fault begins in a trace; seconds since the trace's origin.
struct Onset
{
    double at = 0;
    double low = 0; ///< uncertainty of `at`
    double high = 0;
    double healthyFrom = 0; ///< the healthy level reaches from here to the onset
    double affectedTo = 0;  ///< the bad level lasts until here: the end of the trace, or the recovery
};

/// PELT cuts the trace into levels; the bad one is that of `anchor` (when an alert became pending) or,
/// without it, the worst. The run of levels before it, back to where an earlier fault was mended, is the
/// healthy stretch. Between the two a ramp is fitted. Nothing when no change in the bad direction stands out
/// from the noise. Pure; a few ten milliseconds for any length.
[[nodiscard]] std::optional<Onset> findOnset(const Trace& trace, BadSide side, std::optional<double> anchor);

} // namespace qd
