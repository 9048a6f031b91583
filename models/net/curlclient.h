// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/net/httpclient.h"

#include <memory>

namespace qd {

/// HttpClient on libcurl's multi interface: one network thread of its own drives the transfers of all
/// endpoints, so a slow or hostile one costs the others nothing. (libcurl resolves host names in short-lived
/// helper threads.)
///
/// Promises beyond HttpClient: HTTP/1.1, connections are kept and reused for GET and HEAD, any other request
/// has its own; answers are decompressed and counted against HttpLimits::maxBodyBytes as they arrive; only
/// GET and HEAD follow redirects, only to http and https, and credentials, headers, body and client
/// certificate never leave the origin (scheme, host and port) they were meant for. No cookies, no netrc, no
/// signals. The proxy of the environment is used, but never for loopback addresses. send() and cancel() may
/// be called from any thread.
///
/// Destruction cancels whatever is under way.
class CurlClient : public HttpClient
{
public:
    CurlClient();
    ~CurlClient() override;

    CurlClient(const CurlClient&) = delete;
    CurlClient& operator=(const CurlClient&) = delete;

    RequestId send(HttpRequest request, QObject* context, Done done) override;
    void cancel(RequestId id) override;

private:
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace qd
