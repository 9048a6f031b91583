// SPDX-License-Identifier: Apache-2.0
#include "models/base/workpools.h"
#include "models/exchange/exporter.h"
#include "models/table/reading/recordimport.h"
#include "tests/models/history/historyfixture.h"
#include "widgets/exchange/exportdialog.h"
#include "widgets/exchange/importdialog.h"
#include "widgets/exchange/rowsexportdialog.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableWidget>

#include <sys/stat.h>

using namespace qd;

namespace {

constexpr Timestamp now{1'700'010'000'000};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

/// The dialogs, driven as a person drives them.
class TestExchangeDialogs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("quarterdeck-test");
        QCoreApplication::setApplicationName("tst_exchangedialogs");
    }
    void init()
    {
        QSettings().clear();
        m_history = std::make_unique<TemporaryHistory>();
        WriteBatch batch;
        for (int i = 0; i < 100; ++i) {
            batch.samples.push_back({accuracyOf("fraud"), {now - Duration{i * 60'000}, 0.9}});
            batch.samples.push_back(
                {{"up", Labels{{"endpoint", "triton"}}}, {now - Duration{i * 60'000}, 1}});
        }
        QVERIFY(m_history->write(std::move(batch)));
    }
    void cleanup() { m_history.reset(); }

    void theVisibleRangeIsExportedInOneStep();
    void selectorsChooseSeries();
    void whatIsWrongIsSaidInPlace_data();
    void whatIsWrongIsSaidInPlace();
    void anUnwritableFileIsSaidAndCanBeMended();
    void aTypedNameNeverReplacesAHistory_data();
    void aTypedNameNeverReplacesAHistory();
    void aTypedNameOfAnotherFileIsAskedAbout_data();
    void aTypedNameOfAnotherFileIsAskedAbout();
    void choicesAreRemembered();
    void aFolderThatIsGoneIsNotWaitedFor();
    void aChangedTimeIsFromTo();
    void theSizeIsEstimated();
    void incidentsAreRanges();
    void aPreviewShowsWhatWouldComeIn();
    void anImportComesIn();
    void theDialogEndsWhileItsImportHangs();
    void aReadOnlyHistoryTakesNothing();
    void everyControlHasANameAndATooltip();

private:
    [[nodiscard]] QString file(const char* name) const { return m_history->folder.filePath(name); }
    template <typename T>
    static T* find(QWidget& dialog, const char* name)
    {
        auto* found = dialog.findChild<T*>(name);
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    static QString notice(QWidget& dialog) { return find<QLabel>(dialog, "noticeText")->text(); }
    static void exportNow(ExportDialog& dialog)
    {
        find<QPushButton>(dialog, "exportButton")->click();
        QTRY_VERIFY(!dialog.isRunning());
    }
    static void typeTarget(ExportDialog& dialog, const QString& path)
    {
        auto* edit = find<QLineEdit>(dialog, "exportTarget");
        edit->selectAll();
        QTest::keyClicks(edit, path);
    }

    std::unique_ptr<TemporaryHistory> m_history;
};

void TestExchangeDialogs::theVisibleRangeIsExportedInOneStep()
{
    auto* dialog =
        new ExportDialog(*m_history->history, now, TimeRange{now - Duration{150'000}, now}, nullptr);
    dialog->show();
    typeTarget(*dialog, file("out.csv"));
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(!dialog->isRunning() && QFile::exists(file("out.csv")));
    QTRY_VERIFY(notice(*dialog).contains("out.csv"));
    QCOMPARE(contentOf(file("out.csv")).count('\n'), 1 + 2 * 2);
    dialog->close();
}

void TestExchangeDialogs::aTypedNameNeverReplacesAHistory_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"test.qdh", "test.qdh-wal", "test.qdh.lock", "link"})
        QTest::newRow(name) << name;
}

void TestExchangeDialogs::aTypedNameNeverReplacesAHistory()
{
    QFETCH(QString, name);
    QVERIFY(QFile::link(m_history->path(), file("link")));
    ExportDialog& dialog = *new ExportDialog(*m_history->history, now, std::nullopt, nullptr);
    dialog.show();
    typeTarget(dialog, file(qPrintable(name)));
    exportNow(dialog);
    QTRY_VERIFY(notice(dialog).contains("history"));
    QVERIFY(!dialog.findChild<QMessageBox*>());
    QVERIFY(m_history->write({.samples = {{accuracyOf("later"), {now, 1}}}}));
    QCOMPARE(m_history->reader()->series({})->size(), 3U);
    dialog.close();
}

void TestExchangeDialogs::aTypedNameOfAnotherFileIsAskedAbout_data()
{
    QTest::addColumn<bool>("agrees");
    QTest::newRow("yes") << true;
    QTest::newRow("no") << false;
}

void TestExchangeDialogs::aTypedNameOfAnotherFileIsAskedAbout()
{
    QFETCH(bool, agrees);
    writeFile(file("notes.csv"), "as it was");
    ExportDialog& dialog = *new ExportDialog(*m_history->history, now, std::nullopt, nullptr);
    dialog.show();
    typeTarget(dialog, file("notes.csv"));
    exportNow(dialog);
    QTRY_VERIFY(dialog.findChild<QMessageBox*>("replaceQuestion"));
    QCOMPARE(contentOf(file("notes.csv")), QByteArray("as it was"));
    auto* question = dialog.findChild<QMessageBox*>("replaceQuestion");
    if (agrees)
        find<QPushButton>(*question, "replaceFile")->click();
    else
        question->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(!dialog.isRunning() && !dialog.findChild<QMessageBox*>());
    QCOMPARE(contentOf(file("notes.csv")).startsWith("time,"), agrees);
    dialog.close();
}

void TestExchangeDialogs::selectorsChooseSeries()
{
    ExportDialog& dialog = *new ExportDialog(*m_history->history, now, std::nullopt, nullptr);
    dialog.show();
    auto* selectors = find<QPlainTextEdit>(dialog, "exportSelectors");
    QVERIFY(!selectors->isVisible());
    find<QComboBox>(dialog, "exportWhat")->setCurrentIndex(1);
    QVERIFY(selectors->isVisible());
    selectors->setPlainText("up{endpoint=\"triton\"}\n\n{model=\"none\"}\n");
    typeTarget(dialog, file("out.csv"));
    exportNow(dialog);
    const QByteArray content = contentOf(file("out.csv"));
    QCOMPARE(content.count('\n'), 101);
    QVERIFY(!content.contains("accuracy"));
    dialog.close();
}

void TestExchangeDialogs::whatIsWrongIsSaidInPlace_data()
{
    QTest::addColumn<QString>("selector");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("focus");
    QTest::newRow("selector") << "up{"
                              << "x"
                              << "column 4"
                              << "exportSelectors";
    QTest::newRow("no selector") << " "
                                 << "x"
                                 << "No metric"
                                 << "exportSelectors";
    QTest::newRow("no file") << "up"
                             << " "
                             << "No file is chosen"
                             << "exportTarget";
}

void TestExchangeDialogs::whatIsWrongIsSaidInPlace()
{
    QFETCH(QString, selector);
    QFETCH(QString, target);
    QFETCH(QString, said);
    QFETCH(QString, focus);
    ExportDialog& dialog = *new ExportDialog(*m_history->history, now, std::nullopt, nullptr);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    find<QComboBox>(dialog, "exportWhat")->setCurrentIndex(1);
    find<QPlainTextEdit>(dialog, "exportSelectors")->setPlainText(selector);
    typeTarget(dialog, target);
    find<QPushButton>(dialog, "exportButton")->click();
    QVERIFY(!dialog.isRunning());
    QVERIFY2(notice(dialog).contains(said), qPrintable(notice(dialog)));
    QCOMPARE(dialog.focusWidget()->objectName(), focus);
    dialog.close();
}

void TestExchangeDialogs::anUnwritableFileIsSaidAndCanBeMended()
{
    ExportDialog& dialog = *new ExportDialog(*m_history->history, now, std::nullopt, nullptr);
    dialog.show();
    typeTarget(dialog, file("missing/out.csv"));
    exportNow(dialog);
    QVERIFY2(notice(dialog).contains("cannot be written"), qPrintable(notice(dialog)));
    typeTarget(dialog, file("out.csv"));
    exportNow(dialog);
    QVERIFY(QFile::exists(file("out.csv")));
    dialog.close();
}

void TestExchangeDialogs::choicesAreRemembered()
{
    {
        ExportDialog& dialog = *new ExportDialog(*m_history->history, now, std::nullopt, nullptr);
        find<QComboBox>(dialog, "exportFormat")->setCurrentIndex(1);
        typeTarget(dialog, file("out.om"));
        exportNow(dialog);
        dialog.close();
        delete &dialog;
    }
    const ExportDialog* dialog = new ExportDialog(*m_history->history, now, std::nullopt, nullptr);
    QCOMPARE(dialog->findChild<QComboBox*>("exportFormat")->currentIndex(), 1);
    const QFileInfo target(dialog->findChild<QLineEdit*>("exportTarget")->text());
    QCOMPARE(target.absolutePath(), m_history->folder.path());
    QCOMPARE(target.suffix(), QString("om"));
    delete dialog;
}

/// It may lie on a file system that hangs: the window asks nothing of it itself.
void TestExchangeDialogs::aFolderThatIsGoneIsNotWaitedFor()
{
    QSettings().setValue("exchange/folder", file("gone"));
    const std::unique_ptr<ExportDialog> dialog(
        new ExportDialog(*m_history->history, now, std::nullopt, nullptr));
    const auto* target = find<QLineEdit>(*dialog, "exportTarget");
    QCOMPARE(QFileInfo(target->text()).absolutePath(), file("gone"));
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QTRY_COMPARE(QFileInfo(target->text()).absolutePath(), documents);
}

void TestExchangeDialogs::aChangedTimeIsFromTo()
{
    const std::unique_ptr<ExportDialog> dialog(
        new ExportDialog(*m_history->history, now, std::nullopt, nullptr));
    auto* kind = find<QComboBox>(*dialog, "rangeKind");
    auto* from = find<QDateTimeEdit>(*dialog, "rangeFrom");
    QVERIFY(!from->isEnabled()); // everything has no beginning
    kind->setCurrentIndex(kind->findText("The last hour"));
    QVERIFY(from->isEnabled());
    QCOMPARE(from->dateTime().toMSecsSinceEpoch(), now.ms - 3'600'000);
    from->setDateTime(from->dateTime().addSecs(60));
    QCOMPARE(kind->currentText(), QString("Custom range"));
    QCOMPARE(from->dateTime().toMSecsSinceEpoch(), now.ms - 3'540'000);
    QCOMPARE(find<QDateTimeEdit>(*dialog, "rangeTo")->dateTime().toMSecsSinceEpoch(), now.ms);
}

void TestExchangeDialogs::theSizeIsEstimated()
{
    const std::unique_ptr<ExportDialog> dialog(
        new ExportDialog(*m_history->history, now, std::nullopt, nullptr));
    auto* estimate = find<QLabel>(*dialog, "exportEstimate");
    QTRY_VERIFY2(estimate->text().contains("200 rows"), qPrintable(estimate->text()));
    auto* kind = find<QComboBox>(*dialog, "rangeKind");
    kind->setCurrentIndex(kind->findText("The last hour"));
    QTRY_VERIFY2(estimate->text().contains("120 rows"), qPrintable(estimate->text()));
}

void TestExchangeDialogs::incidentsAreRanges()
{
    QVERIFY(
        m_history->write({.incidents = {{"i1", now - Duration{600'000}, now - Duration{300'000}, "report",
                                         R"({"id":"i1","title":"fraud: slow","openedAt":1700009400000})"}}}));
    const std::unique_ptr<ExportDialog> dialog(
        new ExportDialog(*m_history->history, now, std::nullopt, nullptr));
    auto* kind = find<QComboBox>(*dialog, "rangeKind");
    QTRY_VERIFY(kind->findText("Incident: fraud: slow") >= 0);
    kind->setCurrentIndex(kind->findText("Incident: fraud: slow"));
    QCOMPARE(find<QDateTimeEdit>(*dialog, "rangeFrom")->dateTime().toMSecsSinceEpoch(), now.ms - 600'000);
    QCOMPARE(find<QDateTimeEdit>(*dialog, "rangeTo")->dateTime().toMSecsSinceEpoch(), now.ms - 300'000);
}

void TestExchangeDialogs::aPreviewShowsWhatWouldComeIn()
{
    writeFile(file("in.prom"), "new 1 1700000000000\nnew{ 2\nnew 3 1700000001000\n");
    const std::unique_ptr<ImportDialog> dialog(
        new ImportDialog(*m_history->history, file("in.prom"), nullptr));
    QTRY_VERIFY(!dialog->isRunning());
    QCOMPARE(find<QLabel>(*dialog, "importKind")->text(), QString("Prometheus text"));
    QCOMPARE(find<QLabel>(*dialog, "importContent")->text(), QString("2 samples of 1 series"));
    auto* table = find<QTableWidget>(*dialog, "importRejected");
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 0)->text(), QString("2"));
    QCOMPARE(table->item(0, 2)->text(), QString("new{ 2"));
    QVERIFY(find<QPushButton>(*dialog, "importButton")->isEnabled());
    QCOMPARE(m_history->reader()->series({"new", {}, {}})->size(), 0u);
}

void TestExchangeDialogs::anImportComesIn()
{
    writeFile(file("in.prom"), "new 1 1700000000000\nnew 3 1700000001000\n");
    const std::unique_ptr<ImportDialog> dialog(new ImportDialog(*m_history->history, {}, nullptr));
    QVERIFY(!find<QPushButton>(*dialog, "importButton")->isEnabled());
    QTest::keyClicks(find<QLineEdit>(*dialog, "importPath"), file("in.prom"));
    QTest::keyClick(find<QLineEdit>(*dialog, "importPath"), Qt::Key_Tab);
    emit find<QLineEdit>(*dialog, "importPath")->editingFinished();
    QTRY_VERIFY(find<QPushButton>(*dialog, "importButton")->isEnabled());
    find<QPushButton>(*dialog, "importButton")->click();
    QTRY_VERIFY(!dialog->isRunning());
    QVERIFY2(notice(*dialog).contains("2 rows"), qPrintable(notice(*dialog)));
    QCOMPARE(m_history->reader()->series({"new", {}, {}})->size(), 1u);
}

/// A file that gives nothing and does not end, as on a network drive whose server has gone.
void TestExchangeDialogs::theDialogEndsWhileItsImportHangs()
{
    WorkPools pools;
    const QString path = file("in.prom");
    writeFile(path, "new 1 1700000000000\n");
    auto dialog = std::make_unique<ImportDialog>(*m_history->history, path, nullptr);
    QTRY_VERIFY(find<QPushButton>(*dialog, "importButton")->isEnabled());
    QVERIFY(QFile::remove(path));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    find<QPushButton>(*dialog, "importButton")->click();
    QVERIFY(dialog->isRunning());
    dialog.reset(); // would wait for ever
    QFile writer(path);
    QVERIFY(writer.open(QIODevice::WriteOnly)); // waits for the import's open()
    writer.close();
    QVERIFY(pools.close(std::chrono::seconds(30)));
}

void TestExchangeDialogs::aReadOnlyHistoryTakesNothing()
{
    writeFile(file("in.prom"), "new 1 1700000000000\n");
    const auto readOnly = History::open(m_history->path(), History::Access::ReadOnly);
    QVERIFY(readOnly);
    const std::unique_ptr<ImportDialog> dialog(new ImportDialog(**readOnly, file("in.prom"), nullptr));
    QTRY_VERIFY(!dialog->isRunning());
    QVERIFY(!find<QPushButton>(*dialog, "importButton")->isEnabled());
    QVERIFY(find<QPushButton>(*dialog, "importButton")->toolTip().contains("read-only"));
}

void TestExchangeDialogs::everyControlHasANameAndATooltip()
{
    const std::unique_ptr<QDialog> dialogs[]{
        std::unique_ptr<QDialog>(new ExportDialog(*m_history->history, now, TimeRange{{1}, {2}}, nullptr)),
        std::unique_ptr<QDialog>(new ImportDialog(*m_history->history, {}, nullptr)),
        std::unique_ptr<QDialog>(new RowsExportDialog(
            {makeTable({}).value(), std::make_shared<const Selection>(), {}, {}}, nullptr))};
    for (const auto& dialog : dialogs) {
        for (const char* type :
             {"QComboBox", "QLineEdit", "QPlainTextEdit", "QPushButton", "QDateTimeEdit"}) {
            for (const QWidget* control : dialog->findChildren<QWidget*>()) {
                if (!control->inherits(type) || control->objectName().startsWith("qt_") ||
                    control->objectName().startsWith("notice"))
                    continue;
                const auto* button = qobject_cast<const QPushButton*>(control);
                QVERIFY2(!control->objectName().isEmpty(), type);
                QVERIFY2(!control->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                         qPrintable(control->objectName()));
                QVERIFY2(!control->toolTip().isEmpty(), qPrintable(control->objectName()));
            }
        }
    }
}

QTEST_MAIN(TestExchangeDialogs)
#include "tst_exchangedialogs.moc"
