// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/models/serving/carriedout.h"

#include <httplib.h>

#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace qd {

/// As much of TorchServe's inference and management APIs as a version switch touches; both on one port.
class TorchServeDouble
{
public:
    TorchServeDouble();
    ~TorchServeDouble();

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    [[nodiscard]] std::vector<std::string> changes() const;
    /// Every change of the default version, oldest first.
    [[nodiscard]] std::vector<CarriedOut> carriedOut() const;
    [[nodiscard]] std::string defaultVersion() const;
    /// As it would be after a restart.
    void serve(const std::string& version, const std::map<std::string, int>& workersOfVersions);

    // Set before use.
    std::map<std::string, int> workers{{"1.0", 2}, {"2.0", 2}, {"10.0", 0}};
    bool saysDefault = false; ///< descriptions carry "defaultVersion"
    bool refusesDefault = false;
    bool refusesScaling = false;
    bool scalesBehindAnImpatientProxy = false; ///< scaling is answered 504, and takes effect two looks later
    std::string token;                         ///< management key; empty: none needed

private:
    bool allowed(const httplib::Request& request, httplib::Response& response) const;
    [[nodiscard]] std::string describe(const std::string& version) const;
    void change(const httplib::Request& request, httplib::Response& response);

    httplib::Server m_server;
    std::thread m_thread;
    int m_port = 0;
    mutable std::mutex m_mutex; // guards what follows
    std::string m_default = "2.0";
    std::vector<CarriedOut> m_carriedOut;
    std::vector<std::string> m_changes;
    std::string m_scaling; ///< version that is being scaled
    int m_looksUntilScaled = 0;
};

} // namespace qd
