// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/analyse/analysis.h"
#include "models/incidents/analyse/predictionframe.h"

#include <span>

namespace qd {

/// How far a distribution over cells has moved.
struct CellDrift
{
    double psi = 0;    ///< population stability index, less what samples of this size show by chance
    double pValue = 1; ///< PSI / (1/n + 1/m) follows χ² with cells − 1 degrees of freedom (Yurdakul 2018)
    std::size_t mostGrown = 0; ///< the cell whose share grew most
    double shareBefore = 0;    ///< the share of that cell before
    double shareAfter = 0;
};

/// PSI with half a count added to every cell; 0 and p = 1 when either side is empty.
[[nodiscard]] CellDrift cellDrift(std::span<const std::int64_t> before, std::span<const std::int64_t> after);

struct AttributeDrift
{
    std::size_t attribute = 0; ///< index in the frame
    CellDrift drift;
    /// Fall of accuracy that the new mix of cells alone would cause, at the baseline's accuracy per cell.
    double explainedFall = 0;
};

/// Returns the drift of all attributes, largest PSI first; p-values adjusted by Benjamini–Hochberg.
[[nodiscard]] std::vector<AttributeDrift> attributeDrifts(const PredictionFrame& frame);

/// As rows of the table of changes. √PSI is the effect: for a normal attribute that is its shift in standard
/// deviations.
[[nodiscard]] std::vector<Change> driftChanges(const PredictionFrame& frame,
                                               std::span<const AttributeDrift> drifts);

} // namespace qd
