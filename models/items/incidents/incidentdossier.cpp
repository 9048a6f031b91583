// SPDX-License-Identifier: Apache-2.0
#include "models/items/incidents/incidentdossier.h"

#include "models/history/historyreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

struct IncidentDossierWords
{
    Q_DECLARE_TR_FUNCTIONS(IncidentDossierWords)
};

IncidentStep stepFrom(const std::string& id)
{
    for (int i = 0; i <= static_cast<int>(IncidentStep::Closed); ++i) {
        if (stepId(static_cast<IncidentStep>(i)) == id)
            return static_cast<IncidentStep>(i);
    }
    return IncidentStep::Locate;
}

} // namespace

std::string IncidentDossier::hostOf(const std::string& endpoint) const
{
    const StoredEndpoint* stored = endpoints.find(endpoint);
    return stored && stored->endpoint ? stored->endpoint->hostEndpoint : std::string();
}

TimeRange IncidentDossier::chartRange(Timestamp now) const
{
    constexpr Duration margin{60'000};
    TimeRange range{incident.openedAt - Duration{600'000}, incident.isOpen() ? now : incident.closedAt};
    if (const auto& location = incident.location) {
        const Timestamp from = location->baseline.isEmpty() ? location->onset : location->baseline.from;
        range = {from - margin, location->affected.to + margin};
    }
    for (const Verification& verification : incident.verifications)
        range.to = std::max(range.to, verification.spec.start + verification.spec.window + margin);
    range.to = std::min(range.to, now);
    return range;
}

Result<IncidentDossier> readDossier(const HistoryReader& reader, const std::string& id)
{
    const auto record = reader.incident(id);
    if (!record)
        return Failure(record.error());
    if (!*record)
        return fail(ErrorKind::NotFound, QString::fromStdString(id),
                    IncidentDossierWords::tr("The history has no such incident."),
                    IncidentDossierWords::tr("Refresh the list."));
    auto incident = fromRecord(**record);
    if (!incident)
        return Failure(incident.error());
    const auto steps = reader.incidentSteps(id);
    if (!steps)
        return Failure(steps.error());
    auto audit = reader.audit(id);
    if (!audit)
        return Failure(audit.error());
    auto endpoints = storedEndpoints(reader);
    if (!endpoints)
        return Failure(endpoints.error());

    IncidentDossier dossier{std::move(*incident), {}, std::move(*audit), std::move(*endpoints)};
    for (const IncidentStepRecord& step : *steps) {
        IncidentRecord then = **record;
        then.step = step.step;
        then.body = step.body;
        auto frozen = fromRecord(then);
        if (!frozen)
            return Failure(frozen.error());
        dossier.steps.push_back({step.at, stepFrom(step.step), std::move(*frozen)});
    }
    return dossier;
}

} // namespace qd
