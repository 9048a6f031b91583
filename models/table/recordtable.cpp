// SPDX-License-Identifier: Apache-2.0
#include "models/table/recordtable.h"

#include "models/base/text.h"
#include "models/table/blocks/tabledata.h"
#include "models/table/recordtablewords.h"

#include "models/logs/rows/loggedprobabilities.h"

#include <numeric>

namespace qd {

namespace {

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

/// A row that is read: where it stands in its block, and where among those that were asked for.
struct Wanted
{
    std::size_t at = 0;
    std::size_t place = 0;
};

/// The cells of one column for rows of a block, which ascend.
Result<std::vector<QString>> cellsOf(const TableData& data, std::size_t block, int column,
                                     std::span<const Wanted> wanted)
{
    std::vector<QString> cells(wanted.size());
    const FinishedColumn& meaning = data.columns[static_cast<std::size_t>(column)];
    if (meaning.info.kind == ColumnKind::Text) {
        const auto texts = data.texts(block, column);
        if (!texts)
            return Failure(texts.error());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const std::string_view text = texts->at(wanted[i].at);
            cells[i] = toQString(text);
        }
        return cells;
    }
    const auto bytes = data.column(block, column);
    if (!bytes)
        return Failure(bytes.error());
    Decoded room;
    const std::size_t from = wanted.front().at;
    const auto values = decode(**bytes, meaning.info.kind, from, wanted.back().at - from + 1, room);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::size_t at = wanted[i].at - from;
        if (!values.times.empty() && values.times[at] != 0)
            cells[i] = toIso({values.times[at]});
        else if (!values.codes.empty() && values.codes[at] != missingCode)
            cells[i] = QString::fromStdString(meaning.dictionary[values.codes[at]]);
        else if (!values.numbers.empty() && !std::isnan(values.numbers[at]))
            cells[i] = QString::fromStdString(shortestNumber(values.numbers[at]));
    }
    return cells;
}

Result<void> readFromBlock(const TableData& data, std::size_t block, std::span<const Wanted> wanted,
                           std::span<const int> columns, std::vector<TableRow>& rows)
{
    const auto lines = data.lines(block);
    const auto sources = data.sources(block);
    if (!lines || !sources)
        return Failure(lines ? sources.error() : lines.error());
    const std::size_t from = wanted.front().at;
    std::vector<std::int64_t> line(wanted.back().at - from + 1);
    std::vector<std::int64_t> source(line.size());
    decodeIntegers(**lines, from, line);
    decodeIntegers(**sources, from, source);
    for (const Wanted& one : wanted)
        rows[one.place] = {{}, data.paths.value(source[one.at - from]), line[one.at - from]};
    for (const int column : columns) {
        auto cells = cellsOf(data, block, column, wanted);
        if (!cells)
            return Failure(cells.error());
        for (std::size_t i = 0; i < wanted.size(); ++i)
            rows[wanted[i].place].cells.push_back(std::move((*cells)[i]));
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
        Result<void> done = work(block, static_cast<std::size_t>(fromRow - data.firstRows[block]),
                                 static_cast<std::size_t>(end - fromRow));
        if (!done)
            return done;
        fromRow = end;
    }
    return {};
}

} // namespace

std::vector<std::uint32_t> Selection::between(std::int64_t from, std::int64_t to) const
{
    if (!all)
        return {rows.begin() + from, rows.begin() + to};
    std::vector<std::uint32_t> found(static_cast<std::size_t>(to - from));
    std::iota(found.begin(), found.end(), static_cast<std::uint32_t>(from));
    return found;
}

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
    return at == d->infos.end() ? noColumn : static_cast<int>(at - d->infos.begin());
}

int RecordTable::columnOf(const std::string& name) const
{
    const auto at = std::find_if(d->infos.begin(), d->infos.end(),
                                 [&name](const TableColumn& column) { return column.name == name; });
    return at == d->infos.end() ? noColumn : static_cast<int>(at - d->infos.begin());
}

const std::vector<std::string>& RecordTable::dictionary(int column) const
{
    return d->columns[static_cast<std::size_t>(column)].dictionary;
}

const std::vector<std::pair<std::string, int>>& RecordTable::classProbabilities() const
{
    return d->classProbabilities;
}

const QStringList& RecordTable::paths() const
{
    return d->paths;
}

std::size_t RecordTable::decodedBytes() const
{
    return d->keptBytes();
}

void RecordTable::dropDecoded() const
{
    d->dropKept();
}

Result<void> RecordTable::visit(std::span<const int> columns, std::int64_t fromRow, std::int64_t toRow,
                                const std::function<void(const RowBlock&)>& take,
                                const CancelToken& cancel) const
{
    std::vector<Decoded> rooms(columns.size());
    return eachBlock(
        *d, fromRow, toRow, [&](std::size_t block, std::size_t from, std::size_t count) -> Result<void> {
            if (cancel.isCancelled())
                return fail(ErrorKind::Cancelled, {}, RecordTableWords::tr("The search was cancelled."));
            RowBlock rows{d->firstRows[block] + static_cast<std::int64_t>(from), count, {}};
            std::vector<ColumnBytesPtr> held;
            for (std::size_t i = 0; i < columns.size(); ++i) {
                auto bytes = d->column(block, columns[i]);
                if (!bytes)
                    return Failure(bytes.error());
                rows.columns.push_back(decode(**bytes, d->infos[static_cast<std::size_t>(columns[i])].kind,
                                              from, count, rooms[i]));
            }
            take(rows);
            return {};
        });
}

Result<std::vector<TableRow>> RecordTable::read(std::int64_t fromRow, std::int64_t toRow) const
{
    fromRow = std::max<std::int64_t>(fromRow, 0);
    return read(Selection().between(fromRow, std::max(fromRow, std::min(toRow, rows()))));
}

Result<std::vector<TableRow>> RecordTable::read(std::span<const std::uint32_t> rows) const
{
    std::vector<int> all(d->infos.size());
    std::iota(all.begin(), all.end(), 0);
    return read(rows, all);
}

Result<std::vector<TableRow>> RecordTable::read(std::span<const std::uint32_t> rows,
                                                std::span<const int> columns) const
{
    std::vector<std::size_t> places(rows.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(),
                     [&](std::size_t a, std::size_t b) { return rows[a] < rows[b]; });
    std::vector<TableRow> found(rows.size());
    std::vector<Wanted> wanted;
    for (auto next = places.begin(); next != places.end();) {
        const std::size_t block = d->blockOf(rows[*next]);
        wanted.clear();
        for (; next != places.end() && rows[*next] < d->firstRows[block + 1]; ++next)
            wanted.push_back({static_cast<std::size_t>(rows[*next] - d->firstRows[block]), *next});
        if (auto done = readFromBlock(*d, block, wanted, columns, found); !done)
            return Failure(done.error());
    }
    return found;
}

std::int64_t RecordTable::rowAt(Timestamp at) const
{
    const auto block = std::partition_point(d->blocks.begin(), d->blocks.end(),
                                            [at](const StoredBlock& one) { return one.maxTime < at.ms; });
    const auto index = static_cast<std::size_t>(block - d->blocks.begin());
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
