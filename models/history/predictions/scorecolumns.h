// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/predictions/predictioncolumns.h"
#include "models/history/predictions/segmentreader.h"

namespace qd {

using PredictionScores = decltype(PredictionBlock::scores);

/// The scores (PredictionRecord::scores) of these rows by class, one number per row. What is not a number,
/// and a text that is no JSON object, counts as none.
[[nodiscard]] PredictionScores scoresOf(std::span<const PredictionRecord* const> records);
[[nodiscard]] Result<PredictionScores> scoresOf(const SegmentReader& reader, const SegmentInfo& segment,
                                                std::span<const std::uint32_t> selected);

} // namespace qd
