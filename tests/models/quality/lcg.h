// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/curves/scored.h"

#include <cstdint>
#include <vector>

/// A generator that any language writes in one line, so that other programs can be given the same data.
class Lcg
{
public:
    explicit Lcg(std::uint32_t seed) : m_state(seed) {}
    /// Of [0, below).
    std::uint32_t next(std::uint32_t below)
    {
        m_state = (1103515245U * m_state + 12345U) & 0x7fffffffU;
        return (m_state >> 8) % below;
    }

private:
    std::uint32_t m_state;
};

/// Probabilities in hundredths, so with ties, and truths that follow them.
inline std::vector<qd::Scored> scoredRows(std::uint32_t seed, std::size_t count)
{
    Lcg random(seed);
    std::vector<qd::Scored> rows(count);
    for (qd::Scored& row : rows) {
        const std::uint32_t hundredths = random.next(101);
        row.score = hundredths / 100.0;
        row.positive = random.next(100) < hundredths;
    }
    return rows;
}
