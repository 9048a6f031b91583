// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/undefined.h"

#include <cstdint>
#include <span>
#include <vector>

namespace qd {

/// One row of a binary classifier: its score or probability of the positive class (not NaN), and the truth.
struct Scored
{
    double score = 0;
    bool positive = false;

    friend bool operator==(const Scored&, const Scored&) = default;
};

/// All rows with one score.
struct ScoreGroup
{
    double score = 0;
    std::int64_t positives = 0;
    std::int64_t negatives = 0;
};

struct ScoreGroups
{
    std::vector<ScoreGroup> groups; ///< highest score first, no score twice
    std::int64_t positives = 0;
    std::int64_t negatives = 0;

    /// Returns NoData or OneClass, else true.
    [[nodiscard]] Defined<bool> hasBothClasses() const;
};

/// What every curve over thresholds is made from; one sort, O(n log n).
[[nodiscard]] ScoreGroups groupByScore(std::span<const Scored> rows);

} // namespace qd
