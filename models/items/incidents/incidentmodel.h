// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"

#include <QAbstractTableModel>

namespace qd {

/// The incidents of the history, in the order given (the history gives the newest first).
class IncidentModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        StateColumn,
        TitleColumn,
        ModelColumn,
        OpenedColumn,
        DurationColumn,
        VerdictColumn,
        ColumnCount
    };
    enum Role { IncidentIdRole = Qt::UserRole, OpenRole, VerdictRole, SortRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows whose id stays are updated in place, so that a view keeps its selection.
    void setIncidents(std::vector<Incident> incidents);
    void setNow(Timestamp now); ///< renews the duration of open ones
    void retranslate();
    [[nodiscard]] const Incident* incidentAt(int row) const;
    /// -1 when the id is unknown.
    [[nodiscard]] int rowOf(const std::string& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const Incident& incident, int column) const;
    [[nodiscard]] QVariant sortKey(const Incident& incident, int column) const;
    [[nodiscard]] Duration durationOf(const Incident& incident) const;

    std::vector<Incident> m_incidents;
    Timestamp m_now;
};

} // namespace qd
