// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

/// Text in the columns of a terminal, where a Chinese character takes two.
namespace qd {

/// The width of every text that the program lays out.
inline constexpr int terminalColumns = 80;

[[nodiscard]] int columnsOf(const QString& text);
/// Fills the text with spaces up to that width; a wider text stays as it is.
[[nodiscard]] QString padded(const QString& text, int columns);
/// Lines of at most that width, broken where the rules of Unicode allow it, but not after a dash. What has no
/// such place is wider.
[[nodiscard]] QStringList wrapped(const QString& text, int columns);

} // namespace qd
