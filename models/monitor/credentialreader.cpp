// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/credentialreader.h"

#include <QTimer>

namespace qd {

CredentialReader::CredentialReader(EndpointSecrets secrets, Duration retry, QObject* parent)
    : QObject(parent), m_secrets(std::move(secrets)), m_retry(retry)
{
}

bool CredentialReader::hasHeardOf(const std::string& endpointId) const
{
    return m_requests.contains(endpointId);
}

void CredentialReader::ask(const Endpoint& endpoint)
{
    m_requests[endpoint.id].drop();
    if (!needsSecret(endpoint))
        emit answered(endpoint, {endpoint.authScheme, endpoint.authUser, {}}, std::nullopt);
    else
        read({endpoint, m_retry, std::nullopt});
}

void CredentialReader::forget(const std::string& endpointId)
{
    m_requests[endpointId].drop();
}

void CredentialReader::read(const Request& request)
{
    auto take = [this, request](const Result<std::string>& secret) {
        const Endpoint& endpoint = request.endpoint;
        if (secret)
            emit answered(endpoint, {endpoint.authScheme, endpoint.authUser, *secret}, std::nullopt);
        else
            failed(request, secret.error());
    };
    m_secrets.read(request.endpoint, this, m_requests[request.endpoint.id].await(std::move(take)));
}

void CredentialReader::failed(Request request, const Error& problem)
{
    const Duration wait = request.wait;
    request.wait = std::min(2 * wait, 16 * m_retry);
    const bool isNews = request.problem != problem;
    request.problem = problem;
    QTimer::singleShot(wait, this, m_requests[request.endpoint.id].await([this, request] { read(request); }));
    if (isNews)
        emit answered(request.endpoint, {request.endpoint.authScheme, request.endpoint.authUser, {}},
                      problem);
}

} // namespace qd
