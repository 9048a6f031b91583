// SPDX-License-Identifier: Apache-2.0
#include "models/base/csvcell.h"

namespace qd {

void appendCell(std::string& text, std::string_view cell)
{
    if (cell.find_first_of("\",\r\n") == std::string_view::npos) {
        text += cell;
        return;
    }
    text += '"';
    for (const char c : cell) {
        if (c == '"')
            text += '"';
        text += c;
    }
    text += '"';
}

} // namespace qd
