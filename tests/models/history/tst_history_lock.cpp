// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

#include "models/base/fileidentity.h"

#include <QProcess>

#include <sys/mount.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>

using namespace qd;

/// One history has one writer, and a dead one does not stand in the way.
class TestHistoryLock : public QObject
{
    Q_OBJECT

private slots:
    void aSecondProcessIsToldWhoHoldsTheFile();
    void aKilledHolderLeavesNoLock();
    void aSecondHistoryInTheSameProcessIsRefused();
    void aSymbolicLinkLeadsToTheSameLock();
    void aFileWithTwoNamesIsNotWritten();
    void theFileItselfIsLocked_data();
    void theFileItselfIsLocked();
    void anEmptyCompanionDoesNotBecomeAHistory_data();
    void anEmptyCompanionDoesNotBecomeAHistory();
    void readersNeedNoLock();
};

namespace {

// Holds the history until its standard input ends.
int holdHistory(const char* path)
{
    const auto history = History::open(QString::fromUtf8(path));
    std::puts(history ? "held" : qPrintable(history.error().text()));
    std::fflush(stdout);
    std::getchar();
    return history ? 0 : 1;
}

class Holder
{
public:
    explicit Holder(const QString& path)
    {
        process.start(QCoreApplication::applicationFilePath(), {"--hold", path});
        if (!process.waitForReadyRead() || process.readLine() != "held\n")
            qFatal("the holder did not start");
    }
    ~Holder()
    {
        process.closeWriteChannel();
        process.waitForFinished();
    }
    QProcess process;
};

} // namespace

void TestHistoryLock::aSecondProcessIsToldWhoHoldsTheFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    {
        const Holder holder(path);
        const auto second = History::open(path);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Conflict);
        QCOMPARE(second.error().where, path);
        QVERIFY2(second.error().what.contains(QString::number(holder.process.processId())),
                 qPrintable(second.error().text()));
        QVERIFY(!second.error().hint.isEmpty());
    }
    QVERIFY(History::open(path));
}

void TestHistoryLock::aKilledHolderLeavesNoLock()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    Holder holder(path);
    holder.process.kill();
    QVERIFY(holder.process.waitForFinished());
    const auto history = History::open(path);
    QVERIFY2(history, history ? "" : qPrintable(history.error().text()));
}

void TestHistoryLock::aSecondHistoryInTheSameProcessIsRefused()
{
    TemporaryHistory t;
    const auto second = History::open(t.path());
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Conflict);
}

void TestHistoryLock::aSymbolicLinkLeadsToTheSameLock()
{
    TemporaryHistory t;
    const QString link = t.folder.filePath("link.qdh");
    QVERIFY(QFile::link(t.path(), link));
    QVERIFY(!History::open(link));
}

void TestHistoryLock::aFileWithTwoNamesIsNotWritten()
{
    TemporaryHistory t;
    const QString second = t.folder.filePath("second.qdh");
    QCOMPARE(::link(qPrintable(t.path()), qPrintable(second)), 0);
    const auto refused = History::open(second);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QVERIFY(!refused.error().hint.isEmpty());
    t.history.reset();
    QVERIFY(!History::open(second)); // not after the other one either: each name has a log of its own
    QVERIFY(QFile::remove(second));
    QVERIFY(History::open(t.path()));
}

void TestHistoryLock::theFileItselfIsLocked_data()
{
    QTest::addColumn<bool>("isBound");
    QTest::newRow("when its lock file is removed") << false;
    QTest::newRow("through a bind mount") << true;
}

// By whoever holds it, in another process and in this one.
void TestHistoryLock::theFileItselfIsLocked()
{
    QFETCH(bool, isBound);
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    const QString other = isBound ? folder.filePath("elsewhere") : path;
    QVERIFY(History::open(path)); // and closed again
    if (isBound) {
        QFile file(other);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        if (::mount(qPrintable(path), qPrintable(other), nullptr, MS_BIND, nullptr) != 0)
            QSKIP("mounting is not allowed here");
    }
    const auto isRefused = [&] {
        QFile::remove(path + ".lock");
        const auto second = History::open(other);
        return !second && second.error().kind == ErrorKind::Conflict;
    };
    {
        const Holder holder(path);
        QVERIFY(isRefused());
    }
    {
        const auto here = History::open(path);
        QVERIFY(here);
        QVERIFY(isRefused());
        // What was tried has not taken the locks of SQLite away.
        std::promise<bool> isWritten;
        (*here)->write({.samples = {{accuracyOf("m"), {{1'000}, 1}}}}, nullptr,
                       [&](const Result<void>& stored) { isWritten.set_value(stored.has_value()); });
        QVERIFY(isWritten.get_future().get());
    }
    const bool isFree = History::open(other).has_value();
    if (isBound)
        ::umount(qPrintable(other));
    QVERIFY(isFree);
}

void TestHistoryLock::anEmptyCompanionDoesNotBecomeAHistory_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char* suffix : {"-wal", "-shm", ".lock"})
        QTest::newRow(suffix) << suffix;
}

void TestHistoryLock::anEmptyCompanionDoesNotBecomeAHistory()
{
    QFETCH(QString, suffix);
    TemporaryHistory t;
    QVERIFY(t.write({.samples = {{accuracyOf("m"), {{1'000}, 1}}}}));
    const QString companion = t.path() + suffix;
    const auto before = identityOf(companion);
    const auto opened = History::open(companion);
    QVERIFY(!opened);
    QCOMPARE(identityOf(companion), before);
    QVERIFY(t.write({.samples = {{accuracyOf("m"), {{2'000}, 1}}}}));
}

void TestHistoryLock::readersNeedNoLock()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    const Holder holder(path);
    QVERIFY(History::open(path, History::Access::ReadOnly));
}

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--hold") == 0)
        return holdHistory(argv[2]);
    TestHistoryLock test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_history_lock.moc"
