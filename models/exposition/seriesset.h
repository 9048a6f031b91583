// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/sample.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace qd {

/// Finds samples that repeat an earlier one's series and timestamp. Holds indices into the vector it is asked
/// about, in an open hash table: one look-up per sample, no copies of the keys.
class SeriesSet
{
public:
    /// Returns true when the last element of `samples` repeats an earlier one; remembers it otherwise.
    [[nodiscard]] bool lastIsRepeated(const std::vector<SeriesSample>& samples)
    {
        if (m_used * 2 >= m_slots.size())
            grow(samples);
        const auto last = static_cast<std::uint32_t>(samples.size() - 1);
        std::size_t slot = hash(samples[last]) & (m_slots.size() - 1);
        for (; m_slots[slot] != empty; slot = (slot + 1) & (m_slots.size() - 1)) {
            const SeriesSample& earlier = samples[m_slots[slot]];
            if (earlier.sample.at == samples[last].sample.at && earlier.key == samples[last].key)
                return true;
        }
        m_slots[slot] = last;
        ++m_used;
        return false;
    }

private:
    static constexpr std::uint32_t empty = 0xffffffff;

    static std::size_t hash(const SeriesSample& sample)
    {
        const std::hash<std::string_view> text;
        std::size_t sum = text(sample.key.metric);
        for (const auto& [name, value] : sample.key.labels)
            sum = (sum * 31 + text(name)) * 31 + text(value);
        // A backfill has one series at many times.
        sum += static_cast<std::size_t>(sample.sample.at.ms) * 0x9e37'79b9'7f4a'7c15ULL;
        return sum ^ (sum >> 29);
    }

    void grow(const std::vector<SeriesSample>& samples)
    {
        std::vector<std::uint32_t> old(std::max<std::size_t>(m_slots.size() * 2, 1024), empty);
        old.swap(m_slots);
        for (const std::uint32_t index : old) {
            if (index == empty)
                continue;
            std::size_t slot = hash(samples[index]) & (m_slots.size() - 1);
            while (m_slots[slot] != empty)
                slot = (slot + 1) & (m_slots.size() - 1);
            m_slots[slot] = index;
        }
    }

    std::vector<std::uint32_t> m_slots;
    std::size_t m_used = 0;
};

} // namespace qd
