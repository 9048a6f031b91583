// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/alertmodel.h"
#include "widgets/timeline/alertfilter.h"

#include <QWidget>

class QMenu;
class QPushButton;
class QSplitter;
class QTableView;
class QAction;

namespace qd {

class AlertTimeline;

/// The timeline above, the table below, one current alert in both, and what can be done with it.
class AlertsView : public QWidget
{
    Q_OBJECT

public:
    AlertsView(AlertModel& model, AlertFilter& filter, QWidget* parent = nullptr);
    ~AlertsView() override;

    [[nodiscard]] AlertTimeline& timeline() const { return *m_timeline; }
    /// Returns nullptr when no alert is chosen.
    [[nodiscard]] const Alert* current() const;
    void setCurrent(const std::string& alertId);

signals:
    void acknowledgeRequested();
    void silenceRequested();
    void unsilenceRequested();
    void triageRequested();
    void chartsRequested();
    /// The incident about the current alert.
    void incidentRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectModels();
    struct Command
    {
        QAction* action;
        QPushButton* button;
    };

    Command addCommand(const char* name, const char* icon, void (AlertsView::*signal)());
    void buildTable();
    /// Sets widths for the words of the present language.
    void fitColumns();
    void showMenu(QPoint globalPosition);
    void scheduleTimeline();
    void updateCommands();
    void nameTriage(bool isUnderWay);
    static void name(const Command& command, const QString& text, const QString& reason);
    void retranslate();

    AlertModel& m_model;
    AlertFilter& m_filter;
    AlertTimeline* m_timeline;
    QTableView* m_table;
    QSplitter* m_splitter;
    QMenu* m_menu;
    std::string m_current;
    bool m_timelineScheduled = false;
    QWidget* m_commands;
    Command m_acknowledge;
    Command m_silence;
    Command m_unsilence;
    Command m_triage;
    Command m_charts;
    Command m_incident;
};

} // namespace qd
