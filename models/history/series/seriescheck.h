// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/sqlite/database.h"

#include <QStringList>

namespace qd {

/// Series whose labels are not those by which they are found.
[[nodiscard]] Result<QStringList> damagedSeries(const Database& database);

} // namespace qd
