// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/serverprocess.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <sstream>
#include <utility>

#include <fcntl.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace qd::fleet {

namespace {

void writeAll(int fd, const std::string& text)
{
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t written = ::write(fd, text.data() + done, text.size() - done);
        if (written < 0 && errno != EINTR) {
            return; // The parent is gone, and so will this process be.
        }
        done += written > 0 ? static_cast<std::size_t>(written) : 0;
    }
}

// The console holds the other ends of the parent's standard input and output.
void letGoOfParentsStreams()
{
    const int null = ::open("/dev/null", O_RDWR);
    ::dup2(null, STDIN_FILENO);
    ::dup2(null, STDOUT_FILENO);
    ::close(null);
}

[[noreturn]] void runChild(const std::string& name, const ServerProcess::Serve& serve, int writeEnd,
                           pid_t parent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) {
        std::_Exit(1); // It died before the line above.
    }
    ::prctl(PR_SET_NAME, name.c_str());
    // One heap for all threads: else each keeps free pages of its own, which would blur the memory shown.
    ::mallopt(M_ARENA_MAX, 1);
    letGoOfParentsStreams();
    const auto ports = serve();
    std::string report;
    if (ports) {
        for (const auto& [port, number] : *ports) {
            report += port + " " + std::to_string(number) + "\n";
        }
    } else {
        report = "error " + ports.error() + "\n";
    }
    writeAll(writeEnd, report);
    ::close(writeEnd);
    sigset_t end;
    sigemptyset(&end);
    sigaddset(&end, SIGTERM);
    int received = 0;
    while (ports && ::sigwait(&end, &received) != 0) {
    }
    // Without unwinding: connections that are kept alive would delay the end, and every log line is complete.
    std::_Exit(ports ? 0 : 1);
}

} // namespace

tl::expected<ServerProcess, std::string> ServerProcess::launch(const std::string& name, const Serve& serve)
{
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
        return tl::unexpected(std::string("no pipe can be made: ") + std::strerror(errno));
    }
    std::fflush(nullptr);
    const pid_t parent = ::getpid();
    const pid_t pid = ::fork();
    if (pid < 0) {
        return tl::unexpected(std::string("no process can be made: ") + std::strerror(errno));
    }
    if (pid == 0) {
        ::close(pipe[0]);
        runChild(name, serve, pipe[1], parent);
    }
    ::close(pipe[1]);
    return ServerProcess(pid, pipe[0]);
}

ServerProcess::ServerProcess(ServerProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, -1)), m_readEnd(std::exchange(other.m_readEnd, -1))
{
}

tl::expected<Ports, std::string> ServerProcess::ports()
{
    std::string report;
    std::array<char, 512> buffer{};
    ssize_t count = 0;
    while ((count = ::read(m_readEnd, buffer.data(), buffer.size())) != 0) {
        if (count < 0 && errno != EINTR) {
            break;
        }
        report.append(buffer.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    }
    ::close(std::exchange(m_readEnd, -1));
    if (report.starts_with("error ")) {
        return tl::unexpected(report.substr(6, report.size() - 7));
    }
    Ports ports;
    std::istringstream lines(report);
    std::string name;
    int port = 0;
    while (lines >> name >> port) {
        ports.emplace(name, port);
    }
    if (ports.empty()) {
        return tl::unexpected(std::string("the server process ended before it served"));
    }
    return ports;
}

bool ServerProcess::hasEnded(std::string& how)
{
    int status = 0;
    if (m_pid <= 0 || ::waitpid(m_pid, &status, WNOHANG) != m_pid) {
        return false;
    }
    m_pid = -1;
    how = WIFSIGNALED(status) ? "killed by signal " + std::to_string(WTERMSIG(status))
                              : "exit code " + std::to_string(WEXITSTATUS(status));
    return true;
}

void ServerProcess::stop()
{
    if (m_readEnd >= 0) {
        ::close(std::exchange(m_readEnd, -1));
    }
    if (m_pid > 0) {
        ::kill(m_pid, SIGTERM);
        ::waitpid(std::exchange(m_pid, -1), nullptr, 0);
    }
}

} // namespace qd::fleet
