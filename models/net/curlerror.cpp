// SPDX-License-Identifier: Apache-2.0
#include "models/net/curlerror.h"

#include "models/base/numbertext.h"
#include "models/net/curlclientwords.h"

#include <QLocale>

#include <openssl/x509_vfy.h>

#include <algorithm>
#include <cerrno>
#include <chrono>

namespace qd {

namespace {

QString seconds(Duration duration)
{
    return shortNumberText(static_cast<double>(duration.count()) / 1000.0, 3);
}

Error unreachable(const CurlFailure& failure, QString where)
{
    if (failure.systemError == ECONNREFUSED) {
        return {ErrorKind::Unreachable, std::move(where), CurlClientWords::tr("The connection was refused."),
                CurlClientWords::tr("Check that the server is running and that the port is right.")};
    }
    return {
        ErrorKind::Unreachable, std::move(where), CurlClientWords::tr("Could not connect."),
        CurlClientWords::tr("Check the address, the network between here and the server, and its firewall.")};
}

Error timedOut(const CurlFailure& failure, QString where)
{
    if (!failure.connected) {
        return {
            ErrorKind::Timeout, std::move(where),
            CurlClientWords::tr("Could not connect within %1 s.")
                .arg(seconds(std::min(failure.limits.connectTimeout, failure.limits.totalTimeout))),
            CurlClientWords::tr("Check the address and the firewall; the server may be down or overloaded.")};
    }
    // A server that accepts but never shakes hands runs into the limit for connecting. What was measured can
    // be a little less than either.
    const auto distance = [&](Duration limit) { return std::chrono::abs(failure.elapsed - limit); };
    const Duration limit = std::min(failure.limits.totalTimeout, failure.limits.connectTimeout,
                                    [&](Duration a, Duration b) { return distance(a) < distance(b); });
    if (failure.bytesReceived == 0) {
        return {ErrorKind::Timeout, std::move(where),
                CurlClientWords::tr("The server accepted the connection but did not answer within %1 s.")
                    .arg(seconds(limit)),
                CurlClientWords::tr(
                    "The server may hang; look at its log, or raise the timeout of the endpoint.")};
    }
    return {
        ErrorKind::Timeout, std::move(where),
        CurlClientWords::tr("The answer was not complete within %1 s; %2 arrived.")
            .arg(seconds(failure.limits.totalTimeout), QLocale().formattedDataSize(failure.bytesReceived)),
        CurlClientWords::tr("Raise the timeout of the endpoint, or ask for less.")};
}

Error distrusted(const CurlFailure& failure, QString where)
{
    const auto security = [&](QString what, QString hint) {
        return Error{ErrorKind::Security, std::move(where), std::move(what), std::move(hint)};
    };
    switch (failure.verifyResult) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return security(
            CurlClientWords::tr("The server's certificate has expired."),
            CurlClientWords::tr("Have the certificate renewed; check the clock of this machine."));
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return security(CurlClientWords::tr("The server's certificate is not valid yet."),
                        CurlClientWords::tr("Check the clocks of this machine and of the server."));
    case X509_V_ERR_CERT_REVOKED:
        return security(CurlClientWords::tr("The server's certificate was revoked."),
                        CurlClientWords::tr("Have it replaced before you trust this server."));
    case X509_V_ERR_UNSPECIFIED: // libcurl's word for not asked yet: its own comparison of names comes first
    case X509_V_OK:
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return security(
            CurlClientWords::tr("The server's certificate is not valid for “%1”.").arg(failure.host),
            CurlClientWords::tr("Use the name in the certificate, or have it reissued."));
    default:
        return security(CurlClientWords::tr("The server's certificate is not trusted."),
                        CurlClientWords::tr("Choose its CA file on the Connection tab of the endpoint."));
    }
}

Error torn(const CurlFailure& failure, QString where)
{
    if (failure.bytesReceived == 0) {
        return {
            ErrorKind::Unreachable, std::move(where),
            CurlClientWords::tr("The server closed the connection without an answer."),
            CurlClientWords::tr(
                "Check that the port speaks this protocol (http or https), and look at the server's log.")};
    }
    return {ErrorKind::Invalid, std::move(where),
            CurlClientWords::tr("The answer was cut off after %1.")
                .arg(QLocale().formattedDataSize(failure.bytesReceived)),
            CurlClientWords::tr(
                "The server, or a proxy in front of it, closed the connection too early; look at its log.")};
}

Error badTlsSetup(const CurlFailure& failure, QString where)
{
    const std::string& file =
        failure.code == CURLE_SSL_CACERT_BADFILE ? failure.tls.caFile : failure.tls.clientCertFile;
    return {
        ErrorKind::Security, std::move(where),
        CurlClientWords::tr("The certificate file “%1” cannot be used.").arg(QString::fromStdString(file)),
        CurlClientWords::tr(
            "Check that the files on the Connection tab of the endpoint exist, are PEM and belong "
            "together.")};
}

} // namespace

Error describe(const CurlFailure& failure, QString where)
{
    switch (failure.code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return {
            ErrorKind::Unreachable, std::move(where),
            CurlClientWords::tr("The host name “%1” cannot be resolved.").arg(failure.host),
            CurlClientWords::tr("Check the spelling of the address and the name service of this machine.")};
    case CURLE_COULDNT_CONNECT:
        return unreachable(failure, std::move(where));
    case CURLE_OPERATION_TIMEDOUT:
        return timedOut(failure, std::move(where));
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
        return distrusted(failure, std::move(where));
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
        return badTlsSetup(failure, std::move(where));
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
        return {ErrorKind::Security, std::move(where),
                CurlClientWords::tr("No secure connection could be agreed on: %1.")
                    .arg(QString::fromStdString(failure.libraryText)),
                CurlClientWords::tr("Check that the port speaks https, and not plain http.")};
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
        return torn(failure, std::move(where));
    case CURLE_BAD_CONTENT_ENCODING:
        return {ErrorKind::Invalid, std::move(where),
                CurlClientWords::tr("The compressed answer cannot be unpacked."),
                CurlClientWords::tr("A proxy may damage it; try the server directly.")};
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return {ErrorKind::Invalid, std::move(where), CurlClientWords::tr("The server's answer is not HTTP."),
                CurlClientWords::tr("Check the port; another service may listen there.")};
    default:
        return {ErrorKind::Unreachable, std::move(where),
                CurlClientWords::tr("The request failed: %1.")
                    .arg(QString::fromUtf8(failure.libraryText.empty() ? curl_easy_strerror(failure.code)
                                                                       : failure.libraryText.c_str())),
                CurlClientWords::tr("Try again; if the problem persists, look at the server's log.")};
    }
}

} // namespace qd
