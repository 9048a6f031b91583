// SPDX-License-Identifier: Apache-2.0
#include "models/items/records/importmodels.h"
#include "models/items/records/recordmodel.h"
#include "models/table/filter/filter.h"
#include "models/table/reading/recordimport.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

namespace {

constexpr int rowCount = 20'000;

std::vector<PredictionRecord> manyRecords()
{
    std::vector<PredictionRecord> records;
    for (int i = 0; i < rowCount; ++i) {
        PredictionRecord record;
        record.at = Timestamp{1'770'000'000'000 + i * 1000};
        record.requestId = "r" + std::to_string(i);
        record.model = "mail";
        record.version = i % 100 == 0 ? "2" : "1";
        record.prediction = i % 2 == 0 ? "spam" : "ham";
        record.attributes = "{}";
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace

class TestRecordModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const auto table = makeTable(manyRecords());
        QVERIFY2(table, table ? "" : qPrintable(table.error().text()));
        m_table = *table;
        m_id = m_table->columnOf(LogField::RequestId);
        QVERIFY(m_id != noColumn);
    }

    void showsAWindowOfALongTable()
    {
        RecordModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setTable(m_table);
        QCOMPARE(model.total(), rowCount);
        QCOMPARE(model.rowCount(), 0);
        model.setWindow(0, 30);
        QCOMPARE(model.rowCount(), 30);
        QTRY_COMPARE(idAt(model, 29), QStringLiteral("r29"));
        model.setWindow(12'345, 30);
        QTRY_COMPARE(idAt(model, 0), QStringLiteral("r12345"));
        QCOMPARE(model.headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), QLocale().toString(12'346));
        QCOMPARE(model.index(0, 0).data(RecordModel::RowNumber).toLongLong(), 12'345);
    }

    void theNextPageIsThereBeforeItIsAskedFor()
    {
        RecordModel model;
        model.setTable(m_table);
        model.setWindow(0, 30);
        QTRY_VERIFY(model.index(29, 0).data(RecordModel::Loaded).toBool());
        model.setWindow(30, 30);
        QCOMPARE(idAt(model, 0), QStringLiteral("r30")); // at once
    }

    void theWindowStaysWithinTheTable_data()
    {
        QTest::addColumn<qint64>("first");
        QTest::addColumn<int>("rows");
        QTest::addColumn<qint64>("shownFirst");
        QTest::addColumn<int>("shownRows");
        QTest::newRow("beyond the end") << qint64(rowCount) << 30 << qint64(rowCount - 30) << 30;
        QTest::newRow("before the beginning") << qint64(-5) << 30 << qint64(0) << 30;
        QTest::newRow("larger than the table") << qint64(7) << rowCount + 1 << qint64(0) << rowCount;
    }

    void theWindowStaysWithinTheTable()
    {
        QFETCH(qint64, first);
        QFETCH(int, rows);
        RecordModel model;
        model.setTable(m_table);
        model.setWindow(first, rows);
        QTEST(qint64(model.first()), "shownFirst");
        QTEST(model.rowCount(), "shownRows");
    }

    void showsOnlySelectedRows()
    {
        const auto selection = select(*m_table, QStringLiteral("version = \"2\""));
        QVERIFY2(selection, selection ? "" : qPrintable(selection.error().text()));
        RecordModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setWindow(0, 10);
        model.setTable(m_table, *selection);
        QCOMPARE(model.total(), rowCount / 100);
        model.setWindow(5, 10);
        QTRY_COMPARE(idAt(model, 0), QStringLiteral("r500"));
        QCOMPARE(idAt(model, 9), QStringLiteral("r1400"));
        QCOMPARE(model.positionOf(500), 5);
        QCOMPARE(model.positionOf(501), 6);
    }

    void rowsThatComeLateAreDropped()
    {
        RecordModel model;
        model.setTable(m_table);
        model.setWindow(0, 30);
        model.setTable(m_table, Selection{false, {7}}); // before the first rows have come
        model.setWindow(0, 30);
        QCOMPARE(model.rowCount(), 1);
        QTRY_COMPARE(idAt(model, 0), QStringLiteral("r7"));
    }

    void rejectedRowsAreWrittenAsCsv()
    {
        const std::vector<RejectedRow> rows{{3, Error{ErrorKind::Invalid,
                                                      QStringLiteral("a.csv:3"),
                                                      QStringLiteral("No \"time\", at all."),
                                                      {}}}};
        QCOMPARE(rejectedCsv(rows),
                 QByteArray("line,place,reason,hint\r\n3,a.csv:3,\"No \"\"time\"\", at all.\",\r\n"));
    }

private:
    QString idAt(const RecordModel& model, int row) const { return model.index(row, m_id).data().toString(); }

    RecordTablePtr m_table;
    int m_id = noColumn;
};

QTEST_GUILESS_MAIN(TestRecordModel)
#include "tst_recordmodel.moc"
