// SPDX-License-Identifier: Apache-2.0
#include "models/net/url.h"

#include "tests/fuzz/fuzz.h"

using namespace qd;

/// What is taken for an address of a server keeps its origin when the user's name and password are taken out
/// of it, and shows neither.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string url(fuzz::textOf(data, size));
    const auto parts = parseUrl(url);
    (void)displayUrl(url);
    if (!parts || !parts->isHttp())
        return 0;
    (void)parts->isLoopback();
    (void)parts->hasDotSegment();
    const auto bare = parseUrl(withoutUser(url));
    QD_HOLDS(bare && !bare->hasUser);
    QD_HOLDS(bare->sameOrigin(*parts));
    const std::string segment = encodePathSegment(parts->host);
    QD_HOLDS(segment.find_first_of("/?#@ ") == std::string::npos);
    return 0;
}
