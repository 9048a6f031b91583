// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/net/httpclient.h"

#include <curl/curl.h>

namespace qd {

/// What a failed transfer has to say about itself.
struct CurlFailure
{
    CURLcode code = CURLE_OK;
    QString host;
    std::string libraryText; ///< CURLOPT_ERRORBUFFER
    long systemError = 0;    ///< errno of the last failed connect
    long verifyResult = 0;   ///< OpenSSL's X509_V_ERR_*
    bool connected = false;
    std::int64_t bytesReceived = 0;
    Duration elapsed{0};
    HttpLimits limits;
    TlsOptions tls;
};

/// In plain words what went wrong and what to do next; `where` names the endpoint.
[[nodiscard]] Error describe(const CurlFailure& failure, QString where);

} // namespace qd
