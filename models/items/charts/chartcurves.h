// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"

#include <QString>

#include <vector>

namespace qd {

/// How far below and above its estimate a value may lie.
struct ValueSpread
{
    Timestamp at;
    double low = 0;
    double high = 0;
};

/// Points of one line, in order. A gap (no sample for more than three usual intervals, or a staleness marker)
/// starts a new segment, so that it is drawn as a gap.
struct ChartCurve
{
    QString name;
    std::vector<std::vector<Sample>> segments;
    /// Name of the curve that this one estimates: drawn in its colour, dashed. Empty: this is no estimate.
    QString estimateOf = {};
    /// Where the value lies with the estimate's confidence; one per sample, or empty.
    std::vector<std::vector<ValueSpread>> spreads = {};
    /// What the curve shows, whatever it is called in the language of the moment: its colour belongs to it.
    /// Empty: the name tells.
    QString key = {};
};

/// Pixel columns, or plain samples, as runs without a gap between them; see ChartCurve. `step` is the width
/// of a column: a gap narrower than that is not told apart. Exposed for tests and for the report.
[[nodiscard]] std::vector<std::vector<Sample>> segmentsOf(const std::vector<PixelColumn>& columns,
                                                          Duration step);
[[nodiscard]] std::vector<std::vector<Sample>> segmentsOf(const std::vector<Sample>& samples);

} // namespace qd
