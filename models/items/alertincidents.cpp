// SPDX-License-Identifier: Apache-2.0
#include "models/items/alertincidents.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct AlertIncidentsWords
{
    Q_DECLARE_TR_FUNCTIONS(AlertIncidentsWords)
};

} // namespace

AlertIncidents alertIncidents(std::span<const Incident> newestFirst)
{
    AlertIncidents byAlert;
    for (const Incident& incident : newestFirst) {
        if (incident.alertId.empty())
            continue;
        AlertIncident told{incident.id, incident.number, incident.isOpen(), incident.step, {}};
        if (!incident.verifications.empty())
            told.verdict = incident.verifications.back().verdict;
        byAlert.try_emplace(incident.alertId, std::move(told));
    }
    return byAlert;
}

QString alertIncidentText(const AlertIncident& incident)
{
    if (incident.isOpen)
        return AlertIncidentsWords::tr("Incident #%1, under way: %2", "number, step")
            .arg(incident.number)
            .arg(stepName(incident.step));
    if (incident.verdict == Verdict::Passed)
        return AlertIncidentsWords::tr("Incident #%1, verified").arg(incident.number);
    if (incident.verdict == Verdict::Failed)
        return AlertIncidentsWords::tr("Incident #%1, closed although the fault is still there")
            .arg(incident.number);
    return AlertIncidentsWords::tr("Incident #%1, closed unverified").arg(incident.number);
}

} // namespace qd
