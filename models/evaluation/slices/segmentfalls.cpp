// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/slices/segmentfalls.h"

#include "models/quality/statistics/intervals.h"
#include "models/quality/statistics/multiplicity.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr std::int64_t fewestSegmentOutcomes = 20;

struct SegmentTally
{
    std::int64_t good = 0;
    std::int64_t count = 0;

    void add(const SegmentTally& part)
    {
        good += part.good;
        count += part.count;
    }
    [[nodiscard]] double share() const { return static_cast<double>(good) / static_cast<double>(count); }
    [[nodiscard]] SegmentTally without(const SegmentTally& part) const
    {
        return {good - part.good, count - part.count};
    }
};

struct Pair
{
    SegmentTally before;
    SegmentTally after;
};

/// Difference of two proportions and its variance, one good and one bad outcome added to each (Agresti &
/// Caffo 2000).
struct Difference
{
    double fall = 0;
    double variance = 0;
};

Difference difference(const Pair& pair)
{
    const auto adjusted = [](const SegmentTally& tally) {
        return static_cast<double>(tally.good + 1) / static_cast<double>(tally.count + 2);
    };
    const double p = adjusted(pair.before);
    const double q = adjusted(pair.after);
    return {p - q, p * (1 - p) / static_cast<double>(pair.before.count + 2) +
                       q * (1 - q) / static_cast<double>(pair.after.count + 2)};
}

/// One-sided in the direction of the fall.
double pValueOf(double fall, double variance)
{
    const double half = normalTwoSided(fall / std::sqrt(variance)) / 2;
    return fall > 0 ? half : 1 - half;
}

SegmentTally tallyOf(const CellOutcomes& outcomes, Figure figure)
{
    if (figure == Figure::ErrorRate)
        return {outcomes.rows - outcomes.failed, outcomes.rows};
    return {outcomes.correct, outcomes.labelled};
}

/// Tallies each cell of the input; the last entry counts every row, whatever its cell.
std::vector<Pair> tally(const InputChange& input, Figure figure)
{
    std::vector<Pair> pairs;
    Pair all;
    for (std::size_t cell = 0; cell < input.reference.size(); ++cell) {
        pairs.push_back({tallyOf(input.reference[cell], figure), tallyOf(input.current[cell], figure)});
        all.before.add(pairs.back().before);
        all.after.add(pairs.back().after);
    }
    pairs.push_back(all);
    return pairs;
}

SegmentFall compare(std::size_t input, std::size_t cell, const Pair& inside, const Pair& all)
{
    const Pair outside{all.before.without(inside.before), all.after.without(inside.after)};
    SegmentFall fall{
        input, cell, inside.before.count, inside.after.count, inside.before.share(), inside.after.share()};
    const Difference within = difference(inside);
    fall.fallPValue = pValueOf(within.fall, within.variance);
    if (outside.before.count == 0 || outside.after.count == 0)
        return fall;
    fall.outsideBefore = outside.before.share();
    fall.outsideAfter = outside.after.share();
    const Difference rest = difference(outside);
    fall.contrastPValue = pValueOf(within.fall - rest.fall, within.variance + rest.variance);
    const double insideExcess = fall.fall() * static_cast<double>(inside.after.count);
    const double outsideExcess = std::max(fall.outsideFall(), 0.0) * static_cast<double>(outside.after.count);
    if (insideExcess > 0)
        fall.share = insideExcess / (insideExcess + outsideExcess);
    return fall;
}

void adjust(std::vector<SegmentFall>& falls, double SegmentFall::*pValue)
{
    std::vector<double> values;
    for (const SegmentFall& fall : falls)
        values.push_back(fall.*pValue);
    values = benjaminiHochberg(values);
    for (std::size_t i = 0; i < falls.size(); ++i)
        falls[i].*pValue = values[i];
}

} // namespace

std::vector<SegmentFall> segmentFalls(std::span<const InputChange> inputs, Figure figure)
{
    std::vector<SegmentFall> falls;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const std::vector<Pair> pairs = tally(inputs[i], figure);
        for (std::size_t cell = 0; cell + 1 < pairs.size(); ++cell) {
            const DriftCell::Kind kind = inputs[i].drift.cells[cell].kind;
            const bool isValue = kind == DriftCell::Kind::Category || kind == DriftCell::Kind::Range;
            if (isValue &&
                std::min(pairs[cell].before.count, pairs[cell].after.count) >= fewestSegmentOutcomes)
                falls.push_back(compare(i, cell, pairs[cell], pairs.back()));
        }
    }
    adjust(falls, &SegmentFall::fallPValue);
    adjust(falls, &SegmentFall::contrastPValue);
    std::sort(falls.begin(), falls.end(),
              [](const SegmentFall& a, const SegmentFall& b) { return a.fall() > b.fall(); });
    return falls;
}

} // namespace qd
