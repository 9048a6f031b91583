// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/incidents/analysismodels.h"
#include "widgets/triage/triagepage.h"

class QListView;
class QPushButton;
class QTableView;
class QTabWidget;

namespace qd {

class MarkupView;

/// Ranked hypotheses, the evidence for and against the chosen one, and what changed. The operator settles on
/// one of them.
class AnalysePage : public TriagePage
{
    Q_OBJECT

public:
    explicit AnalysePage(TriageSession& session, QWidget* parent = nullptr);

    void enter() override;
    void leave() override;
    [[nodiscard]] bool complete() override;
    [[nodiscard]] bool isComplete() const override;

protected:
    void retranslate() override;

private:
    QWidget* makeCauses();
    QWidget* makeTabs();
    void run();
    void store(Result<Analysis> analysis);
    void showAnalysis();
    void showEvidence();
    void readVersions();
    void accept();

    HypothesisModel* m_model;
    ChangeModel* m_changes;
    SegmentModel* m_segments;
    StatusModel* m_statuses;
    VersionModel* m_versions;
    TextLabel* m_causesTitle;
    QListView* m_list;
    TextLabel* m_forTitle;
    MarkupView* m_for;
    TextLabel* m_againstTitle;
    MarkupView* m_against;
    QPushButton* m_accept;
    QPushButton* m_again;
    TextLabel* m_accepted;
    QTabWidget* m_tabs;
};

} // namespace qd
