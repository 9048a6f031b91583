// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/processstats.h"

#include <algorithm>
#include <ctime>
#include <fstream>

#include <unistd.h>

namespace qd::fleet {

namespace {

double cpuSeconds()
{
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

} // namespace

std::int64_t residentBytes()
{
    std::int64_t total = 0;
    std::int64_t resident = 0;
    std::ifstream("/proc/self/statm") >> total >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

std::int64_t physicalBytes()
{
    return static_cast<std::int64_t>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE);
}

CpuMeter::CpuMeter() : m_since(std::chrono::steady_clock::now()), m_cpuSeconds(cpuSeconds())
{
}

double CpuMeter::utilization()
{
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    const double elapsed = std::chrono::duration<double>(now - m_since).count();
    if (elapsed < 1.0) {
        return m_last;
    }
    const double used = cpuSeconds();
    const auto processors = static_cast<double>(std::max(1L, sysconf(_SC_NPROCESSORS_ONLN)));
    m_last = std::clamp((used - m_cpuSeconds) / elapsed / processors, 0.0, 1.0);
    m_since = now;
    m_cpuSeconds = used;
    return m_last;
}

} // namespace qd::fleet
