// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alertengine.h"
#include "models/history/history.h"
#include "models/monitor/alertjournal.h"
#include "models/monitor/collectiongate.h"
#include "models/monitor/endpointwatch.h"
#include "models/monitor/followedlogs.h"
#include "models/monitor/livevalues.h"
#include "models/monitor/logquality.h"
#include "models/monitor/monitor.h"
#include "models/monitor/snapshotbuilder.h"
#include "models/monitor/versionjournal.h"

#include <QTimer>

#include <map>
#include <memory>
#include <set>

namespace qd {

struct StoredEndpoint;

/// What an acknowledgement of an alert that has ended or never was is answered with.
[[nodiscard]] Failure notOpen(const std::string& alertId);

/// The part of the Monitor that lives on its thread. The flow is one way: watches collect -> the history
/// stores -> what was committed feeds the live values and the prediction windows -> each tick derives
/// quality, evaluates the rules and publishes a snapshot. Nothing is shown or alerted that is not in the
/// history.
class MonitorCore : public QObject
{
    Q_OBJECT

public:
    /// Makes a monitor; without `consents` no endpoint of the history is agreed to.
    MonitorCore(History& history, HttpClient& http, const Clock& clock, MonitorSettings settings,
                std::shared_ptr<const ConsentRegister> consents);
    ~MonitorCore() override;

    void start();
    void stop();
    /// Adds the endpoint or replaces the one with the same id. With `problem` the credentials lack their
    /// secret, and nothing is asked of the server until they come whole.
    void watch(const Endpoint& endpoint, const HttpCredentials& credentials,
               const std::optional<Error>& problem);
    void unwatch(const std::string& endpointId);
    /// Shows an endpoint that the user has not agreed to, or whose document is wrong.
    void hold(const StoredEndpoint& stored);
    void setRules(std::vector<AlertRule> rules);
    void setSilences(std::vector<Silence> silences);
    void acknowledge(const std::string& alertId, const std::optional<Acknowledgement>& acknowledgement,
                     std::vector<AuditRecord> outcome, History::Done done);

signals:
    /// An endpoint of the history that the user has agreed to wants to be watched; its credentials are read
    /// on the GUI thread.
    void endpointFound(const qd::Endpoint& endpoint);
    void snapshotReady(qd::FleetSnapshotPtr snapshot);
    void alertChanged(qd::Alert alert);
    void problem(qd::Error error);
    void collectionPaused(qd::CollectionPause pause);
    void collectionResumed();

private:
    struct Source
    {
        explicit Source(const MonitorSettings& settings) : quality(settings) {}

        std::unique_ptr<EndpointWatch> watch;
        std::unique_ptr<LogWatch> log; ///< made at the first poll
        LogQuality quality;
        std::optional<Error> credentialsProblem;
        bool awaitsConsent = false;           ///< nothing is asked of the endpoint or read for it
        std::optional<Error> documentProblem; ///< what is wrong with what the history has of the endpoint
        EndpointState lastState = EndpointState::Unknown;

        [[nodiscard]] bool isHeld() const { return awaitsConsent || documentProblem; }
        /// The one thing that people should know about it.
        [[nodiscard]] std::optional<Error> problem() const;
        [[nodiscard]] ObservedEndpoint observed() const;
    };

    bool load();
    void giveDefaultRules();
    /// Ends the alerts of everything that is not watched any more.
    void endAlerts(const std::string& endpointId);
    [[nodiscard]] Source takeUp(const Endpoint& endpoint);
    void restoreWindow(const std::string& endpointId, LogQuality& quality);
    void takeCommitted(const WriteBatch& batch);
    void tick();
    void pollLogs();
    void deriveQuality(Timestamp now);
    void evaluateAlerts(Timestamp now, Duration uptime);
    /// Returns whether somebody has set the clock so lately that what is live still has the times of before.
    /// `off`: by which it differs from what it was at the beginning and what has passed since.
    [[nodiscard]] bool wasClockSet(Duration off, Duration uptime);
    [[nodiscard]] std::vector<SeriesSample> watchedValues(Timestamp now) const;
    void store(WriteBatch batch);
    void forgetEnded(Timestamp now);
    void publish(Timestamp now);

    History& m_history;
    HttpClient& m_http;
    const Clock& m_clock;
    MonitorSettings m_settings;
    std::shared_ptr<const ConsentRegister> m_consents; ///< may be absent
    QTimer m_timer;
    const Timestamp m_beganAt;
    const Duration m_beganUptime;
    Duration m_clockOff{0};               ///< at the last evaluation
    std::optional<Duration> m_clockSetAt; ///< uptime
    CollectionGate m_gate;
    AlertJournal m_alertJournal;
    VersionJournal m_versionJournal;
    FollowedLogs m_followedLogs;
    bool m_loaded = false;
    std::optional<Error> m_loadError; ///< the last that was told
    std::map<std::string, Source> m_sources;
    std::set<std::string> m_awaited; ///< endpoints of the history whose credentials are being read
    Sparklines m_sparklines;
    std::vector<AlertRule> m_rules;
    AlertEngine m_engine;
    LiveValues m_live;
    Timestamp m_forgotAt; ///< when forgetEnded() looked last
};

} // namespace qd
