// SPDX-License-Identifier: Apache-2.0
#include "models/items/evaluation/confusionmodel.h"

#include "models/base/metrics.h"
#include "models/base/numbertext.h"
#include "models/base/visibletext.h"

namespace qd {

namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

} // namespace

void ConfusionModel::setMatrix(ConfusionMatrix matrix)
{
    beginResetModel();
    m_matrix = std::move(matrix);
    const std::size_t size = m_matrix.classes.size();
    m_rowTotals.assign(size, 0);
    m_columnTotals.assign(size, 0);
    for (std::size_t row = 0; row < size; ++row) {
        for (std::size_t column = 0; column < size; ++column) {
            m_rowTotals[row] += m_matrix.at(row, column);
            m_columnTotals[column] += m_matrix.at(row, column);
        }
    }
    endResetModel();
}

void ConfusionModel::retranslate()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int ConfusionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_matrix.classes.size());
}

int ConfusionModel::columnCount(const QModelIndex& parent) const
{
    return rowCount(parent);
}

double ConfusionModel::share(int row, int column, std::int64_t total) const
{
    return total == 0 ? 0.0
                      : static_cast<double>(m_matrix.at(at(row), at(column))) / static_cast<double>(total);
}

QString ConfusionModel::explanation(int row, int column) const
{
    const QString truth = visibleLine(QString::fromStdString(m_matrix.classes[at(row)]));
    const QString predicted = visibleLine(QString::fromStdString(m_matrix.classes[at(column)]));
    const auto count = m_matrix.at(at(row), at(column));
    const QString ofRow = formatValue(share(row, column, m_rowTotals[at(row)]), MetricUnit::Ratio);
    const QString ofColumn = formatValue(share(row, column, m_columnTotals[at(column)]), MetricUnit::Ratio);
    const int n = pluralCount(count);
    if (row == column) {
        return tr("“%1” was recognised %n time(s).\nRecall: %2 of all rows that actually are "
                  "“%1”.\nPrecision: %3 of all rows that were predicted as “%1”.",
                  nullptr, n)
            .arg(truth, ofRow, ofColumn);
    }
    return tr("“%1” was mistaken for “%2” %n time(s).\nThat is %3 of all rows that actually are “%1”\nand %4 "
              "of all rows that were predicted as “%2”.",
              nullptr, n)
        .arg(truth, predicted, ofRow, ofColumn);
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const int row = index.row();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return countText(m_matrix.at(at(row), at(column)));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return explanation(row, column);
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignCenter);
    case RowShareRole:
        return share(row, column, m_rowTotals[at(row)]);
    case ColumnShareRole:
        return share(row, column, m_columnTotals[at(column)]);
    case RowTotalRole:
        return static_cast<qlonglong>(m_rowTotals[at(row)]);
    case ColumnTotalRole:
        return static_cast<qlonglong>(m_columnTotals[at(column)]);
    case CorrectRole:
        return row == column;
    default:
        return {};
    }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation, int role) const
{
    if (section < 0 || section >= rowCount())
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return visibleLine(QString::fromStdString(m_matrix.classes[at(section)]));
    return {};
}

} // namespace qd
