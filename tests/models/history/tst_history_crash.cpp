// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

#include "models/history/upkeep/integrity.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QSemaphore>

#include <cstdio>
#include <cstring>
#include <set>

#include <unistd.h>

using namespace qd;

/// The writer is killed at random points: what it had acknowledged is there, and nothing is there by half.
class TestHistoryCrash : public QObject
{
    Q_OBJECT

private slots:
    void acknowledgedBatchesSurviveSigkill_data();
    void acknowledgedBatchesSurviveSigkill();
};

namespace {

constexpr int files = 10; // a file that grows makes each round slower
constexpr int roundsPerFile = 30;
constexpr std::int64_t samplesPerBatch = 40;

// One batch touches every kind of record, each marked with the batch's number, so that half a batch would
// show.
WriteBatch numbered(std::int64_t number)
{
    const std::string text = std::to_string(number);
    WriteBatch batch;
    for (std::int64_t i = 0; i < samplesPerBatch; ++i)
        batch.samples.push_back({accuracyOf("m" + std::to_string(i)), {{number}, double(number)}});
    batch.predictions.push_back(predictionAt(number, "e", text));
    batch.labels.push_back({"e", {{number}, text, text}});
    batch.logPositions.push_back({"log", 1, 1, number});
    batch.events.push_back({0, {number}, "version", "e", "m", "{}"});
    batch.documents.push_back({"d", text, text});
    batch.alerts.push_back({text, "r", "e", "m", "firing", {number}, {number}, {0}, "{}"});
    batch.incidents.push_back({text, {number}, {0}, "locate", "{}"});
    batch.incidentSteps.push_back({0, text, {number}, "locate", "{}"});
    batch.audit.push_back({0, {number}, "ada", "rollback", "intended", text, text, "e/m", "{}"});
    return batch;
}

// Writes batches from `first` on until it is killed; one line of standard output per acknowledgement.
int writeForever(const char* path, std::int64_t first)
{
    const auto history = History::open(QString::fromUtf8(path));
    if (!history) {
        std::fputs(qPrintable(history.error().text()), stderr);
        return 1;
    }
    QSemaphore room(20);
    for (std::int64_t number = first;; ++number) {
        room.acquire();
        (*history)->write(numbered(number), nullptr, [number, &room](const Result<void>& done) {
            const std::string line = (done ? "" : "failed ") + std::to_string(number) + '\n';
            std::ignore = ::write(STDOUT_FILENO, line.data(), line.size());
            room.release();
        });
    }
}

// For each kind of record, the numbers of the batches from which it is there.
std::vector<std::set<std::int64_t>> presence(const HistoryReader& reader)
{
    std::vector<std::set<std::int64_t>> kinds;
    const auto add = [&](const auto& records, auto numberOf) {
        kinds.emplace_back();
        for (const auto& record : *records)
            kinds.back().insert(numberOf(record));
    };
    const auto series = reader.series({});
    for (const SeriesInfo& info : *series)
        add(reader.samples(info.id, always), [](const Sample& s) { return s.at.ms; });
    add(reader.predictions({.range = always}),
        [](const StoredPrediction& p) { return p.record.label ? std::stoll(*p.record.label) : -1; });
    add(reader.events(always), [](const EventRecord& e) { return e.at.ms; });
    add(reader.documents("d"), [](const DocumentRecord& d) { return std::stoll(d.body); });
    add(reader.alerts(always), [](const AlertRecord& a) { return a.pendingAt.ms; });
    add(reader.audit(), [](const AuditRecord& a) { return a.at.ms; });
    add(reader.incidents(), [](const IncidentRecord& i) { return i.openedAt.ms; });
    const std::set<std::int64_t> incidents = kinds.back();
    kinds.emplace_back();
    for (const std::int64_t number : incidents) {
        const auto steps = reader.incidentSteps(std::to_string(number));
        for (const IncidentStepRecord& step : *steps)
            kinds.back().insert(step.at.ms);
    }
    return kinds;
}

// Lets the writer acknowledge a random number of batches, kills it, and returns every acknowledgement it
// gave.
std::vector<std::int64_t> runAndKill(const QString& path, std::int64_t first, QRandomGenerator& random)
{
    QProcess writer;
    writer.start(QCoreApplication::applicationFilePath(), {"--write", path, QString::number(first)});
    const int lines = random.bounded(20);
    QByteArray output;
    while (output.count('\n') < lines && writer.waitForReadyRead())
        output += writer.readAllStandardOutput();
    // A batch takes a few hundred microseconds: spread the blow over all of its phases.
    for (QElapsedTimer spin =
             [] {
                 QElapsedTimer t;
                 t.start();
                 return t;
             }();
         spin.nsecsElapsed() < random.bounded(3'000'000);) {
    }
    writer.kill();
    writer.waitForFinished();
    output += writer.readAllStandardOutput();
    if (const QByteArray errors = writer.readAllStandardError();
        !errors.isEmpty() || output.contains("failed"))
        qFatal("%s%s", errors.constData(), output.constData());

    output.truncate(output.lastIndexOf('\n') + 1);
    std::vector<std::int64_t> numbers;
    for (const QByteArray& line : output.split('\n')) {
        if (!line.isEmpty())
            numbers.push_back(line.toLongLong());
    }
    return numbers;
}

} // namespace

void TestHistoryCrash::acknowledgedBatchesSurviveSigkill_data()
{
    QTest::addColumn<quint32>("seed");
    for (int file = 0; file < files; ++file)
        QTest::addRow("file %d", file + 1) << QRandomGenerator::global()->generate();
}

void TestHistoryCrash::acknowledgedBatchesSurviveSigkill()
{
    QFETCH(quint32, seed);
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    QRandomGenerator random(seed);
    std::set<std::int64_t> acknowledged;
    for (int round = 0; round < roundsPerFile; ++round) {
        const auto numbers = runAndKill(path, 1 + round * 1'000'000LL, random);
        QVERIFY(std::is_sorted(numbers.begin(), numbers.end()));
        acknowledged.insert(numbers.begin(), numbers.end());

        const auto history = History::open(path);
        QVERIFY2(history, history ? "" : qPrintable(history.error().text()));
        const auto reader = (*history)->reader();
        QVERIFY(reader);
        const auto kinds = presence(**reader);
        for (const auto& kind : kinds)
            QCOMPARE(kind, kinds.front());
        QVERIFY(std::includes(kinds.front().begin(), kinds.front().end(), acknowledged.begin(),
                              acknowledged.end()));
    }
    QVERIFY(acknowledged.size() > 50);
    const auto problems = integrityProblems(path);
    QVERIFY2(problems, problems ? "" : qPrintable(problems.error().text()));
    QCOMPARE(*problems, QStringList());
}

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    if (argc == 4 && std::strcmp(argv[1], "--write") == 0)
        return writeForever(argv[2], std::atoll(argv[3]));
    TestHistoryCrash test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_history_crash.moc"
