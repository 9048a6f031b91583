// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/analyse/predictionframe.h"

#include "models/history/historyreader.h"

#include <algorithm>
#include <iterator>

namespace qd {

Result<PredictionFrame> readFrame(const HistoryReader& reader, const Subject& subject,
                                  const Location& location, const CancelToken& cancel)
{
    PredictionFrame frame;
    if (subject.model.empty())
        return frame;
    const Timestamp from = location.baseline.isEmpty() ? location.affected.from : location.baseline.from;
    const Timestamp healthyTo =
        std::clamp(location.baseline.to, from, std::max(location.affected.from, from));
    const auto append = [&](TimeRange range) -> Result<void> {
        if (range.isEmpty())
            return {};
        auto rows = reader.predictions({subject.endpoint, subject.model, {}, range, mostFrameRows}, cancel);
        if (!rows)
            return Failure(rows.error());
        std::move(rows->begin(), rows->end(), std::back_inserter(frame.rows));
        return {};
    };
    const auto rowCount = [&frame] { return frame.rows.size(); };
    if (const auto done = append({from, healthyTo}); !done)
        return Failure(done.error());
    frame.beforeEnd = rowCount();
    if (const auto done = append({healthyTo, location.affected.from}); !done)
        return Failure(done.error());
    frame.afterBegin = rowCount();
    if (const auto done = append(location.affected); !done)
        return Failure(done.error());
    if (const auto done = readAttributes(frame, cancel); !done)
        return Failure(done.error());
    return frame;
}

Duration coveredTime(std::span<const StoredPrediction> rows, TimeRange period)
{
    return rows.size() < mostFrameRows ? period.length() : period.to - rows.front().record.at;
}

} // namespace qd
