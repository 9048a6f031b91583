// SPDX-License-Identifier: Apache-2.0
#include "models/items/rulemodel.h"

#include "models/base/visibletext.h"
#include "models/items/alertmodel.h"

#include <algorithm>

namespace qd {

namespace {

bool comesBefore(const AlertRule& a, const AlertRule& b)
{
    const int order = ruleTitle(a).localeAwareCompare(ruleTitle(b));
    return order != 0 ? order < 0 : a.id < b.id;
}

} // namespace

void RuleModel::setRules(std::vector<AlertRule> rules)
{
    std::sort(rules.begin(), rules.end(), comesBefore);
    beginResetModel();
    m_rules = std::move(rules);
    endResetModel();
}

void RuleModel::upsert(const AlertRule& rule)
{
    const int known = rowOf(rule.id);
    if (known >= 0 && m_rules[static_cast<std::size_t>(known)].name == rule.name) {
        m_rules[static_cast<std::size_t>(known)] = rule;
        emit dataChanged(index(known, 0), index(known, ColumnCount - 1));
        return;
    }
    remove(rule.id); // a new name has a new place
    const auto at = std::lower_bound(m_rules.begin(), m_rules.end(), rule, comesBefore);
    const int row = static_cast<int>(at - m_rules.begin());
    beginInsertRows({}, row, row);
    m_rules.insert(at, rule);
    endInsertRows();
}

void RuleModel::remove(const std::string& id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rules.erase(m_rules.begin() + row);
    endRemoveRows();
}

void RuleModel::retranslate()
{
    setRules(std::vector<AlertRule>(m_rules)); // the titles, and with them the order, are others
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

const AlertRule* RuleModel::ruleAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rules[static_cast<std::size_t>(row)] : nullptr;
}

int RuleModel::rowOf(const std::string& id) const
{
    const auto found =
        std::find_if(m_rules.begin(), m_rules.end(), [&](const AlertRule& rule) { return rule.id == id; });
    return found == m_rules.end() ? -1 : static_cast<int>(found - m_rules.begin());
}

int RuleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rules.size());
}

int RuleModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant RuleModel::data(const QModelIndex& index, int role) const
{
    const AlertRule* rule = index.isValid() ? ruleAt(index.row()) : nullptr;
    if (rule == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == NameColumn)
            return visibleLine(ruleTitle(*rule));
        return index.column() == SeverityColumn ? AlertModel::severityName(rule->severity)
                                                : visibleText(ruleConditionText(*rule));
    case Qt::ToolTipRole:
        return visibleText(describeRule(*rule));
    case Qt::CheckStateRole:
        if (index.column() == NameColumn)
            return rule->enabled ? Qt::Checked : Qt::Unchecked;
        return {};
    case RuleIdRole:
        return QString::fromStdString(rule->id);
    case SeverityRole:
        return static_cast<int>(rule->severity);
    default:
        return {};
    }
}

bool RuleModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const AlertRule* rule = index.isValid() ? ruleAt(index.row()) : nullptr;
    if (rule == nullptr || role != Qt::CheckStateRole || index.column() != NameColumn)
        return false;
    emit enableRequested(rule->id, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags RuleModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == NameColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant RuleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Rule");
    case SeverityColumn:
        return tr("Severity");
    case ConditionColumn:
        return tr("Condition");
    default:
        return {};
    }
}

} // namespace qd
