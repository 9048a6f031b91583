// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/httpservice.h"

#include <chrono>

#include <sys/socket.h>

namespace qd::fleet {

namespace {

constexpr const char* loopback = "127.0.0.1";
constexpr std::size_t largestBody = 1024 * 1024;

// Without SO_REUSEPORT, which httplib would set: it lets a second server steal half of the connections.
void reuseOnlyClosedPorts(int socket)
{
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

httplib::Server::HandlerWithContentReader withBody(HttpService::BodyHandler handler)
{
    return [handler = std::move(handler)](const httplib::Request& request, httplib::Response& response,
                                          const httplib::ContentReader& read) {
        if (request.is_multipart_form_data()) {
            response.status = 415;
            return;
        }
        std::string body;
        if (request.has_header("Content-Length") || request.has_header("Transfer-Encoding")) {
            const bool complete = read([&body](const char* data, std::size_t length) {
                body.append(data, length);
                return true;
            });
            if (!complete) {
                // httplib says 413 where the body was too large.
                response.status = response.status > 0 ? response.status : 400;
                return;
            }
        }
        handler(request, body, response);
    };
}

} // namespace

void HttpService::post(const std::string& pattern, BodyHandler handler)
{
    m_server.Post(pattern, withBody(std::move(handler)));
}

void HttpService::put(const std::string& pattern, BodyHandler handler)
{
    m_server.Put(pattern, withBody(std::move(handler)));
}

HttpService::HttpService(std::size_t threads)
{
    m_server.new_task_queue = [threads] { return new httplib::ThreadPool(threads); };
    m_server.set_socket_options(reuseOnlyClosedPorts);
    m_server.set_tcp_nodelay(true);
    m_server.set_keep_alive_max_count(100'000);
    m_server.set_keep_alive_timeout(2);
    m_server.set_payload_max_length(largestBody);
}

tl::expected<int, std::string> HttpService::start(int preferredPort)
{
    int port = preferredPort;
    if (preferredPort <= 0 || !m_server.bind_to_port(loopback, preferredPort)) {
        port = m_server.bind_to_any_port(loopback);
    }
    if (port <= 0) {
        return tl::unexpected(std::string("no port of 127.0.0.1 can be listened on"));
    }
    m_thread = std::thread([this] { m_server.listen_after_bind(); });
    // stop() has no effect on a server that does not run yet.
    while (!m_server.is_running()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return port;
}

void HttpService::stop()
{
    if (m_thread.joinable()) {
        m_server.stop();
        m_thread.join();
    }
}

} // namespace qd::fleet
