// SPDX-License-Identifier: Apache-2.0
#include "models/table/reading/textscan.h"

#include <algorithm>
#include <cstdint>

namespace qd::textscan {

std::size_t countFeeds(std::string_view text)
{
    // Counts of bytes are summed up before they can overflow.
    constexpr std::size_t stretch = 255 * 64;
    std::size_t count = 0;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, stretch);
        text.remove_prefix(part.size());
        std::uint8_t lanes[64] = {};
        std::size_t at = 0;
        for (; at + sizeof lanes <= part.size(); at += sizeof lanes) {
            for (std::size_t lane = 0; lane < sizeof lanes; ++lane)
                lanes[lane] = static_cast<std::uint8_t>(lanes[lane] + (part[at + lane] == '\n' ? 1 : 0));
        }
        for (const std::uint8_t lane : lanes)
            count += lane;
        count += static_cast<std::size_t>(
            std::count(part.begin() + static_cast<std::ptrdiff_t>(at), part.end(), '\n'));
    }
    return count;
}

} // namespace qd::textscan
