// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/history/records.h"

namespace qd {

/// The event as which an error of an endpoint is kept: {"where": …, "what": …, "hint": …}, with "cause" where
/// one is given. The texts are in the language of their time; the cause is for those who reckon with it.
[[nodiscard]] EventRecord errorEvent(const char* kind, const std::string& endpoint, const Error& error,
                                     Timestamp at, const char* cause = nullptr);

/// Why a scrape brought no metrics: "unreachable", "server-down", "address-wrong", "sign-in", "certificate",
/// "hangs" or "not-metrics". `status` is that of the answer, 0 when there was none.
[[nodiscard]] const char* scrapeCause(const Error& error, int status);

} // namespace qd
