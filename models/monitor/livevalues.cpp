// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/livevalues.h"

#include "models/base/metrics.h"

#include <cmath>

namespace qd {

void LiveValues::apply(std::span<const SeriesSample> samples, Timestamp now)
{
    for (const SeriesSample& arrived : samples) {
        Sample& newest = m_byMetric[arrived.key.metric][arrived.key.labels];
        const Timestamp at = std::min(arrived.sample.at, now);
        if (newest.at <= at || newest.at > now)
            newest = {at, arrived.sample.value};
    }
}

void LiveValues::forgetEndpoint(std::string_view endpoint)
{
    for (auto& [metric, series] : m_byMetric)
        std::erase_if(series,
                      [&](const auto& entry) { return entry.first.get(label::endpoint) == endpoint; });
}

void LiveValues::forgetBefore(Timestamp notBefore, Timestamp now)
{
    for (auto& [metric, series] : m_byMetric)
        std::erase_if(
            series, [&](const auto& entry) { return entry.second.at < notBefore || entry.second.at > now; });
    std::erase_if(m_byMetric, [](const auto& metric) { return metric.second.empty(); });
}

std::optional<double> LiveValues::value(std::string_view metric, const Labels& labels,
                                        Timestamp notBefore) const
{
    const auto& series = ofMetric(metric);
    const auto found = series.find(labels);
    if (found == series.end() || found->second.at < notBefore || std::isnan(found->second.value))
        return std::nullopt;
    return found->second.value;
}

const std::map<Labels, Sample>& LiveValues::ofMetric(std::string_view metric) const
{
    static const std::map<Labels, Sample> none;
    const auto found = m_byMetric.find(metric);
    return found == m_byMetric.end() ? none : found->second;
}

} // namespace qd
