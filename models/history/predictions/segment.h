// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/predictionrecord.h"
#include "models/history/predictions/attributes.h"
#include "models/history/predictions/columncodec.h"

#include <map>

namespace qd {

/// Records of one model at one endpoint that lie in the file by column. 32,768 rows fill a column of two bits
/// per row well enough that SQLite's half-empty last page does not count, and take about 50 ms to make.
inline constexpr std::size_t maxSegmentRows = 32'768;

/// A record, and whether its label came by itself (it then outlives a replacement of the record).
struct PredictionRow
{
    PredictionRecord record;
    bool isLabelLate = false;

    friend bool operator==(const PredictionRow&, const PredictionRow&) = default;
};

/// Column numbers within a segment; attributes follow firstAttributeColumn in the order of the header.
enum SegmentColumn : int {
    timeColumn,
    versionColumn,
    predictionColumn,
    probabilityColumn,
    labelColumn, ///< each word led by 'l' when the label came late, else by 'r'; written again as labels come
    latencyColumn,
    statusColumn,
    requestIdColumn,
    shapeColumn, ///< 'k' and the keys of the row's attributes, or 't' and their text as a whole
    deadColumn,  ///< numbers of rows whose place was taken by a later record; no such column: none
    firstAttributeColumn,
    scoreShapeColumn = 2'048, ///< as shapeColumn, of the scores; no such column: no row has any
    firstScoreColumn,
    columnsPerSegment = 4'096
};

/// The columns of a JSON object that each row has: one for its shape, one for each key.
struct ObjectColumns
{
    int shape;
    int first;
    int end;

    [[nodiscard]] bool hasMember(int column) const { return column >= first && column < end; }
};
inline constexpr ObjectColumns attributeColumns{shapeColumn, firstAttributeColumn, scoreShapeColumn};
inline constexpr ObjectColumns scoreColumns{scoreShapeColumn, firstScoreColumn, columnsPerSegment};

enum class AttributeKind : std::uint8_t { Text, ShortestNumber, PointedNumber };

/// What is known of a column without reading it.
struct ColumnSummary
{
    int column = 0;
    AttributeKind kind = AttributeKind::Text;
    std::string name{}; ///< the name of an attribute or a class, as in JSON text between its quotes
    std::int64_t nulls = 0;
    double min = 0; ///< the least of the numbers that are not NaN
    double max = 0;
    /// Every text of the column when there are few; empty when there are many, or none.
    std::vector<std::string> words{};
};

struct SegmentHeader
{
    std::size_t rows = 0;
    std::vector<ColumnSummary> columns;

    [[nodiscard]] const ColumnSummary* find(int column) const;
    /// Returns an attribute by the text of its key between the quotes.
    [[nodiscard]] const ColumnSummary* attribute(std::string_view name) const;
};

struct EncodedSegment
{
    Bytes header;
    std::map<int, Bytes> columns;
};

/// 1…maxSegmentRows rows of one model in ascending time. Every part is sealed with a checksum.
[[nodiscard]] EncodedSegment encodeSegment(std::span<const PredictionRow> rows);

[[nodiscard]] std::optional<SegmentHeader> decodeHeader(ByteView bytes);

/// Decodes one column; nothing when the bytes are not as they were written. So do the next three.
[[nodiscard]] std::optional<std::vector<std::int64_t>> decodeTimeColumn(ByteView bytes, std::size_t rows);
[[nodiscard]] std::optional<std::vector<std::int64_t>> decodeStatusColumn(ByteView bytes, std::size_t rows);
[[nodiscard]] std::optional<TextColumn> decodeTextColumn(ByteView bytes, std::size_t rows);
[[nodiscard]] std::optional<NumberColumn> decodeNumberColumn(ByteView bytes, std::size_t rows);

/// The label column of a segment on its own, for when labels come late.
struct SegmentLabels
{
    std::vector<std::optional<std::string>> labels; ///< one per row
    std::vector<bool> isLate;
};
[[nodiscard]] Bytes encodeLabels(const SegmentLabels& labels);
[[nodiscard]] std::optional<SegmentLabels> decodeLabels(ByteView bytes, std::size_t rows);

/// Ascending row numbers.
[[nodiscard]] Bytes encodeDead(std::span<const std::uint32_t> rows);
[[nodiscard]] std::optional<std::vector<std::uint32_t>> decodeDead(ByteView bytes, std::size_t rows);

} // namespace qd
