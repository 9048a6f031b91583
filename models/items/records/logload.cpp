// SPDX-License-Identifier: Apache-2.0
#include "models/items/records/logload.h"

#include <QFile>

#include <algorithm>

namespace qd {

namespace {

/// The file ends within a line.
bool isUnfinished(const QString& path)
{
    QFile file(path);
    char last = '\n';
    return file.open(QIODevice::ReadOnly) && file.size() > 0 && file.seek(file.size() - 1) &&
           file.getChar(&last) && last != '\n';
}

/// The last line of a file that is being written was rejected because half of it is there.
void forgetLastLine(ImportedLogs& logs, const QString& path)
{
    const auto part = std::find_if(logs.parts.begin(), logs.parts.end(),
                                   [&](const LogPart& one) { return one.path == path; });
    if (part == logs.parts.end())
        return;
    const auto half = std::find_if(logs.rejected.begin(), logs.rejected.end(), [&](const RejectedRow& row) {
        return row.line >= part->rows && row.reason.where.startsWith(path);
    });
    if (half == logs.rejected.end())
        return;
    logs.rejected.erase(half);
    --logs.rejectedCount;
    --logs.rows;
    --part->rows;
}

} // namespace

Result<LoadedLogPtr> loadLogs(const LogRequest& request, LoadProgress& progress, const CancelToken& cancel)
{
    const auto tell = [&progress](const ReadProgress& now) {
        progress.bytesRead = now.bytesRead;
        progress.bytesTotal = now.bytesTotal;
        progress.rows = now.rows;
    };
    QStringList unfinished;
    if (!request.grown.isEmpty())
        std::copy_if(request.paths.begin(), request.paths.end(), std::back_inserter(unfinished),
                     isUnfinished);
    auto logs = importLogs(request.grown.isEmpty() ? request.paths : request.grown,
                           {.mapping = request.mapping}, tell, cancel);
    if (!logs)
        return Failure(std::move(logs.error()));
    for (const QString& path : unfinished)
        forgetLastLine(*logs, path);
    progress.isEvaluating = true;
    auto evaluation = evaluateAsKnown(*logs->table, request.question, cancel);
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
