// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>

namespace qd::fleet {

/// Resident memory of this process in bytes, from /proc/self/statm; 0 when it cannot be read.
[[nodiscard]] std::int64_t residentBytes();
/// Physical memory of the machine in bytes.
[[nodiscard]] std::int64_t physicalBytes();

/// Share of the machine's processors that this process used over the last second or longer, 0 to 1.
/// Thread-safe.
class CpuMeter
{
public:
    CpuMeter();
    [[nodiscard]] double utilization();

private:
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_since;
    double m_cpuSeconds = 0;
    double m_last = 0;
};

} // namespace qd::fleet
