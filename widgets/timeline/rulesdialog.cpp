// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/rulesdialog.h"

#include "models/items/rulemodel.h"
#include "models/operator/operatoractions.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"
#include "widgets/theme/toast.h"
#include "widgets/timeline/alertdelegate.h"
#include "widgets/timeline/ruledialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace qd {

RulesDialog::RulesDialog(OperatorActions& actions, std::vector<AlertRule> rules, QWidget* parent)
    : QDialog(parent),
      m_actions(actions),
      m_model(new RuleModel(this)),
      m_explanation(new TextLabel(this)),
      m_table(new QTableView(this)),
      m_notice(new Toast(m_table)),
      m_add(new QPushButton(this)),
      m_edit(new QPushButton(this)),
      m_remove(new QPushButton(this)),
      m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("rulesDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_model->setRules(std::move(rules));
    m_table->setObjectName(QStringLiteral("rulesTable"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new AlertDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(RuleModel::NameColumn, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(RuleModel::SeverityColumn,
                                                      QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_explanation->setWordWrap(true);

    buildActions();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &RulesDialog::updateButtons);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() != RuleModel::NameColumn)
            editRule();
    });
    connect(m_model, &RuleModel::enableRequested, this, &RulesDialog::setEnabledState);
    connect(m_notice, &Notice::actionTriggered, this, &RulesDialog::undoRemove);
    connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, this, &RulesDialog::undoRemove);
    resize(760, 420);
    retranslate();
    m_table->setCurrentIndex(m_model->index(0, 0));
    m_table->setFocus();
    updateButtons();
}

void RulesDialog::buildActions()
{
    m_add->setObjectName(QStringLiteral("addRuleButton"));
    m_edit->setObjectName(QStringLiteral("editRuleButton"));
    m_remove->setObjectName(QStringLiteral("removeRuleButton"));
    m_close->setObjectName(QStringLiteral("closeButton"));
    m_add->setIcon(Theme::instance().icon(QStringLiteral("add")));
    m_edit->setIcon(Theme::instance().icon(QStringLiteral("edit")));
    m_remove->setIcon(Theme::instance().icon(QStringLiteral("remove")));
    for (QPushButton* button : {m_add, m_edit, m_remove, m_close})
        button->setAutoDefault(false); // Enter in the table edits, it does not press a button
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_add, m_edit, m_remove})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_explanation);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &RulesDialog::addRule);
    connect(m_edit, &QPushButton::clicked, this, &RulesDialog::editRule);
    connect(m_remove, &QPushButton::clicked, this, &RulesDialog::removeRule);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
}

const AlertRule* RulesDialog::current() const
{
    return m_model->ruleAt(m_table->currentIndex().row());
}

void RulesDialog::addRule()
{
    openForm(std::nullopt);
}

void RulesDialog::editRule()
{
    if (const AlertRule* rule = current())
        openForm(*rule);
}

void RulesDialog::openForm(std::optional<AlertRule> rule)
{
    auto* form = new RuleDialog(std::move(rule), this);
    connect(form, &ActionDialog::submitted, this, [this, form] {
        const AlertRule made = form->rule();
        m_actions.saveRule(made,
                           [self = QPointer(this), form = QPointer(form), made](const Result<void>& saved) {
                               if (self && saved)
                                   self->stored(made);
                               if (form)
                                   form->finish(saved);
                           });
    });
    form->open();
}

void RulesDialog::stored(const AlertRule& rule)
{
    m_model->upsert(rule);
    m_table->setCurrentIndex(m_model->index(m_model->rowOf(rule.id), 0));
    updateButtons();
    emit rulesChanged(m_model->rules());
}

void RulesDialog::setEnabledState(const std::string& ruleId, bool enabled)
{
    const AlertRule* known = m_model->ruleAt(m_model->rowOf(ruleId));
    if (known == nullptr)
        return;
    AlertRule rule = *known;
    rule.enabled = enabled;
    m_actions.saveRule(rule, [self = QPointer(this), rule](const Result<void>& saved) {
        if (!self)
            return;
        if (saved)
            self->stored(rule);
        else
            self->m_notice->show(saved.error());
    });
}

void RulesDialog::removeRule()
{
    const AlertRule* rule = current();
    if (rule == nullptr)
        return;
    m_actions.removeRule(rule->id, [self = QPointer(this), rule = *rule](const Result<void>& removed) {
        if (!self)
            return;
        if (!removed) {
            self->m_notice->show(removed.error());
            return;
        }
        self->m_removed = rule;
        self->m_model->remove(rule.id);
        self->updateButtons();
        self->m_notice->show(Notice::Kind::Info, tr("The rule \"%1\" was removed.").arg(ruleTitle(rule)),
                             tr("&Undo"));
        emit self->rulesChanged(self->m_model->rules());
    });
}

void RulesDialog::undoRemove()
{
    if (!m_removed)
        return;
    m_actions.saveRule(*m_removed, [self = QPointer(this), rule = *m_removed](const Result<void>& saved) {
        if (!self)
            return;
        if (!saved) {
            self->m_notice->show(saved.error());
            return;
        }
        self->m_removed.reset();
        self->m_notice->hide();
        self->stored(rule);
    });
}

void RulesDialog::updateButtons()
{
    const bool any = current() != nullptr;
    m_edit->setEnabled(any);
    m_remove->setEnabled(any);
}

void RulesDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void RulesDialog::retranslate()
{
    setWindowTitle(tr("Alert rules"));
    m_explanation->setText(
        tr("Each rule watches one metric of every model or endpoint that has it. Changes take "
           "effect at the next evaluation."));
    m_model->retranslate();
    m_table->setAccessibleName(tr("Alert rules"));
    m_add->setText(tr("&Add…"));
    m_add->setToolTip(tr("Opens a form for a new rule."));
    m_edit->setText(tr("&Edit…"));
    m_edit->setToolTip(tr("Changes the chosen rule; its open alerts continue under the new condition."));
    m_remove->setText(tr("&Remove"));
    m_remove->setToolTip(tr("Deletes the rule and closes its open alerts. This can be undone."));
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("All changes are already saved."));
    for (QPushButton* button : {m_add, m_edit, m_remove, m_close})
        button->setAccessibleName(button->text().remove(QLatin1Char('&')));
}

} // namespace qd
