// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/error.h"
#include "models/base/sample.h"

#include <vector>

namespace qd {

class HistoryReader;

/// A stretch of one series without its NaN values, in the form the detectors take.
struct Trace
{
    Timestamp origin;
    std::vector<double> seconds; ///< since origin, ascending
    std::vector<double> values;

    [[nodiscard]] bool isEmpty() const { return values.empty(); }
    [[nodiscard]] Timestamp timeAt(double secondsSinceOrigin) const;
    [[nodiscard]] double secondsAt(Timestamp at) const;
    [[nodiscard]] Trace within(double from, double to) const; ///< inclusive, same origin
    /// At most `most` values: the stretch is cut into as many equal times, each stands for the median of its
    /// values.
    [[nodiscard]] Trace thinned(std::size_t most) const;
};

/// All samples of the series with exactly this key in [range.from, range.to). Empty when there is no such
/// series.
[[nodiscard]] Result<Trace> readTrace(const HistoryReader& reader, const SeriesKey& key, TimeRange range,
                                      const CancelToken& cancel);

} // namespace qd
