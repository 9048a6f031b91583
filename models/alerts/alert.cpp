// SPDX-License-Identifier: Apache-2.0
#include "models/alerts/alert.h"

#include "models/alerts/rulejson.h"

#include <QCoreApplication>

namespace qd::json {

template <>
inline constexpr std::array idsOf<AlertState>{std::pair{AlertState::Inactive, std::string_view("inactive")},
                                              std::pair{AlertState::Pending, std::string_view("pending")},
                                              std::pair{AlertState::Firing, std::string_view("firing")},
                                              std::pair{AlertState::Resolved, std::string_view("resolved")}};

template <>
inline constexpr auto fieldsOf<Acknowledgement> =
    std::tuple{Field{"at_ms", &Acknowledgement::at, Need::Required},
               Field{"by", &Acknowledgement::by, Need::Required},
               Field{"reason", &Acknowledgement::reason, Need::Required}};

/// What the columns of AlertRecord do not hold.
template <>
inline constexpr auto fieldsOf<Alert> =
    std::tuple{Field{"rule", &Alert::rule, Need::Required},   Field{"series", &Alert::series},
               Field{"value", &Alert::value, Need::Required}, Field{"worst", &Alert::worst, Need::Required},
               Field{"acknowledged", &Alert::acknowledged},   Field{"silenced_by", &Alert::silencedBy}};

template <>
inline constexpr auto fieldsOf<Silence> = std::tuple{
    Field{"id", &Silence::id, Need::Required},        Field{"matchers", &Silence::matchers, Need::Required},
    Field{"from_ms", &Silence::from, Need::Required}, Field{"until_ms", &Silence::until, Need::Required},
    Field{"by", &Silence::by, Need::Required},        Field{"reason", &Silence::reason, Need::Required}};

} // namespace qd::json

namespace qd {

std::string_view stateId(AlertState state)
{
    return json::idOf(state);
}

AlertRecord toRecord(const Alert& alert)
{
    AlertRecord record;
    record.id = alert.id;
    record.ruleId = alert.rule.id;
    record.endpoint = alert.endpoint();
    record.model = alert.model();
    record.state = stateId(alert.state);
    record.pendingAt = alert.pendingAt;
    record.firingAt = alert.firingAt;
    record.resolvedAt = alert.resolvedAt;
    record.body = json::toText(alert);
    return record;
}

Result<Alert> fromRecord(const AlertRecord& record)
{
    const QString where = QCoreApplication::translate("Alert", "Stored alert %1").arg(toQString(record.id));
    const auto state = json::fromId<AlertState>(record.state);
    if (!state)
        return fail(
            ErrorKind::Invalid, where,
            QCoreApplication::translate("Alert", "Its state \"%1\" is unknown.").arg(toQString(record.state)),
            QCoreApplication::translate("Alert", "It may come from a newer version of the program."));
    auto alert =
        json::fromText<Alert>(record.body, where, QCoreApplication::translate("Alert", "It is ignored."));
    if (!alert)
        return alert;
    alert->id = record.id;
    alert->state = *state;
    alert->pendingAt = record.pendingAt;
    alert->firingAt = record.firingAt;
    alert->resolvedAt = record.resolvedAt;
    return alert;
}

std::string silenceToJson(const Silence& silence)
{
    return json::toText(silence);
}

Result<Silence> silenceFromJson(std::string_view json)
{
    return json::fromText<Silence>(json, QCoreApplication::translate("Silence", "Silence"),
                                   QCoreApplication::translate("Silence", "It is ignored. Create it again."));
}

} // namespace qd
