// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/net/secretstore.h"
#include "models/serving/endpoint.h"

namespace qd {

/// The passwords and tokens of the endpoints of one history, in the keychain.
///
/// A history may come from anywhere, so nothing in it chooses a secret: the entry's name follows from the
/// identity of the history and the endpoint's id, and the entry itself says whose it is and to which origins
/// (scheme, host and port) it may be sent. To any other it is refused, so that an address which was changed
/// in the file gets nothing.
class EndpointSecrets
{
public:
    /// `history`: its identity; `store` must outlive this.
    EndpointSecrets(SecretStore& store, std::string history);

    /// The secret, if every address of the endpoint is one that it was entered for. ErrorKind::Security says
    /// that it has to be entered again. `done` runs in the thread of `context`.
    void read(const Endpoint& endpoint, QObject* context, std::function<void(Result<std::string>)> done);
    /// Keeps it for the endpoint's present addresses, in the place of an earlier one.
    void write(const Endpoint& endpoint, const std::string& secret, QObject* context,
               std::function<void(Result<void>)> done);
    void remove(const std::string& endpointId, QObject* context, std::function<void(Result<void>)> done);

private:
    [[nodiscard]] std::string entryOf(const std::string& endpointId) const;

    SecretStore& m_store;
    std::string m_history;
};

/// Requests to this endpoint carry a secret.
[[nodiscard]] bool needsSecret(const Endpoint& endpoint);
/// Every address of `now` has an origin that `before` has as well: the secret of `before` may be sent there.
[[nodiscard]] bool keepsOrigins(const Endpoint& before, const Endpoint& now);

} // namespace qd
