// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/binwidth.h"

#include <array>

namespace qd {

Duration roundBinWidth(Duration extent, std::int64_t bins)
{
    static constexpr std::array<std::int64_t, 21> seconds{
        1,    2,    5,    10,    15,    30,    60,    120,    300,     600,     900,
        1800, 3600, 7200, 10800, 21600, 43200, 86400, 604800, 2592000, 31536000};
    for (const std::int64_t width : seconds) {
        if (extent.count() <= width * 1000 * bins)
            return Duration{width * 1000};
    }
    return Duration{extent.count() / bins + 1};
}

} // namespace qd
