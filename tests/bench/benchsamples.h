// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/records.h"

#include <QString>

#include <memory>
#include <random>

namespace qd {

/// Series that go on and on.
class SampleSource
{
public:
    virtual ~SampleSource() = default;
    /// The next `count` samples of every series, one run per series.
    [[nodiscard]] virtual std::vector<SeriesRun> next(int count) = 0;
};

/// 200 series, one sample a second each: a quarter each walks with two decimals (steps of σ = 1), counters
/// (steps of 0…99), constants, and doubles of 53 random bits. About 2.14 bytes per sample of entropy. The
/// same seed gives the same samples.
class BenchSamples : public SampleSource
{
public:
    static constexpr int seriesCount = 200;
    static constexpr std::int64_t begin = 1'700'000'000'000;
    static constexpr std::int64_t step = 1'000;

    [[nodiscard]] static SeriesKey key(int series);
    [[nodiscard]] std::vector<SeriesRun> next(int count) override;

private:
    [[nodiscard]] double valueOf(int series);

    std::mt19937_64 m_random{42};
    std::normal_distribution<double> m_normal;
    std::vector<double> m_state = std::vector<double>(seriesCount, 1'000);
    std::int64_t m_at = begin;
};

/// One kind of real-shaped data.
struct SampleKind
{
    QString name;
    std::unique_ptr<SampleSource> source;
};

/// Classic histograms (cumulative `le` buckets, sum, count of log-normal latencies), quantiles of a summary,
/// states (enumerations of which one is 1, and 0 or 1), and node_exporter's page, scraped on this machine in
/// this run and replayed in another order in each cycle, the clock and the counters moved on; the last only
/// where the exporter is installed. A sample a second.
[[nodiscard]] std::vector<SampleKind> sampleKinds();

} // namespace qd
