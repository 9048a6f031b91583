// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/report/reportdata.h"

#include "models/history/eventkinds.h"
#include "models/incidents/report/evidencetext.h"
#include "models/report/reportwords.h"
#include "models/serving/storedendpoints.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace qd {

namespace {

Labels subjectLabels(const Subject& subject)
{
    return {{std::string(label::endpoint), subject.endpoint}, {std::string(label::model), subject.model}};
}

Result<std::optional<Alert>> readAlert(const HistoryReader& reader, const std::string& id, Timestamp now)
{
    if (id.empty())
        return std::nullopt;
    const auto records = reader.alerts({{0}, now + Duration{1}});
    if (!records)
        return Failure(records.error());
    const auto found = std::find_if(records->begin(), records->end(),
                                    [&](const AlertRecord& record) { return record.id == id; });
    if (found == records->end())
        return std::nullopt;
    return fromRecord(*found).map([](Alert alert) { return std::optional(std::move(alert)); });
}

std::vector<ReportChart::Band> bandsOf(const Incident& incident)
{
    std::vector<ReportChart::Band> bands;
    if (incident.location) {
        bands.push_back({ReportChart::Period::Baseline, incident.location->baseline});
        bands.push_back({ReportChart::Period::Affected, incident.location->affected});
    }
    if (!incident.verifications.empty()) {
        const VerificationSpec& spec = incident.verifications.back().spec;
        bands.push_back({ReportChart::Period::After, {spec.start, spec.start + spec.window}});
    }
    return bands;
}

QString switchName(const IncidentAction& action)
{
    const QString version = QString::fromStdString(action.plan.toVersion);
    return action.isUndo ? ReportWords::tr("Undone to version %1").arg(version)
                         : ReportWords::tr("Rolled back to version %1").arg(version);
}

std::vector<ReportChart::Marker> markersOf(const Incident& incident, const ReportData& data)
{
    std::vector<ReportChart::Marker> markers;
    if (incident.location)
        markers.push_back({ReportChart::Event::Onset, incident.location->onset, ReportWords::tr("Onset")});
    if (data.alert && data.alert->firingAt.ms != 0)
        markers.push_back({ReportChart::Event::Alert, data.alert->firingAt, ReportWords::tr("Alert fired")});
    for (const EventRecord& event : data.versionEvents) {
        if (const QString version = versionInEvent(event); !version.isEmpty())
            markers.push_back(
                {ReportChart::Event::Version, event.at, ReportWords::tr("Version %1 serving").arg(version)});
    }
    for (const IncidentAction& action : incident.actions) {
        if (action.succeeded())
            markers.push_back({ReportChart::Event::Switch, action.at, switchName(action)});
    }
    std::stable_sort(markers.begin(), markers.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    return markers;
}

/// Reads the lines of one incident's charts.
class ChartReader
{
public:
    ChartReader(const HistoryReader& reader, const Incident& incident, TimeRange range,
                const CancelToken& cancel)
        : m_reader(reader), m_incident(incident), m_range(range), m_cancel(cancel)
    {
    }

    /// The breached series as it is.
    Result<ReportChart> primary(const std::optional<Alert>& alert) const
    {
        const SeriesKey& key = m_incident.subject.series;
        ReportChart chart = empty(key.metric, seriesTitle(key.metric, key.labels));
        if (alert)
            chart.threshold = alert->rule.condition.threshold;
        const auto series = m_reader.series({key.metric, key.labels, {}});
        if (!series)
            return Failure(series.error());
        std::vector<SeriesInfo> exact;
        std::copy_if(series->begin(), series->end(), std::back_inserter(exact),
                     [&](const SeriesInfo& info) { return info.key == key; });
        return withLines(std::move(chart), exact,
                         [&](const SeriesInfo&) { return seriesTitle(key.metric, key.labels); });
    }
    Result<ReportChart> latency() const
    {
        return modelChart(metric::latency, ReportWords::tr("Latency"), [](const SeriesInfo& info) {
            return seriesTitle(info.key.metric, info.key.labels);
        });
    }
    Result<ReportChart> ofModel(std::string_view metric) const
    {
        const QString title = findMetric(metric)->displayName();
        return modelChart(metric, title, [title](const SeriesInfo&) { return title; });
    }
    /// Returns the memory of the model where it is measured, or else of the whole endpoint.
    Result<ReportChart> memory() const
    {
        auto chart = ofModel(metric::memory);
        if (!chart || !chart->isEmpty())
            return chart;
        const QString title = findMetric(metric::memory)->displayName();
        const auto series = m_reader.series({std::string(metric::memory),
                                             {{std::string(label::endpoint), m_incident.subject.endpoint}},
                                             {std::string(label::model)}});
        if (!series)
            return Failure(series.error());
        return withLines(std::move(*chart), *series, [title](const SeriesInfo&) { return title; });
    }

private:
    [[nodiscard]] ReportChart empty(std::string_view metric, const QString& title) const
    {
        const MetricInfo* info = findMetric(metric);
        ReportChart chart;
        chart.title = title;
        chart.unit = info ? info->unit : MetricUnit::Count;
        chart.range = m_range;
        return chart;
    }

    template <typename Name>
    Result<ReportChart> modelChart(std::string_view metric, const QString& title, Name name) const
    {
        SeriesSelector selector{
            std::string(metric), subjectLabels(m_incident.subject), {std::string(label::version)}};
        if (m_incident.subject.model.empty())
            selector.without.emplace_back(label::model);
        const auto series = m_reader.series(selector);
        if (!series)
            return Failure(series.error());
        return withLines(empty(metric, title), *series, name);
    }

    template <typename Name>
    Result<ReportChart> withLines(ReportChart chart, const std::vector<SeriesInfo>& series, Name name) const
    {
        for (const SeriesInfo& info : series) {
            auto columns = m_reader.columns(info.id, m_range, reportChartColumns, m_cancel);
            if (!columns)
                return Failure(columns.error());
            if (!columns->empty())
                chart.lines.push_back({name(info), std::move(*columns)});
        }
        return chart;
    }

    const HistoryReader& m_reader;
    const Incident& m_incident;
    TimeRange m_range;
    const CancelToken& m_cancel;
};

Result<std::vector<ReportChart>> readCharts(const HistoryReader& reader, const Incident& incident,
                                            const ReportData& data, TimeRange range,
                                            const CancelToken& cancel)
{
    const ChartReader read(reader, incident, range, cancel);
    std::vector<Result<ReportChart>> all{read.primary(data.alert)};
    const std::string& breached = incident.subject.series.metric;
    for (const std::string_view name : {metric::accuracy, metric::requestRate, metric::errorRatio}) {
        if (name != breached)
            all.push_back(read.ofModel(name));
    }
    all.insert(all.begin() + 1, read.latency());
    if (breached != metric::memory)
        all.push_back(read.memory());

    std::vector<ReportChart> charts;
    for (auto& chart : all) {
        if (!chart)
            return Failure(chart.error());
        if (chart->isEmpty())
            continue;
        chart->bands = bandsOf(incident);
        chart->markers = markersOf(incident, data);
        charts.push_back(std::move(*chart));
    }
    return charts;
}

} // namespace

TimeRange reportRange(const Incident& incident, const std::optional<Alert>& alert, Timestamp now)
{
    Timestamp from = incident.openedAt;
    Timestamp to = incident.openedAt;
    const auto include = [&](Timestamp t) {
        from = std::min(from, t);
        to = std::max(to, t);
    };
    if (incident.location) {
        include(incident.location->baseline.from);
        include(incident.location->onset);
        include(incident.location->affected.to);
    }
    if (alert)
        include(alert->pendingAt);
    for (const IncidentAction& action : incident.actions)
        include(action.at);
    for (const Verification& verification : incident.verifications)
        include(verification.spec.start + verification.spec.window);
    to = std::min(to, now);
    const Duration margin = std::max(Duration{(to - from).count() / 20}, Duration{5'000});
    return {from - margin, to + margin};
}

Result<ReportData> readReportData(const HistoryReader& reader, const Incident& incident, Timestamp now,
                                  const CancelToken& cancel)
{
    ReportData data;
    auto name = storedEndpointName(reader, incident.subject.endpoint);
    if (!name)
        return Failure(name.error());
    data.endpointName = std::move(*name);
    auto alert = readAlert(reader, incident.alertId, now);
    if (!alert)
        return Failure(alert.error());
    data.alert = std::move(*alert);

    const TimeRange range = reportRange(incident, data.alert, now);
    auto events = reader.events(range, eventkind::version, incident.subject.endpoint);
    if (!events)
        return Failure(events.error());
    std::erase_if(*events, [&](const EventRecord& event) { return event.model != incident.subject.model; });
    data.versionEvents = std::move(*events);
    auto steps = reader.incidentSteps(incident.id);
    if (!steps)
        return Failure(steps.error());
    data.steps = std::move(*steps);
    auto audit = reader.audit(incident.id);
    if (!audit)
        return Failure(audit.error());
    data.audit = std::move(*audit);
    auto charts = readCharts(reader, incident, data, range, cancel);
    if (!charts)
        return Failure(charts.error());
    data.charts = std::move(*charts);
    return data;
}

QString versionInEvent(const EventRecord& event)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(event.detail)).object()[u"to"].toString();
}

} // namespace qd
