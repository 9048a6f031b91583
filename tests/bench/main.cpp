// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/benchmark.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTextStream>

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
    const QCoreApplication application(argc, argv);
    const QStringList known{"exposition", "history", "logs", "offline"};
    QMap<QString, QStringList> wanted;
    QString name;
    for (const QString& argument : QCoreApplication::arguments().mid(1)) {
        if (known.contains(argument)) {
            name = argument;
            wanted[name];
        } else if (name == "history" || name == "offline") {
            wanted[name] << argument;
        } else {
            QTextStream(stderr) << "There is no such benchmark. Known: " << known.join(' ') << Qt::endl;
            return 2;
        }
    }
    QTextStream out(stdout);
    QJsonArray results;
    for (const Benchmark& benchmark : {expositionBenchmark(), logsBenchmark()}) {
        if (wanted.isEmpty() || wanted.contains(QLatin1String(benchmark.name)))
            results.append(runAndPrint(benchmark, out));
    }
    if (wanted.isEmpty() || wanted.contains("history"))
        results.append(runHistoryBenchmark(wanted.value("history"), out));
    if (wanted.isEmpty() || wanted.contains("offline"))
        results.append(runOfflineBenchmark(wanted.value("offline"), out));
    QFile file("bench.json");
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(results).toJson());
    return 0;
}
