// SPDX-License-Identifier: Apache-2.0
#include "app/console/console.h"
#include "app/console/historyopening.h"
#include "models/history/historyreader.h"
#include "tests/support/settingsfolder.h"
#include "widgets/charts/chartspage.h"
#include "widgets/logs/logspage.h"
#include "widgets/shell/damagedhistorydialog.h"
#include "widgets/shell/mainwindow.h"
#include "widgets/shell/settingsdialog.h"
#include "widgets/timeline/alertspage.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <future>

using namespace qd;

/// A console whose history is not open yet, cannot be opened, or is slow to open.
class TestConsoleStart : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void theWindowIsThereBeforeTheHistory();
    void closingTheWindowEndsTheOpening();
    void aHistoryThatNobodyTakesIsClosedAgain();
    void anUpgradeIsShownAndEndsWithTheWindow_data();
    void anUpgradeIsShownAndEndsWithTheWindow();
    void whyItCannotBeOpenedIsShown_data();
    void whyItCannotBeOpenedIsShown();
    void itCanBeTriedAgain();
    void aDamagedHistoryIsAskedAbout_data();
    void aDamagedHistoryIsAskedAbout();
    void whatAnotherConsoleWritesIsOpenedForReading();
    void whatCannotBeWrittenToIsOpenedForReading();
    void thePageThatWasLeftIsTheOnlyOneMade();
    void whatIsShownIsRememberedBeforeTheEnd();
    void theLogThatWasShownIsShownAgain();
    void aLogThatEndedTheConsoleIsNotOpenedAgain();
    void themeAndLanguageAreCheckedInTheMenus();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath("history.qdh"); }
    [[nodiscard]] ConsoleOptions options() const
    {
        ConsoleOptions options;
        options.historyPath = path();
        options.useKeychain = false;
        return options;
    }
    void makeHistory() const
    {
        const auto history = History::open(path());
        QVERIFY(history);
        (*history)->write({.samples = {{{"up", {}}, {{1'700'000'000'000}, 1}}}});
    }
    void write(const QByteArray& bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    [[nodiscard]] QByteArray bytes() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QWidget* openingState(Console& console)
    {
        return console.window().findChild<QWidget*>("openingState");
    }
    static QString titleOf(Console& console)
    {
        const QWidget* state = openingState(console);
        return state && state->isVisible() ? state->findChild<QLabel*>("emptyTitle")->text() : QString();
    }
    static bool isEnabled(Console& console, const char* action)
    {
        return console.window().findChild<QAction*>(action)->isEnabled();
    }

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

/// Opens the history when it is told to.
struct HeldOpener
{
    std::promise<void> release;
    std::shared_future<void> released = release.get_future().share();

    [[nodiscard]] HistoryOpener opener() const
    {
        return [released = released](const QString& path, bool readOnly, const OpeningWatch& watch) {
            released.wait();
            return openForConsole(path, readOnly, watch);
        };
    }
};

void waitForCancel(const CancelToken& cancel)
{
    while (!cancel.isCancelled())
        std::this_thread::yield();
}

} // namespace

void TestConsoleStart::initTestCase()
{
    keepSettingsIn(m_settings.path());
    QApplication::setQuitOnLastWindowClosed(false);
}

void TestConsoleStart::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestConsoleStart::theWindowIsThereBeforeTheHistory()
{
    HeldOpener held;
    ConsoleOptions options = this->options();
    options.opener = held.opener();
    Console console(options);
    QSignalSpy opened(&console, &Console::opened);
    connect(&console, &Console::opened, &console, &Console::start);
    QTRY_VERIFY(console.window().isVisible());
    QTRY_COMPARE(titleOf(console), QString("Opening the history…"));
    QVERIFY(openingState(console)->parentWidget()->findChild<QProgressBar*>("openingBusy")->isVisible());
    for (const char* action : {"exportAction", "importAction", "addEndpointAction", "settingsAction"})
        QVERIFY2(!isEnabled(console, action), action);

    console.window().showPage<LogsPage>(); // needs no history
    QVERIFY(console.window().page<LogsPage>().isVisible());
    console.window().showPage<ChartsPage>();
    QVERIFY(openingState(console)->isVisible());

    held.release.set_value();
    QTRY_COMPARE(opened.size(), 1);
    QVERIFY(!console.window().findChild<QWidget*>("openingState") || !openingState(console)->isVisible());
    QVERIFY(console.window().findChild<QWidget*>("chartsEmpty")->isVisible());
    for (const char* action : {"exportAction", "importAction", "addEndpointAction", "settingsAction"})
        QVERIFY2(isEnabled(console, action), action);
    QTRY_VERIFY(console.snapshot());
}

void TestConsoleStart::closingTheWindowEndsTheOpening()
{
    std::atomic<bool> hasEnded = false;
    {
        ConsoleOptions options = this->options();
        options.opener = [&](const QString& path, bool, const OpeningWatch& watch) -> OpeningOutcome {
            waitForCancel(watch.cancel);
            hasEnded = true;
            return tl::unexpected(OpeningFailure{{ErrorKind::Cancelled, path, {}, {}}});
        };
        Console console(options);
        QSignalSpy failed(&console, &Console::openingFailed);
        QTRY_VERIFY(console.window().isVisible());
        QVERIFY(console.window().close());
        QVERIFY(!hasEnded);
        QCOMPARE(failed.size(), 0);
    }
    QVERIFY(hasEnded);
}

void TestConsoleStart::aHistoryThatNobodyTakesIsClosedAgain()
{
    makeHistory();
    {
        std::promise<void> isOpen;
        ConsoleOptions options = this->options();
        options.opener = [&](const QString& path, bool readOnly, const OpeningWatch& watch) {
            auto outcome = openForConsole(path, readOnly, watch);
            isOpen.set_value();
            return outcome;
        };
        const Console console(options);
        isOpen.get_future().wait(); // and no event is handled
    }
    const auto history = History::open(path()); // a lock that was left behind would refuse it
    QVERIFY2(history, history ? "" : qPrintable(history.error().text()));
    QCOMPARE((*(*history)->reader())->samples(1, {{0}, {INT64_MAX}}).value().size(), 1u);
}

void TestConsoleStart::anUpgradeIsShownAndEndsWithTheWindow_data()
{
    QTest::addColumn<HistoryUpgrade>("stage");
    QTest::addColumn<QString>("title");
    QTest::newRow("copying") << HistoryUpgrade::Copying << "Copying the history…";
    QTest::newRow("converting") << HistoryUpgrade::Converting << "Upgrading the history…";
}

void TestConsoleStart::anUpgradeIsShownAndEndsWithTheWindow()
{
    QFETCH(HistoryUpgrade, stage);
    QFETCH(QString, title);
    QVERIFY(QFile::copy(QD_SOURCE_DIR "/tests/models/history/data/version-1.qdh", path()));
    {
        ConsoleOptions options = this->options();
        options.opener = [stage](const QString& path, bool readOnly, const OpeningWatch& watch) {
            OpeningWatch held = watch;
            held.upgrading = [&](HistoryUpgrade entered) {
                watch.upgrading(entered);
                if (entered == stage)
                    waitForCancel(watch.cancel);
            };
            return openForConsole(path, readOnly, held);
        };
        Console console(options);
        QTRY_COMPARE(titleOf(console), title);
        QVERIFY(console.window().close());
    }
    const auto history = History::open(path());
    QVERIFY2(history, history ? "" : qPrintable(history.error().text()));
    QCOMPARE((*(*history)->reader())->predictions({.range = {{0}, {INT64_MAX}}}).value().size(), 50u);
}

void TestConsoleStart::whyItCannotBeOpenedIsShown_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    QTest::newRow("newer version") << 60 << QByteArray("\0\0\x03\xe8", 4) << "newer Quarterdeck";
    QTest::newRow("another program") << 68 << QByteArray("\0\0\x30\x39", 4) << "another program";
}

void TestConsoleStart::whyItCannotBeOpenedIsShown()
{
    QFETCH(int, at);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    makeHistory();
    write(this->bytes().replace(at, bytes.size(), bytes));
    const QByteArray before = this->bytes();
    Console console(options());
    QSignalSpy failed(&console, &Console::openingFailed);
    QTRY_COMPARE(titleOf(console), QString("The history cannot be opened"));
    QVERIFY(openingState(console)->findChild<QLabel*>("emptyExplanation")->text().contains(reason));
    QCOMPARE(failed.size(), 1);
    QVERIFY(!console.isOpen());
    QVERIFY(!console.window().findChild<DamagedHistoryDialog*>());
    QVERIFY(console.window().close());
    QCOMPARE(this->bytes(), before);
}

void TestConsoleStart::itCanBeTriedAgain()
{
    write("Dear diary"); // in the way
    Console console(options());
    QTRY_COMPARE(titleOf(console), QString("The history cannot be opened"));
    if (auto* dialog = console.window().findChild<DamagedHistoryDialog*>())
        dialog->reject();
    QVERIFY(QFile::remove(path()));
    auto* again = openingState(console)->findChild<QPushButton*>("emptyAction");
    QVERIFY(again->isVisible());
    again->click();
    QTRY_VERIFY(console.isOpen());
    QVERIFY(!console.history().isReadOnly());
}

void TestConsoleStart::aDamagedHistoryIsAskedAbout_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<bool>("isChosen");
    QTest::newRow("start fresh") << "startFreshButton" << true;
    QTest::newRow("read it") << "openForReadingButton" << false;
}

void TestConsoleStart::aDamagedHistoryIsAskedAbout()
{
    QFETCH(QString, button);
    QFETCH(bool, isChosen);
    makeHistory();
    QByteArray damaged = bytes();
    constexpr int page = 2'048;
    const auto middle = damaged.size() / page / 2; // of a table; the list of them is at both ends
    damaged.replace(middle * page, 2 * page, QByteArray(2 * page, '\x55'));
    write(damaged);
    const QByteArray before = bytes();
    Console console(options());
    QSignalSpy chosen(&console, &Console::historyChosen);
    QTRY_VERIFY(console.window().findChild<DamagedHistoryDialog*>());
    console.window().findChild<DamagedHistoryDialog*>()->findChild<QPushButton*>(button)->click();
    QTRY_VERIFY(console.isOpen());
    QCOMPARE(console.history().isReadOnly(), !isChosen);
    QCOMPARE(chosen.size(), isChosen ? 1 : 0);
    QCOMPARE(console.history().path() == path(), !isChosen);
    QCOMPARE(bytes(), before);
}

void TestConsoleStart::whatAnotherConsoleWritesIsOpenedForReading()
{
    const auto other = History::open(path());
    QVERIFY(other);
    Console console(options());
    connect(&console, &Console::opened, &console, &Console::start);
    QTRY_VERIFY(console.isOpen());
    QVERIFY(console.history().isReadOnly());
    QTRY_VERIFY(console.window().windowTitle().contains("read-only"));
    QVERIFY(!isEnabled(console, "importAction"));
    QVERIFY(console.window().findChild<QLabel*>("noticeText"));
}

void TestConsoleStart::whatIsShownIsRememberedBeforeTheEnd()
{
    makeHistory();
    Console console(options());
    QTRY_VERIFY(console.isOpen());
    console.window().showPage<AlertsPage>();
    QTRY_COMPARE(QSettings().value("shell/page").toString(), QString(AlertsPage::pageName));
    console.window().resize(1'234, 777);
    const QByteArray geometry = console.window().saveGeometry();
    QTRY_COMPARE(QSettings().value("shell/geometry").toByteArray(), geometry);
}

void TestConsoleStart::theLogThatWasShownIsShownAgain()
{
    const QString log = m_folder->filePath("served.csv");
    QFile file(log);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("time,prediction,label\n2026-01-01T12:00:00Z,ham,ham\n2026-01-01T12:00:01Z,spam,ham\n");
    file.close();
    {
        Console console(options());
        openLog(console.window(), log);
        QTRY_COMPARE(QSettings().value("pages/logs").toStringList(), QStringList{log});
        QTRY_VERIFY(console.isOpen());
    } // not closed, as when it is killed
    Console again(options());
    QTRY_COMPARE(again.window().page<LogsPage>().shownPaths(), QStringList{log});
}

void TestConsoleStart::aLogThatEndedTheConsoleIsNotOpenedAgain()
{
    const QString log = m_folder->filePath("served.csv");
    QSettings().setValue("shell/page", QString(LogsPage::pageName));
    QSettings().setValue("pages/logs", QStringList{log});
    Console console(options());
    QVERIFY(QSettings().value("pages/logs").toStringList().isEmpty());
}

void TestConsoleStart::whatCannotBeWrittenToIsOpenedForReading()
{
    makeHistory();
    const std::string folder = m_folder->path().toStdString();
    QCOMPARE(::chmod((folder + "/history.qdh").c_str(), 0444), 0);
    QCOMPARE(::chmod(folder.c_str(), 0555), 0);
    const uid_t before = ::geteuid();
    if (before == 0) // whom no permissions stop
        QCOMPARE(::seteuid(65534), 0);
    OpeningOutcome outcome = openForConsole(path(), false, {});
    bool isReadable = false;
    if (outcome) {
        const auto extent = (*outcome->history->reader())->extent();
        isReadable = extent && extent->has_value();
    }
    const OpeningOutcome asked = openForConsole(path(), true, {});
    if (before == 0)
        QCOMPARE(::seteuid(before), 0);
    ::chmod(folder.c_str(), 0755);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().error.text()));
    QVERIFY(outcome->history->isReadOnly() && outcome->conflict);
    QVERIFY2(outcome->conflict->what.contains(QLatin1String("reading")),
             qPrintable(outcome->conflict->text()));
    QVERIFY(isReadable);
    QVERIFY(asked && !asked->conflict);
}

void TestConsoleStart::themeAndLanguageAreCheckedInTheMenus()
{
    Console console(options());
    const auto checkedIn = [&console](const char* name) {
        auto* menu = console.window().findChild<QMenu*>(name);
        menu->popup({});
        QStringList checked;
        for (const QAction* action : menu->actions()) {
            if (action->isChecked())
                checked << action->objectName();
        }
        menu->hide();
        return checked;
    };
    saveTheme(ThemeMode::Light);
    saveLanguage(Language::Choice::English);
    QCOMPARE(checkedIn("themeMenu"), QStringList{"lightThemeAction"});
    QCOMPARE(checkedIn("languageMenu"), QStringList{"englishAction"});
    console.window().findChild<QAction*>("toggleThemeAction")->trigger();
    QCOMPARE(checkedIn("themeMenu"), QStringList{"darkThemeAction"});
    console.window().findChild<QAction*>("chineseAction")->trigger();
    QCOMPARE(checkedIn("languageMenu"), QStringList{"chineseAction"});
    saveLanguage(Language::Choice::English);
    console.window().findChild<QAction*>("systemThemeAction")->trigger();
    QCOMPARE(checkedIn("themeMenu"), QStringList{"systemThemeAction"});
}

void TestConsoleStart::thePageThatWasLeftIsTheOnlyOneMade()
{
    {
        Console console(options());
        QTRY_VERIFY(console.isOpen());
        console.window().showPage<AlertsPage>();
        QVERIFY(console.window().close());
    }
    Console console(options());
    QTRY_VERIFY(console.isOpen());
    const auto* page = console.window().findChild<QWidget*>("alertsPage");
    QVERIFY(page);
    QTRY_VERIFY(page->isVisible());
    for (const char* other : {"fleetTable", "chartStack", "incidentsPage", "logsPage"})
        QVERIFY2(!console.window().findChild<QWidget*>(other), other);
}

QTEST_MAIN(TestConsoleStart)
#include "tst_consolestart.moc"
