// SPDX-License-Identifier: Apache-2.0
#include "models/exposition/parser.h"
#include "tests/bench/benchsamples.h"
#include "tests/bench/benchserver.h"

#include <QDateTime>
#include <QStandardPaths>
#include <QThread>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace qd {

namespace {

constexpr int recordedRounds = 90;
constexpr int roundMs = 250; // replayed as a second
constexpr int models = 20;

// Series whose values come from one state, step by step.
class SteppedSource : public SampleSource
{
public:
    [[nodiscard]] std::vector<SeriesRun> next(int count) final
    {
        std::vector<SeriesRun> runs = keys();
        std::vector<double> values(runs.size());
        for (int i = 0; i < count; ++i, m_at += BenchSamples::step) {
            step(values);
            for (std::size_t k = 0; k < runs.size(); ++k)
                runs[k].samples.push_back({{m_at}, values[k]});
        }
        return runs;
    }

protected:
    [[nodiscard]] virtual std::vector<SeriesRun> keys() const = 0;
    virtual void step(std::vector<double>& values) = 0;
    std::mt19937_64 m_random{7};

private:
    std::int64_t m_at = BenchSamples::begin;
};

std::string modelName(int model)
{
    return "m" + std::to_string(model);
}

constexpr std::array bounds{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, HUGE_VAL};

// Some dozens of requests a second.
class HistogramSource final : public SteppedSource
{
    [[nodiscard]] std::vector<SeriesRun> keys() const override
    {
        std::vector<SeriesRun> keys;
        for (int model = 0; model < models; ++model) {
            for (const double bound : bounds) {
                const std::string le = std::isinf(bound) ? "+Inf" : QString::number(bound).toStdString();
                keys.push_back({{"request_seconds_bucket", {{"model", modelName(model)}, {"le", le}}}, {}});
            }
            keys.push_back({{"request_seconds_sum", {{"model", modelName(model)}}}, {}});
            keys.push_back({{"request_seconds_count", {{"model", modelName(model)}}}, {}});
        }
        return keys;
    }
    void step(std::vector<double>& values) override
    {
        m_state.resize(values.size());
        constexpr std::size_t each = bounds.size() + 2;
        for (std::size_t base = 0; base < m_state.size(); base += each) {
            for (int requests = m_requests(m_random); requests > 0; --requests) {
                const double seconds = m_latency(m_random);
                for (std::size_t i = 0; i < bounds.size(); ++i)
                    m_state[base + i] += seconds <= bounds[i];
                m_state[base + bounds.size()] += seconds;
                m_state[base + bounds.size() + 1] += 1;
            }
        }
        values = m_state;
    }

    std::poisson_distribution<int> m_requests{30};
    std::lognormal_distribution<double> m_latency{-3, 0.8};
    std::vector<double> m_state;
};

// Over a window that moves on slowly, so that a quantile stays for some seconds.
class QuantileSource final : public SteppedSource
{
    static constexpr std::array quantiles{"0.5", "0.9", "0.99"};

    [[nodiscard]] std::vector<SeriesRun> keys() const override
    {
        std::vector<SeriesRun> keys;
        for (int model = 0; model < models; ++model) {
            for (const char* quantile : quantiles)
                keys.push_back(
                    {{"latency_seconds", {{"model", modelName(model)}, {"quantile", quantile}}}, {}});
        }
        return keys;
    }
    void step(std::vector<double>& values) override
    {
        m_state.resize(values.size(), 0.05);
        for (double& value : m_state) {
            if (m_random() % 3 == 0)
                value = m_latency(m_random);
        }
        values = m_state;
    }

    std::lognormal_distribution<double> m_latency{-3, 0.3};
    std::vector<double> m_state;
};

class StateSource final : public SteppedSource
{
    static constexpr std::array states{"loading", "ready", "failed", "unloaded"};

    [[nodiscard]] std::vector<SeriesRun> keys() const override
    {
        std::vector<SeriesRun> keys;
        for (int model = 0; model < models; ++model) {
            for (const char* state : states)
                keys.push_back({{"model_state", {{"model", modelName(model)}, {"state", state}}}, {}});
            keys.push_back({{"up", {{"model", modelName(model)}}}, {}});
        }
        return keys;
    }
    void step(std::vector<double>& values) override
    {
        m_state.resize(models, 1);
        constexpr std::size_t each = states.size() + 1;
        for (std::size_t model = 0; model < m_state.size(); ++model) {
            if (m_random() % 1'000 == 0)
                m_state[model] = m_random() % states.size();
            for (std::size_t i = 0; i < states.size(); ++i)
                values[model * each + i] = i == m_state[model];
            values[model * each + states.size()] = m_state[model] == 1;
        }
    }

    std::vector<std::size_t> m_state;
};

// The fewest decimals, up to nanoseconds, with which all values can be written; -1 when they need more.
int decimalsOf(const std::vector<Sample>& samples)
{
    for (int decimals = 0; decimals <= 9; ++decimals) {
        const double scale = std::pow(10, decimals);
        if (std::all_of(samples.begin(), samples.end(),
                        [=](const Sample& s) { return std::round(s.value * scale) / scale == s.value; }))
            return decimals;
    }
    return -1;
}

// One cycle after the other of what was recorded, the steps from value to value in an order of its own in
// each, so that no codec is flattered by verbatim repetition. A counter goes on from where the cycle before
// ended; a gauge comes back to where it began.
class ReplayedSeries
{
public:
    explicit ReplayedSeries(SeriesRun recorded) : m_recorded(std::move(recorded))
    {
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    }

    [[nodiscard]] const SeriesKey& key() const { return m_recorded.key; }
    [[nodiscard]] const std::vector<Sample>& samples() const { return m_recorded.samples; }
    [[nodiscard]] double next(int round)
    {
        const int inCycle = round % recordedRounds;
        if (inCycle == 0) {
            std::mt19937_64 random(static_cast<unsigned>(round)); // the same order for all series
            std::shuffle(m_order.begin(), m_order.end(), random);
            m_value = m_isCounter && round > 0 ? m_value : valueAt(0);
        }
        const std::size_t place = m_order[static_cast<std::size_t>(inCycle)];
        m_value = rounded(place == 0 ? m_value : m_value + valueAt(place) - valueAt(place - 1));
        return m_value;
    }

private:
    [[nodiscard]] double valueAt(std::size_t round) const { return m_recorded.samples[round].value; }
    // As the exporter would have written it.
    [[nodiscard]] double rounded(double value) const
    {
        const double scale = std::pow(10, m_decimals);
        return m_decimals < 0 ? value : std::round(value * scale) / scale;
    }

    SeriesRun m_recorded; ///< times from the recording's begin on
    bool m_isCounter = m_recorded.key.metric.ends_with("_total");
    int m_decimals = decimalsOf(m_recorded.samples);
    double m_value = 0;
    std::vector<std::size_t> m_order = std::vector<std::size_t>(recordedRounds);
};

class ReplayedSource final : public SampleSource
{
public:
    explicit ReplayedSource(std::vector<SeriesRun> recorded)
    {
        for (SeriesRun& series : recorded)
            m_series.emplace_back(std::move(series));
    }

    [[nodiscard]] std::vector<SeriesRun> next(int count) override
    {
        std::vector<SeriesRun> runs;
        for (ReplayedSeries& series : m_series) {
            SeriesRun& run = runs.emplace_back(SeriesRun{series.key(), {}});
            for (int i = m_done; i < m_done + count; ++i)
                run.samples.push_back(
                    {{BenchSamples::begin + i * BenchSamples::step + jitterOf(i)}, series.next(i)});
        }
        m_done += count;
        return runs;
    }

private:
    // The same for all series of a round, and of the size that was recorded, but without its period.
    [[nodiscard]] std::int64_t jitterOf(int round) const
    {
        const std::size_t other = std::minstd_rand(static_cast<unsigned>(round) + 1)() % recordedRounds;
        return m_series.front().samples()[other].at.ms - static_cast<std::int64_t>(other) * roundMs;
    }

    std::vector<ReplayedSeries> m_series;
    int m_done = 0;
};

using Recording = std::map<SeriesKey, std::vector<Sample>>;

void scrape(const QString& url, Timestamp at, Recording& recording)
{
    const Answer page = httpRequest(url);
    const auto parsed = parseExposition(page.body, "text/plain", url, at);
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().text()));
    for (const SeriesSample& sample : parsed->samples)
        recording[sample.key].push_back({at, sample.sample.value});
}

std::vector<SeriesRun> recordNodeExporter()
{
    const QString program = QStandardPaths::findExecutable("prometheus-node-exporter");
    BenchServer exporter(program, {"--web.listen-address=127.0.0.1:%PORT%"}, "/metrics");
    if (program.isEmpty() || !exporter.start())
        return {};
    Recording recording;
    const qint64 begin = QDateTime::currentMSecsSinceEpoch() + roundMs;
    for (int round = 0; round < recordedRounds; ++round) {
        const qint64 wait = begin + round * roundMs - QDateTime::currentMSecsSinceEpoch();
        QThread::msleep(static_cast<unsigned long>(std::max<qint64>(0, wait)));
        scrape(exporter.address() + "/metrics", {QDateTime::currentMSecsSinceEpoch() - begin}, recording);
    }
    std::vector<SeriesRun> runs;
    for (auto& [key, samples] : recording) {
        const bool isWhole = std::all_of(samples.begin(), samples.end(),
                                         [](const Sample& sample) { return std::isfinite(sample.value); });
        if (samples.size() == recordedRounds && isWhole)
            runs.push_back({key, std::move(samples)});
    }
    return runs;
}

} // namespace

std::vector<SampleKind> sampleKinds()
{
    std::vector<SampleKind> kinds;
    kinds.push_back({"histogram buckets", std::make_unique<HistogramSource>()});
    kinds.push_back({"summary quantiles", std::make_unique<QuantileSource>()});
    kinds.push_back({"states", std::make_unique<StateSource>()});
    if (auto recorded = recordNodeExporter(); !recorded.empty())
        kinds.push_back({"node_exporter", std::make_unique<ReplayedSource>(std::move(recorded))});
    return kinds;
}

} // namespace qd
