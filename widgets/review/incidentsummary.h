// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"

#include <QString>

namespace qd {

/// Everything an incident knew at one moment, as rich text in the console's present language and theme:
/// location, hypotheses with their evidence, actions, verifications, notes. Parts not yet reached are left
/// out.
[[nodiscard]] QString incidentSummaryHtml(const Incident& incident, const QString& endpointName);

} // namespace qd
