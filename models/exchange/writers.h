// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/exchange/exporter.h"
#include "models/exchange/partialfile.h"

#include <span>

/// The formats of exportHistory(), each into an open file. `range` is within the history's extent.
namespace qd {

struct ExportSource
{
    const HistoryReader& reader;
    TimeRange range;
    const CancelToken& cancel;
    const ProgressSink& progress;
    CellStyle cells = CellStyle::Exact;
};

/// The first lines of our CSV files, by which importFile() knows them.
inline constexpr std::string_view samplesHeader = "time,metric,labels,value";
inline constexpr std::string_view predictionsHeader =
    "time,endpoint,model,version,request_id,prediction,probability,label,latency_seconds,status,attributes";

/// RFC 4180 with CRLF, one row per sample in ascending time of each series. celltext.h says how cells are
/// spelled.
[[nodiscard]] Result<ExportOutcome> writeSamplesCsv(const ExportSource& source,
                                                    std::span<const SeriesInfo> series, OutputFile& file);

/// What has no probability, label or latency has an empty cell; so has an empty label.
[[nodiscard]] Result<ExportOutcome> writePredictionsCsv(const ExportSource& source, OutputFile& file);

/// Families together, each series' samples ascending, "# EOF" at the end. TYPE is what is known: gauge for
/// the standard metrics, counter for what ends in _total, unknown for the rest. Names that Prometheus does
/// not allow get underscores, bytes that are no UTF-8 the replacement character; such a series keeps its own
/// key in the label "original_series". A staleness marker cannot be told in a text: the series just has no
/// sample there. Other NaN all become NaN. An empty metric is "_".
[[nodiscard]] Result<ExportOutcome> writeOpenMetrics(const ExportSource& source,
                                                     std::span<const SeriesInfo> series, OutputFile& file);

/// One JSON object per line with "kind" ("event", "alert", "incident", "audit") and ISO times: what overlaps
/// the range, and of the audit trail what was done in the range or for an incident of it.
[[nodiscard]] Result<ExportOutcome> writeRecords(const ExportSource& source, OutputFile& file);

} // namespace qd
