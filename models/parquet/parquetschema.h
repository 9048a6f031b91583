// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/parquet/duckdbsession.h"
#include "models/parquet/parquetcolumn.h"

namespace qd {

/// The columns of the result of a query, those of structs in the place of the struct.
[[nodiscard]] std::vector<ParquetColumn> columnsOf(DuckDbSession& session, DuckDbSession::Answer& answer);

} // namespace qd
