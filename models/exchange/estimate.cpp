// SPDX-License-Identifier: Apache-2.0
#include "models/base/csvcell.h"
#include "models/exchange/celltext.h"
#include "models/exchange/exporter.h"

#include <QFileInfo>

#include <algorithm>

namespace qd {

namespace {

constexpr std::size_t seriesLookedAt = 500;
constexpr std::int64_t predictionsLookedAt = 2'000;
constexpr double numberBytes = 10;
constexpr double csvRowBytes = 24 + 3 + 2 + numberBytes; ///< time, commas, line end
constexpr double openMetricsRowBytes = 14 + 3 + numberBytes;
constexpr double storedSampleBytes = 4;
constexpr double storedPredictionBytes = 150;
/// The bytes of a prediction's plain cells: time, commas and line end, status.
constexpr double plainCellsBytes = 24 + 12 + 3;

// Looks at every n-th series and takes the others to be like it.
Result<ExportEstimate> estimateSamples(const HistoryReader& reader, TimeRange range,
                                       const ExportRequest& request, const CancelToken& cancel)
{
    const auto series = seriesOf(reader, request.selectors);
    if (!series)
        return Failure(series.error());
    const std::size_t stride = series->size() / seriesLookedAt + 1;
    double rows = 0;
    double bytes = 0;
    std::size_t looked = 0;
    for (std::size_t i = 0; i < series->size(); i += stride, ++looked) {
        const SeriesInfo& info = (*series)[i];
        const auto columns = reader.columns(info.id, range, 1, cancel);
        if (!columns)
            return Failure(columns.error());
        const double count = columns->empty() ? 0 : static_cast<double>(columns->front().count);
        std::string labels;
        appendCell(labels, info.key.labels.toString());
        const double key = static_cast<double>(info.key.metric.size() + labels.size());
        rows += count;
        bytes += count * (request.format == ExportFormat::Workspace     ? storedSampleBytes
                          : request.format == ExportFormat::OpenMetrics ? openMetricsRowBytes + key
                                                                        : csvRowBytes + key);
    }
    const double scale = looked ? static_cast<double>(series->size()) / static_cast<double>(looked) : 0;
    return ExportEstimate{static_cast<std::int64_t>(series->size()), std::llround(rows * scale),
                          std::llround(bytes * scale)};
}

Result<ExportEstimate> estimatePredictions(const HistoryReader& reader, TimeRange range,
                                           const ExportRequest& request, const CancelToken& cancel)
{
    PredictionQuery query;
    query.range = range;
    query.limit = predictionsLookedAt;
    const auto newest = reader.predictions(query, cancel);
    if (!newest)
        return Failure(newest.error());
    double bytes = 0;
    for (const StoredPrediction& stored : *newest) {
        const PredictionRecord& record = stored.record;
        bytes += plainCellsBytes + (record.probability ? numberBytes : 0) +
                 (record.latencySeconds ? numberBytes : 0) +
                 static_cast<double>(stored.endpoint.size() + record.model.size() + record.version.size() +
                                     record.requestId.size() + record.prediction.size() +
                                     record.attributes.size());
    }
    double scale = 1;
    if (std::ssize(*newest) == predictionsLookedAt) {
        const double end = static_cast<double>(range.to.ms);
        const double covered = std::max(end - static_cast<double>(newest->front().record.at.ms), 1.0);
        scale = (end - static_cast<double>(range.from.ms)) / covered;
        // A single record far away stretches the range; there are not more than all.
        const auto models = reader.predictedModels();
        if (!models)
            return Failure(models.error());
        double all = 0;
        for (const PredictedModel& model : *models)
            all += static_cast<double>(model.predictions);
        scale = std::min(scale, std::max(all / static_cast<double>(newest->size()), 1.0));
    }
    const double rows = static_cast<double>(newest->size()) * scale;
    return ExportEstimate{0, std::llround(rows),
                          std::llround(request.format == ExportFormat::Workspace
                                           ? rows * storedPredictionBytes
                                           : bytes * scale)};
}

} // namespace

Result<ExportEstimate> estimateExport(const HistoryReader& reader, const QString& historyPath,
                                      const ExportRequest& request, const CancelToken& cancel)
{
    if (request.format == ExportFormat::Records)
        return ExportEstimate{};
    if (request.format == ExportFormat::Workspace && !request.range)
        return ExportEstimate{0, 0, QFileInfo(historyPath).size()};
    const auto range = rangeOf(reader, request);
    if (!range)
        return Failure(range.error());
    ExportEstimate estimate;
    const auto add = [&](const ExportEstimate& part) {
        estimate.series += part.series;
        estimate.rows += part.rows;
        estimate.bytes += part.bytes;
    };
    Result<void> done;
    if (request.format != ExportFormat::PredictionsCsv)
        done = estimateSamples(reader, *range, request, cancel).map(add);
    if (request.format == ExportFormat::PredictionsCsv || request.format == ExportFormat::Workspace)
        done = done.and_then([&] { return estimatePredictions(reader, *range, request, cancel).map(add); });
    return done.map([&] { return estimate; });
}

} // namespace qd
