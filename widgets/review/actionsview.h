// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/incidents/incidentdossier.h"
#include "models/items/rowsmodel.h"

#include <QWidget>

class QListWidget;
class QPlainTextEdit;
class QTableView;

namespace qd {

class TextLabel;

/// The switches of an incident with their exact requests and answers, and the audit trail below.
class ActionsView : public QWidget
{
    Q_OBJECT

public:
    explicit ActionsView(QWidget* parent = nullptr);
    void setDossier(const IncidentDossier& dossier);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showAction(int row);

    std::vector<IncidentAction> m_actions;
    bool m_filled = false; ///< before that nothing is said about changes
    RowsModel<AuditRecord>* m_auditModel;
    TextLabel* m_actionsTitle;
    QListWidget* m_list;
    QPlainTextEdit* m_exchange;
    TextLabel* m_auditTitle;
    QTableView* m_audit;
};

} // namespace qd
