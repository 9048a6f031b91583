// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>

namespace qd {

/// "1,234" in the console's language.
[[nodiscard]] QString countText(std::int64_t count);
/// Returns the count for the %n of a translated text, which is an int: the largest one for more.
[[nodiscard]] int pluralCount(std::int64_t count);

/// "94.1 %"; the dash where there is none.
[[nodiscard]] QString shareText(double share);

/// Stands where there is no value.
inline const QString dash = QStringLiteral("–");

} // namespace qd
