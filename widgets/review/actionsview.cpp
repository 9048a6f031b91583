// SPDX-License-Identifier: Apache-2.0
#include "widgets/review/actionsview.h"

#include "models/history/auditkinds.h"
#include "models/items/incidents/incidenttexts.h"
#include "widgets/review/requesttext.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QHeaderView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace qd {

namespace {

struct AuditModelWords
{
    Q_DECLARE_TR_FUNCTIONS(AuditModelWords)
};

QString phaseText(const std::string& phase)
{
    if (phase == auditphase::intended)
        return AuditModelWords::tr("… intended");
    if (phase == auditphase::succeeded)
        return AuditModelWords::tr("✔ succeeded");
    if (phase == auditphase::failed)
        return AuditModelWords::tr("✖ failed");
    if (phase == auditphase::unconfirmed)
        return AuditModelWords::tr("? outcome unknown");
    return QString::fromStdString(phase);
}

RowsModel<AuditRecord>* makeAuditModel(QObject* parent)
{
    using A = AuditRecord;
    return new RowsModel<A>(
        {{[] { return AuditModelWords::tr("Time"); }, [](const A& a) { return timeText(a.at); },
          [](const A& a) { return QVariant(static_cast<qlonglong>(a.at.ms)); }},
         {[] { return AuditModelWords::tr("Operator"); },
          [](const A& a) { return QString::fromStdString(a.actor); },
          [](const A& a) { return QVariant(QString::fromStdString(a.actor)); }},
         {[] { return AuditModelWords::tr("Action"); },
          [](const A& a) { return QString::fromStdString(a.action); },
          [](const A& a) { return QVariant(QString::fromStdString(a.action)); }},
         {[] { return AuditModelWords::tr("Phase"); }, [](const A& a) { return phaseText(a.phase); },
          [](const A& a) { return QVariant(QString::fromStdString(a.phase)); }},
         {[] { return AuditModelWords::tr("Target"); },
          [](const A& a) { return QString::fromStdString(a.target); },
          [](const A& a) { return QVariant(QString::fromStdString(a.target)); }}},
        [](const A& a, int, int role) {
            return role == Qt::ToolTipRole ? QVariant(QString::fromStdString(a.body).left(2000)) : QVariant();
        },
        parent);
}

} // namespace

ActionsView::ActionsView(QWidget* parent)
    : QWidget(parent),
      m_auditModel(makeAuditModel(this)),
      m_actionsTitle(new TextLabel(this)),
      m_list(new QListWidget(this)),
      m_exchange(new QPlainTextEdit(this)),
      m_auditTitle(new TextLabel(this)),
      m_audit(new QTableView(this))
{
    m_list->setObjectName(QStringLiteral("reviewActionList"));
    m_list->setWordWrap(true);
    m_exchange->setObjectName(QStringLiteral("reviewExchange"));
    m_exchange->setReadOnly(true);
    m_exchange->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_audit->setObjectName(QStringLiteral("reviewAudit"));
    m_audit->setModel(m_auditModel);
    m_audit->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_audit->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_audit->setShowGrid(false);
    m_audit->setTabKeyNavigation(false);
    m_audit->verticalHeader()->hide();
    m_audit->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_audit->horizontalHeader()->setStretchLastSection(true);
    m_actionsTitle->setBuddy(m_list);
    m_auditTitle->setBuddy(m_audit);

    auto* actions = new QSplitter(Qt::Horizontal, this);
    actions->addWidget(m_list);
    actions->addWidget(m_exchange);
    actions->setStretchFactor(0, 1);
    actions->setStretchFactor(1, 2);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_actionsTitle);
    column->addWidget(actions, 3);
    column->addWidget(m_auditTitle);
    column->addWidget(m_audit, 2);
    connect(m_list, &QListWidget::currentRowChanged, this, &ActionsView::showAction);
    retranslate();
}

void ActionsView::setDossier(const IncidentDossier& dossier)
{
    m_actions = dossier.incident.actions;
    m_filled = true;
    m_auditModel->setRows(dossier.audit);
    const int row = std::max(0, m_list->currentRow());
    m_list->clear();
    for (const IncidentAction& action : m_actions)
        m_list->addItem(
            tr("%1\n%2", "time, what was done").arg(timeText(action.at), boundedText(actionText(action))));
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    showAction(m_list->currentRow());
}

void ActionsView::showAction(int row)
{
    if (row < 0 || row >= static_cast<int>(m_actions.size())) {
        m_exchange->setPlainText(m_filled && m_actions.empty() ? tr("Nothing was changed in this incident.")
                                                               : QString());
        return;
    }
    const IncidentAction& action = m_actions[static_cast<std::size_t>(row)];
    m_exchange->setPlainText(exchangeText(action));
}

void ActionsView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ActionsView::retranslate()
{
    m_auditModel->retranslate();
    for (int row = 0; row < m_list->count(); ++row) {
        const IncidentAction& action = m_actions[static_cast<std::size_t>(row)];
        m_list->item(row)->setText(
            tr("%1\n%2", "time, what was done").arg(timeText(action.at), boundedText(actionText(action))));
    }
    showAction(m_list->currentRow());
    m_actionsTitle->setText(tr("Act&ions with their requests and answers"));
    m_auditTitle->setText(tr("A&udit trail"));
    m_list->setAccessibleName(tr("Actions of the incident"));
    m_list->setToolTip(tr("Choose an action to see exactly what was sent and answered."));
    m_exchange->setAccessibleName(tr("Requests and answers"));
    m_exchange->setToolTip(
        tr("As sent and received, with times; long answers are truncated. Secrets are never recorded."));
    m_audit->setAccessibleName(tr("Audit trail"));
    m_audit->setToolTip(tr("Written before and after each action; rows are never changed."));
}

} // namespace qd
