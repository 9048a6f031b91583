// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace qd::fleet {

struct TritonSettings
{
    std::uint64_t seed = 1;
    std::chrono::milliseconds summaryWindow{60'000}; ///< the window of the quantiles on the metrics page
    std::vector<int> active = {1};                   ///< versions loaded at the start
    std::vector<int> known = {1};                    ///< versions in the repository index
    std::string logPath;
    int apiPort = 0; ///< preferred; 0: any
    int metricsPort = 0;
};

/// Serves the model "fraud" by the HTTP protocol of NVIDIA Triton (V2 inference with its extensions
/// statistics, model configuration and model repository in explicit mode; docs/protocol/ of
/// triton-inference-server/server) and its metrics on a port of their own (docs/user_guide/metrics.md, with
/// summary latencies on). Each answered inference goes into the prediction log. Constructing trains the
/// models: about 0.1 s.
class TritonServer
{
public:
    /// Called after each change of the loaded versions, on a thread of the server, with the versions now
    /// loaded and those in the index.
    using VersionsChanged =
        std::function<void(const std::vector<int>& active, const std::vector<int>& known)>;

    TritonServer(const TritonSettings& settings, VersionsChanged changed);
    ~TritonServer();

    [[nodiscard]] tl::expected<void, std::string> start();
    [[nodiscard]] int apiPort() const;
    [[nodiscard]] int metricsPort() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd::fleet
