// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/monitor/monitor.h"
#include "models/quality/predictionwindow.h"

#include <functional>
#include <set>

namespace qd {

/// What the followed log of one endpoint says about its models just now. One thread.
class LogQuality
{
public:
    /// Whether the platform itself gives this metric for this model; then the log's word is not needed.
    using Gives = std::function<bool(std::string_view metric, const std::string& model)>;

    explicit LogQuality(const MonitorSettings& settings) : m_settings(settings) {}

    void setPositiveClass(std::string positiveClass);
    /// Predictions outside of the window at `now` are left out.
    void add(const PredictionRecord& record, Timestamp now);
    void addLabel(const LabelRecord& label) { m_window.addLabel(label); }

    /// Renews everything and appends the standard metrics to `out`.
    void derive(const std::string& endpoint, Timestamp now, const Gives& telemetryGives, WriteBatch& out);
    /// Watches whether labels find their predictions; call after derive(). Labels of a log that is still
    /// caught up on say nothing.
    void judgeLabels(const std::string& path, Timestamp now, bool caughtUp);

    /// Model -> the version that answers, see PredictionWindow::servingVersions().
    [[nodiscard]] const std::map<std::string, std::string>& versions() const { return m_versions; }
    [[nodiscard]] const std::set<std::string>& modelsWithLatency() const { return m_modelsWithLatency; }
    /// Present while most labels come too late to be of use.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    MonitorSettings m_settings;
    PredictionWindow m_window;
    std::map<std::string, std::string> m_versions;
    std::set<std::string> m_modelsWithLatency;

    bool m_judging = false;
    Timestamp m_judgedAt;
    std::int64_t m_matchedBefore = 0;
    std::int64_t m_unmatchedBefore = 0;
    std::optional<Error> m_error;
};

} // namespace qd
