// SPDX-License-Identifier: Apache-2.0
#include "models/table/recordtable.h"

#include "models/table/tabledata.h"

#include <QCoreApplication>

#include "models/logs/loggedprobabilities.h"

namespace qd {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(RecordTable)
};

/// Room for the decoded values of one column of a visit.
struct Decoded
{
    std::vector<std::int64_t> times;
    std::vector<std::uint32_t> codes;
    std::vector<double> numbers;
};

RowBlock::Values decode(const ColumnBytes& bytes, ColumnKind kind, std::size_t from, std::size_t count,
                        Decoded& room)
{
    switch (kind) {
    case ColumnKind::Time:
        room.times.resize(count);
        decodeIntegers(bytes, from, room.times);
        return {room.times, {}, {}};
    case ColumnKind::Code:
        room.codes.resize(count);
        decodeCodes(bytes, from, room.codes);
        return {{}, room.codes, {}};
    case ColumnKind::Number:
        room.numbers.resize(count);
        decodeNumbers(bytes, from, room.numbers);
        return {{}, {}, room.numbers};
    case ColumnKind::Text:
        break;
    }
    return {};
}

/// The cells of one column for the rows [from, from + cells.size()) of a block.
Result<std::vector<QString>> cellsOf(const TableData& data, std::size_t block, int column, std::size_t from,
                                     std::size_t count)
{
    std::vector<QString> cells(count);
    const FinishedColumn& meaning = data.columns[std::size_t(column)];
    if (meaning.info.kind == ColumnKind::Text) {
        const auto texts = data.texts(block, column);
        if (!texts)
            return Failure(texts.error());
        for (std::size_t i = 0; i < count; ++i) {
            const std::string_view text = texts->at(from + i);
            cells[i] = QString::fromUtf8(text.data(), qsizetype(text.size()));
        }
        return cells;
    }
    const auto bytes = data.column(block, column);
    if (!bytes)
        return Failure(bytes.error());
    Decoded room;
    const auto values = decode(**bytes, meaning.info.kind, from, count, room);
    for (std::size_t i = 0; i < count; ++i) {
        if (!values.times.empty() && values.times[i] != 0)
            cells[i] = toIso({values.times[i]});
        else if (!values.codes.empty() && values.codes[i] != missingCode)
            cells[i] = QString::fromStdString(meaning.dictionary[values.codes[i]]);
        else if (!values.numbers.empty() && !std::isnan(values.numbers[i]))
            cells[i] = QString::fromStdString(shortestNumber(values.numbers[i]));
    }
    return cells;
}

Result<void> readFromBlock(const TableData& data, std::size_t block, std::size_t from, std::size_t count,
                           std::vector<TableRow>& rows)
{
    const auto lines = data.lines(block);
    const auto sources = data.sources(block);
    if (!lines || !sources)
        return Failure(lines ? sources.error() : lines.error());
    std::vector<std::int64_t> line(count);
    std::vector<std::int64_t> source(count);
    decodeIntegers(**lines, from, line);
    decodeIntegers(**sources, from, source);
    const std::size_t first = rows.size();
    for (std::size_t i = 0; i < count; ++i)
        rows.push_back({{}, data.paths.value(source[i]), line[i]});
    for (std::size_t column = 0; column < data.columns.size(); ++column) {
        auto cells = cellsOf(data, block, int(column), from, count);
        if (!cells)
            return Failure(cells.error());
        for (std::size_t i = 0; i < count; ++i)
            rows[first + i].cells.push_back(std::move((*cells)[i]));
    }
    return {};
}

/// Calls `work(block, from, count)` for the blocks that hold the rows, until one fails.
template <typename Work>
Result<void> eachBlock(const TableData& data, std::int64_t fromRow, std::int64_t toRow, const Work& work)
{
    fromRow = std::max<std::int64_t>(fromRow, 0);
    toRow = std::min(toRow, data.firstRows.back());
    while (fromRow < toRow) {
        const std::size_t block = data.blockOf(fromRow);
        const std::int64_t end = std::min(toRow, data.firstRows[block + 1]);
        Result<void> done =
            work(block, std::size_t(fromRow - data.firstRows[block]), std::size_t(end - fromRow));
        if (!done)
            return done;
        fromRow = end;
    }
    return {};
}

} // namespace

RecordTable::RecordTable(std::unique_ptr<const TableData> data) : d(std::move(data))
{
}

RecordTable::~RecordTable() = default;

std::int64_t RecordTable::rows() const
{
    return d->firstRows.back();
}

TimeRange RecordTable::extent() const
{
    return d->extent;
}

const std::vector<TableColumn>& RecordTable::columns() const
{
    return d->infos;
}

int RecordTable::columnOf(LogField field) const
{
    const auto at = std::find_if(d->infos.begin(), d->infos.end(),
                                 [field](const TableColumn& column) { return column.field == field; });
    return at == d->infos.end() ? noColumn : int(at - d->infos.begin());
}

int RecordTable::columnOf(const std::string& name) const
{
    const auto at = std::find_if(d->infos.begin(), d->infos.end(),
                                 [&name](const TableColumn& column) { return column.name == name; });
    return at == d->infos.end() ? noColumn : int(at - d->infos.begin());
}

const std::vector<std::string>& RecordTable::dictionary(int column) const
{
    return d->columns[std::size_t(column)].dictionary;
}

const std::vector<std::pair<std::string, int>>& RecordTable::classProbabilities() const
{
    return d->classProbabilities;
}

const QStringList& RecordTable::paths() const
{
    return d->paths;
}

Result<void> RecordTable::visit(std::span<const int> columns, std::int64_t fromRow, std::int64_t toRow,
                                const std::function<void(const RowBlock&)>& take,
                                const CancelToken& cancel) const
{
    std::vector<Decoded> rooms(columns.size());
    return eachBlock(*d, fromRow, toRow,
                     [&](std::size_t block, std::size_t from, std::size_t count) -> Result<void> {
                         if (cancel.isCancelled())
                             return fail(ErrorKind::Cancelled, {}, Tr::tr("The search was cancelled."));
                         RowBlock rows{d->firstRows[block] + std::int64_t(from), count, {}};
                         std::vector<ColumnBytesPtr> held;
                         for (std::size_t i = 0; i < columns.size(); ++i) {
                             auto bytes = d->column(block, columns[i]);
                             if (!bytes)
                                 return Failure(bytes.error());
                             rows.columns.push_back(decode(**bytes, d->infos[std::size_t(columns[i])].kind,
                                                           from, count, rooms[i]));
                         }
                         take(rows);
                         return {};
                     });
}

Result<std::vector<TableRow>> RecordTable::read(std::int64_t fromRow, std::int64_t toRow) const
{
    std::vector<TableRow> rows;
    const auto done =
        eachBlock(*d, fromRow, toRow, [&](std::size_t block, std::size_t from, std::size_t count) {
            return readFromBlock(*d, block, from, count, rows);
        });
    if (!done)
        return Failure(done.error());
    return rows;
}

std::int64_t RecordTable::rowAt(Timestamp at) const
{
    const auto block = std::partition_point(d->blocks.begin(), d->blocks.end(),
                                            [at](const StoredBlock& one) { return one.maxTime < at.ms; });
    const auto index = std::size_t(block - d->blocks.begin());
    if (block == d->blocks.end() || block->minTime >= at.ms)
        return d->firstRows[index];
    const auto bytes = d->column(index, 0);
    if (!bytes)
        return d->firstRows[index];
    std::vector<std::int64_t> times(block->rows);
    decodeIntegers(**bytes, 0, times);
    return d->firstRows[index] + (std::lower_bound(times.begin(), times.end(), at.ms) - times.begin());
}

} // namespace qd
