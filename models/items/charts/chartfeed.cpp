// SPDX-License-Identifier: Apache-2.0
#include "models/items/charts/chartfeed.h"

#include "models/exposition/number.h"
#include "models/history/query.h"
#include "models/history/samples/columngrid.h"
#include "models/items/charts/markerquery.h"

#include <algorithm>

namespace qd {

namespace {

/// Samples just outside the range, so that lines reach the edges of the plot.
constexpr Duration edgeMargin{30'000};
/// As long as samples come at most once a second, a range of up to this many seconds per column is read as it
/// is, which is exact and knows staleness markers; beyond it the columns of M4 stand for the samples.
constexpr std::int64_t rawSecondsPerColumn = 4;

/// The range and what lies just outside of it, on columns that stay the same while it moves on, so that lines
/// do not flicker.
ColumnGrid gridFor(TimeRange range, int columns)
{
    const std::int64_t length = std::max<std::int64_t>(1, range.length().count());
    const Duration step = columnStep(range, columns);
    const Duration margin = std::min(edgeMargin, Duration{8 * length}) + 2 * step;
    return columnGrid({range.from - margin, range.to + margin}, step);
}

QString lineTitle(const ChartLine& line, const SeriesKey& key)
{
    if (line.nameLabel == label::quantile) {
        const double quantile = parseNumber(key.labels.get(label::quantile)).value_or(0);
        if (quantile > 0.0)
            return QStringLiteral("p%1").arg(quantile * 100.0, 0, 'g', 4);
    }
    if (!line.nameLabel.empty() && key.labels.has(line.nameLabel))
        return QString::fromStdString(key.labels.get(line.nameLabel));
    if (!line.name.isEmpty())
        return line.name;
    const MetricInfo* info = findMetric(key.metric);
    return info ? info->displayName() : QString::fromStdString(key.metric);
}

/// The label values that tell this series from the others that the same line found.
QString distinction(const SeriesKey& key, const std::vector<SeriesInfo>& all)
{
    QStringList own;
    for (const Labels::Pair& pair : key.labels) {
        const bool shared = std::all_of(all.begin(), all.end(), [&pair](const SeriesInfo& other) {
            return other.key.labels.get(pair.first) == pair.second;
        });
        if (!shared)
            own.append(QString::fromStdString(pair.second));
    }
    return own.join(QLatin1Char(' '));
}

Result<std::vector<std::vector<Sample>>> readSegments(const HistoryReader& reader, SeriesId id,
                                                      const ColumnGrid& grid, const CancelToken& cancel)
{
    const std::int64_t most = rawSecondsPerColumn * grid.columns;
    if (grid.range.length().count() / 1000 <= most) {
        const auto samples = reader.samples(id, grid.range, cancel);
        if (!samples)
            return Failure(samples.error());
        if (static_cast<std::int64_t>(samples->size()) <= most)
            return segmentsOf(*samples);
    }
    const auto columns = reader.columns(id, grid.range, grid.columns, cancel);
    if (!columns)
        return Failure(columns.error());
    return segmentsOf(*columns, grid.step);
}

Result<void> readLine(const HistoryReader& reader, const ChartLine& line, const ColumnGrid& grid,
                      const CancelToken& cancel, std::vector<ChartCurve>& curves, int& leftOut)
{
    const auto found = reader.series(line.selector);
    if (!found)
        return Failure(found.error());
    const std::size_t before = curves.size();
    for (const SeriesInfo& info : *found) {
        if (line.most != 0 && curves.size() - before == line.most) {
            ++leftOut;
            continue;
        }
        auto segments = readSegments(reader, info.id, grid, cancel);
        if (!segments)
            return Failure(segments.error());
        if (segments->empty())
            continue;
        ChartCurve curve{lineTitle(line, info.key), std::move(*segments)};
        curve.key = QString::fromStdString(info.key.metric + info.key.labels.toString());
        const bool ambiguous = found->size() > 1 && line.nameLabel.empty();
        if (ambiguous && line.bare)
            curve.name = distinction(info.key, *found);
        else if (ambiguous)
            curve.name += QLatin1Char(' ') + distinction(info.key, *found);
        curves.push_back(std::move(curve));
    }
    std::sort(curves.begin() + static_cast<std::ptrdiff_t>(before), curves.end(),
              [](const ChartCurve& a, const ChartCurve& b) { return a.name < b.name; });
    return {};
}

struct ChartRequest
{
    std::vector<ChartPanel> panels;
    TimeRange range;
    int columns = 1;
    std::string endpoint;
    std::string model;
    Timestamp now;
};

Result<ChartData> answer(const HistoryReader& reader, const ChartRequest& request, const CancelToken& cancel)
{
    ChartData data;
    const ColumnGrid grid = gridFor(request.range, request.columns);
    for (const ChartPanel& panel : request.panels) {
        std::vector<ChartCurve>& curves = data.panels.emplace_back();
        int& leftOut = data.leftOut.emplace_back(0);
        for (const ChartLine& line : panel.lines) {
            if (line.fallback && !curves.empty())
                continue;
            if (auto read = readLine(reader, line, grid, cancel, curves, leftOut); !read)
                return Failure(read.error());
        }
    }
    auto markers = readMarkers(reader, request.range, request.now, request.endpoint, request.model);
    if (!markers)
        return Failure(markers.error());
    data.markers = std::move(*markers);
    return data;
}

} // namespace

struct ChartFeed::Private
{
    Private(const History& source, const Clock& time) : history(source), clock(time) {}

    const History& history;
    const Clock& clock;
    LatestJob job;
};

ChartFeed::ChartFeed(const History& history, QObject* parent, const Clock& clock)
    : QObject(parent), d(std::make_unique<Private>(history, clock))
{
    qRegisterMetaType<std::shared_ptr<const qd::ChartData>>();
}

ChartFeed::~ChartFeed() = default;

std::uint64_t ChartFeed::request(std::vector<ChartPanel> panels, TimeRange range, int columns,
                                 const std::string& endpoint, const std::string& model)
{
    const std::size_t count = panels.size();
    queryHistory(
        d->job, d->history, this,
        [request = ChartRequest{std::move(panels), range, columns, endpoint, model, d->clock.now()}](
            const HistoryReader& reader, const CancelToken& cancel) {
            return answer(reader, request, cancel);
        },
        [this, range, count](Result<ChartData> result) {
            ChartData data;
            if (result)
                data = std::move(*result);
            else
                data.error = result.error();
            data.panels.resize(count);
            data.leftOut.resize(count);
            data.request = d->job.begun();
            data.range = range;
            emit ready(std::make_shared<const ChartData>(std::move(data)));
        });
    return d->job.begun();
}

} // namespace qd
