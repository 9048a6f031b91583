// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include <tl/expected.hpp>

namespace qd::fleet {

inline constexpr const char* sentimentName = "sentiment";

struct TorchSettings
{
    std::uint64_t seed = 1;
    std::string defaultVersion = "2.0";
    std::string logPath;
    int inferencePort = 0; ///< preferred; 0: any
    int managementPort = 0;
    int metricsPort = 0;
};

/// Serves the model "sentiment" by the inference, management and metrics protocols of TorchServe (docs/ of
/// pytorch/serve: inference_api.md, management_api.md, metrics_api.md), each on a port of its own. Both
/// versions are registered; requests without a version go to the default one. A text is posted as {"text":…}
/// with an optional "language", or as text/plain. The header x-request-id, where given, is kept in the answer
/// and in the prediction log. Constructing trains the models: some 0.02 s.
class TorchServer
{
public:
    /// Called after the default version was set, on a thread of the server.
    using DefaultChanged = std::function<void(const std::string& version)>;

    TorchServer(const TorchSettings& settings, DefaultChanged changed);
    ~TorchServer();

    [[nodiscard]] tl::expected<void, std::string> start();
    [[nodiscard]] int inferencePort() const;
    [[nodiscard]] int managementPort() const;
    [[nodiscard]] int metricsPort() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd::fleet
