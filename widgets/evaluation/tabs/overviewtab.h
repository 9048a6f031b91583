// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/evaluation/evaluationmodels.h"
#include "widgets/evaluation/tabs/evaluationtab.h"

#include <map>

class QComboBox;
class QTableView;

namespace qd {

struct Finding;
class AssumptionsView;
class FindingsView;
class FlowLayout;
class MetricTile;
class TextLabel;

/// The leading figures of the chosen version as tiles, what stands out, what changed from the version and the
/// period before, and all figures of all versions side by side.
class OverviewTab : public EvaluationTab
{
    Q_OBJECT

public:
    explicit OverviewTab(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void retranslate() override;
    /// What the log was taken for before any model was looked at, and whether its columns can be corrected.
    void setLogAssumptions(std::vector<Assumption> assumptions, bool hasColumns);

signals:
    /// The user says otherwise what the predictions and scores mean.
    void meaningChanged(const qd::AnswerMeaning& meaning, const std::string& positiveClass);
    void columnsWanted();
    /// Something that stands out shall be seen with its figures.
    void findingOpened(const qd::Finding& finding);
    /// Asks for a comparison of these two versions.
    void versionsWanted(const std::string& first, const std::string& second);

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitTables();
    void buildVersionChoice();
    void showVersionChoice();
    void connectTables();
    void openFigure(const QModelIndex& index);
    void showAssumptions();
    void showTiles();
    void showComparisons();
    void showNotes();
    void showFindings();

    AssumptionsView* m_assumptions;
    std::vector<Assumption> m_ofLog;
    TextLabel* m_findingsTitle;
    FindingsView* m_findings;
    FlowLayout* m_flow;
    std::map<std::string, MetricTile*> m_tiles; ///< the tiles by figure
    TextLabel* m_versionsTitle;
    QWidget* m_versionChoice; ///< the choice among more than two versions
    TextLabel* m_firstLabel;
    QComboBox* m_first;
    TextLabel* m_secondLabel;
    QComboBox* m_second;
    QTableView* m_versionsTable;
    VersionComparisonModel* m_versions;
    TextLabel* m_periodsTitle;
    QTableView* m_periodsTable;
    VersionComparisonModel* m_periods;
    TextLabel* m_figuresTitle;
    QTableView* m_figuresTable;
    VersionFiguresModel m_figures;
    TextLabel* m_notes;
};

} // namespace qd
