// SPDX-License-Identifier: Apache-2.0
#include "models/serving/servingplatform.h"

#include "models/serving/torchserveplatform.h"
#include "models/serving/tritonplatform.h"
#include "models/serving/watchedplatform.h"

#include <algorithm>
#include <stdexcept>

namespace qd {

std::string ServedModel::activeVersion() const
{
    const auto active = std::find_if(versions.begin(), versions.end(),
                                     [](const ModelVersion& candidate) { return candidate.active; });
    return active == versions.end() ? std::string() : active->version;
}

bool canSwitchVersions(Platform platform)
{
    switch (platform) {
    case Platform::Triton:
    case Platform::TorchServe:
        return true;
    case Platform::Prometheus:
    case Platform::LocalMachine:
        break;
    }
    return false;
}

std::unique_ptr<ServingPlatform> makePlatform(const Endpoint& endpoint, HttpCredentials credentials,
                                              HttpClient& http, QObject* parent)
{
    switch (endpoint.platform) {
    case Platform::Prometheus:
        return std::make_unique<PrometheusPlatform>(endpoint, std::move(credentials), http, parent);
    case Platform::Triton:
        return std::make_unique<TritonPlatform>(endpoint, std::move(credentials), http, parent);
    case Platform::TorchServe:
        return std::make_unique<TorchServePlatform>(endpoint, std::move(credentials), http, parent);
    case Platform::LocalMachine:
        return std::make_unique<LocalMachinePlatform>(endpoint, parent);
    }
    throw std::logic_error("unknown platform");
}

} // namespace qd
