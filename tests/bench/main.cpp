// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bench_chartsframes.h"
#include "tests/bench/bench_chartsstart.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/benchseries.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTextStream>

#include <array>
#include <string_view>

using namespace qd;

namespace {

QJsonObject runAndPrint(const Benchmark& benchmark, QTextStream& out)
{
    out << "\n" << benchmark.name << ": against " << benchmark.peer << "\n";
    out << QStringLiteral("%1 %2 %3 %4 %5\n")
               .arg(benchmark.unit, 12)
               .arg("ours s", 10)
               .arg("ours ns/unit", 14)
               .arg("peer s", 10)
               .arg("peer/ours", 10);
    QJsonArray sizes;
    for (const BenchmarkRow& row : benchmark.run()) {
        out << QStringLiteral("%1 %2 %3 %4 %5\n")
                   .arg(row.size, 12)
                   .arg(row.ours, 10, 'f', 4)
                   .arg(row.ours * 1e9 / double(row.size), 14, 'f', 0)
                   .arg(row.peer, 10, 'f', 4)
                   .arg(row.ratio(), 10, 'f', 2);
        out.flush();
        sizes.append(QJsonObject{
            {"size", qint64(row.size)}, {"ours", row.ours}, {"peer", row.peer}, {"ratio", row.ratio()}});
    }
    return {{"name", benchmark.name}, {"peer", benchmark.peer}, {"sizes", sizes}};
}

} // namespace

/// bench [NAME [OPTION...]...]: prints a table per benchmark and writes bench.json into the present folder.
/// What is no name is an option of the name before it.
int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // what is painted is painted in memory
    if (argc == 4 && std::string_view(argv[1]) == "charts-start") {
        const QApplication application(argc, argv);
        return runChartsStart(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]));
    }
    const MeteredApplication application(argc, argv);
    QTextStream out(stdout);
    if (QCoreApplication::arguments().value(1) == "series-child")
        return runSeriesChild(QCoreApplication::arguments().mid(2), out);
    struct Sized
    {
        const char* name;
        QJsonObject (*run)(const QStringList& options, QTextStream& out);
    };
    const std::array sized{
        Sized{"calibration", runCalibrationBenchmark}, Sized{"charts", runChartsBenchmark},
        Sized{"exchange", runExchangeBenchmark},       Sized{"history", runHistoryBenchmark},
        Sized{"offline", runOfflineBenchmark},         Sized{"predictions", runPredictionsBenchmark}};
    const std::array fixed{expositionBenchmark(), logsBenchmark()};
    QStringList known;
    for (const Sized& benchmark : sized)
        known << benchmark.name;
    for (const Benchmark& benchmark : fixed)
        known << benchmark.name;
    QMap<QString, QStringList> wanted;
    QString name;
    for (const QString& argument : QCoreApplication::arguments().mid(1)) {
        if (known.contains(argument)) {
            name = argument;
            wanted[name];
        } else if (!name.isEmpty()) {
            wanted[name] << argument;
        } else {
            QTextStream(stderr) << "There is no such benchmark. Known: " << known.join(' ') << Qt::endl;
            return 2;
        }
    }
    QJsonArray results;
    for (const Benchmark& benchmark : fixed) {
        if (wanted.isEmpty() || wanted.contains(benchmark.name))
            results.append(runAndPrint(benchmark, out));
    }
    for (const Sized& benchmark : sized) {
        if (wanted.isEmpty() || wanted.contains(benchmark.name))
            results.append(benchmark.run(wanted.value(benchmark.name), out));
    }
    QFile file("bench.json");
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(results).toJson());
    return 0;
}
