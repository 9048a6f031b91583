// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/notice.h"

#include "widgets/theme/foreigntext.h"
#include "widgets/theme/statebadge.h"
#include "widgets/theme/textlabel.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace qd {

namespace {

constexpr int iconSide = 18;

struct Look
{
    Ink ink;
    Glyph glyph;
};

Look lookOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Info:
        return {Ink::Info, Glyph::Square};
    case Notice::Kind::Success:
        return {Ink::Healthy, Glyph::Disc};
    case Notice::Kind::Warning:
        return {Ink::Warning, Glyph::Triangle};
    case Notice::Kind::Error:
        return {Ink::Critical, Glyph::Octagon};
    }
    return {Ink::Info, Glyph::Square};
}

} // namespace

Notice::Notice(QWidget* parent)
    : QFrame(parent),
      m_icon(new TextLabel(this)),
      m_text(new TextLabel(this)),
      m_action(new QPushButton(this)),
      m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("notice"));
    m_text->setObjectName(QStringLiteral("noticeText"));
    m_action->setObjectName(QStringLiteral("noticeAction"));
    m_close->setObjectName(QStringLiteral("noticeClose"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setAutoRaise(true);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 6, 6);
    layout->setSpacing(10);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);

    connect(m_action, &QPushButton::clicked, this, &Notice::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&Theme::instance(), &Theme::changed, this, &Notice::restyle);
    QEvent language(QEvent::LanguageChange);
    Notice::changeEvent(&language);
    restyle();
    hide();
}

void Notice::show(Kind kind, const QString& text, const QString& action)
{
    m_kind = kind;
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(m_text->text());
    restyle();
    setVisible(true);
    told();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Notice::show(const Error& error)
{
    show(error.kind == ErrorKind::Cancelled ? Kind::Info : Kind::Error, error.text());
}

bool Notice::isShowing(const Error& error) const
{
    return !isHidden() && m_text->text() == error.text();
}

void Notice::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_close->setAccessibleName(tr("Close the notice"));
        m_close->setToolTip(tr("Hides this message; it changes nothing else."));
    }
    QFrame::changeEvent(event);
}

void Notice::restyle()
{
    const Theme& theme = Theme::instance();
    const Look look = lookOf(m_kind);
    m_icon->setPixmap(stateIcon(look.ink, look.glyph).pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
    m_close->setIcon(theme.icon(QStringLiteral("close"), Ink::TextMuted));
    // By type: pages give their notices names of their own, and one that lies over a table must be opaque.
    setStyleSheet(
        QStringLiteral("qd--Notice { background: %1; border: 1px solid %2; border-left: 4px solid %3; "
                       "border-radius: 4px; }")
            .arg(theme.color(Ink::Surface).name(), theme.color(Ink::Border).name(),
                 theme.color(look.ink).name()));
}

} // namespace qd
