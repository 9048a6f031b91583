// SPDX-License-Identifier: Apache-2.0
#include "models/base/workpools.h"
#include "models/items/records/recordmodel.h"
#include "models/table/reading/recordimport.h"
#include "tests/support/settingsfolder.h"
#include "tests/widgets/theme/grab.h"
#include "widgets/logs/recordgrid.h"
#include "widgets/logs/recordview.h"
#include "widgets/theme/notice.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <semaphore>

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
        if (i % 1'000 != 500)
            record.latencySeconds = 0.001 * (i % 50);
        record.attributes = "{}";
        records.push_back(std::move(record));
    }
    return records;
}

/// Nothing gets its turn until it is released, as on a machine where sorting takes long.
class BusyPools
{
public:
    BusyPools()
    {
        for (int i = 0; i < jobs; ++i)
            m_pools.start(Lane::Live, {}, [go = m_go] { go->acquire(); });
    }
    ~BusyPools() { release(); }
    void release() const { m_go->release(jobs); }

private:
    static constexpr int jobs = 64; ///< more than there are threads

    std::shared_ptr<std::counting_semaphore<>> m_go = std::make_shared<std::counting_semaphore<>>(0);
    WorkPools m_pools;
};

} // namespace

class TestRecordView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        keepSettingsIn(m_folder.path());
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        const auto table = makeTable(manyRecords());
        QVERIFY(table);
        m_rows = *table;
    }

    void init()
    {
        QSettings().clear();
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

    void aClickOnAHeaderSortsAndTheThirdRestores()
    {
        m_bar->setValue(400);
        QTRY_COMPARE(firstId(), QStringLiteral("r400"));
        const int latency = m_rows->columnOf(LogField::Latency);
        clickHeader(latency);
        QTRY_COMPARE(firstId(), QStringLiteral("r0")); // of those with 0 ms the first, from the top
        QCOMPARE(m_bar->value(), 0);
        QCOMPARE(header().sortIndicatorSection(), latency);
        m_bar->setValue(949); // the last of those
        QTRY_COMPARE(firstId(), QStringLiteral("r49950"));
        QTRY_COMPARE(idAt(1), QStringLiteral("r1"));
        test::grab(*m_view, QStringLiteral("records-sorted"));
        clickHeader(latency);
        QTRY_COMPARE(firstId(), QStringLiteral("r49"));
        QCOMPARE(m_table->model()->headerData(0, Qt::Vertical).toString(), QStringLiteral("50"));
        m_bar->setValue(m_bar->maximum()); // what has no latency comes last either way
        const int last = m_table->model()->rowCount() - 1;
        QTRY_COMPARE(idAt(last), QStringLiteral("r49500"));
        QCOMPARE(idAt(last - 1), QStringLiteral("r48500"));
        clickHeader(latency);
        QTRY_COMPARE(firstId(), QStringLiteral("r0"));
        QTRY_COMPARE(idAt(1), QStringLiteral("r1"));
        QCOMPARE(header().sortIndicatorSection(), -1);
    }

    void aFilterAndAnOrderKeepEachOther()
    {
        const int id = m_rows->columnOf(LogField::RequestId);
        clickHeader(id);
        clickHeader(id);
        QTRY_COMPARE(firstId(), QStringLiteral("r49999"));
        filterBy(QStringLiteral("version = \"1\""));
        QTRY_COMPARE(firstId(), QStringLiteral("r39999"));
        QCOMPARE(count(), QStringLiteral("40,000 of 50,000 rows"));
        clickHeader(m_rows->columnOf(LogField::Prediction));
        QTRY_COMPARE(firstId(), QStringLiteral("r1")); // the first ham
        QCOMPARE(m_view->filter(), QStringLiteral("version = \"1\""));
        QCOMPARE(count(), QStringLiteral("40,000 of 50,000 rows"));
    }

    void sortedRowsAreCopiedInTheirOrder()
    {
        const int id = m_rows->columnOf(LogField::RequestId);
        clickHeader(id);
        clickHeader(id);
        QTRY_COMPARE(firstId(), QStringLiteral("r49999"));
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_A, Qt::ControlModifier);
        const QStringList lines = copied();
        QCOMPARE(lines.size(), 50'001);
        QVERIFY(lines[1].contains(QStringLiteral("r49999")));
        QVERIFY(lines.back().contains(QStringLiteral("r0\t")));
    }

    void rowsThatAreAddedAreSortedIn()
    {
        const int id = m_rows->columnOf(LogField::RequestId);
        QSignalSpy filtered(m_view.get(), &RecordView::filtered);
        clickHeader(id);
        QTRY_COMPARE(filtered.count(), 1);
        m_bar->setValue(1'000);
        QTRY_COMPARE(firstId(), QStringLiteral("r1000"));
        m_table->selectRow(2);
        auto records = manyRecords();
        records.push_back(records.back());
        records.back().requestId = "r999b";
        records.back().at.ms += 1'000;
        update(records);
        QCOMPARE(firstId(), QStringLiteral("r1000")); // what was seen first is so still
        QCOMPARE(m_bar->value(), 1'001);
        QVERIFY(!m_table->selectionModel()->hasSelection()); // rather than on others
        m_bar->setValue(1'000);
        QTRY_COMPARE(firstId(), QStringLiteral("r999b"));
    }

    void goingToATimeLeavesTheOrder()
    {
        const int id = m_rows->columnOf(LogField::RequestId);
        clickHeader(id);
        clickHeader(id);
        QTRY_COMPARE(firstId(), QStringLiteral("r49999"));
        m_view->showTime(Timestamp{1'770'000'000'000 + 30'000 * 1000LL});
        QTRY_COMPARE(firstId(), QStringLiteral("r30000"));
        QCOMPARE(header().sortIndicatorSection(), -1);
    }

    void aLongSortShowsThatItRunsAndCanBeCancelled()
    {
        m_view->setPatience(std::chrono::milliseconds(1));
        auto* notice = m_view->findChild<Notice*>(QStringLiteral("recordNotice"));
        QSignalSpy filtered(m_view.get(), &RecordView::filtered);
        const BusyPools busy;
        clickHeader(m_rows->columnOf(LogField::Latency));
        QTRY_VERIFY(notice->isVisible());
        QVERIFY(notice->accessibleName().contains(QStringLiteral("Latency (ms)")));
        QTest::mouseClick(notice->findChild<QPushButton*>(QStringLiteral("noticeAction")), Qt::LeftButton);
        busy.release();
        QTRY_COMPARE(filtered.count(), 1);
        QVERIFY(!notice->isVisible());
        QCOMPARE(header().sortIndicatorSection(), -1);
        QCOMPARE(idAt(1), QStringLiteral("r1"));
    }

    void theLastOfSeveralClicksCounts()
    {
        QSignalSpy filtered(m_view.get(), &RecordView::filtered);
        const BusyPools busy;
        for (int click = 0; click < 3; ++click)
            clickHeader(m_rows->columnOf(LogField::RequestId));
        busy.release();
        QTRY_COMPARE(filtered.count(), 1);
        QCOMPARE(header().sortIndicatorSection(), -1);
        QTRY_COMPARE(firstId(), QStringLiteral("r0"));
    }

    void columnsAreHiddenByTheHeaderAndRemembered()
    {
        const int version = m_rows->columnOf(LogField::Version);
        headerMenu(version)->findChild<QAction*>(QStringLiteral("hideColumn"))->trigger();
        QVERIFY(m_table->isColumnHidden(version));
        const int columns = m_table->model()->columnCount();
        QCOMPARE(count(), QStringLiteral("50,000 rows, %1 of %2 columns").arg(columns - 1).arg(columns));
        QCoreApplication::processEvents(); // the layout makes room for the longer count
        test::grab(*m_view, QStringLiteral("records-hidden"));
        test::grab(*headerMenu(0), QStringLiteral("records-header-menu"));
        // Another table with columns of these names, in another view.
        RecordView later;
        later.setTable(*makeTable(manyRecords()));
        auto* table = later.findChild<QTableView*>(QStringLiteral("recordTable"));
        QTRY_VERIFY(table->isColumnHidden(version));
        columnAction(version)->trigger();
        QVERIFY(!m_table->isColumnHidden(version));
        QCOMPARE(count(), QStringLiteral("50,000 rows"));
    }

    void oneColumnStays()
    {
        const int columns = m_table->model()->columnCount();
        for (int column = 1; column < columns; ++column)
            columnAction(column)->trigger();
        QVERIFY(!m_table->isColumnHidden(0));
        QVERIFY(!columnAction(0)->isEnabled());
        QVERIFY(!headerMenu(0)->findChild<QAction*>(QStringLiteral("hideColumn"))->isEnabled());
        auto* all = headerMenu(0)->findChild<QAction*>(QStringLiteral("showAllColumns"));
        QVERIFY(all);
        all->trigger();
        for (int column = 0; column < columns; ++column)
            QVERIFY(!m_table->isColumnHidden(column));
    }

    void hiddenColumnsAreNotCopiedAndTheMenuSaysSo()
    {
        columnAction(m_rows->columnOf(LogField::Version))->trigger();
        const int id = m_rows->columnOf(LogField::RequestId);
        header().moveSection(header().visualIndex(id), 0);
        m_table->selectRow(0);
        const QStringList lines = copied();
        QVERIFY(!lines.front().contains(QStringLiteral("Version")));
        QVERIFY(lines.front().startsWith(QStringLiteral("Request id\t")));
        QVERIFY(lines.back().startsWith(QStringLiteral("r0\t")));
        const int columns = m_table->model()->columnCount();
        QCOMPARE(m_table->actions().front()->text(),
                 QStringLiteral("&Copy row, %1 of %2 columns").arg(columns - 1).arg(columns));
    }

    void theShownRowsAreExported()
    {
        for (const LogField field :
             {LogField::Timestamp, LogField::Model, LogField::Label, LogField::Latency})
            columnAction(m_rows->columnOf(field))->trigger();
        filterBy(QStringLiteral("version = \"2\" and label != prediction"));
        const int id = m_rows->columnOf(LogField::RequestId);
        clickHeader(id);
        clickHeader(id);
        QTRY_COMPARE(firstId(), QStringLiteral("r49990"));
        QTest::mouseClick(m_view->findChild<QPushButton*>(QStringLiteral("exportRows")), Qt::LeftButton);
        auto* dialog = m_view->findChild<QDialog*>(QStringLiteral("rowsExportDialog"));
        QVERIFY(dialog && dialog->isVisible());
        const QString summary = dialog->findChild<QLabel*>(QStringLiteral("exportSummary"))->text();
        QVERIFY2(summary.contains(QStringLiteral("The 1,000 rows of the filter are written, of 50,000.")),
                 qPrintable(summary));
        QVERIFY2(summary.contains(QStringLiteral("sorted by Request id, descending")), qPrintable(summary));
        const int columns = m_table->model()->columnCount();
        QVERIFY2(summary.contains(
                     QStringLiteral("%1 columns that are shown, of %2").arg(columns - 4).arg(columns)),
                 qPrintable(summary));
        auto* target = dialog->findChild<QLineEdit*>(QStringLiteral("exportTarget"));
        QVERIFY(target->text().endsWith(QStringLiteral("predictions-rows.csv")));
        const QString path = m_folder.filePath(QStringLiteral("out.jsonl"));
        dialog->findChild<QComboBox*>(QStringLiteral("exportFormat"))->setCurrentIndex(1);
        QVERIFY(target->text().endsWith(QStringLiteral("predictions-rows.jsonl")));
        target->selectAll();
        QTest::keyClicks(target, path);
        test::grab(*dialog, QStringLiteral("records-export"));
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("exportButton")), Qt::LeftButton);
        auto* said = dialog->findChild<QLabel*>(QStringLiteral("noticeText"));
        QTRY_VERIFY2(said->text().startsWith(QStringLiteral("Wrote out.jsonl: 1,000 rows")),
                     qPrintable(said->text()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), 1'001);
        const QByteArray name = QByteArray::fromStdString(m_rows->columns()[std::size_t(id)].name);
        QVERIFY2(lines[0].contains('"' + name + "\":\"r49990\""), lines[0]);
        QVERIFY(lines[999].contains("r40000"));
        QVERIFY(!lines[0].contains("latency"));
        dialog->close();
    }

private:
    [[nodiscard]] QHeaderView& header() const { return *m_table->horizontalHeader(); }

    void clickHeader(int column)
    {
        m_table->horizontalScrollBar()->setValue(m_table->horizontalScrollBar()->minimum());
        m_table->scrollTo(m_table->model()->index(0, column));
        const int x = header().sectionViewportPosition(column) + header().sectionSize(column) / 2;
        QTest::mouseClick(header().viewport(), Qt::LeftButton, {}, {x, header().height() / 2});
    }

    /// What a right click on the header of the column opens.
    [[nodiscard]] QMenu* headerMenu(int column)
    {
        for (auto* menu : m_view->findChildren<QMenu*>(QStringLiteral("recordHeaderMenu")))
            delete menu;
        m_table->scrollTo(m_table->model()->index(0, column));
        const int x = header().sectionViewportPosition(column) + header().sectionSize(column) / 2;
        emit header().customContextMenuRequested({x, header().height() / 2});
        return m_view->findChild<QMenu*>(QStringLiteral("recordHeaderMenu"));
    }

    /// The tick of a column in the list of all.
    [[nodiscard]] QAction* columnAction(int column)
    {
        int shown = 0;
        while (m_table->isColumnHidden(shown))
            ++shown;
        return headerMenu(shown)->findChild<QMenu*>(QStringLiteral("columnList"))->actions()[column];
    }

    [[nodiscard]] QString idAt(int row) const
    {
        return m_table->model()->index(row, m_rows->columnOf(LogField::RequestId)).data().toString();
    }

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

    QTemporaryDir m_folder;
    RecordTablePtr m_rows;
    std::unique_ptr<RecordView> m_view;
    QTableView* m_table = nullptr;
    QScrollBar* m_bar = nullptr;
};

QTEST_MAIN(TestRecordView)
#include "tst_recordview.moc"
