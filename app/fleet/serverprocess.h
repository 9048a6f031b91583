// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>

#include <sys/types.h>
#include <tl/expected.hpp>

namespace qd::fleet {

using Ports = std::map<std::string, int>;

/// A server in a process of its own, so that its memory and processor time are its own, too. It dies with
/// this process however that ends. Make all of them before this process has threads: they are forked.
class ServerProcess
{
public:
    /// Runs in the new process: starts to serve and tells its ports; the process then waits for SIGTERM.
    using Serve = std::function<tl::expected<Ports, std::string>()>;

    /// `name` is what ps shows, at most 15 characters.
    static tl::expected<ServerProcess, std::string> launch(const std::string& name, const Serve& serve);
    ~ServerProcess() { stop(); }
    ServerProcess(ServerProcess&& other) noexcept;
    ServerProcess& operator=(ServerProcess&&) = delete;

    /// Waits until it serves.
    [[nodiscard]] tl::expected<Ports, std::string> ports();
    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// Returns true once when the process has ended; says how. After that there is nothing to stop.
    [[nodiscard]] bool hasEnded(std::string& how);
    void stop();

private:
    ServerProcess(pid_t pid, int readEnd) : m_pid(pid), m_readEnd(readEnd) {}

    pid_t m_pid = -1;
    int m_readEnd = -1;
};

} // namespace qd::fleet
