// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

#include <QProcess>

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
