// SPDX-License-Identifier: Apache-2.0
#include "models/base/async.h"
#include "models/base/metrics.h"
#include "models/items/confusionmodel.h"
#include "models/quality/intervals.h"
#include "tests/widgets/theme/grab.h"
#include "widgets/logs/confusionview.h"
#include "widgets/logs/logspage.h"
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
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTranslator>

using namespace qd;

namespace {

const QString mail = QStringLiteral(QD_TEST_DATA "/mail.jsonl");

/// Marks every text that asks for a translation, so that a text that was not renewed shows.
class MarkingTranslator : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override
    {
        return QStringLiteral("§") + QString::fromUtf8(source);
    }
};

template <typename Widget>
Widget* child(const QWidget& page, const char* name)
{
    auto* found = page.findChild<Widget*>(QString::fromLatin1(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

QString tile(const QWidget& page, const char* name, const char* part = "value")
{
    return child<QLabel>(*child<QWidget>(page, qPrintable(QStringLiteral("tile_") + QLatin1String(name))),
                         part)
        ->text();
}

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
        QCoreApplication::setOrganizationName(QStringLiteral("quarterdeck-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        Theme::instance().setMode(ThemeMode::Light);
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
        QVERIFY(child<QWidget>(*m_page, "emptyState")->isVisible());
        QVERIFY(!child<QWidget>(*m_page, "emptyAction")->accessibleName().isNull() ||
                !child<QPushButton>(*m_page, "emptyAction")->text().isEmpty());
        test::grab(*m_page, QStringLiteral("logs-empty"));
        QTest::mouseClick(child<QPushButton>(*m_page, "emptyAction"), Qt::LeftButton);
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

    void showsTheFiguresOfAKnownLog()
    {
        open(mail);
        QCOMPARE(tile(*m_page, "accuracy"), ratio(33.0 / 40));
        const Interval interval = wilson(33, 40);
        QCOMPARE(tile(*m_page, "accuracy", "detail"),
                 QStringLiteral("%1 to %2").arg(ratio(interval.low), ratio(interval.high)));
        QCOMPARE(tile(*m_page, "precision"), ratio((18.0 / 23 + 15.0 / 17) / 2));
        QCOMPARE(tile(*m_page, "recall"), ratio((18.0 / 20 + 15.0 / 20) / 2));
        QCOMPARE(tile(*m_page, "f1"), ratio((36.0 / 43 + 30.0 / 37) / 2));
        QCOMPARE(tile(*m_page, "errors"), ratio(2.0 / 50));
        QCOMPARE(child<QLabel>(*m_page, "logFile")->text(), QStringLiteral("mail.jsonl (JSON lines)"));
        QCOMPARE(child<QLabel>(*m_page, "logRows")->text(), QStringLiteral("50 predictions in 82 rows"));
        QCOMPARE(child<QLabel>(*m_page, "logLabels")->text(), ratio(40.0 / 48) + QStringLiteral(" labelled"));
    }

    void theMatrixHasTrueClassesInRows()
    {
        open(mail);
        auto* view = child<ConfusionView>(*m_page, "confusionView");
        const auto* model = m_page->findChild<ConfusionModel*>();
        QCOMPARE(model->matrix().classes, (std::vector<std::string>{"ham", "spam"}));
        QCOMPARE(model->matrix().counts, (std::vector<std::int64_t>{18, 2, 5, 15}));
        const QModelIndex mistaken = view->cellAt(view->cellRect(1, 0).center());
        QCOMPARE(mistaken.data().toString(), QStringLiteral("5"));
        QTest::mouseClick(view, Qt::LeftButton, {}, view->cellRect(1, 0).center());
        QVERIFY(view->accessibleDescription().contains(QStringLiteral("“spam” was mistaken for “ham”")));
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(view->currentCell().data().toString(), QStringLiteral("15"));
        QTest::keyClick(view, Qt::Key_Right); // at the edge
        QCOMPARE(view->currentCell().column(), 1);
    }

    void thePositiveClassCanBeChosen()
    {
        open(mail);
        auto* positive = child<QComboBox>(*m_page, "positiveClass");
        positive->setCurrentText(QStringLiteral("spam"));
        QCOMPARE(tile(*m_page, "precision"), ratio(15.0 / 17));
        QCOMPARE(tile(*m_page, "recall"), ratio(0.75));
        QCOMPARE(tile(*m_page, "accuracy"), ratio(33.0 / 40));
    }

    void everythingFollowsTheChosenVersion()
    {
        open(mail);
        auto* group = child<QComboBox>(*m_page, "logGroup");
        QCOMPARE(group->count(), 4);
        group->setCurrentText(QStringLiteral("mail, version 1"));
        QCOMPARE(tile(*m_page, "p50"), formatValue(0.0105, MetricUnit::Seconds));
        QCOMPARE(tile(*m_page, "errors"), ratio(0.0));
        QCOMPARE(m_page->findChild<ConfusionModel*>()->matrix().total(), 20);
        QCOMPARE(child<QTableView>(*m_page, "versionTable")->model()->rowCount(), 2);
    }

    void rejectedRowsAreListedWithTheirLines()
    {
        open(mail);
        auto* button = child<QPushButton>(*m_page, "rejectedRows");
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        auto* table = child<QTableView>(*m_page, "rejectedTable");
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("6"));
        QVERIFY(table->model()->index(0, 2).data().toString().contains("soon"));
        QCOMPARE(table->model()->index(1, 0).data().toString(), QStringLiteral("82"));
        test::grab(*child<QDialog>(*m_page, "rejectedDialog"), QStringLiteral("logs-rejected"));
        child<QDialog>(*m_page, "rejectedDialog")->close();
    }

    void aBrokenFileIsExplainedAndWhatWasShownStays()
    {
        open(mail);
        const QString path = write(QByteArray("alpha,beta\n1,2\n"));
        open(path);
        const auto* notice = child<Notice>(*m_page, "logsNotice");
        QVERIFY(notice->isVisible());
        QVERIFY(said(*notice, path));
        QVERIFY(said(*notice, QStringLiteral("alpha, beta")));
        QVERIFY(child<QWidget>(*m_page, "logReport")->isVisible());
        QCOMPARE(tile(*m_page, "accuracy"), ratio(33.0 / 40));
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
        QTRY_COMPARE(workPool().activeThreadCount(), 0);
        QCoreApplication::processEvents();
        QCOMPARE(finished.count(), 1);
        QVERIFY(child<QWidget>(*m_page, "logReport")->isVisible());
        QVERIFY(!child<Notice>(*m_page, "logsNotice")->isVisible());
    }

    void closingThePageWhileReadingEndsTheRead()
    {
        m_page->openFile(endless());
        m_page.reset();
        QTRY_COMPARE(workPool().activeThreadCount(), 0);
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
        QVERIFY(child<QWidget>(*m_page, "logReport")->isVisible());
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
        QVERIFY(child<QLabel>(*m_page, "logFile")->text().contains(QStringLiteral("semicolons")));
        QCOMPARE(tile(*m_page, "accuracy"), QStringLiteral("–"));
        QCOMPARE(tile(*m_page, "p99", "detail"), QStringLiteral("no latencies"));
        QVERIFY(child<QLabel>(*m_page, "matrixNote")->text().contains(QStringLiteral("no label")) ||
                child<QLabel>(*m_page, "matrixNote")->text().contains(QStringLiteral("label yet")));
        QVERIFY(child<QLabel>(*m_page, "chartNote")->text().contains(QStringLiteral("no times")));
        test::grab(*m_page, QStringLiteral("logs-bare"));
    }

    void everyTextFollowsTheLanguage()
    {
        open(mail);
        child<QComboBox>(*m_page, "logGroup")->setCurrentIndex(2);
        MarkingTranslator translator;
        QCoreApplication::installTranslator(&translator);
        QTRY_VERIFY(child<QLabel>(*m_page, "logRows")->text().startsWith(u'§'));
        QCOMPARE(child<QComboBox>(*m_page, "logGroup")->currentIndex(), 2);
        for (const QLabel* label : m_page->findChildren<QLabel*>()) {
            const bool isNumber = label->objectName() == QLatin1String("value");
            if (label->isVisible() && !label->text().isEmpty() && !isNumber)
                QVERIFY2(label->text().contains(u'§'), qPrintable(label->objectName() + label->text()));
        }
        for (const QPushButton* button : m_page->findChildren<QPushButton*>()) {
            if (button->isVisible())
                QVERIFY2(button->text().contains(u'§'), qPrintable(button->text()));
        }
        QVERIFY(child<QTableView>(*m_page, "classTable")
                    ->model()
                    ->headerData(0, Qt::Horizontal)
                    .toString()
                    .contains(u'§'));
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

    /// A sparse file that takes far longer to read than any test waits, and no room on the disk.
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
