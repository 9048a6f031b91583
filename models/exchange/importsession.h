// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/exchange/importer.h"

#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace qd {

/// Takes a batch and returns when the history has acknowledged it.
using ImportSink = std::function<Result<void>(WriteBatch)>;

/// Gathers what a file's readers find into batches, sends them and counts. Readers stop when goesOn() is
/// false.
class ImportSession
{
public:
    ImportSession(QString path, std::int64_t bytes, ImportSink sink, const CancelToken& cancel,
                  const ProgressSink& progress, TimeRange recordable);

    /// What is wrong with a time that is not among those that can be recorded; empty when nothing is.
    [[nodiscard]] QString problemOf(Timestamp at) const;

    void add(const SeriesKey& key, const Sample& sample);
    /// Adds a prediction, in the order of the file: those of one time come in one batch, so that equal ones
    /// can be counted.
    void add(StoredPrediction prediction);
    void reject(std::int64_t line, std::string_view text, QString what, QString hint = {});
    /// Everything before this byte, which is on this line, has been added or rejected.
    void readUpTo(std::int64_t byte, std::int64_t line);
    [[nodiscard]] bool goesOn() const { return !m_outcome.stopped; }

    /// Sends what waits.
    [[nodiscard]] ImportOutcome finish(ImportFormat format);
    /// Nothing but rejected lines so far.
    [[nodiscard]] bool isHopeless() const;
    [[nodiscard]] const ImportOutcome& soFar() const { return m_outcome; }

private:
    struct KeyHash
    {
        std::size_t operator()(const SeriesKey& key) const;
    };

    [[nodiscard]] std::size_t runOf(const SeriesKey& key);
    void extend(Timestamp at);
    void send();

    QString m_path;
    std::int64_t m_bytes;
    ImportSink m_sink;
    const CancelToken& m_cancel;
    const ProgressSink& m_progress;
    TimeRange m_recordable;
    ImportOutcome m_outcome;
    WriteBatch m_batch;
    std::unordered_map<SeriesKey, std::size_t, KeyHash> m_runs; ///< the runs of the batch
    std::size_t m_run = 0;                                      ///< the last one, while there is one
    std::int64_t m_held = 0;                                    ///< samples of the batch
    std::optional<TimeRange> m_heldRange;                       ///< the range of what the batch holds
    std::unordered_set<std::size_t> m_series;                   ///< hashes of all keys
};

} // namespace qd
