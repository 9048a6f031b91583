// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/locate/locate.h"
#include "widgets/triage/triagepage.h"

class QDateTimeEdit;
class QPushButton;
class QTableView;

namespace qd {

class AlertModel;
class ChartStack;

/// Which model, version and metric, since when, and how far from what it was: found by locate(), shown on
/// charts around the onset, with the other alerts of the time. The operator may move the onset.
class LocatePage : public TriagePage
{
    Q_OBJECT

public:
    explicit LocatePage(TriageSession& session, QWidget* parent = nullptr);

    void enter() override;
    void leave() override;
    [[nodiscard]] bool complete() override;
    [[nodiscard]] bool isComplete() const override;

protected:
    void retranslate() override;

private:
    QWidget* makeOnsetRow();
    void run();
    void moveOnsetByHand();
    void store(const Result<Location>& location);
    void showLocation();
    void showCharts();
    void readAlerts();

    TextLabel* m_sentence;
    TextLabel* m_onsetLabel;
    TextLabel* m_untilLabel;
    QDateTimeEdit* m_onset;
    QDateTimeEdit* m_until;
    QPushButton* m_move;
    QPushButton* m_again;
    ChartStack* m_charts;
    TextLabel* m_alertsTitle;
    QTableView* m_alerts;
    AlertModel* m_alertModel;
    bool m_alertsRead = false; ///< before that nothing is said about other alerts
};

} // namespace qd
