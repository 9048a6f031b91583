// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/exchange/exporter.h"

namespace qd {

/// Fills the empty file `target` with what copyWorkspace() promises of a range.
[[nodiscard]] Result<ExportOutcome> copyRange(const QString& historyPath, const QString& target,
                                              TimeRange range, const CancelToken& cancel,
                                              const ProgressSink& progress);

} // namespace qd
