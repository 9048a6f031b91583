// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/history.h"
#include "models/serving/consentregister.h"
#include "models/serving/endpointsecrets.h"
#include "models/serving/servingplatform.h"
#include "models/serving/storedendpoints.h"

#include <functional>

namespace qd {

/// Finds an endpoint in the history, its secret in the keychain, and opens its platform, if the user has
/// agreed to the endpoint. Lives on the thread of `context`, whose death ends all callbacks.
class PlatformGuard
{
public:
    PlatformGuard(History& history, HttpClient& http, EndpointSecrets secrets,
                  std::shared_ptr<const ConsentRegister> consents, QObject* context)
        : m_history(history),
          m_http(http),
          m_secrets(std::move(secrets)),
          m_consents(std::move(consents)),
          m_context(context)
    {
    }

    /// Agreed to or not. Nothing when the history has no such endpoint.
    void findEndpoint(const std::string& endpointId,
                      std::function<void(Result<std::optional<StoredEndpoint>>)> done);
    /// The platform is a child of `context`; the caller calls deleteLater() on it once it has its answer.
    void open(const std::string& endpointId, std::function<void(Result<ServingPlatform*>)> done);

private:
    void makePlatformOf(const Endpoint& endpoint, const std::function<void(Result<ServingPlatform*>)>& done);

    History& m_history;
    HttpClient& m_http;
    EndpointSecrets m_secrets;
    std::shared_ptr<const ConsentRegister> m_consents;
    QObject* m_context;
};

/// What is said of an endpoint that the history does not have (any more).
[[nodiscard]] Failure notInFleet(const std::string& endpointId);

} // namespace qd
