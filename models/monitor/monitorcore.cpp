// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/monitorcore.h"

#include "models/history/eventkinds.h"
#include "models/serving/consentregister.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

#include <cmath>

namespace qd {

namespace {

// Less is drift, or the clock being led gently to the right time.
constexpr Duration setByAtLeast{2'000};

EventRecord collectionEvent(Timestamp at, const char* detail)
{
    return {0, at, eventkind::collection, {}, {}, detail};
}

EventRecord stateEvent(Timestamp at, const std::string& endpoint, EndpointState from, EndpointState to)
{
    const QJsonObject change{{"from", static_cast<int>(from)}, {"to", static_cast<int>(to)}};
    const QByteArray detail = QJsonDocument(change).toJson(QJsonDocument::Compact);
    return {0, at, eventkind::state, endpoint, {}, detail.toStdString()};
}

} // namespace

std::optional<Error> MonitorCore::Source::problem() const
{
    if (documentProblem)
        return documentProblem;
    if (awaitsConsent)
        return notAgreedTo(watch->endpoint().name);
    if (credentialsProblem)
        return credentialsProblem;
    if (watch->scrapeError())
        return watch->scrapeError();
    const auto ofLog = log ? log->error() : std::nullopt;
    return ofLog ? ofLog : quality.error();
}

ObservedEndpoint MonitorCore::Source::observed() const
{
    ObservedEndpoint observed;
    observed.endpoint = watch->endpoint();
    observed.problem = problem();
    observed.awaitsConsent = awaitsConsent;
    observed.isUnusable = documentProblem.has_value();
    observed.redirectedTo = watch->redirectedTo();
    observed.lastSuccess = watch->lastSuccess();
    observed.lastScrapeFailed = watch->scrapeError().has_value();
    observed.scrapeDuration = watch->scrapeDuration();
    observed.samplesPerScrape = watch->samplesPerScrape();
    observed.givesMetrics = watch->samplesPerScrape() > 0 || !quality.versions().empty();
    if (watch->health())
        observed.ready = watch->health()->live && watch->health()->ready;
    observed.versions = quality.versions(); // the platform's own word comes before the log's
    for (const ServedModel& model : watch->models())
        observed.versions[model.name] = model.activeVersion();
    return observed;
}

MonitorCore::MonitorCore(History& history, HttpClient& http, const Clock& clock, MonitorSettings settings,
                         std::shared_ptr<const ConsentRegister> consents)
    : m_history(history),
      m_http(http),
      m_clock(clock),
      m_settings(settings),
      m_consents(std::move(consents)),
      // Children, so that they move to the monitor's thread with this object.
      m_timer(this),
      m_beganAt(clock.now()),
      m_beganUptime(clock.uptime()),
      m_gate(history, clock, this),
      m_alertJournal(history, this),
      m_versionJournal(history, clock, this),
      m_followedLogs(history, clock, m_settings.qualityWindow, this)
{
    connect(&m_timer, &QTimer::timeout, this, &MonitorCore::tick);
    connect(&m_alertJournal, &AlertJournal::announced, this, &MonitorCore::alertChanged);
    connect(&m_gate, &CollectionGate::paused, this, &MonitorCore::collectionPaused);
    connect(&m_gate, &CollectionGate::resumed, this, &MonitorCore::collectionResumed);
    connect(&m_followedLogs, &FollowedLogs::refused, &m_gate, &CollectionGate::noteFailure);
}

MonitorCore::~MonitorCore() = default;

void MonitorCore::start()
{
    connect(&m_history, &History::committed, this,
            [this](const std::shared_ptr<const WriteBatch>& batch) { takeCommitted(*batch); });
    WriteBatch begun;
    begun.events.push_back(collectionEvent(m_clock.now(), R"({"state":"started"})"));
    store(std::move(begun));
    m_timer.start(m_settings.evaluationInterval);
    tick();
}

void MonitorCore::stop()
{
    m_timer.stop();
    m_sources.clear(); // lines of a log that are not stored yet are read at the next start
    WriteBatch ended;
    ended.events.push_back(collectionEvent(m_clock.now(), R"({"state":"stopped"})"));
    store(std::move(ended));
    m_gate.close();
}

void MonitorCore::watch(const Endpoint& endpoint, const HttpCredentials& credentials,
                        const std::optional<Error>& problem)
{
    m_awaited.erase(endpoint.id);
    Source source = takeUp(endpoint);
    source.credentialsProblem = problem;
    source.watch = std::make_unique<EndpointWatch>(endpoint, credentials, m_http, m_clock);
    connect(source.watch.get(), &EndpointWatch::collected, this,
            [this](const std::shared_ptr<const WriteBatch>& batch) { m_gate.store(batch); });
    connect(source.watch.get(), &EndpointWatch::versionSeen, this,
            [this, id = endpoint.id](const auto& model, const auto& version) {
                m_versionJournal.seen(id, model, version);
            });
    EndpointWatch* watch = source.watch.get();
    m_sources.insert_or_assign(endpoint.id, std::move(source));
    if (!endpoint.enabled)
        endAlerts(endpoint.id);
    else if (!problem)
        watch->start();
}

/// An endpoint that was only edited goes on reading its log, with what is on its way to the history.
MonitorCore::Source MonitorCore::takeUp(const Endpoint& endpoint)
{
    Source source(m_settings);
    const auto before = m_sources.find(endpoint.id);
    if (before != m_sources.end() && !before->second.isHeld() &&
        before->second.watch->endpoint().predictionLog == endpoint.predictionLog) {
        source.log = std::move(before->second.log);
        source.quality = std::move(before->second.quality);
    } else {
        restoreWindow(endpoint.id, source.quality);
    }
    source.quality.setPositiveClass(endpoint.positiveClass);
    return source;
}

void MonitorCore::unwatch(const std::string& endpointId)
{
    m_awaited.erase(endpointId);
    m_sources.erase(endpointId);
    endAlerts(endpointId);
    publish(m_clock.now());
}

void MonitorCore::endAlerts(const std::string& endpointId)
{
    m_live.forgetEndpoint(endpointId);
    m_alertJournal.record(m_engine.endEndpoint(endpointId, m_clock.now()));
}

void MonitorCore::setRules(std::vector<AlertRule> rules)
{
    m_rules = rules;
    m_engine.setRules(std::move(rules));
}

void MonitorCore::setSilences(std::vector<Silence> silences)
{
    m_engine.setSilences(std::move(silences));
}

void MonitorCore::acknowledge(const std::string& alertId,
                              const std::optional<Acknowledgement>& acknowledgement,
                              std::vector<AuditRecord> outcome, History::Done done)
{
    const auto before = m_engine.find(alertId);
    const auto alert = m_engine.restoreAcknowledgement(alertId, acknowledgement);
    if (!alert) {
        done(notOpen(alertId));
        return;
    }
    // In the engine at once, for the next evaluation writes the alert again; taken back when it fails.
    m_alertJournal.record(
        *alert, std::move(outcome),
        [this, alertId, earlier = before->acknowledged, done = std::move(done)](const Result<void>& stored) {
            if (!stored) {
                if (const auto again = m_engine.restoreAcknowledgement(alertId, earlier))
                    m_alertJournal.record({*again});
            }
            done(stored);
        });
}

void MonitorCore::takeCommitted(const WriteBatch& batch)
{
    const Timestamp now = m_clock.now();
    m_live.apply(batch.samples, now);
    extendSparklines(m_sparklines, batch.samples, now);
    m_followedLogs.committed(batch.logPositions);
    for (const StoredPrediction& prediction : batch.predictions) {
        if (const auto source = m_sources.find(prediction.endpoint); source != m_sources.end())
            source->second.quality.add(prediction.record, now);
    }
    for (const StoredLabel& label : batch.labels) {
        if (const auto source = m_sources.find(label.endpoint); source != m_sources.end())
            source->second.quality.addLabel(label.record);
    }
}

void MonitorCore::tick()
{
    // Both at once: by what they differ tells whether somebody has set the clock.
    const Timestamp now = m_clock.now();
    const Duration uptime = m_clock.uptime();
    m_loaded = m_loaded || load();
    if (m_loaded) {
        if (!m_gate.isPaused()) { // a log keeps what it has until it can be stored
            pollLogs();
            m_alertJournal.retry();
        }
        deriveQuality(now);
        evaluateAlerts(now, uptime);
    }
    publish(now);
    forgetEnded(now);
}

/// Series come and go; what has ended, and is not shown or judged any more, must not stay for ever. A look at
/// all of them takes longer than the rest of a tick.
void MonitorCore::forgetEnded(Timestamp now)
{
    constexpr Duration between{10'000};
    if (now >= m_forgotAt && now - m_forgotAt < between)
        return;
    m_forgotAt = now;
    Duration longest{0};
    for (const auto& [id, source] : m_sources)
        longest = std::max(longest, freshness(source.watch->endpoint(), m_settings));
    m_live.forgetBefore(now - longest, now);
    forgetEndedSparklines(m_sparklines, now);
}

void MonitorCore::pollLogs()
{
    for (auto& [id, source] : m_sources) {
        const Endpoint& endpoint = source.watch->endpoint();
        if (source.isHeld() || !endpoint.enabled || endpoint.predictionLog.empty())
            continue;
        m_followedLogs.poll(id, endpoint.predictionLog, source.log);
    }
}

void MonitorCore::deriveQuality(Timestamp now)
{
    WriteBatch batch;
    for (auto& [id, source] : m_sources) {
        EndpointWatch& watch = *source.watch;
        source.quality.derive(
            id, now,
            [&watch](std::string_view metric, const std::string& model) {
                return watch.telemetryGives(metric, model);
            },
            batch);
        watch.setModelsWithLoggedLatency(source.quality.modelsWithLatency());
        source.quality.judgeLabels(watch.endpoint().predictionLog, now,
                                   source.log && source.log->isCaughtUp());
        if (watch.tellsVersions())
            continue;
        for (const auto& [model, version] : source.quality.versions()) {
            if (!version.empty())
                m_versionJournal.seen(id, model, version);
        }
    }
    store(std::move(batch));
}

void MonitorCore::evaluateAlerts(Timestamp now, Duration uptime)
{
    const Timestamp unset = m_beganAt + (uptime - m_beganUptime);
    // Every value would be missing, which ends what is pending; the next scrapes have the new time.
    if (!wasClockSet(now - unset, uptime))
        m_alertJournal.record(m_engine.evaluate(watchedValues(now), {now, uptime, unset}));
}

bool MonitorCore::wasClockSet(Duration off, Duration uptime)
{
    if (std::chrono::abs(off - m_clockOff) > setByAtLeast)
        m_clockSetAt = uptime;
    m_clockOff = off;
    Duration renewal{0};
    for (const auto& [id, source] : m_sources)
        renewal = std::max(renewal, freshness(source.watch->endpoint(), m_settings));
    return m_clockSetAt && uptime - *m_clockSetAt < renewal;
}

/// The newest values that any rule may be about.
std::vector<SeriesSample> MonitorCore::watchedValues(Timestamp now) const
{
    std::set<std::string> metrics;
    for (const AlertRule& rule : m_rules)
        metrics.insert(rule.metric);
    std::vector<SeriesSample> values;
    for (const std::string& metric : metrics) {
        for (const auto& [labels, sample] : m_live.ofMetric(metric)) {
            const auto source = m_sources.find(labels.get(label::endpoint));
            if (source == m_sources.end() || std::isnan(sample.value))
                continue;
            const Endpoint& endpoint = source->second.watch->endpoint();
            if (endpoint.enabled && sample.at >= now - freshness(endpoint, m_settings))
                values.push_back({{metric, labels}, sample});
        }
    }
    return values;
}

void MonitorCore::store(WriteBatch batch)
{
    if (!batch.isEmpty())
        m_gate.store(std::move(batch));
}

void MonitorCore::publish(Timestamp now)
{
    auto snapshot = std::make_shared<FleetSnapshot>();
    snapshot->at = now;
    snapshot->isComplete = m_loaded && m_awaited.empty();
    snapshot->openAlerts = m_engine.open();
    snapshot->judgedValues = m_engine.judged();
    const SnapshotBuilder builder(now, m_settings, m_live, m_sparklines, snapshot->openAlerts);
    WriteBatch changes;
    for (auto& [id, source] : m_sources) {
        EndpointStatus status = builder.describe(source.observed());
        if (status.state != source.lastState) {
            changes.events.push_back(stateEvent(now, id, source.lastState, status.state));
            source.lastState = status.state;
        }
        snapshot->endpoints.push_back(std::move(status));
    }
    store(std::move(changes));
    emit snapshotReady(std::move(snapshot));
}

} // namespace qd
