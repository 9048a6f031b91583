// SPDX-License-Identifier: Apache-2.0
#include "childprocess.h"

#include <QElapsedTimer>
#include <QFile>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>
#include <vector>

namespace qd {

namespace {

constexpr rlim_t addressSpace = rlim_t{4} << 30; // what runs away ends here, not the machine
constexpr rlim_t fileBytes = rlim_t{1} << 30;

void limitResource(int resource, rlim_t most)
{
    const rlimit limit{most, most};
    ::setrlimit(static_cast<__rlimit_resource>(resource), &limit);
}

[[noreturn]] void become(const std::vector<QByteArray>& words, const QByteArray& home,
                         const QByteArray& output, const ChildLimits& limits)
{
#ifndef __SANITIZE_ADDRESS__ // which takes terabytes of addresses
    limitResource(RLIMIT_AS, addressSpace);
#endif
    limitResource(RLIMIT_FSIZE, fileBytes);
    std::signal(SIGXFSZ, SIG_IGN); // to the program it is a full disk
    limitResource(RLIMIT_CORE, 0);
    limitResource(RLIMIT_CPU, static_cast<rlim_t>(limits.cpuSeconds));
    ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
    ::setenv("LC_ALL", "C.UTF-8", 1);
    ::setenv("HOME", home.constData(), 1);
    ::setenv("XDG_CONFIG_HOME", home.constData(), 1);
    ::setenv("XDG_DATA_HOME", home.constData(), 1);
    const int out = ::open(output.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(out, STDERR_FILENO);
    std::vector<char*> pointers;
    for (const QByteArray& word : words)
        pointers.push_back(const_cast<char*>(word.constData()));
    pointers.push_back(nullptr);
    ::execv(pointers.front(), pointers.data());
    ::_exit(127);
}

} // namespace

ChildOutcome runChild(const QString& program, const QStringList& arguments, const QString& home,
                      const ChildLimits& limits)
{
    std::vector<QByteArray> words{QFile::encodeName(program)};
    for (const QString& argument : arguments)
        words.push_back(QFile::encodeName(argument));
    const QByteArray folder = QFile::encodeName(home);
    const QByteArray output = folder + "/output.txt";
    const pid_t child = ::fork();
    if (child == 0)
        become(words, folder, output, limits);

    QElapsedTimer since;
    since.start();
    ChildOutcome outcome;
    rusage used{};
    int status = 0;
    bool isAsked = false;
    while (::wait4(child, &status, WNOHANG, &used) == 0) {
        if (limits.endAfterMs > 0 && !isAsked && since.elapsed() >= limits.endAfterMs)
            isAsked = ::kill(child, SIGTERM) == 0;
        if (since.elapsed() >= limits.wallSeconds * 1'000LL) {
            outcome.hasHung = true;
            ::kill(child, SIGKILL);
            ::wait4(child, &status, 0, &used);
            break;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5)); // for a process, which tells nothing
    }
    if (WIFEXITED(status))
        outcome.code = WEXITSTATUS(status);
    else
        outcome.signal = WTERMSIG(status);
    if (outcome.signal == SIGXCPU || (outcome.signal == SIGKILL && !outcome.hasHung))
        outcome.hasHung = true;
    if (isAsked && outcome.signal == SIGTERM)
        outcome.signal = 0;
    outcome.mostBytes = qint64(used.ru_maxrss) * 1024;
    if (QFile file(QFile::decodeName(output)); file.open(QIODevice::ReadOnly))
        outcome.output = file.read(64 * 1024);
    return outcome;
}

} // namespace qd
