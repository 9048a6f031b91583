// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/pieces.h"

#include <algorithm>
#include <cstdint>

namespace qd {

namespace {

constexpr std::int64_t firstPredictionWindowMs = 10LL * 60 * 1'000;

// Times from elsewhere can lie further apart than a number can say.
std::int64_t lengthOf(TimeRange range)
{
    std::int64_t length = 0;
    return __builtin_sub_overflow(range.to.ms, range.from.ms, &length) ? INT64_MAX : length;
}

} // namespace

Result<void> forEachSamplePiece(const HistoryReader& reader, SeriesId series, TimeRange range,
                                const CancelToken& cancel, const SampleVisitor& visit)
{
    if (range.isEmpty())
        return {};
    auto cuts = reader.cuts(series, range, samplesPerPiece, cancel);
    if (!cuts)
        return Failure(cuts.error());
    cuts->push_back(range.to);
    for (const Timestamp end : *cuts) {
        const auto samples = reader.samples(series, {range.from, end}, cancel);
        if (!samples)
            return Failure(samples.error());
        if (auto done = visit(*samples, end); !done)
            return done;
        range.from = end;
    }
    return {};
}

Result<void> forEachPredictionPiece(const HistoryReader& reader, TimeRange range, const CancelToken& cancel,
                                    const PredictionVisitor& visit)
{
    std::int64_t length = firstPredictionWindowMs;
    while (!range.isEmpty()) {
        length = std::min(length, lengthOf(range));
        PredictionQuery query;
        query.range = {range.from, range.from + Duration{length}};
        query.limit = length > 1 ? predictionsPerPiece + 1 : 0;
        const auto found = reader.predictions(query, cancel);
        if (!found)
            return Failure(found.error());
        const auto count = static_cast<std::int64_t>(found->size());
        if (length > 1 && count > predictionsPerPiece) {
            length = std::max<std::int64_t>(length / 4, 1);
            continue;
        }
        if (auto done = visit(*found, query.range.to); !done)
            return done;
        range.from = query.range.to;
        if (count < predictionsPerPiece / 4)
            length = length > INT64_MAX / 2 ? INT64_MAX : length * 2;
    }
    return {};
}

} // namespace qd
