// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/net/httpclient.h"

#include <string>
#include <string_view>

namespace qd {

enum class Platform { Prometheus, Triton, TorchServe, LocalMachine };

/// Everything the operator configures about one endpoint. Secrets are not here, nor anything that says where
/// they are: see EndpointSecrets.
struct Endpoint
{
    std::string id; ///< UUID or a stable slug; label `endpoint` of all its series
    QString name;   ///< what people read
    Platform platform = Platform::Prometheus;
    std::string metricsUrl;    ///< Prometheus exposition
    std::string apiUrl;        ///< inference and health, without trailing slash; empty for plain Prometheus
    std::string managementUrl; ///< TorchServe's management address; Triton manages on apiUrl
    Duration interval{5'000};
    Duration timeout{4'000};
    TlsOptions tls;
    HttpHeaders headers; ///< stored in plain text; validate() refuses those that sound secret
    HttpCredentials::Scheme authScheme = HttpCredentials::Scheme::None;
    std::string authUser;      ///< Basic: the user; Header: the header's name
    std::string predictionLog; ///< path of a followed log; empty: none
    std::string positiveClass; ///< the positive class of binary classifiers; empty: macro averages
    std::string hostEndpoint;  ///< id of the endpoint that measures the machine it runs on; may be empty
    std::int64_t sampleLimit = 50'000;  ///< the most samples of one scrape; a page with more is refused
    std::int64_t seriesLimit = 100'000; ///< different ones within a day or two; see ScrapeLimits
    bool enabled = true;

    static constexpr std::int64_t mostOfAnyLimit = 10'000'000;

    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// Identifier stored in documents: "prometheus", "triton", "torchserve", "local".
[[nodiscard]] std::string_view platformId(Platform platform);
[[nodiscard]] QString platformName(Platform platform);

[[nodiscard]] std::string endpointToJson(const Endpoint& endpoint);
[[nodiscard]] Result<Endpoint> endpointFromJson(std::string_view json);

/// Checks what a person typed or a history has stored: scheme http or https, no secrets in addresses and
/// headers, a day >= interval >= timeout > 0, name not empty, nothing longer than anybody needs… The error's
/// `where` is the field's name.
[[nodiscard]] Result<void> validate(const Endpoint& endpoint);

} // namespace qd
