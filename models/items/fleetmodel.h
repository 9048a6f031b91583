// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/monitor/fleetsnapshot.h"

#include <QAbstractTableModel>

namespace qd {

/// One row per served model (or per endpoint without models). Updates rows in place so that selection,
/// sorting and scrolling survive.
class FleetModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        StateColumn,
        NameColumn,
        ModelColumn,
        VersionColumn,
        AccuracyColumn,
        LatencyColumn,
        RateColumn,
        ErrorsColumn,
        MemoryColumn,
        TrendColumn,
        ColumnCount
    };
    enum Role {
        StateRole = Qt::UserRole, ///< EndpointState as int
        SilencedRole,             ///< bool: whatever fires in this row is silenced
        SparklineRole,            ///< QVariant of std::vector<Sample>
        SparklineSpanRole, ///< double: a sparkline shows at least so much, that noise may look like noise
        SortRole,
        EndpointIdRole, ///< QString
        ModelNameRole
    }; ///< QString

    using QAbstractTableModel::QAbstractTableModel;

    void setSnapshot(const FleetSnapshotPtr& snapshot);
    [[nodiscard]] const EndpointStatus* endpointAt(int row) const;
    /// Returns nullptr for an endpoint of which no model is known.
    [[nodiscard]] const ModelStatus* modelAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString stateName(EndpointState state);

private:
    using Keys = std::vector<std::pair<std::string, std::string>>; ///< endpoint id and model name per row

    bool mergeRows(Keys keys, const Keys& newKeys, const FleetSnapshotPtr& snapshot,
                   std::vector<std::pair<int, int>>& rows);
    [[nodiscard]] static QVariant display(int column, const EndpointStatus& endpoint,
                                          const ModelStatus& values, EndpointState state);
    [[nodiscard]] static QVariant sortValue(int column, const EndpointStatus& endpoint,
                                            const ModelStatus& values, EndpointState state);
    [[nodiscard]] static QVariant toolTip(int column, const EndpointStatus& endpoint,
                                          const ModelStatus& values);
    [[nodiscard]] static double trendSpan(const ModelStatus& values);
    [[nodiscard]] static QString trendText(const ModelStatus& values);

    FleetSnapshotPtr m_snapshot;
    std::vector<std::pair<int, int>> m_rows; ///< endpoint and model index in the snapshot
};

} // namespace qd

Q_DECLARE_METATYPE(std::vector<qd::Sample>)
