// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/platformaccess.h"

#include "models/history/query.h"

#include <QCoreApplication>

namespace qd {

namespace {

Result<Endpoint> readEndpoint(const HistoryReader& reader, const std::string& endpointId)
{
    const auto document = reader.document("endpoint", endpointId);
    if (!document)
        return tl::make_unexpected(document.error());
    if (*document)
        return endpointFromJson(**document);
    return fail(ErrorKind::NotFound, QString::fromStdString(endpointId),
                QCoreApplication::translate("OperatorActions", "This endpoint is no longer in the fleet."),
                QCoreApplication::translate("OperatorActions", "Add it again to act on it."));
}

} // namespace

void PlatformAccess::findEndpoint(const std::string& endpointId, std::function<void(Result<Endpoint>)> done)
{
    queryHistory(
        m_history, m_context,
        [endpointId](const HistoryReader& reader, const CancelToken&) {
            return readEndpoint(reader, endpointId);
        },
        std::move(done));
}

void PlatformAccess::open(const std::string& endpointId, std::function<void(Result<ServingPlatform*>)> done)
{
    findEndpoint(endpointId, [this, done = std::move(done)](const Result<Endpoint>& endpoint) {
        if (!endpoint) {
            done(tl::make_unexpected(endpoint.error()));
            return;
        }
        const auto make = [this, endpoint = *endpoint, done](HttpCredentials credentials) {
            done(makePlatform(endpoint, std::move(credentials), m_http, m_context).release());
        };
        HttpCredentials credentials{endpoint->authScheme, endpoint->authUser, {}};
        if (endpoint->authScheme == HttpCredentials::Scheme::None || endpoint->secretKey.empty()) {
            make(std::move(credentials));
            return;
        }
        m_secrets.read(endpoint->secretKey, m_context,
                       [make, credentials, done](Result<std::string> secret) mutable {
                           if (!secret) {
                               done(tl::make_unexpected(secret.error()));
                               return;
                           }
                           credentials.secret = std::move(*secret);
                           make(std::move(credentials));
                       });
    });
}

} // namespace qd
