// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/consolecommands.h"

#include "models/history/history.h"
#include "widgets/charts/chartspage.h"
#include "widgets/fleet/fleetpage.h"
#include "widgets/logs/logspage.h"
#include "widgets/shell/appearancemenus.h"
#include "widgets/shell/commandpalette.h"
#include "widgets/shell/commandtable.h"
#include "widgets/shell/exchangedialogs.h"
#include "widgets/shell/mainwindow.h"
#include "widgets/shell/settingsdialog.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/messagebox.h"

#include <QCoreApplication>
#include <QMenu>

namespace qd {

namespace {

struct ConsoleCommandsWords
{
    Q_DECLARE_TR_FUNCTIONS(ConsoleCommandsWords)
};

std::function<bool()> hasHistory(MainWindow& window)
{
    return [&window] { return window.history() != nullptr; };
}

std::function<bool()> canWrite(MainWindow& window)
{
    return [&window] { return window.history() && !window.isReadOnly(); };
}

void exportWhatIsShown(MainWindow& window)
{
    auto* charts = window.shownPage<ChartsPage>();
    window.exchange().openExport(charts ? std::optional(charts->range()) : std::nullopt);
}

void openSettings(MainWindow& window)
{
    auto* dialog = new SettingsDialog(*window.history(), window.keeper(), &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void addExchangeCommands(CommandTable& commands, QMenu& file, MainWindow& window)
{
    commands.add(file, {.name = QStringLiteral("openWorkspaceAction"),
                        .shortcut = QKeySequence(QStringLiteral("Ctrl+Shift+O")),
                        .text = [] { return ConsoleCommandsWords::tr("Open &workspace…"); },
                        .run = [&window] { window.exchange().chooseWorkspace(); }});
    commands.add(file, {.name = QStringLiteral("exportAction"),
                        .shortcut = QKeySequence(QStringLiteral("Ctrl+E")),
                        .text = [] { return ConsoleCommandsWords::tr("&Export…"); },
                        .run = [&window] { exportWhatIsShown(window); },
                        .isEnabled = hasHistory(window)});
    commands.add(file, {.name = QStringLiteral("importAction"),
                        .shortcut = QKeySequence(QStringLiteral("Ctrl+I")),
                        .text = [] { return ConsoleCommandsWords::tr("&Import…"); },
                        .run = [&window] { window.exchange().openImport(); },
                        .isEnabled = canWrite(window)});
}

void addFileMenu(CommandTable& commands, MainWindow& window)
{
    QMenu& file = commands.addMenu([] { return ConsoleCommandsWords::tr("&File"); });
    commands.add(file, {.name = QStringLiteral("addEndpointAction"),
                        .shortcut = QKeySequence::New,
                        .text = [] { return ConsoleCommandsWords::tr("&Add endpoint…"); },
                        .run =
                            [&window] {
                                window.showPage<FleetPage>();
                                window.page<FleetPage>().addEndpoint();
                            },
                        .isEnabled = canWrite(window)});
    commands.add(file, {.name = QStringLiteral("openLogAction"),
                        .shortcut = QKeySequence::Open,
                        .text = [] { return ConsoleCommandsWords::tr("&Open log…"); },
                        .run =
                            [&window] {
                                window.showPage<LogsPage>();
                                window.page<LogsPage>().openDialog();
                            }});
    file.addSeparator();
    addExchangeCommands(commands, file, window);
    file.addSeparator();
    commands.add(file, {.name = QStringLiteral("settingsAction"),
                        .shortcut = QKeySequence(QStringLiteral("Ctrl+,")),
                        .text = [] { return ConsoleCommandsWords::tr("&Settings…"); },
                        .run = [&window] { openSettings(window); },
                        .isEnabled = hasHistory(window)});
    file.addSeparator();
    commands.add(file, {.name = QStringLiteral("quitAction"),
                        .shortcut = QKeySequence::Quit,
                        .text = [] { return ConsoleCommandsWords::tr("&Quit"); },
                        .run = [&window] { window.close(); }});
}

/// Returns what Undo would take back; empty when there is nothing.
QString undoable(const MainWindow& window)
{
    const auto* fleet = window.madePage<FleetPage>();
    return fleet ? fleet->undoableRemoval() : QString();
}

void addEditMenu(CommandTable& commands, MainWindow& window)
{
    QMenu& edit = commands.addMenu([] { return ConsoleCommandsWords::tr("&Edit"); });
    commands.add(edit,
                 {.name = QStringLiteral("undoAction"),
                  .shortcut = QKeySequence::Undo,
                  .text =
                      [&window] {
                          const QString removed = undoable(window);
                          return removed.isEmpty()
                                     ? ConsoleCommandsWords::tr("&Undo")
                                     : ConsoleCommandsWords::tr("&Undo removing %1").arg(menuText(removed));
                      },
                  .run = [&window] { window.page<FleetPage>().undoRemoval(); },
                  .isEnabled = [&window] { return !undoable(window).isEmpty(); }});
}

void evaluateWhatIsShown(MainWindow& window)
{
    if (auto* charts = window.shownPage<ChartsPage>())
        charts->requestEvaluation();
    else
        window.page<FleetPage>().requestEvaluation();
}

void addViewMenu(CommandTable& commands, MainWindow& window)
{
    QMenu& view = commands.addMenu([] { return ConsoleCommandsWords::tr("&View"); });
    for (const PageSpec& page : window.pages()) {
        commands.add(view, {.name = objectNameOf("show", page, "Action"),
                            .shortcut = page.shortcut,
                            .text = [&page] { return page.texts().command; },
                            .run = [&window, &page] { window.showPage(page.name); }});
    }
    view.addSeparator();
    commands.add(view, {.name = QStringLiteral("evaluateAction"),
                        .shortcut = QKeySequence(QStringLiteral("Ctrl+Shift+E")),
                        .text = [] { return ConsoleCommandsWords::tr("&Evaluate predictions…"); },
                        .run = [&window] { evaluateWhatIsShown(window); },
                        .isEnabled = hasHistory(window)});
    view.addSeparator();
    addThemeMenu(commands, view);
    addLanguageMenu(commands, view);
    commands.add(view,
                 {.name = QStringLiteral("fullScreenAction"),
                  .shortcut = QKeySequence(Qt::Key_F11),
                  .text = [] { return ConsoleCommandsWords::tr("F&ull screen"); },
                  .run = [&window] { window.setWindowState(window.windowState() ^ Qt::WindowFullScreen); }});
}

void openCommandPalette(const CommandTable& commands, MainWindow& window)
{
    auto* palette = new CommandPalette(commands.actions(), &window);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->open();
}

void showAbout(MainWindow& window)
{
    makeMessageBox(
        QMessageBox::NoIcon, ConsoleCommandsWords::tr("About Quarterdeck"),
        ConsoleCommandsWords::tr("Quarterdeck %1", "name and version").arg(QStringLiteral(QD_VERSION)),
        ConsoleCommandsWords::tr(
            "A console for operating machine-learning models in production.\n\nWatch models, find "
            "faults, roll back, and prove the fix. Everything stays on this machine, in one "
            "history file.\n\nApache License 2.0"),
        QMessageBox::Close, &window)
        ->open();
}

void addHelpMenu(CommandTable& commands, MainWindow& window)
{
    QMenu& help = commands.addMenu([] { return ConsoleCommandsWords::tr("&Help"); });
    commands.add(help, {.name = QStringLiteral("commandPaletteAction"),
                        .shortcut = QKeySequence(QStringLiteral("Ctrl+K")),
                        .text = [] { return ConsoleCommandsWords::tr("&Commands…"); },
                        .run = [&commands, &window] { openCommandPalette(commands, window); }});
    commands.add(help, {.name = QStringLiteral("aboutAction"),
                        .shortcut = QKeySequence::HelpContents,
                        .text = [] { return ConsoleCommandsWords::tr("&About Quarterdeck"); },
                        .run = [&window] { showAbout(window); }});
}

} // namespace

void addConsoleCommands(CommandTable& commands, MainWindow& window)
{
    addFileMenu(commands, window);
    addEditMenu(commands, window);
    addViewMenu(commands, window);
    addHelpMenu(commands, window);
}

} // namespace qd
