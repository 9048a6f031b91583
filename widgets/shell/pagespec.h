// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/monitor/fleetsnapshot.h"

#include <QKeySequence>
#include <QString>

#include <functional>

namespace qd {

class MainWindow;
class Page;

/// What is said about a page.
struct PageTexts
{
    QString title;   ///< beneath its icon in the navigation
    QString reason;  ///< what it is good for, in a tooltip
    QString command; ///< the words of the menu and the command palette
};

/// A page of the main window, as navigation, menu, command palette and settings know it. The page itself is
/// made when it is first shown or asked for.
struct PageSpec
{
    QLatin1String name; ///< the page class's `pageName`
    QString icon;       ///< an icon of the theme
    QKeySequence shortcut;
    std::function<PageTexts()> texts; ///< returns the texts in the language of the moment
    /// Makes the page and joins it to the rest of the console.
    std::function<Page*(MainWindow&)> make;
    bool needsHistory = true; ///< whether the page can only be made once the history is open
    /// Returns the number beside its title, 0: none; absent for a page that never has one.
    std::function<int(const FleetSnapshot&)> count = {};
};

/// Returns the name of an object that is about a page: "navFleet" of "nav" and the page "fleet".
[[nodiscard]] inline QString objectNameOf(const char* before, const PageSpec& page, const char* after = "")
{
    QString name = page.name;
    name.front() = name.front().toUpper();
    return QLatin1String(before) + name + QLatin1String(after);
}

} // namespace qd
