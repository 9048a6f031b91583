// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qd {

/// The history that a command uses: the one that was named, else the one that was chosen when the default one
/// was damaged, else the default one.
[[nodiscard]] QString historyToUse(const QString& named);
/// Makes this history the one that is used where none is named.
void rememberHistory(const QString& path);

} // namespace qd
