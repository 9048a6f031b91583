// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"

#include <QAbstractTableModel>

namespace qd {

/// Alerts of the session and of the history, newest first; fed with whole alerts, keyed by id.
class AlertModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StateColumn, SeverityColumn, RuleColumn, ModelColumn, ValueColumn, SinceColumn, DurationColumn,
                  HandlingColumn, ColumnCount };
    enum Role { AlertIdRole = Qt::UserRole, StateRole, SeverityRole, SortRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setAlerts(std::vector<Alert> alerts);
    /// Inserts or updates by id; an Inactive one is removed.
    void upsert(const Alert& alert);
    void setNow(Timestamp now); ///< renews durations
    [[nodiscard]] const Alert* alertAt(int row) const;
    [[nodiscard]] const Alert* find(const std::string& id) const;
    [[nodiscard]] const std::vector<Alert>& alerts() const { return m_alerts; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Alert> m_alerts;
    Timestamp m_now;
};

} // namespace qd
