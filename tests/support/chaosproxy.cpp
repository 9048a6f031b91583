// SPDX-License-Identifier: Apache-2.0
#include "tests/support/chaosproxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <optional>
#include <utility>

namespace qd::test {

namespace {

constexpr int patience = 20'000; ///< milliseconds that a silent peer is listened to

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

void pause(int milliseconds)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

void sendAll(int socket, const std::string& bytes)
{
    for (std::size_t sent = 0; sent < bytes.size();) {
        const auto count = ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0)
            return;
        sent += static_cast<std::size_t>(count);
    }
}

/// More bytes; false at the end.
bool receive(int socket, std::string& bytes)
{
    pollfd ready{socket, POLLIN, 0};
    char buffer[4096];
    if (::poll(&ready, 1, patience) <= 0)
        return false;
    const auto count = ::recv(socket, buffer, sizeof buffer, 0);
    if (count <= 0)
        return false;
    bytes.append(buffer, static_cast<std::size_t>(count));
    return true;
}

std::optional<std::size_t> contentLength(const std::string& head)
{
    std::string lower(head);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    const std::size_t at = lower.find("content-length:");
    if (at == std::string::npos)
        return std::nullopt;
    return static_cast<std::size_t>(std::stoul(lower.substr(at + 15)));
}

/// A message with its body; empty when it did not come whole.
std::string readMessage(int socket)
{
    std::string bytes;
    std::size_t end = std::string::npos;
    while ((end = bytes.find("\r\n\r\n")) == std::string::npos) {
        if (!receive(socket, bytes))
            return {};
    }
    const std::size_t whole = end + 4 + contentLength(bytes.substr(0, end)).value_or(0);
    while (bytes.size() < whole) {
        if (!receive(socket, bytes))
            return {};
    }
    return bytes;
}

WireRequest requestIn(const std::string& bytes)
{
    WireRequest request;
    const std::size_t space = bytes.find(' ');
    const std::size_t second = bytes.find(' ', space + 1);
    request.method = bytes.substr(0, space);
    request.target = bytes.substr(space + 1, second - space - 1);
    request.body = bytes.substr(bytes.find("\r\n\r\n") + 4);
    return request;
}

int statusOf(const std::string& answer)
{
    return answer.size() > 12 ? std::atoi(answer.c_str() + 9) : 0;
}

std::string answerOf(int status, const std::string& body, const char* type = "text/html")
{
    return "HTTP/1.1 " + std::to_string(status) + " As Told\r\nContent-Type: " + type +
           "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string garbled(std::string answer, std::size_t keep)
{
    for (std::size_t i = std::min(keep, answer.size() / 2); i < answer.size(); i += 3)
        answer[i] = static_cast<char>(answer[i] ^ 0x80);
    return answer;
}

} // namespace

ChaosProxy::ChaosProxy(int serverPort) : m_serverPort(serverPort)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), length);
    ::listen(m_listener, 64);
    ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &length);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { accept(); });
}

ChaosProxy::~ChaosProxy()
{
    drain();
    m_ending = true;
    ::shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
    while (m_underWay > 0)
        pause(5);
}

void ChaosProxy::choose(Choose choose)
{
    const std::lock_guard lock(m_mutex);
    m_choose = std::move(choose);
}

void ChaosProxy::drain()
{
    // Connections are accepted in order: once this one is, none waits before it.
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(m_port);
    ::connect(probe, reinterpret_cast<sockaddr*>(&address), sizeof address);
    socklen_t length = sizeof address;
    ::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &length);
    while (m_lastPeer != ntohs(address.sin_port))
        pause(5);
    ::close(probe);
    while (m_underWay > 0)
        pause(5);
}

std::vector<WireRequest> ChaosProxy::takeRequests()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_requests, {});
}

void ChaosProxy::accept()
{
    while (!m_ending) {
        sockaddr_in peer{};
        socklen_t length = sizeof peer;
        const int client = ::accept4(m_listener, reinterpret_cast<sockaddr*>(&peer), &length, SOCK_CLOEXEC);
        if (client < 0)
            continue;
        ++m_underWay;
        m_lastPeer = ntohs(peer.sin_port);
        std::thread([this, client] {
            serve(client);
            --m_underWay;
        }).detach();
    }
}

std::string ChaosProxy::ask(const std::string& request) const
{
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(m_serverPort);
    std::string answer;
    if (::connect(server, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
        sendAll(server, request);
        answer = readMessage(server);
    }
    ::close(server);
    return answer;
}

void ChaosProxy::serve(int client)
{
    const std::string bytes = readMessage(client);
    WireRequest request = bytes.empty() ? WireRequest() : requestIn(bytes);
    Choose choose;
    {
        const std::lock_guard lock(m_mutex);
        choose = m_choose;
    }
    const Fault fault = choose && !bytes.empty() ? choose(request) : Fault();
    std::string answer;
    bool whole = false;
    bool isLate = fault.kind == Fault::Kind::Late;
    switch (fault.kind) {
    case Fault::Kind::Refuse:
    case Fault::Kind::Lose:
    case Fault::Kind::Late:
        break;
    case Fault::Kind::None:
        answer = bytes.empty() ? std::string() : ask(bytes);
        whole = true;
        break;
    case Fault::Kind::Swallow:
        (void)ask(bytes);
        break;
    case Fault::Kind::Delay:
        pause(fault.delay);
        answer = ask(bytes);
        whole = true;
        break;
    case Fault::Kind::Duplicate:
        (void)ask(bytes);
        answer = ask(bytes);
        whole = true;
        break;
    case Fault::Kind::Truncate:
        answer = ask(bytes);
        answer.resize(std::min(answer.size() - std::min<std::size_t>(answer.size(), 1), fault.keep));
        break;
    case Fault::Kind::Shorten: {
        const std::string full = ask(bytes);
        const std::string body = full.substr(std::min(full.size(), full.find("\r\n\r\n") + 4));
        answer = answerOf(statusOf(full), body.substr(0, fault.keep), "application/json");
        whole = true;
        break;
    }
    case Fault::Kind::Garble:
        answer = garbled(ask(bytes), fault.keep);
        break;
    case Fault::Kind::Answer:
        answer = answerOf(fault.status, fault.body);
        whole = true;
        isLate = fault.passesOn;
        break;
    }
    request.answered = whole ? statusOf(answer) : 0;
    if (fault.kind != Fault::Kind::Refuse && !bytes.empty()) {
        const std::lock_guard lock(m_mutex);
        m_requests.push_back(request);
    }
    sendAll(client, answer);
    ::shutdown(client, SHUT_RDWR);
    ::close(client);
    if (isLate) {
        pause(fault.delay);
        (void)ask(bytes);
    }
}

} // namespace qd::test
