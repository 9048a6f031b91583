// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QTextStream>

#include <cstdint>
#include <functional>
#include <vector>

namespace qd {

/// One size of one benchmark: ours and a named peer on the same input in the same run.
struct BenchmarkRow
{
    std::int64_t size = 0; ///< units of work
    double ours = 0;       ///< seconds, best of three
    double peer = 0;

    /// Above 1: ours is faster.
    [[nodiscard]] double ratio() const { return peer / ours; }
};

struct Benchmark
{
    const char* name;
    QString unit;
    QString peer;
    std::function<std::vector<BenchmarkRow>()> run; ///< rows in ascending size
};

/// One measured figure: ours against each peer that could be measured, in the same run.
struct Figure
{
    QString name;
    std::int64_t size = 0; ///< units of work
    double ours = 0;
    std::vector<std::pair<QString, double>> peers{};
    bool isSmallBetter = true;
    int digits = 2;

    /// Above 1: ours is better than the best of the peers; 0 without one.
    [[nodiscard]] double ratio() const;
};

/// The table's head, a row, and the same for machines.
void printHead(QTextStream& out, const QStringList& peers);
void print(QTextStream& out, const Figure& figure, const QStringList& peers);
[[nodiscard]] QJsonObject toJson(const Figure& figure);

/// Best of three, in seconds.
[[nodiscard]] double bestSeconds(const std::function<void()>& work);

/// Calls `work(0)` … `work(count − 1)` on as many threads as there are processors, as a window with several
/// charts does.
void inParallel(int count, const std::function<void(int)>& work);

[[nodiscard]] Benchmark expositionBenchmark();
[[nodiscard]] Benchmark logsBenchmark();

/// The history against VictoriaMetrics and Prometheus on the same samples. Options: sizes as numbers of
/// samples (1000000 when none is given), "no-peers".
[[nodiscard]] QJsonObject runHistoryBenchmark(const QStringList& options, QTextStream& out);
/// The charts page of the console, live, zoomed and panned, against plain Qt Charts with the same points in
/// the same run, and the start of the console. Options: sizes as numbers of samples (1000000 when none is
/// given), "no-peers", "file=PATH" to keep the history of a single size, "picture=PATH" for a look at what is
/// measured.
[[nodiscard]] QJsonObject runChartsBenchmark(const QStringList& options, QTextStream& out);

/// Export and import against promtool (OpenMetrics) and the sqlite3 shell (CSV) on the same samples. Options:
/// sizes as numbers of samples (100000 and 1000000 when none is given).
[[nodiscard]] QJsonObject runExchangeBenchmark(const QStringList& options, QTextStream& out);

/// Prediction records by column against rows of an SQLite table. Options: sizes as numbers of records (1e5,
/// 1e6 and 1e7 when none is given).
[[nodiscard]] QJsonObject runPredictionsBenchmark(const QStringList& options, QTextStream& out);

/// Logs to figures against DuckDB and lnav on the same files. Options: sizes in records (1e5, 1e6 and 1e7
/// when none is given), "no-peers".
[[nodiscard]] QJsonObject runOfflineBenchmark(const QStringList& options, QTextStream& out);

/// How often something is found in logs in which nothing is wrong, and in logs with a known fault, beside
/// another program that is given the same logs. Options: sizes in rows (60, 90, 300, 1e3, 1e4 and 1e5 when
/// none is given), "before=PATH" of the other program, "no-power" for unchanged logs only.
[[nodiscard]] QJsonObject runCalibrationBenchmark(const QStringList& options, QTextStream& out);

} // namespace qd
