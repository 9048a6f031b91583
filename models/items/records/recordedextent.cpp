// SPDX-License-Identifier: Apache-2.0
#include "models/items/records/recordedextent.h"

#include "models/history/historyreader.h"

#include <algorithm>

namespace qd {

namespace {

/// As one column the whole history is a few numbers per series.
Result<void> extend(std::optional<TimeRange>& extent, const HistoryReader& reader, SeriesId series,
                    TimeRange everything, const CancelToken& cancel)
{
    return reader.columns(series, everything, 1, cancel).map([&](const std::vector<PixelColumn>& columns) {
        for (const PixelColumn& column : columns) {
            const TimeRange held{column.firstAt, column.lastAt + Duration{1}};
            extent =
                extent ? TimeRange{std::min(extent->from, held.from), std::max(extent->to, held.to)} : held;
        }
    });
}

} // namespace

Result<std::optional<TimeRange>>
recordedExtent(const HistoryReader& reader, const std::vector<ChartPanel>& panels, const CancelToken& cancel)
{
    const auto everything = reader.extent();
    if (!everything)
        return Failure(everything.error());
    std::optional<TimeRange> extent;
    if (!*everything)
        return extent;
    for (const ChartPanel& panel : panels) {
        for (const ChartLine& line : panel.lines) {
            const auto found = reader.series(line.selector);
            if (!found)
                return Failure(found.error());
            for (const SeriesInfo& series : *found) {
                if (const auto read = extend(extent, reader, series.id, **everything, cancel); !read)
                    return Failure(read.error());
            }
        }
    }
    return extent;
}

} // namespace qd
