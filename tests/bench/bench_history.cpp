// SPDX-License-Identifier: Apache-2.0
#include "models/history/history.h"
#include "tests/bench/benchmark.h"

#include <QTemporaryDir>

#include <sqlite3.h>

namespace qd {

namespace {

constexpr std::int64_t seriesCount = 200;
constexpr std::int64_t batchSize = 2'000;

void writeByHistory(std::int64_t samples)
{
    const QTemporaryDir folder;
    const auto history = *History::open(folder.filePath("history.sqlite"));
    for (std::int64_t done = 0; done < samples; done += batchSize) {
        WriteBatch batch;
        for (std::int64_t i = done; i < std::min(samples, done + batchSize); ++i)
            batch.samples.push_back({{"metric", {{"series", std::to_string(i % seriesCount)}}},
                                     {{1'700'000'000'000 + i / seriesCount * 1'000}, double(i) * 0.5}});
        history->write(std::move(batch));
    }
    history->flush();
}

/// The plainest table that holds the same, with the same durability and batches.
void writeByPlainSqlite(std::int64_t samples)
{
    const QTemporaryDir folder;
    sqlite3* database = nullptr;
    sqlite3_open(qUtf8Printable(folder.filePath("plain.sqlite")), &database);
    sqlite3_exec(database,
                 "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                 "CREATE TABLE sample(series TEXT, at INTEGER, value REAL)",
                 nullptr, nullptr, nullptr);
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(database, "INSERT INTO sample VALUES(?,?,?)", -1, &insert, nullptr);
    for (std::int64_t done = 0; done < samples; done += batchSize) {
        sqlite3_exec(database, "BEGIN", nullptr, nullptr, nullptr);
        for (std::int64_t i = done; i < std::min(samples, done + batchSize); ++i) {
            const std::string series = "metric{series=\"" + std::to_string(i % seriesCount) + "\"}";
            sqlite3_bind_text(insert, 1, series.c_str(), -1, SQLITE_TRANSIENT);
            sqlite3_bind_int64(insert, 2, 1'700'000'000'000 + i / seriesCount * 1'000);
            sqlite3_bind_double(insert, 3, double(i) * 0.5);
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
        sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr);
    }
    sqlite3_finalize(insert);
    sqlite3_close(database);
}

} // namespace

Benchmark historyBenchmark()
{
    return {"history", "samples", "one plain SQLite table", [] {
                std::vector<BenchmarkRow> rows;
                for (const std::int64_t size : {20'000, 100'000, 500'000})
                    rows.push_back({size, bestSeconds([&] { writeByHistory(size); }),
                                    bestSeconds([&] { writeByPlainSqlite(size); })});
                return rows;
            }};
}

} // namespace qd
