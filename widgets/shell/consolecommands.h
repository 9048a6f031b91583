// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qd {

class CommandTable;
class MainWindow;

/// Adds the menus of the console with their commands, which are the commands of the palette, too.
void addConsoleCommands(CommandTable& commands, MainWindow& window);

} // namespace qd
