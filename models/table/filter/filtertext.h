// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>

/// Writes filters that select() reads.
namespace qd {

/// The name of a column, in backquotes where it could be taken for something else.
[[nodiscard]] QString filterName(const std::string& column);
/// The text in quotation marks.
[[nodiscard]] QString filterQuoted(const std::string& value);
/// "name = value", of an empty value "name is missing". `name` as filterName() writes it.
[[nodiscard]] QString filterEquals(const QString& name, const std::string& value);
/// Returns a filter for both conditions; the first may be empty.
[[nodiscard]] QString filterAnd(const QString& filter, const QString& condition);

} // namespace qd
