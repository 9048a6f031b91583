// SPDX-License-Identifier: Apache-2.0
#include "models/serving/endpointrequest.h"

namespace qd {

HttpRequest requestTo(const Endpoint& endpoint, const HttpCredentials& credentials, const std::string& url)
{
    HttpRequest request;
    request.url = url;
    request.headers = endpoint.headers;
    request.limits.connectTimeout = endpoint.timeout;
    request.limits.totalTimeout = endpoint.timeout;
    request.tls = endpoint.tls;
    request.credentials = credentials;
    request.source = endpoint.name;
    return request;
}

} // namespace qd
