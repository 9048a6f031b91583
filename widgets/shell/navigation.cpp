// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/navigation.h"

#include "widgets/theme/theme.h"

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>

namespace qd {

Navigation::Navigation(QWidget* parent) : QFrame(parent), m_group(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("navigation"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 8, 6, 8);
    layout->setSpacing(4);
    layout->addStretch();
    connect(m_group, &QButtonGroup::idClicked, this, &Navigation::pageChosen);
    connect(&Theme::instance(), &Theme::changed, this, &Navigation::restyle);
}

void Navigation::addPage(const QString& objectName, const QString& icon)
{
    auto* button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize({24, 24});
    button->setMinimumSize(84, 60);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_group->addButton(button, static_cast<int>(m_pages.size()));
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->count() - 1, button);
    m_pages.push_back({button, icon, {}, 0});
    restyle();
}

void Navigation::setTexts(int page, const QString& title, const QString& reason, const QKeySequence& shortcut)
{
    Page& entry = m_pages[static_cast<std::size_t>(page)];
    entry.title = title;
    entry.button->setToolTip(shortcut.isEmpty()
                                 ? reason
                                 : tr("%1 (%2)", "what a page is good for, shortcut")
                                       .arg(reason, shortcut.toString(QKeySequence::NativeText)));
    showText(entry);
}

void Navigation::setCount(int page, int count)
{
    Page& entry = m_pages[static_cast<std::size_t>(page)];
    entry.count = count;
    showText(entry);
}

void Navigation::setCurrent(int page)
{
    m_pages[static_cast<std::size_t>(page)].button->setChecked(true);
    restyle();
}

void Navigation::showText(const Page& page)
{
    page.button->setText(page.count > 0
                             ? tr("%1 (%2)", "page title, count").arg(page.title, QString::number(page.count))
                             : page.title);
    page.button->setAccessibleName(page.button->text());
}

void Navigation::restyle()
{
    const Theme& theme = Theme::instance();
    for (const Page& page : m_pages)
        page.button->setIcon(theme.icon(page.icon, page.button->isChecked() ? Ink::Accent : Ink::TextMuted));
    setStyleSheet(QStringLiteral("#navigation { background: %1; border: none; border-right: 1px solid %2; }"
                                 "QToolButton { border: none; border-radius: 6px; padding: 4px; color: %3; }"
                                 "QToolButton:checked { background: %4; color: %5; font-weight: 600; }"
                                 "QToolButton:hover:!checked { background: %6; }"
                                 "QToolButton:focus { border: 1px solid %5; }")
                      .arg(theme.color(Ink::Surface).name(), theme.color(Ink::Border).name(),
                           theme.color(Ink::TextMuted).name(), theme.color(Ink::SurfaceRaised).name(),
                           theme.color(Ink::Accent).name(), theme.color(Ink::Window).name()));
}

} // namespace qd
