// SPDX-License-Identifier: Apache-2.0
#include "tests/support/settingsfolder.h"
#include "tests/widgets/triage/triagefixture.h"
#include "widgets/page/page.h"
#include "widgets/shell/commandpalette.h"
#include "widgets/shell/mainwindow.h"

#include <QAction>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace qd;
using namespace qd::test;

namespace {

/// A page that nobody but this test knows.
class NotesPage : public Page
{
public:
    static constexpr QLatin1String pageName{"notes"};

    explicit NotesPage(QWidget* parent) : Page(parent) { setObjectName(QStringLiteral("notesPage")); }

    void setSnapshot(const FleetSnapshotPtr& /*snapshot*/) override { ++snapshots; }
    void enter() override { ++entered; }
    [[nodiscard]] QVariant state() const override { return note.isEmpty() ? QVariant() : QVariant(note); }
    void restore(const QVariant& state) override { note = state.toString(); }
    void write(const QString& text)
    {
        note = text;
        emit stateChanged();
    }

    QString note;
    int snapshots = 0;
    int entered = 0;
};

PageSpec notesSpec(bool needsHistory)
{
    return {.name = NotesPage::pageName,
            .icon = QStringLiteral("logs"),
            .shortcut = QKeySequence(QStringLiteral("Ctrl+6")),
            .texts =
                [] {
                    return PageTexts{QStringLiteral("Notes"), QStringLiteral("What you have written down"),
                                     QStringLiteral("Show &notes")};
                },
            .make = [](MainWindow& window) { return new NotesPage(&window); },
            .needsHistory = needsHistory,
            .count = [](const FleetSnapshot& snapshot) { return static_cast<int>(snapshot.judgedValues); }};
}

std::vector<PageSpec> withNotes(bool needsHistory = true)
{
    auto pages = consolePages();
    pages.push_back(notesSpec(needsHistory));
    return pages;
}

FleetSnapshotPtr snapshotOf(std::size_t count)
{
    FleetSnapshot snapshot;
    snapshot.judgedValues = count;
    return std::make_shared<const FleetSnapshot>(std::move(snapshot));
}

QString settingsFolder; ///< the folder of the present test function

/// A fixture that leaves the settings where they are; its own would be new for each window.
struct FixtureOfOneUser : TriageFixture
{
    FixtureOfOneUser() { keepSettingsIn(settingsFolder); }
};

/// A window with the page of notes beside those of the console.
struct Stage
{
    explicit Stage(bool needsHistory = true)
        : window(fixture.clock, TriageSettings{}, withNotes(needsHistory))
    {
    }

    void open()
    {
        window.setHistory(*fixture.history, *fixture.actions);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
    }

    [[nodiscard]] NotesPage* notes() const { return window.madePage<NotesPage>(); }
    [[nodiscard]] QToolButton* button() const
    {
        return window.findChild<QToolButton*>(QStringLiteral("navNotes"));
    }

    FixtureOfOneUser fixture;
    MainWindow window;
};

} // namespace

/// A page is added by a class and its PageSpec: all that the window does for pages follows.
class TestPages : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        settingsFolder = m_folder->path();
        keepSettingsIn(settingsFolder);
    }

    void itStandsInTheNavigation()
    {
        Stage stage;
        stage.open();
        QVERIFY(stage.button());
        QCOMPARE(stage.button()->text(), QStringLiteral("Notes"));
        QCOMPARE(stage.button()->toolTip(), QStringLiteral("What you have written down (Ctrl+6)"));
        stage.window.setSnapshot(snapshotOf(3));
        QCOMPARE(stage.button()->text(), QStringLiteral("Notes (3)"));
        QTest::mouseClick(stage.button(), Qt::LeftButton);
        QVERIFY(stage.notes() && stage.notes()->isVisible());
        QVERIFY(stage.button()->isChecked());
    }

    void itStandsInTheViewMenuWithItsShortcut()
    {
        Stage stage;
        stage.open();
        auto* command = stage.window.findChild<QAction*>(QStringLiteral("showNotesAction"));
        QVERIFY(command);
        QCOMPARE(command->text(), QStringLiteral("Show &notes"));
        const auto menus = stage.window.menuBar()->actions();
        const auto view = std::find_if(menus.begin(), menus.end(), [](const QAction* action) {
            return action->text() == QStringLiteral("&View");
        });
        QVERIFY(view != menus.end());
        QVERIFY((*view)->menu()->actions().contains(command));
        QTest::keyClick(&stage.window, Qt::Key_6, Qt::ControlModifier);
        QVERIFY(stage.notes() && stage.notes()->isVisible());
    }

    void itStandsInTheCommandPalette()
    {
        Stage stage;
        stage.open();
        QTest::keyClick(&stage.window, Qt::Key_K, Qt::ControlModifier);
        auto* palette = stage.window.findChild<CommandPalette*>();
        QVERIFY(palette);
        auto* search = palette->findChild<QLineEdit*>(QStringLiteral("commandSearch"));
        QTest::keyClicks(search, QStringLiteral("notes"));
        const auto* list = palette->findChild<QListWidget*>();
        QCOMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->text(), QStringLiteral("Show notes (Ctrl+6)"));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(stage.notes() && stage.notes()->isVisible());
    }

    void itIsMadeWhenItIsFirstWanted()
    {
        Stage stage;
        stage.window.showPage<NotesPage>();
        QVERIFY(!stage.notes()); // there is no history yet
        stage.window.showPage(consolePages().front().name);
        stage.open();
        QVERIFY(!stage.notes());
        stage.window.setSnapshot(snapshotOf(1));
        stage.window.showPage<NotesPage>();
        QVERIFY(stage.notes());
        QCOMPARE(stage.window.findChildren<QWidget*>(QStringLiteral("notesPage")).size(), 1);
        QCOMPARE(stage.notes()->snapshots, 0);
        stage.window.setSnapshot(snapshotOf(2));
        QCOMPARE(stage.notes()->snapshots, 1);
    }

    void itIsEnteredEachTime()
    {
        Stage stage;
        stage.open();
        for (int times = 1; times <= 2; ++times) {
            stage.window.showPage<NotesPage>();
            QCOMPARE(stage.notes()->entered, times);
            stage.window.showPage(consolePages().front().name);
        }
        QCOMPARE(stage.window.findChildren<QWidget*>(QStringLiteral("notesPage")).size(), 1);
    }

    void itIsShownAgainInTheNextRun_data()
    {
        QTest::addColumn<bool>("needsHistory");
        QTest::newRow("of the history") << true;
        QTest::newRow("without one") << false;
    }

    void itIsShownAgainInTheNextRun()
    {
        QFETCH(bool, needsHistory);
        {
            Stage stage(needsHistory);
            stage.open();
            stage.window.showPage<NotesPage>();
            stage.notes()->write(QStringLiteral("Ask about the threshold"));
            QTRY_COMPARE(QSettings().value("pages/notes").toString(),
                         QStringLiteral("Ask about the threshold"));
        } // not closed, as when it is killed
        Stage again(needsHistory);
        QCOMPARE(again.notes() != nullptr, !needsHistory);
        QVERIFY(!QSettings().contains("pages/notes")); // what ends the program is not shown a second time
        again.open();
        QVERIFY(again.notes() && again.notes()->isVisible());
        QVERIFY(again.button()->isChecked());
        QTRY_COMPARE(again.notes()->note, QStringLiteral("Ask about the threshold"));
    }

    void whatItShowedWaitsForIt()
    {
        QSettings().setValue("shell/page", "notes");
        QSettings().setValue("pages/notes", "Ask about the threshold");
        Stage stage;
        stage.window.showPage(consolePages().back().name); // which needs no history
        stage.open();
        QVERIFY(!stage.notes());
        stage.window.showPage<NotesPage>();
        QTRY_COMPARE(stage.notes()->note, QStringLiteral("Ask about the threshold"));
    }

    void aPageThatIsGoneIsNotMissed()
    {
        QSettings().setValue("shell/page", "notes");
        const FixtureOfOneUser fixture;
        MainWindow window(fixture.clock, TriageSettings{});
        window.setHistory(*fixture.history, *fixture.actions);
        window.show();
        QVERIFY(window.findChild<QToolButton*>(QStringLiteral("navFleet"))->isChecked());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
