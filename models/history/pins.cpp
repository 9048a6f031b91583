// SPDX-License-Identifier: Apache-2.0
#include "models/history/pins.h"

#include "models/history/documentkinds.h"
#include "models/history/sqlite/database.h"
#include "models/history/sqlite/databaseerror.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace qd {

namespace {

constexpr Duration aroundIncident = std::chrono::hours(24);
constexpr Timestamp noEnd{INT64_MAX};

TimeRange rangeOfIncident(Timestamp openedAt, Timestamp closedAt)
{
    return {openedAt - aroundIncident, closedAt.ms == 0 ? noEnd : closedAt + aroundIncident};
}

Failure unreadablePin(const Database& database, const std::string& id)
{
    return fail(ErrorKind::Invalid, databasePath(database.handle()),
                QCoreApplication::translate(
                    "History", "The pinned range \"%1\" cannot be read, so no old data was deleted.")
                    .arg(QString::fromStdString(id)),
                QCoreApplication::translate("History", "Unpin it in the history settings."));
}

} // namespace

DocumentRecord toDocument(const Pin& pin)
{
    // Numbers of JSON are doubles, which hold every millisecond of the next 285,000 years; the end of time is
    // left out.
    QJsonObject body{{"from", static_cast<double>(pin.range.from.ms)},
                     {"reason", pin.reason},
                     {"incident", QString::fromStdString(pin.incident)}};
    if (pin.range.to != noEnd)
        body.insert("to", static_cast<double>(pin.range.to.ms));
    return {documentkind::pin, pin.id, QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString()};
}

DocumentRecord unpin(const std::string& id)
{
    return {documentkind::pin, id, {}};
}

std::optional<Pin> pinFrom(const DocumentRecord& document)
{
    const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(document.body)).object();
    if (!body["from"].isDouble())
        return std::nullopt;
    Pin pin;
    pin.id = document.id;
    pin.range.from = {static_cast<qint64>(body["from"].toDouble())};
    pin.range.to = body["to"].isDouble() ? Timestamp{static_cast<qint64>(body["to"].toDouble())} : noEnd;
    pin.reason = body["reason"].toString();
    pin.incident = body["incident"].toString().toStdString();
    return pin;
}

Pin incidentPin(const IncidentRecord& incident, const QString& title, std::span<const TimeRange> looksAt)
{
    Pin pin{"incident:" + incident.id, rangeOfIncident(incident.openedAt, incident.closedAt), title,
            incident.id};
    for (const TimeRange& range : looksAt) {
        if (range.isEmpty())
            continue;
        pin.range.from = std::min(pin.range.from, range.from);
        pin.range.to = std::max(pin.range.to, range.to);
    }
    return pin;
}

PinnedRanges::PinnedRanges(std::vector<TimeRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(),
              [](const TimeRange& a, const TimeRange& b) { return a.from < b.from; });
    for (const TimeRange& range : ranges) {
        if (range.isEmpty())
            continue;
        if (!m_ranges.empty() && range.from <= m_ranges.back().to)
            m_ranges.back().to = std::max(m_ranges.back().to, range.to);
        else
            m_ranges.push_back(range);
    }
}

bool PinnedRanges::touch(Timestamp first, Timestamp last) const
{
    const auto next = std::partition_point(m_ranges.begin(), m_ranges.end(),
                                           [&](const TimeRange& range) { return range.to <= first; });
    return next != m_ranges.end() && next->from <= last;
}

Result<PinnedRanges> pinnedRanges(const Database& database)
{
    std::vector<TimeRange> ranges;
    auto pins = database.prepare("SELECT kind, id, body FROM document WHERE kind = ?");
    if (!pins)
        return Failure(pins.error());
    pins->bind(documentkind::pin);
    std::optional<std::string> unreadable;
    auto read = forEachRow(*pins, {}, [&](const Statement& row) {
        if (const auto pin = pinFrom({row.text(0), row.text(1), row.text(2)}))
            ranges.push_back(pin->range);
        else
            unreadable = row.text(1);
    });
    if (!read)
        return Failure(read.error());
    if (unreadable)
        return unreadablePin(database, *unreadable);

    auto incidents = database.prepare("SELECT opened_at, closed_at FROM incident");
    if (!incidents)
        return Failure(incidents.error());
    read = forEachRow(*incidents, {}, [&](const Statement& row) {
        ranges.push_back(rangeOfIncident(row.time(0), row.time(1)));
    });
    if (!read)
        return Failure(read.error());
    return PinnedRanges(std::move(ranges));
}

} // namespace qd
