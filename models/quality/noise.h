// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/undefined.h"

#include <cstdint>
#include <optional>
#include <span>

namespace qd {

/// One prediction, in order of time.
struct NoisyPrediction
{
    std::uint64_t input = 0; ///< stands for all inputs of the model; equal for equal inputs, a hash say
    double prediction = 0;
    std::optional<double> truth;
};

enum class NoiseSource {
    RepeatedInputs, ///< how differently the model answers the same question
    MovingWindow,   ///< how much residuals scatter among neighbours in time; holds the target's own noise too
};

struct PredictionNoise
{
    /// The source; figures of the two are not comparable: always say which.
    NoiseSource source = NoiseSource::RepeatedInputs;
    double variance = 0;      ///< unit of the prediction, squared
    std::int64_t degrees = 0; ///< the degrees of freedom for repeated inputs; windows for the moving window
};

struct NoiseOptions
{
    std::int64_t minimumDegrees = 10; ///< fewer repetitions than this are not trusted
    std::size_t window = 50;          ///< labelled rows
};

/// Repeated inputs: Σ (y − mean of its input)² / Σ (repetitions − 1), the pooled variance of repeatability
/// (ISO 5725-2). Where too few inputs repeat: the mean, over all windows of `window` successive labelled
/// rows, of the sample variance of prediction − truth. TooFewRows where there is not one whole window either.
/// O(n log n).
[[nodiscard]] Defined<PredictionNoise> predictionNoise(std::span<const NoisyPrediction> rows,
                                                       const NoiseOptions& options = {});

} // namespace qd
