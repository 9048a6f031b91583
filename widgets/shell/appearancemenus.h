// SPDX-License-Identifier: Apache-2.0
#pragma once

class QMenu;

namespace qd {

class CommandTable;

/// Adds the choice of the theme to the menu, as a menu of its own.
void addThemeMenu(CommandTable& commands, QMenu& view);
/// Adds the choice of the language to the menu, as a menu of its own.
void addLanguageMenu(CommandTable& commands, QMenu& view);

} // namespace qd
