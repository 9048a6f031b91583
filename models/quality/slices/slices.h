// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/quality/statistics/intervals.h"

#include <compare>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace qd {

/// A categorical column, coded: `codes[row]` is an index into `values`, or −1 where the value is not
/// searched. That a value is missing is best told by a value of its own.
struct SliceColumn
{
    std::string name;
    std::vector<std::string> values;
    std::vector<std::int32_t> codes;
};

/// "Column equals value", by index.
struct SliceTerm
{
    std::size_t column = 0;
    std::int32_t value = 0;

    friend auto operator<=>(const SliceTerm&, const SliceTerm&) = default;
};

/// Rows that a model serves significantly worse than the rest.
struct Slice
{
    std::vector<SliceTerm> terms; ///< columns ascending
    std::int64_t rows = 0;
    double loss = 0;       ///< mean in the slice
    double restLoss = 0;   ///< mean of all other rows
    double difference = 0; ///< loss − restLoss, > 0
    Interval interval;     ///< the interval of the difference: Newcombe's for losses of 0 and 1, else Welch's
    double effectSize = 0; ///< difference over the pooled deviation √((σ² + σ²_rest) / 2) (Chung et al. 2019)
    double pValue = 1; ///< one-sided
    double adjustedPValue = 1;
};

struct SliceOptions
{
    std::size_t maximumTerms = 3; ///< at most 3
    /// So many columns are searched in combination, those after them by themselves.
    std::size_t combinedColumns = std::numeric_limits<std::size_t>::max();
    std::int64_t minimumRows = 50;   ///< in the slice and outside of it
    double minimumDifference = 0.01; ///< in the unit of the loss; smaller ones are of no use to anybody
    double alpha = 0.05;             ///< false discovery rate
    double confidence = 0.95;
    std::size_t maximumSlices = 50;
};

struct SliceSearch
{
    std::vector<Slice> slices; ///< largest difference first, then most rows, then by terms: always the same
    std::int64_t tested = 0;   ///< slices with enough rows, over which p-values were adjusted
};

/// `loss[row]`: 0 or 1 for "wrong" gives slices of worse accuracy; absolute error those of worse regression.
/// NaN is not allowed. Every column has one code per row.
///
/// Tests all combinations of values of up to three columns that have enough rows: a slice with too few has no
/// part with enough, so the lattice is cut there (as in Slice Finder, Chung et al. 2019, and SliceLine,
/// Sagadeeva & Boehm 2021). It is cut by rows only, never by loss, since that would bias the correction for
/// many tests (Benjamini & Hochberg). The test is the pooled two-proportion score test for losses of 0 and 1,
/// else Welch's t.
///
/// A bad slice makes all that overlap with it look bad. So the clearest one (largest statistic) is taken, its
/// excess is subtracted from its rows, and what is left is tested again by Welch's t with the same
/// correction, until nothing stands out. At last a slice is dropped that is no worse than the rest without
/// its worst part. O(rows · column combinations) for the search, and once more per slice that is found for
/// the combinations that stood out; deterministic. A cancelled search stops early and is of no use.
[[nodiscard]] SliceSearch findSlices(std::span<const SliceColumn> columns, std::span<const double> loss,
                                     const SliceOptions& options = {}, const CancelToken& cancel = {});

} // namespace qd
