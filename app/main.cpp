// SPDX-License-Identifier: Apache-2.0
#include "app/application.h"
#include "app/commands/commandline.h"
#include "app/leave.h"
#include "app/terminal.h"
#include "models/base/border.h"
#include "models/base/workpools.h"
#include "models/history/audit/audithead.h"
#include "widgets/shell/language.h"
#include "widgets/shell/settingsdialog.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>

#include <sys/stat.h>

#include <malloc.h>

#include <algorithm>
#include <clocale>
#include <thread>

namespace {

using namespace qd;

struct MainText
{
    Q_DECLARE_TR_FUNCTIONS(MainText)
};

/// Whether there is one that Qt would try; without any it would abort.
bool hasDisplay()
{
    const auto names = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"};
    return std::any_of(names.begin(), names.end(),
                       [](const char* name) { return !qEnvironmentVariableIsEmpty(name); });
}

/// Chooses the platform: without a display there is still the work that needs none.
void choosePlatform(bool needsDisplay)
{
    if (!needsDisplay && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

void applyAppearance(const Invocation& invocation)
{
    if (invocation.hasDefaultLook) {
        Language::instance().setChoice(Language::Choice::English);
        Theme::instance().setMode(ThemeMode::Light);
    } else {
        applySavedAppearance();
    }
    if (!invocation.language.isEmpty())
        Language::instance().setChoice(Language::fromId(invocation.language));
    if (!invocation.theme.isEmpty())
        Theme::instance().setMode(invocation.theme == "dark" ? ThemeMode::Dark : ThemeMode::Light);
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
int runWithPools(const Invocation& invocation)
{
    const WorkPools pools;
    return invocation.run();
}

/// Reads the command line anew, so that what is wrong is told in the language of the reader.
int refuse(const QStringList& arguments)
{
    Invocation nothing;
    nothing.language = languageOf(arguments);
    applyAppearance(nothing);
    if (const auto invocation = readCommandLine(arguments); !invocation)
        printError(invocation.error());
    return 2;
}

int refuseWithoutDisplay()
{
    printError(
        {ErrorKind::NotFound, QStringLiteral("quarterdeck"),
         MainText::tr("There is no display to open a window on."),
         MainText::tr("Without a display use a command that opens no window; see quarterdeck --help.")});
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    keepHeapsSmall();
    guardMessages();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.push_back(QString::fromLocal8Bit(argv[i]));
    const auto invocation = readCommandLine(arguments);
    const bool isDisplayMissing = invocation && invocation->needsDisplay && !hasDisplay();
    choosePlatform(invocation && invocation->needsDisplay && !isDisplayMissing);
    qRegisterMetaType<Error>();
    // Qt has options of its own, such as -style, which could be the name of a file here.
    int ownName = std::min(argc, 1);
    Application application(ownName, argv);
    std::setlocale(LC_NUMERIC, "C"); // libraries must not take a desktop's comma for that of a document
    QApplication::setOrganizationName("quarterdeck");
    // The demo has settings and a folder of its own, so that it can be removed without a trace.
    QApplication::setApplicationName(invocation && invocation->isDemo ? "quarterdeck-demo" : "quarterdeck");
    QApplication::setApplicationVersion(QD_VERSION);
    QGuiApplication::setDesktopFileName("org.quarterdeck.Quarterdeck"); // whence desktops take the icon
    keepPrivate();
    if (!invocation)
        return refuse(arguments);
    applyAppearance(*invocation);
    // What the system says of an error stands within our sentences, and has to be of their language.
    if (QLocale().language() != QLocale::system().language())
        std::setlocale(LC_MESSAGES, "C");
    if (isDisplayMissing)
        return refuseWithoutDisplay();
    keepAuditHeadsIn(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/audit");
    const auto code = atBorder([&]() -> Result<int> { return runWithPools(*invocation); });
    if (!code)
        printError(code.error());
    return leaveWith(code.value_or(1));
}
