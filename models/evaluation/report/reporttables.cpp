// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/report/reporttables.h"

#include "models/base/numbertext.h"
#include "models/base/timetext.h"
#include "models/evaluation/findings/comparisonfindings.h"
#include "models/evaluation/findings/findings.h"
#include "models/evaluation/report/reportcells.h"
#include "models/report/reportwords.h"

#include <algorithm>
#include <cmath>

namespace qd {

using namespace reportcells;

namespace {

using Cell = ReportWriter::Cell;
using Tone = ReportWriter::Tone;
using Row = ReportWriter::Row;

constexpr std::size_t mostClassesShown = 12; ///< more do not fit on a page
constexpr std::size_t mostRowsShown = 20;

/// Rows are true classes; shades are shares of the row.
void writeMatrix(ReportWriter& writer, const VersionEvaluation& version)
{
    const ConfusionMatrix& matrix = version.matrix;
    const std::size_t classes = matrix.classes.size();
    if (classes == 0 || classes > mostClassesShown)
        return;
    writer.subsection(version.version.empty()
                          ? ReportWords::tr("Confusion matrix")
                          : ReportWords::tr("Confusion matrix of version %1").arg(words(version.version)));
    writer.paragraph(ReportWords::tr("Rows are true classes, columns predicted ones; shares are of the row."),
                     Tone::Muted);
    std::vector<QString> header{ReportWords::tr("True class")};
    for (const std::string& name : matrix.classes)
        header.push_back(words(name));
    std::vector<Row> rows;
    for (std::size_t truth = 0; truth < classes; ++truth) {
        std::int64_t total = 0;
        for (std::size_t predicted = 0; predicted < classes; ++predicted)
            total += matrix.at(truth, predicted);
        Row row{{.text = words(matrix.classes[truth])}};
        for (std::size_t predicted = 0; predicted < classes; ++predicted) {
            const double share =
                total > 0 ? static_cast<double>(matrix.at(truth, predicted)) / static_cast<double>(total) : 0;
            row.push_back({.text = QStringLiteral("%1 (%2)").arg(count(matrix.at(truth, predicted)).text,
                                                                 formatValue(share, MetricUnit::Ratio)),
                           .isNumber = true,
                           .shade = share});
        }
        rows.push_back(std::move(row));
    }
    writer.table(header, rows);
}

void writeClasses(ReportWriter& writer, const Evaluation& evaluation)
{
    const VersionEvaluation& all = evaluation.versions.front();
    if (all.scores.perClass.empty() || all.scores.perClass.size() > mostRowsShown)
        return;
    writer.subsection(ReportWords::tr("Classes, all versions"));
    std::vector<Row> rows;
    for (std::size_t i = 0; i < all.scores.perClass.size(); ++i) {
        const ClassScores& one = all.scores.perClass[i];
        const bool positive = evaluation.classes[i] == evaluation.question.positiveClass;
        rows.push_back({{.text = positive ? ReportWords::tr("%1 (positive)").arg(words(evaluation.classes[i]))
                                          : words(evaluation.classes[i])},
                        number(one.precision),
                        number(one.recall),
                        number(one.f1),
                        count(one.support)});
    }
    writer.table({ReportWords::tr("Class"), ReportWords::tr("Precision"), ReportWords::tr("Recall"),
                  QStringLiteral("F1"), ReportWords::tr("True rows")},
                 rows);
}

QString rangeText(Interval interval, MetricUnit unit)
{
    if (!std::isfinite(interval.low) || !std::isfinite(interval.high))
        return dash;
    if (unit == MetricUnit::Ratio)
        return ReportWords::tr("%1 to %2")
            .arg(numberText(interval.low * 100, 1), differenceText(interval.high, unit));
    return ReportWords::tr("%1 to %2").arg(formatValue(interval.low, unit), formatValue(interval.high, unit));
}

QString rangeText(const VersionComparison& one)
{
    const Interval& interval = one.compared->interval;
    return one.isPlain ? ReportWords::tr("%1 to %2")
                             .arg(comparedText(one, interval.low), comparedText(one, interval.high))
                       : rangeText(interval, one.unit);
}

void writeComparison(ReportWriter& writer, const QString& title, const QString& first, const QString& second,
                     const std::vector<VersionComparison>& comparisons)
{
    if (comparisons.empty())
        return;
    writer.subsection(title);
    std::vector<Row> rows;
    for (const VersionComparison& one : comparisons) {
        if (!one.compared) {
            rows.push_back(
                {{.text = one.measure},
                 {.text = undefinedReason(one.compared.error()), .tone = Tone::Muted, .isNumber = true},
                 {},
                 {},
                 {},
                 {}});
            continue;
        }
        const Compared& compared = *one.compared;
        const bool clear = one.adjustedPValue <= 0.05;
        const bool worse = (compared.difference < 0) == one.higherIsBetter;
        rows.push_back({{.text = one.measure},
                        {.text = effectText(one),
                         .tone = !clear  ? Tone::Muted
                                 : worse ? Tone::Bad
                                         : Tone::Good,
                         .isNumber = true},
                        {.text = comparedText(one, compared.first), .isNumber = true},
                        {.text = comparedText(one, compared.second), .isNumber = true},
                        {.text = rangeText(one), .isNumber = true},
                        {.text = pValueText(one.adjustedPValue), .isNumber = true}});
    }
    writer.table({ReportWords::tr("Measure"), ReportWords::tr("Effect size"), first, second,
                  ReportWords::tr("95 % interval"), ReportWords::tr("Adjusted p")},
                 rows);
}

void writeSlices(ReportWriter& writer, const Evaluation& evaluation)
{
    const bool errors = evaluation.task == TaskKind::Regression;
    const MetricUnit unit = errors ? MetricUnit::Count : MetricUnit::Ratio;
    if (evaluation.sliceColumns.empty())
        return;
    writer.subsection(ReportWords::tr("Slices that are worse"));
    if (evaluation.slices.slices.empty()) {
        writer.paragraph(ReportWords::tr("None of %n tested slices is clearly worse than the rest.", nullptr,
                                         static_cast<int>(evaluation.slices.tested)),
                         Tone::Muted);
        return;
    }
    std::vector<Row> rows;
    for (const Slice& slice : evaluation.slices.slices) {
        if (rows.size() == mostRowsShown)
            break;
        rows.push_back({{.text = sliceName(slice, evaluation.sliceColumns)},
                        {.text = differenceText(slice.difference, unit), .tone = Tone::Bad, .isNumber = true},
                        {.text = rangeText(slice.interval, unit), .isNumber = true},
                        number(errors ? slice.loss : 1 - slice.loss, unit),
                        number(errors ? slice.restLoss : 1 - slice.restLoss, unit),
                        count(slice.rows),
                        {.text = pValueText(slice.adjustedPValue), .isNumber = true}});
    }
    const QString quality = errors ? ReportWords::tr("Mean error") : ReportWords::tr("Accuracy");
    writer.table({ReportWords::tr("Slice"), ReportWords::tr("Worse by"), ReportWords::tr("95 % interval"),
                  quality, ReportWords::tr("All others"), ReportWords::tr("Rows"),
                  ReportWords::tr("Adjusted p")},
                 rows);
}

void writeDrifts(ReportWriter& writer, const Evaluation& evaluation)
{
    if (evaluation.drifts.empty())
        return;
    writer.subsection(ReportWords::tr("Drift from the reference period"));
    std::vector<Row> rows;
    for (const ColumnDriftOverTime& one : evaluation.drifts) {
        if (rows.size() == mostRowsShown)
            break;
        const ColumnDrift& drift = one.whole;
        const Tone tone = drift.level == DriftLevel::Alarm    ? Tone::Bad
                          : drift.level == DriftLevel::Notice ? Tone::Unsure
                                                              : Tone::Plain;
        const auto distance = drift.numeric ? drift.kolmogorovSmirnov : drift.cramersV;
        rows.push_back({{.text = words(drift.column)},
                        {.text = plain(drift.effect()).text, .tone = tone, .isNumber = true},
                        plain(drift.jensenShannon),
                        distance ? plain(*distance) : plain(undefined(Undefined::NoData)),
                        drift.wasserstein ? plain(*drift.wasserstein) : plain(undefined(Undefined::NoData)),
                        {.text = drift.test == DriftTest::None ? dash : pValueText(drift.adjustedPValue),
                         .isNumber = true},
                        number(drift.missingCurrent, MetricUnit::Ratio),
                        count(std::ssize(drift.newCategories))});
    }
    writer.paragraph(
        ReportWords::tr("PSI: stability index minus what chance shows. JS: Jensen–Shannon distance. "
                        "KS or V: Kolmogorov–Smirnov statistic of numbers, Cramér’s V of categories. "
                        "W: Wasserstein distance in standard deviations of the reference."),
        Tone::Muted);
    writer.table({ReportWords::tr("Column"), QStringLiteral("PSI"), QStringLiteral("JS"),
                  ReportWords::tr("KS or V"), QStringLiteral("W"), ReportWords::tr("Adjusted p"),
                  ReportWords::tr("Missing"), ReportWords::tr("New values")},
                 rows);
}

constexpr std::size_t mostSegmentValues = 8; ///< the most values shown of a column, the worst ones

/// Calls `take` with the segments that are shown.
template <typename Take>
void eachSegment(const Evaluation& evaluation, Take take)
{
    std::size_t values = 0;
    for (std::size_t i = 0; i < evaluation.segments.size(); ++i) {
        const SegmentEvaluation& one = evaluation.segments[i];
        values = i > 0 && evaluation.segments[i - 1].column == one.column ? values + 1 : 0;
        if (values < mostSegmentValues)
            take(one);
    }
}

Row segmentRow(const SegmentEvaluation& segment)
{
    return {{.text = words(segment.column)},
            {.text = segment.value.empty() ? ReportWords::tr("(missing)") : words(segment.value)},
            count(segment.tally.predictions)};
}

void writeSegmentTable(ReportWriter& writer, const Evaluation& evaluation)
{
    if (evaluation.segments.empty())
        return;
    writer.subsection(ReportWords::tr("Segments"));
    std::vector<Row> rows;
    const bool errors = evaluation.task == TaskKind::Regression;
    eachSegment(evaluation, [&rows, errors](const SegmentEvaluation& one) {
        Row row = segmentRow(one);
        if (errors) {
            row.push_back(number(one.meanError, MetricUnit::Count));
            return rows.push_back(std::move(row));
        }
        for (const auto& value : {one.tally.accuracy, one.tally.precision, one.tally.recall, one.tally.f1})
            row.push_back(number(value));
        rows.push_back(std::move(row));
    });
    std::vector<QString> header{ReportWords::tr("Segment"), ReportWords::tr("Value"),
                                ReportWords::tr("Predictions")};
    const std::vector<QString> scores =
        errors ? std::vector{ReportWords::tr("Mean absolute error")}
               : std::vector{ReportWords::tr("Accuracy"), ReportWords::tr("Precision"),
                             ReportWords::tr("Recall"), QStringLiteral("F1")};
    header.insert(header.end(), scores.begin(), scores.end());
    writer.table(header, rows);
}

void writeSegmentSpeeds(ReportWriter& writer, const Evaluation& evaluation)
{
    const VersionEvaluation& all = evaluation.versions.front();
    if (evaluation.segments.empty() || (all.latencies.empty() && all.failed == 0))
        return;
    writer.subsection(ReportWords::tr("Speed and errors by segment"));
    std::vector<Row> rows;
    eachSegment(evaluation, [&](const SegmentEvaluation& one) {
        Row row = segmentRow(one);
        const auto predictions = static_cast<double>(one.tally.predictions);
        row.push_back(number(predictionsPerSecond(one, evaluation), MetricUnit::PerSecond));
        for (std::size_t i = 0; i < 4; ++i)
            row.push_back(
                number(i < one.tally.latencies.size() ? std::optional(one.tally.latencies[i]) : std::nullopt,
                       MetricUnit::Seconds));
        row.push_back(number(static_cast<double>(one.tally.failed) / predictions, MetricUnit::Ratio));
        rows.push_back(std::move(row));
    });
    writer.table({ReportWords::tr("Segment"), ReportWords::tr("Value"), ReportWords::tr("Rows"),
                  ReportWords::tr("Per second"), QStringLiteral("p50"), QStringLiteral("p90"),
                  QStringLiteral("p99"), QStringLiteral("p99.9"), ReportWords::tr("Errors")},
                 rows);
}

/// "12 (0.4 %)"
Cell statusCell(const VersionEvaluation& version, int status)
{
    const std::int64_t answers = answersWith(version, status);
    const double share = static_cast<double>(answers) / static_cast<double>(version.predictions);
    return {.text = QStringLiteral("%1 (%2)").arg(count(answers).text, formatValue(share, MetricUnit::Ratio)),
            .isNumber = true};
}

/// One column per version, as in the table of versions.
void writeStatuses(ReportWriter& writer, const Evaluation& evaluation)
{
    constexpr std::size_t mostVersions = 7;
    if (evaluation.versions.front().failed == 0)
        return;
    writer.subsection(ReportWords::tr("Answers by status"));
    std::vector<QString> header{ReportWords::tr("Status")};
    const std::size_t versions = std::min(evaluation.versions.size(), mostVersions);
    for (std::size_t i = 0; i < versions; ++i)
        header.push_back(i == 0 ? ReportWords::tr("All", "versions") : words(evaluation.versions[i].version));
    std::vector<Row> rows;
    for (const auto& [status, answers] : evaluation.versions.front().statuses) {
        Row row{{.text = QString::number(status), .tone = status >= 400 ? Tone::Bad : Tone::Plain}};
        for (std::size_t i = 0; i < versions; ++i)
            row.push_back(statusCell(evaluation.versions[i], status));
        rows.push_back(std::move(row));
    }
    writer.table(header, rows);
}

} // namespace

void writeQualityTables(ReportWriter& writer, const Evaluation& evaluation)
{
    writeVersionTable(writer, evaluation);
    if (!evaluation.comparisons.empty()) {
        const QString first = words(evaluation.comparisons.front().first);
        const QString second = words(evaluation.comparisons.front().second);
        writeComparison(writer, ReportWords::tr("Version %1 vs. version %2").arg(second, first), first,
                        second, evaluation.comparisons);
    }
    const TimeRange& current = evaluation.question.current;
    writeComparison(writer,
                    current.isEmpty()
                        ? ReportWords::tr("Compared period vs. reference period")
                        : ReportWords::tr("%1 vs. the reference period").arg(timeRangeText(current)),
                    ReportWords::tr("Reference"),
                    current.isEmpty() ? ReportWords::tr("After it") : ReportWords::tr("Now"),
                    evaluation.periodComparisons);
    writeSlices(writer, evaluation);
    writeMatrix(writer, evaluation.versions.front());
    if (evaluation.versions.size() > 2 && evaluation.classes.size() <= 4 && evaluation.versions.size() <= 5) {
        for (std::size_t i = 1; i < evaluation.versions.size(); ++i)
            writeMatrix(writer, evaluation.versions[i]);
    }
    writeClasses(writer, evaluation);
    writeSegmentTable(writer, evaluation);
    writeSegmentSpeeds(writer, evaluation);
    writeDrifts(writer, evaluation);
    writeStatuses(writer, evaluation);
}

} // namespace qd
