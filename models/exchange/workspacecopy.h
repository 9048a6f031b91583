// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/outputtarget.h"
#include "models/exchange/exporter.h"

namespace qd {

/// A history file of its own: one file without companions (rollback journal, so that it opens from a medium
/// that cannot be written), checked for integrity before it gets its name. Without a range: the whole file as
/// of this moment, by SQLite's backup interface under one read transaction, so that a writer neither waits
/// nor makes it begin again. With one: samples, predictions, events, alerts and incidents of the range, the
/// audit lines and steps of these incidents, and the documents (endpoints, rules…) that they speak of.
[[nodiscard]] Result<ExportOutcome> copyWorkspace(const QString& historyPath, const QString& target,
                                                  const OutputRules& rules, std::optional<TimeRange> range,
                                                  const CancelToken& cancel, const ProgressSink& progress);

} // namespace qd
