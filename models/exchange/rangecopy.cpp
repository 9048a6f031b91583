// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/rangecopy.h"

#include "models/exchange/batchsender.h"
#include "models/exchange/incidentrange.h"
#include "models/exchange/pieces.h"
#include "models/exchange/tally.h"
#include "models/history/documentkinds.h"

namespace qd {

namespace {

/// All kinds of DocumentRecord that say what the facts of a range are about.
constexpr const char* documentKinds[]{documentkind::endpoint, documentkind::rule,    documentkind::silence,
                                      documentkind::serving,  documentkind::setting, documentkind::mapping};
constexpr std::size_t copiedAtOnce = 100'000;
constexpr double samplesShare = 0.8;

class RangeCopy
{
public:
    RangeCopy(const HistoryReader& reader, History& target, TimeRange range, const CancelToken& cancel,
              const ProgressSink& progress)
        : m_reader(reader), m_sender(target), m_range(range), m_cancel(cancel), m_progress(progress)
    {
    }

    Result<ExportOutcome> run()
    {
        return samples()
            .and_then([&] { return predictions(); })
            .and_then([&] { return records(); })
            .and_then([&] { return m_sender.wait(); })
            .map([&] { return m_outcome; });
    }

private:
    Result<void> samples()
    {
        const auto series = m_reader.series({});
        if (!series)
            return Failure(series.error());
        Tally tally(m_progress, m_range, series->size(), 0, samplesShare);
        WriteBatch batch;
        std::size_t held = 0;
        for (const SeriesInfo& info : *series) {
            bool isEmpty = true;
            auto done =
                forEachSamplePiece(m_reader, info.id, m_range, m_cancel,
                                   [&](std::span<const Sample> piece, Timestamp upTo) -> Result<void> {
                                       tally.add(piece.size(), upTo);
                                       if (piece.empty())
                                           return {};
                                       isEmpty = false;
                                       batch.runs.push_back({info.key, {piece.begin(), piece.end()}});
                                       held += piece.size();
                                       if (held < copiedAtOnce)
                                           return {};
                                       held = 0;
                                       return m_sender.send(std::exchange(batch, {}));
                                   });
            if (!done)
                return done;
            tally.finishPart();
            m_outcome.series += isEmpty ? 0 : 1;
        }
        m_outcome.rows += tally.rows();
        return m_sender.send(std::move(batch));
    }
    Result<void> predictions()
    {
        Tally tally(m_progress, m_range, 1, samplesShare, 1);
        auto done = forEachPredictionPiece(
            m_reader, m_range, m_cancel, [&](std::span<const StoredPrediction> piece, Timestamp upTo) {
                tally.add(piece.size(), upTo);
                WriteBatch batch;
                batch.predictions.assign(piece.begin(), piece.end());
                return piece.empty() ? Result<void>() : m_sender.send(std::move(batch));
            });
        m_outcome.rows += tally.rows();
        return done;
    }
    template <typename T>
    Result<void> take(Result<std::vector<T>> found, std::vector<T>& target)
    {
        if (!found)
            return Failure(found.error());
        target.insert(target.end(), std::make_move_iterator(found->begin()),
                      std::make_move_iterator(found->end()));
        return {};
    }
    Result<void> records()
    {
        WriteBatch batch;
        auto taken = take(m_reader.events(m_range), batch.events)
                         .and_then([&] { return take(m_reader.alerts(m_range), batch.alerts); })
                         .and_then([&] { return take(incidentsOf(m_reader, m_range), batch.incidents); });
        for (const char* kind : documentKinds)
            taken = taken.and_then([&] { return take(m_reader.documents(kind), batch.documents); });
        for (const IncidentRecord& incident : batch.incidents) {
            taken =
                taken.and_then([&] { return take(m_reader.incidentSteps(incident.id), batch.incidentSteps); })
                    .and_then([&] { return take(m_reader.audit(incident.id), batch.audit); });
        }
        return taken.and_then([&] {
            m_outcome.rows +=
                static_cast<std::int64_t>(batch.events.size() + batch.alerts.size() + batch.incidents.size() +
                                          batch.incidentSteps.size() + batch.audit.size());
            return m_sender.send(std::move(batch));
        });
    }

    const HistoryReader& m_reader;
    BatchSender m_sender;
    TimeRange m_range;
    const CancelToken& m_cancel;
    const ProgressSink& m_progress;
    ExportOutcome m_outcome;
};

} // namespace

Result<ExportOutcome> copyRange(const QString& historyPath, const QString& target, TimeRange range,
                                const CancelToken& cancel, const ProgressSink& progress)
{
    const auto reader = HistoryReader::open(historyPath);
    if (!reader)
        return Failure(reader.error());
    auto isWhole =
        (*reader)->proveSamples(cancel).and_then([&] { return (*reader)->provePredictions(cancel); });
    if (!isWhole)
        return Failure(isWhole.error());
    auto history = History::open(target);
    if (!history)
        return Failure(history.error());
    auto copied = RangeCopy(**reader, **history, range, cancel, progress).run();
    if (!copied)
        return copied;
    std::promise<Result<void>> settled;
    (*history)->settle(nullptr, [&](const Result<void>& done) { settled.set_value(done); });
    return settled.get_future().get().map([&] { return *copied; });
}

} // namespace qd
