// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/evaluatedmodels.h"
#include "models/table/reading/recordimport.h"

#include <QJsonObject>

namespace qd {

/// What `quarterdeck log --json` prints: the figures of logSummary() for programs.
[[nodiscard]] QJsonObject logDocument(const QString& path, const ImportedLogs& log,
                                      const EvaluatedModels& evaluated);

} // namespace qd
