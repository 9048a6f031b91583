// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/incident.h"

#include "models/incidents/incidentjson.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

SwitchEffect IncidentAction::effect() const
{
    if (!error.isEmpty())
        return SwitchEffect::NoEffect;
    return outcome ? outcome->effect : SwitchEffect::Unknown;
}

const IncidentAction* Incident::lastEffectiveAction() const
{
    const auto wasUndone = [this](const IncidentAction& action) {
        return std::any_of(actions.begin(), actions.end(), [&](const IncidentAction& later) {
            return later.isUndo && later.succeeded() && later.undoes == action.actionId;
        });
    };
    const auto found = std::find_if(actions.rbegin(), actions.rend(), [&](const IncidentAction& action) {
        return action.succeeded() && !action.isUndo && !wasUndone(action);
    });
    return found == actions.rend() ? nullptr : &*found;
}

const IncidentAction* Incident::pendingAction() const
{
    return !actions.empty() && actions.back().effect() == SwitchEffect::Unknown ? &actions.back() : nullptr;
}

std::vector<TimeRange> periodsOf(const Incident& incident)
{
    std::vector<TimeRange> periods;
    if (const auto& location = incident.location)
        periods = {location->onsetRange, location->baseline, location->affected};
    for (const Verification& verification : incident.verifications) {
        const VerificationSpec& spec = verification.spec;
        periods.push_back(spec.baseline);
        periods.push_back(spec.affected);
        periods.push_back({spec.start, spec.start + spec.window + spec.qualityWindow});
    }
    return periods;
}

std::string_view stepId(IncidentStep step)
{
    return json::idOf(step);
}

QString stepName(IncidentStep step)
{
    switch (step) {
    case IncidentStep::Locate:
        return QCoreApplication::translate("Incident", "Locate");
    case IncidentStep::Analyse:
        return QCoreApplication::translate("Incident", "Analyse");
    case IncidentStep::Fix:
        return QCoreApplication::translate("Incident", "Fix");
    case IncidentStep::Verify:
        return QCoreApplication::translate("Incident", "Verify");
    case IncidentStep::Report:
        return QCoreApplication::translate("Incident", "Report");
    case IncidentStep::Closed:
        return QCoreApplication::translate("Incident", "Closed", "state of an incident");
    }
    return {};
}

IncidentRecord toRecord(const Incident& incident)
{
    return {incident.id, incident.openedAt, incident.closedAt, std::string(stepId(incident.step)),
            incidentToJson(incident)};
}

Result<Incident> fromRecord(const IncidentRecord& record)
{
    auto incident = incidentFromJson(record.body);
    if (incident)
        return incident;
    Error error = incident.error();
    error.where =
        QCoreApplication::translate("Incident", "Incident %1").arg(QString::fromStdString(record.id));
    error.hint = QCoreApplication::translate(
        "Incident",
        "Check the history's integrity in the settings; the incident's frozen steps may still be readable.");
    return Failure(std::move(error));
}

} // namespace qd
