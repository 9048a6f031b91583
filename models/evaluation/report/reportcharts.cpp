// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/report/reportcharts.h"

#include "models/evaluation/findings/findings.h"
#include "models/evaluation/report/reportcells.h"
#include "models/report/reportwords.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

using Groups = std::vector<std::vector<ReportChart>>;

constexpr std::size_t mostLines = 6; ///< as many as there are colours
constexpr int halfWidth = 356;

QString nameOf(const std::string& version)
{
    return version.empty() ? ReportWords::tr("All versions")
                           : ReportWords::tr("Version %1").arg(QString::fromStdString(version));
}

/// The versions that charts show: each of them, or all together when there are none. The busiest when many.
std::vector<const VersionEvaluation*> shownVersions(const Evaluation& evaluation)
{
    std::vector<const VersionEvaluation*> shown;
    for (std::size_t i = evaluation.versions.size() > 1 ? 1 : 0; i < evaluation.versions.size(); ++i)
        shown.push_back(&evaluation.versions[i]);
    if (shown.size() <= mostLines)
        return shown;
    std::vector<const VersionEvaluation*> busiest = shown;
    std::stable_sort(busiest.begin(), busiest.end(),
                     [](const auto* a, const auto* b) { return a->predictions > b->predictions; });
    busiest.resize(mostLines);
    std::erase_if(shown, [&busiest](const auto* one) {
        return std::find(busiest.begin(), busiest.end(), one) == busiest.end();
    });
    return shown;
}

double middleOf(const EvaluationWindow& window, const Evaluation& evaluation)
{
    return static_cast<double>(window.from.ms) + static_cast<double>(evaluation.question.window.count()) / 2;
}

ReportChart timeChart(const Evaluation& evaluation, const QString& title, MetricUnit unit)
{
    ReportChart chart;
    chart.title = title;
    chart.unit = unit;
    chart.range = evaluation.versions.front().extent;
    return chart;
}

/// The start of each version but the first, as long as they are few.
void addVersionStarts(ReportChart& chart, const Evaluation& evaluation)
{
    const auto shown = shownVersions(evaluation);
    for (const VersionEvaluation* one : shown) {
        if (!one->version.empty() && one->extent.from > chart.range.from)
            chart.markers.push_back({ReportChart::Event::Version, one->extent.from, nameOf(one->version)});
    }
}

/// One line per version of what `valueOf` gives for a window.
template <typename ValueOf>
ReportChart linesOverTime(const Evaluation& evaluation, const QString& title, MetricUnit unit,
                          ValueOf valueOf)
{
    ReportChart chart = timeChart(evaluation, title, unit);
    for (const VersionEvaluation* version : shownVersions(evaluation)) {
        ReportChart::Line line{.name = nameOf(version->version), .columns = {}, .hasDots = true};
        for (const EvaluationWindow& window : evaluation.windows) {
            if (window.version != version->version)
                continue;
            const double value = valueOf(window);
            if (!std::isnan(value))
                line.points.emplace_back(middleOf(window, evaluation), value);
        }
        if (!line.points.empty())
            chart.lines.push_back(std::move(line));
    }
    return chart;
}

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Windows of few labels jump about; they say less than they seem to.
constexpr std::int64_t fewestLabels = 10;

ReportChart qualityOverTime(const Evaluation& evaluation)
{
    ReportChart chart =
        evaluation.task == TaskKind::Regression
            ? linesOverTime(evaluation, ReportWords::tr("Mean absolute error over time"), MetricUnit::Count,
                            [](const EvaluationWindow& window) { return window.meanError.value_or(none); })
            : linesOverTime(evaluation, ReportWords::tr("Accuracy over time"), MetricUnit::Ratio,
                            [](const EvaluationWindow& window) {
                                return window.tally.labelled < fewestLabels
                                           ? none
                                           : window.tally.accuracy.value_or(none);
                            });
    chart.bands.push_back(
        {ReportChart::Period::Baseline, evaluation.question.reference, ReportWords::tr("Reference period")});
    addVersionStarts(chart, evaluation);
    return chart;
}

/// Realised quality of all versions and what was estimated without labels, with its band.
ReportChart estimateOverTime(const Evaluation& evaluation)
{
    const bool errors = evaluation.task == TaskKind::Regression;
    ReportChart chart =
        timeChart(evaluation,
                  errors ? ReportWords::tr("Error: realised, and estimated without labels")
                         : ReportWords::tr("Accuracy: realised, and estimated without labels"),
                  errors ? MetricUnit::Count : MetricUnit::Ratio);
    ReportChart::Line realised{.name = ReportWords::tr("Realised"), .columns = {}, .hasDots = true};
    ReportChart::Line estimated{.name = ReportWords::tr("Estimated"), .columns = {}, .isDashed = true};
    ReportChart::Ribbon band{
        .name = ReportWords::tr("Three standard errors of the estimate"), .edges = {}, .colorOf = 1};
    for (const EvaluationWindow& window : evaluation.windows) {
        if (!window.version.empty())
            continue;
        const double at = middleOf(window, evaluation);
        const auto& value = errors ? window.estimatedError : window.estimatedAccuracy;
        const auto& known = errors ? window.meanError : window.tally.accuracy;
        if (known && window.tally.labelled >= fewestLabels)
            realised.points.emplace_back(at, *known);
        if (!value)
            continue;
        estimated.points.emplace_back(at, value->value);
        band.edges.push_back({at, value->low, value->high});
    }
    if (estimated.points.empty())
        return chart;
    chart.lines = {std::move(realised), std::move(estimated)};
    chart.ribbons = {std::move(band)};
    return chart;
}

ReportChart latencyOverTime(const Evaluation& evaluation)
{
    return linesOverTime(evaluation, ReportWords::tr("Latency, p99, over time"), MetricUnit::Seconds,
                         [](const EvaluationWindow& window) {
                             return window.tally.latencies.size() == 3 ? window.tally.latencies[2] : none;
                         });
}

ReportChart errorsOverTime(const Evaluation& evaluation)
{
    if (evaluation.versions.front().failed == 0)
        return {};
    return linesOverTime(evaluation, ReportWords::tr("Error rate over time"), MetricUnit::Ratio,
                         [](const EvaluationWindow& window) {
                             return static_cast<double>(window.tally.failed) /
                                    static_cast<double>(window.tally.predictions);
                         });
}

/// Returns a chart of one share above another, both from 0 to 1.
ReportChart squareChart(const QString& title, const QString& across)
{
    ReportChart chart;
    chart.title = title;
    chart.unit = MetricUnit::Ratio;
    chart.across = ReportChart::Across{across, 0, 1, MetricUnit::Ratio};
    chart.ends = {0, 1};
    chart.width = halfWidth;
    chart.plotHeight = 230;
    return chart;
}

ReportChart rocChart(const Evaluation& evaluation)
{
    ReportChart chart = squareChart(ReportWords::tr("ROC: recall above false positive rate"),
                                    ReportWords::tr("False positive rate"));
    for (const VersionEvaluation* version : shownVersions(evaluation)) {
        if (!version->roc)
            continue;
        ReportChart::Line line{
            .name = ReportWords::tr("%1: AUC %2")
                        .arg(nameOf(version->version), reportcells::plain(version->roc->auc).text),
            .columns = {}};
        for (const RocPoint& point : version->roc->points)
            line.points.emplace_back(point.falsePositiveRate, point.truePositiveRate);
        chart.lines.push_back(std::move(line));
    }
    return chart;
}

ReportChart prChart(const Evaluation& evaluation)
{
    ReportChart chart = squareChart(ReportWords::tr("Precision above recall"), ReportWords::tr("Recall"));
    for (const VersionEvaluation* version : shownVersions(evaluation)) {
        if (!version->pr)
            continue;
        ReportChart::Line line{.name = ReportWords::tr("%1: AP %2")
                                           .arg(nameOf(version->version),
                                                reportcells::plain(version->pr->averagePrecision).text),
                               .columns = {}};
        for (const PrPoint& point : version->pr->points)
            line.points.emplace_back(point.recall, point.precision);
        chart.lines.push_back(std::move(line));
    }
    return chart;
}

ReportChart calibrationChart(const Evaluation& evaluation)
{
    ReportChart chart =
        squareChart(ReportWords::tr("Calibration: observed share"), ReportWords::tr("Predicted probability"));
    for (const VersionEvaluation* version : shownVersions(evaluation)) {
        if (!version->calibration)
            continue;
        ReportChart::Line line{
            .name = ReportWords::tr("%1: ECE %2")
                        .arg(nameOf(version->version),
                             formatValue(version->calibration->expectedError, MetricUnit::Ratio)),
            .columns = {},
            .hasDots = true};
        for (const ReliabilityBin& bin : version->calibration->bins)
            line.points.emplace_back(bin.confidence, bin.accuracy);
        chart.lines.push_back(std::move(line));
    }
    if (!chart.lines.empty())
        chart.lines.push_back({.name = ReportWords::tr("Perfect"),
                               .columns = {},
                               .points = {{0, 0}, {1, 1}},
                               .isDashed = true});
    return chart;
}

ReportChart histogramChart(const QString& title, const QString& across, MetricUnit unit,
                           const ValueHistogram& histogram)
{
    ReportChart chart;
    chart.title = title;
    chart.unit = MetricUnit::Count;
    chart.across = ReportChart::Across{across, histogram.low, histogram.high, unit};
    chart.width = halfWidth;
    chart.plotHeight = 230;
    for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
        const double from = histogram.low + static_cast<double>(i) * histogram.binWidth();
        chart.bars.push_back({from, from + histogram.binWidth(), static_cast<double>(histogram.counts[i])});
    }
    return chart;
}

/// Returns the first and the last bin of all versions: what is drawn of them.
std::pair<int, int> commonBins(const std::vector<const VersionEvaluation*>& versions)
{
    int begin = LatencyBins::highest;
    int end = LatencyBins::lowest;
    for (const VersionEvaluation* version : versions) {
        if (version->latencyBins.isEmpty())
            continue;
        begin = std::min(begin, version->latencyBins.begin());
        end = std::max(end, version->latencyBins.end());
    }
    return {begin, end};
}

/// Shares of a version's predictions, so that a busy version does not hide a quiet one.
ReportChart latencyHistogram(const Evaluation& evaluation)
{
    ReportChart chart;
    const auto shown = shownVersions(evaluation);
    const auto [begin, end] = commonBins(shown);
    if (begin >= end)
        return chart;
    chart.title = ReportWords::tr("Latency: share of the predictions");
    chart.unit = MetricUnit::Ratio;
    chart.across = ReportChart::Across{ReportWords::tr("Latency"), LatencyBins::lowerEdge(begin),
                                       LatencyBins::lowerEdge(end), MetricUnit::Seconds, true};
    chart.plotHeight = 200;
    for (const VersionEvaluation* version : shown) {
        if (version->latencyBins.isEmpty())
            continue;
        ReportChart::Line line{.name = ReportWords::tr("%1: p50 %2, p99 %3", "version and its latencies")
                                           .arg(nameOf(version->version),
                                                formatValue(version->latencies[0], MetricUnit::Seconds),
                                                formatValue(version->latencies[2], MetricUnit::Seconds)),
                               .columns = {}};
        const auto total = static_cast<double>(version->latencyBins.total());
        for (int bin = begin; bin < end; ++bin) {
            const double share = static_cast<double>(version->latencyBins.count(bin)) / total;
            line.points.emplace_back(LatencyBins::lowerEdge(bin), share);
            line.points.emplace_back(LatencyBins::upperEdge(bin), share);
        }
        chart.lines.push_back(std::move(line));
    }
    return chart;
}

/// One line per status, of all versions; the most frequent ones.
ReportChart statusesOverTime(const Evaluation& evaluation)
{
    ReportChart chart =
        timeChart(evaluation, ReportWords::tr("Errors by status over time"), MetricUnit::Ratio);
    for (const int status : frequentFailures(evaluation, mostLines)) {
        ReportChart::Line line{.name = QString::number(status), .columns = {}, .hasDots = true};
        for (const EvaluationWindow& window : evaluation.windows) {
            if (window.version.empty())
                line.points.emplace_back(middleOf(window, evaluation), failureShare(window, status));
        }
        chart.lines.push_back(std::move(line));
    }
    return chart;
}

ReportChart residualHistogram(const Evaluation& evaluation)
{
    return histogramChart(ReportWords::tr("Prediction − actual"), ReportWords::tr("Residual"),
                          MetricUnit::Count, histogramOf(evaluation.versions.front().residuals, 40));
}

/// What has moved most; at most five columns.
ReportChart driftOverTime(const Evaluation& evaluation)
{
    ReportChart chart = timeChart(
        evaluation, ReportWords::tr("Drift from the reference period: stability index"), MetricUnit::Count);
    chart.threshold = DriftOptions().alarm;
    chart.thresholdName = ReportWords::tr("Alarm");
    chart.bands.push_back(
        {ReportChart::Period::Baseline, evaluation.question.reference, ReportWords::tr("Reference period")});
    const double half = static_cast<double>(evaluation.question.window.count()) / 2;
    for (const ColumnDriftOverTime& drift : evaluation.drifts) {
        if (chart.lines.size() == 5)
            break;
        ReportChart::Line line{.name = QString::fromStdString(drift.whole.column), .columns = {}};
        for (const auto& [from, index] : drift.index)
            line.points.emplace_back(static_cast<double>(from.ms) + half, index);
        chart.lines.push_back(std::move(line));
    }
    return chart;
}

/// Drops empty charts, and groups that have none left; a chart alone in its group stays as wide as it is.
void add(Groups& groups, std::vector<ReportChart> group)
{
    std::erase_if(group, [](const ReportChart& chart) { return chart.isEmpty(); });
    if (!group.empty())
        groups.push_back(std::move(group));
}

} // namespace

std::vector<std::vector<ReportChart>> qualityCharts(const Evaluation& evaluation)
{
    Groups groups;
    add(groups, {qualityOverTime(evaluation)});
    add(groups, {estimateOverTime(evaluation)});
    add(groups, {latencyOverTime(evaluation)});
    add(groups, {errorsOverTime(evaluation)});
    add(groups, {statusesOverTime(evaluation)});
    add(groups, {latencyHistogram(evaluation)});
    add(groups, {rocChart(evaluation), prChart(evaluation)});
    add(groups, {evaluation.task == TaskKind::Regression ? residualHistogram(evaluation)
                                                         : calibrationChart(evaluation)});
    add(groups, {driftOverTime(evaluation)});
    return groups;
}

} // namespace qd
