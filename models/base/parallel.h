// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/error.h"

#include <functional>

namespace qd {

/// Runs `work` on this thread and on up to `threads` - 1 others at once, and returns when all have ended; a
/// machine that has no thread left does it with fewer. What one of them throws is thrown here then, and never
/// ends the program; others who may wait for that one must be told by `work` itself.
void together(std::size_t threads, const std::function<void()>& work);

/// Calls `work` with each number below `count`, on up to `threads` threads (0: one for each processor), this
/// one among them. The first failure ends it and is the result; a cancelled token ends it with
/// ErrorKind::Cancelled.
[[nodiscard]] Result<void> parallelFor(std::size_t count,
                                       const std::function<Result<void>(std::size_t)>& work,
                                       const CancelToken& cancel = {}, std::size_t threads = 0);

/// Returns the number of threads for work that waits for the disk as much as for a processor.
[[nodiscard]] std::size_t fewProcessors();

} // namespace qd
