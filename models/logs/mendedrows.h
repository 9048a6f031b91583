// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/unreadcells.h"

namespace qd {

/// What was put right, or taken for something, in rows that were read.
enum class Mend {
    List,        ///< a list of several values became one class
    ZeroBytes,   ///< bytes that are zero were left out
    WesternText, ///< text that is not UTF-8 was read as Windows-1252
    QuotedNull,  ///< "null" in quotation marks was taken for "no value"
    StatusWord,  ///< a word such as "error" became a status
    ErrorMember  ///< a row without a prediction but with an error became a failed request
};

/// Rows that were mended, by what was done: the column, how many, and the first of them.
using MendedRows = std::map<Mend, UnreadCells>;

inline void noteMend(MendedRows& rows, Mend what, std::string_view column, std::string_view example)
{
    UnreadCells& cells = rows[what];
    if (++cells.count > 1)
        return;
    constexpr std::size_t longest = 60;
    cells.column = column;
    cells.example = example.substr(0, longest);
}

inline void addMended(MendedRows& to, const MendedRows& from)
{
    for (const auto& [what, cells] : from) {
        UnreadCells& sum = to[what];
        if (sum.count == 0)
            sum = cells;
        else
            sum.count += cells.count;
    }
}

} // namespace qd
