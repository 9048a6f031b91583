// SPDX-License-Identifier: Apache-2.0
#include "models/base/csvcell.h"
#include "models/exchange/celltext.h"
#include "models/exchange/pieces.h"
#include "models/exchange/tally.h"
#include "models/exchange/writers.h"

namespace qd {

namespace {

constexpr std::string_view lineEnd = "\r\n";

void appendPrediction(std::string& text, TimeSpeller& times, const StoredPrediction& stored, CellStyle style)
{
    const PredictionRecord& record = stored.record;
    const auto cell = [&](std::string_view value) {
        text += ',';
        appendCell(text, value, style);
    };
    const auto number = [&](const std::optional<double>& value) {
        text += ',';
        if (value)
            appendNumber(text, *value);
    };
    times.append(text, record.at);
    cell(stored.endpoint);
    cell(record.model);
    cell(record.version);
    cell(record.requestId);
    cell(record.prediction);
    number(record.probability);
    cell(record.label.value_or(std::string()));
    number(record.latencySeconds);
    cell(std::to_string(record.status));
    cell(record.attributes);
    text += lineEnd;
}

} // namespace

Result<ExportOutcome> writeSamplesCsv(const ExportSource& source, std::span<const SeriesInfo> series,
                                      OutputFile& file)
{
    file.buffer().append(samplesHeader).append(lineEnd);
    Tally tally(source.progress, source.range, series.size());
    TimeSpeller times;
    for (const SeriesInfo& info : series) {
        std::string key = ",";
        appendCell(key, info.key.metric, source.cells);
        key += ',';
        appendCell(key, info.key.labels.toString(), source.cells);
        key += ',';
        auto done = forEachSamplePiece(source.reader, info.id, source.range, source.cancel,
                                       [&](std::span<const Sample> samples, Timestamp upTo) -> Result<void> {
                                           for (const Sample& sample : samples) {
                                               std::string& text = file.buffer();
                                               times.append(text, sample.at);
                                               text += key;
                                               appendNumber(text, sample.value);
                                               text += lineEnd;
                                               if (auto flushed = file.flushIfFull(); !flushed)
                                                   return flushed;
                                           }
                                           tally.add(samples.size(), upTo);
                                           return {};
                                       });
        if (!done)
            return Failure(done.error());
        tally.finishPart();
    }
    return ExportOutcome{std::ssize(series), tally.rows(), 0};
}

Result<ExportOutcome> writePredictionsCsv(const ExportSource& source, OutputFile& file)
{
    file.buffer().append(predictionsHeader).append(lineEnd);
    Tally tally(source.progress, source.range, 1);
    TimeSpeller times;
    return forEachPredictionPiece(source.reader, source.range, source.cancel,
                                  [&](std::span<const StoredPrediction> piece, Timestamp upTo) {
                                      for (const StoredPrediction& stored : piece)
                                          appendPrediction(file.buffer(), times, stored, source.cells);
                                      tally.add(piece.size(), upTo);
                                      return file.flushIfFull();
                                  })
        .map([&] {
            return ExportOutcome{0, tally.rows(), 0};
        });
}

} // namespace qd
