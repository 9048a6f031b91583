// SPDX-License-Identifier: Apache-2.0
#include "models/detect/compare.h"

#include "models/detect/ranktest.h"
#include "models/detect/robust.h"
#include "models/quality/statistics/intervals.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace qd {

namespace {

/// The bounds above which an effect is small, medium and large.
std::array<double, 3> boundsOf(EffectScale scale)
{
    switch (scale) {
    case EffectScale::CliffsDelta:
        return {0.147, 0.33, 0.474};
    case EffectScale::CohensH:
    case EffectScale::Difference:
        break;
    }
    return {0.2, 0.5, 0.8};
}

double cohensH(double first, double second)
{
    return 2 * std::asin(std::sqrt(second)) - 2 * std::asin(std::sqrt(first));
}

double magnitudeOf(const Compared& compared)
{
    return std::abs(compared.scale == EffectScale::Difference
                        ? cohensH(std::clamp(compared.first, 0.0, 1.0), std::clamp(compared.second, 0.0, 1.0))
                        : compared.effect);
}

} // namespace

EffectSize sizeOf(const Compared& compared)
{
    return static_cast<EffectSize>(std::clamp(static_cast<int>(rankOf(compared)), 0, 3));
}

double rankOf(const Compared& compared)
{
    const double effect = magnitudeOf(compared);
    double below = 0;
    double rank = 0;
    for (const double bound : boundsOf(compared.scale)) {
        if (effect < bound)
            return rank + (effect - below) / (bound - below);
        below = bound;
        ++rank;
    }
    return rank + effect / below - 1;
}

Defined<Compared> compareShares(std::int64_t successes1, std::int64_t rows1, std::int64_t successes2,
                                std::int64_t rows2, double confidence)
{
    if (rows1 <= 0 || rows2 <= 0)
        return undefined(Undefined::NoData);
    const auto n = static_cast<double>(rows1);
    const auto m = static_cast<double>(rows2);
    Compared result;
    result.method = CompareMethod::Newcombe;
    result.scale = EffectScale::CohensH;
    result.first = static_cast<double>(successes1) / n;
    result.second = static_cast<double>(successes2) / m;
    result.difference = result.second - result.first;
    result.effect = cohensH(result.first, result.second);
    result.interval = newcombe(successes2, rows2, successes1, rows1, confidence);
    const double pooled = static_cast<double>(successes1 + successes2) / (n + m);
    const double variance = pooled * (1 - pooled) * (1 / n + 1 / m);
    if (variance > 0)
        result.pValue = normalTwoSided(result.difference / std::sqrt(variance));
    return result;
}

Defined<Compared> compareSamples(std::span<const double> first, std::span<const double> second,
                                 double confidence)
{
    if (first.empty() || second.empty())
        return undefined(Undefined::NoData);
    const RankTest test = mannWhitney(second, first);
    const Shift shift = hodgesLehmann(first, second, confidence);
    Compared result;
    result.method = CompareMethod::MannWhitney;
    result.scale = EffectScale::CliffsDelta;
    result.first = median({first.begin(), first.end()});
    result.second = median({second.begin(), second.end()});
    result.effect = 2 * test.u / static_cast<double>(first.size()) / static_cast<double>(second.size()) - 1;
    result.difference = shift.estimate;
    result.interval = {shift.low, shift.high};
    result.pValue = test.pValue;
    return result;
}

Defined<Compared> compareAuc(std::span<const Scored> first, std::span<const Scored> second, double confidence)
{
    const auto test = delongIndependent(first, second, confidence);
    if (!test)
        return undefined(test.error());
    Compared result;
    result.method = CompareMethod::DeLong;
    result.first = *rocAuc(first);
    result.second = *rocAuc(second);
    result.effect = result.difference = test->difference;
    result.interval = test->interval;
    result.pValue = test->pValue;
    return result;
}

Defined<Compared> compareScores(const ConfusionMatrix& first, const ConfusionMatrix& second,
                                std::optional<double> ClassScores::*score, const std::string& positiveClass,
                                const BootstrapOptions& options)
{
    const auto test = bootstrapScore(first, second, score, positiveClass, options);
    if (!test)
        return undefined(test.error());
    Compared result;
    result.method = CompareMethod::Bootstrap;
    result.first = test->first;
    result.second = test->second;
    result.effect = result.difference = test->difference;
    result.interval = test->interval;
    result.pValue = test->pValue;
    return result;
}

} // namespace qd
