// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/base/sample.h"
#include "models/serving/endpoint.h"

#include <QMetaType>

#include <memory>
#include <optional>
#include <vector>

namespace qd {

/// Unknown: nothing collected yet. Degraded: a warning is firing. Failing: a critical alert is firing, or the
/// platform says it is not ready. Stale: scrapes succeed no more, but not long enough to call it unreachable.
/// NoMetrics: it answers, but with nothing that could be judged. AwaitingConsent: it comes with the history,
/// the user has not agreed to it, and so it is not asked at all. Unusable: what the history says about it is
/// wrong, and so it is not asked either. Silencing an alert does not change a state.
/// Stored in events by number.
enum class EndpointState {
    Unknown,
    Healthy,
    Degraded,
    Failing,
    Unreachable,
    Stale,
    AwaitingConsent,
    NoMetrics,
    Unusable
};

/// One served model as the overview shows it. Values are absent where the platform or the log gives none.
struct ModelStatus
{
    std::string model;
    std::string servingVersion;
    EndpointState state = EndpointState::Unknown;
    std::optional<double> accuracy;
    std::optional<double> latencyP99; ///< seconds
    std::optional<double> requestRate;
    std::optional<double> errorRatio;
    std::optional<double> memoryBytes; ///< the memory of the model, or else of the endpoint
    std::optional<double> cpuRatio;
    std::vector<Sample> sparkline; ///< accuracy where there is one, else request rate, else CPU; newest last
    std::string sparklineMetric;
    int firingAlerts = 0;
    int silencedAlerts = 0; ///< the silenced ones of the alerts that fire
};

struct EndpointStatus
{
    Endpoint endpoint;
    EndpointState state = EndpointState::Unknown;
    std::optional<Error> lastError; ///< the error of the last scrape or log read, while it lasts
    Timestamp lastSuccess;          ///< ms 0: never
    Duration scrapeDuration{0};
    std::int64_t samplesPerScrape = 0;
    /// The address that the metrics came from by redirect, when that is another place or no longer encrypted.
    std::string redirectedTo;
    /// One entry per model; a single entry with an empty name for an endpoint that serves no model.
    std::vector<ModelStatus> models;
};

/// The whole fleet at one moment; immutable, shared between threads.
struct FleetSnapshot
{
    Timestamp at;
    /// Whether all endpoints are known; false while those of the history are still being taken up.
    bool isComplete = true;
    std::vector<EndpointStatus> endpoints;
    std::vector<Alert> openAlerts; ///< pending and firing
    std::size_t judgedValues = 0;  ///< pairs of a rule and a current value that it was evaluated on
};

using FleetSnapshotPtr = std::shared_ptr<const FleetSnapshot>;

} // namespace qd

Q_DECLARE_METATYPE(qd::FleetSnapshotPtr)
