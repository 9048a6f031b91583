// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"
#include "models/history/predictions/segment.h"
#include "models/history/sqlite/statementcache.h"

namespace qd {

/// A row of the table of segments, with the names that its numbers stand for.
struct SegmentInfo
{
    std::int64_t id = 0;
    std::int64_t stream = 0;
    std::int64_t endpointId = 0;
    std::string endpoint;
    std::string model;
    Timestamp firstAt; ///< the time of the first row, taken or not
    Timestamp lastAt;
    std::size_t rows = 0;
    std::size_t dead = 0; ///< rows whose place was taken
};

/// Row of a segment's column in its table: the columns of one segment are neighbours.
[[nodiscard]] constexpr std::int64_t columnRow(std::int64_t segment, int column)
{
    return segment << 12 | column;
}
static_assert(columnsPerSegment == 1 << 12);

/// Which rows of a segment to take.
struct RowFilter
{
    TimeRange range{{INT64_MIN}, {INT64_MAX}};
    std::string version{}; ///< the version; empty: any
    /// Members of the attributes with these values, as plainValue() gives them.
    std::vector<std::pair<std::string, std::string>> where{};
};

/// Reads segments, each column when it is needed. A part that is damaged gives an error that names endpoint,
/// model and time range, and keeps nothing else from being read.
class SegmentReader
{
public:
    explicit SegmentReader(const Database& database) : m_statements(database) {}

    /// Returns the segments of the query's endpoint, model and range, by their beginning.
    [[nodiscard]] Result<std::vector<SegmentInfo>> list(const PredictionQuery& query) const;
    [[nodiscard]] Result<std::optional<SegmentInfo>> find(std::int64_t id) const;

    [[nodiscard]] Result<SegmentHeader> header(const SegmentInfo& segment) const;
    [[nodiscard]] Result<std::vector<std::int64_t>> times(const SegmentInfo& segment) const;
    [[nodiscard]] Result<std::vector<std::int64_t>> status(const SegmentInfo& segment) const;
    [[nodiscard]] Result<TextColumn> texts(const SegmentInfo& segment, int column) const;
    [[nodiscard]] Result<NumberColumn> numbers(const SegmentInfo& segment, int column) const;
    [[nodiscard]] Result<SegmentLabels> labels(const SegmentInfo& segment) const;
    [[nodiscard]] Result<std::vector<std::uint32_t>> dead(const SegmentInfo& segment) const;

    /// Row numbers, ascending, of what is not dead and passes the filter. Reads only the columns that it
    /// takes; none when the header says that nothing passes.
    [[nodiscard]] Result<std::vector<std::uint32_t>> select(const SegmentInfo& segment,
                                                            const RowFilter& filter) const;
    /// Returns the rows as records, but without their model: it is the same of all, and may be of any length.
    [[nodiscard]] Result<std::vector<PredictionRow>> rows(const SegmentInfo& segment,
                                                          std::span<const std::uint32_t> selected) const;

private:
    template <typename Decode>
    auto decoded(const SegmentInfo& segment, int column, Decode decode) const
        -> Result<typename std::invoke_result_t<Decode, ByteView>::value_type>;
    /// Keeps the rows of the filter's version and with its members.
    [[nodiscard]] Result<void> keepNamed(const SegmentInfo& segment, const RowFilter& filter,
                                         std::vector<std::uint32_t>& selected) const;
    [[nodiscard]] Result<void> readObjects(const SegmentInfo& segment, const SegmentHeader& known,
                                           std::span<const std::uint32_t> selected,
                                           const ObjectColumns& columns, std::string PredictionRecord::*text,
                                           std::vector<PredictionRow>& rows) const;
    [[nodiscard]] Error damaged(const SegmentInfo& segment) const;

    mutable StatementCache m_statements;
};

} // namespace qd
