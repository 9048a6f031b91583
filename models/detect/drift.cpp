// SPDX-License-Identifier: Apache-2.0
#include "models/detect/drift.h"

#include "models/detect/robust.h"
#include "models/detect/tails.h"
#include "models/quality/statistics/distances.h"
#include "models/quality/statistics/exacttests.h"
#include "models/quality/statistics/multiplicity.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <tuple>

namespace qd {

namespace {

using Cells = std::vector<DriftCell>;

std::vector<std::int64_t> rowsOf(const Cells& cells, std::int64_t DriftCell::*period)
{
    std::vector<std::int64_t> rows;
    std::transform(cells.begin(), cells.end(), std::back_inserter(rows),
                   [period](const DriftCell& cell) { return cell.*period; });
    return rows;
}

DriftCell categoryCell(const std::string& category, std::int64_t before, std::int64_t after)
{
    return {.kind = DriftCell::Kind::Category, .category = category, .reference = before, .current = after};
}

DriftCell missingCell(std::int64_t before, std::int64_t after)
{
    return {.kind = DriftCell::Kind::Missing, .category = {}, .reference = before, .current = after};
}

void setMissing(ColumnDrift& drift, std::int64_t before, std::int64_t after)
{
    const auto share = [](std::int64_t part, std::int64_t whole) {
        return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
    };
    drift.missingReference = share(before, drift.referenceRows);
    drift.missingCurrent = share(after, drift.currentRows);
    drift.missingDifference = newcombe(after, drift.currentRows, before, drift.referenceRows);
    drift.missingPValue = sharesPValue(after, drift.currentRows, before, drift.referenceRows);
}

/// The p-value of the smaller one of two independent p-values (Šidák 1967).
double smallerOf(double first, double second)
{
    const double smaller = std::min(first, second);
    return smaller * (2 - smaller);
}

void setDistances(ColumnDrift& drift, const Cells& cells, const DriftOptions& options)
{
    const std::vector<std::int64_t> before = rowsOf(cells, &DriftCell::reference);
    const std::vector<std::int64_t> after = rowsOf(cells, &DriftCell::current);
    drift.stabilityIndex = populationStability(before, after, options.smoothing);
    drift.stabilityByChance = populationStabilityByChance(before, after, options.smoothing);
    drift.jensenShannon = jensenShannonDistance(std::vector<double>(before.begin(), before.end()),
                                                std::vector<double>(after.begin(), after.end()));
    if (drift.effect() >= options.alarm)
        drift.level = DriftLevel::Alarm;
    else if (drift.effect() >= options.notice)
        drift.level = DriftLevel::Notice;
}

std::vector<double> sortedWithoutMissing(std::span<const double> values)
{
    std::vector<double> sorted;
    sorted.reserve(values.size());
    std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
                 [](double value) { return !std::isnan(value); });
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

/// Bounds between the bins, ascending, none twice.
std::vector<double> innerBounds(const std::vector<double>& sorted, std::size_t bins)
{
    std::vector<double> bounds;
    for (std::size_t i = 1; i < bins && !sorted.empty(); ++i) {
        const std::size_t index = i * (sorted.size() - 1) / bins;
        const std::size_t rest = i * (sorted.size() - 1) % bins;
        double bound = sorted[index];
        if (rest > 0)
            bound += (sorted[index + 1] - bound) * static_cast<double>(rest) / static_cast<double>(bins);
        if (bounds.empty() || bound > bounds.back())
            bounds.push_back(bound);
    }
    return bounds;
}

Cells binned(const std::vector<double>& reference, const std::vector<double>& current, std::size_t bins)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::vector<double> bounds = innerBounds(reference, bins);
    bounds.push_back(infinity);
    Cells cells;
    const auto rank = [](const std::vector<double>& sorted, double bound) {
        return std::upper_bound(sorted.begin(), sorted.end(), bound) - sorted.begin();
    };
    std::ptrdiff_t before = 0;
    std::ptrdiff_t after = 0;
    double low = -infinity;
    for (const double bound : bounds) {
        cells.push_back({.category = {},
                         .low = low,
                         .high = bound,
                         .reference = rank(reference, bound) - before,
                         .current = rank(current, bound) - after});
        before = rank(reference, bound);
        after = rank(current, bound);
        low = bound;
    }
    // A constant reference leaves nothing beyond its one bound, and that is no cell unless the present uses
    // it.
    if (cells.size() > 1 && cells.back().reference == 0 && cells.back().current == 0)
        cells.pop_back();
    return cells;
}

double standardDeviation(const std::vector<double>& values)
{
    if (values.size() < 2)
        return 0;
    const auto n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return std::sqrt(squares / (n - 1));
}

void sortByRows(std::vector<CategoryShare>& shares)
{
    std::sort(shares.begin(), shares.end(), [](const CategoryShare& a, const CategoryShare& b) {
        return a.rows != b.rows ? a.rows > b.rows : a.category < b.category;
    });
}

/// Cells of categories, apart by whether χ² can test them.
struct SplitCells
{
    Cells frequent;
    Cells rare; ///< expected less than the minimum in either period
};

SplitCells split(const Cells& cells, double minimumExpected)
{
    double before = 0;
    double after = 0;
    for (const DriftCell& cell : cells) {
        before += static_cast<double>(cell.reference);
        after += static_cast<double>(cell.current);
    }
    const double smallerShare = std::min(before, after) / std::max(before + after, 1.0);
    SplitCells result;
    for (const DriftCell& cell : cells) {
        const bool isFrequent =
            static_cast<double>(cell.reference + cell.current) * smallerShare >= minimumExpected;
        (isFrequent ? result.frequent : result.rare).push_back(cell);
    }
    return result;
}

/// The frequent cells, and one for all others.
Cells pooled(const SplitCells& cells)
{
    Cells result = cells.frequent;
    DriftCell rest{.kind = DriftCell::Kind::Pooled, .category = {}};
    for (const DriftCell& cell : cells.rare) {
        rest.reference += cell.reference;
        rest.current += cell.current;
    }
    if (rest.reference + rest.current > 0)
        result.push_back(rest);
    return result;
}

void testCategories(ColumnDrift& drift, const SplitCells& cells)
{
    const ChiSquareTest test = chiSquareHomogeneity(rowsOf(drift.cells, &DriftCell::reference),
                                                    rowsOf(drift.cells, &DriftCell::current));
    if (test.degrees >= 1) {
        drift.test = DriftTest::ChiSquare;
        drift.chiSquare = test.statistic;
        drift.cramersV = test.cramersV;
        drift.pValue = test.pValue;
    }
    if (cells.rare.size() < 2)
        return;
    const double ofRare = permutationHomogeneity(rowsOf(cells.rare, &DriftCell::reference),
                                                 rowsOf(cells.rare, &DriftCell::current));
    drift.pValue = drift.test == DriftTest::None ? ofRare : smallerOf(drift.pValue, ofRare);
    drift.test = DriftTest::Permutation;
}

void testNumbers(ColumnDrift& drift, const std::vector<double>& before, const std::vector<double>& after)
{
    if (before.empty() || after.empty()) {
        drift.test = before.empty() && after.empty() ? DriftTest::None : DriftTest::MissingShare;
        drift.pValue = drift.missingPValue;
        return;
    }
    const KsTest test = kolmogorovSmirnov(before, after);
    drift.kolmogorovSmirnov = test.statistic;
    drift.pValue = test.pValue;
    drift.test = test.exact ? DriftTest::KolmogorovSmirnovExact : DriftTest::KolmogorovSmirnovAsymptotic;
    if (drift.missingReference > 0 || drift.missingCurrent > 0)
        drift.pValue = smallerOf(drift.pValue, drift.missingPValue);
}

} // namespace

double ColumnDrift::effect() const
{
    return std::max(stabilityIndex - stabilityByChance, 0.0);
}

ChiSquareTest chiSquareHomogeneity(std::span<const std::int64_t> first, std::span<const std::int64_t> second)
{
    ChiSquareTest test;
    const auto n = static_cast<double>(std::reduce(first.begin(), first.end()));
    const auto m = static_cast<double>(std::reduce(second.begin(), second.end()));
    if (!(n > 0) || !(m > 0))
        return test;
    int cells = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const auto together = static_cast<double>(first[i] + second[i]);
        if (together == 0)
            continue;
        ++cells;
        const double expected1 = together * n / (n + m);
        const double expected2 = together * m / (n + m);
        const double off = static_cast<double>(first[i]) - expected1; // the other side is off by as much
        test.statistic += off * off * (1 / expected1 + 1 / expected2);
    }
    test.degrees = cells - 1;
    if (test.degrees < 1)
        return test;
    test.pValue = chiSquareTail(test.statistic, test.degrees);
    test.cramersV = std::sqrt(test.statistic / (n + m)); // two rows: the smaller dimension less one is 1
    return test;
}

ColumnDrift numericDrift(std::string column, std::span<const double> reference,
                         std::span<const double> current, const DriftOptions& options)
{
    ColumnDrift drift;
    drift.column = std::move(column);
    drift.numeric = true;
    drift.referenceRows = std::ssize(reference);
    drift.currentRows = std::ssize(current);
    const std::vector<double> before = sortedWithoutMissing(reference);
    const std::vector<double> after = sortedWithoutMissing(current);
    const auto missingBefore = static_cast<std::int64_t>(reference.size() - before.size());
    const auto missingAfter = static_cast<std::int64_t>(current.size() - after.size());
    setMissing(drift, missingBefore, missingAfter);
    Cells cells = binned(before, after, options.bins);
    if (missingBefore + missingAfter > 0)
        cells.push_back(missingCell(missingBefore, missingAfter));
    setDistances(drift, cells, options);
    drift.cells = std::move(cells);
    if (!before.empty())
        drift.referenceMedian = median(before);
    if (!after.empty())
        drift.currentMedian = median(after);
    if (drift.referenceRows > 0 && drift.currentRows > 0)
        testNumbers(drift, before, after);
    if (before.empty() || after.empty())
        return drift;
    if (const double spread = standardDeviation(before); spread > 0)
        drift.wasserstein = wassersteinDistance(before, after) / spread;
    return drift;
}

ColumnDrift categoryDrift(std::string column, const CategoryCounts& reference, const CategoryCounts& current,
                          const DriftOptions& options)
{
    ColumnDrift drift;
    drift.column = std::move(column);
    const auto total = [](const CategoryCounts& counts) {
        return std::accumulate(counts.rows.begin(), counts.rows.end(), counts.missing,
                               [](std::int64_t sum, const auto& entry) { return sum + entry.second; });
    };
    drift.referenceRows = total(reference);
    drift.currentRows = total(current);
    setMissing(drift, reference.missing, current.missing);
    Cells all;
    for (const auto& [category, rows] : reference.rows) {
        const auto after = current.rows.find(category);
        all.push_back(categoryCell(category, rows, after == current.rows.end() ? 0 : after->second));
        if (rows > 0 && all.back().current == 0)
            drift.vanishedCategories.push_back(
                {category, rows, static_cast<double>(rows) / static_cast<double>(drift.referenceRows)});
    }
    for (const auto& [category, rows] : current.rows) {
        const auto before = reference.rows.find(category);
        if (before == reference.rows.end())
            all.push_back(categoryCell(category, 0, rows));
        if (rows > 0 && (before == reference.rows.end() || before->second == 0))
            drift.newCategories.push_back(
                {category, rows, static_cast<double>(rows) / static_cast<double>(drift.currentRows)});
    }
    sortByRows(drift.newCategories);
    sortByRows(drift.vanishedCategories);
    if (reference.missing + current.missing > 0)
        all.push_back(missingCell(reference.missing, current.missing));
    setDistances(drift, all, options);
    const SplitCells cells = split(all, options.minimumExpected);
    drift.pooledCategories = std::ssize(cells.rare);
    drift.cells = pooled(cells);
    if (drift.referenceRows > 0 && drift.currentRows > 0)
        testCategories(drift, cells);
    return drift;
}

void rankDrifts(std::vector<ColumnDrift>& columns)
{
    std::vector<double> pValues;
    for (const ColumnDrift& column : columns) {
        if (column.test != DriftTest::None)
            pValues.push_back(column.pValue);
    }
    const std::vector<double> adjusted = benjaminiHochberg(pValues);
    auto next = adjusted.begin();
    for (ColumnDrift& column : columns)
        column.adjustedPValue = column.test != DriftTest::None ? *next++ : 1;
    std::sort(columns.begin(), columns.end(), [](const ColumnDrift& a, const ColumnDrift& b) {
        return std::forward_as_tuple(-a.effect(), a.pValue, a.column) <
               std::forward_as_tuple(-b.effect(), b.pValue, b.column);
    });
}

} // namespace qd
