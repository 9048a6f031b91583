// SPDX-License-Identifier: Apache-2.0
#include "rawserver.h"

#include <algorithm>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace qd {

namespace {

/// A socket bound to a free port of 127.0.0.1.
std::pair<int, int> boundSocket()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (socket < 0 || ::bind(socket, reinterpret_cast<sockaddr*>(&address), length) != 0 ||
        ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) != 0)
        throw std::runtime_error("no free port");
    return {socket, ntohs(address.sin_port)};
}

} // namespace

std::string Peer::readRequest()
{
    char chunk[16384];
    for (;;) {
        if (const std::size_t end = m_buffer.find("\r\n\r\n"); end != std::string::npos) {
            std::size_t total = end + 4;
            if (const std::size_t at = m_buffer.find("Content-Length: "); at < end)
                total += std::stoul(m_buffer.substr(at + 16));
            if (m_buffer.size() >= total) {
                std::string request = m_buffer.substr(0, total);
                m_buffer.erase(0, total);
                return request;
            }
        }
        const ssize_t got = ::recv(m_socket, chunk, sizeof chunk, 0);
        if (got <= 0)
            return {};
        m_buffer.append(chunk, static_cast<std::size_t>(got));
    }
}

bool Peer::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool Peer::answer(std::string_view body, std::string_view moreHeaders)
{
    return send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
                std::string(moreHeaders) + "\r\n" + std::string(body));
}

void Peer::waitUntilClosed()
{
    char chunk[4096];
    while (::recv(m_socket, chunk, sizeof chunk, 0) > 0) {
    }
}

RawServer::RawServer(Handle handle) : m_handle(std::move(handle))
{
    std::tie(m_listener, m_port) = boundSocket();
    if (::listen(m_listener, 512) != 0)
        throw std::runtime_error("cannot listen");
    m_acceptor = std::thread([this] { acceptAll(); });
}

RawServer::~RawServer()
{
    m_stopping = true;
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    {
        const std::lock_guard lock(m_mutex);
        for (const int socket : m_sockets)
            ::shutdown(socket, SHUT_RDWR);
    }
    for (std::thread& thread : m_threads)
        thread.join();
    ::close(m_listener);
}

std::string RawServer::url(std::string_view path) const
{
    return "http://127.0.0.1:" + std::to_string(m_port) + std::string(path);
}

void RawServer::acceptAll()
{
    while (!m_stopping) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            continue;
        ++m_connections;
        const std::lock_guard lock(m_mutex);
        m_sockets.push_back(socket);
        m_threads.emplace_back([this, socket] {
            Peer peer(socket);
            m_handle(peer);
            const std::lock_guard inner(m_mutex);
            std::erase(m_sockets, socket); // before its number can be given to another connection
            ::close(socket);
        });
    }
}

int closedPort()
{
    const auto [socket, port] = boundSocket();
    ::close(socket);
    return port;
}

} // namespace qd
