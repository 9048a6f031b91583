// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/sqlite/database.h"

#include <QStringList>

namespace qd {

/// What is wrong with the segments of predictions, the index of their request ids, and the records and labels
/// that wait for a segment, as sentences, up to a hundred. Reads all columns.
[[nodiscard]] Result<QStringList> damagedPredictions(const Database& database);

} // namespace qd
