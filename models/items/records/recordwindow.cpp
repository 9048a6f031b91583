// SPDX-License-Identifier: Apache-2.0
#include "models/items/records/recordwindow.h"

#include "models/table/filter/filter.h"

#include <algorithm>

namespace qd {

namespace {

Result<Timestamp> timeOf(const RecordTable& table, std::int64_t row)
{
    Timestamp at;
    const std::array columns{table.columnOf(LogField::Timestamp)};
    return table
        .visit(columns, row, row + 1,
               [&](const RowBlock& block) { at.ms = block.columns.front().times.front(); })
        .map([&] { return at; });
}

/// The row of the newer table that is the older one's.
Result<std::int64_t> sameRow(const RecordTable& newer, const RecordTable& older, std::int64_t row)
{
    return timeOf(older, row).map([&](Timestamp at) {
        const std::int64_t rank = row - older.rowAt(at);
        return newer.rowAt(at) + rank;
    });
}

} // namespace

Result<Selection> rowsFor(const RecordTable& table, const RowsQuestion& question, const CancelToken& cancel,
                          const SortProgress& progress)
{
    return select(table, question.filter, cancel).and_then([&](Selection found) {
        return sortRows(table, std::move(found), question.order, cancel, progress);
    });
}

std::int64_t positionOf(const Selection& selection, std::int64_t row)
{
    if (selection.all)
        return row;
    const auto& rows = selection.rows;
    const auto found = selection.isSorted ? std::find(rows.begin(), rows.end(), row)
                                          : std::lower_bound(rows.begin(), rows.end(), row);
    return found - rows.begin();
}

Result<PositionedRows> readRows(const RecordTable& table, const Selection& selection, std::int64_t from,
                                std::int64_t to, const CancelToken& cancel)
{
    if (cancel.isCancelled())
        return fail(ErrorKind::Cancelled, {}, {}, {});
    return table.read(selection.between(from, to)).map([&](std::vector<TableRow> read) {
        PositionedRows rows;
        for (std::size_t i = 0; i < read.size(); ++i)
            rows.emplace(from + static_cast<std::int64_t>(i), std::move(read[i]));
        return rows;
    });
}

Result<RecordWindow> windowIn(const RecordTable& newer, const RowsQuestion& question,
                              const RecordPlace& place, const CancelToken& cancel)
{
    auto selection = rowsFor(newer, question, cancel);
    if (!selection)
        return Failure(selection.error());
    const std::int64_t total = selection->count(newer.rows());
    std::int64_t first = total;
    if (!place.isAtEnd && place.table && place.first < place.selection->count(place.table->rows())) {
        const auto row = sameRow(newer, *place.table, place.selection->at(place.first));
        if (!row)
            return Failure(row.error());
        first = positionOf(*selection, *row);
        // What comes after a row that is gone is known only in the order of the table.
        if (selection->isSorted && first == total)
            first = place.first;
    }
    first = std::clamp<std::int64_t>(first, 0, std::max<std::int64_t>(total - place.rows, 0));
    auto rows =
        readRows(newer, *selection, std::max<std::int64_t>(first - place.rows, 0),
                 std::min<std::int64_t>(first + 2 * static_cast<std::int64_t>(place.rows), total), cancel);
    if (!rows)
        return Failure(rows.error());
    return RecordWindow{std::move(*selection), first, std::move(*rows)};
}

} // namespace qd
