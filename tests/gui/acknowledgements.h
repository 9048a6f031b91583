// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/history.h"

#include <QStringList>

namespace qd {

/// Writes down each committed batch, in the writer's thread, the moment it is acknowledged: whatever stands
/// in the file must be in the history for ever. `path` grows by one line per fact.
void recordAcknowledgements(History& history, const QString& path);

/// Compares the record with the history: every prediction, event, audit row and step must be there, and of
/// every sample, label, alert, incident and document the last value that was acknowledged. Returns what is
/// missing, empty when nothing is lost; `facts` counts what was compared.
[[nodiscard]] QStringList missingAcknowledgements(const QString& recordPath, const QString& historyPath,
                                                  int* facts);

} // namespace qd
