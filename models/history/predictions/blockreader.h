// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/predictions/predictioncolumns.h"
#include "models/history/predictions/unsettledreader.h"

namespace qd {

/// Returns the rows of the segment that pass the query, as columns; labels that wait outside of segments are
/// joined.
[[nodiscard]] Result<PredictionBlock> readBlock(const SegmentReader& segments,
                                                const UnsettledReader& unsettled, const SegmentInfo& segment,
                                                const PredictionColumnQuery& query,
                                                const WaitingLabels& waiting);

} // namespace qd
