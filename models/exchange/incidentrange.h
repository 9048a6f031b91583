// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"

namespace qd {

/// Incidents whose life overlaps the range, newest first.
[[nodiscard]] Result<std::vector<IncidentRecord>> incidentsOf(const HistoryReader& reader, TimeRange range);

} // namespace qd
