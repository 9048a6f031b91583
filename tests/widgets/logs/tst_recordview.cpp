// SPDX-License-Identifier: Apache-2.0
#include "models/items/recordmodel.h"
#include "models/table/recordimport.h"
#include "tests/widgets/theme/grab.h"
#include "widgets/logs/recordgrid.h"
#include "widgets/logs/recordview.h"
#include "widgets/theme/notice.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace qd;

namespace {

constexpr int rowCount = 50'000;

std::vector<PredictionRecord> manyRecords()
{
    std::vector<PredictionRecord> records;
    for (int i = 0; i < rowCount; ++i) {
        PredictionRecord record;
        record.at = Timestamp{1'770'000'000'000 + i * 1000};
        record.requestId = "r" + std::to_string(i);
        record.model = "mail";
        record.version = i < 40'000 ? "1" : "2";
        record.prediction = i % 2 == 0 ? "spam" : "ham";
        record.label = i % 10 == 0 ? "ham" : record.prediction;
        record.latencySeconds = 0.001 * (i % 50);
        record.attributes = "{}";
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace

class TestRecordView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        const auto table = makeTable(manyRecords());
        QVERIFY(table);
        m_rows = *table;
    }

    void init()
    {
        m_view = std::make_unique<RecordView>();
        m_view->resize(1100, 600);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        QSignalSpy filtered(m_view.get(), &RecordView::filtered);
        m_view->setTable(m_rows);
        QTRY_COMPARE(filtered.count(), 1);
        m_table = m_view->findChild<QTableView*>(QStringLiteral("recordTable"));
        m_bar = m_view->findChild<QScrollBar*>(QStringLiteral("recordScrollBar"));
        QTRY_VERIFY(firstId() == "r0");
    }

    void cleanup() { m_view.reset(); }

    void hasOnlyAsManyRowsAsItShows()
    {
        QVERIFY(m_table->model()->rowCount() < 60);
        QCOMPARE(m_bar->maximum() + m_bar->pageStep(), rowCount);
        QCOMPARE(count(), QStringLiteral("50,000 rows"));
        test::grab(*m_view, QStringLiteral("records"));
    }

    void keysMoveTheWindowAtItsEdges()
    {
        m_table->setFocus();
        m_table->setCurrentIndex(m_table->model()->index(m_table->model()->rowCount() - 1, 0));
        QTest::keyClick(m_table, Qt::Key_Down);
        QCOMPARE(m_bar->value(), 1);
        QTest::keyClick(m_table, Qt::Key_PageDown);
        QCOMPARE(m_bar->value(), 1 + m_bar->pageStep());
        QTest::keyClick(m_table, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(m_bar->value(), m_bar->maximum());
        QTest::keyClick(m_table, Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(m_bar->value(), 0);
        m_table->setCurrentIndex(m_table->model()->index(3, 0));
        QTest::keyClick(m_table, Qt::Key_Up); // inside, the cursor moves
        QCOMPARE(m_bar->value(), 0);
        QCOMPARE(m_table->currentIndex().row(), 2);
    }

    void aFilterShowsItsRowsAndTheirCount()
    {
        filterBy(QStringLiteral("version = \"2\" and label != prediction"));
        QTRY_COMPARE(firstId(), QStringLiteral("r40000"));
        QCOMPARE(count(), QStringLiteral("1,000 of 50,000 rows"));
        QSignalSpy wanted(m_view.get(), &RecordView::evaluationWanted);
        QTest::mouseClick(m_view->findChild<QPushButton*>(QStringLiteral("evaluateFiltered")),
                          Qt::LeftButton);
        QCOMPARE(wanted.front().front().toString(),
                 QStringLiteral("version = \"2\" and label != prediction"));
    }

    void aFilterThatCannotBeReadIsExplainedAndChangesNothing()
    {
        filterBy(QStringLiteral("version = "));
        QVERIFY(m_view->findChild<Notice*>(QStringLiteral("recordNotice"))->isVisible());
        QCOMPARE(count(), QStringLiteral("50,000 rows"));
        QCOMPARE(m_view->filter(), QString());
        filterBy(QString());
        QVERIFY(!m_view->findChild<Notice*>(QStringLiteral("recordNotice"))->isVisible());
    }

    void scrollsToATime()
    {
        m_view->showTime(Timestamp{1'770'000'000'000 + 30'000 * 1000LL});
        QTRY_COMPARE(firstId(), QStringLiteral("r30000"));
        QCOMPARE(m_table->currentIndex().row(), 0);
    }

    void rowsThatAreAddedMoveNothing()
    {
        filterBy(QStringLiteral("version = \"2\""));
        m_bar->setValue(500);
        QTRY_COMPARE(firstId(), QStringLiteral("r40500"));
        m_table->selectRow(3);
        m_table->setColumnWidth(1, 77);
        auto records = manyRecords();
        for (int i = 0; i < 100; ++i) { // some of them late
            PredictionRecord more = records[std::size_t(i % 2 == 0 ? 40'010 + i : rowCount - 1)];
            more.at.ms += 500;
            more.requestId = "n" + std::to_string(i);
            records.push_back(more);
        }
        update(records);
        QCOMPARE(firstId(), QStringLiteral("r40500"));
        QCOMPARE(m_view->filter(), QStringLiteral("version = \"2\""));
        QCOMPARE(count(), QStringLiteral("10,100 of 50,100 rows"));
        QCOMPARE(m_table->currentIndex().row(), 3);
        QCOMPARE(m_table->columnWidth(1), 77);
        QCOMPARE(m_bar->value(), 550);
    }

    void oldRowsThatGoMoveNothing()
    {
        m_bar->setValue(20'000);
        QTRY_COMPARE(firstId(), QStringLiteral("r20000"));
        auto records = manyRecords();
        records.erase(records.begin(), records.begin() + 5'000);
        update(records);
        QCOMPARE(firstId(), QStringLiteral("r20000"));
        records.erase(records.begin(), records.begin() + 30'000); // also those that were seen
        update(records);
        QCOMPARE(firstId(), QStringLiteral("r35000"));
    }

    void whoStandsAtTheEndStaysThere()
    {
        m_bar->setValue(m_bar->maximum());
        auto records = manyRecords();
        for (int i = 0; i < 10; ++i) {
            records.push_back(records.back());
            records.back().at.ms += 1'000;
            records.back().requestId = "n" + std::to_string(i);
        }
        update(records);
        const int last = m_table->model()->rowCount() - 1;
        const int column = m_rows->columnOf(LogField::RequestId);
        QTRY_COMPARE(m_table->model()->index(last, column).data().toString(), QStringLiteral("n9"));
        QCOMPARE(m_bar->value(), m_bar->maximum());
    }

    void columnsThatAreNewAreShown()
    {
        auto records = manyRecords();
        const int before = m_table->model()->columnCount();
        records.back().attributes = R"({"country":"DE"})";
        update(records);
        QCOMPARE(m_table->model()->columnCount(), before + 1);
    }

    void aCellCanBecomeTheFilter()
    {
        const int column = m_rows->columnOf(LogField::Prediction);
        const QModelIndex cell = m_table->model()->index(1, column);
        QTRY_COMPARE(cell.data().toString(), QStringLiteral("ham"));
        QSignalSpy filtered(m_view.get(), &RecordView::filtered);
        emit m_table->customContextMenuRequested(m_table->visualRect(cell).center());
        auto* menu = m_view->findChild<QMenu*>(QStringLiteral("recordMenu"));
        QVERIFY(menu);
        menu->actions().front()->trigger();
        QTRY_COMPARE(filtered.count(), 1);
        QCOMPARE(count(), QStringLiteral("25,000 of 50,000 rows"));
        menu->close();
    }

    void rowsAreCopiedAsText()
    {
        m_table->selectRow(0);
        m_table->setFocus();
        const QStringList lines = copied();
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.front().contains(QStringLiteral("Request id")));
        QVERIFY(lines.back().split(u'\t').contains(QStringLiteral("r0")));
    }

    void allRowsAreCopiedAndNotOnlyThoseInSight()
    {
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_A, Qt::ControlModifier);
        const QStringList lines = copied();
        QCOMPARE(lines.size(), 50'001);
        QVERIFY(lines.back().contains(QStringLiteral("r49999")));
    }

    void selectedRowsStaySelectedOutOfSight()
    {
        m_table->selectRow(1);
        m_bar->setValue(30'000);
        QVERIFY(!m_table->selectionModel()->hasSelection());
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, Qt::ControlModifier,
                          m_table->visualRect(m_table->model()->index(2, 0)).center());
        const QStringList lines = copied();
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[1].contains(QStringLiteral("r1\t")));
        QVERIFY(lines[2].contains(QStringLiteral("r30002")));
        m_bar->setValue(0);
        QVERIFY(m_table->selectionModel()->isRowSelected(1));
    }

    void aShiftClickSelectsWhatLiesBetween()
    {
        m_table->selectRow(1);
        m_bar->setValue(1'000);
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, Qt::ShiftModifier,
                          m_table->visualRect(m_table->model()->index(0, 0)).center());
        QCOMPARE(copied().size(), 1 + 1'000);
    }

    void latenciesAreToldInMilliseconds()
    {
        const int column = m_rows->columnOf(LogField::Latency);
        const QAbstractItemModel& model = *m_table->model();
        QCOMPARE(model.headerData(column, Qt::Horizontal).toString(), QStringLiteral("Latency (ms)"));
        QTRY_COMPARE(model.index(7, column).data().toString(), QStringLiteral("7"));
    }

private:
    /// What a press of Ctrl+C puts on the clipboard.
    [[nodiscard]] QStringList copied()
    {
        auto* grid = m_view->findChild<RecordGrid*>();
        QSignalSpy copied(grid, &RecordGrid::copied);
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier);
        if (copied.isEmpty() && !copied.wait())
            return {};
        return QGuiApplication::clipboard()->text().split(u'\n');
    }

    void update(const std::vector<PredictionRecord>& records)
    {
        const auto table = makeTable(records);
        QVERIFY(table);
        QSignalSpy updated(m_view.get(), &RecordView::updated);
        m_view->updateTable(*table);
        QTRY_COMPARE(updated.count(), 1);
    }

    void filterBy(const QString& text)
    {
        QSignalSpy filtered(m_view.get(), &RecordView::filtered);
        auto* edit = m_view->findChild<QLineEdit*>(QStringLiteral("recordFilter"));
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(filtered.count() >= 1);
    }

    [[nodiscard]] QString firstId() const
    {
        return m_table->model()->index(0, m_rows->columnOf(LogField::RequestId)).data().toString();
    }

    [[nodiscard]] QString count() const
    {
        return m_view->findChild<QLabel*>(QStringLiteral("recordCount"))->text();
    }

    RecordTablePtr m_rows;
    std::unique_ptr<RecordView> m_view;
    QTableView* m_table = nullptr;
    QScrollBar* m_bar = nullptr;
};

QTEST_MAIN(TestRecordView)
#include "tst_recordview.moc"
