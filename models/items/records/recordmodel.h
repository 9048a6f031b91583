// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/latestjob.h"
#include "models/items/records/recordwindow.h"

#include <QAbstractTableModel>

namespace qd {

/// A window of consecutive rows of a RecordTable, or of those that a filter selected. The model has only as
/// many rows as the view can show, so that ten million rows cost no more than fifty. Rows are read on the
/// pool, with a page on either side in advance; one that has not come yet has empty cells.
class RecordModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        RowNumber = Qt::UserRole + 1, ///< the number of a row in the table, from 0; qint64
        Source,                       ///< "path:line"; empty until the row has come
        Loaded,                       ///< whether the row has come; bool
        Stored                        ///< the cell as the table has it, and as filters read it
    };

    explicit RecordModel(QObject* parent = nullptr);
    ~RecordModel() override;

    /// Shows the rows of the selection, from its beginning.
    void setTable(RecordTablePtr table, Selection selection = {});
    /// Shows a later state of the same log (see windowIn()): what a view shows changes only as far as the
    /// rows do.
    void updateTable(RecordTablePtr table, RecordWindow window);
    [[nodiscard]] RecordPlace place() const;
    [[nodiscard]] const RecordTablePtr& table() const { return m_table; }
    /// How many rows there are to scroll through.
    [[nodiscard]] std::int64_t total() const;
    /// Which rows of the table there are to scroll through.
    [[nodiscard]] const std::shared_ptr<const Selection>& selection() const { return m_selection; }
    /// Moves the window; what would lie beyond the ends is cut off.
    void setWindow(std::int64_t first, int rows);
    [[nodiscard]] std::int64_t first() const { return m_first; }
    /// Where the row of the table stands among the selected ones, or the next after it.
    [[nodiscard]] std::int64_t positionOf(std::int64_t tableRow) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// Rows could not be read.
    void failed(const qd::Error& error);

private:
    void fetch();
    void take(PositionedRows rows);
    void resizeTo(int rows);
    void showChanged();
    void forgetFarRows();

    RecordTablePtr m_table;
    std::shared_ptr<const Selection> m_selection = std::make_shared<Selection>();
    std::int64_t m_first = 0;
    int m_count = 0;
    PositionedRows m_rows;
    LatestJob m_fetching;
};

} // namespace qd
