// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/predictions/labelqueue.h"
#include "models/history/predictions/segmentwriter.h"
#include "models/history/records.h"

#include <functional>
#include <span>
#include <unordered_map>
#include <unordered_set>

/// Prediction records and the labels that arrive after them.
///
/// What is new goes to the tail, row by row, in its batch's own transaction. Once a model has enough there,
/// the write that filled the tail cuts it into a segment: one blob per column. Labels wait in a tail of their
/// own until there are enough to look for their predictions in one go. A record whose request id is known (a
/// filter in memory says so of few others) ends the earlier one's life at once, so that readers need not look
/// for the latest.
namespace qd {

/// The writer's side. One connection, one thread; calls happen inside the caller's transaction.
class PredictionWriter
{
public:
    [[nodiscard]] static Result<PredictionWriter> prepare(const Database& database);

    /// A record with the endpoint, model and request id of an earlier one takes its place.
    [[nodiscard]] Result<void> write(std::span<const StoredPrediction> predictions);
    /// Writes labels, in any order with their predictions, of whatever model; the last label for a request
    /// wins.
    [[nodiscard]] Result<void> write(std::span<const StoredLabel> labels);
    /// Cuts every tail, joins labels, and makes large segments of small ones.
    [[nodiscard]] Result<void> settle();
    /// A piece of the work of settling; the pieces are done in order, and others may write between two of
    /// them.
    using SettlingPiece = std::function<Result<void>(PredictionWriter&)>;
    [[nodiscard]] Result<std::vector<SettlingPiece>> settlingPieces();
    /// The writer of segments, for dropping what is old.
    [[nodiscard]] SegmentWriter& segments() { return m_segments; }
    /// Puts rows into segments at once: for records that are known to have no earlier ones.
    [[nodiscard]] Result<void> store(const std::string& endpoint, const std::string& model,
                                     std::vector<PredictionRow> rows);
    /// After a rollback: what was learnt in it is not so.
    void forget();

private:
    struct Stream : PredictionStream
    {
        std::string model;
        std::int64_t nextRow = 0;
        std::int64_t rows = 0;
        std::int64_t records = 0;
    };
    using Records = std::span<const PredictionRecord* const>;

    PredictionWriter(SegmentWriter segments, LabelQueue labels);

    [[nodiscard]] Result<std::int64_t> intern(const std::string& name);
    [[nodiscard]] Result<Stream*> stream(const std::string& endpoint, const std::string& model);
    [[nodiscard]] Result<void> append(Stream& stream, Records records);
    [[nodiscard]] Result<void> takePlaces(const Stream& stream, Records records);
    /// What waits, as it came; `damaged` are rows that cannot be read.
    [[nodiscard]] Result<std::vector<PredictionRecord>> tail(const Stream& stream,
                                                             std::vector<std::int64_t>& damaged);
    [[nodiscard]] Result<void> cut(Stream& stream);
    [[nodiscard]] Result<void> joinLabels(std::int64_t endpoint);
    [[nodiscard]] Result<std::unordered_set<std::string>> waitingIds(std::int64_t endpoint);
    [[nodiscard]] Result<std::vector<bool>> labelSegments(std::int64_t endpoint,
                                                          std::span<const PendingLabel> labels);
    [[nodiscard]] Result<void> loadStreams();

    SegmentWriter m_segments;
    LabelQueue m_labels;
    Statement m_findName;
    Statement m_insertName;
    Statement m_findStream;
    Statement m_insertStream;
    Statement m_streamNames;
    Statement m_tailExtent;
    Statement m_insertTail;
    Statement m_readTail;
    Statement m_removeTail;
    Statement m_setAside;
    std::unordered_map<std::string, std::int64_t> m_names;
    std::map<std::pair<std::string, std::string>, Stream> m_streams;
};

/// The range of row numbers of a stream's tail, half open.
[[nodiscard]] std::pair<std::int64_t, std::int64_t> predictionTailRows(std::int64_t stream);
[[nodiscard]] std::int64_t streamOfTailRow(std::int64_t row);

/// Keeps, of several records with one request id, the last one in its place; those without an id all stay.
void keepLastOfEach(std::vector<PredictionRecord>& records);

} // namespace qd
