// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"
#include "models/exchange/exchangeprogress.h"

namespace qd {

/// Turns "series 3 of 8 up to this time" into a fraction of the whole.
class Tally
{
public:
    Tally(const ProgressSink& sink, TimeRange range, std::size_t parts, double from = 0, double to = 1)
        : m_sink(sink), m_range(range), m_parts(static_cast<double>(parts)), m_from(from), m_to(to)
    {
    }

    void add(std::size_t rows, Timestamp upTo)
    {
        m_rows += static_cast<std::int64_t>(rows);
        m_unreported += rows;
        // Many small series: not for each of them.
        if (!m_sink || m_unreported < reportEvery)
            return;
        m_unreported = 0;
        const double from = static_cast<double>(m_range.from.ms);
        const double length = static_cast<double>(m_range.to.ms) - from;
        const double within = length > 0 ? (static_cast<double>(upTo.ms) - from) / length : 1;
        m_sink({m_from + (m_to - m_from) * (m_done + within) / m_parts, m_rows});
    }
    void finishPart() { m_done += 1; }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }

private:
    static constexpr std::size_t reportEvery = 4'096;

    const ProgressSink& m_sink;
    TimeRange m_range;
    double m_parts;
    double m_from;
    double m_to;
    double m_done = 0;
    std::int64_t m_rows = 0;
    std::size_t m_unreported = 0;
};

} // namespace qd
