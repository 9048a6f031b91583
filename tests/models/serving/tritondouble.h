// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/models/serving/carriedout.h"

#include <QJsonObject>

#include <httplib.h>

#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace qd {

/// As much of Triton's HTTP protocol as a version switch touches, with its rules: the index lists versions
/// that are or were loaded, a load applies the version policy of its configuration override, a failed load
/// changes nothing.
class TritonDouble
{
public:
    TritonDouble();
    ~TritonDouble();

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    /// Method, path and body of every request that can change something.
    [[nodiscard]] std::vector<std::string> changes() const;
    /// Every load that took effect, oldest first.
    [[nodiscard]] std::vector<CarriedOut> carriedOut() const;
    [[nodiscard]] std::string lastAuthorization() const;
    void load(std::set<int> versions);

    // Set before use.
    bool explicitMode = true;
    bool ready = true;
    std::set<int> onDisk{1, 2, 3};
    std::set<int> broken;
    std::optional<std::pair<int, std::string>> loadsAreAnswered; ///< status and body, and nothing is done
    std::string name;                      ///< by which the server introduces itself; empty: it does not
    std::atomic<int> loadMilliseconds = 0; ///< that a load takes; its version is LOADING meanwhile
    bool behindImpatientProxy =
        false; ///< loads are answered 504 and take effect two looks at the index later
    QJsonObject config;

private:
    void index(httplib::Response& response);
    void loadModel(const httplib::Request& request, httplib::Response& response,
                   std::unique_lock<std::mutex>& lock);

    httplib::Server m_server;
    std::thread m_thread;
    int m_port = 0;
    mutable std::mutex m_mutex; // guards what follows
    std::set<int> m_loaded{2};
    std::set<int> m_everLoaded{2};
    std::set<int> m_loading;
    std::multiset<int> m_beingLoaded;
    std::vector<CarriedOut> m_carriedOut;
    int m_looksUntilLoaded = 0;
    std::vector<std::string> m_changes;
    std::string m_authorization;
};

} // namespace qd
