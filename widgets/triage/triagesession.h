// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/charts/chartfeed.h"
#include "models/operator/incidentlife.h"
#include "widgets/triage/triagewizard.h"

namespace qd {

/// What the pages of one wizard share: the life of the incident, and what they need to show it.
class TriageSession : public IncidentLife
{
    Q_OBJECT

public:
    TriageSession(Incident incident, const Alert* alert, const History& history, OperatorActions& actions,
                  const Clock& clock, TriageSettings settings,
                  IncidentOrigin origin = IncidentOrigin::Recorded);

    const TriageSettings settings;

    [[nodiscard]] QString subjectName() const;
    /// The charts that suit the subject.
    [[nodiscard]] std::vector<ChartPanel> panels() const;
};

} // namespace qd
