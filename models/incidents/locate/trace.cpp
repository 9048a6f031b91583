// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/locate/trace.h"

#include "models/detect/robust.h"
#include "models/history/historyreader.h"

#include <algorithm>
#include <cmath>

namespace qd {

Timestamp Trace::timeAt(double secondsSinceOrigin) const
{
    return {origin.ms + std::llround(secondsSinceOrigin * 1000.0)};
}

double Trace::secondsAt(Timestamp at) const
{
    return static_cast<double>(at.ms - origin.ms) / 1000.0;
}

Trace Trace::within(double from, double to) const
{
    const auto first = std::lower_bound(seconds.begin(), seconds.end(), from) - seconds.begin();
    const auto last = std::max(std::upper_bound(seconds.begin(), seconds.end(), to) - seconds.begin(), first);
    return {origin,
            {seconds.begin() + first, seconds.begin() + last},
            {values.begin() + first, values.begin() + last}};
}

Trace Trace::thinned(std::size_t most) const
{
    if (values.size() <= most)
        return *this;
    Trace result{origin, {}, {}};
    const double start = seconds.front();
    const double width = (seconds.back() - start) / static_cast<double>(most);
    for (std::size_t begin = 0; begin < values.size();) {
        const double cell = std::floor((seconds[begin] - start) / width);
        std::size_t end = begin + 1;
        while (end < values.size() && (seconds[end] - start) / width < cell + 1.0)
            ++end;
        const auto from = static_cast<std::ptrdiff_t>(begin);
        const auto to = static_cast<std::ptrdiff_t>(end);
        result.seconds.push_back(median({seconds.begin() + from, seconds.begin() + to}));
        result.values.push_back(median({values.begin() + from, values.begin() + to}));
        begin = end;
    }
    return result;
}

Result<Trace> readTrace(const HistoryReader& reader, const SeriesKey& key, TimeRange range,
                        const CancelToken& cancel)
{
    Trace trace{range.from, {}, {}};
    const auto candidates = reader.series({key.metric, key.labels, {}});
    if (!candidates)
        return Failure(candidates.error());
    const auto found = std::find_if(candidates->begin(), candidates->end(),
                                    [&](const SeriesInfo& info) { return info.key == key; });
    if (found == candidates->end())
        return trace;
    const auto samples = reader.samples(found->id, range, cancel);
    if (!samples)
        return Failure(samples.error());
    for (const Sample& sample : *samples) {
        if (std::isnan(sample.value))
            continue;
        trace.seconds.push_back(trace.secondsAt(sample.at));
        trace.values.push_back(sample.value);
    }
    return trace;
}

} // namespace qd
