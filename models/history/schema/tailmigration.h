// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/sqlite/database.h"

namespace qd {

inline constexpr int versionOfSealedTails = 6;

/// The step to version 6: gives the rows of the samples' tail their checksums. A row that cannot be read is
/// set aside in damaged_chunk.
[[nodiscard]] Result<void> sealTails(const Database& database);

} // namespace qd
