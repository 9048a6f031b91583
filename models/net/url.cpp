// SPDX-License-Identifier: Apache-2.0
#include "models/net/url.h"

#include <curl/curl.h>

#include <algorithm>
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

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

} // namespace

bool UrlParts::isLoopback() const
{
    return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

std::optional<UrlParts> parseUrl(const std::string& url)
{
    const UrlHandle handle(curl_url(), &curl_url_cleanup);
    if (!handle ||
        curl_url_set(handle.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
        return std::nullopt;
    UrlParts parts;
    parts.scheme = lower(part(handle.get(), CURLUPART_SCHEME));
    parts.host = lower(part(handle.get(), CURLUPART_HOST));
    parts.port = part(handle.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
    parts.path = part(handle.get(), CURLUPART_PATH);
    parts.hasUser =
        !part(handle.get(), CURLUPART_USER).empty() || !part(handle.get(), CURLUPART_PASSWORD).empty();
    parts.hasQuery = !part(handle.get(), CURLUPART_QUERY).empty();
    return parts;
}

QString displayUrl(const std::string& url)
{
    const UrlHandle handle(curl_url(), &curl_url_cleanup);
    if (!handle ||
        curl_url_set(handle.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) {
        // Not a URL: anything before an @ or after a ? may be a secret.
        const std::size_t start = url.find('@') == std::string::npos ? 0 : url.find('@') + 1;
        return QString::fromStdString(url.substr(start, url.find_first_of("?#", start) - start)).left(200);
    }
    for (const CURLUPart secret :
         {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_QUERY, CURLUPART_FRAGMENT})
        curl_url_set(handle.get(), secret, nullptr, 0);
    return QString::fromStdString(part(handle.get(), CURLUPART_URL)).left(400);
}

std::string encodePathSegment(std::string_view text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                c == '-' || c == '.' || c == '_' || c == '~';
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
