// SPDX-License-Identifier: Apache-2.0
// The main window's commands: menus, shortcuts and their texts.
#include "models/history/history.h"
#include "widgets/fleet/fleetpage.h"
#include "widgets/logs/logspage.h"
#include "widgets/shell/commandpalette.h"
#include "widgets/shell/language.h"
#include "widgets/shell/mainwindow.h"
#include "widgets/shell/navigation.h"
#include "widgets/shell/settingsdialog.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/messagebox.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/theme.h"

#include <QActionGroup>
#include <QMenuBar>

namespace qd {

QAction* MainWindow::newCommand(const char* name, const QKeySequence& shortcut, std::function<void()> run)
{
    auto* action = new QAction(this);
    action->setObjectName(name);
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    m_commands.push_back({name, action});
    return action;
}

void MainWindow::makeActions()
{
    for (int i = 0; i < 4; ++i)
        m_menus.push_back(menuBar()->addMenu(QString()));
    QMenu* file = m_menus[0];
    QMenu* edit = m_menus[1];
    QMenu* view = m_menus[2];
    QMenu* help = m_menus[3];

    file->addAction(newCommand("addEndpointAction", QKeySequence::New, [this] {
        showPage(Fleet);
        fleetPage()->addEndpoint();
    }));
    file->addAction(newCommand("openLogAction", QKeySequence::Open, [this] {
        showPage(Logs);
        logsPage()->openDialog();
    }));
    file->addSeparator();
    makeExchangeActions(*file);
    file->addSeparator();
    file->addAction(newCommand("settingsAction", QKeySequence("Ctrl+,"), [this] {
        auto* dialog = new SettingsDialog(*m_history, m_keeper, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }));
    file->addSeparator();
    file->addAction(newCommand("quitAction", QKeySequence::Quit, [this] { close(); }));

    edit->addAction(newCommand("undoAction", QKeySequence::Undo, [this] { m_fleet->undoRemoval(); }));

    const char* pageNames[]{"showFleetAction", "showChartsAction", "showAlertsAction", "showIncidentsAction",
                            "showLogsAction"};
    for (int page = 0; page < PageCount; ++page)
        view->addAction(newCommand(pageNames[page], QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + page)),
                                   [this, page] { showPage(Page(page)); }));
    view->addSeparator();
    view->addAction(
        newCommand("evaluateAction", QKeySequence("Ctrl+Shift+E"), [this] { evaluateWhatIsShown(); }));
    view->addSeparator();
    makeThemeMenu(*view);
    makeLanguageMenu(*view);
    view->addAction(newCommand("fullScreenAction", QKeySequence(Qt::Key_F11),
                               [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); }));

    help->addAction(
        newCommand("commandPaletteAction", QKeySequence("Ctrl+K"), [this] { showCommandPalette(); }));
    help->addAction(newCommand("aboutAction", QKeySequence::HelpContents, [this] { showAbout(); }));
}

// The check mark is set when the menu opens: the settings and a shortcut change the theme, too.
void MainWindow::makeThemeMenu(QMenu& view)
{
    QMenu* menu = view.addMenu(QString());
    menu->setObjectName("themeMenu");
    auto* group = new QActionGroup(menu);
    const std::pair<const char*, ThemeMode> modes[]{{"systemThemeAction", ThemeMode::System},
                                                    {"lightThemeAction", ThemeMode::Light},
                                                    {"darkThemeAction", ThemeMode::Dark}};
    for (const auto& [name, mode] : modes) {
        QAction* action = group->addAction(newCommand(name, {}, [mode = mode] { saveTheme(mode); }));
        action->setCheckable(true);
        menu->addAction(action);
        connect(menu, &QMenu::aboutToShow, action,
                [action, mode = mode] { action->setChecked(Theme::instance().mode() == mode); });
    }
    menu->addSeparator();
    menu->addAction(newCommand("toggleThemeAction", QKeySequence("Ctrl+Shift+T"), [] {
        saveTheme(Theme::instance().isDark() ? ThemeMode::Light : ThemeMode::Dark);
    }));
}

void MainWindow::makeLanguageMenu(QMenu& view)
{
    using Choice = Language::Choice;
    QMenu* menu = view.addMenu(QString());
    menu->setObjectName("languageMenu");
    auto* group = new QActionGroup(menu);
    const std::pair<const char*, Choice> choices[]{{"systemLanguageAction", Choice::System},
                                                   {"englishAction", Choice::English},
                                                   {"chineseAction", Choice::Chinese}};
    for (const auto& [name, choice] : choices) {
        QAction* action = group->addAction(newCommand(name, {}, [choice = choice] { saveLanguage(choice); }));
        action->setCheckable(true);
        menu->addAction(action);
        connect(menu, &QMenu::aboutToShow, action,
                [action, choice = choice] { action->setChecked(Language::instance().choice() == choice); });
    }
}

/// What needs the history waits for it; what writes to it needs more than reading.
void MainWindow::enableActions()
{
    for (const char* name : {"settingsAction", "exportAction", "evaluateAction"})
        findChild<QAction*>(name)->setEnabled(m_history != nullptr);
    for (const char* name : {"addEndpointAction", "importAction"})
        findChild<QAction*>(name)->setEnabled(m_history && !m_history->isReadOnly());
}

/// What Undo would take back stands in the menu.
void MainWindow::showUndo()
{
    const QString removed = m_fleet ? m_fleet->undoableRemoval() : QString();
    auto* undo = findChild<QAction*>("undoAction");
    undo->setEnabled(!removed.isEmpty());
    undo->setText(removed.isEmpty() ? tr("&Undo") : tr("&Undo removing %1").arg(menuText(removed)));
}

void MainWindow::showCommandPalette()
{
    QList<QAction*> actions;
    for (const Command& command : m_commands)
        actions.push_back(command.action);
    auto* palette = new CommandPalette(actions, this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->open();
}

void MainWindow::showAbout()
{
    makeMessageBox(QMessageBox::NoIcon, tr("About Quarterdeck"),
                   tr("Quarterdeck %1", "name and version").arg(QStringLiteral(QD_VERSION)),
                   tr("A console for operating machine-learning models in production.\n\nWatch models, find "
                      "faults, roll back, and prove the fix. Everything stays on this machine, in one "
                      "history file.\n\nApache License 2.0"),
                   QMessageBox::Close, this)
        ->open();
}

void MainWindow::retranslate()
{
    const QString menus[]{tr("&File"), tr("&Edit"), tr("&View"), tr("&Help")};
    for (std::size_t i = 0; i < m_menus.size(); ++i)
        m_menus[i]->setTitle(menus[i]);

    const std::pair<const char*, QString> texts[]{{"addEndpointAction", tr("&Add endpoint…")},
                                                  {"openLogAction", tr("&Open log…")},
                                                  {"openWorkspaceAction", tr("Open &workspace…")},
                                                  {"exportAction", tr("&Export…")},
                                                  {"importAction", tr("&Import…")},
                                                  {"settingsAction", tr("&Settings…")},
                                                  {"quitAction", tr("&Quit")},
                                                  {"showFleetAction", tr("Show &fleet")},
                                                  {"showChartsAction", tr("Show &charts")},
                                                  {"showAlertsAction", tr("Show &alerts")},
                                                  {"showIncidentsAction", tr("Show &incidents")},
                                                  {"showLogsAction", tr("Show &logs")},
                                                  {"evaluateAction", tr("&Evaluate predictions…")},
                                                  {"systemThemeAction", tr("Theme of the &system")},
                                                  {"lightThemeAction", tr("&Light theme")},
                                                  {"darkThemeAction", tr("&Dark theme")},
                                                  {"toggleThemeAction", tr("Switch &between light and dark")},
                                                  {"systemLanguageAction", tr("Language of the &system")},
                                                  {"englishAction", QStringLiteral("&English")},
                                                  {"chineseAction", QStringLiteral("简体中文(&Z)")},
                                                  {"fullScreenAction", tr("F&ull screen")},
                                                  {"commandPaletteAction", tr("&Commands…")},
                                                  {"aboutAction", tr("&About Quarterdeck")}};
    for (const auto& [name, text] : texts)
        findChild<QAction*>(name)->setText(text);
    findChild<QMenu*>("themeMenu")->setTitle(tr("&Theme"));
    findChild<QMenu*>("languageMenu")->setTitle(tr("Lan&guage"));
    showUndo();

    m_navigation->setTexts(Fleet, tr("Fleet"), tr("Your endpoints and models at a glance (Ctrl+1)"));
    m_navigation->setTexts(Charts, tr("Charts"), tr("Quality, speed and resources over time (Ctrl+2)"));
    m_navigation->setTexts(Alerts, tr("Alerts"), tr("Current and earlier alerts (Ctrl+3)"));
    m_navigation->setTexts(Incidents, tr("Incidents"), tr("Past and open incidents, with reports (Ctrl+4)"));
    m_navigation->setTexts(Logs, tr("Logs"), tr("Evaluate models from exported prediction logs (Ctrl+5)"));
    retranslateStatus();
    if (m_showNotice && m_notice->isVisible())
        m_showNotice();
}

} // namespace qd
