// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/labels.h"
#include "models/base/time.h"

namespace qd {

/// One value of one series. NaN is a value; Prometheus' staleness marker is the NaN of `staleMarkerBits`.
struct Sample
{
    Timestamp at;
    double value = 0.0;
};

inline constexpr std::uint64_t staleMarkerBits = 0x7ff0000000000002ULL;

/// Identity of a series: metric name plus labels.
struct SeriesKey
{
    std::string metric;
    Labels labels;

    friend auto operator<=>(const SeriesKey&, const SeriesKey&) = default;
    friend bool operator==(const SeriesKey&, const SeriesKey&) = default;
};

/// A sample together with the series it belongs to, on its way into the history.
struct SeriesSample
{
    SeriesKey key;
    Sample sample;
};

} // namespace qd
