// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/visibletext.h"

#include <QAbstractTableModel>
#include <QString>

#include <functional>
#include <vector>

namespace qd {

/// Roles that every RowsModel answers.
namespace rowrole {
inline constexpr int sort = Qt::UserRole + 100; ///< a number or a string to sort by
} // namespace rowrole

/// A column of a RowsModel: what it says about a row. Texts are asked for anew at every paint, so that they
/// follow the console's language.
template <typename Row>
struct RowsColumn
{
    QString (*title)();
    QString (*text)(const Row&);
    QVariant (*sort)(const Row&);
    bool numeric = false;             ///< aligned to the right
    QString (*titleHint)() = nullptr; ///< tooltip of the header
};

/// A table over plain values that are replaced as a whole: the adapter between the results of the analysis
/// and the views. Views that need more than text pass `extra`, which is asked first. Texts of both are shown
/// with signs for what acts (see visibleText()).
template <typename Row>
class RowsModel : public QAbstractTableModel
{
public:
    using Column = RowsColumn<Row>;
    using Extra = QVariant (*)(const Row&, int column, int role);

    RowsModel(std::vector<Column> columns, Extra extra, QObject* parent)
        : QAbstractTableModel(parent), m_columns(std::move(columns)), m_extra(extra)
    {
    }

    void setRows(std::vector<Row> rows)
    {
        // Rows that are merely renewed keep selection and scroll position.
        if (rows.size() == m_rows.size() && !rows.empty()) {
            m_rows = std::move(rows);
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            return;
        }
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }

    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    [[nodiscard]] const Row& at(int row) const { return m_rows.at(static_cast<std::size_t>(row)); }

    /// The language changed: every text is another one.
    void retranslate()
    {
        if (!m_columns.empty())
            emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        if (!index.isValid())
            return {};
        const Row& row = at(index.row());
        const Column& column = m_columns.at(static_cast<std::size_t>(index.column()));
        if (m_extra) {
            if (const QVariant answer = m_extra(row, index.column(), role); answer.isValid())
                return isSeenOrHeard(role) ? QVariant(visibleText(answer.toString())) : answer;
        }
        switch (role) {
        case Qt::DisplayRole:
            return visibleText(column.text(row));
        case rowrole::sort:
            return column.sort(row);
        case Qt::TextAlignmentRole:
            return static_cast<int>((column.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        default:
            return {};
        }
    }

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const Column& column = m_columns.at(static_cast<std::size_t>(section));
        if (role == Qt::DisplayRole)
            return column.title();
        if (role == Qt::ToolTipRole && column.titleHint)
            return column.titleHint();
        if (role == Qt::TextAlignmentRole)
            return static_cast<int>((column.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        return {};
    }

private:
    [[nodiscard]] static bool isSeenOrHeard(int role)
    {
        return role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    }

    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
    Extra m_extra;
};

} // namespace qd
