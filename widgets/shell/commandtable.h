// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QAction;
class QMainWindow;
class QMenu;

namespace qd {

/// A command of the main window: an action in a menu and in the command palette.
struct WindowCommand
{
    QString name; ///< the object name of its action
    QKeySequence shortcut;
    std::function<QString()> text; ///< returns the text in the language of the moment
    std::function<void()> run;
    std::function<bool()> isEnabled = {}; ///< whether it can be run at the moment; absent: always
    std::function<bool()> isChosen = {};  ///< whether it is checked, of commands that exclude each other
};

/// The menus of the main window and all of its commands.
class CommandTable : public QObject
{
    Q_OBJECT

public:
    using Text = std::function<QString()>;

    explicit CommandTable(QMainWindow& window);

    /// Adds a menu to the menu bar.
    QMenu& addMenu(Text title);
    QMenu& addSubmenu(QMenu& menu, const QString& name, Text title);
    void add(QMenu& menu, WindowCommand command);
    /// Sets texts anew, and what can be run: the language or what commands depend on has changed.
    void update();
    /// Returns the actions of all commands, in the order in which they were added.
    [[nodiscard]] QList<QAction*> actions() const;

private:
    struct Entry
    {
        WindowCommand command;
        QAction* action;
    };
    struct TitledMenu
    {
        QMenu* menu;
        Text title;
    };

    QMainWindow& m_window;
    std::vector<Entry> m_entries;
    std::vector<TitledMenu> m_menus;
};

} // namespace qd
