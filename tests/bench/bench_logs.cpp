// SPDX-License-Identifier: Apache-2.0
#include "models/base/time.h"
#include "models/logs/logfile.h"
#include "tests/bench/benchmark.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace qd {

namespace {

void writeLog(const QString& path, std::int64_t rows)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(path));
    for (std::int64_t i = 0; i < rows; ++i) {
        const QString at = toIso({1'700'000'000'000 + i * 20});
        file.write(QStringLiteral(R"({"timestamp":"%1","request_id":"r-%2","model":"fraud","version":"%3",)"
                                  R"("prediction":"legit","label":"%4","probability":0.%5,"latency_ms":%6,)"
                                  R"("status":200,"country":"DE"})")
                       .arg(at)
                       .arg(i)
                       .arg(1 + i % 2)
                       .arg(i % 20 == 0 ? u"fraud" : u"legit")
                       .arg(500 + i % 500)
                       .arg(double(i % 97) / 10)
                       .toUtf8() +
                   '\n');
    }
}

/// The same fields by Qt's own JSON reader.
std::int64_t readByQJson(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    std::vector<PredictionRecord> records;
    while (!file.atEnd()) {
        const QJsonObject row = QJsonDocument::fromJson(file.readLine()).object();
        PredictionRecord record;
        record.at = parseTimestamp(row["timestamp"].toString().toStdString()).value();
        record.requestId = row["request_id"].toString().toStdString();
        record.model = row["model"].toString().toStdString();
        record.version = row["version"].toString().toStdString();
        record.prediction = row["prediction"].toString().toStdString();
        record.label = row["label"].toString().toStdString();
        record.probability = row["probability"].toDouble();
        record.latencySeconds = row["latency_ms"].toDouble() / 1'000;
        record.status = row["status"].toInt();
        records.push_back(std::move(record));
    }
    return std::int64_t(records.size());
}

} // namespace

Benchmark logsBenchmark()
{
    return {"logs", "rows", "QJsonDocument per line", [] {
                std::vector<BenchmarkRow> rows;
                const QTemporaryDir folder;
                for (const std::int64_t size : {10'000, 100'000, 500'000}) {
                    const QString path = folder.filePath(QString::number(size) + ".jsonl");
                    writeLog(path, size);
                    BenchmarkRow row{size, 0, 0};
                    row.ours = bestSeconds([&] {
                        const auto log = readLog(path);
                        if (!log || std::int64_t(log->records.size()) != size)
                            qFatal("the log was not read");
                    });
                    row.peer = bestSeconds([&] {
                        if (readByQJson(path) != size)
                            qFatal("the peer did not read the log");
                    });
                    rows.push_back(row);
                }
                return rows;
            }};
}

} // namespace qd
