// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/parquet/duckdbapi.h"

#include <QStringList>

namespace qd {

/// Returns DuckDB's library, which reads Parquet; it is loaded at the first call and stays. NotFound, with
/// what to install, when there is none. Thread-safe.
[[nodiscard]] Result<const duckdb::Api*> duckDb();

/// Where the library is looked for, in this order: beside the program, in the user's data folder, where npm
/// puts it there, and where the system keeps its libraries; or only in the file that the environment variable
/// QUARTERDECK_DUCKDB names.
[[nodiscard]] QStringList duckDbPlaces();

/// The command that puts the library where the console finds it.
[[nodiscard]] QString duckDbInstallCommand();

} // namespace qd
