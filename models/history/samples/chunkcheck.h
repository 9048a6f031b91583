// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/sqlite/database.h"

#include <QStringList>

namespace qd {

/// Reads every chunk and rollup and compares their checksums; one sentence for each that is damaged, at most
/// a hundred.
[[nodiscard]] Result<QStringList> damagedChunks(const Database& database);

} // namespace qd
