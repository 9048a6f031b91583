// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/logwarnings.h"

#include <QJsonObject>

namespace qd {

/// What `quarterdeck log --json` prints: all that is known of a log, for programs. Described by
/// resources/schemas/log.json.
[[nodiscard]] QJsonObject logDocument(const QString& path, const ImportedLogs& log,
                                      const EvaluatedModels& evaluated);

} // namespace qd
