// SPDX-License-Identifier: Apache-2.0
#include "models/quality/curves/roc.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace qd {

namespace {

double aucOf(const ScoreGroups& scores)
{
    // In halves of pairs, so that the sum is exact: 2 per win, 1 per tie.
    double halves = 0;
    std::int64_t positivesAbove = 0;
    for (const ScoreGroup& group : scores.groups) {
        halves +=
            static_cast<double>(group.negatives) * static_cast<double>(2 * positivesAbove + group.positives);
        positivesAbove += group.positives;
    }
    return halves / 2 / static_cast<double>(scores.positives) / static_cast<double>(scores.negatives);
}

/// DeLong's structural components: the share of the other class that each row beats, ties half.
struct Components
{
    std::vector<double> ofPositives; ///< the placements of positives in the order of the rows
    std::vector<double> ofNegatives;
    double auc = 0;
};

Defined<Components> components(std::span<const Scored> rows)
{
    const ScoreGroups scores = groupByScore(rows);
    if (const auto both = scores.hasBothClasses(); !both)
        return undefined(both.error());
    if (scores.positives < 2 || scores.negatives < 2)
        return undefined(Undefined::TooFewRows);
    std::vector<double> positivesAbove(scores.groups.size()); // ties half
    std::vector<double> negativesBelow(scores.groups.size());
    double positives = 0;
    double negatives = static_cast<double>(scores.negatives);
    for (std::size_t i = 0; i < scores.groups.size(); ++i) {
        const auto inPositives = static_cast<double>(scores.groups[i].positives);
        const auto inNegatives = static_cast<double>(scores.groups[i].negatives);
        positivesAbove[i] = positives + inPositives / 2;
        positives += inPositives;
        negatives -= inNegatives;
        negativesBelow[i] = negatives + inNegatives / 2;
    }
    Components result;
    result.auc = aucOf(scores);
    for (const Scored& row : rows) {
        const auto group =
            std::lower_bound(scores.groups.begin(), scores.groups.end(), row.score,
                             [](const ScoreGroup& one, double score) { return one.score > score; });
        const auto index = static_cast<std::size_t>(group - scores.groups.begin());
        if (row.positive)
            result.ofPositives.push_back(negativesBelow[index] / static_cast<double>(scores.negatives));
        else
            result.ofNegatives.push_back(positivesAbove[index] / static_cast<double>(scores.positives));
    }
    return result;
}

double covariance(const std::vector<double>& a, double meanA, const std::vector<double>& b, double meanB)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += (a[i] - meanA) * (b[i] - meanB);
    return sum / static_cast<double>(a.size() - 1);
}

double covariance(const Components& a, const Components& b)
{
    return covariance(a.ofPositives, a.auc, b.ofPositives, b.auc) /
               static_cast<double>(a.ofPositives.size()) +
           covariance(a.ofNegatives, a.auc, b.ofNegatives, b.auc) / static_cast<double>(a.ofNegatives.size());
}

/// DeLong's variance; but of few rows of either class, and of a perfect separation, whose spread is 0 by
/// accident, at least Hanley & McNeil's (1982) of an AUC that is drawn half a row towards ½.
double honestVariance(const Components& parts)
{
    constexpr double few = 30;
    const auto positives = static_cast<double>(parts.ofPositives.size());
    const auto negatives = static_cast<double>(parts.ofNegatives.size());
    const double rarer = std::min(positives, negatives);
    const double variance = covariance(parts, parts);
    if (rarer >= few && variance > 0)
        return variance;
    const double auc = (parts.auc * rarer + 0.5) / (rarer + 1);
    const double twoPositives = auc / (2 - auc) - auc * auc;
    const double twoNegatives = 2 * auc * auc / (1 + auc) - auc * auc;
    const double byAuc = (auc * (1 - auc) + (positives - 1) * twoPositives + (negatives - 1) * twoNegatives) /
                         (positives * negatives);
    return std::max(variance, byAuc);
}

AucDifference differenceOf(double difference, double variance, double confidence)
{
    AucDifference result;
    result.difference = difference;
    result.variance = std::max(variance, 0.0);
    const double error = std::sqrt(result.variance);
    const double half = normalQuantile(0.5 + confidence / 2) * error;
    result.interval = {std::max(difference - half, -1.0), std::min(difference + half, 1.0)};
    if (error > 0)
        result.z = difference / error;
    else if (difference != 0)
        result.z = std::copysign(std::numeric_limits<double>::infinity(), difference);
    result.pValue = normalTwoSided(result.z);
    return result;
}

} // namespace

Defined<RocCurve> rocCurve(std::span<const Scored> rows)
{
    const ScoreGroups scores = groupByScore(rows);
    if (const auto both = scores.hasBothClasses(); !both)
        return undefined(both.error());
    RocCurve curve;
    curve.auc = aucOf(scores);
    curve.positives = scores.positives;
    curve.negatives = scores.negatives;
    curve.points.reserve(scores.groups.size() + 1);
    curve.points.push_back({.threshold = std::numeric_limits<double>::infinity()});
    std::int64_t truePositives = 0;
    std::int64_t falsePositives = 0;
    for (const ScoreGroup& group : scores.groups) {
        truePositives += group.positives;
        falsePositives += group.negatives;
        curve.points.push_back(
            {.threshold = group.score,
             .falsePositiveRate = static_cast<double>(falsePositives) / static_cast<double>(scores.negatives),
             .truePositiveRate = static_cast<double>(truePositives) / static_cast<double>(scores.positives)});
    }
    return curve;
}

Defined<double> rocAuc(std::span<const Scored> rows)
{
    const ScoreGroups scores = groupByScore(rows);
    if (const auto both = scores.hasBothClasses(); !both)
        return undefined(both.error());
    return aucOf(scores);
}

Defined<AucEstimate> delong(std::span<const Scored> rows, double confidence)
{
    const auto parts = components(rows);
    if (!parts)
        return undefined(parts.error());
    AucEstimate estimate;
    estimate.auc = parts->auc;
    estimate.variance = covariance(*parts, *parts);
    const double spread = estimate.variance > 0 ? estimate.variance : honestVariance(*parts);
    const double half = normalQuantile(0.5 + confidence / 2) * std::sqrt(spread);
    estimate.interval = {std::max(estimate.auc - half, 0.0), std::min(estimate.auc + half, 1.0)};
    return estimate;
}

Defined<AucDifference> delongPaired(std::span<const Scored> first, std::span<const Scored> second,
                                    double confidence)
{
    const auto a = components(first);
    const auto b = components(second);
    if (!a || !b)
        return undefined(a ? b.error() : a.error());
    const double variance = covariance(*a, *a) + covariance(*b, *b) - 2 * covariance(*a, *b);
    return differenceOf(b->auc - a->auc, variance, confidence);
}

Defined<AucDifference> delongIndependent(std::span<const Scored> first, std::span<const Scored> second,
                                         double confidence)
{
    const auto a = components(first);
    const auto b = components(second);
    if (!a || !b)
        return undefined(a ? b.error() : a.error());
    return differenceOf(b->auc - a->auc, honestVariance(*a) + honestVariance(*b), confidence);
}

} // namespace qd
