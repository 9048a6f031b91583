// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"
#include "models/serving/storedendpoints.h"

#include <vector>

namespace qd {

class HistoryReader;

/// A step of an incident as it was frozen then.
struct FrozenStep
{
    Timestamp at;
    IncidentStep step = IncidentStep::Locate;
    Incident incident; ///< as it looked at that moment
};

/// Everything the review page shows of one incident, read in one go on the pool.
struct IncidentDossier
{
    Incident incident;
    std::vector<FrozenStep> steps; ///< oldest first
    std::vector<AuditRecord> audit;
    StoredEndpoints endpoints;

    /// The endpoint's name for people; its id when it is no longer configured.
    [[nodiscard]] QString endpointName(const std::string& id) const { return endpoints.nameOf(id); }
    [[nodiscard]] std::string hostOf(const std::string& endpoint) const;
    /// What the charts show: from before the baseline to after the last verification.
    [[nodiscard]] TimeRange chartRange(Timestamp now) const;
};

[[nodiscard]] Result<IncidentDossier> readDossier(const HistoryReader& reader, const std::string& id);

} // namespace qd
