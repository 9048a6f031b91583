// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"
#include "models/incidents/incident.h"

#include <optional>
#include <vector>

/// What the history tells of the switches that were begun.
namespace qd {

/// A switch of which nobody knows what came of it.
struct OpenSwitch
{
    AuditRecord intended;
    IncidentAction action;
    bool leftOpen = false; ///< the trail has its row "unconfirmed"
};

/// Returns the switches begun since then that have neither "succeeded" nor "failed" and that no later switch
/// of the same model has overtaken, oldest first. Left out are those whose outcome no look can tell.
[[nodiscard]] Result<std::vector<OpenSwitch>> openSwitches(const HistoryReader& reader, Timestamp since);

/// What the trail has of one action.
struct SwitchTrace
{
    /// The row "intended"; nothing: it was never begun, and nothing was sent.
    std::optional<AuditRecord> intended;
    std::optional<AuditRecord> settled; ///< the row "succeeded" or "failed"
    bool leftOpen = false;
    bool overtaken = false; ///< whether another switch of the same model was begun after it
};

/// An action without an id, as earlier versions stored it before it was begun, is the newest switch of its
/// model that the trail of the incident has since then.
[[nodiscard]] Result<SwitchTrace> traceOf(const HistoryReader& reader, const std::string& incident,
                                          const IncidentAction& action);

/// When the version was first seen to become that of the action, since it was begun.
[[nodiscard]] Result<std::optional<Timestamp>> switchTime(const HistoryReader& reader,
                                                          const IncidentAction& action);

/// The row begins a switch of versions.
[[nodiscard]] bool beginsSwitch(const AuditRecord& record);
/// The row ends an action: "succeeded" or "failed".
[[nodiscard]] bool settles(const AuditRecord& record);

} // namespace qd
