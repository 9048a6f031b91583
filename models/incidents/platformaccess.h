// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/history.h"
#include "models/net/secretstore.h"
#include "models/serving/platform.h"

#include <functional>

namespace qd {

/// Finds an endpoint in the history, its secret in the keychain, and opens its platform. Lives on the thread
/// of `context`, whose death ends all callbacks.
class PlatformAccess
{
public:
    PlatformAccess(History& history, HttpClient& http, SecretStore& secrets, QObject* context)
        : m_history(history), m_http(http), m_secrets(secrets), m_context(context)
    {
    }

    void findEndpoint(const std::string& endpointId, std::function<void(Result<Endpoint>)> done);
    /// The platform is a child of `context`; the caller calls deleteLater() on it once it has its answer.
    void open(const std::string& endpointId, std::function<void(Result<ServingPlatform*>)> done);

private:
    History& m_history;
    HttpClient& m_http;
    SecretStore& m_secrets;
    QObject* m_context;
};

} // namespace qd
