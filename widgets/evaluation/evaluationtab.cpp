// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/evaluationtab.h"

#include "widgets/theme/emptystate.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace qd {

EvaluationTab::EvaluationTab(QWidget* parent)
    : QWidget(parent), m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this))
{
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

void EvaluationTab::setShown(const ShownEvaluation& shown)
{
    m_shown = shown;
    refresh();
}

void EvaluationTab::refreshShown()
{
    if (m_shown.evaluation)
        refresh();
}

void EvaluationTab::askForRows(const QString& filter)
{
    if (!filter.isEmpty())
        emit rowsWanted(filter);
}

void EvaluationTab::setPage(QWidget* page)
{
    m_stack->addWidget(page);
    m_stack->setCurrentWidget(page);
}

void EvaluationTab::showPage()
{
    m_stack->setCurrentIndex(1);
}

void EvaluationTab::showNothing(const QString& title, const QString& explanation)
{
    m_empty->setTexts(title, explanation);
    m_stack->setCurrentWidget(m_empty);
}

} // namespace qd
