// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"

#include <functional>
#include <span>

/// Reading of any range in pieces that fit into memory: a year of a busy series does not.
namespace qd {

/// About 2 MB of samples.
inline constexpr std::int64_t samplesPerPiece = 128LL * 1'024;
/// Predictions are a hundred times as large.
inline constexpr std::int64_t predictionsPerPiece = 5'000;

/// `upTo`: everything of the range before it has been visited.
using SampleVisitor = std::function<Result<void>(std::span<const Sample>, Timestamp upTo)>;
using PredictionVisitor = std::function<Result<void>(std::span<const StoredPrediction>, Timestamp upTo)>;

/// The samples of one series in ascending time, including NaN and staleness markers: cut where they are, so
/// that the work follows them and not the time that they span.
[[nodiscard]] Result<void> forEachSamplePiece(const HistoryReader& reader, SeriesId series, TimeRange range,
                                              const CancelToken& cancel, const SampleVisitor& visit);

/// All predictions of the range in ascending time. Windows grow and shrink with what they hold, over a gap
/// twofold with each step; only those of one millisecond are never parted.
[[nodiscard]] Result<void> forEachPredictionPiece(const HistoryReader& reader, TimeRange range,
                                                  const CancelToken& cancel, const PredictionVisitor& visit);

} // namespace qd
