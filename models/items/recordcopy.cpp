// SPDX-License-Identifier: Apache-2.0
#include "models/items/recordcopy.h"

#include "models/base/csvcell.h"
#include "models/items/columntexts.h"
#include "models/items/recordwindow.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace qd {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RecordCopy)
};

constexpr std::int64_t rowsAtOnce = 4'096;
constexpr qsizetype mostCharacters = 128 * 1024 * 1024; ///< of two bytes each

QString titleLine(const RecordTable& table)
{
    QStringList titles;
    for (const TableColumn& column : table.columns())
        titles += columnTitle(column);
    return clipboardRow(titles);
}

void append(QString& text, const TableRow& row, const RecordTable& table)
{
    QStringList cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        cells += cellText(table.columns()[i], row.cells[i]);
    text += u'\n' + clipboardRow(cells);
}

} // namespace

std::int64_t rowsOf(const std::vector<RowStretch>& stretches)
{
    return std::accumulate(stretches.begin(), stretches.end(), std::int64_t{0},
                           [](std::int64_t sum, const RowStretch& s) { return sum + s.to - s.from; });
}

Result<QString> rowsAsText(const RecordTable& table, const Selection& selection,
                           const std::vector<RowStretch>& stretches, const CancelToken& cancel)
{
    QString text = titleLine(table);
    for (const RowStretch& stretch : stretches) {
        for (std::int64_t from = stretch.from; from < stretch.to; from += rowsAtOnce) {
            const std::int64_t to = std::min(from + rowsAtOnce, stretch.to);
            const auto rows = readRows(table, selection, from, to, cancel);
            if (!rows)
                return Failure(rows.error());
            for (std::int64_t position = from; position < to; ++position)
                append(text, rows->at(position), table);
            if (text.size() > mostCharacters)
                return fail(ErrorKind::Invalid, Words::tr("Copy rows"),
                            Words::tr("These are more rows than the clipboard can hold."),
                            Words::tr("Select fewer, or leave out rows by a filter."));
        }
    }
    return text;
}

} // namespace qd
