// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/commandtable.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenuBar>

#include <utility>

namespace qd {

CommandTable::CommandTable(QMainWindow& window) : QObject(&window), m_window(window)
{
}

QMenu& CommandTable::addMenu(Text title)
{
    QMenu* menu = m_window.menuBar()->addMenu(title());
    m_menus.push_back({menu, std::move(title)});
    return *menu;
}

QMenu& CommandTable::addSubmenu(QMenu& menu, const QString& name, Text title)
{
    QMenu* submenu = menu.addMenu(title());
    submenu->setObjectName(name);
    m_menus.push_back({submenu, std::move(title)});
    return *submenu;
}

void CommandTable::add(QMenu& menu, WindowCommand command)
{
    auto* action = new QAction(&m_window);
    action->setObjectName(command.name);
    action->setShortcut(command.shortcut);
    connect(action, &QAction::triggered, &m_window, command.run);
    if (command.isChosen) {
        auto* group = menu.findChild<QActionGroup*>(QString(), Qt::FindDirectChildrenOnly);
        (group ? group : new QActionGroup(&menu))->addAction(action);
        action->setCheckable(true);
        // The check mark is set when the menu opens: other places choose, too.
        connect(&menu, &QMenu::aboutToShow, action,
                [action, isChosen = command.isChosen] { action->setChecked(isChosen()); });
    }
    m_window.addAction(action);
    menu.addAction(action);
    m_entries.push_back({std::move(command), action});
}

void CommandTable::update()
{
    for (const auto& [menu, title] : m_menus)
        menu->setTitle(title());
    for (const auto& [command, action] : m_entries) {
        action->setText(command.text());
        action->setEnabled(!command.isEnabled || command.isEnabled());
    }
}

QList<QAction*> CommandTable::actions() const
{
    QList<QAction*> actions;
    for (const Entry& entry : m_entries)
        actions.push_back(entry.action);
    return actions;
}

} // namespace qd
