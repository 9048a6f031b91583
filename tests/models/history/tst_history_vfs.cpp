// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

#include "faultvfs.h"
#include "models/history/upkeep/integrity.h"

#include <future>
#include <map>
#include <optional>
#include <random>
#include <set>

using namespace qd;

Q_DECLARE_METATYPE(qd::FaultVfs::Fault)

/// The disk fails at any moment: what was acknowledged is there, what was not is absent or whole.
class TestHistoryVfs : public QObject
{
    Q_OBJECT

private slots:
    void acknowledgedBatchesSurvive_data();
    void acknowledgedBatchesSurvive();
};

namespace {

using Fault = FaultVfs::Fault;

constexpr int batches = 24;
constexpr int seriesCount = 4;
constexpr int samplesPerSeries = 30;
constexpr int settleEvery = 9; // empties the tail, joins chunks, shrinks and checkpoints the file

// The samples of batch n are at n·1000 … in every series; an early batch is written again in part, late.
WriteBatch numbered(int number)
{
    WriteBatch batch;
    for (int i = 0; i < samplesPerSeries; ++i) {
        for (int series = 0; series < seriesCount; ++series)
            batch.samples.push_back(
                {accuracyOf(std::to_string(series)), {{number * 1'000 + i}, double(number)}});
    }
    if (number % 5 == 0) {
        SeriesRun run{accuracyOf("run"), {}};
        for (int i = 0; i < 600; ++i)
            run.samples.push_back({{number * 1'000 + i}, double(number)});
        batch.runs.push_back(run);
    }
    batch.documents.push_back({"batch", std::to_string(number), "{}"});
    return batch;
}

Result<void> write(History& history, int number)
{
    std::promise<Result<void>> outcome;
    history.write(numbered(number), nullptr, [&](const Result<void>& done) { outcome.set_value(done); });
    return outcome.get_future().get();
}

void settle(History& history)
{
    std::promise<void> settled;
    history.settle(nullptr, [&](const Result<void>&) { settled.set_value(); });
    settled.get_future().get();
}

// Writes all batches; those that were acknowledged. A history that cannot be opened is opened again.
std::set<int> writeAll(const QString& path)
{
    std::set<int> acknowledged;
    std::unique_ptr<History> history;
    for (int number = 1; number <= batches; ++number) {
        if (!history) {
            auto opened = History::open(path);
            if (!opened)
                continue;
            history = std::move(*opened);
        }
        if (write(*history, number))
            acknowledged.insert(number);
        if (number % settleEvery == 0)
            settle(*history);
    }
    return acknowledged;
}

// The batches of which anything is there; nothing when one is there by half.
std::optional<std::set<int>> batchesIn(const HistoryReader& reader)
{
    std::set<int> found;
    const auto documents = reader.documents("batch");
    for (const DocumentRecord& document : *documents)
        found.insert(std::stoi(document.id));
    const auto all = reader.series({});
    for (const SeriesInfo& info : *all) {
        const bool isRun = info.key.labels.get("model") == "run";
        std::map<int, int> counts;
        const auto samples = reader.samples(info.id, always);
        if (!samples)
            return std::nullopt;
        for (const Sample& sample : *samples) {
            if (sample.value != double(sample.at.ms / 1'000))
                return std::nullopt;
            ++counts[int(sample.at.ms / 1'000)];
        }
        for (const int number : found) {
            if (counts[number] != (isRun ? (number % 5 == 0 ? 600 : 0) : samplesPerSeries))
                return std::nullopt;
        }
        for (const auto& [number, count] : counts) {
            if (count > 0 && !found.contains(number))
                return std::nullopt;
        }
    }
    return found;
}

void checkFile(const QString& path, const std::set<int>& acknowledged)
{
    {
        const auto history = History::open(path);
        QVERIFY2(history, history ? "" : qPrintable(history.error().text()));
        const auto reader = (*history)->reader();
        QVERIFY2(reader, reader ? "" : qPrintable(reader.error().text()));
        const auto found = batchesIn(**reader);
        QVERIFY(found);
        QVERIFY(std::includes(found->begin(), found->end(), acknowledged.begin(), acknowledged.end()));
        QVERIFY(write(**history, batches + 1)); // and it goes on
    }
    const auto problems = integrityProblems(path);
    QVERIFY2(problems, problems ? "" : qPrintable(problems.error().text()));
    QCOMPARE(*problems, QStringList());
}

// How many writes and syncs an undisturbed run takes.
std::int64_t operationsOfAWholeRun(FaultVfs& vfs)
{
    const QTemporaryDir folder;
    vfs.plan(Fault::FailingWrite, INT64_MAX, 0);
    if (writeAll(folder.filePath("a.qdh")).size() != batches)
        qFatal("an undisturbed run fails");
    return vfs.operations();
}

} // namespace

void TestHistoryVfs::acknowledgedBatchesSurvive_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("length");
    QTest::newRow("a failing write") << Fault::FailingWrite << 1;
    QTest::newRow("failing writes for a while") << Fault::FailingWrite << 40;
    QTest::newRow("a short write") << Fault::ShortWrite << 1;
    QTest::newRow("short writes for a while") << Fault::ShortWrite << 40;
    QTest::newRow("a full disk") << Fault::DiskFull << 1;
    QTest::newRow("a disk that stays full for a while") << Fault::DiskFull << 40;
    QTest::newRow("a failing sync") << Fault::FailingSync << 30; // the next sync within so many operations
    QTest::newRow("power loss") << Fault::PowerLoss << 1;
}

void TestHistoryVfs::acknowledgedBatchesSurvive()
{
    QFETCH(Fault, fault);
    QFETCH(int, length);
    FaultVfs vfs;
    std::mt19937_64 random(std::uint64_t(fault) * 100 + std::uint64_t(length));
    const std::int64_t operations = operationsOfAWholeRun(vfs);
    int struck = 0;
    for (int round = 0; round < 60; ++round) {
        const QTemporaryDir folder;
        const QString path = folder.filePath("a.qdh");
        vfs.plan(fault, 1 + std::int64_t(random() % std::uint64_t(operations)), length);
        const std::set<int> acknowledged = writeAll(path);
        struck += vfs.hasStruck();
        if (fault == Fault::PowerLoss)
            vfs.losePower(random);
        vfs.plan(Fault::FailingWrite, INT64_MAX, 0);
        checkFile(path, acknowledged);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY2(struck > 30, qPrintable(QString::number(struck)));
}

QTEST_GUILESS_MAIN(TestHistoryVfs)
#include "tst_history_vfs.moc"
