// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alertrule.h"

#include <QDialog>

class QPushButton;
class QTableView;

namespace qd {

class Notice;
class OperatorActions;
class RuleModel;
class TextLabel;

/// All alert rules: switch on and off, add, edit, remove with undo. Every change goes through
/// OperatorActions; the list shows it when it is stored.
class RulesDialog : public QDialog
{
    Q_OBJECT

public:
    RulesDialog(OperatorActions& actions, std::vector<AlertRule> rules, QWidget* parent);

signals:
    void rulesChanged(const std::vector<AlertRule>& rules);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildActions();
    [[nodiscard]] const AlertRule* current() const;
    void addRule();
    void editRule();
    void removeRule();
    void undoRemove();
    void setEnabledState(const std::string& ruleId, bool enabled);
    void openForm(std::optional<AlertRule> rule);
    void stored(const AlertRule& rule);
    void updateButtons();
    void retranslate();

    OperatorActions& m_actions;
    RuleModel* m_model;
    std::optional<AlertRule> m_removed;
    TextLabel* m_explanation;
    QTableView* m_table;
    Notice* m_notice; ///< over the table
    QPushButton* m_add;
    QPushButton* m_edit;
    QPushButton* m_remove;
    QPushButton* m_close;
};

} // namespace qd
