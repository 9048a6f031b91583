// SPDX-License-Identifier: Apache-2.0
#include "models/quality/noise.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace qd {

namespace {

PredictionNoise ofRepeatedInputs(std::span<const NoisyPrediction> rows)
{
    std::vector<const NoisyPrediction*> sorted;
    sorted.reserve(rows.size());
    for (const NoisyPrediction& row : rows)
        sorted.push_back(&row);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto* a, const auto* b) { return a->input < b->input; });
    PredictionNoise noise;
    double squares = 0;
    for (std::size_t begin = 0; begin < sorted.size();) {
        std::size_t end = begin;
        double sum = 0;
        for (; end < sorted.size() && sorted[end]->input == sorted[begin]->input; ++end)
            sum += sorted[end]->prediction;
        const double mean = sum / static_cast<double>(end - begin);
        for (std::size_t i = begin; i < end && end - begin > 1; ++i)
            squares += (sorted[i]->prediction - mean) * (sorted[i]->prediction - mean);
        noise.degrees += static_cast<std::int64_t>(end - begin) - 1;
        begin = end;
    }
    noise.variance = noise.degrees > 0 ? squares / static_cast<double>(noise.degrees) : 0;
    return noise;
}

Defined<PredictionNoise> ofMovingWindow(std::span<const NoisyPrediction> rows, std::size_t window)
{
    std::vector<double> errors;
    for (const NoisyPrediction& row : rows) {
        if (row.truth)
            errors.push_back(row.prediction - *row.truth);
    }
    if (window < 2 || errors.size() < window)
        return undefined(Undefined::TooFewRows);
    // Welford's mean and sum of squares, one row in and one row out per step.
    const auto size = static_cast<double>(window);
    double mean =
        std::accumulate(errors.begin(), errors.begin() + static_cast<std::ptrdiff_t>(window), 0.0) / size;
    double squares = 0;
    for (std::size_t i = 0; i < window; ++i)
        squares += (errors[i] - mean) * (errors[i] - mean);
    double variances = squares / (size - 1);
    for (std::size_t i = window; i < errors.size(); ++i) {
        const double out = errors[i - window];
        const double before = mean;
        mean += (errors[i] - out) / size;
        squares += (errors[i] - out) * (errors[i] - mean + out - before);
        variances += std::max(squares, 0.0) / (size - 1);
    }
    const std::size_t windows = errors.size() - window + 1;
    return PredictionNoise{.source = NoiseSource::MovingWindow,
                           .variance = variances / static_cast<double>(windows),
                           .degrees = static_cast<std::int64_t>(windows)};
}

} // namespace

Defined<PredictionNoise> predictionNoise(std::span<const NoisyPrediction> rows, const NoiseOptions& options)
{
    if (rows.empty())
        return undefined(Undefined::NoData);
    const PredictionNoise repeated = ofRepeatedInputs(rows);
    if (repeated.degrees > 0 && repeated.degrees >= options.minimumDegrees)
        return repeated;
    return ofMovingWindow(rows, options.window);
}

} // namespace qd
