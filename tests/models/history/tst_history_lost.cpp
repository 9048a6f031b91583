// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

#include "models/history/upkeep/integrity.h"

using namespace qd;

/// The file is taken away from under a console that writes it.
class TestHistoryLost : public QObject
{
    Q_OBJECT

private slots:
    void whatWasAcknowledgedIsSaved_data();
    void whatWasAcknowledgedIsSaved();
    void closingSavesWhatNobodyAskedFor();
    void aMovedFileIsGoodAgainOnceItIsBack();
    void aLogThatIsGoneIsToldAndLosesNothing();
    void aLogWithoutItsFileIsKept();
};

namespace {

constexpr int acknowledged = 300;

WriteBatch numbered(int number)
{
    return {.samples = {{accuracyOf("m"), {{1'700'000'000'000 + number * 1'000}, double(number)}}},
            .events = {{0, {1'700'000'000'000 + number}, "version", "e", "m", std::to_string(number)}}};
}

void writeAcknowledged(const TemporaryHistory& t)
{
    for (int i = 0; i < acknowledged; ++i)
        QVERIFY(t.write(numbered(i)));
}

QString rescuedIn(const QString& folder)
{
    const QStringList found = QDir(folder).entryList({"*.rescued-*"}, QDir::Files | QDir::Hidden);
    return found.size() == 1 && !found.front().startsWith(u'.') ? QDir(folder).filePath(found.front())
                                                                : QString();
}

void checkHasAll(const QString& path)
{
    QCOMPARE(*integrityProblems(path), QStringList());
    const auto reader = HistoryReader::open(path);
    QVERIFY2(reader, reader ? "" : qPrintable(reader.error().text()));
    const auto series = (*reader)->series({});
    QCOMPARE(series->size(), 1U);
    QCOMPARE((*reader)->samples(series->front().id, always)->size(), std::size_t(acknowledged));
    QVERIFY((*reader)->events(always)->size() >= std::size_t(acknowledged));
    QVERIFY(History::open(path)); // and it can be gone on with
}

void replaceByText(const QString& path)
{
    QFile file(path + ".csv");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("time,metric,labels,value\n");
    file.close();
    QCOMPARE(std::rename(qPrintable(file.fileName()), qPrintable(path)), 0);
}

} // namespace

void TestHistoryLost::whatWasAcknowledgedIsSaved_data()
{
    QTest::addColumn<bool>("isReplaced");
    QTest::newRow("removed") << false;
    QTest::newRow("replaced by another file") << true;
}

void TestHistoryLost::whatWasAcknowledgedIsSaved()
{
    QFETCH(bool, isReplaced);
    TemporaryHistory t;
    writeAcknowledged(t);
    if (isReplaced)
        replaceByText(t.path());
    else
        QVERIFY(QFile::remove(t.path()));
    const auto refused = t.write(numbered(acknowledged));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::NotFound);
    QCOMPARE(refused.error().where, t.path());
    QVERIFY(refused.error().what.contains(isReplaced ? "replaced" : "removed"));
    const QString rescued = rescuedIn(t.folder.path());
    QVERIFY(!rescued.isEmpty());
    QVERIFY2(refused.error().hint.contains(rescued), qPrintable(refused.error().hint));
    QCOMPARE(QFile::permissions(rescued) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    // Told again in the same words; one copy is enough.
    QCOMPARE(t.write(numbered(acknowledged)).error(), refused.error());
    t.history.reset();
    QCOMPARE(rescuedIn(t.folder.path()), rescued);
    checkHasAll(rescued);
    if (isReplaced) {
        QFile file(t.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("time,"));
        QCOMPARE(QFileInfo(t.path() + "-wal").size(), 0); // nothing that would be played into it
    }
}

void TestHistoryLost::closingSavesWhatNobodyAskedFor()
{
    TemporaryHistory t;
    writeAcknowledged(t);
    replaceByText(t.path());
    t.history.reset();
    const QString rescued = rescuedIn(t.folder.path());
    QVERIFY(!rescued.isEmpty());
    checkHasAll(rescued);
}

void TestHistoryLost::aMovedFileIsGoodAgainOnceItIsBack()
{
    TemporaryHistory t;
    writeAcknowledged(t);
    const QString elsewhere = t.folder.filePath("elsewhere.qdh");
    QVERIFY(QFile::rename(t.path(), elsewhere));
    const auto refused = t.write(numbered(acknowledged));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage); // it may become good by itself
    QVERIFY2(refused.error().what.contains(elsewhere), qPrintable(refused.error().text()));
    QCOMPARE(rescuedIn(t.folder.path()), QString());
    {
        // Whole without the log, which goes by the old name.
        const QString copy = t.folder.filePath("copy.qdh");
        QVERIFY(QFile::copy(elsewhere, copy));
        checkHasAll(copy);
    }
    QVERIFY(QFile::rename(elsewhere, t.path()));
    QVERIFY(t.write(numbered(acknowledged)));
    t.reopen();
    QCOMPARE(t.reader()->samples(1, always)->size(), std::size_t(acknowledged + 1));
}

void TestHistoryLost::aLogThatIsGoneIsToldAndLosesNothing()
{
    TemporaryHistory t;
    writeAcknowledged(t);
    QVERIFY(QFile::remove(t.path() + "-wal"));
    const auto refused = t.write(numbered(acknowledged));
    QVERIFY(!refused);
    QVERIFY(refused.error().what.contains("log"));
    t.history.reset();
    checkHasAll(t.path());
}

void TestHistoryLost::aLogWithoutItsFileIsKept()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    QFile log(path + "-wal");
    QVERIFY(log.open(QIODevice::WriteOnly));
    log.write(QByteArray(1'000, 'w'));
    log.close();
    QVERIFY(History::open(path));
    QCOMPARE(QFileInfo(path + ".orphaned-wal").size(), 1'000);
}

QTEST_GUILESS_MAIN(TestHistoryLost)
#include "tst_history_lost.moc"
