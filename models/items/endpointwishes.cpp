// SPDX-License-Identifier: Apache-2.0
#include "models/items/endpointwishes.h"

#include "models/base/text.h"
#include "models/base/visibletext.h"
#include "models/net/url.h"
#include "models/serving/endpointsecrets.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace qd {

namespace {

struct EndpointWishesWords
{
    Q_DECLARE_TR_FUNCTIONS(EndpointWishesWords)
};

QString visible(const std::string& utf8)
{
    return visibleLine(toQString(utf8));
}

QString addressText(const std::string& url)
{
    return visibleLine(displayUrl(url));
}

bool isEncrypted(const std::string& url)
{
    return parseUrl(url).value_or(UrlParts()).scheme == "https";
}

std::vector<std::string> addressesOf(const Endpoint& endpoint)
{
    std::vector<std::string> addresses;
    for (const std::string& url : {endpoint.metricsUrl, endpoint.apiUrl, endpoint.managementUrl}) {
        if (!url.empty())
            addresses.push_back(url);
    }
    return addresses;
}

void addAddresses(const Endpoint& endpoint, std::vector<EndpointWish>& wishes)
{
    if (endpoint.platform == Platform::LocalMachine) {
        wishes.push_back({EndpointWishesWords::tr("Measures how busy this machine is.")});
        return;
    }
    const double seconds = static_cast<double>(endpoint.interval.count()) / 1000.0;
    wishes.push_back({EndpointWishesWords::tr("Reads metrics from %1 every %2 s.")
                          .arg(addressText(endpoint.metricsUrl), QLocale().toString(seconds))});
    if (!endpoint.apiUrl.empty()) {
        wishes.push_back(
            {endpoint.platform == Platform::Triton
                 ? EndpointWishesWords::tr("Reads health and models from %1, and can switch versions there.")
                       .arg(addressText(endpoint.apiUrl))
                 : EndpointWishesWords::tr("Reads health from %1.").arg(addressText(endpoint.apiUrl))});
    }
    if (!endpoint.managementUrl.empty()) {
        wishes.push_back({EndpointWishesWords::tr("Reads models from %1, and can switch versions there.")
                              .arg(addressText(endpoint.managementUrl))});
    }
}

QString signInText(const Endpoint& endpoint)
{
    switch (endpoint.authScheme) {
    case HttpCredentials::Scheme::Basic:
        return EndpointWishesWords::tr("Signs in as %1, with a password that only you can enter.")
            .arg(visible(endpoint.authUser));
    case HttpCredentials::Scheme::Bearer:
        return EndpointWishesWords::tr("Signs in with a token that only you can enter.");
    case HttpCredentials::Scheme::Header:
        return EndpointWishesWords::tr("Signs in with a key that only you can enter, in the header %1.")
            .arg(visible(endpoint.authUser));
    case HttpCredentials::Scheme::None:
        break;
    }
    return {};
}

void addSignIn(const Endpoint& endpoint, std::vector<EndpointWish>& wishes)
{
    if (needsSecret(endpoint)) {
        const auto addresses = addressesOf(endpoint);
        const bool isOpen = !std::all_of(addresses.begin(), addresses.end(), isEncrypted);
        wishes.push_back({signInText(endpoint)});
        if (isOpen)
            wishes.push_back({EndpointWishesWords::tr("The password or token travels unencrypted."), true});
    }
    for (const auto& [name, value] : endpoint.headers) {
        wishes.push_back(
            {EndpointWishesWords::tr("Sends the header %1: %2", "name and value of a header of HTTP")
                 .arg(visible(name), visible(value))});
    }
}

void addFiles(const Endpoint& endpoint, std::vector<EndpointWish>& wishes)
{
    const TlsOptions& tls = endpoint.tls;
    if (!tls.verify)
        wishes.push_back(
            {EndpointWishesWords::tr("Does not verify the server: any certificate is accepted."), true});
    if (!tls.caFile.empty()) {
        wishes.push_back(
            {EndpointWishesWords::tr("Trusts the certificates in the file %1.").arg(visible(tls.caFile)),
             true});
    }
    if (!tls.clientCertFile.empty()) {
        wishes.push_back({EndpointWishesWords::tr("Identifies itself by the certificate in the file %1.")
                              .arg(visible(tls.clientCertFile)),
                          true});
    }
    if (!tls.clientKeyFile.empty())
        wishes.push_back(
            {EndpointWishesWords::tr("Uses the private key in the file %1.").arg(visible(tls.clientKeyFile)),
             true});
    if (!endpoint.predictionLog.empty()) {
        wishes.push_back(
            {EndpointWishesWords::tr("Follows the file %1 and copies what it finds into the history.")
                 .arg(visible(endpoint.predictionLog)),
             true});
    }
}

} // namespace

std::vector<EndpointWish> wishesOf(const Endpoint& endpoint)
{
    std::vector<EndpointWish> wishes;
    addAddresses(endpoint, wishes);
    addSignIn(endpoint, wishes);
    addFiles(endpoint, wishes);
    if (!endpoint.enabled)
        wishes.push_back(
            {EndpointWishesWords::tr("Is switched off; nothing is read until it is switched on.")});
    return wishes;
}

std::vector<Endpoint> endpointsAwaitingConsent(const FleetSnapshot& snapshot)
{
    std::vector<Endpoint> waiting;
    for (const EndpointStatus& status : snapshot.endpoints) {
        if (status.state == EndpointState::AwaitingConsent)
            waiting.push_back(status.endpoint);
    }
    return waiting;
}

QStringList trustWarnings(const EndpointStatus& status)
{
    QStringList warnings;
    const auto addresses = addressesOf(status.endpoint);
    if (!status.endpoint.tls.verify && std::any_of(addresses.begin(), addresses.end(), isEncrypted)) {
        warnings << EndpointWishesWords::tr(
            "This endpoint's certificate is not verified, so anyone on the network path "
            "can read and change what is sent.");
    }
    if (status.redirectedTo.empty())
        return warnings;
    const QString to = addressText(status.redirectedTo);
    const bool isDowngrade = isEncrypted(status.endpoint.metricsUrl) && !isEncrypted(status.redirectedTo);
    warnings
        << (isDowngrade
                ? EndpointWishesWords::tr("The metrics come unencrypted: the server redirects to %1.").arg(to)
                : EndpointWishesWords::tr(
                      "The metrics come from another address: the server redirects to %1.")
                      .arg(to));
    return warnings;
}

} // namespace qd
