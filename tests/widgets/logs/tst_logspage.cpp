// SPDX-License-Identifier: Apache-2.0
#include "models/base/async.h"
#include "models/base/metrics.h"
#include "tests/support/pagesupport.h"
#include "tests/widgets/theme/grab.h"
#include "tests/widgets/theme/markingtranslator.h"
#include "widgets/evaluation/evaluationview.h"
#include "widgets/logs/logfollow.h"
#include "widgets/logs/logspage.h"
#include "widgets/logs/mappingdialog.h"
#include "widgets/logs/recordview.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>

using namespace qd;
using test::child;

namespace {

const QString mail = QStringLiteral(QD_TEST_DATA "/mail.jsonl");

QString ratio(double value)
{
    return formatValue(value, MetricUnit::Ratio);
}

} // namespace

class TestLogsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        test::setUpPages(m_folder.path());
    }

    void init()
    {
        QSettings().clear();
        m_page = std::make_unique<LogsPage>();
        m_page->resize(1280, 960);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup() { m_page.reset(); }

    void invitesToOpenALog()
    {
        const QWidget* shown = child<QStackedWidget>(*m_page, "logsStack")->currentWidget();
        auto* action = child<QPushButton>(*shown, "emptyAction");
        QVERIFY(action->isVisible() && !action->text().isEmpty());
        test::grab(*m_page, QStringLiteral("logs-empty"));
        QTest::mouseClick(action, Qt::LeftButton);
        auto* dialog = m_page->findChild<QFileDialog*>();
        QVERIFY(dialog);
        dialog->reject();
    }

    void fitsANarrowWindow() { QVERIFY(m_page->minimumSizeHint().width() <= 900); }

    void leavesTheShortcutToTheWindow()
    {
        // A second one for the same keys would make both ambiguous, and neither would do anything.
        for (const QAction* action : m_page->findChildren<QAction*>())
            QVERIFY(!action->shortcuts().contains(QKeySequence(QKeySequence::Open)));
    }

    void aBinaryFileIsNamedAsSuch()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("picture.log")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
        file.close();
        open(file.fileName());
        QVERIFY(said(*child<Notice>(*m_page, "logsNotice"), QStringLiteral("This is not a text log.")));
    }

    void saysWhatWasRead()
    {
        open(mail);
        QCOMPARE(child<QLabel>(*m_page, "logFile")->text(), QStringLiteral("mail.jsonl (JSON lines)"));
        QCOMPARE(child<QLabel>(*m_page, "logRows")->text(), QStringLiteral("51 predictions in 82 rows"));
        QCOMPARE(child<QLabel>(*m_page, "logLabels")->text(), ratio(40.0 / 51) + QStringLiteral(" labelled"));
        QVERIFY(child<EvaluationView>(*m_page, "evaluationView")->isVisible());
    }

    void aFolderIsReadAsOneLog()
    {
        const QTemporaryDir folder;
        QVERIFY(QFile::copy(mail, folder.filePath(QStringLiteral("a.jsonl"))));
        QFile other(folder.filePath(QStringLiteral("b.csv")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("timestamp,model,version,prediction,label\n2026-02-01T10:00:00Z,mail,3,spam,spam\n");
        other.close();
        open(folder.path());
        QVERIFY(child<QLabel>(*m_page, "logRows")->text().startsWith(QStringLiteral("52 predictions")));
        QCOMPARE(child<QTableView>(*m_page, "importParts")->model()->rowCount(), 2);
    }

    void asksForColumnsThatItDoesNotKnow()
    {
        const QString path = write("when,answer\n2026-02-01T10:00:00Z,spam\n");
        QSignalSpy finished(m_page.get(), &LogsPage::finished);
        m_page->openFile(path);
        QTRY_VERIFY(m_page->findChild<MappingDialog*>());
        QVERIFY(!m_page->isBusy());
        auto* dialog = m_page->findChild<MappingDialog*>();
        auto* meaning = child<QComboBox>(*dialog, "meaning_1");
        meaning->setCurrentIndex(meaning->findData(int(LogField::Prediction)));
        emit meaning->activated(meaning->currentIndex());
        dialog->accept();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(child<QLabel>(*m_page, "logRows")->text().startsWith(QStringLiteral("1 predictions")));
        m_page->openFile(path); // now it is known
        QTRY_COMPARE(finished.count(), 2);
    }

    void goesToTheRowsBehindAFigureAndBack()
    {
        open(mail);
        auto* tabs = child<QTabWidget>(*m_page, "logTabs");
        emit child<EvaluationView>(*m_page, "evaluationView")
            ->rowsWanted(QStringLiteral("label != prediction"));
        QCOMPARE(tabs->currentWidget()->objectName(), QStringLiteral("recordView"));
        QTRY_COMPARE(child<QLabel>(*m_page, "recordCount")->text(), QStringLiteral("7 of 51 rows"));
        const auto* table = child<QTableView>(*m_page, "recordTable");
        QTRY_VERIFY(!table->model()->index(6, 0).data().toString().isEmpty());
        test::grab(*m_page, QStringLiteral("logs-rows"));
        QTest::mouseClick(child<QToolButton>(*m_page, "rowsBack"), Qt::LeftButton);
        QCOMPARE(tabs->currentWidget()->objectName(), QStringLiteral("evaluationView"));
        QTRY_COMPARE(child<QLabel>(*m_page, "recordCount")->text(), QStringLiteral("51 rows"));
    }

    void followsALogThatGrows()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("live.jsonl"));
        append(path, 0, 40);
        m_page->follower().setRest(std::chrono::milliseconds(20));
        open(path);
        auto* follow = child<QToolButton>(*m_page, "followLog");
        auto* state = child<QLabel>(*m_page, "followState");
        QVERIFY(!state->isVisible());
        m_page->showRows(QStringLiteral("version = \"2\""));
        QTRY_COMPARE(recordCount(), QStringLiteral("20 of 40 rows"));
        QTest::mouseClick(follow, Qt::LeftButton);
        QTRY_VERIFY(state->isVisible() && state->text().startsWith(QStringLiteral("Following")));

        append(path, 40, 50, "{\"timestamp\":\"2026-02-01T11"); // half a line, too
        QTRY_COMPARE(recordCount(), QStringLiteral("25 of 50 rows"));
        QVERIFY(!child<QPushButton>(*m_page, "rejectedRows")->isVisible());
        QCOMPARE(child<QTabWidget>(*m_page, "logTabs")->currentWidget()->objectName(),
                 QStringLiteral("recordView"));
        const auto& shown = child<EvaluationView>(*m_page, "evaluationView")->evaluation();
        QCOMPARE(shown->versions.front().predictions, 50);
        test::grab(*m_page, QStringLiteral("logs-following"));

        QTest::mouseClick(follow, Qt::LeftButton); // a stop
        QVERIFY(!state->isVisible());
        QSignalSpy grown(m_page.get(), &LogsPage::grown);
        append(path, 60, 70);                      // the half line is spoilt for good
        QTest::mouseClick(follow, Qt::LeftButton); // and on
        QTRY_VERIFY(grown.count() >= 1);
        QTRY_VERIFY(recordCount().endsWith(QStringLiteral("59 rows")));
        QVERIFY(child<QPushButton>(*m_page, "rejectedRows")->isVisible());
    }

    void followsALogThroughItsRotation()
    {
        QSettings().setValue(QStringLiteral("logs/follow"), true); // remembered
        m_page = std::make_unique<LogsPage>();
        m_page->resize(1280, 960);
        m_page->show();
        m_page->follower().setRest(std::chrono::milliseconds(20));
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("live.jsonl"));
        append(path, 0, 40);
        open(path);
        auto* state = child<QLabel>(*m_page, "followState");
        QVERIFY(state->isVisible());
        QVERIFY(QFile::rename(path, path + QStringLiteral(".1")));
        QTRY_VERIFY(state->text().contains(QStringLiteral("waiting for live.jsonl")));
        append(path, 40, 60); // created late
        QTRY_COMPARE(recordCount(), QStringLiteral("60 rows"));
        QTRY_VERIFY(!state->text().contains(QStringLiteral("waiting")));
    }

    void canEvaluateOnlyTheRowsOfAFilter()
    {
        open(mail);
        emit child<RecordView>(*m_page, "recordView")->evaluationWanted(QStringLiteral("version = \"1\""));
        auto* filter = child<QLabel>(*m_page, "evaluatedFilter");
        QTRY_VERIFY(filter->isVisible());
        QVERIFY(filter->text().contains(QStringLiteral("version = \"1\"")));
        QTest::mouseClick(child<QPushButton>(*m_page, "clearEvaluatedFilter"), Qt::LeftButton);
        QTRY_VERIFY(!filter->isVisible());
    }

    void rejectedRowsAreListedWithTheirLines()
    {
        open(mail);
        auto* button = child<QPushButton>(*m_page, "rejectedRows");
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        auto* table = child<QTableView>(*m_page, "rejectedTable");
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("82"));
        test::grab(*m_page, QStringLiteral("logs-import"));
    }

    void countsOfTheLedgerLeadToTheirRows()
    {
        open(write(QByteArray("request_id,prediction,label\na,yes,yes\na,yes,yes\nb,no,\n")));
        QTest::mouseClick(child<QPushButton>(*m_page, "rejectedRows"), Qt::LeftButton); // repeated ones, too
        QCOMPARE(child<QTableView>(*m_page, "rejectedTable")->model()->rowCount(), 1);
        auto* ledger = child<QTableView>(*m_page, "importLedger");
        QStringList counts;
        for (int row = 0; row < ledger->model()->rowCount(); ++row)
            counts += ledger->model()->index(row, 0).data().toString() + ' ' +
                      ledger->model()->index(row, 1).data().toString();
        QCOMPARE(counts, (QStringList{"compared with a label 1", "without a label 1", "repeated 1"}));
        emit ledger->activated(ledger->model()->index(1, 0));
        const auto* rows = child<RecordView>(*m_page, "recordView");
        QVERIFY(rows->isVisible());
        QTRY_COMPARE(rows->filter(), QStringLiteral("label is missing"));
    }

    void aBrokenFileIsExplainedAndWhatWasShownStays()
    {
        open(mail);
        const QString path = write(QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", 20));
        open(path);
        const auto* notice = child<Notice>(*m_page, "logsNotice");
        QVERIFY(notice->isVisible());
        QVERIFY(said(*notice, path));
        QVERIFY(child<EvaluationView>(*m_page, "evaluationView")->isVisible());
        QVERIFY(child<QLabel>(*m_page, "logRows")->text().startsWith(QStringLiteral("51 ")));
    }

    /// Said once, it holds for logs of the same format.
    void whatIsSaidOfAScoreIsRemembered()
    {
        QByteArray text = "prediction,label,score\n";
        for (int i = 0; i < 40; ++i)
            text += i % 2 == 0 ? "no,no,0.3\n" : "yes,yes,0.8\n";
        const QString path = write(text);
        open(path);
        const auto sentence = [this] { return child<QLabel>(*m_page, "assumption_1")->text(); };
        QVERIFY2(sentence().contains("class yes"), qPrintable(sentence()));
        QAction* ofNo = child<QMenu>(*m_page, "changeAssumption_1")->actions().at(2);
        QVERIFY2(ofNo->text().contains("class no"), qPrintable(ofNo->text()));
        ofNo->trigger();
        QTRY_VERIFY2(sentence().contains("class no") && sentence().contains("As you said"),
                     qPrintable(sentence()));
        open(path);
        QVERIFY2(sentence().contains("As you said"), qPrintable(sentence()));
    }

    void aMissingFileIsNamed()
    {
        open(QStringLiteral("/nowhere/p.jsonl"));
        QVERIFY(said(*child<Notice>(*m_page, "logsNotice"), QStringLiteral("/nowhere/p.jsonl")));
        QVERIFY(child<QWidget>(*m_page, "emptyState")->isVisible());
    }

    void aLongReadShowsProgressAndCanBeCancelled()
    {
        QSignalSpy finished(m_page.get(), &LogsPage::finished);
        m_page->openFile(endless());
        QVERIFY(m_page->isBusy());
        QVERIFY(child<QWidget>(*m_page, "emptyState")->isVisible()); // not for the blink of an eye
        QTRY_VERIFY(child<QWidget>(*m_page, "busyBar")->isVisible());
        QVERIFY(child<QLabel>(*m_page, "busyText")->text().contains(QStringLiteral("endless.jsonl")));
        test::grab(*m_page, QStringLiteral("logs-busy"));
        QTest::mouseClick(child<QPushButton>(*m_page, "cancelReading"), Qt::LeftButton);
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!m_page->isBusy());
        QVERIFY(said(*child<Notice>(*m_page, "logsNotice"), QStringLiteral("cancelled")));
        QVERIFY(child<QWidget>(*m_page, "emptyState")->isVisible());
    }

    void aLateAnswerOfAnEarlierFileIsDropped()
    {
        QSignalSpy finished(m_page.get(), &LogsPage::finished);
        m_page->openFile(endless());
        m_page->openFile(mail);
        QTRY_COMPARE(finished.count(), 1);
        QTRY_VERIFY(WorkPools::current().isIdle());
        QCoreApplication::processEvents();
        QCOMPARE(finished.count(), 1);
        QVERIFY(child<QWidget>(*m_page, "evaluationView")->isVisible());
        QVERIFY(!child<Notice>(*m_page, "logsNotice")->isVisible());
    }

    void closingThePageWhileReadingEndsTheRead()
    {
        m_page->openFile(endless());
        m_page.reset();
        QTRY_VERIFY(WorkPools::current().isIdle());
    }

    void aFileCanBeDropped()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(mail)});
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QSignalSpy finished(m_page.get(), &LogsPage::finished);
        QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_page.get(), &drop);
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(child<QWidget>(*m_page, "evaluationView")->isVisible());
    }

    void recentLogsCanBeOpenedAgain()
    {
        open(mail);
        auto* menu = child<QMenu>(*m_page, "recentLogs");
        QCOMPARE(menu->actions().front()->toolTip(), QFileInfo(mail).absoluteFilePath());
        QSignalSpy finished(m_page.get(), &LogsPage::finished);
        menu->actions().front()->trigger();
        QTRY_COMPARE(finished.count(), 1);
        menu->actions().back()->trigger();
        QVERIFY(!menu->actions().front()->isEnabled());
    }

    void aTableWithoutTimesOrLabelsSaysSo()
    {
        open(write("prediction;score\nspam;0,9\nham;0,8\n"));
        QCOMPARE(child<QLabel>(*m_page, "logExtent")->text(), QStringLiteral("without times"));
        QCOMPARE(child<QLabel>(*m_page, "logLabels")->text(), ratio(0) + QStringLiteral(" labelled"));
        test::grab(*m_page, QStringLiteral("logs-bare"));
    }

    void everyTextFollowsTheLanguage()
    {
        open(mail);
        test::MarkingTranslator translator;
        QCoreApplication::installTranslator(&translator);
        QTRY_VERIFY(child<QLabel>(*m_page, "logRows")->text().startsWith(u'§'));
        // The evaluation is made anew, so that its notes follow.
        QTRY_VERIFY2(unmarkedLabel().isEmpty(), qPrintable(unmarkedLabel()));
        for (const QPushButton* button : m_page->findChildren<QPushButton*>()) {
            if (button->isVisible())
                QVERIFY2(button->text().contains(u'§'), qPrintable(button->text()));
        }
        QCoreApplication::removeTranslator(&translator);
        QTRY_VERIFY(!child<QLabel>(*m_page, "logRows")->text().startsWith(u'§'));
    }

    void everyControlHasAName()
    {
        open(mail);
        for (const QComboBox* box : m_page->findChildren<QComboBox*>())
            QVERIFY2(!box->accessibleName().isEmpty() && !box->toolTip().isEmpty(),
                     qPrintable(box->objectName()));
        for (const QTableView* table : m_page->findChildren<QTableView*>())
            QVERIFY2(!table->accessibleName().isEmpty(), qPrintable(table->objectName()));
    }

    void looksRightInBothThemes()
    {
        open(mail);
        test::grab(*m_page, QStringLiteral("logs-light"));
        Theme::instance().setMode(ThemeMode::Dark);
        QCoreApplication::processEvents();
        test::grab(*m_page, QStringLiteral("logs-dark"));
        Theme::instance().setMode(ThemeMode::Light);
        m_page->resize(820, 900);
        QCoreApplication::processEvents();
        test::grab(*m_page, QStringLiteral("logs-narrow"));
        QByteArray many("timestamp,prediction,label\n");
        for (int i = 0; i < 2000; ++i)
            many += QByteArray::number(1769850000 + i) + ",class " + QByteArray::number(i * i % 17) +
                    ",class " + QByteArray::number(i % 17) + "\n";
        open(write(many));
        test::grab(*m_page, QStringLiteral("logs-many-classes"));
    }

private:
    /// Rows i of a log of two versions, and perhaps the beginning of another.
    static void append(const QString& path, int from, int to, const QByteArray& half = {})
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        for (int i = from; i < to; ++i)
            file.write(QStringLiteral("{\"timestamp\":\"2026-02-01T10:%1:%2Z\",\"request_id\":\"r%3\","
                                      "\"version\":\"%4\",\"prediction\":\"%5\",\"label\":\"a\"}\n")
                           .arg(i / 60, 2, 10, QLatin1Char('0'))
                           .arg(i % 60, 2, 10, QLatin1Char('0'))
                           .arg(i)
                           .arg(1 + i % 2)
                           .arg(i % 5 == 0 ? "b" : "a")
                           .toUtf8());
        file.write(half);
    }

    [[nodiscard]] QString recordCount() const { return child<QLabel>(*m_page, "recordCount")->text(); }

    /// A visible label whose text did not ask for a translation; empty when there is none.
    [[nodiscard]] QString unmarkedLabel() const
    {
        for (const QLabel* label : m_page->findChildren<QLabel*>()) {
            const bool isNumber = label->objectName() == QLatin1String("value");
            if (label->isVisible() && !label->text().isEmpty() && !isNumber && !label->text().contains(u'§'))
                return label->objectName() + u' ' + label->text();
        }
        return {};
    }

    void open(const QString& path)
    {
        QSignalSpy finished(m_page.get(), &LogsPage::finished);
        m_page->openFile(path);
        QTRY_COMPARE(finished.count(), 1);
        QCoreApplication::processEvents();
    }

    QString write(const QByteArray& content)
    {
        const QString path = m_folder.filePath(QStringLiteral("table.csv"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the fixture");
        file.write(content);
        return path;
    }

    /// A sparse file of one endless line that takes far longer to read than any test waits, and no room on
    /// the disk.
    QString endless()
    {
        const QString path = m_folder.filePath(QStringLiteral("endless.jsonl"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(8192, 'x')) < 0 ||
            !file.resize(qint64(1) << 40))
            qFatal("cannot write the fixture");
        return path;
    }

    static bool said(const Notice& notice, const QString& text)
    {
        for (const QLabel* label : notice.findChildren<QLabel*>()) {
            if (label->text().contains(text))
                return true;
        }
        return false;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<LogsPage> m_page;
};

QTEST_MAIN(TestLogsPage)
#include "tst_logspage.moc"
