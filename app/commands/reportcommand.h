// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandline.h"

namespace qd {

/// `quarterdeck report --log PATH… --out FILE`, or `--endpoint NAME` for its predictions in the history at
/// `historyPath`: reads them, evaluates them and writes the report; what went wrong, and progress on a
/// terminal, on standard error. Returns the exit code.
[[nodiscard]] int writeQualityReportOf(const CommandLine& line, const QString& historyPath);

} // namespace qd
