// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/items/incidents/alertincidents.h"

#include <QString>

namespace qd {

/// Returns all that a bar of the timeline stands for, a fact to a line; the last tells who handles it, as the
/// table does. `incident` is nullptr when the alert has none.
[[nodiscard]] QString alertToolTip(const Alert& alert, const AlertIncident* incident,
                                   const QString& endpointName, Timestamp now);
/// Returns the alert in one short sentence, for assistive technology.
[[nodiscard]] QString alertSentence(const Alert& alert, const QString& endpointName);

} // namespace qd
