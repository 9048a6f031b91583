// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/monitor/endpointstate.h"
#include "models/monitor/livevalues.h"
#include "models/monitor/monitor.h"

#include <map>

namespace qd {

class EndpointWatch;

/// The last minutes of the series that sparklines draw.
using Sparklines = std::map<SeriesKey, std::vector<Sample>>;

/// Takes up the samples that sparklines draw. Those in the future of `now` go: the clock was set back.
void extendSparklines(Sparklines& sparklines, std::span<const SeriesSample> samples, Timestamp now);

/// Age up to which a value of this endpoint still counts as current.
[[nodiscard]] Duration freshness(const Endpoint& endpoint, const MonitorSettings& settings);

/// Describes endpoints at one moment from what is known about them. Cheap; made anew for each snapshot.
class SnapshotBuilder
{
public:
    SnapshotBuilder(Timestamp now, const MonitorSettings& settings, const LiveValues& live,
                    const Sparklines& sparklines, const std::vector<Alert>& openAlerts)
        : m_now(now), m_settings(settings), m_live(live), m_sparklines(sparklines), m_openAlerts(openAlerts)
    {
    }

    /// `logVersions`: model -> version in the followed log, for platforms that do not tell.
    /// `problem`: the one thing about this endpoint that people should know.
    [[nodiscard]] EndpointStatus describe(const EndpointWatch& watch,
                                          const std::map<std::string, std::string>& logVersions,
                                          const std::optional<Error>& problem) const;

private:
    [[nodiscard]] EndpointFacts facts(const EndpointWatch& watch) const;
    [[nodiscard]] ModelStatus describeModel(const Endpoint& endpoint, const std::string& model) const;
    void addSparkline(ModelStatus& status, const std::string& endpoint, const Labels& ofModel,
                      Timestamp fresh) const;
    /// Firing, not silenced; an empty model counts all of the endpoint.
    [[nodiscard]] int firing(const std::string& endpoint, const std::string& model, Severity severity) const;

    Timestamp m_now;
    const MonitorSettings& m_settings;
    const LiveValues& m_live;
    const Sparklines& m_sparklines;
    const std::vector<Alert>& m_openAlerts;
};

} // namespace qd
