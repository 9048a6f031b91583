// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/tabs/evaluationtab.h"

#include "widgets/theme/emptystate.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace qd {

namespace {

constexpr std::size_t mostDrawn = 8; ///< as many as have a colour

} // namespace

std::vector<std::size_t> ShownEvaluation::drawn() const
{
    std::vector<std::size_t> versions;
    for (std::size_t i = isRepeated(0) ? 1 : 0; i < evaluation->versions.size(); ++i)
        versions.push_back(i);
    if (versions.size() <= mostDrawn)
        return versions;
    std::stable_sort(versions.begin(), versions.end(), [this](std::size_t a, std::size_t b) {
        const auto rank = [this](std::size_t i) {
            return i == version ? std::numeric_limits<std::int64_t>::max()
                                : evaluation->versions[i].predictions;
        };
        return rank(a) > rank(b);
    });
    versions.resize(mostDrawn);
    std::sort(versions.begin(), versions.end());
    return versions;
}

EvaluationTab::EvaluationTab(QWidget* parent)
    : QWidget(parent),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(EmptyState::Answer::Given, this))
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
