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
    return m_generations.contains(endpointId);
}

bool CredentialReader::isCurrent(const Request& request) const
{
    const auto newest = m_generations.find(request.endpoint.id);
    return newest != m_generations.end() && newest->second == request.generation;
}

void CredentialReader::ask(const Endpoint& endpoint)
{
    const std::uint64_t generation = ++m_generations[endpoint.id];
    if (!needsSecret(endpoint))
        emit answered(endpoint, {endpoint.authScheme, endpoint.authUser, {}}, std::nullopt);
    else
        read({endpoint, generation, m_retry, std::nullopt});
}

void CredentialReader::forget(const std::string& endpointId)
{
    ++m_generations[endpointId];
}

void CredentialReader::read(const Request& request)
{
    m_secrets.read(request.endpoint, this, [this, request](const Result<std::string>& secret) {
        if (!isCurrent(request))
            return;
        const Endpoint& endpoint = request.endpoint;
        if (secret)
            emit answered(endpoint, {endpoint.authScheme, endpoint.authUser, *secret}, std::nullopt);
        else
            failed(request, secret.error());
    });
}

void CredentialReader::failed(Request request, const Error& problem)
{
    const Duration wait = request.wait;
    request.wait = std::min(2 * wait, 16 * m_retry);
    const bool isNews = request.problem != problem;
    request.problem = problem;
    QTimer::singleShot(wait, this, [this, request] {
        if (isCurrent(request))
            read(request);
    });
    if (isNews)
        emit answered(request.endpoint, {request.endpoint.authScheme, request.endpoint.authUser, {}},
                      problem);
}

} // namespace qd
