// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

namespace qd {

/// How far two distributions lie apart.

/// Population stability index Σ (q − p) ln(q / p), symmetric. Cells of equal meaning on both sides;
/// `smoothing` is added to every cell, so that an empty one does not make it infinite. 0 when either side has
/// no rows.
[[nodiscard]] double populationStability(std::span<const std::int64_t> reference,
                                         std::span<const std::int64_t> current, double smoothing = 0.5);
/// What the index shows on average when nothing has moved: its mean over all ways to deal out the same rows
/// to the two sides. Cells with many rows add (1 − share)(1/n + 1/m) (Yurdakul 2018), rare ones what the
/// hypergeometric distribution says, since there the smoothing counts. O(cells).
[[nodiscard]] double populationStabilityByChance(std::span<const std::int64_t> reference,
                                                 std::span<const std::int64_t> current,
                                                 double smoothing = 0.5);

/// Square root of the Jensen–Shannon divergence to base 2: a metric in [0, 1] (Endres & Schindelin 2003).
/// Weights are normalised; 0 when either side is all zero.
[[nodiscard]] double jensenShannonDistance(std::span<const double> first, std::span<const double> second);

struct KsTest
{
    double statistic = 0; ///< largest |F − G|
    double at = 0;        ///< the value at which it is reached first
    double pValue = 1;
    bool exact = false;
};

/// Kolmogorov–Smirnov for two samples, both ascending and without NaN. Below 10,000 pairs the p-value is
/// exact, given the pattern of ties (Schröer & Trenkler 1995; R's psmirnov); else by the limiting
/// distribution, which ties make conservative. p = 1 when a side is empty. O(n + m), exact O(n m).
[[nodiscard]] KsTest kolmogorovSmirnov(std::span<const double> first, std::span<const double> second);
/// P(K ≥ x) of the limiting distribution of Kolmogorov (1933).
[[nodiscard]] double kolmogorovTail(double x);

/// ∫ |F − G|: the least work that turns one sample into the other, in the unit of the values. Both ascending,
/// not empty, no NaN. O(n + m).
[[nodiscard]] double wassersteinDistance(std::span<const double> first, std::span<const double> second);

} // namespace qd
