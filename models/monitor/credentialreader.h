// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/latestjob.h"
#include "models/base/time.h"
#include "models/serving/endpointsecrets.h"

#include <QObject>

#include <map>
#include <optional>

namespace qd {

/// Fetches the secrets of endpoints from the keychain. Only the answer to the newest request for an endpoint
/// counts, in whatever order they come; a keychain that gives none is asked again, less and less often. Lives
/// on the GUI thread, whose event loop the keychain answers on.
class CredentialReader : public QObject
{
    Q_OBJECT

public:
    /// `retry`: the first wait after a failure; it doubles up to sixteenfold.
    CredentialReader(EndpointSecrets secrets, Duration retry, QObject* parent = nullptr);

    void ask(const Endpoint& endpoint);
    /// The endpoint is gone: no answer to an earlier request is given any more.
    void forget(const std::string& endpointId);
    /// Somebody has asked for this endpoint, or forgotten it, since the program began.
    [[nodiscard]] bool hasHeardOf(const std::string& endpointId) const;

signals:
    /// At once for endpoints without a secret. With `problem` the credentials lack it.
    void answered(const qd::Endpoint& endpoint, const qd::HttpCredentials& credentials,
                  const std::optional<qd::Error>& problem);

private:
    struct Request
    {
        Endpoint endpoint;
        Duration wait{0};
        std::optional<Error> problem; ///< the last that was told
    };

    void read(const Request& request);
    void failed(Request request, const Error& problem);

    EndpointSecrets m_secrets;
    Duration m_retry;
    std::map<std::string, LatestJob> m_requests; ///< requests by endpoint id
};

} // namespace qd
