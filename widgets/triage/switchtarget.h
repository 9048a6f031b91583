// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"
#include "models/serving/servingplatform.h"

namespace qd {

/// A model of the fleet whose version can be switched.
struct SwitchTarget
{
    std::string endpoint;
    ServedModel model;

    [[nodiscard]] QString key() const;
    friend bool operator==(const SwitchTarget&, const SwitchTarget&) = default;
};

/// "1 (serving now)", "2 (not loaded)".
[[nodiscard]] QString versionText(const ModelVersion& version);
/// The version to suggest: for the incident's own model the one that served in the healthy period, else the
/// one before the active, else any other. Empty when there is no other.
[[nodiscard]] std::string suggestedVersion(const SwitchTarget& target, const Subject& subject,
                                           const std::string& baselineVersion);

} // namespace qd
