// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/csvcell.h"
#include "models/exchange/exchangeprogress.h"
#include "models/history/historyreader.h"

#include <optional>

namespace qd {

enum class ExportFormat {
    SamplesCsv,     ///< time,metric,labels,value; every bit comes back by importFile()
    OpenMetrics,    ///< OpenMetrics 1.0 with timestamps, for `promtool tsdb create-blocks-from openmetrics`
    PredictionsCsv, ///< every column of every prediction
    Records,        ///< JSON lines: events, alerts, incidents with their steps, audit trail
    Workspace,      ///< a history file of its own
};

/// "csv", "openmetrics", "predictions", "records", "workspace": as the command line names them.
[[nodiscard]] std::string_view exportFormatId(ExportFormat format);
[[nodiscard]] std::optional<ExportFormat> exportFormatFromId(std::string_view id);
/// Returns the suffix of the format's files without the dot.
[[nodiscard]] QString exportSuffix(ExportFormat format);

struct ExportRequest
{
    ExportFormat format = ExportFormat::SamplesCsv;
    QString target;
    std::optional<TimeRange> range{}; ///< the range; absent: everything there is
    /// Selectors of samples: series that match any of them are exported; none: all. A workspace always has
    /// all.
    std::vector<SeriesSelector> selectors{};
    /// The style of the cells of a CSV; with Spreadsheet no text runs as a formula when a spreadsheet opens
    /// the file. Such a file has texts that were changed, and is not for importFile().
    CellStyle cells = CellStyle::Exact;
    bool mayReplace = false; ///< a file of that name; never a history, see OutputTarget
};

struct ExportOutcome
{
    std::int64_t series = 0;
    std::int64_t rows = 0; ///< samples, predictions or records; of a whole workspace copy: 0
    std::int64_t bytes = 0;
};

/// Writes the range of the history at `historyPath` to the target, which appears whole or not at all: after a
/// failure or a cancellation (ErrorKind::Cancelled) it is as it was. ErrorKind::Conflict before anything else
/// when there is a file that must not be replaced without a question. The history may be written meanwhile;
/// what arrives after the start may or may not be in the export. Memory is bounded by a piece (pieces.h) and
/// the list of series. Blocks; for the pool.
///
/// No secrets leave: they are in the keychain, and the history has only the names of their entries.
[[nodiscard]] Result<ExportOutcome> exportHistory(const QString& historyPath, const ExportRequest& request,
                                                  const CancelToken& cancel = {},
                                                  const ProgressSink& progress = {});

struct ExportEstimate
{
    std::int64_t series = 0;
    std::int64_t rows = 0;
    std::int64_t bytes = 0;
};

/// How much exportHistory() will write, from the summaries of up to 500 series and of the newest predictions.
/// Records are not estimated: they are few.
[[nodiscard]] Result<ExportEstimate> estimateExport(const HistoryReader& reader, const QString& historyPath,
                                                    const ExportRequest& request,
                                                    const CancelToken& cancel = {});

/// The series of the request, ordered by metric and labels, each once.
[[nodiscard]] Result<std::vector<SeriesInfo>> seriesOf(const HistoryReader& reader,
                                                       const std::vector<SeriesSelector>& selectors);
/// What of the request's range the history has; empty when nothing.
[[nodiscard]] Result<TimeRange> rangeOf(const HistoryReader& reader, const ExportRequest& request);

} // namespace qd
