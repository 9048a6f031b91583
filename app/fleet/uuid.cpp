// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/uuid.h"

#include <random>
#include <string_view>

namespace qd::fleet {

std::string randomUuid()
{
    static constexpr std::string_view hex = "0123456789abcdef";
    // x is any digit, y one of 8, 9, a and b: RFC 4122, section 4.4.
    std::string uuid = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
    std::random_device random;
    for (char& c : uuid) {
        if (c == 'x') {
            c = hex[random() % 16];
        } else if (c == 'y') {
            c = hex[8 + random() % 4];
        }
    }
    return uuid;
}

} // namespace qd::fleet
