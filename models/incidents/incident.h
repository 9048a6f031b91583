// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/history/records.h"
#include "models/incidents/analyse/analysis.h"
#include "models/incidents/locate/locate.h"
#include "models/incidents/verify/verification.h"
#include "models/serving/servingplatform.h"

#include <optional>
#include <vector>

namespace qd {

/// The pages of the triage wizard, in order; stored with the incident so that it resumes where it was left.
enum class IncidentStep { Locate, Analyse, Fix, Verify, Report, Closed };

/// A version switch that the operator carried out within the incident.
struct IncidentAction
{
    std::string actionId; ///< ties it to the audit trail
    Timestamp at;         ///< when the platform confirmed it, the attempt failed, or was last heard of
    SwitchPlan plan;
    /// The outcome; absent: still running, or the console died meanwhile.
    std::optional<SwitchOutcome> outcome;
    QString error; ///< why it did not take effect; else empty
    bool isUndo = false;
    std::string undoes; ///< actionId of the action this one takes back

    [[nodiscard]] SwitchEffect effect() const;
    [[nodiscard]] bool succeeded() const { return effect() == SwitchEffect::TookEffect; }
};

/// Everything the wizard knows; serialised whole at every change.
struct Incident
{
    std::string id;
    QString title;
    std::string alertId; ///< the alert it was opened from, empty when opened by hand
    Timestamp openedAt;
    Timestamp closedAt;     ///< ms 0: open
    bool discarded = false; ///< closed without a trace in lists, because nobody wanted it
    int number = 0; ///< the number among all of the history, see readIncidents(); not stored, 0: not known
    IncidentStep step = IncidentStep::Locate;
    Subject subject;
    std::optional<Location> location;
    std::optional<Analysis> analysis;
    std::string acceptedHypothesis; ///< Hypothesis::id the operator settled on
    std::vector<IncidentAction> actions;
    std::vector<Verification> verifications; ///< one per action that was verified, oldest first
    QString notes;

    [[nodiscard]] bool isOpen() const { return closedAt.ms == 0; }
    /// The last switch that succeeded and was not undone; nullptr when none. An undo is no such action
    /// itself: it only takes one away.
    [[nodiscard]] const IncidentAction* lastEffectiveAction() const;
    /// The last action while nobody knows what came of it: it runs still, its answer did not come, or the
    /// console died meanwhile; nullptr otherwise. An earlier one is overtaken by whatever was done after it.
    [[nodiscard]] const IncidentAction* pendingAction() const;
};

/// The periods that its findings are about; their data is worth keeping as long as the incident.
[[nodiscard]] std::vector<TimeRange> periodsOf(const Incident& incident);
[[nodiscard]] std::string_view
stepId(IncidentStep step); ///< "locate", "analyse", "fix", "verify", "report", "closed"
[[nodiscard]] QString stepName(IncidentStep step);
[[nodiscard]] IncidentRecord toRecord(const Incident& incident);
[[nodiscard]] Result<Incident> fromRecord(const IncidentRecord& record);

} // namespace qd
