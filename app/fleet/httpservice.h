// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <thread>

#include <httplib.h>
#include <tl/expected.hpp>

namespace qd::fleet {

/// One HTTP/1.1 server on 127.0.0.1 with its own thread. Add the routes to routes() before start().
class HttpService
{
public:
    /// `threads` connections are served at the same time.
    explicit HttpService(std::size_t threads);
    ~HttpService() { stop(); }
    HttpService(const HttpService&) = delete;
    HttpService& operator=(const HttpService&) = delete;

    [[nodiscard]] httplib::Server& routes() { return m_server; }

    /// Routes with a body. A request with neither Content-Length nor Transfer-Encoding has an empty one (RFC
    /// 9112, section 6.3), where httplib by itself would wait for the client to hang up.
    using BodyHandler = std::function<void(const httplib::Request& request, const std::string& body,
                                           httplib::Response& response)>;
    void post(const std::string& pattern, BodyHandler handler);
    void put(const std::string& pattern, BodyHandler handler);

    /// Listens on `preferredPort` when that is free (0: none is preferred), else on any port. Returns the
    /// port.
    [[nodiscard]] tl::expected<int, std::string> start(int preferredPort);
    /// Ends the connections and the thread; called by the destructor.
    void stop();

private:
    httplib::Server m_server;
    std::thread m_thread;
};

inline constexpr const char* jsonType = "application/json";

} // namespace qd::fleet
