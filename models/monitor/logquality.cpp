// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/logquality.h"

#include "models/base/metrics.h"

#include <QCoreApplication>

#include <cmath>

namespace qd {

namespace {

struct LogQualityWords
{
    Q_DECLARE_TR_FUNCTIONS(LogQualityWords)
};

/// Appends the values of one model or version at one moment.
class Samples
{
public:
    Samples(const std::string& endpoint, const WindowKey& key, Timestamp at, WriteBatch& out)
        : m_labels{{std::string(label::endpoint), endpoint},
                   {std::string(label::model), key.model},
                   {std::string(label::version), key.version}},
          m_at(at),
          m_out(out)
    {
    }

    void add(std::string_view metric, double value) { add(metric, m_labels, value); }
    void add(std::string_view metric, const std::optional<double>& value)
    {
        if (value)
            add(metric, *value);
    }
    void addQuantile(const char* quantile, double seconds)
    {
        Labels labels = m_labels;
        labels.set(label::quantile, quantile);
        add(metric::latency, labels, seconds);
    }

private:
    void add(std::string_view metric, const Labels& labels, double value)
    {
        if (std::isfinite(value))
            m_out.samples.push_back({{std::string(metric), labels}, {m_at, value}});
    }

    Labels m_labels;
    Timestamp m_at;
    WriteBatch& m_out;
};

} // namespace

void LogQuality::setPositiveClass(std::string positiveClass)
{
    m_window.setPositiveClass(std::move(positiveClass));
}

void LogQuality::add(const PredictionRecord& record, Timestamp now)
{
    if (record.at >= now - m_settings.qualityWindow && record.at <= now + m_settings.qualityWindow)
        m_window.add(record);
}

void LogQuality::derive(const std::string& endpoint, Timestamp now, const Gives& telemetryGives,
                        WriteBatch& out)
{
    m_window.expire(now - m_settings.qualityWindow, now + m_settings.qualityWindow);
    m_versions = m_window.servingVersions(m_versions);
    m_modelsWithLatency.clear();
    const double seconds = static_cast<double>(m_settings.qualityWindow.count()) / 1000.0;
    for (const auto& [key, quality] : m_window.summarise()) {
        Samples samples(endpoint, key, now, out);
        if (quality.labelled >= m_settings.minimumLabelled) {
            samples.add(metric::accuracy, quality.accuracy);
            samples.add(metric::precision, quality.precision);
            samples.add(metric::recall, quality.recall);
            samples.add(metric::f1, quality.f1);
        }
        const double count = static_cast<double>(quality.predictions);
        samples.add(metric::labelled, static_cast<double>(quality.labelled) / count);
        if (std::isfinite(quality.latencyP99))
            m_modelsWithLatency.insert(key.model);
        samples.addQuantile("0.5", quality.latencyP50);
        samples.addQuantile("0.9", quality.latencyP90);
        samples.addQuantile("0.99", quality.latencyP99);
        samples.add(metric::latencyMean, quality.latencyMean);
        if (!telemetryGives(metric::requestRate, key.model))
            samples.add(metric::requestRate, count / seconds);
        if (!telemetryGives(metric::errorRatio, key.model))
            samples.add(metric::errorRatio, static_cast<double>(quality.failed) / count);
    }
}

void LogQuality::judgeLabels(const std::string& path, Timestamp now, bool caughtUp)
{
    const bool begins = caughtUp && !m_judging;
    m_judging = caughtUp;
    if (!caughtUp)
        return;
    const std::int64_t matched = m_window.matchedLabels() - m_matchedBefore;
    const std::int64_t unmatched = m_window.unmatchedLabels() - m_unmatchedBefore;
    // Few labels say nothing yet: they are counted on.
    const bool enough = matched + unmatched >= std::max<std::int64_t>(m_settings.minimumLabelled, 1);
    if (!begins && (!enough || now - m_judgedAt < m_settings.qualityWindow))
        return;
    m_judgedAt = now;
    m_matchedBefore += matched;
    m_unmatchedBefore += unmatched;
    if (begins)
        return;
    if (unmatched > matched)
        m_error = Error{
            ErrorKind::Invalid, QString::fromStdString(path),
            LogQualityWords::tr("Most labels arrive more than %n second(s) after their predictions, too "
                                "late for the live accuracy.",
                                nullptr, static_cast<int>(m_settings.qualityWindow.count() / 1000)),
            LogQualityWords::tr("Evaluate the recorded predictions, where late labels are joined, or "
                                "deliver labels sooner.")};
    else
        m_error.reset();
}

} // namespace qd
