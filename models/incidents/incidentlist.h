// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"

#include <optional>
#include <vector>

namespace qd {

class HistoryReader;

/// The incidents of a history as people list them.
struct IncidentList
{
    std::vector<Incident> incidents; ///< newest first, numbered, without the discarded ones
    std::optional<Error> unreadable; ///< the error of an incident that cannot be read; the others are listed
};

/// Every incident has a number, 1 for the first of the history. Those that were discarded or cannot be read
/// keep theirs, so that what was called #3 yesterday is #3 today. Pool thread.
[[nodiscard]] Result<IncidentList> readIncidents(const HistoryReader& reader);

} // namespace qd
