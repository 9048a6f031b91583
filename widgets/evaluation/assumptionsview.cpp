// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/assumptionsview.h"

#include "widgets/evaluation/meaningchoices.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"

#include <QGridLayout>
#include <QMenu>
#include <QToolButton>

namespace qd {

namespace {

QString surenessText(Sureness sureness)
{
    switch (sureness) {
    case Sureness::Said:
        return AssumptionsView::tr("You said so.");
    case Sureness::Sure:
        return AssumptionsView::tr("The log leaves no doubt about it.");
    case Sureness::Likely:
        return AssumptionsView::tr("The values speak for it.");
    case Sureness::Guess:
        break;
    }
    return AssumptionsView::tr(
        "This is a guess: the values do not speak against it. Change it if it is wrong.");
}

} // namespace

AssumptionsView::AssumptionsView(QWidget* parent) : QWidget(parent), m_layout(new QGridLayout(this))
{
    setObjectName(QStringLiteral("assumptions"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(8);
    m_layout->setVerticalSpacing(2);
    m_layout->setColumnStretch(1, 1);
}

void AssumptionsView::setAssumptions(std::vector<Assumption> assumptions, const EvaluationQuestion& question,
                                     std::vector<std::string> classes)
{
    m_assumptions = std::move(assumptions);
    m_question = question;
    m_classes = std::move(classes);
    fill();
}

void AssumptionsView::setHasColumns(bool hasColumns)
{
    m_hasColumns = hasColumns;
    fill();
}

void AssumptionsView::retranslate()
{
    setAccessibleName(tr("What the log was taken for"));
    fill();
}

void AssumptionsView::fill()
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // a menu of it may be what asked
        }
        delete item;
    }
    int row = 0;
    for (const Assumption& assumption : m_assumptions)
        addLine(row++, assumption);
    setVisible(!m_assumptions.empty());
}

void AssumptionsView::addLine(int row, const Assumption& assumption)
{
    if (QWidget* change = makeChange(row, assumption))
        m_layout->addWidget(change, row, 0, Qt::AlignTop);
    auto* sentence = new TextLabel(this);
    sentence->setObjectName(QStringLiteral("assumption_%1").arg(row));
    sentence->setWordWrap(true);
    sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const QString mark = assumption.sureness == Sureness::Guess ? QStringLiteral("⚠ ") : QString();
    sentence->setText((mark + assumption.meaning + u' ' + assumption.evidence).trimmed());
    sentence->setToolTip(surenessText(assumption.sureness));
    m_layout->addWidget(sentence, row, 1);
}

/// The button with what else may be said; null when there is nothing.
QWidget* AssumptionsView::makeChange(int row, const Assumption& assumption)
{
    const std::vector<MeaningChoice> choices = meaningChoices(assumption.about, m_question, m_classes);
    if (choices.empty() && !m_hasColumns)
        return nullptr;
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("changeAssumption_%1").arg(row));
    button->setText(tr("Change…"));
    button->setAccessibleName(tr("Change: %1").arg(nameText(assumption.meaning)));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAutoRaise(true);
    if (choices.empty()) {
        connect(button, &QToolButton::clicked, this, &AssumptionsView::columnsWanted);
        return button;
    }
    auto* menu = new QMenu(button);
    for (const MeaningChoice& choice : choices) {
        QAction* action = menu->addAction(menuText(choice.text));
        action->setCheckable(true);
        action->setChecked(choice.isChosen);
        connect(action, &QAction::triggered, this,
                [this, choice] { emit meaningChanged(choice.meaning, choice.positiveClass); });
    }
    if (m_hasColumns) {
        menu->addSeparator();
        connect(menu->addAction(tr("&Columns of the log…")), &QAction::triggered, this,
                &AssumptionsView::columnsWanted);
    }
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    return button;
}

} // namespace qd
