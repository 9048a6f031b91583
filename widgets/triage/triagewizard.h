// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/operator/incidentlife.h"

#include <QWizard>

#include <memory>

namespace qd {

struct TriageSettings
{
    Duration settling{5'000}; ///< the time between an action and the start of the verification window
    Duration verificationWindow{60'000};
    std::int64_t minimumPredictions = 100;
    Duration qualityWindow{30'000}; ///< the monitor's; see VerificationSpec
};

/// Locate -> analyse -> fix -> verify -> report for one incident. Every change is saved through
/// OperatorActions at once, so the incident resumes on the page it was left, even after SIGKILL. A window of
/// its own (not modal): the operator may look at charts meanwhile.
class TriageWizard : public QWizard
{
    Q_OBJECT

public:
    /// `alert`: the alert it was opened from, nullptr otherwise. Opens at incident.step.
    TriageWizard(const Incident& incident, const Alert* alert, const History& history,
                 OperatorActions& actions, const Clock& clock, TriageSettings settings,
                 QWidget* parent = nullptr, IncidentOrigin origin = IncidentOrigin::Recorded);
    ~TriageWizard() override;

    [[nodiscard]] const Incident& incident() const;

    /// Closing the window continues later: it waits for a switch that is under way.
    void done(int result) override;

signals:
    void incidentChanged(const qd::Incident& incident);
    /// The settings of this endpoint are what has to change.
    void endpointEditRequested(const std::string& endpoint);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
