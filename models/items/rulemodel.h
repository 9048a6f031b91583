// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alertrule.h"

#include <QAbstractTableModel>

#include <vector>

namespace qd {

/// The alert rules, by name. The check box of a row does not change the rule by itself: it asks, and whoever
/// owns the rules saves and upserts it.
class RuleModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, SeverityColumn, ConditionColumn, ColumnCount };
    enum Role { RuleIdRole = Qt::UserRole, SeverityRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setRules(std::vector<AlertRule> rules);
    void upsert(const AlertRule& rule);
    void remove(const std::string& id);
    void retranslate();
    [[nodiscard]] const AlertRule* ruleAt(int row) const;
    [[nodiscard]] int rowOf(const std::string& id) const; ///< -1: unknown
    [[nodiscard]] const std::vector<AlertRule>& rules() const { return m_rules; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void enableRequested(const std::string& ruleId, bool enabled);

private:
    std::vector<AlertRule> m_rules; ///< rules by title, then id
};

} // namespace qd
