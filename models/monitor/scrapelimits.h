// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/sample.h"
#include "models/serving/endpoint.h"

#include <optional>
#include <unordered_set>
#include <vector>

namespace qd {

/// What one endpoint may add to the history. A page beyond it is refused whole, as in Prometheus
/// (sample_limit, label_limit, label_value_length_limit), so that nothing of it is half-written; a server
/// that makes up new series with each page is stopped by the number of different series within a day or two.
class ScrapeLimits
{
public:
    explicit ScrapeLimits(const Endpoint& endpoint);

    [[nodiscard]] std::size_t mostSamples() const { return m_mostSamples; }
    /// Why the samples of a page are refused; nothing when they may be stored. `where` goes into the error.
    [[nodiscard]] std::optional<Error> refusal(const std::vector<SeriesSample>& page, Timestamp now,
                                               const QString& where);

    static constexpr std::size_t mostLabels = 64;
    static constexpr std::size_t mostSeriesBytes = 8'192; ///< metric, names and values of labels

private:
    using Hashes = std::unordered_set<std::size_t>;

    [[nodiscard]] std::optional<Error> labelProblem(const SeriesKey& key, const QString& where) const;
    /// Notes the series of a page; returns false when there would be too many different ones.
    [[nodiscard]] bool note(const std::vector<SeriesSample>& page, Timestamp now);

    std::size_t m_mostSamples;
    std::size_t m_mostSeries;
    Hashes m_seen;       ///< since m_since
    Hashes m_seenBefore; ///< the day before; a series is in one of the two
    Timestamp m_since;
};

} // namespace qd
