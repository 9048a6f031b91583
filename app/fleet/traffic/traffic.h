// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fleet/traffic/requestids.h"

#include <cstdint>
#include <functional>
#include <string>

namespace qd::fleet {

/// One inference request as a client will send it.
struct Call
{
    std::string requestId;
    std::string path;
    std::string body;
    std::string truth; ///< the right answer, which the client's back office learns later
};

/// Makes the next request of a client. Called from one thread.
using CallSource = std::function<Call()>;

/// Requests from fresh draws of the populations that the models were trained on. About one in 150 is
/// malformed, as clients' requests are. `ids` must outlive the source.
[[nodiscard]] CallSource fraudTraffic(std::uint64_t seed, RequestIds& ids);
[[nodiscard]] CallSource sentimentTraffic(std::uint64_t seed, RequestIds& ids);

} // namespace qd::fleet
