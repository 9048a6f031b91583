// SPDX-License-Identifier: Apache-2.0
#include "models/net/url.h"

#include "models/base/text.h"

#include <QByteArrayList>

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <memory>

namespace qd {

namespace {

using UrlHandle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part(CURLU* handle, CURLUPart which, unsigned flags = 0)
{
    char* text = nullptr;
    if (curl_url_get(handle, which, &text, flags) != CURLUE_OK)
        return {};
    std::string copy(text);
    curl_free(text);
    return copy;
}

/// An address as it is written: libcurl would resolve "." and ".." in the path.
bool set(const UrlHandle& handle, const std::string& url)
{
    return handle && curl_url_set(handle.get(), CURLUPART_URL, url.c_str(),
                                  CURLU_NON_SUPPORT_SCHEME | CURLU_PATH_AS_IS) == CURLUE_OK;
}

std::vector<std::string> namesOf(const std::string& query)
{
    std::vector<std::string> names;
    for (const QByteArray& pair : QByteArray::fromStdString(query).replace(';', '&').split('&')) {
        if (!pair.isEmpty())
            names.push_back(QByteArray::fromPercentEncoding(pair.split('=').first()).toStdString());
    }
    return names;
}

} // namespace

bool UrlParts::isLoopback() const
{
    return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

bool UrlParts::hasDotSegment() const
{
    // Some servers split at an encoded slash or a backslash as well.
    const QByteArray plain =
        QByteArray::fromPercentEncoding(QByteArray::fromStdString(path)).replace('\\', '/');
    const auto segments = plain.split('/');
    return std::any_of(segments.begin(), segments.end(),
                       [](const QByteArray& segment) { return segment == "." || segment == ".."; });
}

std::optional<UrlParts> parseUrl(const std::string& url)
{
    const UrlHandle handle(curl_url(), &curl_url_cleanup);
    if (!set(handle, url))
        return std::nullopt;
    UrlParts parts;
    parts.scheme = toLower(part(handle.get(), CURLUPART_SCHEME));
    parts.host = toLower(part(handle.get(), CURLUPART_HOST));
    parts.port = part(handle.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
    parts.path = part(handle.get(), CURLUPART_PATH);
    parts.hasUser =
        !part(handle.get(), CURLUPART_USER).empty() || !part(handle.get(), CURLUPART_PASSWORD).empty();
    parts.query = part(handle.get(), CURLUPART_QUERY);
    parts.queryNames = namesOf(parts.query);
    return parts;
}

QString displayUrl(const std::string& url)
{
    const UrlHandle handle(curl_url(), &curl_url_cleanup);
    if (!set(handle, url)) {
        // Not a URL: anything before an @ or after a ? may be a secret.
        const std::size_t start = url.find('@') == std::string::npos ? 0 : url.find('@') + 1;
        return QString::fromStdString(url.substr(start, url.find_first_of("?#", start) - start)).left(200);
    }
    for (const CURLUPart secret :
         {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_QUERY, CURLUPART_FRAGMENT})
        curl_url_set(handle.get(), secret, nullptr, 0);
    return QString::fromStdString(part(handle.get(), CURLUPART_URL)).left(400);
}

std::string withoutUser(const std::string& url)
{
    const UrlHandle handle(curl_url(), &curl_url_cleanup);
    if (!set(handle, url))
        return url;
    for (const CURLUPart secret : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS})
        curl_url_set(handle.get(), secret, nullptr, 0);
    return part(handle.get(), CURLUPART_URL);
}

bool soundsSecret(std::string_view name)
{
    static constexpr std::array words{"auth", "cookie", "credential", "key",
                                      "pass", "pwd",    "secret",     "token"};
    static constexpr std::array names{"code", "sas", "session", "sid", "sig", "signature"};
    const std::string lower = toLower(name);
    return std::any_of(words.begin(), words.end(),
                       [&](const char* word) { return lower.find(word) != std::string::npos; }) ||
           std::any_of(names.begin(), names.end(), [&](const char* whole) { return lower == whole; });
}

std::string encodePathSegment(std::string_view text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const bool unreserved = (toLower(c) >= 'a' && toLower(c) <= 'z') || isDigit(c) || c == '-' ||
                                c == '.' || c == '_' || c == '~';
        if (unreserved) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return encoded;
}

} // namespace qd
