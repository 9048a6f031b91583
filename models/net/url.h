// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qd {

/// The parts of an http or https URL that decide where a request goes.
struct UrlParts
{
    std::string scheme; ///< lower case
    std::string host;   ///< lower case, IPv6 in brackets
    std::string port;   ///< never empty: 80 and 443 are filled in
    std::string path;   ///< as it is sent
    bool hasUser = false;
    std::string query;                   ///< as it is sent, without the question mark
    std::vector<std::string> queryNames; ///< decoded; of "?a=1&b" they are a and b

    /// Returns whether scheme, host and port are the same: the only place credentials may follow a redirect
    /// to.
    [[nodiscard]] bool sameOrigin(const UrlParts& other) const
    {
        return scheme == other.scheme && host == other.host && port == other.port;
    }
    [[nodiscard]] bool isHttp() const { return scheme == "http" || scheme == "https"; }
    /// localhost, 127.0.0.0/8 or ::1.
    [[nodiscard]] bool isLoopback() const;
    /// Scheme, host and port as one text: "https://models:8443".
    [[nodiscard]] std::string origin() const { return scheme + "://" + host + ':' + port; }
    /// A segment of the path is "." or "..", however it is written: servers and proxies take such an address
    /// for another one.
    [[nodiscard]] bool hasDotSegment() const;
};

/// Parses a URL; nothing when the text is none with a scheme and a host (file URLs have none and give an
/// empty host).
[[nodiscard]] std::optional<UrlParts> parseUrl(const std::string& url);

/// The URL as messages may show it: without user, password, query and fragment, which can hold secrets.
[[nodiscard]] QString displayUrl(const std::string& url);

/// The URL without user name and password; unchanged when it is not a URL.
[[nodiscard]] std::string withoutUser(const std::string& url);

/// True of names under which secrets travel, in headers and queries: "X-Api-Key", "access_token", "Cookie"…
[[nodiscard]] bool soundsSecret(std::string_view name);

/// Percent-encodes everything but RFC 3986's unreserved characters, for one segment of a path.
[[nodiscard]] std::string encodePathSegment(std::string_view text);

} // namespace qd
