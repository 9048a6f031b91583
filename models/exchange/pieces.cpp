// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/pieces.h"

#include <algorithm>

namespace qd {

namespace {

constexpr std::int64_t longestPieceMs = 30LL * 24 * 60 * 60 * 1'000;
constexpr std::int64_t firstPredictionWindowMs = 10LL * 60 * 1'000;
constexpr std::int64_t mostParts = 1'024;

Result<std::int64_t> countOf(const HistoryReader& reader, SeriesId series, TimeRange range,
                             const CancelToken& cancel)
{
    const auto columns = reader.columns(series, range, 1, cancel);
    if (!columns)
        return tl::make_unexpected(columns.error());
    return columns->empty() ? 0 : columns->front().count;
}

} // namespace

Result<void> forEachSamplePiece(const HistoryReader& reader, SeriesId series, TimeRange range,
                                const CancelToken& cancel, const SampleVisitor& visit)
{
    if (range.isEmpty())
        return {};
    const std::int64_t length = range.length().count();
    const auto count = countOf(reader, series, range, cancel);
    if (!count)
        return tl::make_unexpected(count.error());
    const std::int64_t parts =
        std::min({std::max(*count / samplesPerPiece, length / longestPieceMs) + 1, length, mostParts});
    if (parts <= 1) {
        const auto samples = reader.samples(series, range, cancel);
        if (!samples)
            return tl::make_unexpected(samples.error());
        return visit(*samples, range.to);
    }
    for (std::int64_t part = 0; part < parts; ++part) {
        // In this order nothing overflows: the rest of the range is shared among the rest of the parts.
        const Timestamp end{range.from.ms + (range.to.ms - range.from.ms) / (parts - part)};
        if (auto done = forEachSamplePiece(reader, series, {range.from, end}, cancel, visit); !done)
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
        length = std::min(length, range.length().count());
        PredictionQuery query;
        query.range = {range.from, range.from + Duration{length}};
        query.limit = length > 1 ? predictionsPerPiece + 1 : 0;
        const auto found = reader.predictions(query, cancel);
        if (!found)
            return tl::make_unexpected(found.error());
        const auto count = static_cast<std::int64_t>(found->size());
        if (length > 1 && count > predictionsPerPiece) {
            length = std::max<std::int64_t>(length / 4, 1);
            continue;
        }
        if (auto done = visit(*found, query.range.to); !done)
            return done;
        range.from = query.range.to;
        if (count < predictionsPerPiece / 4)
            length *= 2;
    }
    return {};
}

} // namespace qd
