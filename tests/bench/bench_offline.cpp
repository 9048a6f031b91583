// SPDX-License-Identifier: Apache-2.0
#include "models/table/reading/recordimport.h"
#include "models/table/tally/tally.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/offlinepeers.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

#include <malloc.h>
#include <sys/resource.h>

#include <cmath>
#include <random>

namespace qd {

namespace {

const QStringList peerNames{"DuckDB", "lnav"};
constexpr int rounds = 3;
/// lnav takes minutes for more.
constexpr std::int64_t mostLnavRows = 1'000'000;

/// Predictions of three versions, 50 a second: about 215 bytes a line of JSON.
class LogWriter
{
public:
    explicit LogWriter(const QString& path) : m_file(path)
    {
        if (!m_file.open(QIODevice::WriteOnly))
            qFatal("%s cannot be written", qPrintable(path));
    }

    void write(std::int64_t rows, bool isTable)
    {
        static constexpr std::array countries{"DE", "FR", "US", "GB", "JP"};
        if (isTable)
            m_text = "timestamp,request_id,model,version,prediction,label,probability,latency_ms,status,"
                     "country,amount\n";
        for (std::int64_t i = 0; i < rows; ++i) {
            const auto bits = m_random();
            const bool fraud = bits % 20 == 0;
            const bool right = bits / 32 % 16 != 0;
            const std::array<char, 32> at = timeText(1'700'000'000'000 + i * 20);
            const char* const prediction = fraud == right ? "fraud" : "legit";
            const char* const label = bits / 1024 % 10 == 0 ? nullptr : fraud ? "fraud" : "legit";
            const int status = bits / 65'536 % 100 == 0 ? 503 : 200;
            const double latency = double(bits % 9'973) / 100 + (bits / 77 % 50 == 0 ? 200 : 0);
            std::array<char, 512> line{};
            const int size =
                std::snprintf(line.data(), line.size(),
                              isTable ? "%s,req-%08lld,fraud-detector,v%d,%s,%s,%.3f,%.2f,%d,%s,%.2f\n"
                                      : "{\"timestamp\":\"%s\",\"request_id\":\"req-%08lld\",\"model\":"
                                        "\"fraud-detector\",\"version\":\"v%d\","
                                        "\"prediction\":\"%s\",\"label\":%s,\"probability\":%.3f,\"latency_"
                                        "ms\":%.2f,\"status\":%d,"
                                        "\"country\":\"%s\",\"amount\":%.2f}\n",
                              at.data(), static_cast<long long>(i), int(1 + bits / 2'048 % 3), prediction,
                              isTable ? (label ? label : "")
                              : label ? (fraud ? "\"fraud\"" : "\"legit\"")
                                      : "null",
                              0.5 + double(bits % 500) / 1'000, latency, status, countries[bits / 4'096 % 5],
                              double(bits / 131'072 % 100'000) / 100);
            m_text.append(line.data(), std::size_t(size));
            if (m_text.size() > std::size_t(1024) * 1024)
                flush();
        }
        flush();
    }

    [[nodiscard]] qint64 size() const { return m_file.size(); }

private:
    static std::array<char, 32> timeText(std::int64_t ms)
    {
        std::array<char, 32> text{};
        const std::time_t seconds = ms / 1'000;
        std::tm parts{};
        gmtime_r(&seconds, &parts);
        const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
        std::snprintf(text.data() + size, text.size() - size, ".%03dZ", int(ms % 1'000));
        return text;
    }

    void flush()
    {
        m_file.write(m_text.data(), qint64(m_text.size()));
        m_text.clear();
    }

    QFile m_file;
    std::string m_text;
    std::mt19937_64 m_random{42};
};

/// The largest memory of this process since resetPeak(), in MB.
double peakMegabytes()
{
    QFile status("/proc/self/status");
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).chopped(2).trimmed().toDouble() / 1'024;
    }
    return 0;
}

/// Of all threads of this process, so far.
double cpuSeconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return double(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           double(used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1e-6;
}

void resetPeak()
{
    malloc_trim(0);
    QFile file("/proc/self/clear_refs");
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

RecordTablePtr importedFrom(const QString& path)
{
    auto logs = importLogs({path});
    if (!logs)
        qFatal("%s", qPrintable(logs.error().text()));
    return logs->table;
}

TallyQuestion questionBy(const RecordTable& table, const std::string& column)
{
    TallyQuestion question;
    question.window = std::chrono::minutes(1);
    question.by = {table.columnOf(column)};
    question.positiveClass = "fraud";
    question.quantiles = {0.99};
    return question;
}

std::vector<TallyRow> answered(const RecordTable& table, const TallyQuestion& question)
{
    auto rows = tally(table, question);
    if (!rows)
        qFatal("%s", qPrintable(rows.error().text()));
    return std::move(*rows);
}

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b));
}

/// Ends the benchmark when both do not say the same.
void compare(const std::vector<TallyRow>& ours, const QJsonObject& theirs, const RecordTable& table, int by)
{
    const QJsonArray rows = theirs["rows"].toArray();
    if (rows.size() != std::ssize(ours))
        qFatal("ours has %d rows, DuckDB's answer %d", int(ours.size()), int(rows.size()));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const TallyRow& row = ours[std::size_t(i)];
        const QJsonArray its = rows[i].toArray();
        const bool same = its[0].toDouble() == double(row.from.ms) &&
                          its[1].toString().toStdString() == table.dictionary(by)[row.group[0]] &&
                          its[2].toDouble() == double(row.predictions) && its[3].isNull() == !row.accuracy &&
                          near(its[3].toDouble(), row.accuracy.value_or(0)) &&
                          its[4].isNull() == !row.recall && near(its[4].toDouble(), row.recall.value_or(0)) &&
                          near(its[5].toDouble(), row.latencies[0] * 1'000);
        if (!same)
            qFatal("row %d of the answers differs", int(i));
    }
}

/// The figures of one size.
class OfflineRun
{
public:
    OfflineRun(std::int64_t rows, const std::optional<DuckDbPeer>& duckDb, QTextStream& out,
               QJsonArray& figures)
        : m_rows(rows), m_duckDb(duckDb), m_out(out), m_figures(figures)
    {
    }

    void run()
    {
        const QTemporaryDir folder;
        const QString lines = folder.filePath("log.jsonl");
        LogWriter(lines).write(m_rows, false);
        readCold(lines, Kind::Lines);
        if (m_duckDb)
            m_duckDb->writeParquet(lines);
        QFile::remove(lines);
        // Without DuckDB there is nobody to write it.
        if (const QString parquet = folder.filePath("log.parquet"); QFile::exists(parquet)) {
            readCold(parquet, Kind::Parquet);
            QFile::remove(parquet);
        }
        const QString table = folder.filePath("log.csv");
        LogWriter(table).write(m_rows, true);
        readCold(table, Kind::Table);
    }

private:
    enum class Kind { Lines, Table, Parquet };

    void tell(const QString& name, double ours, std::vector<std::pair<QString, double>> peers, int digits = 4)
    {
        const Figure figure{name, m_rows, ours, std::move(peers), true, digits};
        print(m_out, figure, peerNames);
        m_figures.append(toJson(figure));
    }

    void readCold(const QString& path, Kind kind)
    {
        const bool isLines = kind == Kind::Lines;
        const QString shown = isLines ? "JSON lines" : kind == Kind::Table ? "CSV" : "Parquet";
        const QString itsName = isLines ? "json" : shown.toLower();
        const QJsonObject theirs = m_duckDb ? m_duckDb->ask(path, itsName, rounds) : QJsonObject();
        resetPeak();
        RecordTablePtr table;
        double best = 1e300;
        double bestCpu = 1e300;
        std::vector<TallyRow> rows;
        for (int round = 0; round < rounds; ++round) {
            table.reset();
            const double used = cpuSeconds();
            QElapsedTimer timer;
            timer.start();
            table = importedFrom(path);
            rows = answered(*table, questionBy(*table, "version"));
            best = std::min(best, double(timer.nsecsElapsed()) * 1e-9);
            bestCpu = std::min(bestCpu, cpuSeconds() - used);
        }
        const double megabytes = peakMegabytes();
        const auto seconds = [&theirs](const char* name) {
            return theirs[name].toObject()["seconds"].toDouble();
        };
        std::vector<std::pair<QString, double>> peers{{"DuckDB", seconds("cold")}};
        if (m_duckDb && isLines && m_rows <= mostLnavRows)
            peers.emplace_back("lnav", lnavSeconds(path));
        tell(shown + " to answer, s", best, peers);
        // Says more than the wall clock where others share the machine.
        tell(shown + " to answer, s of CPU", bestCpu,
             {{"DuckDB", theirs["cold"].toObject()["cpu"].toDouble()}});
        if (!theirs.isEmpty())
            compare(rows, theirs["cold"].toObject(), *table, table->columnOf("version"));
        tell("peak memory of " + shown + ", MB", megabytes, {}, 0);
        if (isLines)
            askAgain(*table, theirs);
    }

    void askAgain(const RecordTable& table, const QJsonObject& theirs)
    {
        const auto ask = [&](const QString& figure, const char* name, const TallyQuestion& question,
                             bool isKept) {
            double best = 1e300;
            std::vector<TallyRow> rows;
            for (int round = 0; round < rounds; ++round) {
                TallyQuestion one = question;
                // Blanks make it another question, whose answer has not been kept.
                one.filter += QString(isKept ? 0 : round + 1, ' ');
                QElapsedTimer timer;
                timer.start();
                rows = answered(table, one);
                best = std::min(best, double(timer.nsecsElapsed()) * 1e-9);
            }
            const QJsonObject its = theirs[name].toObject();
            tell(figure, best, {{"DuckDB", its["seconds"].toDouble()}}, 5);
            if (!its.isEmpty())
                compare(rows, its, table, question.by[0]);
        };
        ask("the same question again, s", "again", questionBy(table, "version"), true);
        TallyQuestion filtered = questionBy(table, "version");
        filtered.filter = "country = \"DE\"";
        ask("another filter, s", "filtered", filtered, false);
        ask("another slice, s", "sliced", questionBy(table, "country"), false);
    }

    std::int64_t m_rows;
    const std::optional<DuckDbPeer>& m_duckDb;
    QTextStream& m_out;
    QJsonArray& m_figures;
};

} // namespace

QJsonObject runOfflineBenchmark(const QStringList& options, QTextStream& out)
{
    std::vector<std::int64_t> sizes;
    for (const QString& option : options) {
        if (const auto size = std::int64_t(option.toDouble()); size > 0)
            sizes.push_back(size);
    }
    if (sizes.empty())
        sizes = {100'000, 1'000'000, 10'000'000};
    const auto duckDb = options.contains("no-peers") ? std::nullopt : DuckDbPeer::install();
    out << "\noffline: a log to accuracy, recall and p99 by minute and version; best of " << rounds
        << ", files in the page cache\n";
    printHead(out, peerNames);
    QJsonArray figures;
    for (const std::int64_t size : sizes)
        OfflineRun(size, duckDb, out, figures).run();
    return {{"name", "offline"}, {"figures", figures}};
}

} // namespace qd
