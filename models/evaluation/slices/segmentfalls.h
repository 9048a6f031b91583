// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/drift/inputchanges.h"

namespace qd {

/// Good outcomes (right, or not failed) of one segment value and of all other rows, before and after.
struct SegmentFall
{
    std::size_t input = 0;        ///< index of the InputChange
    std::size_t cell = 0;         ///< index of the cell of its drift
    std::int64_t beforeCount = 0; ///< rows with an outcome
    std::int64_t afterCount = 0;
    double before = 0; ///< share of good outcomes
    double after = 0;
    double outsideBefore = 0;
    double outsideAfter = 0;
    double fallPValue = 1; ///< the p-value that the segment fell at all; adjusted for the number of segments
    double contrastPValue = 1; ///< the p-value that the segment fell more than the rest; adjusted likewise
    double share = 0; ///< the share of all additional bad outcomes that lie within the segment; 0 to 1

    [[nodiscard]] double fall() const { return before - after; }
    [[nodiscard]] double outsideFall() const { return outsideBefore - outsideAfter; }
};

/// Every category and every bin of a number with at least 20 outcomes in either period, largest fall first.
/// `figure` is Accuracy or ErrorRate. Normal approximations with Agresti–Caffo's added counts;
/// Benjamini–Hochberg over all segments.
[[nodiscard]] std::vector<SegmentFall> segmentFalls(std::span<const InputChange> inputs, Figure figure);

} // namespace qd
