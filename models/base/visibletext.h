// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qd {

/// `text` with a visible sign in place of each character that acts instead of being seen: C0 and C1 controls,
/// what turns the direction of writing, line and paragraph separators, what has no look at all (a space
/// without width, a joiner after a Latin letter), halves of surrogate pairs. Texts of servers, logs and files
/// go through it on their way to a terminal or a screen, so that a name can neither command a terminal nor
/// look like another name. Line breaks and tabs stay; nothing else is changed, and a text without such
/// characters is returned as it is.
[[nodiscard]] QString visibleText(const QString& text);
/// Returns `text` like visibleText(), for what has to stay on one line, in a cell or a field: line breaks and
/// tabs become signs too.
[[nodiscard]] QString visibleLine(const QString& text);

} // namespace qd
