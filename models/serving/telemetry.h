// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/sample.h"
#include "models/serving/endpoint.h"

#include <memory>
#include <span>
#include <vector>

namespace qd {

/// Derives the standard metrics (models/base/metrics.h) of one endpoint from what its platform exposes, after
/// the mapping in resources/telemetry/PLATFORM.json: data, not code. Keeps the previous scrape, because rates
/// need two; a counter that falls was reset and counts from zero. Deterministic, no I/O; one thread.
class Telemetry
{
public:
    explicit Telemetry(const Endpoint& endpoint);
    ~Telemetry();

    /// `scraped`: the samples of one scrape made at `at`. The result has the standard names and the labels
    /// endpoint, model, version (series per version and, summed or averaged over versions, per model),
    /// device. Absent is absent: nothing is made up for a metric that the page lacks.
    [[nodiscard]] std::vector<SeriesSample> derive(std::span<const SeriesSample> scraped, Timestamp at);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
