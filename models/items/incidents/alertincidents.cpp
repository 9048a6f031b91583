// SPDX-License-Identifier: Apache-2.0
#include "models/items/incidents/alertincidents.h"

#include <QCoreApplication>

#include <algorithm>

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
        m_byAlert.try_emplace(told.fault.alertId, m_newestFirst.size());
        m_byEndpoint[told.fault.endpoint].push_back(m_newestFirst.size());
        m_newestFirst.push_back(std::move(told));
    }
}

const AlertIncident* AlertIncidents::of(const Alert& alert) const
{
    if (const auto opened = m_byAlert.find(alert.id); opened != m_byAlert.end())
        return &m_newestFirst[opened->second];
    const auto ofEndpoint = m_byEndpoint.find(alert.endpoint());
    if (ofEndpoint == m_byEndpoint.end())
        return nullptr;
    const auto& places = ofEndpoint->second;
    const auto alike = std::find_if(places.begin(), places.end(), [&](std::size_t place) {
        return m_newestFirst[place].fault.includes(alert);
    });
    return alike == places.end() ? nullptr : &m_newestFirst[*alike];
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
