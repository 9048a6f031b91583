// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/time.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace qd {

/// Every request is bounded; endpoints are hostile until proven otherwise.
struct HttpLimits
{
    Duration connectTimeout{5'000};
    Duration totalTimeout{10'000};
    std::int64_t maxBodyBytes = 64LL * 1024 * 1024; ///< counted after decompression
    int maxRedirects = 3;                           ///< http(s) only, never to another scheme
};

struct TlsOptions
{
    bool verify = true;
    std::string caFile;         ///< the CA file; empty: the system's
    std::string clientCertFile; ///< PEM, empty: none
    std::string clientKeyFile;

    friend bool operator==(const TlsOptions&, const TlsOptions&) = default;
};

/// Credentials as they go on the wire; held in memory only, never written or logged.
struct HttpCredentials
{
    enum class Scheme {
        None,
        Basic,
        Bearer,
        Header, ///< the secret is the value of a header of its own, such as X-Api-Key
    };
    Scheme scheme = Scheme::None;
    std::string user;   ///< Basic: the user; Header: the header's name
    std::string secret; ///< password, token or value
};

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest
{
    std::string method = "GET";
    std::string url;
    HttpHeaders headers;
    std::string body; ///< sent when not empty, or when the method is POST, PUT or PATCH
    HttpLimits limits;
    TlsOptions tls;
    HttpCredentials credentials;
    QString source; ///< what errors name: the endpoint's display name; the URL is appended
};

/// A complete answer, whatever its status code: 500 is an answer, not an Error.
struct HttpResponse
{
    int status = 0;
    HttpHeaders headers; ///< the headers of the last hop, names in lower case
    QByteArray body;     ///< decompressed
    Duration elapsed{0};
    std::string url{}; ///< the URL of the last hop: another one than was asked for when the server redirected

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
    [[nodiscard]] const std::string& header(std::string_view lowerCaseName) const;
};

/// Sends requests from any thread; the network is replaced in tests by another implementation.
class HttpClient
{
public:
    using Done = std::function<void(Result<HttpResponse>)>;
    using RequestId = std::uint64_t;

    virtual ~HttpClient() = default;
    /// `done` runs exactly once, in the thread of `context`, unless `context` dies or the request is
    /// cancelled first.
    virtual RequestId send(HttpRequest request, QObject* context, Done done) = 0;
    /// Cancels a request: after this returns in the context's thread, `done` will not run.
    virtual void cancel(RequestId id) = 0;
};

} // namespace qd
