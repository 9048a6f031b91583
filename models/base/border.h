// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <type_traits>

namespace qd {

/// What is being thrown, as an error; for the handler at a thread's border. Memory that ran out is told as
/// such.
[[nodiscard]] Error thrownError();

/// The border of a thread: `work() -> Result<T>`, and what it throws (out of memory above all) as its error.
/// Broken invariants throw, too, but whoever asked is told, and the program goes on with what it has.
template <typename Work>
[[nodiscard]] auto atBorder(Work&& work) -> std::invoke_result_t<Work>
{
    try {
        return work();
    } catch (...) {
        return Failure(thrownError());
    }
}

} // namespace qd
