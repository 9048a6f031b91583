// SPDX-License-Identifier: Apache-2.0
#include "models/table/reading/recordimport.h"

#include "tests/support/rotatedlogs.h"

#include <QFileInfo>
#include <QTest>

using namespace qd;
using namespace qd::rotatedlogs;

class TestImportSet : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<LogFolder>(); }

    void idsOfOtherSizesAreOthers()
    {
        // Hashes of these were once the same.
        std::string text;
        for (int i = 1; i <= 40; ++i)
            text += "{\"request_id\":" + std::to_string(i * 100'000) + ",\"prediction\":\"a\"}\n";
        text += "{\"request_id\":7,\"label\":\"a\"}\n";
        m_folder->write("p.jsonl", QByteArray::fromStdString(text));
        const auto logs = importLogs({m_folder->path()});
        QVERIFY2(logs, logs ? "" : qPrintable(logs.error().text()));
        QCOMPARE(logs->table->rows(), 40);
        QCOMPARE(logs->repeatedRows, 0);
    }

    void labelsGoToTheModelThatTheyName()
    {
        std::string text;
        for (const char* model : {"a", "b"})
            text += std::string("{\"request_id\":\"r\",\"prediction\":\"x\",\"model\":\"") + model + "\"}\n" +
                    "{\"request_id\":\"r\",\"label\":\"" + model + "\",\"model\":\"" + model + "\"}\n";
        text += "{\"request_id\":\"r\",\"label\":\"c\",\"model\":\"c\"}\n";
        m_folder->write("p.jsonl", QByteArray::fromStdString(text));
        const auto logs = importLogs({m_folder->path()});
        QVERIFY2(logs, logs ? "" : qPrintable(logs.error().text()));
        QCOMPARE(logs->joinedLabels, 2);
        QCOMPARE(logs->homelessLabels, 1);
        const int label = logs->table->columnOf(LogField::Label);
        const int model = logs->table->columnOf(LogField::Model);
        const auto rows = logs->table->read(0, 2);
        QVERIFY(rows);
        for (const TableRow& row : *rows)
            QCOMPARE(row.cells[label], row.cells[model]);
    }

    void aRotatedSetIsOneLogInOrderOfTime()
    {
        m_folder->write("p.jsonl", predictions(20, 30));
        m_folder->write("p.jsonl.1", predictions(10, 20));
        m_folder->write("p.jsonl.2.gz", packed(predictions(0, 10)));
        const auto logs = importLogs({m_folder->path()});
        QVERIFY2(logs, logs ? "" : qPrintable(logs.error().text()));
        QCOMPARE(logs->parts.size(), 3U);
        QVERIFY(logs->parts[0].path.endsWith("p.jsonl.2.gz"));
        QCOMPARE(ids(*logs), idsFrom(0, 30));
    }

    void labelsAreJoinedAcrossFilesAndFormats()
    {
        m_folder->write("a/labels.csv",
                        "ts,request_id,label\n1769850100,r1,1\n1769850100,r5,0\n1769850100,r77,0\n");
        m_folder->write("b/p.jsonl", predictions(0, 4));
        m_folder->write("b/q.jsonl", predictions(4, 8));
        const auto logs = importLogs({m_folder->path()});
        QVERIFY2(logs, logs ? "" : qPrintable(logs.error().text()));
        QCOMPARE(logs->labelRecords, 3);
        QCOMPARE(logs->joinedLabels, 2);
        QCOMPARE(logs->labelled, 2);
        QCOMPARE(logs->homelessLabels, 1);
        QCOMPARE(cells(*logs, "label"), QStringList({"", "1", "", "", "", "0", "", ""}));
    }

    void overlappingFilesAreMergedByTime()
    {
        m_folder->write("a.jsonl", predictions(0, 10) + predictions(20, 30));
        m_folder->write("b.jsonl", predictions(10, 20));
        const auto logs = importLogs({m_folder->filePath("b.jsonl"), m_folder->filePath("a.jsonl")});
        QVERIFY(logs);
        QCOMPARE(ids(*logs), idsFrom(0, 30));
    }

    /// However the ids of the files lie to each other.
    void repeatedRowsAreFoundAcrossFiles_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<int>("repeated");
        QTest::newRow("one behind the other") << predictions(0, 300) << predictions(300, 600) << 0;
        QTest::newRow("the last one again") << predictions(0, 301) << predictions(300, 600) << 1;
        QTest::newRow("one inside of the other") << predictions(0, 900) << predictions(300, 600) << 300;
        QTest::newRow("ids of more digits") << predictions(0, 12) << predictions(9, 20) << 3;
        QTest::newRow("out of order behind in order")
            << predictions(0, 100) << predictions(150, 200) + predictions(50, 100) << 50;
        QTest::newRow("in order behind out of order")
            << predictions(50, 100) + predictions(0, 50) << predictions(90, 130) << 10;
        QTest::newRow("twice in one") << predictions(0, 50) + predictions(0, 50) << predictions(60, 70) << 50;
    }

    void repeatedRowsAreFoundAcrossFiles()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        QFETCH(int, repeated);
        m_folder->write("a.jsonl", first);
        m_folder->write("b.jsonl", second);
        const auto logs = importLogs({m_folder->path()});
        QVERIFY(logs);
        QCOMPARE(logs->repeatedRows, repeated);
        QCOMPARE(logs->table->rows(), first.count('\n') + second.count('\n') - repeated);
        QStringList left = ids(*logs);
        left.removeDuplicates();
        QCOMPARE(left.size(), logs->table->rows());
    }

    void idsOfOtherModelsAreNoRepetition()
    {
        const QByteArray churn =
            predictions(0, 50).replace("\"prediction", "\"model\":\"churn\",\"prediction");
        m_folder->write("a.jsonl", predictions(0, 50));
        m_folder->write("b.jsonl", churn);
        m_folder->write("c.jsonl", churn + predictions(50, 60));
        const auto logs = importLogs({m_folder->path()});
        QVERIFY(logs);
        QCOMPARE(logs->repeatedRows, 50);
        QCOMPARE(logs->table->rows(), 110);
    }

    /// A column that is only called like an id leaves no row out.
    void idsOfUsersAreNoneOfRequests_data()
    {
        QTest::addColumn<int>("users");
        QTest::addColumn<bool>("isConstant"); // the same is predicted for everybody
        QTest::newRow("few") << 3 << false;
        QTest::newRow("one") << 1 << false;
        QTest::newRow("always the same prediction") << 5 << true;
    }

    void idsOfUsersAreNoneOfRequests()
    {
        QFETCH(int, users);
        QFETCH(bool, isConstant);
        QByteArray table = "ts,id,prediction,label\n";
        for (int i = 0; i < 60; ++i)
            table += QByteArray::number(1'769'850'307 + i) + ",u" + QByteArray::number(i % users) + ',' +
                     (isConstant || i % 7 < 3 ? "a" : "b") + ",a\n";
        m_folder->write("p.csv", table);
        const auto logs = importLogs({m_folder->path()});
        QVERIFY(logs);
        QCOMPARE(logs->repeatedRows, 0);
        QCOMPARE(logs->table->rows(), 60);
        QCOMPARE(logs->assumptions.size(), 1U);
        QCOMPARE(logs->assumptions[0].column, "id");
    }

    void ofRetriedRequestsTheOneThatSucceededCounts()
    {
        QByteArray lines;
        for (int i = 0; i < 10; ++i) {
            const QByteArray id = "\"request_id\":\"r" + QByteArray::number(i) + '"';
            lines += '{' + id + ",\"status\":503}\n{" + id + ",\"status\":200,\"prediction\":\"a\"}\n{" + id +
                     ",\"status\":200,\"prediction\":\"a\",\"label\":\"a\"}\n";
        }
        m_folder->write("p.jsonl", lines);
        const auto logs = importLogs({m_folder->path()});
        QVERIFY(logs);
        QCOMPARE(logs->repeatedRows, 20);
        QCOMPARE(logs->table->rows(), 10);
        QCOMPARE(logs->labelled, 10);
    }

    void labelsThatAreTooManyAreTold()
    {
        QByteArray labels = "ts,request_id,label\n";
        for (int i = 0; i < 50'010; ++i)
            labels += "1769850100,r" + QByteArray::number(i) + ",word" + QByteArray::number(i) + "\n";
        m_folder->write("labels.csv", labels);
        m_folder->write("p.jsonl", predictions(0, 10));
        const auto logs = importLogs({m_folder->path()});
        QVERIFY(logs);
        QCOMPARE(logs->problems.size(), 1U);
        QVERIFY2(logs->problems[0].what.startsWith("10 late label"), qPrintable(logs->problems[0].what));
        QCOMPARE(logs->joinedLabels, 10);
    }

    void filesThatCannotBeReadDoNotStopTheOthers()
    {
        m_folder->write("p.jsonl", predictions(0, 5));
        m_folder->write("bad.log.gz", packed(predictions(5, 2000)).left(60));
        m_folder->write("notes.txt", "Dear diary,\nnothing.\n");
        const auto logs = importLogs({m_folder->path(), "/nowhere/x.log"});
        QVERIFY2(logs, logs ? "" : qPrintable(logs.error().text()));
        QCOMPARE(logs->table->rows(), 5);
        QCOMPARE(logs->otherRows, 2);
        QCOMPARE(logs->problems.size(), 2U);
        QStringList places{logs->problems[0].where, logs->problems[1].where};
        places.sort();
        QCOMPARE(places, QStringList({"/nowhere/x.log", m_folder->filePath("bad.log.gz")}));
    }

    void copiesAreReadOnce()
    {
        m_folder->write("p.jsonl", predictions(0, 5));
        m_folder->write("copy.jsonl", predictions(0, 5));
        const auto logs = importLogs({m_folder->path()});
        QVERIFY(logs);
        QCOMPARE(logs->rows, 5);
        QCOMPARE(logs->table->rows(), 5);
    }

    void cancellingLeavesNothing()
    {
        m_folder->write("p.jsonl", predictions(0, 50'000));
        m_folder->write("q.jsonl", predictions(50'000, 100'000));
        const CancelToken cancel;
        std::int64_t total = 0;
        const auto logs = importLogs(
            {m_folder->path()}, {},
            [&](const ReadProgress& now) {
                total = now.bytesTotal;
                cancel.cancel();
            },
            cancel);
        QVERIFY(!logs);
        QCOMPARE(logs.error().kind, ErrorKind::Cancelled);
        QCOMPARE(total, QFileInfo(m_folder->filePath("p.jsonl")).size() +
                            QFileInfo(m_folder->filePath("q.jsonl")).size());
    }

private:
    static QStringList cells(const ImportedLogs& logs, const std::string& column)
    {
        QStringList texts;
        const int index = logs.table->columnOf(column);
        const auto rows = logs.table->read(0, logs.table->rows());
        for (std::size_t i = 0; rows && index != noColumn && i < rows->size(); ++i)
            texts += (*rows)[i].cells[std::size_t(index)];
        return texts;
    }

    static QStringList ids(const ImportedLogs& logs) { return cells(logs, "request_id"); }

    static QStringList idsFrom(int from, int to)
    {
        QStringList ids;
        for (int i = from; i < to; ++i)
            ids += QStringLiteral("r%1").arg(i);
        return ids;
    }

    std::unique_ptr<LogFolder> m_folder;
};

QTEST_APPLESS_MAIN(TestImportSet)
#include "tst_importset.moc"
