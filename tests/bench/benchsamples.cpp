// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/benchsamples.h"

#include <cmath>

namespace qd {

SeriesKey BenchSamples::key(int series)
{
    return {"bench", {{"series", "s" + std::to_string(series)}, {"job", "bench"}}};
}

double BenchSamples::valueOf(int series)
{
    double& state = m_state[static_cast<std::size_t>(series)];
    switch (series % 4) {
    case 0:
        state += m_normal(m_random);
        return std::round(state * 100) / 100;
    case 1:
        return state += static_cast<double>(m_random() % 100);
    case 2:
        return state;
    default:
        return static_cast<double>(m_random() >> 11) * 0x1p-53;
    }
}

std::vector<SeriesRun> BenchSamples::next(int count)
{
    std::vector<SeriesRun> runs;
    for (int series = 0; series < seriesCount; ++series) {
        runs.push_back({key(series), {}});
        runs.back().samples.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i)
            runs.back().samples.push_back({{m_at + i * step}, valueOf(series)});
    }
    m_at += count * step;
    return runs;
}

} // namespace qd
