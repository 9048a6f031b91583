// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/base/time.h"
#include "models/items/incidents/alertincidents.h"
#include "widgets/page/page.h"

#include <memory>

namespace qd {

class Clock;
class History;
class OperatorActions;

/// The alert timeline above, the alert table below; acknowledge, silence, rules, triage.
class AlertsPage : public Page
{
    Q_OBJECT

public:
    static constexpr QLatin1String pageName{"alerts"};

    AlertsPage(const History& history, OperatorActions& actions, const Clock& clock,
               QWidget* parent = nullptr);
    ~AlertsPage() override;

    /// Takes a change from Monitor::alertChanged.
    void updateAlert(const Alert& alert);
    /// Takes the newest values of open alerts.
    void setSnapshot(const FleetSnapshotPtr& snapshot) override;
    void setOpenAlerts(const std::vector<Alert>& alerts);
    void enter() override;

    /// Which alerts have incidents.
    void setIncidents(const AlertIncidents& incidents);
    /// Makes this alert the current one, as soon as it is read; `at` is a time at which it lived.
    void showAlert(const std::string& alertId, Timestamp at);

signals:
    /// A click on a bar: show this range of this subject on the charts.
    void jumpRequested(const std::string& endpoint, const std::string& model, qd::TimeRange range);
    void triageRequested(const qd::Alert& alert);
    void incidentRequested(const std::string& incident);
    /// Which alerts have incidents may have changed, because another console may write, too.
    void incidentsWanted();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
