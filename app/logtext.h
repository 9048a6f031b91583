// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qd {

/// `quarterdeck log --text FILE`: the summary of a prediction log on standard output. Returns the exit code.
[[nodiscard]] int printLogSummary(const QString& path);

} // namespace qd
