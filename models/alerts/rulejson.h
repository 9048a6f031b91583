// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/rule.h"

#include <QJsonObject>

namespace qd {

/// The rule as part of a larger document (an alert's body).
[[nodiscard]] QJsonObject ruleToObject(const AlertRule& rule);
[[nodiscard]] Result<AlertRule> ruleFromObject(const QJsonObject& object);

} // namespace qd
