// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/incidents/incident.h"

/// The stored form of an incident. Private to this folder: others use toRecord() and fromRecord().
namespace qd {

[[nodiscard]] std::string incidentToJson(const Incident& incident);
/// Unknown fields are ignored. The error's `where` is empty: the caller knows which record it was.
[[nodiscard]] Result<Incident> incidentFromJson(const std::string& json);

} // namespace qd
