// SPDX-License-Identifier: Apache-2.0
#include "models/quality/curves/scored.h"

#include <algorithm>

namespace qd {

Defined<bool> ScoreGroups::hasBothClasses() const
{
    if (groups.empty())
        return undefined(Undefined::NoData);
    if (positives == 0 || negatives == 0)
        return undefined(Undefined::OneClass);
    return true;
}

ScoreGroups groupByScore(std::span<const Scored> rows)
{
    std::vector<Scored> sorted(rows.begin(), rows.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const Scored& a, const Scored& b) { return a.score > b.score; });
    ScoreGroups result;
    for (const Scored& row : sorted) {
        if (result.groups.empty() || result.groups.back().score != row.score)
            result.groups.push_back({.score = row.score});
        ++(row.positive ? result.groups.back().positives : result.groups.back().negatives);
        ++(row.positive ? result.positives : result.negatives);
    }
    return result;
}

} // namespace qd
