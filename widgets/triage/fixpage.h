// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"
#include "widgets/triage/triagepage.h"

#include <vector>

class QCheckBox;
class QLineEdit;

namespace qd {

class SwitchChooser;
class SwitchConfirm;
class SwitchOutcomeView;

/// Chooses a model of any endpoint and the version that shall serve, shows the exact requests, and carries
/// them out after the model's name was typed. Or records why nothing is changed. What came of a switch is
/// shown as far as it is known: while it is not, the page offers to ask at once, and the way back.
class FixPage : public TriagePage
{
    Q_OBJECT

public:
    explicit FixPage(TriageSession& session, QWidget* parent = nullptr);

    void enter() override;
    void leave() override;
    [[nodiscard]] bool complete() override;
    [[nodiscard]] bool isComplete() const override;
    /// Verification follows a change; without one the report is next.
    [[nodiscard]] int nextId() const override;

protected:
    void retranslate() override;

private:
    /// What is known of the endpoint that the incident is about.
    enum class SubjectAnswer { Awaited, CannotSwitch, Silent, Listed };

    QWidget* makeSkipRow();
    void readBaselineVersion();
    void fetchModels();
    void addModels(const std::string& endpoint, const Result<std::vector<ServedModel>>& models);
    /// What the operator must know about the choice; empty when it is the incident's own model.
    [[nodiscard]] QString concernText() const;
    void showConcern();
    void plan();
    void showPlan(const Result<SwitchPlan>& plan);
    void execute(const SwitchPlan& plan);
    void executed(const Result<IncidentAction>& action);
    void showOutcome();
    void checkOutcome();
    /// The background found out what became of the last action.
    void takeSettled();
    /// Prepares the way back from a switch whose outcome is unknown.
    void planUndo();
    void showUndoPlan(const Result<SwitchPlan>& plan);
    void skipChanged();

    bool m_settled = false; ///< the last action is shown; nothing is planned until another choice is made
    SubjectAnswer m_subjectAnswer = SubjectAnswer::Awaited;
    SwitchChooser* m_chooser;
    TextLabel* m_concern;
    SwitchConfirm* m_confirm;
    SwitchOutcomeView* m_outcome;
    std::string m_undoes; ///< the action whose undoing is shown; empty when it is another switch
    QCheckBox* m_skip;
    QLineEdit* m_reason;
};

} // namespace qd
