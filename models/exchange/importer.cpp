// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/importer.h"

#include "models/base/recordabletime.h"
#include "models/exchange/batchsender.h"
#include "models/exchange/exchangewords.h"
#include "models/exchange/importreaders.h"
#include "models/exposition/sniff.h"
#include "models/history/historyreader.h"

#include <algorithm>

namespace qd {

namespace {

Failure notImportable(const QString& path, QString what)
{
    return fail(
        ErrorKind::Invalid, path, std::move(what),
        ExchangeWords::tr("Import a CSV that Quarterdeck exported, or OpenMetrics or Prometheus text with "
                          "timestamps. A prediction log is opened with File, Open log."));
}

ImportFormat formatOf(ImportFile& file)
{
    if (isSamplesCsv(file.window()))
        return ImportFormat::SamplesCsv;
    if (isPredictionsCsv(file.window()))
        return ImportFormat::PredictionsCsv;
    return isOpenMetrics(file) ? ImportFormat::OpenMetrics : ImportFormat::PrometheusText;
}

Result<ImportOutcome> readFile(const QString& path, ImportSink sink, const CancelToken& cancel,
                               const ProgressSink& progress, const Clock& clock)
{
    auto opened = ImportFile::open(path);
    if (!opened)
        return Failure(opened.error());
    ImportFile& file = **opened;
    const ImportFormat format = formatOf(file);
    const bool isText = format == ImportFormat::OpenMetrics || format == ImportFormat::PrometheusText;
    if (file.window().empty())
        return notImportable(path, ExchangeWords::tr("The file is empty."));
    if (QString what = isText ? sayWhatItIs(file.window()) : QString(); !what.isEmpty())
        return notImportable(path, std::move(what));

    ImportSession session(path, file.size(), std::move(sink), cancel, progress, recordableTimes(clock.now()));
    const auto read = format == ImportFormat::SamplesCsv ? readSamplesCsv(file, session)
                      : format == ImportFormat::PredictionsCsv
                          ? readPredictionsCsv(file, session)
                          : readExposition(file, session, format == ImportFormat::OpenMetrics);
    if (!read)
        return Failure(read.error());
    ImportOutcome outcome = session.finish(format);
    const bool hasNothing = outcome.samples + outcome.predictions == 0;
    if (hasNothing && outcome.rejected > 0 && !outcome.stopped)
        return notImportable(path, ExchangeWords::tr("No line is a sample with a timestamp. %1")
                                       .arg(outcome.rejectedLines.front().reason.text()));
    return outcome;
}

// Leaves those out that are there already and have no request id by which the history would know it.
Result<void> leaveOutKnown(const History& history, std::vector<StoredPrediction>& predictions)
{
    const auto hasNoId = [](const StoredPrediction& stored) { return stored.record.requestId.empty(); };
    if (std::none_of(predictions.begin(), predictions.end(), hasNoId))
        return {};
    const auto [first, last] = std::minmax_element(
        predictions.begin(), predictions.end(),
        [](const StoredPrediction& a, const StoredPrediction& b) { return a.record.at < b.record.at; });
    const auto reader = history.reader();
    if (!reader)
        return Failure(reader.error());
    PredictionQuery query;
    query.range = {first->record.at, last->record.at + Duration{1}};
    auto known = reader.value()->predictions(query);
    if (!known)
        return Failure(known.error());
    const auto isKnown = [&](const StoredPrediction& stored) {
        if (!hasNoId(stored))
            return false;
        // In ascending time, so the few of one moment lie together.
        auto at = std::lower_bound(
            known->begin(), known->end(), stored.record.at,
            [](const StoredPrediction& one, Timestamp time) { return one.record.at < time; });
        for (; at != known->end() && at->record.at == stored.record.at; ++at) {
            if (at->endpoint == stored.endpoint && at->record == stored.record) {
                at->endpoint.clear(); // the next equal one is another
                at->record.requestId = "taken";
                return true;
            }
        }
        return false;
    };
    std::erase_if(predictions, isKnown);
    return {};
}

} // namespace

Result<ImportOutcome> importFile(History& history, const QString& path, const CancelToken& cancel,
                                 const ProgressSink& progress, const Clock& clock)
{
    const ImportSink sink = [&](WriteBatch batch) {
        BatchSender sender(history);
        return leaveOutKnown(history, batch.predictions)
            .and_then([&] { return sender.send(std::move(batch)); })
            .and_then([&] { return sender.wait(); });
    };
    return readFile(path, sink, cancel, progress, clock);
}

Result<ImportOutcome> previewImport(const QString& path, const CancelToken& cancel,
                                    const ProgressSink& progress, const Clock& clock)
{
    return readFile(
        path, [](const WriteBatch&) { return Result<void>(); }, cancel, progress, clock);
}

} // namespace qd
