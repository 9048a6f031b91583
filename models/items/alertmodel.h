// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/items/incidents/alertincidents.h"

#include <QAbstractTableModel>

#include <map>

namespace qd {

/// Alerts of the session and of the history, newest first; fed with whole alerts, keyed by id.
class AlertModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        StateColumn,
        SeverityColumn,
        RuleColumn,
        ModelColumn,
        ValueColumn,
        SinceColumn,
        DurationColumn,
        HandlingColumn,
        ColumnCount
    };
    enum Role { AlertIdRole = Qt::UserRole, StateRole, SeverityRole, SortRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setAlerts(std::vector<Alert> alerts);
    /// Inserts or updates by id; an Inactive one is removed.
    void upsert(const Alert& alert);
    void setNow(Timestamp now); ///< renews durations
    /// What people call the endpoints, by id; others are shown by their id.
    void setEndpointNames(std::map<std::string, QString> names);
    /// Which alerts have an incident: their handling tells of it.
    void setIncidents(AlertIncidents incidents);
    [[nodiscard]] const AlertIncidents& incidents() const { return m_incidents; }
    /// Returns nullptr when the alert has no incident.
    [[nodiscard]] const AlertIncident* incidentOf(const Alert& alert) const { return m_incidents.of(alert); }
    /// The language changed: every text is another one.
    void retranslate();
    [[nodiscard]] const Alert* alertAt(int row) const;
    [[nodiscard]] const Alert* find(const std::string& id) const;
    [[nodiscard]] int rowOf(const std::string& id) const; ///< -1: unknown
    [[nodiscard]] const std::vector<Alert>& alerts() const { return m_alerts; }
    /// "fraud on Demo fleet", or the endpoint alone.
    [[nodiscard]] QString subjectOf(const Alert& alert) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString stateName(AlertState state);
    [[nodiscard]] static QString severityName(Severity severity);
    /// "29 Nov 09:08:10", with the year where it is another one than that of `now`.
    [[nodiscard]] static QString sinceText(Timestamp at, Timestamp now);
    /// "72.6 % (limit 82.0 %)".
    [[nodiscard]] static QString valueText(const QString& value, const QString& limit);
    /// Returns the state of the incident, if there is one: that says more than who acknowledged the alert.
    /// Else "Acknowledged by ana: known." and "Silenced.", or that nobody has looked at it.
    [[nodiscard]] static QString handlingText(const Alert& alert, const AlertIncident* incident);
    /// When it fired, or else became pending.
    [[nodiscard]] static Timestamp since(const Alert& alert);

private:
    [[nodiscard]] QString displayText(const Alert& alert, int column) const;
    [[nodiscard]] QVariant sortKey(const Alert& alert, int column) const;
    [[nodiscard]] QString handlingOf(const Alert& alert) const;
    [[nodiscard]] Duration durationOf(const Alert& alert) const;

    std::vector<Alert> m_alerts; ///< alerts by pendingAt, the newest first, then by id
    std::map<std::string, QString> m_endpointNames;
    AlertIncidents m_incidents;
    Timestamp m_now;
};

} // namespace qd
