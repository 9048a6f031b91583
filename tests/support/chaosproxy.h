// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace qd::test {

/// What a proxy does with one request.
struct Fault
{
    enum class Kind {
        None,
        Refuse,    ///< closes, and does not count it as read
        Lose,      ///< reads it, and closes
        Swallow,   ///< passes it on, and closes without the answer
        Late,      ///< closes, and passes it on after `delay`
        Delay,     ///< passes it on after `delay`, and its answer then
        Duplicate, ///< passes it on twice, and the second answer
        Truncate,  ///< of the answer `keep` bytes
        Shorten,   ///< of the answer's body `keep` bytes, with a length that fits
        Garble,    ///< the answer's bytes, from `keep` on, are turned into others
        Answer, ///< passes it on after `delay` if `passesOn`, and answers itself at once: `status` and `body`
    };
    Kind kind = Kind::None;
    int delay = 0; ///< milliseconds
    std::size_t keep = 0;
    int status = 502;
    std::string body = "<html><body>gateway</body></html>";
    bool passesOn = false;
};

/// A request as it came over the wire.
struct WireRequest
{
    std::string method;
    std::string target;
    std::string body;
    int answered = 0; ///< the status that was sent back whole; 0: none, or not whole
};

/// A TCP proxy between a client and one HTTP server on this machine, which treats each request as it is told.
/// Every connection carries one request.
class ChaosProxy
{
public:
    /// Asked for each request, from several threads.
    using Choose = std::function<Fault(const WireRequest&)>;

    explicit ChaosProxy(int serverPort);
    ~ChaosProxy();

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    void choose(Choose choose);
    /// Waits until nothing is under way any more, also what is passed on late or was not accepted yet.
    void drain();
    /// The requests since the last call that were read.
    [[nodiscard]] std::vector<WireRequest> takeRequests();

private:
    void accept();
    void serve(int client);
    [[nodiscard]] std::string ask(const std::string& request) const;

    int m_serverPort;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_ending = false;
    std::atomic<int> m_underWay = 0;
    std::atomic<int> m_lastPeer = 0; ///< port of the connection accepted last
    std::mutex m_mutex;              // guards what follows
    Choose m_choose;
    std::vector<WireRequest> m_requests;
    std::thread m_thread;
};

} // namespace qd::test
