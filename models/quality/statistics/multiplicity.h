// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace qd {

/// p-values adjusted for many tests, in the order given: Benjamini & Hochberg (1995), as R's
/// p.adjust(method = "BH"). A test with adjusted p ≤ q is among discoveries of which at most the share q is
/// false on average. NaN is not allowed. O(n log n).
[[nodiscard]] std::vector<double> benjaminiHochberg(std::span<const double> pValues);

/// What the adjusted p-values of each family of tests have to be multiplied by when several families are
/// looked at together, so that their discoveries hold for all of them (Benjamini & Bogomolov 2014).
/// `smallest` has the smallest adjusted p-value of each family, which is Simes' p-value of "nothing in it".
/// At least 1, at most the number of families; a family cannot thin out another one by its size. O(n log n).
[[nodiscard]] std::vector<double> familyFactors(std::span<const double> smallest);

} // namespace qd
