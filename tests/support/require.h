// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

namespace qd {

/// The value, or the end of the program with the error's text.
template <typename T>
T require(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().text()));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace qd
