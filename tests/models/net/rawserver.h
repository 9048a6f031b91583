// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace qd {

/// The other end of one connection, as raw bytes: a server that means harm does not use an HTTP library.
class Peer
{
public:
    explicit Peer(int socket) : m_socket(socket) {}

    /// Up to the end of the headers and the announced body; empty when the client has gone.
    [[nodiscard]] std::string readRequest();
    /// False when the client has gone.
    bool send(std::string_view bytes);
    /// 200 with a length and `body`.
    bool answer(std::string_view body, std::string_view moreHeaders = {});
    void waitUntilClosed();

private:
    int m_socket;
    std::string m_buffer;
};

/// Listens on a free port of 127.0.0.1 and hands every connection to `handle` in a thread of its own.
/// Destruction breaks all connections and waits for the threads.
class RawServer
{
public:
    using Handle = std::function<void(Peer&)>;

    explicit RawServer(Handle handle);
    ~RawServer();
    RawServer(const RawServer&) = delete;
    RawServer& operator=(const RawServer&) = delete;

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] std::string url(std::string_view path = "/metrics") const;
    [[nodiscard]] int connections() const { return m_connections; }

private:
    void acceptAll();

    Handle m_handle;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_connections = 0;
    std::thread m_acceptor;
    std::mutex m_mutex; // guards what follows
    std::vector<int> m_sockets;
    std::vector<std::thread> m_threads;
};

/// A port of 127.0.0.1 on which nobody listens.
[[nodiscard]] int closedPort();

} // namespace qd
