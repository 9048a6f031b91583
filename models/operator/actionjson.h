// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/serving/servingplatform.h"

#include <QJsonObject>

/// What the audit trail says about an action: exact, and without secrets.
namespace qd {

/// Addresses without user and password, headers by name only.
[[nodiscard]] QJsonObject describeEndpoint(const Endpoint& endpoint, bool secretChanges);
/// {"from","to","origin","server","requests":[{"method","url","headers","body","purpose"}]}, and "undoes"
/// when it is not empty.
[[nodiscard]] QJsonObject describePlan(const SwitchPlan& plan, const std::string& undoes);
/// {"effect","exchanges","activeVersion","looks","lookCount","lookedAt"}, where exchanges and looks are lists
/// of
/// {"method","url","headers","body","status","answer","error","reply","sentAt","answeredAt"}.
[[nodiscard]] QJsonObject describeOutcome(const SwitchOutcome& outcome);

/// The object of a document that this program has written itself.
[[nodiscard]] QJsonObject parsedObject(const std::string& json);

} // namespace qd
