// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"

namespace qd {

/// The fewest labelled rows of a version whose calibration is tested.
inline constexpr std::int64_t fewestCalibrationRows = 500;
/// The largest p-value, corrected for all that was tested, of what is told.
inline constexpr double significant = 0.05;

/// Corrects the p-values of an evaluation for all that was looked at together: slices, the comparison of
/// versions, that of periods, drift, the change of all predictions, calibration. Within each of these
/// families by Benjamini & Hochberg (1995), which their makers have done, then over the families (see
/// familyFactors()): of logs in which nothing is wrong at most one in twenty has anything told. A
/// column whose drift may be chance is steady. Sets `tests`; call once.
void correctTogether(Evaluation& evaluation);

} // namespace qd
