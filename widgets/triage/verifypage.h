// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"
#include "widgets/triage/triagepage.h"

#include <QTimer>

class QProgressBar;
class QPushButton;

namespace qd {

class ChartStack;
class ComparisonTable;
class SwitchConfirm;

/// Watches whether the action helped. The specification is fixed when the page is first entered after an
/// action and stored at once, so that neither the operator nor a restart can move the goal.
class VerifyPage : public TriagePage
{
    Q_OBJECT

public:
    explicit VerifyPage(TriageSession& session, QWidget* parent = nullptr);

    void enter() override;
    void leave() override;
    [[nodiscard]] bool complete() override;
    [[nodiscard]] bool isComplete() const override;

public slots:
    /// Asks for the state of the verification now; called every second while it is pending.
    void poll();

signals:
    /// The action was taken back, or may have been: the page before says which, and offers another one.
    void undone();
    /// The operator goes on without a passed verdict.
    void proceedRequested();

protected:
    void retranslate() override;

private:
    void layOut();
    void connectAll();
    void startVerification(Duration window);
    void store(Result<Verification> verification);
    void showState();
    void showProgress(const Verification& verification);
    void showVerdict(const Verification& verification);
    void showCharts();
    /// The way back is shown when it is asked for: until then nothing speaks of further requests.
    void openUndo(bool open);
    void planUndo();
    void undo(const SwitchPlan& plan);
    void extend();
    /// Whatever has not passed can be taken back, also before the verdict.
    [[nodiscard]] static bool canUndo(const Verification& verification);
    [[nodiscard]] const Verification* current() const;

    QTimer m_timer;
    bool m_asking = false;
    bool m_proceeding = false; ///< the operator chose to go on without a passed verdict
    int m_polls = 0;
    std::string m_undoPlannedFor; ///< id of the action whose undoing has been asked for
    Timestamp m_patience;         ///< the time until which a log that is behind is waited for
    TextLabel* m_verdict;
    TextLabel* m_explanation;
    QProgressBar* m_progress;
    TextLabel* m_counts;
    ComparisonTable* m_table;
    ChartStack* m_charts;
    QPushButton* m_undoToggle;
    SwitchConfirm* m_undo;
    QPushButton* m_extend;
    QPushButton* m_proceed;
};

} // namespace qd
