// SPDX-License-Identifier: Apache-2.0
#include "app/commands/runcommand.h"

#include "app/commands/historychoice.h"
#include "app/commands/options.h"
#include "app/console/console.h"
#include "app/process/endsignals.h"
#include "app/process/terminal.h"
#include "widgets/shell/mainwindow.h"

#include <QApplication>
#include <QProcess>

namespace qd {

namespace {

struct RunText
{
    Q_DECLARE_TR_FUNCTIONS(RunText)
};

/// A process of its own: its window, its collection and its end are its own.
void openWorkspace(const QString& path, bool readOnly)
{
    QStringList arguments{"run", "--history", path};
    if (readOnly)
        arguments << "--read-only";
    QProcess::startDetached(QApplication::applicationFilePath(), arguments);
}

} // namespace

CommandSpec runCommand()
{
    return {
        .name = "run",
        .summary = RunText::tr("open the console (the default)"),
        .description = RunText::tr(
            "Opens the console on a history. If another console is writing to it, it is opened read-only."),
        .options = {historyOption(),
                    {.name = "read-only", .text = RunText::tr("open the history read-only")},
                    themeOption()},
        .success = RunText::tr("The console was closed."),
        .failure = RunText::tr("The history could not be opened, or there is no display."),
        .examples = {{"quarterdeck", RunText::tr("Opens the console.")},
                     {"quarterdeck run --history copy.qdh --read-only",
                      RunText::tr("Opens a copy of a history without changing it.")}},
        .read = [](const Given& given) -> Result<Invocation> {
            auto invocation = invocationOf(readRun(given), runConsole);
            if (invocation)
                invocation->needsDisplay = true;
            return invocation;
        }};
}

Result<RunArguments> readRun(const Given& given)
{
    return RunArguments{.historyPath = given.value("history"), .readOnly = given.has("read-only")};
}

int runConsole(const RunArguments& arguments)
{
    ConsoleOptions options;
    options.historyPath = historyToUse(arguments.historyPath);
    options.readOnly = arguments.readOnly;
    Console console(options);
    const EndSignals ending([&] { console.end(); }, Console::patienceAtEnd);
    QObject::connect(&console, &Console::workspaceRequested, openWorkspace);
    bool hasFailed = false;
    QObject::connect(&console, &Console::opened, [&] {
        hasFailed = false;
        console.start();
    });
    QObject::connect(&console, &Console::openingFailed, [&](const Error& error) {
        hasFailed = true;
        printError(error);
    });
    QObject::connect(&console, &Console::historyChosen, [&](const QString& path) {
        if (arguments.historyPath.isEmpty())
            rememberHistory(path);
    });
    if (!arguments.logPath.isEmpty())
        openLog(console.window(), arguments.logPath, arguments.logMeaning);
    const int code = QApplication::exec();
    return hasFailed ? 1 : code;
}

} // namespace qd
