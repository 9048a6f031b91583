// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/classification.h"

#include <QAbstractTableModel>

namespace qd {

/// A confusion matrix: true classes in rows, predicted ones in columns.
class ConfusionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        RowShareRole = Qt::UserRole, ///< double: of the row's true class; 0 when it never was true
        ColumnShareRole,             ///< double: of the column's predictions
        RowTotalRole,                ///< qlonglong: how often the row's class was true
        ColumnTotalRole,             ///< qlonglong: how often the column's class was predicted
        CorrectRole,                 ///< bool: on the diagonal
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setMatrix(ConfusionMatrix matrix);
    [[nodiscard]] const ConfusionMatrix& matrix() const { return m_matrix; }
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// The tooltip says in sentences what the cell means, with recall or precision.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString explanation(int row, int column) const;
    [[nodiscard]] double share(int row, int column, std::int64_t total) const;

    ConfusionMatrix m_matrix;
    std::vector<std::int64_t> m_rowTotals;
    std::vector<std::int64_t> m_columnTotals;
};

} // namespace qd
