// SPDX-License-Identifier: Apache-2.0
#include "models/serving/endpoint.h"

#include "models/base/jsonfields.h"
#include "models/net/url.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd::json {

template <>
inline constexpr std::array idsOf<Platform>{std::pair{Platform::Prometheus, std::string_view("prometheus")},
                                            std::pair{Platform::Triton, std::string_view("triton")},
                                            std::pair{Platform::TorchServe, std::string_view("torchserve")},
                                            std::pair{Platform::LocalMachine, std::string_view("local")}};

template <>
inline constexpr std::array idsOf<HttpCredentials::Scheme>{
    std::pair{HttpCredentials::Scheme::None, std::string_view("none")},
    std::pair{HttpCredentials::Scheme::Basic, std::string_view("basic")},
    std::pair{HttpCredentials::Scheme::Bearer, std::string_view("bearer")},
    std::pair{HttpCredentials::Scheme::Header, std::string_view("header")}};

template <>
inline constexpr auto fieldsOf<TlsOptions> =
    std::tuple{Field{"verify", &TlsOptions::verify}, Field{"caFile", &TlsOptions::caFile},
               Field{"clientCertFile", &TlsOptions::clientCertFile},
               Field{"clientKeyFile", &TlsOptions::clientKeyFile}};

template <>
inline constexpr auto fieldsOf<HttpHeaders::value_type> =
    std::tuple{Field{"name", &HttpHeaders::value_type::first, Need::Required},
               Field{"value", &HttpHeaders::value_type::second}};

template <>
inline constexpr auto fieldsOf<Endpoint> = std::tuple{Field{"id", &Endpoint::id},
                                                      Field{"name", &Endpoint::name},
                                                      Field{"platform", &Endpoint::platform},
                                                      Field{"metricsUrl", &Endpoint::metricsUrl},
                                                      Field{"apiUrl", &Endpoint::apiUrl},
                                                      Field{"managementUrl", &Endpoint::managementUrl},
                                                      Field{"intervalMs", &Endpoint::interval},
                                                      Field{"timeoutMs", &Endpoint::timeout},
                                                      Field{"tls", &Endpoint::tls},
                                                      Field{"headers", &Endpoint::headers},
                                                      Field{"authScheme", &Endpoint::authScheme},
                                                      Field{"authUser", &Endpoint::authUser},
                                                      Field{"predictionLog", &Endpoint::predictionLog},
                                                      Field{"positiveClass", &Endpoint::positiveClass},
                                                      Field{"hostEndpoint", &Endpoint::hostEndpoint},
                                                      Field{"sampleLimit", &Endpoint::sampleLimit},
                                                      Field{"seriesLimit", &Endpoint::seriesLimit},
                                                      Field{"enabled", &Endpoint::enabled}};

} // namespace qd::json

namespace qd {

namespace {

constexpr Duration longestInterval{24LL * 3600 * 1000};
constexpr std::size_t longestText = 4096; ///< the longest text of an address, a path or a header
constexpr std::size_t longestLabel = 200; ///< the longest text of what becomes a label or a heading
constexpr std::size_t mostHeaders = 64;

struct EndpointWords
{
    Q_DECLARE_TR_FUNCTIONS(EndpointWords)
};

using Scheme = HttpCredentials::Scheme;

Result<void> checkUrl(const char* field, const std::string& url, bool required)
{
    const QString where = QLatin1String(field);
    if (url.empty()) {
        if (!required)
            return {};
        return fail(ErrorKind::Invalid, where, EndpointWords::tr("An address is required."),
                    EndpointWords::tr("Write it in full, for example http://host:8002/metrics."));
    }
    const auto parts = parseUrl(url);
    if (!parts || !parts->isHttp() || parts->host.empty()) {
        return fail(ErrorKind::Invalid, where, EndpointWords::tr("This is not an http or https address."),
                    EndpointWords::tr("Write it in full, for example http://host:8002/metrics."));
    }
    if (parts->hasDotSegment()) {
        return fail(ErrorKind::Invalid, where,
                    EndpointWords::tr(
                        "A part of this address is “.” or “..”, which servers take for another address."),
                    EndpointWords::tr("Write the address without it."));
    }
    if (parts->hasUser) {
        return fail(
            ErrorKind::Invalid, where, EndpointWords::tr("The address contains a user name or a password."),
            EndpointWords::tr("Put them under Sign-in: the password is kept in the system keychain there."));
    }
    return {};
}

/// Addresses are stored and shown, so nothing secret may stand in them.
Result<void> checkMetricsQuery(const std::string& url)
{
    for (const std::string& name : parseUrl(url).value_or(UrlParts()).queryNames) {
        if (soundsSecret(name)) {
            return fail(ErrorKind::Invalid, QStringLiteral("metricsUrl"),
                        EndpointWords::tr("The address contains a secret as “%1”.").arg(toQString(name)),
                        EndpointWords::tr(
                            "Put it under Sign-in as a token or as a key in a header: there it is kept in "
                            "the system keychain."));
        }
    }
    return {};
}

/// Paths are appended to these addresses.
Result<void> checkBase(const char* field, const std::string& url, bool required)
{
    if (auto good = checkUrl(field, url, required); !good)
        return good;
    if (const auto parts = parseUrl(url); parts && !parts->queryNames.empty()) {
        return fail(
            ErrorKind::Invalid, QLatin1String(field),
            EndpointWords::tr("The address has a part after a question mark, which cannot be used here."),
            EndpointWords::tr("Write the address up to the path. Put a token or a key under Sign-in."));
    }
    return {};
}

Result<void> checkUrls(const Endpoint& endpoint)
{
    const bool serves = endpoint.platform == Platform::Triton || endpoint.platform == Platform::TorchServe;
    const bool measured = endpoint.platform != Platform::LocalMachine;
    if (auto good = checkUrl("metricsUrl", endpoint.metricsUrl, measured); !good)
        return good;
    if (auto good = checkMetricsQuery(endpoint.metricsUrl); !good)
        return good;
    if (auto good = checkBase("apiUrl", endpoint.apiUrl, serves); !good)
        return good;
    return checkBase("managementUrl", endpoint.managementUrl, endpoint.platform == Platform::TorchServe);
}

Result<void> checkTimes(const Endpoint& endpoint)
{
    if (endpoint.timeout <= Duration{0}) {
        return fail(ErrorKind::Invalid, QStringLiteral("timeout"),
                    EndpointWords::tr("The timeout must be longer than zero."));
    }
    if (endpoint.interval < endpoint.timeout) {
        return fail(ErrorKind::Invalid, QStringLiteral("interval"),
                    EndpointWords::tr("The interval must not be shorter than the timeout."),
                    EndpointWords::tr("Otherwise a slow answer would overlap the next request."));
    }
    if (endpoint.interval > longestInterval) {
        return fail(ErrorKind::Invalid, QStringLiteral("interval"),
                    EndpointWords::tr("The interval must not be longer than a day."));
    }
    return {};
}

/// The documents of a history can come from anywhere; what is in them goes into labels, lists and requests.
Result<void> checkSizes(const Endpoint& endpoint)
{
    const std::pair<const char*, bool> sizes[]{
        {"id", endpoint.id.size() > longestLabel},
        {"name", endpoint.name.size() > static_cast<qsizetype>(longestLabel)},
        {"metricsUrl", endpoint.metricsUrl.size() > longestText},
        {"apiUrl", endpoint.apiUrl.size() > longestText},
        {"managementUrl", endpoint.managementUrl.size() > longestText},
        {"tls.caFile", endpoint.tls.caFile.size() > longestText},
        {"tls.clientCertFile", endpoint.tls.clientCertFile.size() > longestText},
        {"tls.clientKeyFile", endpoint.tls.clientKeyFile.size() > longestText},
        {"headers", endpoint.headers.size() > mostHeaders},
        {"authUser", endpoint.authUser.size() > longestText},
        {"predictionLog", endpoint.predictionLog.size() > longestText},
        {"positiveClass", endpoint.positiveClass.size() > longestText},
        {"hostEndpoint", endpoint.hostEndpoint.size() > longestLabel},
    };
    for (const auto& [field, tooLarge] : sizes) {
        if (tooLarge) {
            return fail(ErrorKind::Invalid, QLatin1String(field), EndpointWords::tr("This text is too long."),
                        EndpointWords::tr("Shorten it."));
        }
    }
    return {};
}

Result<void> checkLimits(const Endpoint& endpoint)
{
    for (const auto& [field, limit] :
         {std::pair("sampleLimit", endpoint.sampleLimit), std::pair("seriesLimit", endpoint.seriesLimit)}) {
        if (limit < 1 || limit > Endpoint::mostOfAnyLimit)
            return fail(ErrorKind::Invalid, QLatin1String(field),
                        EndpointWords::tr("A limit is between 1 and %1.").arg(Endpoint::mostOfAnyLimit));
    }
    return {};
}

bool isHeaderName(std::string_view name)
{
    return !name.empty() && std::none_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == ':';
    });
}

Result<void> checkHeaders(const HttpHeaders& headers)
{
    const auto forbidden = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    for (const auto& [name, value] : headers) {
        if (name.size() + value.size() > longestText) {
            return fail(ErrorKind::Invalid, QStringLiteral("headers"),
                        EndpointWords::tr("A header is too long."));
        }
        if (!isHeaderName(name) || std::any_of(value.begin(), value.end(), forbidden)) {
            return fail(
                ErrorKind::Invalid, QStringLiteral("headers"),
                EndpointWords::tr("The header “%1” has characters that HTTP forbids.").arg(toQString(name)),
                EndpointWords::tr("A name has no spaces or colons, a value no line breaks."));
        }
        if (soundsSecret(name)) {
            return fail(
                ErrorKind::Invalid, QStringLiteral("headers"),
                EndpointWords::tr("The header “%1” holds a secret, which must not be stored in plain text.")
                    .arg(toQString(name)),
                EndpointWords::tr("Choose “Key in a header” as the authentication, or a password or a token: "
                                  "these are kept in the system keychain."));
        }
    }
    return {};
}

Result<void> checkSignIn(const Endpoint& endpoint)
{
    const QString where = QStringLiteral("authUser");
    if (endpoint.authScheme == Scheme::Basic && endpoint.authUser.empty())
        return fail(ErrorKind::Invalid, where, EndpointWords::tr("Basic authentication needs a user name."));
    if (endpoint.authScheme == Scheme::Header && !isHeaderName(endpoint.authUser)) {
        return fail(ErrorKind::Invalid, where, EndpointWords::tr("This is not the name of a header."),
                    EndpointWords::tr("It has no spaces or colons, for example X-Api-Key."));
    }
    return {};
}

} // namespace

std::string_view platformId(Platform platform)
{
    return json::idOf(platform);
}

QString platformName(Platform platform)
{
    switch (platform) {
    case Platform::Prometheus:
        return EndpointWords::tr("Prometheus metrics");
    case Platform::Triton:
        return QStringLiteral("NVIDIA Triton");
    case Platform::TorchServe:
        return QStringLiteral("TorchServe");
    case Platform::LocalMachine:
        return EndpointWords::tr("This machine");
    }
    return {};
}

std::string endpointToJson(const Endpoint& endpoint)
{
    return json::toText(endpoint);
}

Result<Endpoint> endpointFromJson(std::string_view json)
{
    return json::fromText<Endpoint>(json, EndpointWords::tr("Stored endpoint"));
}

Result<void> validate(const Endpoint& endpoint)
{
    if (endpoint.id.empty())
        return fail(ErrorKind::Invalid, QStringLiteral("id"),
                    EndpointWords::tr("The endpoint has no identifier."));
    if (endpoint.name.trimmed().isEmpty())
        return fail(ErrorKind::Invalid, QStringLiteral("name"),
                    EndpointWords::tr("The endpoint needs a name."));
    if (auto good = checkSizes(endpoint); !good)
        return good;
    if (auto good = checkUrls(endpoint); !good)
        return good;
    if (auto good = checkTimes(endpoint); !good)
        return good;
    if (auto good = checkLimits(endpoint); !good)
        return good;
    if (auto good = checkHeaders(endpoint.headers); !good)
        return good;
    if (auto good = checkSignIn(endpoint); !good)
        return good;
    if (!endpoint.tls.clientKeyFile.empty() && endpoint.tls.clientCertFile.empty()) {
        return fail(ErrorKind::Invalid, QStringLiteral("tls.clientCertFile"),
                    EndpointWords::tr("A client key needs its certificate."));
    }
    return {};
}

} // namespace qd
