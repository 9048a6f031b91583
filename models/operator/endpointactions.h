// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/operator/audittrail.h"
#include "models/serving/consentregister.h"
#include "models/serving/endpointsecrets.h"
#include "models/serving/storedendpoints.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace qd {

class Monitor;
class PlatformGuard;

/// What the operator does with the endpoints of the fleet. Three places know of an endpoint besides the
/// history: the keychain, the consents of the user, and the monitor; each call leaves them in agreement. See
/// OperatorActions for what each call promises.
class EndpointActions
{
public:
    using Done = std::function<void(Result<void>)>;

    EndpointActions(History& history, EndpointSecrets secrets, std::shared_ptr<ConsentRegister> consents,
                    Monitor& monitor, AuditTrail& audit, PlatformGuard& platforms, QObject* context);

    void save(const Endpoint& endpoint, const QString& secret, const Done& done);
    void agreeTo(const Endpoint& shown, const Done& done);
    void remove(const std::string& endpointId, const Done& done);
    void restore(const std::string& endpointId, const Done& done);

private:
    /// An endpoint as it was in the history.
    struct Removed
    {
        StoredEndpoint stored;
        bool isAgreed = false;
    };

    [[nodiscard]] static Result<Removed> findRemovable(const HistoryReader& reader, const std::string& id,
                                                       const ConsentedEndpoints& agreed);
    /// Keeps, leaves or removes the secret as OperatorActions::saveEndpoint() says; `before` is what was
    /// stored until now.
    void settleSecret(const AuditRecord& intended, const std::optional<StoredEndpoint>& before,
                      const Endpoint& endpoint, const QString& secret, const Done& done);
    void store(const AuditRecord& intended, const Endpoint& endpoint, const std::optional<Error>& secretKept,
               const Done& done);
    void forgetSecret(const AuditRecord& intended, const Removed& removing, const Done& done);
    void forget(const AuditRecord& intended, const Removed& removing, const std::optional<Error>& secretKept,
                const Done& done);
    void bringBack(const AuditRecord& intended, const Removed& before, const Done& done);
    /// Writes down what is agreed to; `outcome` is told when that succeeds.
    void keepConsents(const Result<void>& outcome, const Done& done);

    History& m_history;
    EndpointSecrets m_secrets;
    std::shared_ptr<ConsentRegister> m_consents;
    Monitor& m_monitor;
    AuditTrail& m_audit;
    PlatformGuard& m_platforms;
    QObject* m_context;
    std::map<std::string, Removed> m_removed; ///< endpoints that can be brought back, by id
};

} // namespace qd
