// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/logload.h"

#include <algorithm>

namespace qd {

Result<LoadedLogPtr> loadLogs(const LogRequest& request, LoadProgress& progress, const CancelToken& cancel)
{
    const auto tell = [&progress](const ReadProgress& now) {
        progress.bytesRead = now.bytesRead;
        progress.bytesTotal = now.bytesTotal;
        progress.rows = now.rows;
    };
    auto logs = importLogs(request.paths, {.mapping = request.mapping}, tell, cancel);
    if (!logs)
        return Failure(std::move(logs.error()));
    progress.isEvaluating = true;
    auto evaluation = evaluate(*logs->table, {}, cancel);
    if (!evaluation)
        return Failure(std::move(evaluation.error()));
    return std::make_shared<const LoadedLog>(LoadedLog{request, std::move(*logs), std::move(*evaluation)});
}

bool needsMapping(const LogPreview& preview, const ColumnMapping& mapping)
{
    // Other formats than these two have the same columns always.
    if (preview.format != LogFormat::JsonLines && preview.format != LogFormat::Csv)
        return false;
    return std::none_of(preview.columns.begin(), preview.columns.end(), [&](const auto& column) {
        const auto said = mapping.fields.find(column.name);
        const LogField field = said == mapping.fields.end() ? column.match.field : said->second.field;
        return field == LogField::Prediction || field == LogField::ClassProbability;
    });
}

} // namespace qd
