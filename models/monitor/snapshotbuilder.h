// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/monitor/endpointstate.h"
#include "models/monitor/livevalues.h"
#include "models/monitor/monitor.h"

#include <map>

namespace qd {

/// How far back sparklines reach.
inline constexpr Duration sparklineSpan{5 * 60 * 1000};

/// The last minutes of the series that sparklines draw.
using Sparklines = std::map<SeriesKey, std::vector<Sample>>;

/// Takes up the samples that sparklines draw. Those in the future of `now` go: the clock was set back.
void extendSparklines(Sparklines& sparklines, std::span<const SeriesSample> samples, Timestamp now);

/// Drops the lines of which no sample is recent enough to be drawn.
void forgetEndedSparklines(Sparklines& sparklines, Timestamp now);

/// Age up to which a value of this endpoint still counts as current.
[[nodiscard]] Duration freshness(const Endpoint& endpoint, const MonitorSettings& settings);

/// What somebody who watched an endpoint, or reads its history, knows about it.
struct ObservedEndpoint
{
    Endpoint endpoint;
    std::optional<Error> problem; ///< the one thing that people should know
    Timestamp lastSuccess;        ///< ms 0: never
    bool lastScrapeFailed = false;
    Duration scrapeDuration{0};
    std::int64_t samplesPerScrape = 0;
    bool awaitsConsent = false;
    bool isUnusable = false;
    std::string redirectedTo; ///< see EndpointStatus
    /// Whether the endpoint gives metrics, by its metrics page or its prediction log.
    bool givesMetrics = true;
    std::optional<bool> ready;                   ///< the platform's own word
    std::map<std::string, std::string> versions; ///< model -> version that serves
};

/// Describes endpoints at one moment from what is known about them. Cheap; made anew for each snapshot.
class SnapshotBuilder
{
public:
    SnapshotBuilder(Timestamp now, const MonitorSettings& settings, const LiveValues& live,
                    const Sparklines& sparklines, const std::vector<Alert>& openAlerts)
        : m_now(now), m_settings(settings), m_live(live), m_sparklines(sparklines), m_openAlerts(openAlerts)
    {
    }

    [[nodiscard]] EndpointStatus describe(const ObservedEndpoint& observed) const;

private:
    [[nodiscard]] EndpointFacts facts(const ObservedEndpoint& observed) const;
    [[nodiscard]] ModelStatus describeModel(const Endpoint& endpoint, const std::string& model) const;
    void addSparkline(ModelStatus& status, const std::string& endpoint, const Labels& ofModel,
                      Timestamp fresh) const;
    /// Firing, silenced or not; an empty model counts all of the endpoint.
    [[nodiscard]] int firing(const std::string& endpoint, const std::string& model, Severity severity) const;
    [[nodiscard]] int silenced(const std::string& endpoint, const std::string& model) const;

    Timestamp m_now;
    const MonitorSettings& m_settings;
    const LiveValues& m_live;
    const Sparklines& m_sparklines;
    const std::vector<Alert>& m_openAlerts;
};

} // namespace qd
