// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/segmentreader.h"

#include "models/history/chunks/checksum.h"
#include "models/history/sqlite/databaseerror.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace qd {

namespace {

// Streams first: their segments lie side by side in the index.
constexpr const char* segmentsOfQuery = R"sql(
SELECT g.id, g.stream, s.endpoint, e.text, m.text, g.first_at, g.last_at, g.rows, g.dead
FROM prediction_stream s JOIN name e ON e.id = s.endpoint JOIN name m ON m.id = s.model
CROSS JOIN prediction_segment g ON g.stream = s.id
WHERE (?1 = '' OR e.text = ?1) AND (?2 = '' OR m.text = ?2) AND g.first_at < ?4 AND g.last_at >= ?3
ORDER BY g.first_at, g.id)sql";

constexpr const char* segmentById = R"sql(
SELECT g.id, g.stream, s.endpoint, e.text, m.text, g.first_at, g.last_at, g.rows, g.dead
FROM prediction_segment g JOIN prediction_stream s ON s.id = g.stream
JOIN name e ON e.id = s.endpoint JOIN name m ON m.id = s.model WHERE g.id = ?)sql";

SegmentInfo infoOf(const Statement& row)
{
    return {row.integer(0),
            row.integer(1),
            row.integer(2),
            row.text(3),
            row.text(4),
            row.time(5),
            row.time(6),
            std::min(static_cast<std::size_t>(row.integer(7)), maxSegmentRows),
            static_cast<std::size_t>(row.integer(8))};
}

std::optional<double> numberAt(const NumberColumn& column, std::size_t row)
{
    return column.isPresent.empty() || column.isPresent[row] ? std::optional(column.values[row])
                                                             : std::nullopt;
}

std::string_view textAt(const TextColumn& column, std::size_t row)
{
    return column.codes[row] == absentText ? std::string_view() : column.dictionary.at(column.codes[row]);
}

// Attributes may be numbers; those are compared as they are written.
std::string plainNumber(double value, AttributeKind kind)
{
    std::string text;
    appendNumber(text, value,
                 kind == AttributeKind::PointedNumber ? NumberStyle::PointedWhole : NumberStyle::Shortest);
    return text;
}

void keepIf(std::vector<std::uint32_t>& selected, const auto& condition)
{
    std::erase_if(selected, [&](std::uint32_t row) { return !condition(row); });
}

// Keeps the rows whose text passes; each word is asked about once.
void keepWords(std::vector<std::uint32_t>& selected, const TextColumn& column, const auto& passes)
{
    std::vector<bool> isWanted(column.dictionary.size());
    for (std::size_t i = 0; i < isWanted.size(); ++i)
        isWanted[i] = passes(column.dictionary.at(i));
    keepIf(selected,
           [&](std::uint32_t row) { return column.codes[row] != absentText && isWanted[column.codes[row]]; });
}

bool hasWord(const ColumnSummary& summary, const auto& passes)
{
    return summary.words.empty() || std::any_of(summary.words.begin(), summary.words.end(), passes);
}

} // namespace

template <typename Decode>
auto SegmentReader::decoded(const SegmentInfo& segment, int column, Decode decode) const
    -> Result<typename std::invoke_result_t<Decode, ByteView>::value_type>
{
    auto query = m_statements.borrow("SELECT body FROM prediction_column WHERE id = ?");
    if (!query)
        return Failure(query.error());
    const auto row = (*query)->bind(columnRow(segment.id, column)).step();
    if (!row)
        return Failure(row.error());
    const bool isHere = *row && !isInAnotherPlace((*query)->blob(0), columnRow(segment.id, column));
    auto value = isHere ? decode((*query)->blob(0)) : std::nullopt;
    if (!value)
        return Failure(damaged(segment));
    return std::move(*value);
}

Error SegmentReader::damaged(const SegmentInfo& segment) const
{
    return {ErrorKind::Storage, databasePath(m_statements.database().handle()),
            //: %1 is a model, %2 an endpoint, %3 and %4 are points in time
            QCoreApplication::translate(
                "History", "The predictions of model %1 at endpoint %2 from %3 to %4 are damaged.")
                .arg(QString::fromStdString(segment.model), QString::fromStdString(segment.endpoint),
                     toIso(segment.firstAt), toIso(segment.lastAt)),
            QCoreApplication::translate(
                "History", "Everything else can be read. Choose a range without them, or restore a copy.")};
}

Result<std::vector<SegmentInfo>> SegmentReader::list(const PredictionQuery& query) const
{
    auto statement = m_statements.borrow(segmentsOfQuery);
    if (!statement)
        return Failure(statement.error());
    return collectRows((*statement)->bind(query.endpoint, query.model, query.range.from, query.range.to), {},
                       infoOf);
}

Result<std::optional<SegmentInfo>> SegmentReader::find(std::int64_t id) const
{
    auto statement = m_statements.borrow(segmentById);
    if (!statement)
        return Failure(statement.error());
    return collectRows((*statement)->bind(id), {}, infoOf).map([](std::vector<SegmentInfo> found) {
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    });
}

Result<SegmentHeader> SegmentReader::header(const SegmentInfo& segment) const
{
    auto query = m_statements.borrow("SELECT header FROM prediction_segment WHERE id = ?");
    if (!query)
        return Failure(query.error());
    const auto row = (*query)->bind(segment.id).step();
    if (!row)
        return Failure(row.error());
    auto header = *row ? decodeHeader((*query)->blob(0)) : std::nullopt;
    if (!header || header->rows != segment.rows)
        return Failure(damaged(segment));
    return std::move(*header);
}

Result<std::vector<std::int64_t>> SegmentReader::times(const SegmentInfo& segment) const
{
    return decoded(segment, timeColumn, [&](ByteView b) { return decodeTimeColumn(b, segment.rows); });
}

Result<std::vector<std::int64_t>> SegmentReader::status(const SegmentInfo& segment) const
{
    return decoded(segment, statusColumn, [&](ByteView b) { return decodeStatusColumn(b, segment.rows); });
}

Result<TextColumn> SegmentReader::texts(const SegmentInfo& segment, int column) const
{
    return decoded(segment, column, [&](ByteView b) { return decodeTextColumn(b, segment.rows); });
}

Result<NumberColumn> SegmentReader::numbers(const SegmentInfo& segment, int column) const
{
    return decoded(segment, column, [&](ByteView b) { return decodeNumberColumn(b, segment.rows); });
}

Result<SegmentLabels> SegmentReader::labels(const SegmentInfo& segment) const
{
    return decoded(segment, labelColumn, [&](ByteView b) { return decodeLabels(b, segment.rows); });
}

Result<std::vector<std::uint32_t>> SegmentReader::dead(const SegmentInfo& segment) const
{
    if (segment.dead == 0)
        return {};
    return decoded(segment, deadColumn, [&](ByteView b) { return decodeDead(b, segment.rows); });
}

Result<std::vector<std::uint32_t>> SegmentReader::select(const SegmentInfo& segment,
                                                         const RowFilter& filter) const
{
    std::vector<std::uint32_t> selected(segment.rows);
    std::iota(selected.begin(), selected.end(), 0U);
    if (segment.firstAt < filter.range.from || segment.lastAt >= filter.range.to) {
        const auto at = times(segment);
        if (!at)
            return Failure(at.error());
        keepIf(selected, [&](std::uint32_t row) { return filter.range.contains({(*at)[row]}); });
    }
    const auto gone = dead(segment);
    if (!gone)
        return Failure(gone.error());
    if (!gone->empty())
        keepIf(selected,
               [&](std::uint32_t row) { return !std::binary_search(gone->begin(), gone->end(), row); });
    if (filter.version.empty() && filter.where.empty())
        return selected;
    if (auto done = keepNamed(segment, filter, selected); !done)
        return Failure(done.error());
    return selected;
}

// By the header's summaries, which often tell that nothing passes.
Result<void> SegmentReader::keepNamed(const SegmentInfo& segment, const RowFilter& filter,
                                      std::vector<std::uint32_t>& selected) const
{
    const auto known = header(segment);
    if (!known)
        return Failure(known.error());
    const auto keepTexts = [&](const ColumnSummary* summary, const auto& passes) -> Result<void> {
        if (!summary || !hasWord(*summary, passes)) {
            selected.clear();
            return {};
        }
        const auto column = texts(segment, summary->column);
        if (!column)
            return Failure(column.error());
        keepWords(selected, *column, passes);
        return {};
    };
    if (!filter.version.empty()) {
        const auto isVersion = [&](std::string_view text) { return text == filter.version; };
        if (auto done = keepTexts(known->find(versionColumn), isVersion); !done)
            return done;
    }
    for (const auto& [name, value] : filter.where) {
        if (selected.empty())
            break;
        const ColumnSummary* const summary = known->attribute(name);
        if (!summary || summary->kind == AttributeKind::Text) {
            const auto isValue = [&wanted = value](std::string_view text) {
                return plainValue(text) == wanted;
            };
            if (auto done = keepTexts(summary, isValue); !done)
                return done;
            continue;
        }
        const auto column = numbers(segment, summary->column);
        if (!column)
            return Failure(column.error());
        keepIf(selected, [&, &wanted = value](std::uint32_t row) {
            const auto number = numberAt(*column, row);
            return number && plainNumber(*number, summary->kind) == wanted;
        });
    }
    return {};
}

Result<std::vector<PredictionRow>> SegmentReader::rows(const SegmentInfo& segment,
                                                       std::span<const std::uint32_t> selected) const
{
    std::vector<PredictionRow> rows(selected.size());
    const auto each = [&](const auto& column, const auto& set) -> Result<void> {
        if (!column)
            return Failure(column.error());
        for (std::size_t i = 0; i < selected.size(); ++i)
            set(rows[i], *column, selected[i]);
        return {};
    };
    const auto text = [](std::string PredictionRecord::*member) {
        return [member](PredictionRow& row, const TextColumn& column, std::size_t at) {
            row.record.*member = textAt(column, at);
        };
    };
    const auto number = [](std::optional<double> PredictionRecord::*member) {
        return [member](PredictionRow& row, const NumberColumn& column, std::size_t at) {
            row.record.*member = numberAt(column, at);
        };
    };
    const auto setTime = [](PredictionRow& row, const std::vector<std::int64_t>& at, std::size_t i) {
        row.record.at.ms = at[i];
    };
    const auto setStatus = [](PredictionRow& row, const std::vector<std::int64_t>& status, std::size_t i) {
        row.record.status = static_cast<int>(status[i]);
    };
    const auto setLabel = [](PredictionRow& row, const SegmentLabels& labels, std::size_t i) {
        row.record.label = labels.labels[i];
        row.isLabelLate = labels.isLate[i];
    };
    using Record = PredictionRecord;
    return each(times(segment), setTime)
        .and_then([&] { return each(texts(segment, versionColumn), text(&Record::version)); })
        .and_then([&] { return each(texts(segment, predictionColumn), text(&Record::prediction)); })
        .and_then([&] { return each(texts(segment, requestIdColumn), text(&Record::requestId)); })
        .and_then([&] { return each(numbers(segment, probabilityColumn), number(&Record::probability)); })
        .and_then([&] { return each(numbers(segment, latencyColumn), number(&Record::latencySeconds)); })
        .and_then([&] { return each(labels(segment), setLabel); })
        .and_then([&] { return each(status(segment), setStatus); })
        .and_then([&] { return header(segment); })
        .and_then([&](const SegmentHeader& known) {
            return readObjects(segment, known, selected, attributeColumns, &Record::attributes, rows)
                .and_then([&] {
                    return readObjects(segment, known, selected, scoreColumns, &Record::scores, rows);
                });
        })
        .map([&] { return std::move(rows); });
}

namespace {

// One member of the objects, for putting the rows' JSON text together again.
struct MemberColumn
{
    AttributeKind kind = AttributeKind::Text;
    TextColumn texts;
    NumberColumn numbers;

    void append(std::string& text, std::size_t row) const
    {
        if (kind == AttributeKind::Text)
            text += textAt(texts, row);
        else
            text += plainNumber(numbers.values[row], kind);
    }
};

// What a row's shape says: the text as a whole, or keys and the columns that hold their values.
struct Shape
{
    std::string_view text;
    std::vector<std::pair<std::string_view, const MemberColumn*>> members;

    void write(std::string& out, std::size_t row) const
    {
        if (!text.empty()) {
            out = text.substr(1);
            return;
        }
        out = '{';
        for (const auto& [key, column] : members) {
            out += out.size() > 1 ? ",\"" : "\"";
            (out += key) += "\":";
            column->append(out, row);
        }
        out += '}';
    }
};

using MemberColumns = std::map<std::string_view, MemberColumn>;

Result<MemberColumns> readMembers(const SegmentReader& reader, const SegmentInfo& segment,
                                  const SegmentHeader& known, const ObjectColumns& columns)
{
    MemberColumns members;
    for (const ColumnSummary& summary : known.columns) {
        if (!columns.hasMember(summary.column))
            continue;
        MemberColumn& member = members[summary.name];
        member.kind = summary.kind;
        auto read = summary.kind == AttributeKind::Text
                        ? reader.texts(segment, summary.column).map([&](TextColumn c) {
                              member.texts = std::move(c);
                          })
                        : reader.numbers(segment, summary.column).map([&](NumberColumn c) {
                              member.numbers = std::move(c);
                          });
        if (!read)
            return Failure(read.error());
    }
    return members;
}

/// Returns nothing for a shape with a member that has no column.
std::optional<Shape> shapeFrom(std::string_view text, const MemberColumns& members)
{
    if (text.starts_with('t'))
        return Shape{text, {}};
    Shape shape;
    for (text.remove_prefix(std::min<std::size_t>(text.size(), 1)); !text.empty();) {
        const std::string_view key = text.substr(0, text.find('\n'));
        const auto member = members.find(key);
        if (member == members.end())
            return std::nullopt;
        shape.members.emplace_back(key, &member->second);
        text.remove_prefix(std::min(text.size(), key.size() + 1));
    }
    return shape;
}

} // namespace

Result<void> SegmentReader::readObjects(const SegmentInfo& segment, const SegmentHeader& known,
                                        std::span<const std::uint32_t> selected, const ObjectColumns& columns,
                                        std::string PredictionRecord::*text,
                                        std::vector<PredictionRow>& rows) const
{
    if (!known.find(columns.shape))
        return {};
    const auto members = readMembers(*this, segment, known, columns);
    if (!members)
        return Failure(members.error());
    const auto shapeTexts = texts(segment, columns.shape);
    if (!shapeTexts)
        return Failure(shapeTexts.error());
    std::vector<Shape> shapes;
    for (std::size_t i = 0; i < shapeTexts->dictionary.size(); ++i) {
        const auto shape = shapeFrom(shapeTexts->dictionary.at(i), *members);
        if (!shape)
            return Failure(damaged(segment));
        shapes.push_back(*shape);
    }
    for (std::size_t i = 0; i < selected.size(); ++i) {
        if (const std::uint32_t shape = shapeTexts->codes[selected[i]]; shape != absentText)
            shapes[shape].write(rows[i].record.*text, selected[i]);
    }
    return {};
}

} // namespace qd
