// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/exchange/exporter.h"
#include "models/table/recordtable.h"

namespace qd {

enum class RowsFormat {
    Csv,      ///< RFC 4180 with CRLF, below a line of names; what is missing is an empty cell
    JsonLines ///< an object a line; what is missing is null, and a column of nothing but numbers has no
              ///< quotes
};

/// Returns the suffix of the format's files without the dot.
[[nodiscard]] QString rowsSuffix(RowsFormat format);

/// Which rows of a table go into a file, and how.
struct RowsExport
{
    RecordTablePtr table;
    std::shared_ptr<const Selection> rows; ///< in this order
    std::vector<int> columns;              ///< in this order
    RowsFormat format = RowsFormat::Csv;
    QString target{};
    CellStyle cells = CellStyle::Exact; ///< the style of a CSV's cells, see ExportRequest
    bool mayReplace = false;            ///< a file of that name; never a log of the table
};

/// Writes the rows to the target, which appears whole or not at all, see exportHistory(). Columns have the
/// names of the log, and values are those of the table, bit for bit: times in UTC, and latencies in seconds
/// under the name "latency_seconds", so that importLogs() reads the same rows again. Memory: some ten
/// thousand rows. Blocks; for the pool.
[[nodiscard]] Result<ExportOutcome> exportRows(const RowsExport& request, const CancelToken& cancel = {},
                                               const ProgressSink& progress = {});

} // namespace qd
