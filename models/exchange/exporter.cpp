// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/exporter.h"

#include "models/exchange/exchangewords.h"
#include "models/exchange/workspacecopy.h"
#include "models/exchange/writers.h"

#include <algorithm>
#include <array>

namespace qd {

namespace {

struct FormatName
{
    ExportFormat format;
    std::string_view id;
    const char* suffix;
};

constexpr std::array formatNames{
    FormatName{ExportFormat::SamplesCsv, "csv", "csv"},
    FormatName{ExportFormat::OpenMetrics, "openmetrics", "om"},
    FormatName{ExportFormat::PredictionsCsv, "predictions", "csv"},
    FormatName{ExportFormat::Records, "records", "jsonl"},
    FormatName{ExportFormat::Workspace, "workspace", "qdh"},
};

const FormatName& nameOf(ExportFormat format)
{
    return *std::find_if(formatNames.begin(), formatNames.end(),
                         [&](const FormatName& name) { return name.format == format; });
}

Result<void> proven(const HistoryReader& reader, ExportFormat format, const CancelToken& cancel)
{
    switch (format) {
    case ExportFormat::SamplesCsv:
    case ExportFormat::OpenMetrics:
        return reader.proveSamples(cancel);
    case ExportFormat::PredictionsCsv:
        return reader.provePredictions(cancel);
    case ExportFormat::Records:
    case ExportFormat::Workspace:
        break;
    }
    return {};
}

Result<ExportOutcome> writeInto(OutputFile& file, const ExportSource& source, const ExportRequest& request)
{
    switch (request.format) {
    case ExportFormat::PredictionsCsv:
        return writePredictionsCsv(source, file);
    case ExportFormat::Records:
        return writeRecords(source, file);
    default:
        break;
    }
    const auto series = seriesOf(source.reader, request.selectors);
    if (!series)
        return Failure(series.error());
    return request.format == ExportFormat::OpenMetrics ? writeOpenMetrics(source, *series, file)
                                                       : writeSamplesCsv(source, *series, file);
}

} // namespace

std::string_view exportFormatId(ExportFormat format)
{
    return nameOf(format).id;
}

std::optional<ExportFormat> exportFormatFromId(std::string_view id)
{
    for (const FormatName& name : formatNames) {
        if (name.id == id)
            return name.format;
    }
    return std::nullopt;
}

QString exportSuffix(ExportFormat format)
{
    return QLatin1String(nameOf(format).suffix);
}

Result<std::vector<SeriesInfo>> seriesOf(const HistoryReader& reader,
                                         const std::vector<SeriesSelector>& selectors)
{
    if (selectors.empty())
        return reader.series({});
    std::vector<SeriesInfo> all;
    for (const SeriesSelector& selector : selectors) {
        auto found = reader.series(selector);
        if (!found)
            return Failure(found.error());
        all.insert(all.end(), std::make_move_iterator(found->begin()), std::make_move_iterator(found->end()));
    }
    if (selectors.size() > 1) {
        std::sort(all.begin(), all.end(),
                  [](const SeriesInfo& a, const SeriesInfo& b) { return a.key < b.key; });
        const auto isSame = [](const SeriesInfo& a, const SeriesInfo& b) { return a.id == b.id; };
        all.erase(std::unique(all.begin(), all.end(), isSame), all.end());
    }
    return all;
}

Result<TimeRange> rangeOf(const HistoryReader& reader, const ExportRequest& request)
{
    // Records may lie outside of what was measured.
    if (request.format == ExportFormat::Records)
        return request.range.value_or(TimeRange{{INT64_MIN}, {INT64_MAX}});
    return reader.extent().map([&](const std::optional<TimeRange>& extent) {
        const TimeRange all = extent.value_or(TimeRange{});
        if (!request.range)
            return all;
        const TimeRange common{std::max(all.from, request.range->from), std::min(all.to, request.range->to)};
        return common.isEmpty() ? TimeRange{common.from, common.from} : common;
    });
}

Result<ExportOutcome> exportHistory(const QString& historyPath, const ExportRequest& request,
                                    const CancelToken& cancel, const ProgressSink& progress)
{
    if (request.range && request.range->isEmpty())
        return fail(ErrorKind::Invalid, request.target, ExchangeWords::tr("The range to export is empty."),
                    ExchangeWords::tr("Choose an end after the beginning."));
    const OutputRules rules{request.mayReplace, {historyPath}};
    if (request.format == ExportFormat::Workspace)
        return copyWorkspace(historyPath, request.target, rules, request.range, cancel, progress);

    const auto reader = HistoryReader::open(historyPath);
    if (!reader)
        return Failure(reader.error());
    // What is damaged must not be missing without a word.
    if (auto isWhole = proven(**reader, request.format, cancel); !isWhole)
        return Failure(isWhole.error());
    const auto range = rangeOf(**reader, request);
    if (!range)
        return Failure(range.error());
    auto file = OutputFile::create(request.target, rules);
    if (!file)
        return Failure(file.error());
    auto outcome = writeInto(*file, {**reader, *range, cancel, progress, request.cells}, request);
    if (!outcome)
        return outcome;
    if (cancel.isCancelled())
        return fail(ErrorKind::Cancelled, request.target, ExchangeWords::tr("The export was cancelled."));
    return file->commit().map([&](std::int64_t bytes) {
        outcome->bytes = bytes;
        return *outcome;
    });
}

} // namespace qd
