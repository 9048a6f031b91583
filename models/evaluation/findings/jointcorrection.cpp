// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/findings/jointcorrection.h"

#include "models/quality/statistics/multiplicity.h"

#include <algorithm>

namespace qd {

namespace {

/// Adjusted p-values that are corrected as one family, and how many tests it has. The weights, which only say
/// how the allowance of false findings is shared, follow what logs are opened for: a new version first, then
/// who is served worse, then what changed. What changed with time is also seen by the change of all
/// predictions, which sets the exact time, so that the two periods need less.
struct Family
{
    double weight = 1;
    std::vector<double*> pValues = {};
    std::int64_t tests = 0;

    void add(double& pValue)
    {
        pValues.push_back(&pValue);
        ++tests;
    }
    [[nodiscard]] double smallest() const
    {
        double smallest = 1;
        for (const double* one : pValues)
            smallest = std::min(smallest, *one);
        return smallest;
    }
};

Family ofSlices(SliceSearch& search)
{
    Family family{.weight = 1.5};
    for (Slice& slice : search.slices)
        family.add(slice.adjustedPValue);
    family.tests = search.tested; // the others are not clear by themselves
    return family;
}

Family ofComparisons(std::vector<VersionComparison>& comparisons, double weight)
{
    Family family{.weight = weight};
    for (VersionComparison& one : comparisons) {
        if (one.compared)
            family.add(one.adjustedPValue);
    }
    return family;
}

Family ofDrifts(std::vector<ColumnDriftOverTime>& drifts)
{
    Family family{.weight = 1.25};
    for (ColumnDriftOverTime& one : drifts) {
        if (one.whole.test != DriftTest::None)
            family.add(one.whole.adjustedPValue);
    }
    return family;
}

Family ofChange(VersionEvaluation& all)
{
    Family family{.weight = 0.75};
    if (all.change)
        family.add(all.change->pValue);
    family.tests = all.isChangeTested ? 1 : 0;
    return family;
}

/// Each version, or all predictions where there are none.
Family ofCalibration(std::vector<VersionEvaluation>& versions)
{
    Family family{.weight = 0.25}; // what is off by enough to matter has a tiny p-value
    std::vector<double> pValues;
    for (std::size_t i = versions.size() > 1 ? 1 : 0; i < versions.size(); ++i) {
        VersionEvaluation& one = versions[i];
        if (!one.calibration || one.labelled < fewestCalibrationRows)
            continue;
        pValues.push_back(one.calibration->pValue);
        family.add(one.calibrationPValue);
    }
    const std::vector<double> adjusted = benjaminiHochberg(pValues);
    for (std::size_t i = 0; i < adjusted.size(); ++i)
        *family.pValues[i] = adjusted[i];
    return family;
}

} // namespace

void correctTogether(Evaluation& evaluation)
{
    std::vector<Family> families{ofSlices(evaluation.slices),
                                 ofComparisons(evaluation.comparisons, 1.75),
                                 ofComparisons(evaluation.periodComparisons, 0.5),
                                 ofDrifts(evaluation.drifts),
                                 ofChange(evaluation.versions.front()),
                                 ofCalibration(evaluation.versions)};
    std::erase_if(families, [](const Family& family) { return family.tests == 0; });
    std::vector<double> smallest;
    std::vector<double> weights;
    for (const Family& family : families) {
        evaluation.tests += family.tests;
        smallest.push_back(family.smallest());
        weights.push_back(family.weight);
    }
    // Estimates, and when slices and drifts began, are looked at as well, without p-values: a family of its
    // own.
    constexpr double others = 0.75;
    smallest.push_back(1);
    weights.push_back(others);
    const std::vector<double> factors = familyFactors(smallest, weights);
    for (std::size_t i = 0; i < families.size(); ++i) {
        for (double* pValue : families[i].pValues)
            *pValue = std::min(*pValue * factors[i], 1.0);
    }
    for (ColumnDriftOverTime& one : evaluation.drifts) {
        if (one.whole.adjustedPValue > significant)
            one.whole.level = DriftLevel::Steady; // it may be chance
    }
}

} // namespace qd
