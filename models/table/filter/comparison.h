// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qd {

enum class Comparison { Equal, Unequal, Less, LessOrEqual, Greater, GreaterOrEqual };

/// Returns whether the comparison holds; false for NaN on either side, whatever is asked.
[[nodiscard]] bool holds(double a, Comparison comparison, double b);

/// Calls `use` with the comparison as a function of two numbers.
template <typename Use>
void withComparison(Comparison comparison, const Use& use)
{
    switch (comparison) {
    case Comparison::Equal:
        return use([](double a, double b) { return a == b; });
    case Comparison::Unequal: // false for NaN, unlike !=
        return use([](double a, double b) { return a < b || a > b; });
    case Comparison::Less:
        return use([](double a, double b) { return a < b; });
    case Comparison::LessOrEqual:
        return use([](double a, double b) { return a <= b; });
    case Comparison::Greater:
        return use([](double a, double b) { return a > b; });
    case Comparison::GreaterOrEqual:
        return use([](double a, double b) { return a >= b; });
    }
}

} // namespace qd
