// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/scrapelimits.h"

#include "models/base/recordabletime.h"
#include "models/base/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace qd {

namespace {

struct ScrapeLimitsWords
{
    Q_DECLARE_TR_FUNCTIONS(ScrapeLimitsWords)
};

constexpr Duration generation = std::chrono::hours(24);

// What stands in a document is bounded like what the dialog allows.
std::size_t bounded(std::int64_t limit)
{
    return static_cast<std::size_t>(std::clamp<std::int64_t>(limit, 1, Endpoint::mostOfAnyLimit));
}

std::size_t hashOf(const SeriesKey& key)
{
    const std::hash<std::string_view> text;
    std::size_t sum = text(key.metric);
    for (const auto& [name, value] : key.labels)
        sum = (sum * 1'000'003 + text(name)) * 1'000'003 + text(value);
    return sum;
}

} // namespace

ScrapeLimits::ScrapeLimits(const Endpoint& endpoint)
    : m_mostSamples(bounded(endpoint.sampleLimit)), m_mostSeries(bounded(endpoint.seriesLimit))
{
}

std::optional<Error> ScrapeLimits::refusal(const std::vector<SeriesSample>& page, Timestamp now,
                                           const QString& where)
{
    const QLocale locale;
    const TimeRange times = recordableTimes(now);
    for (const SeriesSample& sample : page) {
        if (auto problem = labelProblem(sample.key, where))
            return problem;
        if (!times.contains(sample.sample.at))
            return Error{ErrorKind::Invalid, where,
                         ScrapeLimitsWords::tr(
                             "A sample of %1 has a time that is before 1970 or more than a day from now.")
                             .arg(toQString(sample.key.metric)),
                         ScrapeLimitsWords::tr(
                             "Set the clock of the server, or have it expose samples without times.")};
    }
    if (!note(page, now))
        return Error{ErrorKind::TooLarge, where,
                     ScrapeLimitsWords::tr(
                         "The server keeps exposing new series: more than this endpoint's limit of %1.")
                         .arg(locale.toString(static_cast<qulonglong>(m_mostSeries))),
                     ScrapeLimitsWords::tr(
                         "Look for a label whose value is always new, such as a request id. Series that "
                         "are not exposed any more are forgotten after a day.")};
    return std::nullopt;
}

std::optional<Error> ScrapeLimits::labelProblem(const SeriesKey& key, const QString& where) const
{
    std::size_t count = 0;
    std::size_t bytes = key.metric.size();
    for (const auto& [name, value] : key.labels) {
        ++count;
        bytes += name.size() + value.size();
    }
    if (count <= mostLabels && bytes <= mostSeriesBytes)
        return std::nullopt;
    return Error{ErrorKind::TooLarge, where,
                 ScrapeLimitsWords::tr("A series has more than %1 labels, or labels of more than %2 bytes.")
                     .arg(mostLabels)
                     .arg(mostSeriesBytes),
                 ScrapeLimitsWords::tr("Look for texts that do not belong in labels.")};
}

bool ScrapeLimits::note(const std::vector<SeriesSample>& page, Timestamp now)
{
    if (now - m_since >= generation || now < m_since) {
        m_seenBefore = now - m_since < 2 * generation ? std::move(m_seen) : Hashes();
        m_seen.clear();
        m_since = now;
    }
    // Mostly all are known, and then the page costs nothing but looking.
    std::vector<std::size_t> unknown;
    for (const SeriesSample& sample : page) {
        const std::size_t hash = hashOf(sample.key);
        if (m_seen.contains(hash))
            continue;
        if (m_seenBefore.contains(hash)) {
            m_seenBefore.erase(hash);
            m_seen.insert(hash);
        } else {
            unknown.push_back(hash);
        }
    }
    std::sort(unknown.begin(), unknown.end());
    unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
    if (m_seen.size() + m_seenBefore.size() + unknown.size() > m_mostSeries)
        return false;
    m_seen.insert(unknown.begin(), unknown.end());
    return true;
}

} // namespace qd
