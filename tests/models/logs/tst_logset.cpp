// SPDX-License-Identifier: Apache-2.0
#include "models/logs/logset.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <archive.h>
#include <archive_entry.h>

using namespace qd;

namespace {

QByteArray predictions(int from, int to)
{
    QByteArray text;
    for (int i = from; i < to; ++i) {
        text += R"({"ts":)" + QByteArray::number(1769850000 + i) + R"(,"request_id":"r)" +
                QByteArray::number(i) + R"(","prediction":"1"})" + "\n";
    }
    return text;
}

QByteArray packed(const QByteArray& content)
{
    QByteArray bytes(content.size() + 1024, '\0');
    std::size_t used = 0;
    archive* const writer = archive_write_new();
    archive_write_add_filter_gzip(writer);
    archive_write_set_format_raw(writer);
    archive_write_open_memory(writer, bytes.data(), std::size_t(bytes.size()), &used);
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(writer, entry);
    archive_write_data(writer, content.constData(), std::size_t(content.size()));
    archive_entry_free(entry);
    archive_write_close(writer);
    archive_write_free(writer);
    return bytes.left(qsizetype(used));
}

} // namespace

class TestLogSet : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void namesTellThePlaceInASet_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("base");
        QTest::addColumn<int>("rotations");
        QTest::addColumn<QString>("date");
        QTest::addColumn<bool>("log");
        const auto row = [](const char* file, const char* base, int rotations, const char* date, bool log) {
            QTest::newRow(file) << file << base << rotations << date << log;
        };
        row("p.jsonl", "p.jsonl", 0, "", true);
        row("p.log.1", "p.log", 1, "", true);
        row("p.log.12.gz", "p.log", 12, "", true);
        row("p.csv.zst", "p.csv", 0, "", true);
        row("p.log-20260131", "p.log", 0, "20260131", true);
        row("p-2026-01-31.log.xz", "p.log", 0, "20260131", true);
        row("p.2026-01-31-09.jsonl", "p.jsonl", 0, "2026013109", true);
        row("access_log.03-Nov.log.gz", "access_log.03-Nov.log", 0, "", true);
        row("ts_log", "ts_log", 0, "", true);
        row("model.onnx", "model.onnx", 0, "", false);
        row("picture.png", "picture.png", 0, "", false);
    }

    void namesTellThePlaceInASet()
    {
        QFETCH(QString, file);
        const LogName name = LogName::of(file);
        QTEST(name.base, "base");
        QTEST(name.rotations, "rotations");
        QTEST(name.date, "date");
        QTEST(name.isLog(), "log");
    }

    void aRotatedSetIsOneLogInOrderOfTime()
    {
        write("p.jsonl", predictions(20, 30));
        write("p.jsonl.1", predictions(10, 20));
        write("p.jsonl.2.gz", packed(predictions(0, 10)));
        write("model.onnx", "\x08\x07");
        write(".hidden.log", predictions(50, 60));
        const auto set = readLogs({m_folder->path()});
        QVERIFY2(set, set ? "" : qPrintable(set.error().text()));
        QCOMPARE(set->parts.size(), 3U);
        QVERIFY(set->parts[0].path.endsWith("p.jsonl.2.gz"));
        QVERIFY(set->parts[2].path.endsWith("p.jsonl"));
        QCOMPARE(set->parts[0].begins->ms, 1769850000000);
        QCOMPARE(set->log.records.size(), 30U);
        for (std::size_t i = 0; i < 30; ++i)
            QCOMPARE(set->log.records[i].requestId, "r" + std::to_string(i));
    }

    void labelsAreJoinedAcrossFilesAndFormats()
    {
        write("a/labels.csv", "ts,request_id,label\n1769850100,r1,1\n1769850100,r5,0\n1769850100,r77,0\n");
        write("b/p.jsonl", predictions(0, 4));
        write("b/q.jsonl", predictions(4, 8));
        const auto set = readLogs({m_folder->path()});
        QVERIFY2(set, set ? "" : qPrintable(set.error().text()));
        QCOMPARE(set->log.labelRecords, 3);
        QCOMPARE(set->log.joinedLabels, 2);
        QCOMPARE(set->log.labelledShare(), 0.25);
        QCOMPARE(set->log.records[5].label, std::optional<std::string>("0"));
    }

    void labelsOutsideOfTheWindowAreNotJoined()
    {
        write("labels.csv", "ts,request_id,label\n1769850060,r0,1\n1769850062,r1,1\n1769849999,r2,1\n");
        write("p.jsonl", predictions(0, 3));
        const auto set = readLogs({m_folder->path()}, {.joinWindow = std::chrono::minutes(1)});
        QVERIFY(set);
        QCOMPARE(set->log.joinedLabels, 1); // r1 came 61 s late, r2 before its prediction
        QVERIFY(set->log.records[0].label.has_value());
    }

    void overlappingFilesAreMergedByTime()
    {
        write("a.jsonl", predictions(0, 10) + predictions(20, 30));
        write("b.jsonl", predictions(10, 20));
        const auto set = readLogs({m_folder->filePath("b.jsonl"), m_folder->filePath("a.jsonl")});
        QVERIFY(set);
        for (std::size_t i = 0; i < 30; ++i)
            QCOMPARE(set->log.records[i].requestId, "r" + std::to_string(i));
    }

    void filesThatCannotBeReadDoNotStopTheOthers()
    {
        write("p.jsonl", predictions(0, 5));
        write("bad.log.gz", packed(predictions(5, 2000)).left(60));
        write("notes.txt", "Dear diary,\nnothing.\n");
        const auto set = readLogs({m_folder->path(), "/nowhere/x.log"});
        QVERIFY2(set, set ? "" : qPrintable(set.error().text()));
        QCOMPARE(set->log.records.size(), 5U);
        QCOMPARE(set->log.otherRows, 2);
        QCOMPARE(set->log.problems.size(), 2U);
        QStringList places{set->log.problems[0].where, set->log.problems[1].where};
        places.sort();
        QCOMPARE(places, QStringList({"/nowhere/x.log", m_folder->filePath("bad.log.gz")}));
    }

    void aSecondImportAddsNothingTwice()
    {
        write("p.jsonl", predictions(0, 5));
        write("copy.jsonl", predictions(0, 5));
        ImportLedger ledger;
        const auto first = readLogs({m_folder->path()}, {}, ledger);
        QVERIFY(first);
        QCOMPARE(first->log.records.size(), 5U); // the copy was left out
        for (const LogPart& part : first->parts)
            ledger.add(part.identity);
        ledger = ImportLedger::fromText("garbage\n" + ledger.toText());

        const auto again = readLogs({m_folder->path()}, {}, ledger);
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Conflict);

        QVERIFY(QFile::rename(m_folder->filePath("p.jsonl"), m_folder->filePath("p.jsonl.1")));
        write("p.jsonl", predictions(5, 8));
        const auto rotated = readLogs({m_folder->path()}, {}, ledger);
        QVERIFY(rotated);
        QCOMPARE(rotated->log.records.size(), 3U);
        QCOMPARE(rotated->log.records[0].requestId, "r5");
    }

    void identityFollowsTheContent()
    {
        write("a.log", predictions(0, 5000));
        write("b.log", predictions(0, 5000));
        const auto a = identifyFile(m_folder->filePath("a.log").toStdString());
        const auto b = identifyFile(m_folder->filePath("b.log").toStdString());
        QVERIFY(a && b);
        QVERIFY(a->place != b->place);
        QCOMPARE(a->content, b->content);
        write("b.log", predictions(0, 5001));
        const auto grown = identifyFile(m_folder->filePath("b.log").toStdString());
        QVERIFY(grown->content != a->content);
        QVERIFY(!identifyFile("/nowhere"));
    }

    void cancellingLeavesNothing()
    {
        write("p.jsonl", predictions(0, 50'000));
        write("q.jsonl", predictions(50'000, 100'000));
        const CancelToken cancel;
        std::int64_t total = 0;
        const auto set = readLogs(
            {m_folder->path()}, {}, {},
            [&](const ReadProgress& now) {
                total = now.bytesTotal;
                if (now.bytesRead > total / 2)
                    cancel.cancel();
            },
            cancel);
        QVERIFY(!set);
        QCOMPARE(set.error().kind, ErrorKind::Cancelled);
        QCOMPARE(total, QFileInfo(m_folder->filePath("p.jsonl")).size() +
                            QFileInfo(m_folder->filePath("q.jsonl")).size());
    }

    void aFolderWithoutLogsSaysSo()
    {
        write("model.onnx", "x");
        const auto set = readLogs({m_folder->path()});
        QVERIFY(!set);
        QCOMPARE(set.error().kind, ErrorKind::NotFound);
    }

private:
    void write(const QString& name, const QByteArray& bytes)
    {
        const QFileInfo info(m_folder->filePath(name));
        QDir().mkpath(info.path());
        QFile file(info.filePath());
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the fixture");
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(TestLogSet)
#include "tst_logset.moc"
