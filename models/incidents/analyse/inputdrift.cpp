// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/analyse/inputdrift.h"

#include "models/detect/tails.h"
#include "models/incidents/locate/predictionoutcome.h"
#include "models/quality/statistics/distances.h"
#include "models/quality/statistics/multiplicity.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace qd {

namespace {

struct CellCounts
{
    std::vector<std::int64_t> before;
    std::vector<std::int64_t> after;
    std::vector<std::int64_t> labelledBefore;
    std::vector<std::int64_t> correctBefore;
};

CellCounts countCells(const PredictionFrame& frame, const Attribute& attribute)
{
    const std::size_t cells = attribute.cells.size();
    CellCounts counts{std::vector<std::int64_t>(cells), std::vector<std::int64_t>(cells),
                      std::vector<std::int64_t>(cells), std::vector<std::int64_t>(cells)};
    for (std::size_t row = 0; row < frame.rows.size(); ++row) {
        if (attribute.cell[row] < 0)
            continue;
        const auto cell = static_cast<std::size_t>(attribute.cell[row]);
        if (frame.isAfter(row)) {
            ++counts.after[cell];
        } else if (frame.isBefore(row)) {
            ++counts.before[cell];
            if (const auto correct = correctness(frame.rows[row].record)) {
                ++counts.labelledBefore[cell];
                counts.correctBefore[cell] += *correct > 0.5 ? 1 : 0;
            }
        }
    }
    return counts;
}

/// Accuracy of the baseline, less its accuracy per cell weighted by the affected period's mix.
double explainedFall(const CellCounts& counts)
{
    double labelled = 0;
    double correct = 0;
    double weight = 0;
    double expected = 0;
    for (std::size_t cell = 0; cell < counts.before.size(); ++cell) {
        const auto n = static_cast<double>(counts.labelledBefore[cell]);
        const auto k = static_cast<double>(counts.correctBefore[cell]);
        labelled += n;
        correct += k;
        if (n < 5)
            continue;
        weight += static_cast<double>(counts.after[cell]);
        expected += static_cast<double>(counts.after[cell]) * k / n;
    }
    return labelled > 0 && weight > 0 ? correct / labelled - expected / weight : 0.0;
}

} // namespace

CellDrift cellDrift(std::span<const std::int64_t> before, std::span<const std::int64_t> after)
{
    CellDrift drift;
    const std::int64_t rowsBefore = std::reduce(before.begin(), before.end());
    const std::int64_t rowsAfter = std::reduce(after.begin(), after.end());
    const auto n = static_cast<double>(rowsBefore);
    const auto m = static_cast<double>(rowsAfter);
    if (n <= 0 || m <= 0 || before.size() < 2)
        return drift;
    double largestGrowth = -1;
    for (std::size_t cell = 0; cell < before.size(); ++cell) {
        const double shareBefore = static_cast<double>(before[cell]) / n;
        const double shareAfter = static_cast<double>(after[cell]) / m;
        if (shareAfter - shareBefore <= largestGrowth)
            continue;
        largestGrowth = shareAfter - shareBefore;
        drift.mostGrown = cell;
        drift.shareBefore = shareBefore;
        drift.shareAfter = shareAfter;
    }
    const double index = populationStability(before, after);
    drift.pValue = chiSquareTail(index / (1 / n + 1 / m), static_cast<int>(before.size()) - 1);
    drift.psi = std::max(index - populationStabilityByChance(before.size(), rowsBefore, rowsAfter), 0.0);
    return drift;
}

std::vector<AttributeDrift> attributeDrifts(const PredictionFrame& frame)
{
    std::vector<AttributeDrift> drifts;
    std::vector<double> pValues;
    for (std::size_t i = 0; i < frame.attributes.size(); ++i) {
        const CellCounts counts = countCells(frame, frame.attributes[i]);
        drifts.push_back({i, cellDrift(counts.before, counts.after), explainedFall(counts)});
        pValues.push_back(drifts.back().drift.pValue);
    }
    pValues = benjaminiHochberg(pValues);
    for (std::size_t i = 0; i < drifts.size(); ++i)
        drifts[i].drift.pValue = pValues[i];
    std::sort(drifts.begin(), drifts.end(),
              [](const AttributeDrift& a, const AttributeDrift& b) { return a.drift.psi > b.drift.psi; });
    return drifts;
}

std::vector<Change> driftChanges(const PredictionFrame& frame, std::span<const AttributeDrift> drifts)
{
    std::vector<Change> changes;
    for (const AttributeDrift& drift : drifts) {
        const Attribute& attribute = frame.attributes[drift.attribute];
        Change change;
        change.metric = "attribute:" + attribute.name;
        change.before = attribute.numeric ? attribute.medianBefore : drift.drift.shareBefore;
        change.after = attribute.numeric ? attribute.medianAfter : drift.drift.shareAfter;
        if (!attribute.numeric && !attribute.cells.empty())
            change.labels.set("value", attribute.cells[drift.drift.mostGrown]);
        change.effect = std::sqrt(drift.drift.psi);
        change.pValue = drift.drift.pValue;
        change.scale = "root-psi";
        changes.push_back(std::move(change));
    }
    return changes;
}

} // namespace qd
