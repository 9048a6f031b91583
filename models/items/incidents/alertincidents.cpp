// SPDX-License-Identifier: Apache-2.0
#include "models/items/incidents/alertincidents.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct AlertIncidentsWords
{
    Q_DECLARE_TR_FUNCTIONS(AlertIncidentsWords)
};

} // namespace

AlertIncidents::AlertIncidents(std::span<const Incident> newestFirst)
{
    for (const Incident& incident : newestFirst) {
        AlertIncident told{incident.id, incident.number,     incident.isOpen(), incident.step,
                           {},          faultScope(incident)};
        if (!incident.verifications.empty())
            told.verdict = incident.verifications.back().verdict;
        m_newestFirst.push_back(std::move(told));
    }
}

const AlertIncident* AlertIncidents::of(const Alert& alert) const
{
    const AlertIncident* alike = nullptr;
    for (const AlertIncident& incident : m_newestFirst) {
        if (incident.fault.alertId == alert.id)
            return &incident;
        if (!alike && incident.fault.includes(alert))
            alike = &incident;
    }
    return alike;
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
