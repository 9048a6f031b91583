// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/metrics.h"
#include "models/history/history.h"
#include "models/history/historyreader.h"
#include "models/incidents/locate/locate.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <deque>
#include <random>

/// Histories of a served model, generated from what is said to happen. Nothing in them names the cause: each
/// fault acts on the requests, and the series are computed from those as a monitor would.
namespace qd::test {

inline constexpr std::int64_t epoch = 1'780'000'000'000;
inline const std::string endpointId = "shop";
inline const std::string modelName = "fraud";

[[nodiscard]] inline Timestamp at(double seconds)
{
    return {epoch + std::llround(seconds * 1000)};
}

/// The state of the world between two moments.
struct Phase
{
    double until = 300; ///< seconds from the start of the story
    std::string version = "1";
    double secondVersionShare = 0; ///< of requests that another version answers
    std::string secondVersion;
    double accuracy = 0.95;
    double secondAccuracy = 0.95;
    double requestsPerSecond = 40;
    double latency = 0.02; ///< median, seconds
    double slowShare = 0;  ///< of requests that take ten times as long
    double errorShare = 0.001;
    double amountShift = 0;     ///< of the logarithm of the amount; large amounts are hard
    std::string brokenCountry;  ///< accuracy 0.5 there
    double wrongLabels = 0;     ///< share of negative labels that arrive positive
    double memoryPerSecond = 0; ///< bytes
    double memory = 500e6;      ///< where nothing leaks
    double cpu = 0.35;
    double labelDelay = 1; ///< seconds; later than `now` of a test: not arrived
};

struct StoryOptions
{
    double window = 30; ///< of the sliding metrics, seconds
    unsigned seed = 7;
    bool predictions = true;
    bool versionsInLog = true;
    bool versionEvents = true;
    bool attributes = true;
    double labelsUntil = 1e9; ///< labels that have arrived by then are in the history
};

class Story
{
public:
    explicit Story(std::vector<Phase> phases, StoryOptions options = {})
        : m_phases(std::move(phases)), m_options(options), m_random(options.seed)
    {
        auto opened = History::open(m_directory.filePath(QStringLiteral("story.sqlite")));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text()));
        m_history = std::move(*opened);
        tell();
        m_history->flush();
        m_reader = std::move(*m_history->reader());
    }

    [[nodiscard]] const HistoryReader& reader() const { return *m_reader; }
    [[nodiscard]] History& history() { return *m_history; }
    [[nodiscard]] Timestamp end() const { return at(m_phases.back().until); }
    [[nodiscard]] std::int64_t predictionCount() const { return m_count; }

    [[nodiscard]] static SeriesKey key(std::string_view metric, const std::string& quantile = {})
    {
        Labels labels{{"endpoint", endpointId}, {"model", modelName}};
        labels.set("quantile", quantile);
        return {std::string(metric), labels};
    }
    [[nodiscard]] static Subject subject(std::string_view metric, const std::string& quantile = {})
    {
        return {endpointId, modelName, {}, key(metric, quantile)};
    }

    /// The alert that a rule on this series would have raised: pending at the first breach after `after`.
    [[nodiscard]] Alert alert(const SeriesKey& series, LimitSide comparison, double threshold,
                              double after = 60) const
    {
        Alert alert;
        alert.id = "alert";
        alert.rule.metric = series.metric;
        alert.rule.condition.side = comparison;
        alert.rule.condition.threshold = threshold;
        alert.series = series.labels;
        alert.state = AlertState::Firing;
        const auto ids = m_reader->series({series.metric, series.labels, {}});
        for (const SeriesInfo& info : *ids) {
            if (info.key != series)
                continue;
            const auto samples = m_reader->samples(info.id, {at(after), end() + Duration(1)});
            for (const Sample& sample : *samples) {
                const bool breached =
                    comparison == LimitSide::Above ? sample.value > threshold : sample.value < threshold;
                if (breached && alert.pendingAt.ms == 0)
                    alert.pendingAt = sample.at;
            }
        }
        return alert;
    }

private:
    struct Request
    {
        double at = 0;
        PredictionRecord record;
        double labelAt = 0;
    };

    double uniform() { return std::uniform_real_distribution<double>()(m_random); }
    double normal() { return std::normal_distribution<double>()(m_random); }

    Request request(double time, const Phase& phase)
    {
        Request made;
        made.at = time;
        PredictionRecord& record = made.record;
        record.at = at(time);
        record.requestId = "r" + std::to_string(m_count++);
        record.model = modelName;
        const bool second = uniform() < phase.secondVersionShare;
        record.version = second ? phase.secondVersion : phase.version;
        const double logAmount = 4 + normal() + phase.amountShift;
        static const std::vector<std::string> countries{"DE", "FR", "US", "CN", "BR"};
        const std::string country = countries[static_cast<std::size_t>(uniform() * 5) % 5];
        const double age = 40 + 12 * normal();

        const bool positive = uniform() < 0.3;
        double accuracy = second ? phase.secondAccuracy : phase.accuracy;
        if (logAmount > 5.28) // the tenth of largest amounts without shift
            accuracy = std::min(accuracy, 0.6);
        if (country == phase.brokenCountry)
            accuracy = 0.5;
        const bool right = uniform() < accuracy;
        record.prediction = (positive == right) ? "1" : "0";
        const bool flipped = !positive && uniform() < phase.wrongLabels;
        record.status = uniform() < phase.errorShare ? 503 : 200;
        record.latencySeconds =
            phase.latency * std::exp(0.3 * normal()) * (uniform() < phase.slowShare ? 10 : 1);
        made.labelAt = time + phase.labelDelay;
        if (record.status == 200 && made.labelAt <= m_options.labelsUntil)
            record.label = positive || flipped ? "1" : "0";
        if (m_options.attributes)
            record.attributes =
                QStringLiteral("{\"amount\":%1,\"age\":%2,\"country\":\"%3\",\"request\":\"%4\"}")
                    .arg(std::exp(logAmount), 0, 'g', 6)
                    .arg(age, 0, 'f', 1)
                    .arg(QString::fromStdString(country), QString::fromStdString(record.requestId))
                    .toStdString();
        return made;
    }

    void sample(std::string_view metric, double time, double value, const std::string& quantile = {})
    {
        m_batch.samples.push_back({key(metric, quantile), {at(time), value}});
    }

    void measure(double time, const Phase& phase)
    {
        while (!m_window.empty() && m_window.front().at < time - m_options.window)
            m_window.pop_front();
        double labelled = 0;
        double correct = 0;
        double failed = 0;
        std::vector<double> latencies;
        for (const Request& request : m_window) {
            failed += request.record.failed() ? 1 : 0;
            latencies.push_back(*request.record.latencySeconds);
            if (!request.record.label || request.labelAt > time)
                continue;
            labelled += 1;
            correct += *request.record.label == request.record.prediction ? 1 : 0;
        }
        if (latencies.empty())
            return;
        const double n = static_cast<double>(latencies.size());
        if (labelled > 0)
            sample(metric::accuracy, time, correct / labelled);
        sample(metric::errorRatio, time, failed / n);
        sample(metric::requestRate, time, n / std::min(m_options.window, time));
        std::sort(latencies.begin(), latencies.end());
        sample(metric::latency, time, latencies[static_cast<std::size_t>(0.99 * (n - 1))], "0.99");
        sample(metric::latency, time, latencies[static_cast<std::size_t>(0.5 * (n - 1))], "0.5");
        m_leaked += phase.memoryPerSecond;
        sample(metric::memory, time, phase.memory + m_leaked + 1e6 * normal());
        m_batch.samples.push_back({{std::string(metric::cpu), {{"endpoint", endpointId}}},
                                   {at(time), std::clamp(phase.cpu + 0.03 * normal(), 0.0, 1.0)}});
    }

    void tell()
    {
        double time = 0;
        double nextMeasure = 1;
        std::string version;
        for (const Phase& phase : m_phases) {
            if (m_options.versionEvents && !version.empty() && version != phase.version)
                m_batch.events.push_back({0, at(time + 1), "version", endpointId, modelName,
                                          "{\"from\":\"" + version + "\",\"to\":\"" + phase.version + "\"}"});
            version = phase.version;
            while (time < phase.until) {
                const double next = time - std::log(1 - uniform()) / phase.requestsPerSecond;
                for (; nextMeasure <= std::min(next, phase.until); ++nextMeasure)
                    measure(nextMeasure, phase);
                time = next;
                if (time >= phase.until)
                    break;
                m_window.push_back(request(time, phase));
                store(m_window.back().record);
            }
            time = phase.until;
        }
        m_history->write(std::move(m_batch));
    }

    void store(PredictionRecord record)
    {
        if (!m_options.predictions)
            return;
        if (!m_options.versionsInLog)
            record.version.clear();
        m_batch.predictions.push_back({endpointId, std::move(record)});
    }

    std::vector<Phase> m_phases;
    StoryOptions m_options;
    std::mt19937 m_random;
    QTemporaryDir m_directory;
    std::unique_ptr<History> m_history;
    std::unique_ptr<HistoryReader> m_reader;
    WriteBatch m_batch;
    std::deque<Request> m_window;
    double m_leaked = 0;
    std::int64_t m_count = 0;
};

} // namespace qd::test
