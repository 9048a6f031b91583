// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/slices/segmentfalls.h"
#include "models/incidents/analyse/analysis.h"

/// What the evaluation says about the inputs, in the words of an analysis.
namespace qd {

/// The category or bin of an input whose share of the predictions grew most.
struct GrownValue
{
    std::string value; ///< e.g. "DE" or "12.5 – 40"
    double before = 0;
    double after = 0;
};
[[nodiscard]] GrownValue mostGrown(const ColumnDrift& drift);

/// The name of a segment: of a category, or of a bin of a number.
[[nodiscard]] std::string segmentName(const DriftCell& cell);

/// As rows of the table of changes. √PSI is the effect: for a normal input that is its shift in standard
/// deviations. Inputs without anything to test, such as identifiers, are left out.
[[nodiscard]] std::vector<Change> driftChanges(std::span<const InputChange> inputs);

/// The segments that fell by more than chance, for the screen; at most 20.
[[nodiscard]] std::vector<SegmentChange> segmentChanges(std::span<const InputChange> inputs,
                                                        std::span<const SegmentFall> falls);

} // namespace qd
