// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/core.h"

#include "models/base/metrics.h"
#include "models/history/historyreader.h"
#include "models/monitor/snapshotbuilder.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace qd {

namespace {

constexpr std::size_t sparklineLength = 300;
constexpr auto day = Duration(24 * 3600 * 1000);

std::string servingKey(const std::string& endpoint, const std::string& model)
{
    return endpoint + '/' + model;
}

std::string jsonObject(std::initializer_list<std::pair<QString, QJsonValue>> members)
{
    return QJsonDocument(QJsonObject(members)).toJson(QJsonDocument::Compact).toStdString();
}

Labels modelLabels(const std::string& endpoint, const WindowKey& key)
{
    return {{std::string(label::endpoint), endpoint},
            {std::string(label::model), key.model},
            {std::string(label::version), key.version}};
}

void addSample(WriteBatch& out, std::string_view metric, const Labels& labels, Timestamp at, double value)
{
    if (std::isfinite(value))
        out.samples.push_back({{std::string(metric), labels}, {at, value}});
}

void addSample(WriteBatch& out, std::string_view metric, const Labels& labels, Timestamp at,
               const std::optional<double>& value)
{
    if (value)
        addSample(out, metric, labels, at, *value);
}

} // namespace

MonitorCore::MonitorCore(History& history, HttpClient& http, const Clock& clock, MonitorSettings settings)
    : m_history(history), m_http(http), m_clock(clock), m_settings(settings)
{
    // A child, so that it moves to the monitor's thread with this object.
    m_timer.setParent(this);
    connect(&m_timer, &QTimer::timeout, this, &MonitorCore::tick);
}

MonitorCore::~MonitorCore() = default;

void MonitorCore::start()
{
    connect(&m_history, &History::committed, this,
            [this](const std::shared_ptr<const WriteBatch>& batch) { takeCommitted(*batch); });
    loadFromHistory();
    WriteBatch begun;
    begun.events.push_back({0, m_clock.now(), "collection", {}, {}, R"({"state":"started"})"});
    store(std::move(begun));
    m_timer.start(m_settings.evaluationInterval);
    tick();
}

void MonitorCore::stop()
{
    m_timer.stop();
    pollLogs();
    m_sources.clear();
    WriteBatch ended;
    ended.events.push_back({0, m_clock.now(), "collection", {}, {}, R"({"state":"stopped"})"});
    store(std::move(ended));
}

void MonitorCore::loadFromHistory()
{
    const auto reader = m_history.reader();
    if (!reader)
        return; // the history's own signals have told why
    const Timestamp now = m_clock.now();

    for (const LogPosition& position : (*reader)->logPositions().value_or(std::vector<LogPosition>{}))
        m_logPositions[position.path] = position;
    for (const DocumentRecord& serving :
         (*reader)->documents("serving").value_or(std::vector<DocumentRecord>{}))
        m_serving[serving.id] = serving.body;

    std::vector<Silence> silences;
    for (const DocumentRecord& document :
         (*reader)->documents("silence").value_or(std::vector<DocumentRecord>{})) {
        if (auto silence = silenceFromJson(document.body))
            silences.push_back(std::move(*silence));
    }
    m_engine.setSilences(std::move(silences));

    std::vector<AlertRule> rules;
    for (const DocumentRecord& document :
         (*reader)->documents("rule").value_or(std::vector<DocumentRecord>{})) {
        if (auto rule = ruleFromJson(document.body))
            rules.push_back(std::move(*rule));
    }
    // Only a new history is given the default rules: an operator may have removed them all on purpose.
    if (rules.empty() && !(*reader)->document("setting", "default-rules").value_or(std::nullopt)) {
        rules = defaultRules();
        WriteBatch defaults;
        defaults.documents.push_back({"setting", "default-rules", "1"});
        for (const AlertRule& rule : rules)
            defaults.documents.push_back({"rule", rule.id, ruleToJson(rule)});
        store(std::move(defaults));
    }
    setRules(std::move(rules));

    std::vector<Alert> open;
    for (const AlertRecord& record :
         (*reader)->alerts({now - 30 * day, now + day}).value_or(std::vector<AlertRecord>{})) {
        auto alert = fromRecord(record);
        if (alert && (alert->state == AlertState::Pending || alert->state == AlertState::Firing))
            open.push_back(std::move(*alert));
    }
    (void)changedSinceAnnounced(open);
    m_engine.restore(std::move(open));

    for (const DocumentRecord& document :
         (*reader)->documents("endpoint").value_or(std::vector<DocumentRecord>{})) {
        if (const auto endpoint = endpointFromJson(document.body))
            emit endpointFound(*endpoint);
    }
}

void MonitorCore::watch(const Endpoint& endpoint, const HttpCredentials& credentials,
                        const std::optional<Error>& problem)
{
    m_sources.erase(endpoint.id);
    Source source;
    source.window = PredictionWindow(endpoint.positiveClass);
    source.credentialsProblem = problem;
    source.watch = std::make_unique<EndpointWatch>(endpoint, credentials, m_http, m_clock);
    restoreWindow(endpoint.id, source);
    EndpointWatch* watch = source.watch.get();
    connect(watch, &EndpointWatch::collected, this, [this](WriteBatch batch) { store(std::move(batch)); });
    connect(watch, &EndpointWatch::versionSeen, this,
            [this, id = endpoint.id](const auto& model, const auto& version) {
                takeVersion(id, model, version);
            });
    if (const auto known = m_logPositions.find(endpoint.predictionLog); known != m_logPositions.end())
        watch->resumeLogAt(known->second);
    m_sources.emplace(endpoint.id, std::move(source));
    if (endpoint.enabled)
        watch->start();
}

/// The window is what the last seconds looked like; after a restart the history still knows.
void MonitorCore::restoreWindow(const std::string& endpointId, Source& source)
{
    const auto reader = m_history.reader();
    if (!reader)
        return;
    const Timestamp now = m_clock.now();
    const auto recent =
        (*reader)->predictions({endpointId, {}, {}, {now - m_settings.qualityWindow, now}, 0});
    for (const StoredPrediction& prediction : recent.value_or(std::vector<StoredPrediction>{}))
        source.window.add(prediction.record);
}

void MonitorCore::unwatch(const std::string& endpointId)
{
    m_sources.erase(endpointId);
    m_live.forgetEndpoint(endpointId);
    publish(m_clock.now());
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

void MonitorCore::acknowledge(const std::string& alertId, const Acknowledgement& acknowledgement,
                              std::vector<AuditRecord> outcome, History::Done done)
{
    const auto alert = m_engine.acknowledge(alertId, acknowledgement);
    if (!alert) {
        done(notOpen(alertId));
        return;
    }
    WriteBatch batch;
    batch.alerts.push_back(toRecord(*alert));
    batch.audit = std::move(outcome);
    m_history.write(std::move(batch), this, [this, alert = *alert, done = std::move(done)](const Result<void>& stored) {
        if (stored)
            emit alertChanged(alert);
        done(stored);
    });
}

void MonitorCore::takeCommitted(const WriteBatch& batch)
{
    m_live.apply(batch.samples);
    for (const StoredPrediction& prediction : batch.predictions) {
        if (const auto source = m_sources.find(prediction.endpoint); source != m_sources.end())
            source->second.window.add(prediction.record);
    }
    for (const StoredLabel& label : batch.labels) {
        if (const auto source = m_sources.find(label.endpoint); source != m_sources.end())
            source->second.window.addLabel(label.record);
    }
    for (const SeriesSample& sample : batch.samples) {
        const bool drawn = sample.key.metric == metric::accuracy ||
                           sample.key.metric == metric::requestRate || sample.key.metric == metric::cpu;
        if (!drawn || sample.key.labels.has(label::version))
            continue;
        std::vector<Sample>& line = m_sparklines[sample.key];
        line.push_back(sample.sample);
        if (line.size() > sparklineLength)
            line.erase(line.begin());
    }
}

void MonitorCore::takeVersion(const std::string& endpointId, const std::string& model,
                              const std::string& version)
{
    std::string& known = m_serving[servingKey(endpointId, model)];
    if (known == version)
        return;
    WriteBatch batch;
    batch.documents.push_back({"serving", servingKey(endpointId, model), version});
    // The first sight of a model is no change of version.
    if (!known.empty())
        batch.events.push_back(
            {0, m_clock.now(), "version", endpointId, model,
             jsonObject({{"from", QString::fromStdString(known)}, {"to", QString::fromStdString(version)}})});
    known = version;
    store(std::move(batch));
}

void MonitorCore::tick()
{
    pollLogs();
    const Timestamp now = m_clock.now();
    WriteBatch batch;
    deriveQuality(now, batch);
    store(std::move(batch));

    evaluateAlerts(now);
    publish(now);
}

void MonitorCore::pollLogs()
{
    for (auto& [id, source] : m_sources) {
        if (!source.watch->endpoint().enabled)
            continue;
        auto batch = source.watch->pollLog();
        if (!batch)
            continue;
        const auto position =
            batch->logPositions.empty() ? std::optional<LogPosition>() : batch->logPositions.front();
        m_history.write(std::move(*batch), source.watch.get(),
                        [watch = source.watch.get(), position](const Result<void>& stored) {
                            if (!stored)
                                watch->rewindLog();
                            else if (position)
                                watch->logCommitted(*position);
                        });
    }
}

void MonitorCore::deriveQuality(Timestamp now, WriteBatch& out)
{
    for (auto& [id, source] : m_sources) {
        source.window.expire(now - m_settings.qualityWindow);
        const double seconds = double(m_settings.qualityWindow.count()) / 1000.0;
        bool latencies = false;
        source.logVersions.clear();
        for (const auto& [key, quality] : source.window.summarise()) {
            const Labels labels = modelLabels(id, key);
            source.logVersions[key.model] = key.version; // ascending: the newest remains
            if (quality.labelled >= m_settings.minimumLabelled) {
                addSample(out, metric::accuracy, labels, now, quality.accuracy);
                addSample(out, metric::precision, labels, now, quality.precision);
                addSample(out, metric::recall, labels, now, quality.recall);
                addSample(out, metric::f1, labels, now, quality.f1);
            }
            const double count = double(quality.predictions);
            addSample(out, metric::labelled, labels, now, double(quality.labelled) / count);
            latencies = latencies || std::isfinite(quality.latencyP99);
            const std::pair<const char*, double> latencyQuantiles[]{
                {"0.5", quality.latencyP50}, {"0.9", quality.latencyP90}, {"0.99", quality.latencyP99}};
            for (const auto& [quantile, value] : latencyQuantiles) {
                Labels withQuantile = labels;
                withQuantile.set(label::quantile, quantile);
                addSample(out, metric::latency, withQuantile, now, value);
            }
            addSample(out, metric::latencyMean, labels, now, quality.latencyMean);
            if (!source.watch->telemetryGives(metric::requestRate))
                addSample(out, metric::requestRate, labels, now, count / seconds);
            if (!source.watch->telemetryGives(metric::errorRatio))
                addSample(out, metric::errorRatio, labels, now, double(quality.failed) / count);
        }
        source.watch->setLatencyFromLog(latencies);
    }
}

void MonitorCore::evaluateAlerts(Timestamp now)
{
    std::vector<SeriesSample> values;
    for (const AlertRule& rule : m_rules) {
        const bool collected = std::any_of(values.begin(), values.end(), [&](const SeriesSample& value) {
            return value.key.metric == rule.metric;
        });
        if (collected)
            continue;
        for (const auto& [labels, sample] : m_live.ofMetric(rule.metric)) {
            const auto source = m_sources.find(labels.get(label::endpoint));
            if (source == m_sources.end() || std::isnan(sample.value) ||
                sample.at < now - freshness(source->second.watch->endpoint(), m_settings))
                continue;
            values.push_back({{rule.metric, labels}, sample});
        }
    }
    const std::vector<Alert> changed = m_engine.evaluate(values, now);
    WriteBatch batch;
    for (const Alert& alert : changed)
        batch.alerts.push_back(toRecord(alert));
    store(std::move(batch), changedSinceAnnounced(changed));
}

void MonitorCore::store(WriteBatch batch, std::vector<Alert> changed)
{
    if (batch.isEmpty())
        return;
    m_history.write(std::move(batch), this, [this, changed = std::move(changed)](const Result<void>& stored) {
        if (!stored)
            return; // History::writeFailed has told everybody
        for (const Alert& alert : changed)
            emit alertChanged(alert);
    });
}

std::vector<Alert> MonitorCore::changedSinceAnnounced(const std::vector<Alert>& alerts)
{
    std::vector<Alert> changed;
    for (const Alert& alert : alerts) {
        const Announced now{alert.state, alert.acknowledged.has_value(), alert.silencedBy};
        const auto [known, isNew] = m_announced.try_emplace(alert.id, now);
        if (!isNew && known->second == now)
            continue;
        known->second = now;
        changed.push_back(alert);
        if (alert.state == AlertState::Resolved || alert.state == AlertState::Inactive)
            m_announced.erase(known);
    }
    return changed;
}

void MonitorCore::publish(Timestamp now)
{
    auto snapshot = std::make_shared<FleetSnapshot>();
    snapshot->at = now;
    snapshot->openAlerts = m_engine.open();
    const SnapshotBuilder builder(now, m_settings, m_live, m_sparklines, snapshot->openAlerts);
    WriteBatch changes;
    for (auto& [id, source] : m_sources) {
        EndpointStatus status =
            builder.describe(*source.watch, source.logVersions, source.credentialsProblem);
        if (status.state != source.lastState) {
            changes.events.push_back(
                {0,
                 now,
                 "state",
                 id,
                 {},
                 jsonObject({{"from", int(source.lastState)}, {"to", int(status.state)}})});
            source.lastState = status.state;
        }
        snapshot->endpoints.push_back(std::move(status));
    }
    store(std::move(changes));
    emit snapshotReady(std::move(snapshot));
}

} // namespace qd
