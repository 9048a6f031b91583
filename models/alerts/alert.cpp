// SPDX-License-Identifier: Apache-2.0
#include "models/alerts/alert.h"

#include "models/alerts/jsonfields.h"
#include "models/alerts/rulejson.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace qd {

namespace {

QJsonObject toObject(const Acknowledgement& acknowledgement)
{
    return {{QStringLiteral("at_ms"), static_cast<qint64>(acknowledgement.at.ms)},
            {QStringLiteral("by"), acknowledgement.by},
            {QStringLiteral("reason"), acknowledgement.reason}};
}

std::optional<AlertState> stateFrom(std::string_view id)
{
    for (const AlertState state :
         {AlertState::Inactive, AlertState::Pending, AlertState::Firing, AlertState::Resolved}) {
        if (stateId(state) == id)
            return state;
    }
    return std::nullopt;
}

Result<void> readBody(std::string_view body, const QString& where, Alert& alert)
{
    JsonFields fields(body, where);
    if (fields.error())
        return Failure(*fields.error());
    const auto rule = ruleFromObject(fields.object("rule"));
    alert.series = fields.labels("series");
    alert.value = fields.number("value");
    alert.worst = fields.number("worst");
    alert.silencedBy = fields.textOr("silenced_by", {});
    if (fields.has("acknowledged")) {
        JsonFields inner(fields.object("acknowledged"), where);
        alert.acknowledged =
            Acknowledgement{inner.time("at_ms"), inner.readableText("by"), inner.readableText("reason")};
        if (inner.error())
            return Failure(*inner.error());
    }
    if (fields.error())
        return Failure(*fields.error());
    if (!rule)
        return Failure(rule.error());
    alert.rule = *rule;
    return {};
}

} // namespace

std::string_view stateId(AlertState state)
{
    switch (state) {
    case AlertState::Inactive:
        return "inactive";
    case AlertState::Pending:
        return "pending";
    case AlertState::Firing:
        return "firing";
    case AlertState::Resolved:
        return "resolved";
    }
    return "inactive";
}

AlertRecord toRecord(const Alert& alert)
{
    QJsonObject body{{QStringLiteral("rule"), ruleToObject(alert.rule)},
                     {QStringLiteral("series"), labelsToJson(alert.series)},
                     {QStringLiteral("value"), numberToJson(alert.value)},
                     {QStringLiteral("worst"), numberToJson(alert.worst)}};
    if (alert.acknowledged)
        body.insert(QStringLiteral("acknowledged"), toObject(*alert.acknowledged));
    if (!alert.silencedBy.empty())
        body.insert(QStringLiteral("silenced_by"), toQString(alert.silencedBy));

    AlertRecord record;
    record.id = alert.id;
    record.ruleId = alert.rule.id;
    record.endpoint = alert.endpoint();
    record.model = alert.model();
    record.state = stateId(alert.state);
    record.pendingAt = alert.pendingAt;
    record.firingAt = alert.firingAt;
    record.resolvedAt = alert.resolvedAt;
    record.body = QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
    return record;
}

Result<Alert> fromRecord(const AlertRecord& record)
{
    const QString where = QCoreApplication::translate("Alert", "Stored alert %1").arg(toQString(record.id));
    const auto state = stateFrom(record.state);
    if (!state)
        return fail(
            ErrorKind::Invalid, where,
            QCoreApplication::translate("Alert", "Its state \"%1\" is unknown.").arg(toQString(record.state)),
            QCoreApplication::translate("Alert", "It may come from a newer version of the program."));
    Alert alert;
    alert.id = record.id;
    alert.state = *state;
    alert.pendingAt = record.pendingAt;
    alert.firingAt = record.firingAt;
    alert.resolvedAt = record.resolvedAt;
    if (const auto read = readBody(record.body, where, alert); !read)
        return Failure(read.error());
    return alert;
}

std::string silenceToJson(const Silence& silence)
{
    const QJsonObject object{{QStringLiteral("id"), toQString(silence.id)},
                             {QStringLiteral("matchers"), labelsToJson(silence.matchers)},
                             {QStringLiteral("from_ms"), static_cast<qint64>(silence.from.ms)},
                             {QStringLiteral("until_ms"), static_cast<qint64>(silence.until.ms)},
                             {QStringLiteral("by"), silence.by},
                             {QStringLiteral("reason"), silence.reason}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

Result<Silence> silenceFromJson(std::string_view json)
{
    JsonFields fields(json, QCoreApplication::translate("Silence", "Silence"));
    Silence silence;
    if (!fields.error()) {
        silence.id = fields.text("id");
        silence.matchers = fields.labels("matchers");
        silence.from = fields.time("from_ms");
        silence.until = fields.time("until_ms");
        silence.by = fields.readableText("by");
        silence.reason = fields.readableText("reason");
        if (silence.matchers.isEmpty())
            fields.reject("matchers");
    }
    if (fields.error())
        return Failure(*fields.error());
    return silence;
}

} // namespace qd
