// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/evaluatedmodels.h"
#include "models/evaluation/account/logaccount.h"

#include <QJsonObject>

namespace qd {

/// Returns all that the screens show of predictions, for programs, as described by
/// resources/schemas/log.json.
[[nodiscard]] QJsonObject qualityDocument(const EvaluatedModels& evaluated, const LogAccount& account);
/// What `quarterdeck log --json` prints: the quality document of a log.
[[nodiscard]] QJsonObject logDocument(const QString& path, const EvaluatedModels& evaluated,
                                      const LogAccount& account);

} // namespace qd
