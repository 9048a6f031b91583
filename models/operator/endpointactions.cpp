// SPDX-License-Identifier: Apache-2.0
#include "models/operator/endpointactions.h"

#include "models/base/async.h"
#include "models/history/auditkinds.h"
#include "models/history/documentkinds.h"
#include "models/history/query.h"
#include "models/monitor/monitor.h"
#include "models/operator/actionjson.h"
#include "models/operator/operatorwords.h"
#include "models/operator/platformguard.h"

namespace qd {

namespace {

/// What is written down and told of a secret that should be gone from the keychain.
struct SecretKept
{
    QJsonObject details;
    Result<void> outcome;
};

SecretKept toldOf(const std::optional<Error>& error, const QString& endpoint, const QString& what)
{
    if (!error)
        return {};
    return {{{QStringLiteral("secretKept"), error->text()}},
            fail(error->kind, endpoint, what, error->text())};
}

std::optional<Error> errorOf(const Result<void>& result)
{
    return result ? std::nullopt : std::optional(result.error());
}

} // namespace

EndpointActions::EndpointActions(History& history, EndpointSecrets secrets,
                                 std::shared_ptr<ConsentRegister> consents, Monitor& monitor,
                                 AuditTrail& audit, PlatformGuard& platforms, QObject* context)
    : m_history(history),
      m_secrets(std::move(secrets)),
      m_consents(std::move(consents)),
      m_monitor(monitor),
      m_audit(audit),
      m_platforms(platforms),
      m_context(context)
{
}

void EndpointActions::save(const Endpoint& endpoint, const QString& secret, const Done& done)
{
    if (auto valid = validate(endpoint); !valid) {
        done(valid);
        return;
    }
    const AuditTrail::Intent intent{
        auditaction::saveEndpoint, endpoint.id, {}, describeEndpoint(endpoint, !secret.isEmpty())};
    m_audit.begin(intent, done, [this, endpoint, secret, done](const AuditRecord& intended) {
        m_platforms.findEndpoint(endpoint.id, [=, this](const Result<std::optional<StoredEndpoint>>& before) {
            if (before)
                settleSecret(intended, *before, endpoint, secret, done);
            else
                m_audit.refuse(intended, before.error(), done);
        });
    });
}

void EndpointActions::settleSecret(const AuditRecord& intended, const std::optional<StoredEndpoint>& before,
                                   const Endpoint& endpoint, const QString& secret, const Done& done)
{
    if (needsSecret(endpoint) && !secret.isEmpty()) {
        m_secrets.write(endpoint, secret.toStdString(), m_context, [=, this](const Result<void>& kept) {
            if (kept)
                store(intended, endpoint, std::nullopt, done);
            else
                m_audit.refuse(intended, kept.error(), done);
        });
        return;
    }
    const bool hadSecret = before && before->endpoint && needsSecret(*before->endpoint);
    if (hadSecret && !(needsSecret(endpoint) && keepsOrigins(*before->endpoint, endpoint))) {
        m_secrets.remove(endpoint.id, m_context, [=, this](const Result<void>& removed) {
            store(intended, endpoint, errorOf(removed), done);
        });
        return;
    }
    store(intended, endpoint, std::nullopt, done);
}

void EndpointActions::store(const AuditRecord& intended, const Endpoint& endpoint,
                            const std::optional<Error>& secretKept, const Done& done)
{
    const DocumentRecord document = toDocument(endpoint);
    const SecretKept kept =
        toldOf(secretKept, endpoint.name,
               OperatorActionsWords::tr(
                   "The endpoint was saved, but the secret that it no longer needs is still in the "
                   "keychain."));
    m_audit.succeed(intended, kept.details, {.documents = {document}},
                    [this, endpoint, document, outcome = kept.outcome, done](const Result<void>& stored) {
                        if (!stored) {
                            done(stored);
                            return;
                        }
                        m_consents->agree(m_history.identity(), endpoint.id, digestOf(document));
                        m_monitor.upsertEndpoint(endpoint);
                        keepConsents(outcome, done);
                    });
}

void EndpointActions::keepConsents(const Result<void>& outcome, const Done& done)
{
    runOnPool(
        m_context, [consents = m_consents](const CancelToken&) { return consents->save(); },
        [outcome, done](const Result<void>& kept) { done(outcome ? kept : outcome); });
}

void EndpointActions::agreeTo(const Endpoint& shown, const Done& done)
{
    const AuditTrail::Intent intent{
        auditaction::agreeToEndpoint, shown.id, {}, describeEndpoint(shown, false)};
    m_audit.begin(intent, done, [this, shown, done](const AuditRecord& intended) {
        m_platforms.findEndpoint(shown.id, [=, this](const Result<std::optional<StoredEndpoint>>& found) {
            if (!found)
                m_audit.refuse(intended, found.error(), done);
            else if (!*found)
                m_audit.refuse(intended, notInFleet(shown.id).value(), done);
            else if (!(*found)->endpoint)
                m_audit.refuse(intended, (*found)->endpoint.error(), done);
            else if (*(*found)->endpoint != shown)
                m_audit.refuse(
                    intended,
                    {ErrorKind::Conflict, shown.name,
                     OperatorActionsWords::tr(
                         "The endpoint has changed in the history since it was shown. Nothing was agreed "
                         "to."),
                     OperatorActionsWords::tr("Look at it again.")},
                    done);
            else // the file's document may hold more, which only a later version would understand
                store(intended, shown, std::nullopt, done);
        });
    });
}

Result<EndpointActions::Removed> EndpointActions::findRemovable(const HistoryReader& reader,
                                                                const std::string& id,
                                                                const ConsentedEndpoints& agreed)
{
    const auto stored = storedEndpoint(reader, id);
    if (!stored)
        return Failure(stored.error());
    if (!*stored)
        return notInFleet(id);
    return Removed{**stored, agreed.covers(**stored)};
}

void EndpointActions::remove(const std::string& endpointId, const Done& done)
{
    m_audit.begin({auditaction::removeEndpoint, endpointId, {}, {}}, done,
                  [=, this](const AuditRecord& intended) {
                      queryHistory(
                          m_history, m_context,
                          [endpointId, history = m_history.identity(),
                           consents = m_consents](const HistoryReader& reader, const CancelToken&) {
                              return findRemovable(reader, endpointId, consents->of(history));
                          },
                          [=, this](const Result<Removed>& found) {
                              if (found)
                                  forgetSecret(intended, *found, done);
                              else
                                  m_audit.refuse(intended, found.error(), done);
                          });
                  });
}

void EndpointActions::forgetSecret(const AuditRecord& intended, const Removed& removing, const Done& done)
{
    const Result<Endpoint>& endpoint = removing.stored.endpoint;
    if (!endpoint || !needsSecret(*endpoint)) {
        forget(intended, removing, std::nullopt, done);
        return;
    }
    m_secrets.remove(removing.stored.id, m_context, [=, this](const Result<void>& gone) {
        forget(intended, removing, errorOf(gone), done);
    });
}

void EndpointActions::forget(const AuditRecord& intended, const Removed& removing,
                             const std::optional<Error>& secretKept, const Done& done)
{
    const SecretKept kept = toldOf(
        secretKept, removing.stored.name,
        OperatorActionsWords::tr("The endpoint was removed, but its secret may still be in the keychain."));
    const DocumentRecord removal{documentkind::endpoint, removing.stored.id, {}};
    m_audit.succeed(intended, kept.details, {.documents = {removal}},
                    [this, removing, outcome = kept.outcome, done](const Result<void>& stored) {
                        if (!stored) {
                            done(stored);
                            return;
                        }
                        const std::string& id = removing.stored.id;
                        m_removed.insert_or_assign(id, removing);
                        m_consents->withdraw(m_history.identity(), id);
                        m_monitor.removeEndpoint(id);
                        keepConsents(outcome, done);
                    });
}

void EndpointActions::restore(const std::string& endpointId, const Done& done)
{
    const auto found = m_removed.find(endpointId);
    if (found == m_removed.end()) {
        done(notInFleet(endpointId));
        return;
    }
    m_audit.begin({auditaction::restoreEndpoint, endpointId, {}, {}}, done,
                  [this, removed = found->second, done](const AuditRecord& intended) {
                      bringBack(intended, removed, done);
                  });
}

void EndpointActions::bringBack(const AuditRecord& intended, const Removed& before, const Done& done)
{
    const DocumentRecord document{documentkind::endpoint, before.stored.id, before.stored.body};
    m_audit.succeed(intended, {}, {.documents = {document}},
                    [this, before, done](const Result<void>& stored) {
                        if (!stored) {
                            done(stored);
                            return;
                        }
                        m_removed.erase(before.stored.id);
                        if (before.stored.endpoint && before.isAgreed) {
                            m_consents->agree(m_history.identity(), before.stored.id, before.stored.digest);
                            m_monitor.upsertEndpoint(*before.stored.endpoint);
                        } else {
                            m_monitor.holdEndpoint(before.stored);
                        }
                        keepConsents({}, done);
                    });
}

} // namespace qd
