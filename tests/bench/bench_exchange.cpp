// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/exporter.h"
#include "models/exchange/importer.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/benchpeers.h"
#include "tests/bench/benchsamples.h"
#include "tests/support/require.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QMap>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <future>

namespace qd {

namespace {

constexpr int runLength = 1'000;
constexpr int rounds = 3; ///< of ours, of which the least counts; the peers take too long for that

double cpuSeconds(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds = [](const timeval& time) {
        return double(time.tv_sec) + double(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

class ExchangeRun
{
public:
    explicit ExchangeRun(std::int64_t samples) : m_samples(samples)
    {
        const auto history = require(History::open(file("history.qdh")));
        BenchSamples source;
        const int perSeries = int(samples / BenchSamples::seriesCount);
        for (int done = 0; done < perSeries; done += runLength) {
            history->write({.runs = source.next(std::min(runLength, perSeries - done))});
            history->flush();
        }
        std::promise<void> settled;
        history->settle(nullptr, [&](const Result<void>& result) {
            require(result);
            settled.set_value();
        });
        settled.get_future().wait();
    }

    std::vector<Figure> measure()
    {
        exportTo(ExportFormat::OpenMetrics, "out.om");
        exportTo(ExportFormat::SamplesCsv, "out.csv");
        const QString blocks = file("blocks");
        QDir().mkpath(blocks + "/wal"); // without it `tsdb dump` does not open the folder
        const double blocksMade =
            run("promtool", {"tsdb", "create-blocks-from", "openmetrics", file("out.om"), blocks});
        const double csvTaken =
            run("sqlite3", {file("peer.db"), ".import --csv " + file("out.csv") + " sample"});
        // The peers' ways out of what they have just taken in.
        const double dumped = run("promtool", {"tsdb", "dump", blocks});
        const double selected = run("sqlite3", {file("peer.db"), ".mode csv", "SELECT * FROM sample"});
        const double backedUp = run("sqlite3", {file("history.qdh"), ".backup " + file("peer-copy.db")});
        return {
            figure("OpenMetrics out", exportTo(ExportFormat::OpenMetrics, "out.om"), "promtool dump", dumped),
            figure("OpenMetrics in", import("out.om"), "create-blocks", blocksMade),
            figure("CSV out", exportTo(ExportFormat::SamplesCsv, "out.csv"), "sqlite3", selected),
            figure("CSV in", import("out.csv"), "sqlite3", csvTaken),
            figure("workspace copy, checked", exportTo(ExportFormat::Workspace, "copy.qdh"), "sqlite3",
                   backedUp)};
    }

private:
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] double leastOf(const std::function<double()>& work) const
    {
        double least = work();
        for (int round = 1; round < rounds; ++round)
            least = std::min(least, work());
        return least;
    }
    double exportTo(ExportFormat format, const QString& name) const
    {
        return leastOf([&] {
            const double before = cpuSeconds(RUSAGE_SELF);
            require(exportHistory(file("history.qdh"),
                                  {.format = format, .target = file(name), .mayReplace = true}));
            return cpuSeconds(RUSAGE_SELF) - before;
        });
    }
    double import(const QString& name) const
    {
        return leastOf([&] {
            const QTemporaryDir folder;
            const auto history = require(History::open(folder.filePath("history.qdh")));
            const double before = cpuSeconds(RUSAGE_SELF);
            const auto outcome = require(importFile(*history, file(name)));
            if (outcome.stopped || outcome.samples != m_samples)
                qFatal("%s did not come in whole", qPrintable(name));
            return cpuSeconds(RUSAGE_SELF) - before;
        });
    }
    // 0 when the program is not there.
    [[nodiscard]] double run(const QString& program, const QStringList& arguments) const
    {
        if (QStandardPaths::findExecutable(program).isEmpty())
            return 0;
        const double before = cpuSeconds(RUSAGE_CHILDREN);
        QProcess process;
        process.setStandardOutputFile(file("peer.out"));
        process.start(program, arguments);
        process.waitForFinished(-1);
        if (process.exitCode() != 0)
            qWarning("%s: %s", qPrintable(program), process.readAllStandardError().constData());
        return cpuSeconds(RUSAGE_CHILDREN) - before;
    }
    [[nodiscard]] Figure figure(const char* name, double ours, const char* peer, double theirs) const
    {
        const double perSample = 1e9 / double(m_samples);
        Figure made{.name = QStringLiteral("%1, against %2").arg(name, peer),
                    .size = m_samples,
                    .ours = ours * perSample,
                    .digits = 0};
        if (theirs > 0)
            made.peers.emplace_back("peer", theirs * perSample);
        return made;
    }

    std::int64_t m_samples;
    QTemporaryDir m_folder;
};

} // namespace

QJsonObject runExchangeBenchmark(const QStringList& options, QTextStream& out)
{
    std::vector<std::int64_t> sizes;
    for (const QString& option : options) {
        if (const auto size = std::int64_t(option.toDouble()); size > 0)
            sizes.push_back(size);
    }
    if (sizes.empty())
        sizes = {100'000, 1'000'000};
    const QStringList peers{"peer"};
    out << "\nexchange: 200 series, a sample a second; nanoseconds of CPU per sample\n";
    printHead(out, peers);
    QJsonArray figures;
    QMap<QString, std::vector<double>> costs;
    for (const std::int64_t size : sizes) {
        for (const Figure& figure : ExchangeRun(size).measure()) {
            print(out, figure, peers);
            figures.append(toJson(figure));
            costs[figure.name].push_back(figure.ours);
        }
    }
    for (auto cost = costs.cbegin(); cost != costs.cend(); ++cost)
        out << QStringLiteral("from the smallest to the largest size: %1 times, %2\n")
                   .arg(cost.value().back() / cost.value().front(), 0, 'f', 2)
                   .arg(cost.key());
    return {{"name", "exchange"}, {"figures", figures}};
}

} // namespace qd
