// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/sample.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace qd {

enum class MetricType { Untyped, Gauge, Counter, Histogram, Summary, Info, StateSet };

struct ExpositionFamily
{
    std::string name;
    MetricType type = MetricType::Untyped;
    std::string help;
    std::string unit;
};

/// A parsed page: every sample with its own labels only (no endpoint label yet). `at` is the sample's own
/// timestamp, or the scrape's when it has none.
struct Exposition
{
    std::vector<ExpositionFamily> families;
    std::vector<SeriesSample> samples;
};

/// Reads Prometheus text 0.0.4, or OpenMetrics 1.0 when `contentType` says application/openmetrics-text.
/// The first malformed line fails the whole page, as in Prometheus: Error{Invalid, "SOURCE, line N, column
/// M", …}; so does one sample more than `mostSamples`, before it takes memory, with ErrorKind::TooLarge. Not
/// exposition at all (HTML, zeros, binary, invalid UTF-8) fails likewise with a message that says what it is.
/// Reference: prometheus.io/docs/instrumenting/exposition_formats, OpenMetrics 1.0.
[[nodiscard]] Result<Exposition> parseExposition(std::string_view body, std::string_view contentType,
                                                 const QString& source, Timestamp scrapedAt,
                                                 std::size_t mostSamples = SIZE_MAX);

} // namespace qd
