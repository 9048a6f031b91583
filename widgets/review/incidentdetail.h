// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/incidentdossier.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QTabWidget;
class QTextBrowser;

namespace qd {

class ActionsView;
class ChartStack;
class Clock;
class History;
class ReportView;

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
    void showCharts();
    void showReport();

    const Clock& m_clock;
    IncidentDossier m_dossier;
    bool m_filled = false;
    bool m_reportStale = false;
    QLabel* m_title;
    QLabel* m_facts;
    QPushButton* m_alert;
    QPushButton* m_resume;
    QTabWidget* m_tabs;
    QListWidget* m_steps;
    QTextBrowser* m_evidence;
    ChartStack* m_charts;
    ActionsView* m_actions;
    ReportView* m_report;
};

} // namespace qd
