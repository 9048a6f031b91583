// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qd {

/// Salvages the damaged history and prints what was saved and what was lost. The process's exit code: 0 when
/// a copy was made.
[[nodiscard]] int salvageCommand(const QString& path);

} // namespace qd
