// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/predictionrecord.h"
#include "models/quality/statistics/quantiles.h"
#include "models/quality/windowquality.h"

#include <array>
#include <numeric>
#include <span>
#include <vector>

namespace qd {

/// Of any records, counted afresh, with exact quantiles.
inline WindowQuality windowQuality(std::span<const PredictionRecord* const> records,
                                   const std::string& positiveClass = {})
{
    QualityTally tally;
    std::vector<double> latencies;
    for (const PredictionRecord* record : records) {
        tally.add(record->failed());
        if (record->label && !record->failed())
            tally.addLabelled(*record->label, record->prediction);
        if (record->latencySeconds)
            latencies.push_back(*record->latencySeconds);
    }
    WindowQuality result = tally.quality(positiveClass);
    if (latencies.empty())
        return result;
    static constexpr std::array at{0.5, 0.9, 0.99};
    const std::vector<double> values = quantiles(latencies, at);
    result.latencyP50 = values[0];
    result.latencyP90 = values[1];
    result.latencyP99 = values[2];
    result.latencyMean =
        std::accumulate(latencies.begin(), latencies.end(), 0.0) / static_cast<double>(latencies.size());
    return result;
}

} // namespace qd
