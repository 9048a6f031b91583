// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/triagesession.h"

#include "models/items/incidents/incidenttexts.h"

namespace qd {

TriageSession::TriageSession(Incident i, const Alert* a, const History& h, OperatorActions& o, const Clock& c,
                             TriageSettings s, IncidentOrigin origin)
    : IncidentLife(std::move(i), a, h, o, c, origin), settings(s)
{
}

QString TriageSession::subjectName() const
{
    return subjectText(incident.subject, endpointName(incident.subject.endpoint));
}

std::vector<ChartPanel> TriageSession::panels() const
{
    const Subject& subject = incident.subject;
    const Endpoint* found = endpoint(subject.endpoint);
    auto panels =
        standardPanels(subject.endpoint, subject.model, found ? found->hostEndpoint : std::string());
    if (!subject.series.metric.empty() && !findMetric(subject.series.metric))
        panels.insert(panels.begin(), panelFor(subject.series));
    return panels;
}

} // namespace qd
