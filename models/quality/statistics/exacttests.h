// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

namespace qd {

/// Tests that need no large numbers: p-values from the very distribution of counts.

/// Fisher's exact test of two shares, two-sided: the probability of all tables with the same margins that are
/// no likelier than this one (R's fisher.test, SciPy's fisher_exact). 1 when a side is empty. O(counts).
[[nodiscard]] double fisherTwoSided(std::int64_t successes1, std::int64_t n1, std::int64_t successes2,
                                    std::int64_t n2);
/// Fisher's exact test, one-sided: the probability of at least so many successes on the first side.
[[nodiscard]] double fisherGreater(std::int64_t successes1, std::int64_t n1, std::int64_t successes2,
                                   std::int64_t n2);
/// Whether one of the four cells is expected to have fewer than five rows, so that χ² and the normal
/// distribution are no guide (Cochran 1954).
[[nodiscard]] bool isSmallTable(std::int64_t successes1, std::int64_t n1, std::int64_t successes2,
                                std::int64_t n2);
/// Returns the two-sided p-value of the difference of two shares: Fisher's exact test of small tables, else
/// the pooled score test, which is Pearson's χ² without continuity correction.
[[nodiscard]] double sharesPValue(std::int64_t successes1, std::int64_t n1, std::int64_t successes2,
                                  std::int64_t n2);

/// Exact binomial test that the share is `p`, two-sided: twice the smaller tail, at most 1. O(√n).
[[nodiscard]] double binomialTwoSided(std::int64_t successes, std::int64_t n, double p);

/// Whether two rows of counts are drawn from one mix of categories, however rare each is: Pearson's statistic
/// against random exchanges of the rows between the sides, so that no count need be large. Fixed seed; p is
/// (1 + exceedances) / 10,000, or a rougher estimate after 50 exceedances (Besag & Clifford 1991). 1 where
/// nothing can differ. O(rows) for each exchange.
[[nodiscard]] double permutationHomogeneity(std::span<const std::int64_t> first,
                                            std::span<const std::int64_t> second);

} // namespace qd
