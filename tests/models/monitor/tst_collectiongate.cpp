// SPDX-License-Identifier: Apache-2.0
#include "models/history/historyreader.h"
#include "models/monitor/collectiongate.h"
#include "tests/models/history/faultvfs.h"
#include "tests/models/monitor/watching.h"
#include "tests/support/arrivedsignals.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/mount.h>

using namespace qd;

Q_DECLARE_METATYPE(qd::FaultVfs::Fault)

/// The disk takes nothing for a while: collection waits, says so, and goes on.
class TestCollectionGate : public QObject
{
    Q_OBJECT

private slots:
    void waitsUntilTheDiskTakesItAgain_data();
    void waitsUntilTheDiskTakesItAgain();
    void whatExceedsTheBoundIsCountedAndTold();
    void aBatchThatIsRefusedForItselfIsNotTriedAgain();
    void anOtherWritersFailurePausesToo();
    void aFullVolumeIsNamedAndOvercome();
    void aFollowedLogIsReadOnWhenThereIsRoomAgain();
    void aFileThatIsTakenAwayPausesAlsoWithNothingToStore_data();
    void aFileThatIsTakenAwayPausesAlsoWithNothingToStore();
};

namespace {

using Fault = FaultVfs::Fault;

constexpr CollectionGate::Settings quick{Duration(10), Duration(50), 1'000};
constexpr TimeRange always{{0}, {INT64_MAX}};

WriteBatch numbered(int number)
{
    WriteBatch batch;
    batch.samples.push_back({{"m", Labels{{"endpoint", "e"}}}, {{number}, double(number)}});
    return batch;
}

std::vector<std::int64_t> storedNumbers(const QString& path)
{
    std::vector<std::int64_t> numbers;
    const auto reader = HistoryReader::open(path);
    const auto series = (*reader)->series({});
    for (const SeriesInfo& info : *series) {
        const auto samples = (*reader)->samples(info.id, always);
        for (const Sample& sample : *samples)
            numbers.push_back(sample.at.ms);
    }
    return numbers;
}

std::vector<std::int64_t> upTo(int count)
{
    std::vector<std::int64_t> numbers(std::size_t(count), 0);
    std::iota(numbers.begin(), numbers.end(), 1);
    return numbers;
}

} // namespace

void TestCollectionGate::waitsUntilTheDiskTakesItAgain_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::newRow("a full disk") << Fault::DiskFull;
    QTest::newRow("failing writes") << Fault::FailingWrite;
    QTest::newRow("failing syncs") << Fault::FailingSync;
}

void TestCollectionGate::waitsUntilTheDiskTakesItAgain()
{
    QFETCH(Fault, fault);
    FaultVfs vfs;
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    {
        const auto history = *History::open(path);
        const ManualClock clock({1'000});
        CollectionGate gate(*history, clock, quick);
        QSignalSpy paused(&gate, &CollectionGate::paused);
        QSignalSpy resumed(&gate, &CollectionGate::resumed);
        gate.store(numbered(1));
        history->flush();
        vfs.plan(fault, 1, INT64_MAX / 2);
        for (int i = 2; i <= 5; ++i) // under way when the first of them fails
            gate.store(numbered(i));
        QTRY_VERIFY(gate.isPaused());
        for (int i = 6; i <= 9; ++i)
            gate.store(numbered(i));
        QTRY_VERIFY(paused.count() >= 3); // it has tried again
        const auto pause = paused.last().first().value<CollectionPause>();
        QCOMPARE(pause.error.where, path);
        QVERIFY(!pause.volume.isEmpty());
        QCOMPARE(pause.since, Timestamp{1'000});
        QCOMPARE(pause.missed, 0);
        QCOMPARE(resumed.count(), 0);

        vfs.plan(Fault::FailingWrite, INT64_MAX, 0);
        QTRY_COMPARE(resumed.count(), 1);
        QVERIFY(!gate.isPaused());
        gate.store(numbered(10));
        history->flush();
        QCoreApplication::processEvents();
        QVERIFY(!gate.isPaused());
    }
    QCOMPARE(storedNumbers(path), upTo(10));
}

void TestCollectionGate::aFileThatIsTakenAwayPausesAlsoWithNothingToStore_data()
{
    QTest::addColumn<bool>("isMoved");
    QTest::newRow("removed") << false;
    QTest::newRow("moved, and back again") << true;
}

void TestCollectionGate::aFileThatIsTakenAwayPausesAlsoWithNothingToStore()
{
    QFETCH(bool, isMoved);
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    const auto history = *History::open(path);
    const ManualClock clock({1'000});
    CollectionGate::Settings settings = quick;
    settings.looksEvery = Duration(20);
    CollectionGate gate(*history, clock, settings);
    QSignalSpy paused(&gate, &CollectionGate::paused);
    QSignalSpy resumed(&gate, &CollectionGate::resumed);
    gate.store(numbered(1));
    history->flush();
    QVERIFY(!gate.isPaused());
    QVERIFY(isMoved ? QFile::rename(path, path + ".moved") : QFile::remove(path));
    QTRY_VERIFY(paused.count() > 0);
    const Error error = paused.last().first().value<CollectionPause>().error;
    QVERIFY(!error.hint.isEmpty());
    if (!isMoved) {
        QVERIFY(error.hint.contains(".rescued-"));
        return;
    }
    gate.store(numbered(2));
    QVERIFY(QFile::rename(path + ".moved", path));
    QTRY_COMPARE(resumed.count(), 1);
    history->flush();
    QCOMPARE(storedNumbers(path), upTo(2));
}

void TestCollectionGate::whatExceedsTheBoundIsCountedAndTold()
{
    FaultVfs vfs;
    const QTemporaryDir folder;
    const auto history = *History::open(folder.filePath("a.qdh"));
    ManualClock clock({1'000});
    CollectionGate gate(*history, clock, {Duration(10), Duration(50), 7}); // three and a half batches
    QSignalSpy paused(&gate, &CollectionGate::paused);
    QSignalSpy resumed(&gate, &CollectionGate::resumed);
    vfs.plan(Fault::DiskFull, 1, INT64_MAX / 2);
    gate.store(numbered(1));
    QTRY_VERIFY(gate.isPaused());
    for (int i = 2; i <= 6; ++i) {
        clock.advance(Duration(1'000));
        gate.store(numbered(i));
    }
    QTRY_VERIFY(paused.last().first().value<CollectionPause>().missed == 6);
    vfs.plan(Fault::FailingWrite, INT64_MAX, 0);
    QTRY_COMPARE(resumed.count(), 1);
    history->flush();
    QCOMPARE(storedNumbers(history->path()), upTo(3));
    const auto reader = *history->reader();
    const auto events = reader->events(always, "collection");
    QCOMPARE(events->size(), 1u);
    const QJsonObject gap =
        QJsonDocument::fromJson(QByteArray::fromStdString(events->front().detail)).object();
    QCOMPARE(gap["state"].toString(), "gap");
    QCOMPARE(gap["from"].toInteger(), 4'000);
    QCOMPARE(gap["to"].toInteger(), 6'000);
    QCOMPARE(gap["missed"].toInteger(), 6);
}

void TestCollectionGate::aBatchThatIsRefusedForItselfIsNotTriedAgain()
{
    const QTemporaryDir folder;
    const auto history = *History::open(folder.filePath("a.qdh"));
    const ManualClock clock({1'000});
    CollectionGate gate(*history, clock, quick);
    test::ArrivedSignals failed(history.get(), &History::writeFailed);
    WriteBatch refused = numbered(1);
    refused.incidentSteps.push_back({0, "no such incident", {1}, "locate", "{}"});
    gate.store(std::move(refused));
    gate.store(numbered(2));
    history->flush();
    QTRY_COMPARE(failed.count(), 1);
    QCoreApplication::processEvents();
    QVERIFY(!gate.isPaused());
    QCOMPARE(storedNumbers(history->path()), std::vector<std::int64_t>{2});
}

void TestCollectionGate::anOtherWritersFailurePausesToo()
{
    const QTemporaryDir folder;
    const auto history = *History::open(folder.filePath("a.qdh"));
    const ManualClock clock({1'000});
    CollectionGate gate(*history, clock, quick);
    QSignalSpy resumed(&gate, &CollectionGate::resumed);
    gate.noteFailure({ErrorKind::Invalid, {}, {}, {}});
    QVERIFY(!gate.isPaused());
    gate.noteFailure({ErrorKind::Storage, {}, {}, {}});
    QVERIFY(gate.isPaused());
    QTRY_COMPARE(resumed.count(), 1); // the disk is well
}

namespace {

/// A file system of its own, in memory.
class SmallVolume
{
public:
    SmallVolume() { m_isMounted = ::mount("tmpfs", qPrintable(m_folder.path()), "tmpfs", 0, "size=3m") == 0; }
    ~SmallVolume()
    {
        if (m_isMounted)
            ::umount2(qPrintable(m_folder.path()), MNT_DETACH);
    }
    SmallVolume(const SmallVolume&) = delete;
    SmallVolume& operator=(const SmallVolume&) = delete;

    [[nodiscard]] bool isMounted() const { return m_isMounted; }
    [[nodiscard]] QString filePath(const QString& name) const { return m_folder.filePath(name); }
    void fill() const
    {
        QFile file(filePath("filler"));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            qFatal("no filler");
        const QByteArray bytes(4'096, 'x');
        while (file.write(bytes) == bytes.size()) {
        }
    }
    void makeRoom() const { QFile::remove(filePath("filler")); }

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

} // namespace

void TestCollectionGate::aFullVolumeIsNamedAndOvercome()
{
    const SmallVolume volume;
    if (!volume.isMounted())
        QSKIP("Only root may mount a file system.");
    const QString path = volume.filePath("a.qdh");
    {
        const auto history = *History::open(path);
        const ManualClock clock({1'000});
        CollectionGate gate(*history, clock, quick);
        QSignalSpy paused(&gate, &CollectionGate::paused);
        QSignalSpy resumed(&gate, &CollectionGate::resumed);
        gate.store(numbered(1));
        history->flush();
        volume.fill();
        int count = 1;
        while (!gate.isPaused() && count < 300) { // what is left of the log's last page
            gate.store(numbered(++count));
            history->flush();
            QCoreApplication::processEvents();
        }
        QVERIFY(gate.isPaused());
        const auto pause = paused.first().first().value<CollectionPause>();
        QVERIFY2(pause.error.what.contains("disk is full"), qPrintable(pause.error.text()));
        QCOMPARE(pause.volume, QFileInfo(path).absolutePath());
        QVERIFY(pause.bytesFree < 100'000);
        QTRY_VERIFY(paused.count() > 2);
        volume.makeRoom();
        QTRY_COMPARE(resumed.count(), 1);
        history->flush();
        QCOMPARE(storedNumbers(path), upTo(count));
    }
}

void TestCollectionGate::aFollowedLogIsReadOnWhenThereIsRoomAgain()
{
    FaultVfs vfs;
    const QTemporaryDir folder;
    const QString log = folder.filePath("log.jsonl");
    const auto append = [&](int number) {
        QFile file(log);
        QVERIFY(file.open(QIODevice::Append));
        file.write(test::predictionLine(number, true));
    };
    append(1);
    test::Watching t(folder.filePath("a.qdh"));
    QSignalSpy paused(t.monitor.get(), &Monitor::collectionPaused);
    QSignalSpy resumed(t.monitor.get(), &Monitor::collectionResumed);
    Endpoint endpoint;
    endpoint.id = "log";
    endpoint.name = "log";
    endpoint.predictionLog = log.toStdString();
    t.monitor->start();
    t.watch(endpoint);
    QTRY_COMPARE(t.storedPredictions("log"), 1u);
    vfs.plan(Fault::DiskFull, 1, INT64_MAX / 2);
    for (int i = 2; i <= 20; ++i)
        append(i);
    QTRY_VERIFY(paused.count() > 0);
    vfs.plan(Fault::FailingWrite, INT64_MAX, 0);
    QTRY_VERIFY_WITH_TIMEOUT(resumed.count() > 0, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(t.storedPredictions("log"), 20u, 20'000);
}

QTEST_GUILESS_MAIN(TestCollectionGate)
#include "tst_collectiongate.moc"
