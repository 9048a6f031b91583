// SPDX-License-Identifier: Apache-2.0
#include "models/items/records/recordcopy.h"

#include "models/base/csvcell.h"
#include "models/items/records/columntexts.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace qd {

namespace {

struct RecordCopyWords
{
    Q_DECLARE_TR_FUNCTIONS(RecordCopyWords)
};

constexpr std::int64_t rowsAtOnce = 32'768;
constexpr qsizetype mostCharacters = 128 * 1024 * 1024; ///< the most characters of two bytes each

const TableColumn& columnOf(const RecordTable& table, int column)
{
    return table.columns()[static_cast<std::size_t>(column)];
}

QString titleLine(const RecordTable& table, const std::vector<int>& columns)
{
    QStringList titles;
    for (const int column : columns)
        titles += columnTitle(columnOf(table, column));
    return clipboardRow(titles);
}

void append(QString& text, const TableRow& row, const RecordTable& table, const std::vector<int>& columns)
{
    QStringList cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        cells += cellText(columnOf(table, columns[i]), row.cells[i]);
    text += u'\n' + clipboardRow(cells);
}

} // namespace

std::int64_t rowsOf(const std::vector<RowStretch>& stretches)
{
    return std::accumulate(stretches.begin(), stretches.end(), std::int64_t{0},
                           [](std::int64_t sum, const RowStretch& s) { return sum + s.to - s.from; });
}

Result<QString> rowsAsText(const RecordTable& table, const Selection& selection,
                           const std::vector<RowStretch>& stretches, const std::vector<int>& columns,
                           const CancelToken& cancel)
{
    QString text = titleLine(table, columns);
    for (const RowStretch& stretch : stretches) {
        for (std::int64_t from = stretch.from; from < stretch.to; from += rowsAtOnce) {
            if (cancel.isCancelled())
                return fail(ErrorKind::Cancelled, {}, {}, {});
            const std::int64_t to = std::min(from + rowsAtOnce, stretch.to);
            const auto rows = table.read(selection.between(from, to), columns);
            if (!rows)
                return Failure(rows.error());
            for (const TableRow& row : *rows)
                append(text, row, table, columns);
            if (text.size() > mostCharacters)
                return fail(ErrorKind::Invalid, RecordCopyWords::tr("Copy rows"),
                            RecordCopyWords::tr("The clipboard cannot hold this many rows."),
                            RecordCopyWords::tr("Select fewer, or leave out rows by a filter."));
        }
    }
    return text;
}

} // namespace qd
