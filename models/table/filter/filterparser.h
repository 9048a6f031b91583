// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/filter/rowtests.h"
#include "models/table/recordtable.h"

namespace qd {

/// The test that a filter (see select()) is; none for an empty one. Invalid, naming the character and what
/// was expected there.
[[nodiscard]] Result<RowTestPtr> parseFilter(const RecordTable& table, const QString& filter);

} // namespace qd
