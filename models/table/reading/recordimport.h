// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/assumption.h"
#include "models/logs/files/logset.h"
#include "models/logs/rows/columnmapping.h"
#include "models/logs/unreadcells.h"
#include "models/table/recordtable.h"

namespace qd {

struct ImportOptions
{
    ColumnMapping mapping;
    std::size_t keptRejections = 10'000;
    /// Whether the fast path is taken; false: everything goes through RecordParser, for comparison.
    bool onFastPath = true;
    Duration joinWindow{0}; ///< how much later than its prediction a label may come; 0 for any time
};

/// Columns and first rows of a log, for the mapping page.
struct LogPreview
{
    LogFormat format = LogFormat::Unknown;
    char delimiter = 0;
    struct Column
    {
        std::string name;
        FieldMatch match; ///< as it was recognised, or as the mapping says
        ColumnKind kind = ColumnKind::Text;
        std::vector<QString> samples; ///< the values of the first rows, one per row; empty where missing
    };
    std::vector<Column> columns;
    std::int64_t rows = 0; ///< the rows that were looked at
    std::vector<RejectedRow> rejected;
    RecordTablePtr table; ///< the rows as they are understood; null when none could be
};

/// The first rows of the first log of `paths` (files, folders or "-"). Blocking, for the pool.
[[nodiscard]] Result<LogPreview> previewLogs(const QStringList& paths, const ColumnMapping& mapping = {},
                                             const CancelToken& cancel = {});

/// What became of an import.
struct ImportedLogs
{
    RecordTablePtr table;
    std::vector<LogPart> parts; ///< the parts in the order in which they were read
    std::int64_t bytes = 0;
    std::int64_t rows = 0; ///< lines that are neither blank nor a header
    std::int64_t otherRows = 0;
    std::int64_t labelRecords = 0;     ///< lines that brought a late label
    std::int64_t joinedLabels = 0;     ///< predictions that got theirs from such a line
    std::int64_t labelled = 0;         ///< predictions with a label, however it came
    std::int64_t repeatedRows = 0;     ///< left out: another row of the same model and request id says more
    std::vector<RejectedRow> repeated; ///< the first 10,000 of them
    std::int64_t rejectedCount = 0;
    std::vector<RejectedRow> rejected;   ///< the first `ImportOptions::keptRejections`
    std::vector<Error> problems;         ///< files, parts or labels that were not read, and why
    std::vector<Error> passedOver;       ///< files that are no logs, and lie beside logs
    std::int64_t homelessLabels = 0;     ///< late labels of requests that no prediction has
    UnreadByField unreadCells;           ///< cells that count as missing
    std::vector<Assumption> assumptions; ///< what columns were taken for
};

/// Reads files, folders and archives (see findLogs()) into one table: JSON lines and CSV straight into
/// columns, all other formats through streamLog(). Rows of a model with a request id that came before are
/// left out, late labels are joined across all files, and the rows put in order of time. Memory is bounded
/// whatever the size. Bad rows are counted and kept aside, and stop nothing; a cancelled import leaves
/// nothing behind. Blocking, for the pool; `progress` is called from threads of its own, about ten times a
/// second.
[[nodiscard]] Result<ImportedLogs> importLogs(const QStringList& paths, const ImportOptions& options = {},
                                              const std::function<void(const ReadProgress&)>& progress = {},
                                              const CancelToken& cancel = {});

/// Makes a table of records in any order, such as those of the history. Errors: the temporary file cannot be
/// written.
[[nodiscard]] Result<RecordTablePtr> makeTable(std::span<const PredictionRecord> records);

} // namespace qd
