// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/actions/platformaccess.h"

#include "models/history/query.h"

#include <QCoreApplication>

namespace qd {

namespace {

Result<Endpoint> readEndpoint(const HistoryReader& reader, const std::string& endpointId,
                              const ConsentedEndpoints& agreed)
{
    const auto stored = storedEndpoint(reader, endpointId);
    if (!stored)
        return Failure(stored.error());
    if (!*stored)
        return notInFleet(endpointId);
    const StoredEndpoint& endpoint = **stored;
    if (endpoint.endpoint && !agreed.covers(endpoint))
        return Failure(notAgreedTo(endpoint.name));
    return endpoint.endpoint;
}

} // namespace

Failure notInFleet(const std::string& endpointId)
{
    return fail(ErrorKind::NotFound, QString::fromStdString(endpointId),
                QCoreApplication::translate("OperatorActions", "This endpoint is no longer in the fleet."),
                QCoreApplication::translate("OperatorActions", "Add it again to act on it."));
}

void PlatformAccess::findEndpoint(const std::string& endpointId,
                                  std::function<void(Result<std::optional<StoredEndpoint>>)> done)
{
    queryHistory(
        m_history, m_context,
        [endpointId](const HistoryReader& reader, const CancelToken&) {
            return storedEndpoint(reader, endpointId);
        },
        std::move(done));
}

void PlatformAccess::open(const std::string& endpointId, std::function<void(Result<ServingPlatform*>)> done)
{
    queryHistory(
        m_history, m_context,
        [endpointId, history = m_history.identity(), consents = m_consents](const HistoryReader& reader,
                                                                            const CancelToken&) {
            return readEndpoint(reader, endpointId, consents->of(history));
        },
        [this, done = std::move(done)](const Result<Endpoint>& endpoint) {
            if (endpoint)
                makePlatformOf(*endpoint, done);
            else
                done(Failure(endpoint.error()));
        });
}

void PlatformAccess::makePlatformOf(const Endpoint& endpoint,
                                    const std::function<void(Result<ServingPlatform*>)>& done)
{
    const auto make = [this, endpoint, done](std::string secret) {
        HttpCredentials credentials{endpoint.authScheme, endpoint.authUser, std::move(secret)};
        done(makePlatform(endpoint, std::move(credentials), m_http, m_context).release());
    };
    if (!needsSecret(endpoint)) {
        make({});
        return;
    }
    m_secrets.read(endpoint, m_context, [make, done](Result<std::string> secret) {
        if (secret)
            make(std::move(*secret));
        else
            done(Failure(secret.error()));
    });
}

} // namespace qd
