// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/traffic/latelabels.h"
#include "app/fleet/traffic/predictionlog.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace qd::fleet;

namespace {

QList<QJsonObject> linesOf(const QString& path)
{
    QFile file(path);
    QList<QJsonObject> lines;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (!line.isEmpty()) {
                lines += QJsonDocument::fromJson(line).object();
            }
        }
    }
    return lines;
}

LoggedPrediction prediction(const std::string& requestId)
{
    LoggedPrediction line;
    line.requestId = requestId;
    line.model = "fraud";
    line.version = "1";
    line.features = R"({"country":"DE"})";
    line.prediction = "legit";
    line.probability = 0.75;
    line.latencyMs = 1.5;
    return line;
}

} // namespace

class TestFleetLog : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void aPredictionLineHasTheAgreedNames();
    void aFailedRequestHasNoPrediction();
    void textIsEscaped();
    void labelsArriveLaterUnderTheRequestId();
    void theFileIsRotatedByRename();
    void aReplacedFileIsFollowed();
    void twoProcessesLoseNothingWhileRotating();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath("log.jsonl"); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestFleetLog::aPredictionLineHasTheAgreedNames()
{
    PredictionLog log(path().toStdString());
    log.append(prediction("f-1"));
    const auto lines = linesOf(path());
    QCOMPARE(lines.size(), 1);
    QJsonObject line = lines.first();
    const QRegularExpression iso("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$");
    QVERIFY(iso.match(line.take("timestamp").toString()).hasMatch());
    const QJsonObject expected{{"request_id", "f-1"},   {"model", "fraud"},
                               {"version", "1"},        {"features", QJsonObject{{"country", "DE"}}},
                               {"prediction", "legit"}, {"probability", 0.75},
                               {"latency_ms", 1.5},     {"status", 200}};
    QCOMPARE(line, expected);
    QCOMPARE(isoTime(std::chrono::system_clock::time_point(std::chrono::milliseconds(1'714'564'800'123))),
             std::string("2024-05-01T12:00:00.123Z"));
}

void TestFleetLog::aFailedRequestHasNoPrediction()
{
    LoggedPrediction failed = prediction("f-1");
    failed.prediction.clear();
    failed.status = 400;
    PredictionLog(path().toStdString()).append(failed);
    const QJsonObject line = linesOf(path()).value(0);
    QCOMPARE(line["status"].toInt(), 400);
    QVERIFY(!line.contains("prediction"));
    QVERIFY(!line.contains("probability"));
}

void TestFleetLog::textIsEscaped()
{
    const std::string odd = "a\"b\\c\n\x01\u00fc";
    PredictionLog(path().toStdString()).append(prediction(odd));
    QCOMPARE(linesOf(path()).value(0)["request_id"].toString(), QString::fromStdString(odd));
}

void TestFleetLog::labelsArriveLaterUnderTheRequestId()
{
    PredictionLog log(path().toStdString());
    LateLabels labels(log, 100, 1); // 30 to 80 ms
    for (int i = 0; i < 20; ++i) {
        log.append(prediction("f-" + std::to_string(i)));
        labels.later("f-" + std::to_string(i), i % 3 == 0 ? "fraud" : "legit");
    }
    QTRY_COMPARE(linesOf(path()).size(), 40);
    QSet<QString> predicted;
    for (const QJsonObject& line : linesOf(path())) {
        const QString id = line["request_id"].toString();
        if (line.contains("label")) {
            QVERIFY2(predicted.contains(id), "the label came before its prediction");
            QCOMPARE(line["label"].toString(), QString(id.mid(2).toInt() % 3 == 0 ? "fraud" : "legit"));
            QCOMPARE(line.size(), 3);
        } else {
            predicted += id;
        }
    }
}

void TestFleetLog::theFileIsRotatedByRename()
{
    constexpr std::int64_t limit = 4096;
    PredictionLog log(path().toStdString(), limit, 3);
    for (int i = 0; i < 200; ++i) {
        log.append(prediction("f-" + std::to_string(i)));
    }
    const QStringList files = QDir(m_dir->path()).entryList({"log.jsonl", "log.jsonl.[0-9]"}, QDir::Files);
    QCOMPARE(files, QStringList({"log.jsonl", "log.jsonl.1", "log.jsonl.2", "log.jsonl.3"}));
    int newest = 199;
    for (const QString& file : files) {
        QVERIFY(QFileInfo(m_dir->filePath(file)).size() <= limit);
        const auto lines = linesOf(m_dir->filePath(file));
        for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
            QCOMPARE((*line)["request_id"].toString(), "f-" + QString::number(newest--));
        }
    }
}

void TestFleetLog::aReplacedFileIsFollowed()
{
    PredictionLog log(path().toStdString());
    log.append(prediction("f-1"));
    QVERIFY(QFile::remove(path()));
    log.append(prediction("f-2"));
    QCOMPARE(linesOf(path()).size(), 1);
    QCOMPARE(linesOf(path()).value(0)["request_id"].toString(), QString("f-2"));
}

void TestFleetLog::twoProcessesLoseNothingWhileRotating()
{
    constexpr int count = 2000;
    const auto writeAll = [this](const std::string& prefix) {
        PredictionLog log(path().toStdString(), 64 * 1024, 100);
        for (int i = 0; i < count; ++i) {
            log.append(prediction(prefix + std::to_string(i)));
        }
    };
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        writeAll("child-");
        std::_Exit(0);
    }
    writeAll("parent-");
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    QSet<QString> ids;
    const QStringList files = QDir(m_dir->path()).entryList({"log.jsonl", "log.jsonl.[0-9]*"}, QDir::Files);
    QVERIFY(files.size() > 5);
    for (const QString& file : files) {
        for (const QJsonObject& line : linesOf(m_dir->filePath(file))) {
            ids += line["request_id"].toString();
        }
    }
    QCOMPARE(ids.size(), 2 * count);
}

QTEST_GUILESS_MAIN(TestFleetLog)
#include "tst_fleet_log.moc"
