// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>

namespace qd {

/// How much larger the losses of a group are than those of the other rows of the same stratum.
struct StratifiedDifference
{
    double difference = 0; ///< mean over the strata, by Mantel & Haenszel's weights n₁ n₀ / n
    double z = 0;          ///< standard normal where the group is like the others; positive where it is worse
    double pValue = 1;     ///< one-sided: the group is no worse; 1 where no stratum has rows of both
};

/// Losses by stratum, so that what the strata explain is not laid at a group's door: rows are compared with
/// rows of their own stratum only.
class StratifiedLosses
{
public:
    void add(std::size_t stratum, bool isInGroup, double loss);
    /// Returns the difference and its test by Cochran (1954), Mantel & Haenszel (1959), for losses of any
    /// kind in the form of Landis, Heyman & Koch (1978): normal, without continuity correction. Needs a few
    /// dozen rows. O(strata).
    [[nodiscard]] StratifiedDifference difference() const;

private:
    struct Stratum
    {
        double rows = 0;
        double inGroup = 0;
        double sum = 0;
        double sumInGroup = 0;
        double squares = 0;
    };
    std::map<std::size_t, Stratum> m_strata;
};

} // namespace qd
