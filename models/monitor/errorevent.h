// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/history/records.h"

namespace qd {

/// The event as which an error of an endpoint is kept: {"where": …, "what": …, "hint": …}.
[[nodiscard]] EventRecord errorEvent(const char* kind, const std::string& endpoint, const Error& error,
                                     Timestamp at);

} // namespace qd
