// SPDX-License-Identifier: Apache-2.0
#include "models/items/charts/markerquery.h"

#include "models/alerts/alert.h"
#include "models/history/eventkinds.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <algorithm>

namespace qd {

namespace {

struct ChartMarkers
{
    Q_DECLARE_TR_FUNCTIONS(ChartMarkers)
};

bool concerns(const std::string& itsModel, const std::string& model)
{
    return model.empty() || itsModel.empty() || itsModel == model;
}

QString versionText(ChartMarker::Kind kind, const EventRecord& event)
{
    const QJsonObject detail = QJsonDocument::fromJson(QByteArray::fromStdString(event.detail)).object();
    const QString from = detail.value(QLatin1String("from")).toVariant().toString();
    const QString to = detail.value(QLatin1String("to")).toVariant().toString();
    const QString model = QString::fromStdString(event.model);
    if (kind == ChartMarker::Kind::Rollback) {
        return ChartMarkers::tr("The operator switched %1 from version %2 to version %3.")
            .arg(model, from, to);
    }
    if (from.isEmpty())
        return ChartMarkers::tr("Version %2 of %1 is serving.").arg(model, to);
    if (to.isEmpty())
        return ChartMarkers::tr("Version %2 of %1 is no longer serving.").arg(model, from);
    return ChartMarkers::tr("%1 changed from version %2 to version %3.").arg(model, from, to);
}

Result<void> readEvents(const HistoryReader& reader, TimeRange range, const std::string& endpoint,
                        const std::string& model, ChartMarker::Kind kind, std::vector<ChartMarker>& markers)
{
    const auto events = reader.events(
        range, kind == ChartMarker::Kind::Rollback ? eventkind::rollback : eventkind::version, endpoint);
    if (!events)
        return Failure(events.error());
    for (const EventRecord& event : *events) {
        if (concerns(event.model, model))
            markers.push_back({kind, event.at, event.at, {}, versionText(kind, event)});
    }
    return {};
}

Result<void> readAlerts(const HistoryReader& reader, TimeRange range, Timestamp now,
                        const std::string& endpoint, const std::string& model,
                        std::vector<ChartMarker>& markers)
{
    const auto records = reader.alerts(range);
    if (!records)
        return Failure(records.error());
    for (const AlertRecord& record : *records) {
        if (record.firingAt.ms == 0 || record.endpoint != endpoint || !concerns(record.model, model))
            continue;
        const auto alert = fromRecord(record);
        if (!alert)
            return Failure(alert.error());
        // An open alert lasts until now, not into the future that a chart may show.
        const Timestamp until = alert->resolvedAt.ms != 0 ? alert->resolvedAt : std::min(range.to, now);
        if (until < range.from || alert->firingAt >= range.to)
            continue;
        markers.push_back({ChartMarker::Kind::Alert, alert->firingAt, until,
                           std::string(severityId(alert->rule.severity)),
                           ChartMarkers::tr("Alert: %1").arg(ruleTitle(alert->rule))});
    }
    return {};
}

} // namespace

Result<std::vector<ChartMarker>> readMarkers(const HistoryReader& reader, TimeRange range, Timestamp now,
                                             const std::string& endpoint, const std::string& model)
{
    std::vector<ChartMarker> markers;
    if (endpoint.empty())
        return markers;
    for (const auto kind : {ChartMarker::Kind::Version, ChartMarker::Kind::Rollback}) {
        if (auto read = readEvents(reader, range, endpoint, model, kind, markers); !read)
            return Failure(read.error());
    }
    if (auto read = readAlerts(reader, range, now, endpoint, model, markers); !read)
        return Failure(read.error());
    std::stable_sort(markers.begin(), markers.end(),
                     [](const ChartMarker& a, const ChartMarker& b) { return a.at < b.at; });
    return markers;
}

} // namespace qd
