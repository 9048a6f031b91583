// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/emptystate.h"

#include "widgets/theme/textlabel.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd {

namespace {

constexpr int readableWidth = 520; ///< px; longer lines are hard to read

} // namespace

EmptyState::EmptyState(Answer answer, QWidget* parent)
    : QWidget(parent),
      m_answer(answer),
      m_title(new TextLabel(this)),
      m_explanation(new TextLabel(this)),
      m_action(new QPushButton(this))
{
    setObjectName(QStringLiteral("emptyState"));
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    m_explanation->setObjectName(QStringLiteral("emptyExplanation"));
    m_action->setObjectName(QStringLiteral("emptyAction"));

    QFont font = m_title->font();
    font.setPixelSize(QFontInfo(font).pixelSize() * 3 / 2);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    for (TextLabel* label : {m_title, m_explanation}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setFixedWidth(readableWidth);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }

    // Columns of stretch instead of alignment flags: only so do wrapped labels get the height they need.
    auto* column = new QVBoxLayout;
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_explanation);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    auto* layout = new QHBoxLayout(this);
    layout->addStretch();
    layout->addLayout(column);
    layout->addStretch();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    showTexts();
}

void EmptyState::setTexts(const QString& title, const QString& explanation, const QString& action)
{
    m_titleText = title;
    m_explanationText = explanation;
    m_actionText = action;
    showTexts();
}

void EmptyState::setAnswer(Answer answer)
{
    if (answer == m_answer)
        return;
    m_answer = answer;
    showTexts();
}

void EmptyState::showTexts()
{
    const bool isGiven = m_answer == Answer::Given;
    const QString title = isGiven                       ? m_titleText
                          : m_answer == Answer::Awaited ? tr("Reading…")
                                                        : tr("Could not be read");
    const QString explanation = isGiven                       ? m_explanationText
                                : m_answer == Answer::Awaited ? QString()
                                                              : tr("The message on this page says why.");
    m_title->setText(title);
    m_explanation->setText(explanation);
    m_action->setText(m_actionText);
    m_action->setToolTip(m_explanationText);
    m_action->setVisible(isGiven && !m_actionText.isEmpty());
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_explanation->text());
}

void EmptyState::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showTexts();
    QWidget::changeEvent(event);
}

} // namespace qd
