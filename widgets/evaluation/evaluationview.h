// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "widgets/evaluation/tabs/evaluationtab.h"

class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace qd {

class DriftTab;
class EmptyState;
struct Finding;
class Notice;
class OverTimeTab;
class OverviewTab;
class QuestionBar;
class TextLabel;

/// All views of an Evaluation, in tabs: overview, over time, performance, confusion matrix, thresholds,
/// calibration or residuals, slices, drift. Knows no rows and computes nothing over them: it asks its host
/// for the rows behind a figure, and for another evaluation when the user changes the question. The tab is
/// remembered.
class EvaluationView : public QWidget
{
    Q_OBJECT

public:
    explicit EvaluationView(QWidget* parent = nullptr);
    ~EvaluationView() override;

    /// Shows an evaluation; null, or without versions: nothing to show. Ends being busy.
    void setEvaluation(EvaluationPtr evaluation);
    /// Names the log's columns that hold the probability of a class, so that a threshold of one class among
    /// many can lead to its rows.
    void setScoreColumns(std::map<std::string, std::string> columns);
    /// Tells what the log was taken for before any model was looked at; `hasColumns`: whether there are
    /// columns of a log, which columnsWanted() may ask for. Shown with the next evaluation.
    void setLogAssumptions(std::vector<Assumption> assumptions, bool hasColumns);
    /// What is shown stays until the next evaluation; a bar above it says that one is under way.
    void setBusy(bool busy);
    /// Shows an error instead of an evaluation that could not be made. Ends being busy.
    void showError(const Error& error);
    void retranslate();

    [[nodiscard]] const EvaluationPtr& evaluation() const { return m_evaluation; }

signals:
    /// In the language of models/table/filter.h.
    void rowsWanted(const QString& filter);
    void questionChanged(const qd::EvaluationQuestion& question);
    /// The user wants to say what the columns of the log mean.
    void columnsWanted();
    /// The user does not want to wait for the evaluation.
    void cancelled();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildBusy();
    void openFinding(const Finding& finding);
    void addTab(EvaluationTab* tab, const QString& name);
    void connectTabs(OverTimeTab& overTime);
    void arrangeTabs();
    void showTabs();
    void showEmpty();
    [[nodiscard]] std::size_t versionToShow() const;

    struct NamedTab
    {
        EvaluationTab* tab;
        QString name; ///< the name for settings
    };

    EvaluationPtr m_evaluation;
    std::string m_version; ///< the version that the user chose; empty: all
    std::map<std::string, std::string> m_scoreColumns;
    std::vector<NamedTab> m_named;
    OverviewTab* m_overview;
    DriftTab* m_drift;
    bool m_arranging = false;
    QuestionBar* m_question;
    Notice* m_notice;
    QWidget* m_busy;
    TextLabel* m_busyText;
    QPushButton* m_cancel;
    QStackedWidget* m_stack;
    QTabWidget* m_tabs;
    EmptyState* m_empty;
};

} // namespace qd
