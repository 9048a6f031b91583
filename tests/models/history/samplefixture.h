// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historyfixture.h"

#include "models/history/sqlite/database.h"

#include <cmath>
#include <map>

namespace qd {

/// Samples as a plain map holds them, by their time in ms.
using Series = std::map<std::int64_t, double>;

/// Past the history, for looking and for damage.
inline Database openRaw(const TemporaryHistory& t)
{
    auto database = Database::open(t.path(), Database::Mode::ReadWrite);
    if (!database)
        qFatal("%s", qPrintable(database.error().text()));
    if (!database->obeyTriggers())
        qFatal("no triggers");
    return std::move(*database);
}

inline void settle(const TemporaryHistory& t)
{
    std::promise<Result<void>> outcome;
    t.history->settle(nullptr, [&](const Result<void>& result) { outcome.set_value(result); });
    if (const auto done = outcome.get_future().get(); !done)
        qFatal("%s", qPrintable(done.error().text()));
}

/// Straight from the definition of the columns.
inline std::vector<PixelColumn> columnsOf(const Series& series, TimeRange range, int columns)
{
    std::map<std::int64_t, PixelColumn> filled;
    for (auto at = series.lower_bound(range.from.ms); at != series.lower_bound(range.to.ms); ++at) {
        const auto [ms, value] = *at;
        if (std::isnan(value))
            continue;
        const std::int64_t number = (ms - range.from.ms) * columns / range.length().count();
        auto [place, isNew] =
            filled.try_emplace(number, PixelColumn{{ms}, {ms}, value, value, value, value, 0});
        PixelColumn& column = place->second;
        column.lastAt = {ms};
        column.last = value;
        column.min = std::min(column.min, value);
        column.max = std::max(column.max, value);
        ++column.count;
    }
    std::vector<PixelColumn> result;
    for (const auto& [number, column] : filled)
        result.push_back(column);
    return result;
}

inline void compareColumns(const std::vector<PixelColumn>& found, const std::vector<PixelColumn>& wanted)
{
    QCOMPARE(found.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        QCOMPARE(found[i].firstAt, wanted[i].firstAt);
        QCOMPARE(found[i].lastAt, wanted[i].lastAt);
        QCOMPARE(found[i].first, wanted[i].first);
        QCOMPARE(found[i].last, wanted[i].last);
        QCOMPARE(found[i].min, wanted[i].min);
        QCOMPARE(found[i].max, wanted[i].max);
        QCOMPARE(found[i].count, wanted[i].count);
    }
}

inline void compareColumns(const HistoryReader& reader, SeriesId id, const Series& expected, TimeRange range,
                           int columns)
{
    const auto found = reader.columns(id, range, columns);
    QVERIFY2(found, found ? "" : qPrintable(found.error().text()));
    compareColumns(*found, columnsOf(expected, range, columns));
}

} // namespace qd
