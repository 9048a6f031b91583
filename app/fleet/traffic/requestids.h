// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fleet/statefile.h"

#include <mutex>

namespace qd::fleet {

/// Request numbers that no earlier or later fleet in the same folder uses: blocks are taken from the state
/// file before their numbers are given out, so a crash loses numbers but repeats none. Thread-safe.
class RequestIds
{
public:
    explicit RequestIds(StateFile state) : m_state(std::move(state)) {}
    /// "f-00000042". When the state cannot be written the numbers go on, and standard error says so.
    [[nodiscard]] std::string next(char prefix);

private:
    StateFile m_state;
    std::mutex m_mutex;
    std::int64_t m_next = 0;
    std::int64_t m_end = 0;
};

} // namespace qd::fleet
