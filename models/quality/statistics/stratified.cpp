// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/stratified.h"

#include <cmath>
#include <numbers>

namespace qd {

void StratifiedLosses::add(std::size_t stratum, bool isInGroup, double loss)
{
    Stratum& one = m_strata[stratum];
    ++one.rows;
    one.sum += loss;
    one.squares += loss * loss;
    if (!isInGroup)
        return;
    ++one.inGroup;
    one.sumInGroup += loss;
}

StratifiedDifference StratifiedLosses::difference() const
{
    double weights = 0;
    double weighted = 0;
    double excess = 0;
    double variance = 0;
    for (const auto& [key, one] : m_strata) {
        const double others = one.rows - one.inGroup;
        if (one.inGroup == 0 || others == 0)
            continue;
        const double weight = one.inGroup * others / one.rows;
        weights += weight;
        weighted += weight * (one.sumInGroup / one.inGroup - (one.sum - one.sumInGroup) / others);
        excess += one.sumInGroup - one.sum * one.inGroup / one.rows;
        variance += weight / (one.rows - 1) * (one.squares - one.sum * one.sum / one.rows);
    }
    StratifiedDifference result;
    if (!(weights > 0))
        return result;
    result.difference = weighted / weights;
    if (!(variance > 0))
        return result;
    result.z = excess / std::sqrt(variance);
    result.pValue = std::erfc(result.z / std::numbers::sqrt2) / 2;
    return result;
}

} // namespace qd
