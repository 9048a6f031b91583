// SPDX-License-Identifier: Apache-2.0
#include "models/base/clock.h"

namespace qd {

namespace {

class SystemClock : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override
    {
        const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
        return {std::chrono::duration_cast<Duration>(sinceEpoch).count()};
    }
};

} // namespace

const Clock& Clock::system()
{
    static const SystemClock clock;
    return clock;
}

} // namespace qd
