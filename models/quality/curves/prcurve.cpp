// SPDX-License-Identifier: Apache-2.0
#include "models/quality/curves/prcurve.h"

#include <limits>

namespace qd {

Defined<PrCurve> prCurve(std::span<const Scored> rows)
{
    const ScoreGroups scores = groupByScore(rows);
    if (const auto both = scores.hasBothClasses(); !both)
        return undefined(both.error());
    const auto positives = static_cast<double>(scores.positives);
    PrCurve curve;
    curve.prevalence = positives / static_cast<double>(scores.positives + scores.negatives);
    curve.points.reserve(scores.groups.size() + 1);
    curve.points.push_back(
        {.threshold = std::numeric_limits<double>::infinity(), .recall = 0, .precision = 1});
    std::int64_t truePositives = 0;
    std::int64_t predicted = 0;
    for (const ScoreGroup& group : scores.groups) {
        truePositives += group.positives;
        predicted += group.positives + group.negatives;
        const double precision = static_cast<double>(truePositives) / static_cast<double>(predicted);
        curve.averagePrecision += static_cast<double>(group.positives) / positives * precision;
        curve.points.push_back({.threshold = group.score,
                                .recall = static_cast<double>(truePositives) / positives,
                                .precision = precision});
    }
    return curve;
}

} // namespace qd
