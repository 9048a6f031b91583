// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/stepindicator.h"

#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace qd {

StepIndicator::StepIndicator(QWidget* parent) : QWidget(parent), m_title(new TextLabel(this))
{
    setObjectName(QStringLiteral("stepIndicator"));
    setFixedWidth(168);
    m_title->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 12, 16);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addSpacing(8);
    for (TextLabel*& label : m_steps) {
        label = new TextLabel(this);
        // The wizard gives its side a background role whose text has another role.
        label->setForegroundRole(QPalette::WindowText);
        column->addWidget(label);
    }
    column->addStretch();
    connect(&Theme::instance(), &Theme::changed, this, &StepIndicator::refresh);
    refresh();
}

void StepIndicator::setSteps(IncidentStep current, IncidentStep furthest)
{
    m_current = current;
    m_furthest = std::max(current, furthest);
    refresh();
}

void StepIndicator::setSubject(const QString& title)
{
    m_title->setText(title);
}

void StepIndicator::refresh()
{
    const Theme& theme = Theme::instance();
    for (int i = 0; i < stepCount; ++i) {
        const auto step = static_cast<IncidentStep>(i);
        const bool isCurrent = step == m_current;
        const bool isDone = !isCurrent && step < m_furthest;
        TextLabel* label = m_steps[static_cast<std::size_t>(i)];
        const QString name = stepName(step);
        if (isCurrent)
            label->setText(tr("●  %1", "present step").arg(name));
        else if (isDone)
            label->setText(tr("✔  %1", "step that is done").arg(name));
        else
            label->setText(tr("○  %1", "step to come").arg(name));
        label->setAccessibleName(isCurrent ? tr("%1, present step").arg(name)
                                 : isDone  ? tr("%1, done").arg(name)
                                           : tr("%1, to come").arg(name));
        QFont font = this->font();
        font.setBold(isCurrent);
        label->setFont(font);
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, theme.color(isCurrent ? Ink::Accent
                                                           : isDone  ? Ink::Text
                                                                     : Ink::TextMuted));
        label->setPalette(palette);
    }
    setAccessibleName(tr("Steps of the triage"));
    update();
}

void StepIndicator::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void StepIndicator::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Ink::Surface));
    painter.setPen(Theme::instance().color(Ink::Border));
    painter.drawLine(width() - 1, 0, width() - 1, height());
}

} // namespace qd
