// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/triage/triagefixture.h"

#include "models/base/metrics.h"
#include "models/serving/storedendpoints.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include <algorithm>
#include <random>

namespace qd::test {

namespace {

constexpr qsizetype longestName = 200; ///< of a valid endpoint

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().text()));
    return std::move(*result);
}

Alert accuracyAlert(const Labels& labels, const QString& affix)
{
    Alert alert;
    alert.id = "6f7d1f0a-0000-4000-8000-000000000001";
    alert.rule.id = "accuracy";
    alert.rule.name = "Accuracy low" + affix;
    alert.rule.metric = metric::accuracy;
    alert.rule.condition.side = LimitSide::Below;
    alert.rule.condition.threshold = 0.88;
    alert.rule.severity = Severity::Critical;
    alert.series = labels;
    alert.state = AlertState::Firing;
    alert.pendingAt = onset + Duration{20'000};
    alert.firingAt = onset + Duration{35'000};
    alert.value = 0.78;
    alert.worst = 0.77;
    return alert;
}

Alert latencyAlert(const Labels& labels, const QString& affix)
{
    Alert alert = accuracyAlert(labels, affix);
    alert.id = "6f7d1f0a-0000-4000-8000-000000000002";
    alert.rule.id = "latency";
    alert.rule.name = "Answers slow" + affix;
    alert.rule.metric = metric::latency;
    alert.rule.condition.side = LimitSide::Above;
    alert.rule.condition.threshold = 0.02;
    alert.rule.severity = Severity::Warning;
    alert.series.set("quantile", "0.99");
    alert.value = 0.031;
    return alert;
}

} // namespace

TriageFixture::TriageFixture(const QString& affix)
    : m_affix(affix), m_fraudLabels({{"endpoint", "triton"}, {"model", ("fraud" + affix).toStdString()}})
{
    fleet.affix = affix;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    history = must(History::open(folder.filePath(QStringLiteral("history.sqlite"))));
    monitor = std::make_unique<Monitor>(*history, fleet, *secrets, clock, MonitorSettings(), consents);
    actions = std::make_unique<OperatorActions>(*history, fleet, *secrets, *monitor, clock, consents);
    alert = accuracyAlert(m_fraudLabels, affix);
    addEndpoints();
    addTraffic(storyStart, onset, 1);
    addTraffic(onset, noticed, 2);
    WriteBatch batch;
    batch.alerts = {toRecord(alert), toRecord(latencyAlert(m_fraudLabels, affix))};
    batch.events.push_back(
        {0, onset, "version", "triton", ("fraud" + affix).toStdString(), R"({"from":"1","to":"2"})"});
    history->write(std::move(batch));
    history->flush();
}

void TriageFixture::addEndpoints()
{
    Endpoint triton;
    triton.id = "triton";
    triton.name = ("Payments Triton" + m_affix).left(longestName);
    triton.platform = Platform::Triton;
    triton.metricsUrl = "http://triton.test/metrics";
    triton.apiUrl = "http://triton.test";
    Endpoint torch;
    torch.id = "torch";
    torch.name = ("Reviews TorchServe" + m_affix).left(longestName);
    torch.platform = Platform::TorchServe;
    torch.metricsUrl = "http://torch.test/metrics";
    torch.apiUrl = "http://torch.test";
    torch.managementUrl = "http://torch.test";
    for (const Endpoint& endpoint : {triton, torch}) {
        history->write({.documents = {toDocument(endpoint)}});
        consents->agree(history->identity(), endpoint.id, digestOf(toDocument(endpoint)));
        monitor->upsertEndpoint(endpoint);
    }
}

void TriageFixture::addTraffic(Timestamp from, Timestamp to, int version)
{
    std::mt19937 random(static_cast<unsigned>(from.ms / 1000));
    std::uniform_real_distribution<double> unit;
    const double accuracy = version == 1 ? 0.95 : 0.78;
    const double latency = version == 1 ? 0.005 : 0.015;
    const char* countries[] = {"DE", "FR", "US"};
    const std::string affix = m_affix.toStdString();
    const std::string ok = "ok" + affix;
    WriteBatch batch;
    std::int64_t n = 0;
    for (Timestamp at = from; at < to; at = at + Duration{100}) {
        PredictionRecord record;
        record.at = at;
        record.requestId = "r" + std::to_string(at.ms);
        record.model = "fraud" + affix;
        record.version = std::to_string(version);
        record.prediction = unit(random) < 0.3 ? "fraud" + affix : ok;
        const bool right = unit(random) < accuracy;
        record.label = right ? record.prediction : record.prediction == ok ? "fraud" + affix : ok;
        record.probability = 0.6 + 0.4 * unit(random);
        record.latencySeconds = latency * (0.6 + 0.8 * unit(random));
        record.status = 200;
        const QJsonObject attributes{{"country" + m_affix, countries[n++ % 3] + m_affix},
                                     {"amount", 20 + 100 * unit(random)}};
        record.attributes = QJsonDocument(attributes).toJson(QJsonDocument::Compact).toStdString();
        batch.predictions.push_back({"triton", std::move(record)});
    }
    for (Timestamp at = from; at < to; at = at + Duration{1000}) {
        const auto put = [&](std::string_view name, Labels labels, double value) {
            batch.samples.push_back({{std::string(name), std::move(labels)}, {at, value}});
        };
        Labels p99 = m_fraudLabels;
        p99.set("quantile", "0.99");
        put(metric::accuracy, m_fraudLabels, accuracy + 0.01 * (unit(random) - 0.5));
        put(metric::latency, p99, latency * (1.9 + 0.2 * unit(random)));
        put(metric::requestRate, m_fraudLabels, 10 + unit(random));
        put(metric::errorRatio, m_fraudLabels, 0.001 * unit(random));
        put(metric::memory, {{"endpoint", "triton"}}, 3e8 + 1e6 * unit(random));
        put(metric::cpu, {{"endpoint", "triton"}}, 0.3 + 0.05 * unit(random));
    }
    history->write(std::move(batch));
    history->flush();
}

void TriageFixture::liveUntil(Timestamp to)
{
    addTraffic(m_trafficUntil, to, fleet.fraudVersion);
    m_trafficUntil = to;
    clock.set(to);
}

Incident TriageFixture::openIncident()
{
    Incident incident;
    incident.id = "0b8e6c1e-0000-4000-8000-00000000000a";
    incident.title = "Accuracy low: fraud" + m_affix;
    incident.alertId = alert.id;
    incident.openedAt = clock.now();
    incident.subject = subjectOf(alert);
    WriteBatch batch;
    batch.incidents.push_back(toRecord(incident));
    history->write(std::move(batch));
    history->flush();
    return incident;
}

std::unique_ptr<HistoryReader> TriageFixture::reader()
{
    history->flush();
    return must(history->reader());
}

Incident TriageFixture::stored(const std::string& id)
{
    const auto record = must(reader()->incident(id));
    if (!record)
        qFatal("no such incident");
    return must(fromRecord(*record));
}

std::vector<IncidentStepRecord> TriageFixture::steps(const std::string& id)
{
    return must(reader()->incidentSteps(id));
}

std::vector<AuditRecord> TriageFixture::audit(const std::string& id)
{
    return must(reader()->audit(id));
}

} // namespace qd::test
