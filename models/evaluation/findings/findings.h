// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"

namespace qd {

/// One thing that an evaluation says, for people: what is wrong, for whom, since when, and how sure that is.
struct Finding
{
    enum class Kind { Slice, Version, Change, Period, Drift, Calibration, Estimate };
    enum class Weight { Bad, Notice, Good };

    Kind kind = Kind::Slice;
    Weight weight = Weight::Bad;
    QString what = {};     ///< a sentence, the effect first
    QString since = {};    ///< a sentence; empty where there is no time to name
    QString howSure = {};  ///< a sentence
    Timestamp at = {};     ///< the time from when on; 0 ms where there is no time to name
    std::size_t index = 0; ///< the index of the slice, comparison, drift or version that the finding is about

    // What the sentences say, as figures. Absent where the finding has none.
    QString subject = {};                  ///< the slice, version, measure or column that it is about
    std::optional<double> effect = {};     ///< the difference, stability index or calibration error
    std::optional<Interval> interval = {}; ///< 95 %, of the effect
    std::optional<double> pValue = {};     ///< corrected for all that was tested beside it
};

/// What stands out, the worst first: slices that are served worse, the newest version against the one before,
/// changes of quality over time, drift, calibration, and estimates that fell. Differences that may be chance
/// (p > 0.05 after correction for all that was tested), are too small to matter, or only follow from others
/// (see dropConsequences()), are left out. Empty when nothing stands out.
[[nodiscard]] std::vector<Finding> findingsOf(const Evaluation& evaluation);

/// Returns what is said where findingsOf() is empty: that nothing stands out only where all was searched that
/// should have been, else what was not.
[[nodiscard]] QString nothingText(const Evaluation& evaluation);

/// "country = de and version = v2"; "country is missing".
[[nodiscard]] QString sliceName(const Slice& slice, const std::vector<SliceColumn>& columns);
/// "4.8 points" for shares, else a value with its unit.
[[nodiscard]] QString differenceText(double difference, MetricUnit unit);
/// "p < 0.001", "p = 0.034"
[[nodiscard]] QString pValueText(double p);
/// "p = 0.034 after correction for all 59 tests."
[[nodiscard]] QString correctedText(double p, std::int64_t tests);

} // namespace qd
