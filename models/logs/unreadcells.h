// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/rows/fieldmap.h"

#include <cstdint>
#include <map>
#include <string>

namespace qd {

/// Cells of one column that could not be understood. They count as missing; their rows stay.
struct UnreadCells
{
    std::string column; ///< as in the log
    std::int64_t count = 0;
    std::string example; ///< the first of them
};

/// Cells that could not be read, by what their columns mean.
using UnreadByField = std::map<LogField, UnreadCells>;

inline void addUnread(UnreadByField& to, const UnreadByField& from)
{
    for (const auto& [field, cells] : from) {
        UnreadCells& sum = to[field];
        if (sum.count == 0)
            sum = cells;
        else
            sum.count += cells.count;
    }
}

} // namespace qd
