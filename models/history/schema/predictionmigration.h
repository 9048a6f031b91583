// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/sqlite/database.h"

namespace qd {

/// Tables of predictions by column.
extern const char* const predictionTables;

/// Moves the rows of the tables `prediction` and `late_label` into those above and removes the old ones. One
/// segment's worth of rows is in memory at a time.
[[nodiscard]] Result<void> predictionsToSegments(const Database& database);

} // namespace qd
