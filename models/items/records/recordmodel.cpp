// SPDX-License-Identifier: Apache-2.0
#include "models/items/records/recordmodel.h"

#include "models/base/visibletext.h"
#include "models/items/records/columntexts.h"

#include <QLocale>

#include <algorithm>

namespace qd {

namespace {

constexpr std::size_t mostKeptRows = 4'000;

} // namespace

RecordModel::RecordModel(QObject* parent) : QAbstractTableModel(parent)
{
}

RecordModel::~RecordModel() = default;

void RecordModel::setTable(RecordTablePtr table, Selection selection)
{
    m_fetching.drop();
    beginResetModel();
    m_table = std::move(table);
    m_selection = std::make_shared<const Selection>(std::move(selection));
    m_rows.clear();
    m_first = 0;
    m_count = static_cast<int>(std::min<std::int64_t>(m_count, total()));
    endResetModel();
    fetch();
}

void RecordModel::updateTable(RecordTablePtr table, RecordWindow window)
{
    const auto names = [](const RecordTablePtr& of) {
        std::vector<std::string> all;
        for (std::size_t i = 0; of && i < of->columns().size(); ++i)
            all.push_back(of->columns()[i].name);
        return all;
    };
    const bool isReset = names(table) != names(m_table);
    m_fetching.drop();
    if (isReset)
        beginResetModel();
    m_table = std::move(table);
    m_selection = std::make_shared<const Selection>(std::move(window.selection));
    m_rows = std::move(window.rows);
    m_first = window.first;
    const int rows = static_cast<int>(std::min<std::int64_t>(m_count, total() - m_first));
    if (isReset) {
        m_count = rows;
        endResetModel();
    } else {
        resizeTo(rows);
        showChanged();
    }
    fetch();
}

RecordPlace RecordModel::place() const
{
    return {m_table, m_selection, m_first, m_count, m_first + m_count >= total()};
}

std::int64_t RecordModel::total() const
{
    return m_table ? m_selection->count(m_table->rows()) : 0;
}

std::int64_t RecordModel::positionOf(std::int64_t row) const
{
    const std::int64_t position = qd::positionOf(*m_selection, row);
    return m_selection->all ? std::clamp<std::int64_t>(position, 0, std::max<std::int64_t>(total() - 1, 0))
                            : position;
}

void RecordModel::setWindow(std::int64_t first, int rows)
{
    const int count = static_cast<int>(std::clamp<std::int64_t>(rows, 0, total()));
    first = std::clamp<std::int64_t>(first, 0, total() - count);
    resizeTo(count);
    m_first = first;
    showChanged();
    fetch();
}

void RecordModel::resizeTo(int rows)
{
    if (rows > m_count) {
        beginInsertRows({}, m_count, rows - 1);
        m_count = rows;
        endInsertRows();
    } else if (rows < m_count) {
        beginRemoveRows({}, rows, m_count - 1);
        m_count = rows;
        endRemoveRows();
    }
}

void RecordModel::showChanged()
{
    if (m_count == 0)
        return;
    emit dataChanged(index(0, 0), index(m_count - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Vertical, 0, m_count - 1);
}

void RecordModel::fetch()
{
    if (!m_table || m_count == 0)
        return;
    // A page on either side, so that scrolling on finds its rows there.
    const std::int64_t from = std::max<std::int64_t>(m_first - m_count, 0);
    const std::int64_t to = std::min<std::int64_t>(m_first + 2 * static_cast<std::int64_t>(m_count), total());
    const auto isMissing = [this](std::int64_t position) { return !m_rows.contains(position); };
    std::int64_t begin = from;
    while (begin < to && !isMissing(begin))
        ++begin;
    std::int64_t end = to;
    while (end > begin && !isMissing(end - 1))
        --end;
    if (begin == end)
        return;
    m_fetching.run(
        this,
        [table = m_table, selection = m_selection, begin, end](const CancelToken& cancel) {
            return readRows(*table, *selection, begin, end, cancel);
        },
        [this](Result<PositionedRows> rows) {
            if (rows)
                take(std::move(*rows));
            else if (rows.error().kind != ErrorKind::Cancelled)
                emit failed(rows.error());
        });
}

void RecordModel::take(PositionedRows rows)
{
    m_rows.merge(rows);
    forgetFarRows();
    if (m_count > 0)
        emit dataChanged(index(0, 0), index(m_count - 1, columnCount() - 1));
}

void RecordModel::forgetFarRows()
{
    if (m_rows.size() <= mostKeptRows)
        return;
    const std::int64_t near = static_cast<std::int64_t>(mostKeptRows) / 4;
    std::erase_if(m_rows, [&](const auto& entry) {
        return entry.first < m_first - near || entry.first >= m_first + m_count + near;
    });
}

void RecordModel::retranslate()
{
    if (columnCount() > 0)
        emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int RecordModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int RecordModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_table->columns().size());
}

QVariant RecordModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_count)
        return {};
    const std::int64_t position = m_first + index.row();
    const auto column = static_cast<std::size_t>(index.column());
    if (role == RowNumber)
        return QVariant::fromValue<qint64>(m_selection->at(position));
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = m_table->columns()[column].kind == ColumnKind::Number;
        return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    const auto row = m_rows.find(position);
    if (role == Loaded)
        return row != m_rows.end();
    if (row == m_rows.end())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return visibleText(cellText(m_table->columns()[column], row->second.cells.at(column)));
    case Stored:
        return row->second.cells.at(column);
    case Qt::ToolTipRole:
        return visibleText(index.data(Source).toString());
    case Source:
        return row->second.path.isEmpty()
                   ? QString()
                   : QStringLiteral("%1:%2").arg(row->second.path, QString::number(row->second.line));
    default:
        return {};
    }
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0)
        return {};
    if (orientation == Qt::Vertical) {
        if (role != Qt::DisplayRole || section >= m_count)
            return {};
        return QLocale().toString(qlonglong{m_selection->at(m_first + section)} + 1);
    }
    if (section >= columnCount())
        return {};
    const TableColumn& column = m_table->columns()[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return visibleLine(columnTitle(column));
    if (role == Qt::ToolTipRole) {
        const QString name = visibleLine(QString::fromStdString(column.name));
        return column.field == LogField::Latency
                   ? tr("Column “%1” of the log, in milliseconds. Filters compare seconds.").arg(name)
                   : tr("Column “%1” of the log").arg(name);
    }
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((column.kind == ColumnKind::Number ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    return {};
}

} // namespace qd
