// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/serving/endpoint.h"

namespace qd {

/// Returns a GET of one of the endpoint's addresses as the operator has configured it: with its headers, TLS
/// options, time-out and sign-in. Errors will name the endpoint.
[[nodiscard]] HttpRequest requestTo(const Endpoint& endpoint, const HttpCredentials& credentials,
                                    const std::string& url);

} // namespace qd
