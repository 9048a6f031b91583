// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

namespace qd {

/// How far an export or import has come.
struct ExchangeProgress
{
    double fraction = 0;   ///< the share of the whole that is done, 0 to 1, never falling
    std::int64_t rows = 0; ///< samples, predictions or records so far
};

/// Called in the thread that works, once in some thousand rows or about a megabyte; may be empty.
using ProgressSink = std::function<void(const ExchangeProgress&)>;

} // namespace qd
