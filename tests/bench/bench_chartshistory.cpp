// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bench_chartshistory.h"

#include "models/history/history.h"
#include "models/serving/endpoint.h"
#include "tests/bench/benchsamples.h"
#include "tests/support/require.h"

#include <QDateTime>
#include <QFileInfo>

#include <future>

namespace qd {

namespace {

constexpr int runLength = 2'000;
constexpr int shownSeries = ChartsHistory::panelCount * ChartsHistory::seriesPerPanel;
constexpr int kinds = 4; ///< BenchSamples goes through its kinds series by series

/// Series of one kind share a chart, or the counters would press all others flat.
SeriesKey keyFor(int series)
{
    if (series >= shownSeries)
        return {"bench_other",
                {{"endpoint", ChartsHistory::endpointId()}, {"series", std::to_string(series)}}};
    const int group = series / (kinds * ChartsHistory::seriesPerPanel);
    return ChartsHistory::keyOf(group * kinds + series % kinds,
                                series / kinds % ChartsHistory::seriesPerPanel);
}

} // namespace

ChartsHistory::ChartsHistory(std::int64_t samples, const QString& keptAt)
    : m_path(keptAt.isEmpty() ? m_folder.filePath("history.sqlite") : keptAt)
{
    if (!QFileInfo::exists(m_path))
        write(samples);
}

void ChartsHistory::write(std::int64_t samples)
{
    const auto history = require(History::open(m_path));
    Endpoint endpoint;
    endpoint.id = endpointId();
    endpoint.name = "bench";
    endpoint.metricsUrl = "http://127.0.0.1:9/metrics"; // nobody answers there
    history->write({.documents = {{"endpoint", endpoint.id, endpointToJson(endpoint)}}});
    BenchSamples source;
    const auto perSeries = static_cast<int>(samples / BenchSamples::seriesCount);
    const Duration shift{QDateTime::currentMSecsSinceEpoch() - BenchSamples::begin -
                         perSeries * BenchSamples::step};
    for (int done = 0; done < perSeries; done += runLength) {
        auto runs = source.next(std::min(runLength, perSeries - done));
        for (std::size_t series = 0; series < runs.size(); ++series) {
            runs[series].key = keyFor(static_cast<int>(series));
            for (Sample& sample : runs[series].samples)
                sample.at = sample.at + shift;
        }
        history->write({.runs = std::move(runs)});
        history->flush();
    }
    std::promise<Result<void>> settled;
    history->settle(nullptr, [&](const Result<void>& done) { settled.set_value(done); });
    require(settled.get_future().get());
}

TimeRange ChartsHistory::range() const
{
    return *require(require(HistoryReader::open(m_path))->extent());
}

std::string ChartsHistory::metricOf(int panel)
{
    return QStringLiteral("bench_%1").arg(panel, 2, 10, QLatin1Char('0')).toStdString();
}

SeriesKey ChartsHistory::keyOf(int panel, int curve)
{
    return {metricOf(panel), {{"endpoint", endpointId()}, {"series", "s" + std::to_string(curve)}}};
}

std::vector<ChartPanel> ChartsHistory::panels()
{
    std::vector<ChartPanel> panels;
    for (int panel = 0; panel < panelCount; ++panel)
        panels.push_back(metricPanel(endpointId(), metricOf(panel)));
    return panels;
}

} // namespace qd
