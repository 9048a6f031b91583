// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/assumptionsview.h"

#include "widgets/evaluation/meaningchoices.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include <QMenu>
#include <QVBoxLayout>

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

AssumptionsView::AssumptionsView(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("assumptions"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    connect(&Theme::instance(), &Theme::changed, this, &AssumptionsView::fill);
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
    for (TextLabel* line : m_lines) {
        line->hide();
        line->deleteLater(); // its menu may be what asked
    }
    m_lines.clear();
    for (const Assumption& assumption : m_assumptions)
        addLine(assumption);
    setVisible(!m_lines.empty());
}

/// A sentence with what speaks for it; a link opens what else may be said.
void AssumptionsView::addLine(const Assumption& assumption)
{
    const QString number = QString::number(m_lines.size());
    auto* line = new TextLabel(this);
    line->setObjectName(QStringLiteral("assumption_") + number);
    line->setWordWrap(true);
    line->setTextInteractionFlags(Qt::TextBrowserInteraction);
    line->setAccessibleName(boundedText(assumption.meaning));
    line->setToolTip(surenessText(assumption.sureness));
    QString text = markupOf((assumption.meaning + u' ' + assumption.evidence).trimmed());
    if (assumption.sureness == Sureness::Guess)
        text.prepend(QStringLiteral("<span style=\"color:%1\">▲</span> ")
                         .arg(Theme::instance().color(Ink::Warning).name()));
    const std::vector<MeaningChoice> choices = meaningChoices(assumption.about, m_question, m_classes);
    if (!choices.empty() || m_hasColumns)
        text += QStringLiteral(" <a href=\"change\">%1</a>").arg(markupOf(tr("Change…")));
    line->setMarkup(text);
    if (!choices.empty())
        makeMenu(*line, choices)->setObjectName(QStringLiteral("changeAssumption_") + number);
    // Queued: who follows it may renew the sentences, and this one with them.
    connect(
        line, &TextLabel::linkActivated, line,
        [this, line] {
            if (auto* menu = line->findChild<QMenu*>())
                menu->popup(line->mapToGlobal(line->rect().bottomLeft()));
            else
                emit columnsWanted();
        },
        Qt::QueuedConnection);
    m_layout->addWidget(line);
    m_lines.push_back(line);
}

QMenu* AssumptionsView::makeMenu(TextLabel& line, const std::vector<MeaningChoice>& choices)
{
    auto* menu = new QMenu(&line);
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
    return menu;
}

} // namespace qd
