// SPDX-License-Identifier: Apache-2.0
#include "models/base/fileidentity.h"
#include "models/base/outputtarget.h"
#include "models/base/savefile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

using namespace qd;

namespace {

QByteArray historyHeader()
{
    QByteArray header("SQLite format 3\0", 16);
    header.resize(100, '\0');
    for (int i = 0; i < 4; ++i)
        header[68 + i] = char(ownApplicationId >> (24 - 8 * i));
    return header;
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

} // namespace

/// What a file that is written may take the place of.
class TestOutputTarget : public QObject
{
    Q_OBJECT

private slots:
    void whatMustStayStays_data()
    {
        QTest::addColumn<QString>("target");
        for (const char* name :
             {"a.qd", "a.qd-wal", "a.qd-shm", "a.qd-journal", "a.qd.lock", "link-to-history", "link-to-lock",
              "link-to-missing-log", "hard-link", "hard-linked-lock", "a-log-by-itself", "input.csv",
              "link-to-input", "folder", "pipe", "in-use"})
            QTest::newRow(name) << name;
    }

    void whatMustStayStays()
    {
        QFETCH(QString, target);
        const QTemporaryDir folder;
        const auto at = [&](const char* name) { return folder.filePath(QLatin1String(name)); };
        write(at("a.qd"), historyHeader());
        write(at("a.qd.lock"), "123\n");
        write(at("input.csv"), "input");
        write(at("in-use"), "anything");
        write(at("a-log-by-itself"), QByteArray("\x37\x7f\x06\x82 and so on", 14));
        QVERIFY(QFile::link(at("a.qd"), at("link-to-history")));
        QVERIFY(QFile::link(at("a.qd.lock"), at("link-to-lock")));
        QVERIFY(QFile::link(at("a.qd-wal"), at("link-to-missing-log")));
        QVERIFY(QFile::link(at("input.csv"), at("link-to-input")));
        QCOMPARE(::link(qPrintable(at("a.qd")), qPrintable(at("hard-link"))), 0);
        QCOMPARE(::link(qPrintable(at("a.qd.lock")), qPrintable(at("hard-linked-lock"))), 0);
        QVERIFY(QDir().mkdir(at("folder")));
        QCOMPARE(::mkfifo(qPrintable(at("pipe")), 0600), 0);
        const FileInUse use(at("in-use"));
        const QStringList before =
            QDir(folder.path()).entryList(QDir::AllEntries | QDir::System | QDir::Hidden);

        const OutputRules rules{true, {at("a.qd"), at("input.csv")}};
        const auto saved = saveFile(folder.filePath(target), "something else", rules);
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Invalid);
        QVERIFY(!saved.error().hint.isEmpty());
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::System | QDir::Hidden), before);
        QCOMPARE(contentOf(at("a.qd")), historyHeader());
        QCOMPARE(contentOf(at("a.qd.lock")), QByteArray("123\n"));
        QCOMPARE(contentOf(at("input.csv")), QByteArray("input"));
        QCOMPARE(contentOf(at("in-use")), QByteArray("anything"));
    }

    void anotherFileIsReplacedOnlyWhenSomebodyWasAsked()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("report.html");
        write(path, "as it was");
        const auto refused = saveFile(path, "new");
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        QCOMPARE(contentOf(path), QByteArray("as it was"));
        QVERIFY(saveFile(path, "new", {.mayReplace = true}));
        QCOMPARE(contentOf(path), QByteArray("new"));
    }

    // Between the question and the end of the work.
    void whatAppearsMeanwhileIsSeen_data()
    {
        QTest::addColumn<QByteArray>("appears");
        QTest::addColumn<bool>("mayReplace");
        QTest::addColumn<bool>("taken");
        QTest::newRow("a history") << historyHeader() << true << false;
        QTest::newRow("a file, not to be replaced") << QByteArray("x") << false << false;
        QTest::newRow("a file that may be replaced") << QByteArray("x") << true << true;
    }

    void whatAppearsMeanwhileIsSeen()
    {
        QFETCH(QByteArray, appears);
        QFETCH(bool, mayReplace);
        QFETCH(bool, taken);
        const QTemporaryDir folder;
        const QString path = folder.filePath("out");
        const auto target = OutputTarget::claim(path, {mayReplace, {}});
        QVERIFY(target);
        const QString temporary = *target->makeTemporary();
        write(temporary, "finished");
        write(path, appears);
        QCOMPARE(target->take(temporary).has_value(), taken);
        QCOMPARE(contentOf(path), taken ? QByteArray("finished") : appears);
    }

    void onlyTheOwnerMayReadIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("report.pdf");
        write(path, "readable by all");
        QCOMPARE(::chmod(qPrintable(path), 0644), 0);
        QVERIFY(saveFile(path, "personal", {.mayReplace = true}));
        struct stat found = {};
        QCOMPARE(::stat(qPrintable(path), &found), 0);
        QCOMPARE(found.st_mode & 0777, mode_t(0600));
    }

    void aFullDiskIsNamedAndLeavesNothing()
    {
        const QTemporaryDir folder;
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
        const rlimit tight{1'000, usual.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
        const auto saved = saveFile(folder.filePath("report.pdf"), QByteArray(100'000, 'x'));
        ::setrlimit(RLIMIT_FSIZE, &usual);
        QVERIFY(!saved);
        QVERIFY2(saved.error().what.contains("disk is full"), qPrintable(saved.error().text()));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void aHistoryIsNotOpenedByTheNameOfACompanion()
    {
        const QTemporaryDir folder;
        write(folder.filePath("a.qd"), historyHeader());
        QVERIFY(checkNoCompanion(folder.filePath("a.qd")));
        QVERIFY(checkNoCompanion(folder.filePath("other.lock")));
        QVERIFY(!checkNoCompanion(folder.filePath("a.qd.lock")));
        QVERIFY(!checkNoCompanion(folder.filePath("a.qd-wal")));
    }
};

QTEST_GUILESS_MAIN(TestOutputTarget)
#include "tst_outputtarget.moc"
