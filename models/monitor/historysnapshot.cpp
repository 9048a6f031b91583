// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/historysnapshot.h"

#include "models/alerts/alertengine.h"
#include "models/base/metrics.h"
#include "models/history/documentkinds.h"
#include "models/monitor/snapshotbuilder.h"
#include "models/serving/storedendpoints.h"

namespace qd {

namespace {

constexpr Duration lookBack{10 * 60 * 1000};
constexpr auto alertsBack = Duration(30LL * 24 * 3600 * 1000);

Result<void> readNewest(const HistoryReader& reader, Timestamp now, LiveValues& live, Sparklines& sparklines)
{
    for (const std::string_view name : {metric::accuracy, metric::latency, metric::requestRate,
                                        metric::errorRatio, metric::memory, metric::cpu, metric::up}) {
        const auto known = reader.series({std::string(name), {}, {std::string(label::version)}});
        if (!known)
            return Failure(known.error());
        for (const SeriesInfo& series : *known) {
            const auto newest = reader.latest(series.id, now, lookBack);
            if (!newest)
                return Failure(newest.error());
            if (!*newest)
                continue;
            live.apply(std::vector<SeriesSample>{{series.key, **newest}}, now);
            const auto line = reader.samples(series.id, {now - sparklineSpan, now});
            if (!line)
                return Failure(line.error());
            std::vector<SeriesSample> samples;
            for (const Sample& sample : *line)
                samples.push_back({series.key, sample});
            extendSparklines(sparklines, samples, now);
        }
    }
    return {};
}

Result<std::vector<Alert>> readOpenAlerts(const HistoryReader& reader, Timestamp now)
{
    // Also those that began when the clock was ahead of what it is now.
    const auto records = reader.alerts({now - alertsBack, {INT64_MAX}});
    if (!records)
        return Failure(records.error());
    std::vector<Alert> open;
    for (const AlertRecord& record : *records) {
        auto alert = fromRecord(record);
        if (alert && (alert->state == AlertState::Pending || alert->state == AlertState::Firing))
            open.push_back(std::move(*alert));
    }
    return open;
}

/// Some series of the endpoint is known beside the one that tells whether it answers.
Result<bool> givesMetrics(const HistoryReader& reader, const std::string& endpoint)
{
    return reader.series({{}, {{std::string(label::endpoint), endpoint}}, {}})
        .map([](const std::vector<SeriesInfo>& known) {
            return std::any_of(known.begin(), known.end(),
                               [](const SeriesInfo& series) { return series.key.metric != metric::up; });
        });
}

/// What the console that writes this history has evaluated its rules on, as far as the values are shown here.
std::size_t judgedValues(const std::vector<DocumentRecord>& rules, const LiveValues& live, Timestamp fresh)
{
    std::size_t judged = 0;
    for (const DocumentRecord& document : rules) {
        const auto rule = ruleFromJson(document.body);
        if (!rule || !rule->enabled)
            continue;
        for (const auto& [labels, sample] : live.ofMetric(rule->metric))
            judged += sample.at >= fresh && watches(*rule, {rule->metric, labels}) ? 1 : 0;
    }
    return judged;
}

/// Model -> version, from the documents "ENDPOINT/MODEL".
std::map<std::string, std::string> versionsOf(const std::vector<DocumentRecord>& serving,
                                              const std::string& endpoint)
{
    std::map<std::string, std::string> versions;
    for (const DocumentRecord& document : serving) {
        if (document.id.starts_with(endpoint + '/'))
            versions[document.id.substr(endpoint.size() + 1)] = document.body;
    }
    return versions;
}

Result<ObservedEndpoint> observe(const HistoryReader& reader, const Endpoint& endpoint,
                                 const LiveValues& live, const std::vector<DocumentRecord>& serving)
{
    ObservedEndpoint observed;
    observed.endpoint = endpoint;
    observed.versions = versionsOf(serving, endpoint.id);
    const auto hasMetrics = givesMetrics(reader, endpoint.id);
    if (!hasMetrics)
        return Failure(hasMetrics.error());
    observed.givesMetrics = *hasMetrics || !observed.versions.empty();
    const auto& reachable = live.ofMetric(metric::up);
    const auto up = reachable.find(Labels{{std::string(label::endpoint), endpoint.id}});
    if (up != reachable.end()) {
        observed.lastScrapeFailed = up->second.value < 1;
        if (!observed.lastScrapeFailed)
            observed.lastSuccess = up->second.at;
    }
    return observed;
}

} // namespace

Result<FleetSnapshotPtr> snapshotFromHistory(const HistoryReader& reader, Timestamp now,
                                             const MonitorSettings& settings)
{
    LiveValues live;
    Sparklines sparklines;
    if (const auto read = readNewest(reader, now, live, sparklines); !read)
        return Failure(read.error());
    auto alerts = readOpenAlerts(reader, now);
    const auto endpoints = storedEndpoints(reader);
    const auto serving = reader.documents(documentkind::serving);
    const auto rules = reader.documents(documentkind::rule);
    if (!alerts)
        return Failure(alerts.error());
    if (!endpoints)
        return Failure(endpoints.error());
    if (!serving)
        return Failure(serving.error());
    if (!rules)
        return Failure(rules.error());

    auto snapshot = std::make_shared<FleetSnapshot>();
    snapshot->at = now;
    snapshot->openAlerts = std::move(*alerts);
    const SnapshotBuilder builder(now, settings, live, sparklines, snapshot->openAlerts);
    for (const StoredEndpoint& stored : endpoints->all) {
        const Result<Endpoint>& endpoint = stored.endpoint;
        if (!endpoint) {
            ObservedEndpoint unusable;
            unusable.endpoint = describedEndpoint(stored);
            unusable.problem = endpoint.error();
            unusable.isUnusable = true;
            snapshot->endpoints.push_back(builder.describe(unusable));
            continue;
        }
        auto observed = observe(reader, *endpoint, live, *serving);
        if (!observed)
            return Failure(observed.error());
        snapshot->endpoints.push_back(builder.describe(*observed));
        const std::size_t judged = judgedValues(*rules, live, now - freshness(*endpoint, settings));
        snapshot->judgedValues = std::max(snapshot->judgedValues, judged);
    }
    return FleetSnapshotPtr(std::move(snapshot));
}

} // namespace qd
