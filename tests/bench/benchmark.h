// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>
#include <functional>
#include <vector>

namespace qd {

/// One size of one benchmark: ours and a named peer on the same input in the same run.
struct BenchmarkRow
{
    std::int64_t size = 0; ///< units of work
    double ours = 0;       ///< seconds, best of three
    double peer = 0;

    /// Above 1: ours is faster.
    [[nodiscard]] double ratio() const { return peer / ours; }
};

struct Benchmark
{
    const char* name;
    QString unit;
    QString peer;
    std::function<std::vector<BenchmarkRow>()> run; ///< rows in ascending size
};

/// Best of three, in seconds.
[[nodiscard]] double bestSeconds(const std::function<void()>& work);

[[nodiscard]] Benchmark expositionBenchmark();
[[nodiscard]] Benchmark historyBenchmark();
[[nodiscard]] Benchmark logsBenchmark();

} // namespace qd
