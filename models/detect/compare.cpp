// SPDX-License-Identifier: Apache-2.0
#include "models/detect/compare.h"

#include "models/detect/ranktest.h"
#include "models/detect/robust.h"
#include "models/quality/statistics/exacttests.h"
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

/// Rows that might be in any cell though none was seen there: half a row of mistakes among two classes, as in
/// Jeffreys' interval. Without them a sample without mistakes would seem to be sure of it.
constexpr double unseenRows = 1;

ClassTally tallyOf(const ConfusionMatrix& matrix, const std::string& name)
{
    ClassTally tally;
    const auto found = std::find(matrix.classes.begin(), matrix.classes.end(), name);
    if (found == matrix.classes.end())
        return tally;
    const auto at = static_cast<std::size_t>(found - matrix.classes.begin());
    for (std::size_t other = 0; other < matrix.classes.size(); ++other) {
        tally.support += matrix.at(at, other);
        tally.predicted += matrix.at(other, at);
    }
    tally.truePositives = matrix.at(at, at);
    return tally;
}

/// F1 as a function of a share: of the rows that are of the class or predicted as it, those that are both,
/// J = TP / (TP + FP + FN); F1 = 2 J / (1 + J). Given how many such rows there are, J is a binomial share.
class F1Share
{
public:
    explicit F1Share(const ClassTally& tally)
        : m_hits(tally.truePositives), m_rows(tally.support + tally.predicted - tally.truePositives)
    {
    }

    [[nodiscard]] std::int64_t hits() const { return m_hits; }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    [[nodiscard]] double value() const
    {
        return f1Of(static_cast<double>(m_hits) / static_cast<double>(m_rows));
    }
    [[nodiscard]] Interval interval(double confidence) const
    {
        const Interval ofShare = wilson(m_hits, m_rows, confidence);
        return {f1Of(ofShare.low), f1Of(ofShare.high)};
    }

private:
    static double f1Of(double share) { return 2 * share / (1 + share); }

    std::int64_t m_hits;
    std::int64_t m_rows;
};

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
    Compared result;
    result.method = CompareMethod::Newcombe;
    result.scale = EffectScale::CohensH;
    result.first = static_cast<double>(successes1) / static_cast<double>(rows1);
    result.second = static_cast<double>(successes2) / static_cast<double>(rows2);
    result.difference = result.second - result.first;
    result.effect = cohensH(result.first, result.second);
    result.interval = newcombe(successes2, rows2, successes1, rows1, confidence);
    result.pValue = sharesPValue(successes1, rows1, successes2, rows2);
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

Defined<Compared> compareF1(const ClassTally& first, const ClassTally& second, double confidence)
{
    const F1Share before(first);
    const F1Share after(second);
    if (before.rows() == 0 || after.rows() == 0)
        return undefined(Undefined::OneClass);
    Compared result;
    result.method = CompareMethod::Newcombe;
    result.first = before.value();
    result.second = after.value();
    result.effect = result.difference = result.second - result.first;
    const Interval one = before.interval(confidence);
    const Interval other = after.interval(confidence);
    result.interval = {result.difference - std::hypot(result.second - other.low, one.high - result.first),
                       result.difference + std::hypot(other.high - result.second, result.first - one.low)};
    result.pValue = sharesPValue(before.hits(), before.rows(), after.hits(), after.rows());
    return result;
}

Defined<Compared> compareScores(const ConfusionMatrix& first, const ConfusionMatrix& second,
                                std::optional<double> ClassScores::*score, const std::string& positiveClass,
                                const BootstrapOptions& given)
{
    if (score == &ClassScores::f1 && !positiveClass.empty()) {
        if (first.total() == 0 || second.total() == 0)
            return undefined(Undefined::NoData);
        return compareF1(tallyOf(first, positiveClass), tallyOf(second, positiveClass), given.confidence);
    }
    BootstrapOptions options = given;
    options.pseudoRows = std::max(options.pseudoRows, unseenRows);
    const auto test = bootstrapScore(first, second, score, positiveClass, options);
    if (!test)
        return undefined(test.error());
    Compared result;
    result.method = CompareMethod::Bootstrap;
    result.first = test->first;
    result.second = test->second;
    result.effect = result.difference = test->difference;
    result.interval = test->interval;
    result.pValue = exchangedScorePValue(first, second, score, positiveClass, options);
    return result;
}

} // namespace qd
