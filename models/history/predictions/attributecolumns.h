// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/predictions/predictioncolumns.h"
#include "models/history/predictions/segmentreader.h"

namespace qd {

/// Fills the block's attributes, those of the query's names or all, from the selected rows of the segment.
[[nodiscard]] Result<void> readAttributes(const SegmentReader& reader, const SegmentInfo& segment,
                                          std::span<const std::uint32_t> selected,
                                          const PredictionColumnQuery& query, PredictionBlock& block);

} // namespace qd
