// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/base/time.h"
#include "models/items/incidents/alertincidents.h"

#include <QWidget>

#include <memory>

namespace qd {

class Clock;
class History;
class OperatorActions;

/// The alert timeline above, the alert table below; acknowledge, silence, rules, triage.
class AlertsPage : public QWidget
{
    Q_OBJECT

public:
    AlertsPage(const History& history, OperatorActions& actions, const Clock& clock,
               QWidget* parent = nullptr);
    ~AlertsPage() override;

    /// Takes a change from Monitor::alertChanged.
    void updateAlert(const Alert& alert);
    /// Open alerts with their newest values, each second.
    void setOpenAlerts(const std::vector<Alert>& alerts);

    /// Which alerts have incidents.
    void setIncidents(const AlertIncidents& incidents);
    /// Makes this alert the current one, as soon as it is read; `at` is a time at which it lived.
    void showAlert(const std::string& alertId, Timestamp at);

signals:
    /// A click on a bar: show this range of this subject on the charts.
    void jumpRequested(const std::string& endpoint, const std::string& model, qd::TimeRange range);
    void triageRequested(const qd::Alert& alert);
    void incidentRequested(const std::string& incident);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
