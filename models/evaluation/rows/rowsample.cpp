// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/rows/rowsample.h"

#include <numeric>
#include <random>

namespace qd {

std::vector<std::size_t> randomIndices(std::size_t count, std::size_t most)
{
    if (count <= most) {
        std::vector<std::size_t> all(count);
        std::iota(all.begin(), all.end(), std::size_t{0});
        return all;
    }
    // Floyd's algorithm (Bentley & Floyd 1987). Without the standard's distributions, which differ by
    // library; what the remainder favours is less than one in 10¹¹.
    constexpr std::uint64_t seed = 20210;
    std::mt19937_64 random(seed);
    std::vector<bool> isTaken(count);
    for (std::size_t last = count - most; last < count; ++last) {
        const std::size_t drawn = random() % (last + 1);
        isTaken[isTaken[drawn] ? last : drawn] = true;
    }
    std::vector<std::size_t> indices;
    indices.reserve(most);
    for (std::size_t i = 0; i < count; ++i) {
        if (isTaken[i])
            indices.push_back(i);
    }
    return indices;
}

RowSample sampled(std::span<const std::uint32_t> rows, std::size_t most)
{
    if (rows.size() <= most)
        return {rows.begin(), rows.end()};
    RowSample sample;
    sample.reserve(most);
    for (const std::size_t i : randomIndices(rows.size(), most))
        sample.push_back(rows[i]);
    return sample;
}

} // namespace qd
