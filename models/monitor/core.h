// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/engine.h"
#include "models/history/history.h"
#include "models/monitor/endpointwatch.h"
#include "models/monitor/livevalues.h"
#include "models/monitor/monitor.h"
#include "models/monitor/snapshotbuilder.h"
#include "models/quality/predictionwindow.h"

#include <QTimer>

#include <map>
#include <memory>

namespace qd {

/// What an acknowledgement of an alert that has ended or never was is answered with.
[[nodiscard]] Failure notOpen(const std::string& alertId);

/// The part of the Monitor that lives on its thread. The flow is one way: watches collect -> the history
/// stores
/// -> what was committed feeds the live values and the prediction windows -> each tick derives quality,
/// evaluates the rules and publishes a snapshot. Nothing is shown or alerted that is not in the history.
class MonitorCore : public QObject
{
    Q_OBJECT

public:
    MonitorCore(History& history, HttpClient& http, const Clock& clock, MonitorSettings settings);
    ~MonitorCore() override;

    void start();
    void stop();
    /// Adds the endpoint or replaces the one with the same id.
    void watch(const Endpoint& endpoint, const HttpCredentials& credentials,
               const std::optional<Error>& problem);
    void unwatch(const std::string& endpointId);
    void setRules(std::vector<AlertRule> rules);
    void setSilences(std::vector<Silence> silences);
    void acknowledge(const std::string& alertId, const Acknowledgement& acknowledgement,
                     std::vector<AuditRecord> outcome, History::Done done);

signals:
    /// An endpoint of the history wants to be watched; its credentials are read on the GUI thread.
    void endpointFound(const qd::Endpoint& endpoint);
    void snapshotReady(qd::FleetSnapshotPtr snapshot);
    void alertChanged(qd::Alert alert);

private:
    struct Source
    {
        std::unique_ptr<EndpointWatch> watch;
        PredictionWindow window;
        std::map<std::string, std::string> logVersions; ///< model -> newest version in the window
        std::optional<Error> credentialsProblem;
        EndpointState lastState = EndpointState::Unknown;
    };

    void loadFromHistory();
    void restoreWindow(const std::string& endpointId, Source& source);
    void takeCommitted(const WriteBatch& batch);
    void takeVersion(const std::string& endpointId, const std::string& model, const std::string& version);
    void tick();
    void pollLogs();
    void deriveQuality(Timestamp now, WriteBatch& out);
    void evaluateAlerts(Timestamp now);
    void store(WriteBatch batch, std::vector<Alert> changed = {});
    [[nodiscard]] std::vector<Alert> changedSinceAnnounced(const std::vector<Alert>& alerts);
    void publish(Timestamp now);

    History& m_history;
    HttpClient& m_http;
    const Clock& m_clock;
    MonitorSettings m_settings;
    QTimer m_timer;
    std::map<std::string, Source> m_sources;
    std::map<std::string, LogPosition> m_logPositions; ///< by path, as the history has them
    std::map<std::string, std::string> m_serving;      ///< "endpoint/model" -> version last seen
    Sparklines m_sparklines;
    std::vector<AlertRule> m_rules;
    AlertEngine m_engine;
    LiveValues m_live;

    struct Announced
    {
        AlertState state;
        bool acknowledged;
        std::string silencedBy;
        friend bool operator==(const Announced&, const Announced&) = default;
    };
    std::map<std::string, Announced> m_announced; ///< what alertChanged last said, by alert id
};

} // namespace qd
