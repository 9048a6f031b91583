// SPDX-License-Identifier: Apache-2.0
#include "models/serving/endpointsecrets.h"

#include "models/base/jsonfields.h"
#include "models/net/url.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace qd {

namespace {

struct EndpointSecretsWords
{
    Q_DECLARE_TR_FUNCTIONS(EndpointSecretsWords)
};

/// What the keychain holds.
struct SecretEntry
{
    std::string history;
    std::string endpoint;
    std::vector<std::string> origins;
    std::string secret;
};

std::set<std::string> originsOf(const Endpoint& endpoint)
{
    std::set<std::string> origins;
    for (const std::string& url : {endpoint.metricsUrl, endpoint.apiUrl, endpoint.managementUrl}) {
        if (!url.empty())
            origins.insert(parseUrl(url).value_or(UrlParts()).origin());
    }
    return origins;
}

Failure enterAgain(const Endpoint& endpoint, const QString& what)
{
    return fail(ErrorKind::Security, endpoint.name, what,
                EndpointSecretsWords::tr(
                    "Edit the endpoint under Fleet and enter the password or token under Sign-in, but "
                    "only if you know its addresses."));
}

} // namespace

} // namespace qd

namespace qd::json {

template <>
inline constexpr auto fieldsOf<SecretEntry> =
    std::tuple{Field{"history", &SecretEntry::history, Need::Required},
               Field{"endpoint", &SecretEntry::endpoint, Need::Required},
               Field{"origins", &SecretEntry::origins, Need::Required},
               Field{"secret", &SecretEntry::secret}};

} // namespace qd::json

namespace qd {

namespace {

Result<std::string> opened(const std::string& text, const std::string& history, const Endpoint& endpoint)
{
    const auto entry = json::fromText<SecretEntry>(text, endpoint.name);
    // An entry by another program, or of a history or an endpoint whose name runs into this one's.
    if (!entry || entry->history != history || entry->endpoint != endpoint.id) {
        return enterAgain(endpoint, EndpointSecretsWords::tr(
                                        "The secret in the keychain does not belong to this endpoint."));
    }
    const std::set<std::string> needed = originsOf(endpoint);
    const std::set<std::string> allowed(entry->origins.begin(), entry->origins.end());
    if (!std::includes(allowed.begin(), allowed.end(), needed.begin(), needed.end())) {
        return enterAgain(
            endpoint, EndpointSecretsWords::tr(
                          "The address of this endpoint has changed: enter the password again. It was not "
                          "sent."));
    }
    return entry->secret;
}

} // namespace

EndpointSecrets::EndpointSecrets(SecretStore& store, std::string history)
    : m_store(store), m_history(std::move(history))
{
}

std::string EndpointSecrets::entryOf(const std::string& endpointId) const
{
    return "history/" + m_history + "/endpoint/" + endpointId;
}

void EndpointSecrets::read(const Endpoint& endpoint, QObject* context,
                           std::function<void(Result<std::string>)> done)
{
    m_store.read(
        entryOf(endpoint.id), context,
        [history = m_history, endpoint, done = std::move(done)](const Result<std::string>& entry) {
            if (entry)
                done(opened(*entry, history, endpoint));
            else if (entry.error().kind == ErrorKind::NotFound)
                done(enterAgain(endpoint, EndpointSecretsWords::tr(
                                              "Your keychain has no password for this endpoint of this "
                                              "history.")));
            else
                done(Failure(entry.error()));
        });
}

void EndpointSecrets::write(const Endpoint& endpoint, const std::string& secret, QObject* context,
                            std::function<void(Result<void>)> done)
{
    const std::set<std::string> origins = originsOf(endpoint);
    const SecretEntry entry{m_history, endpoint.id, {origins.begin(), origins.end()}, secret};
    m_store.write(entryOf(endpoint.id), json::toText(entry), context, std::move(done));
}

void EndpointSecrets::remove(const std::string& endpointId, QObject* context,
                             std::function<void(Result<void>)> done)
{
    m_store.remove(entryOf(endpointId), context, std::move(done));
}

bool needsSecret(const Endpoint& endpoint)
{
    return endpoint.authScheme != HttpCredentials::Scheme::None &&
           endpoint.platform != Platform::LocalMachine;
}

bool keepsOrigins(const Endpoint& before, const Endpoint& now)
{
    const std::set<std::string> allowed = originsOf(before);
    const std::set<std::string> needed = originsOf(now);
    return std::includes(allowed.begin(), allowed.end(), needed.begin(), needed.end());
}

} // namespace qd
