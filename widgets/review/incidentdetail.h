// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/charts/chartpanels.h"
#include "models/items/incidents/incidentdossier.h"

#include <QWidget>

class QListWidget;
class QPushButton;
class QTabWidget;

namespace qd {

class ActionsView;
class ChartStack;
class Clock;
class History;
class MarkupView;
class ReportView;
class TextLabel;

/// One incident exactly as it was: its frozen steps, the charts of its time, its actions, its report.
class IncidentDetail : public QWidget
{
    Q_OBJECT

public:
    IncidentDetail(const History& history, const Clock& clock, QWidget* parent = nullptr);

    void setDossier(IncidentDossier dossier);

signals:
    void resumeRequested(const qd::Incident& incident);
    void alertRequested(const std::string& alertId, qd::Timestamp at);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeOverview();
    void retranslate();
    void fillSteps();
    void showStep(int row);
    [[nodiscard]] std::vector<ChartPanel> panels() const;
    void showCharts();
    void showReport();

    const Clock& m_clock;
    IncidentDossier m_dossier;
    bool m_filled = false;
    bool m_reportStale = false;
    TextLabel* m_title;
    TextLabel* m_facts;
    QPushButton* m_alert;
    QPushButton* m_resume;
    QTabWidget* m_tabs;
    QListWidget* m_steps;
    MarkupView* m_evidence;
    ChartStack* m_charts;
    ActionsView* m_actions;
    ReportView* m_report;
};

} // namespace qd
