// SPDX-License-Identifier: Apache-2.0
#include "app/application.h"
#include "app/auditcommand.h"
#include "app/checkhistory.h"
#include "app/commandline.h"
#include "app/console.h"
#include "app/demo.h"
#include "app/endsignals.h"
#include "app/exchangecommands.h"
#include "app/leave.h"
#include "app/logreport.h"
#include "app/logtext.h"
#include "app/salvagecommand.h"
#include "app/terminal.h"
#include "models/base/border.h"
#include "models/base/workpools.h"
#include "models/history/audithead.h"
#include "widgets/shell/language.h"
#include "widgets/shell/mainwindow.h"
#include "widgets/shell/settingsdialog.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QFileInfo>
#include <QLocale>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>

#include <sys/stat.h>

#include <malloc.h>

#include <algorithm>
#include <clocale>
#include <thread>

namespace {

using namespace qd;

constexpr const char* historyKey = "history/path";

// Without a word from the command line the file that was chosen when the default one was damaged.
QString historyPath(const CommandLine& line)
{
    if (!line.historyPath.isEmpty())
        return line.historyPath;
    const QString chosen = QSettings().value(historyKey).toString();
    return QFileInfo::exists(chosen) ? chosen : defaultHistoryPath();
}

/// A process of its own: its window, its collection and its end are its own.
void openWorkspace(const QString& path, bool readOnly)
{
    QStringList arguments{"run", "--history", path};
    if (readOnly)
        arguments << "--read-only";
    QProcess::startDetached(QApplication::applicationFilePath(), arguments);
}

/// Ends with 1 when the history could not be opened in the end.
int runConsole(const CommandLine& line)
{
    ConsoleOptions options;
    options.historyPath = historyPath(line);
    options.readOnly = line.readOnly;
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
        if (line.historyPath.isEmpty())
            QSettings().setValue(historyKey, path);
    });
    if (!line.logPath.isEmpty())
        console.window().openLog(line.logPath);
    const int code = QApplication::exec();
    return hasFailed ? 1 : code;
}

/// Without a display there is still the work that needs none.
void choosePlatform(const CommandLine& line)
{
    const bool windowless =
        line.headless || line.text || line.command == CommandLine::Command::Report ||
        line.command == CommandLine::Command::Check || line.command == CommandLine::Command::AuditVerify ||
        line.command == CommandLine::Command::Export || line.command == CommandLine::Command::Import ||
        line.command == CommandLine::Command::Salvage || line.command == CommandLine::Command::Help ||
        line.command == CommandLine::Command::Version;
    if (windowless && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

void applyAppearance(const CommandLine& line)
{
    // The headless demo starts from defaults, so that its pictures do not depend on whose machine it runs on.
    if (line.headless) {
        Language::instance().setChoice(Language::Choice::English);
        Theme::instance().setMode(ThemeMode::Light);
    } else {
        applySavedAppearance();
    }
    if (!line.language.isEmpty())
        Language::instance().setChoice(Language::fromId(line.language));
    if (!line.theme.isEmpty())
        Theme::instance().setMode(line.theme == "dark" ? ThemeMode::Dark : ThemeMode::Light);
}

/// Whatever this program writes is about people's predictions or about what was looked at: nobody else's to
/// read. An older version left its settings readable.
void keepPrivate()
{
    ::umask(S_IRWXG | S_IRWXO);
    const QByteArray settings = QFile::encodeName(QSettings().fileName());
    struct stat found = {};
    if (::stat(settings.constData(), &found) == 0 && (found.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        ::chmod(settings.constData(), S_IRUSR | S_IWUSR);
}

int run(const CommandLine& line)
{
    switch (line.command) {
    case CommandLine::Command::Help:
        printLine(helpText().trimmed());
        return 0;
    case CommandLine::Command::Version:
        printLine(QStringLiteral("quarterdeck " QD_VERSION));
        return 0;
    case CommandLine::Command::Check:
        return checkHistory(historyPath(line));
    case CommandLine::Command::AuditVerify:
        return verifyAuditTrail(historyPath(line), line.json);
    case CommandLine::Command::Export:
        return exportFromCommandLine(line, historyPath(line));
    case CommandLine::Command::Import:
        return importFromCommandLine(line, historyPath(line));
    case CommandLine::Command::Salvage:
        return salvageCommand(historyPath(line));
    case CommandLine::Command::Demo:
        return runDemo(line);
    case CommandLine::Command::Log:
        return line.text ? printLogSummary(line.logPath) : runConsole(line);
    case CommandLine::Command::Report:
        return writeQualityReportOf(line, historyPath(line));
    case CommandLine::Command::Run:
        break;
    }
    return runConsole(line);
}

/// glibc gives eight heaps to a processor, each of which keeps what was freed on it, and once a large block
/// was freed, blocks of its size come from them, too. A reading of predictions needs some tens of megabytes
/// for a moment, each time on another thread: that was 5 MB more a minute.
void keepHeapsSmall()
{
    constexpr int large = 1 << 20;
    mallopt(M_ARENA_MAX, int(std::max(2U, std::thread::hardware_concurrency())));
    mallopt(M_MMAP_THRESHOLD, large);
    mallopt(M_TRIM_THRESHOLD, large);
}

/// A console has pools of its own; these are for the other commands.
int runWithPools(const CommandLine& line)
{
    const WorkPools pools;
    return run(line);
}

} // namespace

int main(int argc, char** argv)
{
    keepHeapsSmall();
    guardMessages();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.push_back(QString::fromLocal8Bit(argv[i]));
    const auto line = parseCommandLine(arguments);
    if (!line) {
        printError(line.error());
        return 2;
    }
    choosePlatform(*line);
    qRegisterMetaType<Error>();
    Application application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // libraries must not take a desktop's comma for that of a document
    QApplication::setOrganizationName("quarterdeck");
    // The demo has settings and a folder of its own, so that it can be removed without a trace.
    QApplication::setApplicationName(line->command == CommandLine::Command::Demo ? "quarterdeck-demo"
                                                                                 : "quarterdeck");
    QApplication::setApplicationVersion(QD_VERSION);
    keepPrivate();
    applyAppearance(*line);
    // What the system says of an error stands within our sentences, and has to be of their language.
    if (QLocale().language() != QLocale::system().language())
        std::setlocale(LC_MESSAGES, "C");
    keepAuditHeadsIn(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/audit");
    const auto code = atBorder([&]() -> Result<int> { return runWithPools(*line); });
    if (!code)
        printError(code.error());
    return leaveWith(code.value_or(1));
}
