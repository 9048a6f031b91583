// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

struct sqlite3;

namespace qd {

/// The file a connection is open on.
[[nodiscard]] QString databasePath(sqlite3* handle);

/// What SQLite's result code means to the operator and what to do about it. `path` is needed only when the
/// file could not be opened at all.
[[nodiscard]] Error databaseError(sqlite3* handle, int code, const QString& path = {});

[[nodiscard]] Error cancelledError(const QString& path);

} // namespace qd
