// SPDX-License-Identifier: Apache-2.0
#include "models/net/curltransfer.h"

#include "models/base/border.h"
#include "models/base/text.h"
#include "models/net/curlclientwords.h"
#include "models/net/curlerror.h"

#include <QLocale>

#include <algorithm>

namespace qd {

namespace {

constexpr std::size_t maxHeaderBytes = 256UL * 1024;

/// RFC 9110, 5.6.2.
bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

/// No control characters: a line break would start a header of its own.
bool isFieldValue(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
    });
}

bool isRedirect(long status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// A header without a value would be left out, were it not for the semicolon.
curl_slist* append(curl_slist* list, std::string line, const std::string& value)
{
    line += value.empty() ? ";" : ": ";
    line += value;
    return curl_slist_append(list, line.c_str());
}

template <typename T>
T info(CURL* easy, CURLINFO which)
{
    T value{};
    curl_easy_getinfo(easy, which, &value);
    return value;
}

} // namespace

CurlTransfer::CurlTransfer(HttpClient::RequestId id, HttpRequest request)
    : m_id(id),
      m_request(std::move(request)),
      m_easy(curl_easy_init(), &curl_easy_cleanup),
      m_headerList(nullptr, &curl_slist_free_all),
      m_started(std::chrono::steady_clock::now())
{
}

Failure CurlTransfer::failure(ErrorKind kind, QString what, QString hint) const
{
    const QString url = displayUrl(m_request.url);
    QString where =
        m_request.source.isEmpty() ? url : CurlClientWords::tr("%1 (%2)").arg(m_request.source, url);
    return fail(kind, std::move(where), std::move(what), std::move(hint));
}

Duration CurlTransfer::remaining() const
{
    const auto spent = std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - m_started);
    return std::max(m_request.limits.totalTimeout - spent, Duration{1}); // 0 would mean: for ever
}

Result<void> CurlTransfer::checkRequest()
{
    if (!m_easy)
        return failure(ErrorKind::Storage, CurlClientWords::tr("Not enough memory for a request."), {});
    const auto parts = parseUrl(m_url);
    if (!parts || !parts->isHttp() || parts->host.empty()) {
        return failure(ErrorKind::Invalid, CurlClientWords::tr("This is not an http or https address."),
                       CurlClientWords::tr("Write it in full, for example http://host:8002/metrics."));
    }
    if (parts->hasDotSegment()) {
        return failure(
            ErrorKind::Invalid,
            CurlClientWords::tr("A part of this address is “.” or “..”, which servers take for another "
                                "address. Nothing was sent."),
            CurlClientWords::tr("Write the address without it. A model of this name cannot be reached."));
    }
    m_origin = m_hop = *parts;
    const bool headersGood =
        std::all_of(m_request.headers.begin(), m_request.headers.end(),
                    [](const auto& header) { return isToken(header.first) && isFieldValue(header.second); });
    const HttpCredentials& credentials = m_request.credentials;
    const bool nameGood = credentials.scheme != HttpCredentials::Scheme::Header || isToken(credentials.user);
    if (!isToken(m_request.method) || !headersGood || !nameGood || !isFieldValue(credentials.secret)) {
        return failure(
            ErrorKind::Invalid,
            CurlClientWords::tr("A header of the request has characters that HTTP forbids."),
            CurlClientWords::tr("Look for line breaks in the headers and the secret of the endpoint."));
    }
    return {};
}

Result<void> CurlTransfer::prepare()
{
    if (m_url.empty()) {
        m_url = m_request.url;
        if (auto checked = checkRequest(); !checked)
            return checked;
    }
    curl_easy_reset(easy());
    setTarget();
    setLimits();
    setTls();
    setBodyAndMethod();
    setHeadersAndCredentials();
    return {};
}

void CurlTransfer::setTarget()
{
    curl_easy_setopt(easy(), CURLOPT_URL, m_url.c_str());
    curl_easy_setopt(easy(), CURLOPT_PATH_AS_IS, 1L); // what was shown is what is sent
    curl_easy_setopt(easy(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy(), CURLOPT_FOLLOWLOCATION, 0L); // ours: see followsRedirect()
    curl_easy_setopt(easy(), CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(easy(), CURLOPT_ACCEPT_ENCODING, ""); // whatever this libcurl can unpack
    curl_easy_setopt(easy(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy(), CURLOPT_QUICK_EXIT, 1L); // never wait for a name server that hangs
    curl_easy_setopt(easy(), CURLOPT_PRIVATE, this);
    curl_easy_setopt(easy(), CURLOPT_ERRORBUFFER, m_errorText.data());
    curl_easy_setopt(easy(), CURLOPT_WRITEFUNCTION, &CurlTransfer::onBody);
    curl_easy_setopt(easy(), CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy(), CURLOPT_HEADERFUNCTION, &CurlTransfer::onHeader);
    curl_easy_setopt(easy(), CURLOPT_HEADERDATA, this);
    if (m_hop.isLoopback())
        curl_easy_setopt(easy(), CURLOPT_PROXY, "");
}

void CurlTransfer::setLimits()
{
    const auto connect = std::min(m_request.limits.connectTimeout, m_request.limits.totalTimeout);
    curl_easy_setopt(easy(), CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(connect.count()));
    curl_easy_setopt(easy(), CURLOPT_TIMEOUT_MS, static_cast<long>(remaining().count()));
    if (m_request.method != "HEAD") {
        // An announced length that is too large is refused before the first byte.
        curl_easy_setopt(easy(), CURLOPT_MAXFILESIZE_LARGE,
                         static_cast<curl_off_t>(m_request.limits.maxBodyBytes));
    }
}

void CurlTransfer::setTls()
{
    curl_easy_setopt(easy(), CURLOPT_SSL_VERIFYPEER, m_request.tls.verify ? 1L : 0L);
    curl_easy_setopt(easy(), CURLOPT_SSL_VERIFYHOST, m_request.tls.verify ? 2L : 0L);
    if (!m_request.tls.caFile.empty())
        curl_easy_setopt(easy(), CURLOPT_CAINFO, m_request.tls.caFile.c_str());
    if (m_request.tls.clientCertFile.empty() || !m_hop.sameOrigin(m_origin))
        return;
    curl_easy_setopt(easy(), CURLOPT_SSLCERT, m_request.tls.clientCertFile.c_str());
    if (!m_request.tls.clientKeyFile.empty())
        curl_easy_setopt(easy(), CURLOPT_SSLKEY, m_request.tls.clientKeyFile.c_str());
}

void CurlTransfer::setBodyAndMethod()
{
    const std::string& method = m_request.method;
    const bool alwaysBody = method == "POST" || method == "PUT" || method == "PATCH";
    if (alwaysBody || (!m_request.body.empty() && m_hop.sameOrigin(m_origin))) {
        curl_easy_setopt(easy(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body.size()));
        curl_easy_setopt(easy(), CURLOPT_POSTFIELDS, m_request.body.data());
    } else if (method == "HEAD") {
        curl_easy_setopt(easy(), CURLOPT_NOBODY, 1L);
    } else {
        curl_easy_setopt(easy(), CURLOPT_HTTPGET, 1L);
    }
    if (method != "HEAD" && method != "GET") {
        // libcurl repeats a request when a kept connection turns out dead; what changes something goes out
        // once.
        curl_easy_setopt(easy(), CURLOPT_FRESH_CONNECT, 1L);
        curl_easy_setopt(easy(), CURLOPT_FORBID_REUSE, 1L);
    }
    if (method != "HEAD")
        curl_easy_setopt(easy(), CURLOPT_CUSTOMREQUEST, method.c_str());
}

void CurlTransfer::setHeadersAndCredentials()
{
    curl_slist* list = curl_slist_append(nullptr, "Expect:"); // no waiting for 100 Continue
    const bool home = m_hop.sameOrigin(m_origin);
    bool hasType = false;
    bool hasAgent = false;
    for (const auto& [name, value] : m_request.headers) {
        const std::string lowered = toLower(name);
        hasType = hasType || lowered == "content-type";
        hasAgent = hasAgent || lowered == "user-agent";
        if (home || lowered == "accept") // any other header may carry a key
            list = append(list, name, value);
    }
    const HttpCredentials& credentials = m_request.credentials;
    if (home && credentials.scheme == HttpCredentials::Scheme::Header)
        list = append(list, credentials.user, credentials.secret);
    if (!hasType)
        list = curl_slist_append(list, "Content-Type:"); // libcurl would call every body a form
    m_headerList.reset(list);
    curl_easy_setopt(easy(), CURLOPT_HTTPHEADER, list);
    if (!hasAgent)
        curl_easy_setopt(easy(), CURLOPT_USERAGENT, "quarterdeck/" QD_VERSION);
    if (!home)
        return;
    if (credentials.scheme == HttpCredentials::Scheme::Basic) {
        curl_easy_setopt(easy(), CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
        curl_easy_setopt(easy(), CURLOPT_USERNAME, credentials.user.c_str());
        curl_easy_setopt(easy(), CURLOPT_PASSWORD, credentials.secret.c_str());
    } else if (credentials.scheme == HttpCredentials::Scheme::Bearer) {
        curl_easy_setopt(easy(), CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
        curl_easy_setopt(easy(), CURLOPT_XOAUTH2_BEARER, credentials.secret.c_str());
    }
}

template <typename Work>
bool CurlTransfer::keep(Work work)
{
    const auto kept = atBorder([&]() -> Result<void> {
        work();
        return {};
    });
    if (!kept)
        m_thrown = failure(kept.error().kind, kept.error().what, kept.error().hint).value();
    return kept.has_value();
}

std::size_t CurlTransfer::onBody(char* data, std::size_t size, std::size_t count, void* self)
{
    auto* transfer = static_cast<CurlTransfer*>(self);
    const auto bytes = static_cast<std::int64_t>(size * count);
    if (transfer->m_response.body.size() + bytes > transfer->m_request.limits.maxBodyBytes) {
        transfer->m_tooLarge = true;
        return 0; // ends the transfer with CURLE_WRITE_ERROR
    }
    return transfer->keep([&] { transfer->m_response.body.append(data, static_cast<qsizetype>(bytes)); })
               ? size * count
               : 0;
}

std::size_t CurlTransfer::onHeader(char* data, std::size_t size, std::size_t count, void* self)
{
    auto* transfer = static_cast<CurlTransfer*>(self);
    const std::string_view line(data, size * count);
    transfer->m_headerBytes += line.size();
    if (transfer->m_headerBytes > maxHeaderBytes) {
        transfer->m_tooLarge = true;
        transfer->m_headersTooLarge = true;
        return 0;
    }
    auto& headers = transfer->m_response.headers;
    const bool isKept = transfer->keep([&] {
        if (line.starts_with("HTTP/")) {
            headers.clear(); // those of an interim answer or an earlier hop
        } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
            headers.emplace_back(toLower(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
        }
    });
    return isKept ? line.size() : 0;
}

bool CurlTransfer::followsRedirect(CURLcode code)
{
    const bool follows = m_request.method == "GET" || m_request.method == "HEAD";
    const char* target = info<const char*>(easy(), CURLINFO_REDIRECT_URL);
    if (code != CURLE_OK || !follows || !target || !isRedirect(info<long>(easy(), CURLINFO_RESPONSE_CODE)))
        return false;

    const std::string next(target);
    const auto parts = parseUrl(next);
    if (!parts || !parts->isHttp()) {
        m_redirectError =
            failure(
                ErrorKind::Security,
                CurlClientWords::tr("The server redirects to “%1”, which is not an http or https address.")
                    .arg(displayUrl(next)),
                CurlClientWords::tr("Do not trust this server until you know why it does so."))
                .value();
        return false;
    }
    if (++m_redirects > m_request.limits.maxRedirects) {
        m_redirectError =
            failure(ErrorKind::Refused,
                    CurlClientWords::tr("The server redirects again and again; the last time to “%1”.")
                        .arg(displayUrl(next)),
                    CurlClientWords::tr("Enter the final address of the endpoint."))
                .value();
        return false;
    }
    m_url = withoutUser(next); // whom we are is the operator's to say, not the server's
    m_hop = *parts;
    m_response.body.clear();
    return prepare().has_value();
}

Result<HttpResponse> CurlTransfer::finish(CURLcode code)
{
    if (m_thrown)
        return Failure(*m_thrown);
    if (m_redirectError)
        return Failure(*m_redirectError);
    if (m_headersTooLarge) {
        return failure(ErrorKind::TooLarge, CurlClientWords::tr("The headers of the answer are too large."),
                       CurlClientWords::tr("Check the address; a model server does not answer like this."));
    }
    if (m_tooLarge || code == CURLE_FILESIZE_EXCEEDED) {
        return failure(ErrorKind::TooLarge,
                       CurlClientWords::tr("The answer is larger than the limit of %1 and was cut off.")
                           .arg(QLocale().formattedDataSize(m_request.limits.maxBodyBytes)),
                       CurlClientWords::tr(
                           "Check that the address is that of metrics, or have the server expose less."));
    }
    const auto elapsed = std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - m_started);
    if (code == CURLE_OK) {
        m_response.status = static_cast<int>(info<long>(easy(), CURLINFO_RESPONSE_CODE));
        m_response.elapsed = elapsed;
        m_response.url = m_url;
        return std::move(m_response);
    }
    CurlFailure failed;
    failed.code = code;
    failed.host = QString::fromStdString(m_hop.host);
    failed.libraryText = m_errorText.data();
    failed.systemError = info<long>(easy(), CURLINFO_OS_ERRNO);
    failed.verifyResult = info<long>(easy(), CURLINFO_SSL_VERIFYRESULT);
    failed.connected = info<curl_off_t>(easy(), CURLINFO_CONNECT_TIME_T) > 0;
    failed.bytesReceived = m_response.body.size();
    failed.elapsed = elapsed;
    failed.limits = m_request.limits;
    failed.tls = m_request.tls;
    return Failure(describe(failed, failure(ErrorKind::Invalid, {}, {}).value().where));
}

} // namespace qd
