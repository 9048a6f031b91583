// SPDX-License-Identifier: Apache-2.0
#include "models/net/httpclient.h"

#include <algorithm>

namespace qd {

const std::string& HttpResponse::header(std::string_view lowerCaseName) const
{
    static const std::string absent;
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [&](const auto& header) { return header.first == lowerCaseName; });
    return found == headers.end() ? absent : found->second;
}

} // namespace qd
