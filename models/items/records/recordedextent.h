// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/error.h"
#include "models/base/time.h"
#include "models/items/charts/chartpanels.h"

#include <optional>
#include <vector>

namespace qd {

class HistoryReader;

/// Returns the range from the first to just after the last sample of any series that the panels show; nothing
/// when they have none. Costs one look at the rollups for each series.
[[nodiscard]] Result<std::optional<TimeRange>> recordedExtent(const HistoryReader& reader,
                                                              const std::vector<ChartPanel>& panels,
                                                              const CancelToken& cancel = {});

} // namespace qd
