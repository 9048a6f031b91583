// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace qd {

/// How far a followed log has been read. `inode` tells a rotated file from the one that replaced it.
struct LogPosition
{
    std::string path;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t offset = 0; ///< bytes consumed: the start of the first line not yet read

    friend bool operator==(const LogPosition&, const LogPosition&) = default;
};

} // namespace qd
