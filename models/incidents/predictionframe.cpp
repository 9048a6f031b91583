// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/predictionframe.h"

#include "models/history/historyreader.h"

#include <QString>

#include <algorithm>

namespace qd {

Result<PredictionFrame> readFrame(const HistoryReader& reader, const Subject& subject,
                                  const Location& location, const CancelToken& cancel)
{
    PredictionFrame frame;
    if (subject.model.empty())
        return frame;
    const Timestamp from = location.baseline.isEmpty() ? location.affected.from : location.baseline.from;
    auto rows =
        reader.predictions({subject.endpoint, subject.model, {}, {from, location.affected.to}, 0}, cancel);
    if (!rows)
        return tl::make_unexpected(rows.error());
    frame.rows = std::move(*rows);
    const auto indexOf = [&frame](Timestamp at) {
        const auto found =
            std::partition_point(frame.rows.begin(), frame.rows.end(),
                                 [at](const StoredPrediction& row) { return row.record.at < at; });
        return static_cast<std::size_t>(found - frame.rows.begin());
    };
    frame.afterBegin = indexOf(location.affected.from);
    frame.beforeEnd = std::min(indexOf(location.baseline.to), frame.afterBegin);
    frame.attributes = attributesOf(frame);
    return frame;
}

} // namespace qd
