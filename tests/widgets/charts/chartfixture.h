// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/base/metrics.h"
#include "models/history/history.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <random>

namespace qd::test {

inline constexpr Timestamp noon{1'767'268'800'000}; ///< 2026-01-01T12:00:00Z

inline Labels model(const std::string& name)
{
    return {{"endpoint", "triton"}, {"model", name}};
}

inline Labels with(Labels labels, std::string_view name, std::string_view value)
{
    labels.set(name, value);
    return labels;
}

/// A history in a folder of its own, with ten minutes at 1 Hz of a model that gets worse half-way.
struct ChartFixture
{
    QTemporaryDir folder;
    std::unique_ptr<History> history;

    ChartFixture()
    {
        auto opened = History::open(folder.filePath(QStringLiteral("history.sqlite")));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text()));
        history = std::move(*opened);
    }

    void add(WriteBatch batch)
    {
        history->write(std::move(batch));
        history->flush();
    }

    static WriteBatch story(Timestamp end, int seconds)
    {
        WriteBatch batch;
        std::mt19937 random(7);
        std::normal_distribution<double> noise;
        const auto put = [&](std::string_view metric, const Labels& labels, Timestamp at, double value) {
            batch.samples.push_back({{std::string(metric), labels}, {at, value}});
        };
        const Labels fraud = model("fraud");
        const Labels server{{"endpoint", "triton"}};
        const Labels host{{"endpoint", "host"}};
        for (int i = 0; i < seconds; ++i) {
            const Timestamp at = end - Duration{1000LL * (seconds - i)};
            const double share = static_cast<double>(i) / seconds;
            const bool bad = share > 0.5 && share < 0.8;
            if (share > 0.3 && share < 0.36)
                continue; // nothing was collected
            const double accuracy = (bad ? 0.78 : 0.94) + 0.008 * noise(random);
            put(metric::accuracy, fraud, at, accuracy);
            put(metric::precision, fraud, at, accuracy - 0.03 + 0.006 * noise(random));
            put(metric::recall, fraud, at, accuracy - 0.06 + 0.006 * noise(random));
            put(metric::f1, fraud, at, accuracy - 0.045 + 0.004 * noise(random));
            const double p50 = 0.004 + 0.0003 * std::abs(noise(random));
            put(metric::latency, with(fraud, "quantile", "0.5"), at, p50);
            put(metric::latency, with(fraud, "quantile", "0.9"), at, p50 * (bad ? 4 : 2));
            put(metric::latency, with(fraud, "quantile", "0.99"), at,
                p50 * (bad ? 14 : 3) + 0.001 * noise(random));
            put(metric::requestRate, fraud, at, 48 + 2 * noise(random));
            put(metric::errorRatio, fraud, at, std::max(0.0, (bad ? 0.02 : 0.001) + 0.001 * noise(random)));
            put(metric::cpu, server, at, 0.22 + 0.02 * noise(random));
            put(metric::cpu, host, at, 0.41 + 0.03 * noise(random));
            put(metric::memory, server, at, 210e6 + (bad ? (share - 0.5) * 9e8 : 0.0));
            put(metric::memory, host, at, 6.1e9 + 2e7 * noise(random));
            put(metric::diskRead, host, at, std::max(0.0, 2e6 * noise(random)));
            put(metric::diskWritten, host, at, 1.2e6 + 3e5 * std::abs(noise(random)));
        }
        const auto when = [&](double share) {
            return end - Duration{std::llround((1.0 - share) * seconds * 1000)};
        };
        batch.events.push_back({0, when(0.5), "version", "triton", "fraud", R"({"from":"1","to":"2"})"});
        batch.events.push_back({0, when(0.8), "rollback", "triton", "fraud", R"({"from":"2","to":"1"})"});
        batch.alerts.push_back(
            toRecord(alert("a1", "Accuracy below 88 %", Severity::Critical, when(0.55), when(0.82))));
        batch.alerts.push_back(
            toRecord(alert("a2", "Slow answers", Severity::Warning, when(0.57), when(0.7))));
        return batch;
    }

    static Alert alert(const std::string& id, const QString& name, Severity severity, Timestamp from,
                       Timestamp to)
    {
        Alert alert;
        alert.id = id;
        alert.rule.id = "rule-" + id;
        alert.rule.name = name;
        alert.rule.metric = metric::accuracy;
        alert.rule.severity = severity;
        alert.series = model("fraud");
        alert.state = AlertState::Resolved;
        alert.pendingAt = from - Duration{15'000};
        alert.firingAt = from;
        alert.resolvedAt = to;
        return alert;
    }
};

} // namespace qd::test
