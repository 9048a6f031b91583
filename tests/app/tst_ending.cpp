// SPDX-License-Identifier: Apache-2.0
#include "tests/models/history/historyfixture.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

using namespace qd;

/// The real program: how it ends when it is told to, and what its commands never write over.
class TestEnding : public QObject
{
    Q_OBJECT

private slots:
    void aSignalClosesTheConsole_data();
    void aSignalClosesTheConsole();
    void whatWasIgnoredStaysIgnored();
    void anExportNeverReplacesAHistory_data();
    void anExportNeverReplacesAHistory();
    void anOtherFileIsReplacedByForceOnly_data();
    void anOtherFileIsReplacedByForceOnly();
    void aReportDoesNotReplaceItsLog();
    void whatIsRememberedIsForTheOwnerOnly();
};

namespace {

QString program()
{
    return QCoreApplication::applicationDirPath() + "/quarterdeck";
}

QProcessEnvironment environmentIn(const QTemporaryDir& home)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("LC_ALL", "C.UTF-8");
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        environment.insert(name, home.path());
    return environment;
}

/// A console that runs on a history.
class Running
{
public:
    Running(const QTemporaryDir& home, const QString& path, const QStringList& before = {})
    {
        process.setProcessEnvironment(environmentIn(home));
        QStringList command = before;
        command << program() << "run"
                << "--history" << path;
        process.start(command.takeFirst(), command);
        // Its first record, and not only its lock, so that it can be asked to end.
        const auto hasBegun = [&] {
            const auto reader = HistoryReader::open(path);
            return reader && !(*reader)->events(TimeRange{{0}, {INT64_MAX}})->empty();
        };
        if (!QTest::qWaitFor(hasBegun, 60'000))
            qFatal("the console did not start: %s", process.readAllStandardError().constData());
    }
    ~Running()
    {
        process.kill();
        process.waitForFinished();
    }
    QProcess process;
};

int runCommand(const QTemporaryDir& home, const QStringList& arguments, QString* said = nullptr)
{
    QProcess process;
    process.setProcessEnvironment(environmentIn(home));
    process.start(program(), arguments);
    if (!process.waitForFinished(60'000))
        return -1;
    if (said)
        *said = QString::fromUtf8(process.readAllStandardError());
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

void writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

void TestEnding::aSignalClosesTheConsole_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestEnding::aSignalClosesTheConsole()
{
    QFETCH(int, signal);
    const QTemporaryDir home;
    const QString path = home.filePath("a.qdh");
    Running console(home, path);
    ::kill(pid_t(console.process.processId()), signal);
    QVERIFY(console.process.waitForFinished(30'000));
    QCOMPARE(console.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(console.process.exitCode(), 0);
    // Closed as by hand: the end is in the record, and the log has gone into the file.
    QVERIFY(!QFile::exists(path + "-wal"));
    const auto reader = HistoryReader::open(path);
    const auto events = (*reader)->events(TimeRange{{0}, {INT64_MAX}});
    QVERIFY(events->back().detail.find("stopped") != std::string::npos);
}

void TestEnding::whatWasIgnoredStaysIgnored()
{
    const QTemporaryDir home;
    Running console(home, home.filePath("a.qdh"), {"nohup"});
    ::kill(pid_t(console.process.processId()), SIGHUP);
    QVERIFY(!console.process.waitForFinished(500));
    ::kill(pid_t(console.process.processId()), SIGTERM);
    QVERIFY(console.process.waitForFinished(30'000));
    QCOMPARE(console.process.exitCode(), 0);
}

void TestEnding::anExportNeverReplacesAHistory_data()
{
    QTest::addColumn<QString>("target");
    for (const char* target : {"prod.qd", "prod.qd-wal", "prod.qd.lock", "other.qd", "link.csv", "hard.csv"})
        QTest::newRow(target) << target;
}

void TestEnding::anExportNeverReplacesAHistory()
{
    QFETCH(QString, target);
    const QTemporaryDir home;
    const auto at = [&](const char* name) { return home.filePath(QLatin1String(name)); };
    QVERIFY(History::open(at("other.qd")));
    Running console(home, at("prod.qd"));
    QVERIFY(QFile::link(at("prod.qd"), at("link.csv")));
    QCOMPARE(::link(qPrintable(at("prod.qd")), qPrintable(at("hard.csv"))), 0);
    const QStringList names = QDir(home.path()).entryList(QDir::Files | QDir::Hidden);
    for (const char* format : {"csv", "workspace"}) {
        QString said;
        QCOMPARE(runCommand(home,
                            {"export", "--history", at("prod.qd"), "--format", format, "--force", "--out",
                             at(qPrintable(target))},
                            &said),
                 1);
        QVERIFY2(said.contains("Choose another file"), qPrintable(said));
    }
    QCOMPARE(QDir(home.path()).entryList(QDir::Files | QDir::Hidden), names);
    QCOMPARE(runCommand(home, {"check", "--history", at("prod.qd")}), 0);
    QCOMPARE(runCommand(home, {"check", "--history", at("other.qd")}), 0);
    ::kill(pid_t(console.process.processId()), SIGTERM);
    QVERIFY(console.process.waitForFinished(30'000));
    QCOMPARE(console.process.exitCode(), 0);
    QCOMPARE(runCommand(home, {"check", "--history", at("prod.qd")}), 0);
}

void TestEnding::anOtherFileIsReplacedByForceOnly_data()
{
    QTest::addColumn<bool>("isReport");
    QTest::newRow("export") << false;
    QTest::newRow("report") << true;
}

void TestEnding::anOtherFileIsReplacedByForceOnly()
{
    QFETCH(bool, isReport);
    const QTemporaryDir home;
    const QString target = home.filePath(isReport ? "out.md" : "out.csv");
    QVERIFY(History::open(home.filePath("a.qdh")));
    writeFile(
        home.filePath("log.jsonl"),
        "{\"timestamp\":\"2026-01-01T00:00:00Z\",\"model\":\"m\",\"prediction\":\"a\",\"label\":\"a\"}\n"
        "{\"timestamp\":\"2026-01-01T00:00:01Z\",\"model\":\"m\",\"prediction\":\"b\",\"label\":\"a\"}\n");
    writeFile(target, "as it was");
    QStringList command = isReport ? QStringList{"report", "--log", home.filePath("log.jsonl")}
                                   : QStringList{"export", "--history", home.filePath("a.qdh")};
    command << "--out" << target;
    QString said;
    QCOMPARE(runCommand(home, command, &said), 1);
    QVERIFY2(said.contains("--force"), qPrintable(said));
    QCOMPARE(contentOf(target), QByteArray("as it was"));
    QCOMPARE(runCommand(home, command + QStringList{"--force"}, &said), 0);
    QVERIFY(contentOf(target) != "as it was");
    struct stat found = {};
    QCOMPARE(::stat(qPrintable(target), &found), 0);
    QCOMPARE(found.st_mode & 0777, mode_t(0600));
}

void TestEnding::aReportDoesNotReplaceItsLog()
{
    const QTemporaryDir home;
    const QByteArray log = "{\"timestamp\":\"2026-01-01T00:00:00Z\",\"model\":\"m\",\"prediction\":\"a\"}\n";
    writeFile(home.filePath("log.md"), log);
    QVERIFY(QFile::link(home.filePath("log.md"), home.filePath("link.md")));
    QCOMPARE(runCommand(home, {"report", "--log", home.filePath("log.md"), "--force", "--out",
                               home.filePath("link.md")}),
             1);
    QCOMPARE(contentOf(home.filePath("log.md")), log);
}

void TestEnding::whatIsRememberedIsForTheOwnerOnly()
{
    const QTemporaryDir home;
    const QString settings = home.filePath("quarterdeck/quarterdeck.conf");
    QVERIFY(QDir().mkpath(home.filePath("quarterdeck")));
    writeFile(settings, "[logs]\nrecent=/secret/customers.jsonl\n");
    QCOMPARE(::chmod(qPrintable(settings), 0644), 0);
    {
        Running console(home, home.filePath("a.qdh"));
        ::kill(pid_t(console.process.processId()), SIGTERM);
        QVERIFY(console.process.waitForFinished(30'000));
    }
    struct stat found = {};
    QCOMPARE(::stat(qPrintable(settings), &found), 0);
    QCOMPARE(found.st_mode & 0777, mode_t(0600));
    QVERIFY(contentOf(settings).contains("geometry"));
    QFile::remove(settings);
    {
        Running console(home, home.filePath("b.qdh"));
        ::kill(pid_t(console.process.processId()), SIGTERM);
        QVERIFY(console.process.waitForFinished(30'000));
    }
    QCOMPARE(::stat(qPrintable(settings), &found), 0);
    QCOMPARE(found.st_mode & 0777, mode_t(0600));
}

QTEST_GUILESS_MAIN(TestEnding)
#include "tst_ending.moc"
