// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/sqlite/database.h"

namespace qd {

/// Compares every table, index and trigger of the file with what the migrations up to this version make, by
/// the exact SQL: what a file says its tables are is otherwise obeyed by whoever reads or writes it. Fails
/// with ErrorKind::Invalid, naming the first that is foreign, changed or missing. Reads only the list of
/// tables.
///
/// What is expected is learnt from the migrations themselves, once for each version, in a database in memory.
[[nodiscard]] Result<void> checkSchema(const Database& database, int version);

} // namespace qd
