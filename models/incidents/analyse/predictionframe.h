// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/error.h"
#include "models/history/records.h"
#include "models/incidents/locate/locate.h"

#include <span>
#include <vector>

namespace qd {

class HistoryReader;

/// One input attribute over all rows, cut into cells that can be counted: the values of a category, or the
/// deciles of the baseline for a number with many values.
struct Attribute
{
    std::string name; ///< nested objects and lists are flattened: "customer.age", "features[3]"
    bool numeric = false;
    std::vector<int> cell;          ///< per row; −1: absent
    std::vector<std::string> cells; ///< names, e.g. "DE" or "12.5 – 40"
    double medianBefore = 0;        ///< the median; NaN for categories
    double medianAfter = 0;
};

/// The predictions around an incident: rows of the baseline, of the gap before the onset, of the affected
/// period.
struct PredictionFrame
{
    std::vector<StoredPrediction> rows; ///< ascending
    std::size_t beforeEnd = 0;          ///< rows [0, beforeEnd) are the baseline
    std::size_t afterBegin = 0;         ///< rows [afterBegin, end) are affected
    std::vector<Attribute> attributes;
    std::size_t attributesLeftOut = 0; ///< columns beyond the cap; counted to ten thousand

    [[nodiscard]] std::span<const StoredPrediction> before() const
    {
        return std::span(rows).first(beforeEnd);
    }
    [[nodiscard]] std::span<const StoredPrediction> after() const
    {
        return std::span(rows).subspan(afterBegin);
    }
    [[nodiscard]] bool isAfter(std::size_t row) const { return row >= afterBegin; }
    [[nodiscard]] bool isBefore(std::size_t row) const { return row < beforeEnd; }
};

inline constexpr std::size_t mostFrameRows = 200'000; ///< per side, the newest
inline constexpr std::size_t mostAttributes = 500;    ///< columns, in the order of their first appearance
inline constexpr std::size_t mostAttributeCells =
    50'000'000; ///< rows times columns: fewer columns for many rows

/// Reads all versions of the subject's model, of either side the newest `mostFrameRows`. Attributes that look
/// like identifiers (more than 100 values, or more values than a tenth of the rows) are left out, and so are
/// rows whose attributes are not a JSON object.
[[nodiscard]] Result<PredictionFrame> readFrame(const HistoryReader& reader, const Subject& subject,
                                                const Location& location, const CancelToken& cancel);

/// Cuts the attributes of `frame.rows` into cells and sets `attributes` and `attributesLeftOut`; part of
/// readFrame(), separate for its own sake. Fails with Cancelled.
[[nodiscard]] Result<void> readAttributes(PredictionFrame& frame, const CancelToken& cancel);

/// The part of the period that its rows stand for: all of it, or of a side that was cut to the newest rows
/// the time since the first of them.
[[nodiscard]] Duration coveredTime(std::span<const StoredPrediction> rows, TimeRange period);

} // namespace qd
