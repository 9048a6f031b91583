// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/sqlite/database.h"

#include <QStringList>

namespace qd {

/// Rows of samples that wait for a chunk and are not as they were written, as sentences, up to a hundred.
[[nodiscard]] Result<QStringList> damagedTails(const Database& database);

} // namespace qd
