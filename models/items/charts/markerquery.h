// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"
#include "models/items/charts/chartmarkers.h"

#include <vector>

namespace qd {

/// What happened to a subject within `range`, in order of time: new versions and rollbacks from the events,
/// firings from the alerts. Alerts that are open end at `now`. An empty `model` takes those of all models of
/// the endpoint.
[[nodiscard]] Result<std::vector<ChartMarker>> readMarkers(const HistoryReader& reader, TimeRange range,
                                                           Timestamp now, const std::string& endpoint,
                                                           const std::string& model);

} // namespace qd
