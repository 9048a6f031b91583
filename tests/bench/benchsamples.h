// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/records.h"

#include <functional>
#include <random>

namespace qd {

/// 200 series, one sample a second each: a quarter each walks with two decimals (steps of σ = 1), counters
/// (steps of 0…99), constants, and doubles of 53 random bits. About 2.14 bytes per sample of entropy. The
/// same seed gives the same samples.
class BenchSamples
{
public:
    static constexpr int seriesCount = 200;
    static constexpr std::int64_t begin = 1'700'000'000'000;
    static constexpr std::int64_t step = 1'000;

    [[nodiscard]] static SeriesKey key(int series);
    /// The next `count` samples of every series, one run per series.
    [[nodiscard]] std::vector<SeriesRun> next(int count);

private:
    [[nodiscard]] double valueOf(int series);

    std::mt19937_64 m_random{42};
    std::normal_distribution<double> m_normal;
    std::vector<double> m_state = std::vector<double>(seriesCount, 1'000);
    std::int64_t m_at = begin;
};

} // namespace qd
