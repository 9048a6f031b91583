// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qd {

/// `quarterdeck check`: verifies the history file without changing it and prints what it found. Exit code 0:
/// sound, 1: damaged or unreadable.
[[nodiscard]] int checkHistory(const QString& path);

} // namespace qd
