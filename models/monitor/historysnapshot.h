// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"
#include "models/monitor/monitor.h"

namespace qd {

/// The fleet as the history shows it: for a console that may only read, because another one watches. Values
/// as fresh as the other console writes them. Blocking; any thread.
[[nodiscard]] Result<FleetSnapshotPtr> snapshotFromHistory(const HistoryReader& reader, Timestamp now,
                                                           const MonitorSettings& settings = {});

} // namespace qd
