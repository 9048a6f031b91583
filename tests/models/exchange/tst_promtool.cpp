// SPDX-License-Identifier: Apache-2.0
#include "exchangefixture.h"

#include <limits>

using namespace qd;

/// An export is read by the real Prometheus, and what it then holds is what the history holds.
class TestPromtool : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_promtool = QStandardPaths::findExecutable("promtool");
        if (m_promtool.isEmpty())
            QSKIP("promtool (Debian: prometheus) is not installed");
    }

    void namesAndTypesAreValid();
    void promtoolReadsEveryValue();

private:
    QByteArray promtool(const QStringList& arguments)
    {
        QProcess process;
        process.start(m_promtool, arguments);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            qWarning("promtool: %s", process.readAllStandardError().constData());
        return process.readAllStandardOutput();
    }
    QString m_promtool;
};

void TestPromtool::namesAndTypesAreValid()
{
    TemporaryHistory t;
    WriteBatch batch;
    const Sample one{{1'700'000'000'050}, 1};
    for (const SeriesKey& key :
         {SeriesKey{"memory_used_bytes", {}}, SeriesKey{"requests_total", {}}, SeriesKey{"jobs", {}},
          SeriesKey{"jobs_total", {}}, SeriesKey{"p99-latency", Labels{{"model name", "a"}}},
          SeriesKey{"p99.latency", Labels{{"model name", "a"}}}, SeriesKey{"9lives", {}}})
        batch.samples.push_back({key, one});
    batch.samples.push_back({{"jobs", {}}, {{1'700'000'000'051}, std::bit_cast<double>(staleMarkerBits)}});
    require(t.write(std::move(batch)));
    const QString target = t.folder.filePath("out.om");
    const auto outcome = require(exportHistory(t.path(), {ExportFormat::OpenMetrics, target}));
    QCOMPARE(outcome.rows, 7);
    QCOMPARE(QString(contentOf(target)),
             QString("# TYPE _9lives unknown\n"
                     "_9lives{original_series=\"9lives{}\"} 1 1700000000.050\n"
                     "# TYPE jobs unknown\n"
                     "jobs 1 1700000000.050\n"
                     "# TYPE jobs_total unknown\n"
                     "jobs_total 1 1700000000.050\n"
                     "# TYPE memory_used_bytes gauge\n"
                     "memory_used_bytes 1 1700000000.050\n"
                     "# TYPE p99_latency unknown\n"
                     "p99_latency{model_name=\"a\",original_series=\"p99-latency{model name=\\\"a\\\"}\"} 1 "
                     "1700000000.050\n"
                     "p99_latency{model_name=\"a\",original_series=\"p99.latency{model name=\\\"a\\\"}\"} 1 "
                     "1700000000.050\n"
                     "# TYPE requests counter\n"
                     "requests_total 1 1700000000.050\n"
                     "# EOF\n"));
}

void TestPromtool::promtoolReadsEveryValue()
{
    TemporaryHistory t;
    WriteBatch batch;
    QMap<QString, QString> expected; // "key time" → value as the history has it
    const auto add = [&](const SeriesKey& key, Sample sample) {
        batch.samples.push_back({key, sample});
        if (std::bit_cast<std::uint64_t>(sample.value) != staleMarkerBits)
            expected[QString::fromStdString(key.metric + key.labels.toString()) + ' ' +
                     QString::number(sample.at.ms)] = QString::number(sample.value, 'g', 17);
    };
    for (int i = 0; i < 500; ++i) { // over three hours: more than one block
        const Timestamp at{1'700'000'000'007 + i * 23'417LL};
        add(accuracyOf("fraud"), {at, 1.0 / (i + 3)});
        add({"requests_total", Labels{{"path", "a\\b\"c\nd"}}}, {at, i * 1e15});
        add({"odd", Labels{{"model", "模型"}}}, {at, i % 4 == 0   ? std::numeric_limits<double>::quiet_NaN()
                                                     : i % 4 == 1 ? std::numeric_limits<double>::infinity()
                                                     : i % 4 == 2 ? -5e-324
                                                                  : std::bit_cast<double>(staleMarkerBits)});
    }
    require(t.write(std::move(batch)));
    const QString target = t.folder.filePath("out.om");
    require(exportHistory(t.path(), {ExportFormat::OpenMetrics, target}));
    const QString blocks = t.folder.filePath("blocks");
    QDir().mkpath(blocks + "/wal"); // without one `tsdb dump` does not open the folder
    promtool({"tsdb", "create-blocks-from", "openmetrics", target, blocks});

    // promtool prints {__name__="x", a="b"} value time, quoted as in Go.
    QMap<QString, QString> found;
    for (const QByteArray& line : promtool({"tsdb", "dump", blocks}).trimmed().split('\n')) {
        const QString text = QString::fromUtf8(line);
        const QStringList words = text.mid(text.lastIndexOf('}') + 2).split(' ');
        QString labels = text.left(text.lastIndexOf('}') + 1);
        const QString metric = labels.section('"', 1, 1);
        labels.remove("__name__=\"" + metric + '"').replace("{, ", "{").replace("\", ", "\",");
        const double value = words.value(0) == "+Inf"  ? std::numeric_limits<double>::infinity()
                             : words.value(0) == "NaN" ? std::numeric_limits<double>::quiet_NaN()
                                                       : words.value(0).toDouble();
        found[metric + labels + ' ' + words.value(1)] = QString::number(value, 'g', 17);
    }
    QCOMPARE(found.size(), 1'375);
    QCOMPARE(found, expected);
}

QTEST_GUILESS_MAIN(TestPromtool)
#include "tst_promtool.moc"
