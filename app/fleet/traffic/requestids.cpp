// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/traffic/requestids.h"

#include <array>
#include <cstdio>

namespace qd::fleet {

namespace {

constexpr std::int64_t blockSize = 1000;

} // namespace

std::string RequestIds::next(char prefix)
{
    const std::lock_guard lock(m_mutex);
    if (m_next == m_end) {
        const auto first = m_state.reserveRequests(blockSize);
        if (!first) {
            std::fprintf(stderr, "quarterdeck-fleet: %s\n", first.error().c_str());
        }
        m_next = first.value_or(m_next);
        m_end = m_next + blockSize;
    }
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%c-%08lld", prefix, static_cast<long long>(m_next++));
    return text.data();
}

} // namespace qd::fleet
