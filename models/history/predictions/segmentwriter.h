// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/predictions/keyindex.h"
#include "models/history/predictions/segmentreader.h"

#include <functional>
#include <memory>

namespace qd {

/// All records of one model at one endpoint.
struct PredictionStream
{
    std::int64_t id = 0;
    std::int64_t endpoint = 0; ///< in the table of names
};

/// Rows of one segment in which request ids were found.
struct SegmentMatch
{
    SegmentInfo segment;
    std::vector<std::pair<std::size_t, std::uint32_t>> rows; ///< place among the ids asked for, row number
};

/// Rows of a segment that went, with the labels that came late for them.
struct DroppedRows
{
    std::int64_t records = 0;
    std::int64_t labels = 0;
};

/// Makes, changes and removes segments. A damaged one is left as it is. One connection, one thread; calls
/// happen inside the caller's transaction.
class SegmentWriter
{
public:
    [[nodiscard]] static Result<SegmentWriter> prepare(const Database& database);

    /// Any number of rows in any order; those far apart in time go to different segments.
    [[nodiscard]] Result<void> store(const PredictionStream& stream, std::vector<PredictionRow> rows);
    [[nodiscard]] Result<void> remove(std::int64_t segment);
    /// Joins segments of the stream that are small and near each other in time. Without `isThorough` only
    /// when there are many.
    [[nodiscard]] Result<void> join(const PredictionStream& stream, bool isThorough);

    /// Where these request ids of an endpoint are, but for rows that are dead.
    [[nodiscard]] Result<std::vector<SegmentMatch>> match(std::int64_t endpoint,
                                                          std::span<const std::string_view> ids);
    /// Takes rows out of the segment; a segment without any left goes as a whole.
    [[nodiscard]] Result<void> kill(const SegmentInfo& segment, std::vector<std::uint32_t> rows);
    /// Leaves out the rows that `keep` does not want, unless those are less than a quarter: then it is not
    /// worth writing.
    [[nodiscard]] Result<DroppedRows> thin(const SegmentInfo& segment,
                                           const std::function<bool(Timestamp)>& keep);
    [[nodiscard]] Result<void> setLabels(const SegmentInfo& segment, const SegmentLabels& labels);
    [[nodiscard]] Result<SegmentLabels> labels(const SegmentInfo& segment)
    {
        return m_reader->labels(segment);
    }
    [[nodiscard]] Result<std::optional<SegmentInfo>> find(std::int64_t id) { return m_reader->find(id); }
    [[nodiscard]] KeyIndex& keys() { return m_keys; }

private:
    SegmentWriter(std::unique_ptr<SegmentReader> reader, KeyIndex keys)
        : m_reader(std::move(reader)), m_keys(std::move(keys))
    {
    }
    [[nodiscard]] Result<void> storeOne(const PredictionStream& stream, std::span<const PredictionRow> rows);
    [[nodiscard]] Result<void> joinGroup(const PredictionStream& stream, std::span<const SegmentInfo> group);

    std::unique_ptr<SegmentReader> m_reader;
    KeyIndex m_keys;
    Statement m_insert;
    Statement m_insertColumn;
    Statement m_remove;
    Statement m_removeColumns;
    Statement m_setDead;
    Statement m_smallOnes;
};

} // namespace qd
