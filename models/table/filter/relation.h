// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qd {

enum class Relation { Equal, Unequal, Less, LessOrEqual, Greater, GreaterOrEqual };

/// Returns whether the relation holds; false for NaN on either side, whatever is asked.
[[nodiscard]] bool holds(double a, Relation relation, double b);

/// Calls `use` with the relation as a function of two numbers.
template <typename Use>
void withRelation(Relation relation, const Use& use)
{
    switch (relation) {
    case Relation::Equal:
        return use([](double a, double b) { return a == b; });
    case Relation::Unequal: // false for NaN, unlike !=
        return use([](double a, double b) { return a < b || a > b; });
    case Relation::Less:
        return use([](double a, double b) { return a < b; });
    case Relation::LessOrEqual:
        return use([](double a, double b) { return a <= b; });
    case Relation::Greater:
        return use([](double a, double b) { return a > b; });
    case Relation::GreaterOrEqual:
        return use([](double a, double b) { return a >= b; });
    }
}

} // namespace qd
