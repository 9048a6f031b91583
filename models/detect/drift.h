// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/statistics/intervals.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Whether a column of inputs or outputs looks as it did in a reference period. Stands in qd_detect, not in
/// qd_quality, for the tail of χ².
namespace qd {

struct DriftOptions
{
    std::size_t bins = 10;      ///< the number of bins of a numeric column, by quantiles of the reference
    double smoothing = 0.5;     ///< rows added to every cell for the stability index
    double minimumExpected = 5; ///< rarer categories are pooled for the χ² test (Cochran 1954)
    double notice = 0.1;        ///< stability index, above what chance shows
    double alarm = 0.25;
};

enum class DriftLevel { Steady, Notice, Alarm };
enum class DriftTest {
    None,
    KolmogorovSmirnovExact,
    KolmogorovSmirnovAsymptotic,
    ChiSquare,
    Permutation,  ///< of categories some of which are too rare for χ²
    MissingShare, ///< of a column that has values in one of the periods only
};

/// A category and its share of the rows of the period it occurs in.
struct CategoryShare
{
    std::string category;
    std::int64_t rows = 0;
    double share = 0;
};

/// A bin or category and how many rows of both periods fall into it.
struct DriftCell
{
    enum class Kind {
        Range,    ///< values in (low, high]; infinite at the ends
        Category, ///< the category of this name
        Pooled,   ///< categories too rare to be shown and tested by themselves
        Missing,
    };
    Kind kind = Kind::Range;
    std::string category;
    double low = 0;
    double high = 0;
    std::int64_t reference = 0;
    std::int64_t current = 0;
};

struct ColumnDrift
{
    std::string column;
    bool numeric = false;
    std::int64_t referenceRows = 0; ///< rows of the reference, those with a missing value included
    std::int64_t currentRows = 0;

    /// Ranges ascending, which the index compares; or old categories, then new ones, of which the index
    /// compares all and the pooled cell has the rare ones together.
    std::vector<DriftCell> cells;
    double stabilityIndex = 0;    ///< PSI over the bins or all categories, missing values a cell of their own
    double stabilityByChance = 0; ///< what it shows on average when nothing has moved
    double jensenShannon = 0;     ///< distance over the same bins or categories, 0 to 1
    DriftLevel level = DriftLevel::Steady; ///< the level of the index less what chance shows

    std::optional<double> kolmogorovSmirnov; ///< numeric: largest difference of the distribution functions
    /// Numeric: ∫|F − G| over the reference's standard deviation; absent where that is 0.
    std::optional<double> wasserstein;
    std::optional<double> referenceMedian; ///< numeric; absent where the period has no number
    std::optional<double> currentMedian;
    std::optional<double> chiSquare; ///< categories, the rare ones pooled
    std::optional<double> cramersV;  ///< 0 to 1

    DriftTest test = DriftTest::None; ///< None: nothing can be tested, and the p-values mean nothing
    double pValue = 1;                ///< p-value that values and their being there are as before
    double adjustedPValue = 1;        ///< set by rankDrifts()

    double missingReference = 0; ///< share of rows
    double missingCurrent = 0;
    Interval missingDifference; ///< current − reference, Newcombe, 95 %
    double missingPValue = 1;   ///< two-sided, see sharesPValue()

    std::vector<CategoryShare> newCategories;      ///< not in the reference; most frequent first
    std::vector<CategoryShare> vanishedCategories; ///< not in the current period
    std::int64_t pooledCategories = 0;             ///< too rare to be tested by themselves

    /// What columns are ranked by: the index less what chance shows, ≥ 0.
    [[nodiscard]] double effect() const;
};

/// NaN counts as missing. Bounds of bins are quantiles (type 7) of the reference; equal ones make one bin; a
/// value on a bound belongs below. The tests are Kolmogorov–Smirnov's of the values that are there and, where
/// any are missing, one of the share that is; together by Šidák (1967). O(n log n).
[[nodiscard]] ColumnDrift numericDrift(std::string column, std::span<const double> reference,
                                       std::span<const double> current, const DriftOptions& options = {});

struct CategoryCounts
{
    std::map<std::string, std::int64_t> rows;
    std::int64_t missing = 0;
};

/// χ² of homogeneity over the categories, "missing" being one when it occurs and the rare ones another; and
/// of how the rare ones are made up a permutation test, which is independent of it; together by Šidák (1967).
[[nodiscard]] ColumnDrift categoryDrift(std::string column, const CategoryCounts& reference,
                                        const CategoryCounts& current, const DriftOptions& options = {});

/// Largest effect first, then smallest p, then by name; p-values adjusted over all columns that were tested
/// (Benjamini–Hochberg).
void rankDrifts(std::vector<ColumnDrift>& columns);

struct ChiSquareTest
{
    double statistic = 0;
    int degrees = 0;
    double pValue = 1;
    double cramersV = 0;
};

/// Pearson's test of homogeneity of two rows of counts, without continuity correction. Cells that are empty
/// on both sides do not count.
[[nodiscard]] ChiSquareTest chiSquareHomogeneity(std::span<const std::int64_t> first,
                                                 std::span<const std::int64_t> second);

} // namespace qd
