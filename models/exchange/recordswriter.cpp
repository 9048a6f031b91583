// SPDX-License-Identifier: Apache-2.0
#include "models/base/text.h"
#include "models/exchange/exchangewords.h"
#include "models/exchange/incidentrange.h"
#include "models/exchange/writers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <set>

namespace qd {

namespace {

// As JSON where it is, otherwise as the text that it is.
QJsonValue body(const std::string& text)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(text));
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue(toQString(text));
}

QJsonValue optionalTime(Timestamp at)
{
    return at.ms == 0 ? QJsonValue() : QJsonValue(toIso(at));
}

QJsonObject object(const EventRecord& event)
{
    return {{"kind", "event"},
            {"time", toIso(event.at)},
            {"event", toQString(event.kind)},
            {"endpoint", toQString(event.endpoint)},
            {"model", toQString(event.model)},
            {"detail", body(event.detail)}};
}

QJsonObject object(const AlertRecord& alert)
{
    return {{"kind", "alert"},
            {"id", toQString(alert.id)},
            {"rule", toQString(alert.ruleId)},
            {"endpoint", toQString(alert.endpoint)},
            {"model", toQString(alert.model)},
            {"state", toQString(alert.state)},
            {"pending", toIso(alert.pendingAt)},
            {"firing", optionalTime(alert.firingAt)},
            {"resolved", optionalTime(alert.resolvedAt)},
            {"body", body(alert.body)}};
}

QJsonObject object(const IncidentRecord& incident, const std::vector<IncidentStepRecord>& steps)
{
    QJsonArray list;
    for (const IncidentStepRecord& step : steps)
        list.append(
            QJsonObject{{"time", toIso(step.at)}, {"step", toQString(step.step)}, {"body", body(step.body)}});
    return {{"kind", "incident"},
            {"id", toQString(incident.id)},
            {"opened", toIso(incident.openedAt)},
            {"closed", optionalTime(incident.closedAt)},
            {"step", toQString(incident.step)},
            {"body", body(incident.body)},
            {"steps", list}};
}

QJsonObject object(const AuditRecord& line)
{
    return {{"kind", "audit"},
            {"id", static_cast<qint64>(line.id)},
            {"time", toIso(line.at)},
            {"actor", toQString(line.actor)},
            {"action", toQString(line.action)},
            {"phase", toQString(line.phase)},
            {"action_id", toQString(line.actionId)},
            {"incident", toQString(line.incident)},
            {"target", toQString(line.target)},
            {"body", body(line.body)},
            {"previous", toQString(line.previous)},
            {"hash", toQString(line.hash)}};
}

class RecordsWriter
{
public:
    RecordsWriter(const ExportSource& source, OutputFile& file) : m_source(source), m_file(file) {}

    Result<void> events()
    {
        return forEach(m_source.reader.events(m_source.range),
                       [&](const EventRecord& event) { return write(object(event)); });
    }
    Result<void> alerts()
    {
        return forEach(m_source.reader.alerts(m_source.range),
                       [&](const AlertRecord& alert) { return write(object(alert)); });
    }
    Result<void> incidents()
    {
        return forEach(incidentsOf(m_source.reader, m_source.range),
                       [&](const IncidentRecord& incident) -> Result<void> {
                           m_incidents.insert(incident.id);
                           const auto steps = m_source.reader.incidentSteps(incident.id);
                           if (!steps)
                               return Failure(steps.error());
                           return write(object(incident, *steps));
                       });
    }
    Result<void> audit()
    {
        return forEach(m_source.reader.audit(), [&](const AuditRecord& line) {
            const bool isWanted = m_source.range.contains(line.at) || m_incidents.contains(line.incident);
            return isWanted ? write(object(line)) : Result<void>();
        });
    }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }

private:
    template <typename Record, typename Write>
    Result<void> forEach(const Result<std::vector<Record>>& records, Write writeOne)
    {
        if (!records)
            return Failure(records.error());
        for (const Record& record : *records) {
            if (m_source.cancel.isCancelled())
                return fail(ErrorKind::Cancelled, {}, ExchangeWords::tr("The export was cancelled."));
            if (auto done = writeOne(record); !done)
                return done;
        }
        return {};
    }
    Result<void> write(const QJsonObject& line)
    {
        m_file.buffer() += QJsonDocument(line).toJson(QJsonDocument::Compact).toStdString() + '\n';
        ++m_rows;
        return m_file.flushIfFull();
    }

    const ExportSource& m_source;
    OutputFile& m_file;
    std::set<std::string> m_incidents;
    std::int64_t m_rows = 0;
};

} // namespace

Result<std::vector<IncidentRecord>> incidentsOf(const HistoryReader& reader, TimeRange range)
{
    return reader.incidents().map([&](std::vector<IncidentRecord> found) {
        std::erase_if(found, [&](const IncidentRecord& incident) {
            const bool isOver = incident.closedAt.ms != 0 && incident.closedAt < range.from;
            return isOver || incident.openedAt >= range.to;
        });
        return found;
    });
}

Result<ExportOutcome> writeRecords(const ExportSource& source, OutputFile& file)
{
    RecordsWriter writer(source, file);
    return writer.events()
        .and_then([&] { return writer.alerts(); })
        .and_then([&] { return writer.incidents(); })
        .and_then([&] { return writer.audit(); })
        .map([&] {
            return ExportOutcome{0, writer.rows(), 0};
        });
}

} // namespace qd
