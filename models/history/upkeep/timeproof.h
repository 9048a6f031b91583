// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/history/sqlite/database.h"

namespace qd {

/// Compare the columns by which rows are found (series, stream, times, numbers of rows) with what has a
/// checksum: of a chunk the row itself, of the tails their bodies, of a segment its header. The first row
/// that does not agree is the error. See HistoryReader::proveSamples().
[[nodiscard]] Result<void> provenSampleRows(const Database& database, const CancelToken& cancel);
[[nodiscard]] Result<void> provenPredictionRows(const Database& database, const CancelToken& cancel);

} // namespace qd
