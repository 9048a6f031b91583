// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/checksum.h"

#include <algorithm>

namespace qd::fuzz {

/// Returns the bytes under a checksum that is right, as damage that it did not find would be.
inline Bytes sealedOf(const std::uint8_t* data, std::size_t size)
{
    Bytes sealed(checksumBytes + size);
    std::copy_n(data, size, sealed.begin() + checksumBytes);
    seal(sealed);
    return sealed;
}

} // namespace qd::fuzz
