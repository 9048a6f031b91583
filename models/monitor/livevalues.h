// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/sample.h"

#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace qd {

/// The newest committed sample of every series that goes on. One thread.
class LiveValues
{
public:
    /// Whatever lies in the future of `now` counts as of now: a page with wrong times, or a clock that was
    /// set back, must not keep what comes after it from being seen.
    void apply(std::span<const SeriesSample> samples, Timestamp now);
    void forgetEndpoint(std::string_view endpoint);
    /// Forgets the series whose newest sample is older than `notBefore`, or lies in the future of `now`:
    /// those that have ended, the latter before the clock was set back.
    void forgetBefore(Timestamp notBefore, Timestamp now);

    /// The series' newest value when it is not older than `notBefore` and not a staleness marker.
    [[nodiscard]] std::optional<double> value(std::string_view metric, const Labels& labels,
                                              Timestamp notBefore) const;
    /// Every series of a metric, fresh or not.
    [[nodiscard]] const std::map<Labels, Sample>& ofMetric(std::string_view metric) const;

private:
    std::map<std::string, std::map<Labels, Sample>, std::less<>> m_byMetric;
};

} // namespace qd
