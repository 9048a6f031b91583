// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/tailcheck.h"

#include "models/history/samples/tail.h"
#include "models/history/upkeep/integrity.h"

#include <QCoreApplication>

namespace qd {

namespace {

QString damagedRow(std::int64_t row)
{
    const std::int64_t first = bucketOfRow(row) * bucketSeries;
    return QCoreApplication::translate("History",
                                       "Some of the newest samples of series %1 to %2 are damaged.")
        .arg(first)
        .arg(first + bucketSeries - 1);
}

} // namespace

Result<QStringList> damagedTails(const Database& database)
{
    auto rows = database.prepare("SELECT id, first_at, last_at, body FROM tail");
    if (!rows)
        return Failure(rows.error());
    QStringList problems;
    std::vector<TailEntry> entries;
    auto read = forEachRow(*rows, {}, [&](const Statement& row) {
        entries.clear();
        const bool isSound = decodeTail(row.blob(3), row.integer(0), 0, entries) && !entries.empty() &&
                             extentOf(entries) == std::pair(row.time(1), row.time(2));
        if (!isSound && problems.size() < mostProblems)
            problems << damagedRow(row.integer(0));
    });
    return read.map([&] { return problems; });
}

} // namespace qd
