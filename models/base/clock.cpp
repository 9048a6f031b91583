// SPDX-License-Identifier: Apache-2.0
#include "models/base/clock.h"

#include <fstream>

namespace qd {

namespace {

// Read from the kernel itself and not by clock_gettime(), so that what pretends another time to this process
// does not pretend that time has passed, too.
Duration readUptime()
{
    std::ifstream file("/proc/uptime");
    double seconds = 0;
    if (file >> seconds)
        return Duration(static_cast<std::int64_t>(seconds * 1'000));
    return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch());
}

std::string readBoot()
{
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    file >> id;
    return id;
}

class SystemClock : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override
    {
        const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
        return {std::chrono::duration_cast<Duration>(sinceEpoch).count()};
    }
    [[nodiscard]] Duration uptime() const override { return readUptime(); }
    [[nodiscard]] std::string boot() const override { return m_boot; }

private:
    const std::string m_boot = readBoot();
};

} // namespace

const Clock& Clock::system()
{
    static const SystemClock clock;
    return clock;
}

} // namespace qd
