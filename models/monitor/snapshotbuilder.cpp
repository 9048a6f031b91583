// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/snapshotbuilder.h"

#include "models/base/metrics.h"
#include "models/net/url.h"

#include <QCoreApplication>

namespace qd {

namespace {

constexpr std::size_t sparklineLength = 300;

bool isDrawn(const SeriesKey& key)
{
    return (key.metric == metric::accuracy || key.metric == metric::requestRate ||
            key.metric == metric::cpu) &&
           !key.labels.has(label::version);
}

bool firesFor(const Alert& alert, const std::string& endpoint, const std::string& model)
{
    return alert.state == AlertState::Firing && alert.endpoint() == endpoint &&
           (model.empty() || alert.model().empty() || alert.model() == model);
}

Error noMetrics(const Endpoint& endpoint)
{
    return {ErrorKind::Invalid, QStringLiteral("%1 (%2)").arg(endpoint.name, displayUrl(endpoint.metricsUrl)),
            QCoreApplication::translate("EndpointWatch", "The server answered, but without any metrics."),
            QCoreApplication::translate("EndpointWatch",
                                        "Check the path of the metrics URL, and whether the server has "
                                        "switched its metrics on.")};
}

} // namespace

void extendSparklines(Sparklines& sparklines, std::span<const SeriesSample> samples, Timestamp now)
{
    for (const SeriesSample& sample : samples) {
        if (!isDrawn(sample.key) || sample.sample.at > now)
            continue;
        std::vector<Sample>& line = sparklines[sample.key];
        std::erase_if(line, [&](const Sample& earlier) { return earlier.at > now; });
        line.push_back(sample.sample);
        if (line.size() > sparklineLength)
            line.erase(line.begin());
    }
}

void forgetEndedSparklines(Sparklines& sparklines, Timestamp now)
{
    std::erase_if(sparklines, [&](const auto& entry) {
        return entry.second.empty() || entry.second.back().at < now - sparklineSpan ||
               entry.second.back().at > now;
    });
}

Duration freshness(const Endpoint& endpoint, const MonitorSettings& settings)
{
    return 3 * std::max(endpoint.interval, settings.evaluationInterval) + endpoint.timeout;
}

EndpointStatus SnapshotBuilder::describe(const ObservedEndpoint& observed) const
{
    const Endpoint& endpoint = observed.endpoint;
    EndpointStatus status;
    status.endpoint = endpoint;
    status.lastError = observed.problem;
    status.lastSuccess = observed.lastSuccess;
    status.scrapeDuration = observed.scrapeDuration;
    status.samplesPerScrape = observed.samplesPerScrape;
    status.redirectedTo = observed.redirectedTo;

    std::map<std::string, std::string> versions = observed.versions;
    if (versions.empty())
        versions.try_emplace(std::string());

    EndpointFacts known = facts(observed);
    const auto stateWithAlertsOf = [&](const std::string& model) {
        if (observed.isUnusable)
            return EndpointState::Unusable;
        if (observed.awaitsConsent)
            return EndpointState::AwaitingConsent;
        known.criticalFiring = firing(endpoint.id, model, Severity::Critical);
        known.warningFiring = firing(endpoint.id, model, Severity::Warning);
        return endpointState(known);
    };
    status.state = stateWithAlertsOf({});
    if (status.state == EndpointState::NoMetrics && !status.lastError)
        status.lastError = noMetrics(endpoint);
    for (const auto& [model, version] : versions) {
        ModelStatus& shown = status.models.emplace_back(describeModel(endpoint, model));
        shown.servingVersion = version;
        shown.state = stateWithAlertsOf(model);
    }
    return status;
}

EndpointFacts SnapshotBuilder::facts(const ObservedEndpoint& observed) const
{
    const Endpoint& endpoint = observed.endpoint;
    const auto orIntervals = [&](Duration configured, int intervals) {
        return configured.count() ? configured : intervals * endpoint.interval + endpoint.timeout;
    };
    EndpointFacts known;
    known.now = m_now;
    known.lastSuccess = observed.lastSuccess;
    known.lastScrapeFailed = observed.lastScrapeFailed;
    known.ready = observed.ready;
    known.givesMetrics = observed.givesMetrics;
    known.staleAfter = orIntervals(m_settings.staleAfter, 3);
    known.unreachableAfter = orIntervals(m_settings.unreachableAfter, 6);
    return known;
}

ModelStatus SnapshotBuilder::describeModel(const Endpoint& endpoint, const std::string& model) const
{
    const Timestamp fresh = m_now - freshness(endpoint, m_settings);
    const Labels ofEndpoint{{std::string(label::endpoint), endpoint.id}};
    Labels ofModel = ofEndpoint;
    ofModel.set(label::model, model);
    Labels p99 = ofModel;
    p99.set(label::quantile, "0.99");
    const auto either = [&](std::string_view metric) {
        const auto own = m_live.value(metric, ofModel, fresh);
        return own ? own : m_live.value(metric, ofEndpoint, fresh);
    };

    ModelStatus status;
    status.model = model;
    status.accuracy = m_live.value(metric::accuracy, ofModel, fresh);
    status.latencyP99 = m_live.value(metric::latency, p99, fresh);
    status.requestRate = m_live.value(metric::requestRate, ofModel, fresh);
    status.errorRatio = m_live.value(metric::errorRatio, ofModel, fresh);
    status.memoryBytes = either(metric::memory);
    status.cpuRatio = either(metric::cpu);
    for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Critical})
        status.firingAlerts += firing(endpoint.id, model, severity);
    status.silencedAlerts = silenced(endpoint.id, model);
    addSparkline(status, endpoint.id, ofModel, fresh);
    return status;
}

void SnapshotBuilder::addSparkline(ModelStatus& status, const std::string& endpoint, const Labels& ofModel,
                                   Timestamp fresh) const
{
    const Labels ofEndpoint{{std::string(label::endpoint), endpoint}};
    for (const auto& [metric, labels] :
         {std::pair{metric::accuracy, ofModel}, std::pair{metric::requestRate, ofModel},
          std::pair{metric::cpu, ofEndpoint}}) {
        const auto line = m_sparklines.find({std::string(metric), labels});
        if (line == m_sparklines.end() || line->second.empty() || line->second.back().at < fresh)
            continue;
        const auto begin = std::find_if(line->second.begin(), line->second.end(), [&](const Sample& sample) {
            return sample.at >= m_now - sparklineSpan;
        });
        status.sparkline.assign(begin, line->second.end());
        status.sparklineMetric = metric;
        return;
    }
}

int SnapshotBuilder::firing(const std::string& endpoint, const std::string& model, Severity severity) const
{
    return static_cast<int>(std::count_if(m_openAlerts.begin(), m_openAlerts.end(), [&](const Alert& alert) {
        return firesFor(alert, endpoint, model) && alert.rule.severity == severity;
    }));
}

int SnapshotBuilder::silenced(const std::string& endpoint, const std::string& model) const
{
    return static_cast<int>(std::count_if(m_openAlerts.begin(), m_openAlerts.end(), [&](const Alert& alert) {
        return firesFor(alert, endpoint, model) && !alert.silencedBy.empty();
    }));
}

} // namespace qd
