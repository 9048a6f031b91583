// SPDX-License-Identifier: Apache-2.0
#include "models/items/recordwindow.h"

#include "models/table/filter.h"

#include <algorithm>

namespace qd {

namespace {

std::int64_t tableRow(const Selection& selection, std::int64_t position)
{
    return selection.all ? position : selection.rows[static_cast<std::size_t>(position)];
}

/// Where the table's row stands in the selection, or the next after it.
std::int64_t positionOf(const Selection& selection, std::int64_t row)
{
    if (selection.all)
        return row;
    return std::lower_bound(selection.rows.begin(), selection.rows.end(), row) - selection.rows.begin();
}

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

Result<PositionedRows> readRows(const RecordTable& table, const Selection& selection, std::int64_t from,
                                std::int64_t to, const CancelToken& cancel)
{
    PositionedRows rows;
    for (std::int64_t begin = from; begin < to;) {
        if (cancel.isCancelled())
            return fail(ErrorKind::Cancelled, {}, {}, {});
        // Neighbours are read together.
        std::int64_t end = begin + 1;
        while (end < to && tableRow(selection, end) == tableRow(selection, end - 1) + 1)
            ++end;
        auto run = table.read(tableRow(selection, begin), tableRow(selection, end - 1) + 1);
        if (!run)
            return Failure(std::move(run.error()));
        for (std::size_t i = 0; i < run->size(); ++i)
            rows.emplace(begin + static_cast<std::int64_t>(i), std::move((*run)[i]));
        begin = end;
    }
    return rows;
}

Result<RecordWindow> windowIn(const RecordTable& newer, const QString& filter, const RecordPlace& place,
                              const CancelToken& cancel)
{
    auto selection = select(newer, filter, cancel);
    if (!selection)
        return Failure(selection.error());
    const std::int64_t total = selection->count(newer.rows());
    std::int64_t first = total;
    if (!place.isAtEnd && place.table && place.first < place.selection->count(place.table->rows())) {
        const auto row = sameRow(newer, *place.table, tableRow(*place.selection, place.first));
        if (!row)
            return Failure(row.error());
        first = positionOf(*selection, *row);
    }
    first = std::clamp<std::int64_t>(first, 0, std::max<std::int64_t>(total - place.rows, 0));
    auto rows = readRows(newer, *selection, std::max<std::int64_t>(first - place.rows, 0),
                         std::min<std::int64_t>(first + 2 * std::int64_t(place.rows), total), cancel);
    if (!rows)
        return Failure(rows.error());
    return RecordWindow{std::move(*selection), first, std::move(*rows)};
}

} // namespace qd
