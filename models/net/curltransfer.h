// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/net/httpclient.h"
#include "models/net/url.h"

#include <curl/curl.h>

#include <array>
#include <chrono>
#include <memory>

namespace qd {

/// One request from its first hop to its last, on the network thread. Owns the easy handle; the caller adds
/// it to and removes it from the multi handle.
class CurlTransfer
{
public:
    CurlTransfer(HttpClient::RequestId id, HttpRequest request);
    ~CurlTransfer() = default;
    CurlTransfer(const CurlTransfer&) = delete;
    CurlTransfer& operator=(const CurlTransfer&) = delete;

    /// Checks the request and sets all options. An error means that nothing may be sent.
    [[nodiscard]] Result<void> prepare();
    /// Follows a redirect after the transfer ended with `code`: true when it must be added to the multi
    /// handle again for the next hop.
    [[nodiscard]] bool followsRedirect(CURLcode code);
    /// The answer, or the error that `code` stands for; call once, after followsRedirect() said no.
    [[nodiscard]] Result<HttpResponse> finish(CURLcode code);

    [[nodiscard]] CURL* easy() const { return m_easy.get(); }
    [[nodiscard]] HttpClient::RequestId id() const { return m_id; }

private:
    /// Does what may throw; false when it did, which is told by finish().
    template <typename Work>
    bool keep(Work work);
    static std::size_t onBody(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* self);

    [[nodiscard]] Result<void> checkRequest();
    void setTarget();
    void setLimits();
    void setTls();
    void setBodyAndMethod();
    void setHeadersAndCredentials();
    [[nodiscard]] Duration remaining() const;
    [[nodiscard]] Failure failure(ErrorKind kind, QString what, QString hint) const;

    HttpClient::RequestId m_id;
    HttpRequest m_request;
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> m_easy;
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> m_headerList;
    std::array<char, CURL_ERROR_SIZE> m_errorText{};
    std::chrono::steady_clock::time_point m_started;

    UrlParts m_origin; ///< the origin of the URL as asked for
    std::string m_url; ///< the URL of the present hop
    UrlParts m_hop;    ///< the parts of the present hop's URL
    int m_redirects = 0;
    HttpResponse m_response;
    std::size_t m_headerBytes = 0;
    bool m_tooLarge = false;
    std::optional<Error> m_thrown; ///< while libcurl, through which nothing may be thrown, called us
    bool m_headersTooLarge = false;
    std::optional<Error> m_redirectError;
};

} // namespace qd
