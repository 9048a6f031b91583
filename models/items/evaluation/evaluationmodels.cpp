// SPDX-License-Identifier: Apache-2.0
#include "models/items/evaluation/evaluationmodels.h"

#include "models/base/numbertext.h"
#include "models/base/timetext.h"
#include "models/evaluation/findings/comparisonfindings.h"
#include "models/items/evaluation/evaluationmodelswords.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace qd {

namespace {

constexpr double significant = 0.05;

/// Percentage points.
QString pointsText(double difference)
{
    return signedText(difference, numberText(std::abs(difference) * 100, 1));
}

QString effectOrDash(const VersionComparison& comparison)
{
    return comparison.compared ? effectText(comparison) : dash;
}

QString valueText(const VersionComparison& comparison, double value)
{
    return comparison.unit == MetricUnit::Count ? plainNumber(value) : comparedText(comparison, value);
}

QString signedValue(const VersionComparison& comparison, double value)
{
    return signedText(value, valueText(comparison, std::abs(value)));
}

QString differenceText(const VersionComparison& comparison)
{
    if (!comparison.compared)
        return dash;
    const Compared& compared = *comparison.compared;
    if (comparison.unit == MetricUnit::Ratio && !comparison.isPlain) {
        return EvaluationModelsWords::tr("%1 points (%2 to %3)",
                                         "a difference of percentages and its interval")
            .arg(pointsText(compared.difference), pointsText(compared.interval.low),
                 pointsText(compared.interval.high));
    }
    return EvaluationModelsWords::tr("%1 (%2 to %3)", "a difference and its interval")
        .arg(signedValue(comparison, compared.difference), signedValue(comparison, compared.interval.low),
             signedValue(comparison, compared.interval.high));
}

QString chanceText(const VersionComparison& comparison)
{
    if (!comparison.compared)
        return dash;
    // The test's own p-value is what other screens show of the same periods; judged is the adjusted one.
    const double p = comparison.adjustedPValue;
    const double own = comparison.compared->pValue;
    const QString value =
        own < 0.001 ? EvaluationModelsWords::tr("p %1", "p-value below a limit").arg(chanceValueText(own))
                    : EvaluationModelsWords::tr("p = %1").arg(chanceValueText(own));
    const QString values =
        chanceValueText(own) == chanceValueText(p)
            ? value
            : EvaluationModelsWords::tr("%1; adjusted %2", "p-value, for the number of tests")
                  .arg(value, chanceValueText(p));
    if (p < 0.001)
        return EvaluationModelsWords::tr("not by chance (%1)").arg(values);
    if (p < 0.01)
        return EvaluationModelsWords::tr("very unlikely by chance (%1)").arg(values);
    if (p < significant)
        return EvaluationModelsWords::tr("unlikely by chance (%1)").arg(values);
    return EvaluationModelsWords::tr("chance can explain it (%1)").arg(values);
}

QString verdictWords(const VersionComparison& comparison)
{
    switch (verdictOf(comparison)) {
    case ComparisonVerdict::Better:
        return EvaluationModelsWords::tr("▲ better", "verdict on a difference");
    case ComparisonVerdict::Worse:
        return EvaluationModelsWords::tr("▼ worse", "verdict on a difference");
    case ComparisonVerdict::NoDifference:
        return EvaluationModelsWords::tr("= no evident difference", "verdict on a difference");
    case ComparisonVerdict::Undefined:
        break;
    }
    return undefinedReason(comparison.compared.error());
}

QString sideText(const VersionComparison& comparison, double Compared::*side)
{
    return comparison.compared ? valueText(comparison, (*comparison.compared).*side) : dash;
}

QString lossText(const SliceRow& row, double loss)
{
    return row.isShare ? formatValue(loss, MetricUnit::Ratio) : plainNumber(loss);
}

QString ratioOrDash(std::optional<double> value)
{
    return value ? shareText(*value) : dash;
}

double slowest(const TallyRow& tally)
{
    constexpr std::size_t p99 = 2;
    return tally.latencies.size() <= p99 ? std::nan("") : tally.latencies[p99];
}

double failedShare(const TallyRow& tally)
{
    return tally.predictions > 0 ? static_cast<double>(tally.failed) / static_cast<double>(tally.predictions)
                                 : 0;
}

QString lossDifferenceText(const SliceRow& row)
{
    const Slice& slice = row.slice;
    if (row.isShare) {
        return EvaluationModelsWords::tr("%1 points (%2 to %3)",
                                         "a difference of percentages and its interval")
            .arg(pointsText(slice.difference), pointsText(slice.interval.low),
                 pointsText(slice.interval.high));
    }
    return EvaluationModelsWords::tr("%1 (%2 to %3)", "a difference and its interval")
        .arg(plainNumber(slice.difference), plainNumber(slice.interval.low),
             plainNumber(slice.interval.high));
}

using SegmentColumns = std::vector<RowsColumn<SegmentEvaluation>>;

SegmentColumns scoreColumns()
{
    using S = SegmentEvaluation;
    return {{[] { return EvaluationModelsWords::tr("Accuracy"); },
             [](const S& s) { return ratioOrDash(s.tally.accuracy); },
             [](const S& s) { return QVariant(s.tally.accuracy.value_or(-1)); }, true},
            {[] { return EvaluationModelsWords::tr("Recall"); },
             [](const S& s) { return ratioOrDash(s.tally.recall); },
             [](const S& s) { return QVariant(s.tally.recall.value_or(-1)); }, true},
            {[] { return EvaluationModelsWords::tr("Precision"); },
             [](const S& s) { return ratioOrDash(s.tally.precision); },
             [](const S& s) { return QVariant(s.tally.precision.value_or(-1)); }, true}};
}

SegmentColumns errorColumns()
{
    using S = SegmentEvaluation;
    return {{[] { return EvaluationModelsWords::tr("Mean absolute error"); },
             [](const S& s) { return s.meanError ? plainNumber(*s.meanError) : dash; },
             [](const S& s) { return QVariant(s.meanError.value_or(-1)); }, true}};
}

} // namespace

ComparisonVerdict verdictOf(const VersionComparison& comparison)
{
    if (!comparison.compared)
        return ComparisonVerdict::Undefined;
    if (comparison.adjustedPValue >= significant || comparison.compared->difference == 0)
        return ComparisonVerdict::NoDifference;
    return (comparison.compared->difference > 0) == comparison.higherIsBetter ? ComparisonVerdict::Better
                                                                              : ComparisonVerdict::Worse;
}

VersionComparisonModel* makeVersionComparisonModel(QObject* parent)
{
    using C = VersionComparison;
    return new VersionComparisonModel(
        {{[] { return EvaluationModelsWords::tr("Measure"); }, [](const C& c) { return c.measure; },
          [](const C& c) { return QVariant(c.measure); }},
         {[] { return EvaluationModelsWords::tr("Before"); },
          [](const C& c) { return sideText(c, &Compared::first); },
          [](const C& c) { return QVariant(c.compared ? c.compared->first : 0); }, true},
         {[] { return EvaluationModelsWords::tr("Now"); },
          [](const C& c) { return sideText(c, &Compared::second); },
          [](const C& c) { return QVariant(c.compared ? c.compared->second : 0); }, true},
         {[] { return EvaluationModelsWords::tr("Effect"); }, effectOrDash,
          [](const C& c) { return QVariant(c.compared ? rankOf(*c.compared) : -1.0); }, false,
          [] {
              return EvaluationModelsWords::tr(
                  "How large the difference is beside the usual scatter: by Cohen's h for shares, "
                  "by Cliff's δ for measured values, by the difference itself for F1 and AUC. The "
                  "table is ranked by it.");
          }},
         {[] { return EvaluationModelsWords::tr("Difference (95 % interval)"); }, differenceText,
          [](const C& c) { return QVariant(c.compared ? c.compared->difference : 0); }},
         {[] { return EvaluationModelsWords::tr("Chance"); }, chanceText,
          [](const C& c) { return QVariant(c.adjustedPValue); }, false,
          [] {
              return EvaluationModelsWords::tr(
                  "How often chance alone would show a difference of this size (p), corrected for "
                  "the number of comparisons.");
          }},
         {[] { return EvaluationModelsWords::tr("Verdict"); }, verdictWords,
          [](const C& c) { return QVariant(static_cast<int>(verdictOf(c))); }}},
        [](const C& c, int, int role) {
            return role == versioncomparison::VerdictRole ? QVariant(static_cast<int>(verdictOf(c)))
                                                          : QVariant();
        },
        parent);
}

ReliabilityModel* makeReliabilityModel(QObject* parent)
{
    using B = ReliabilityBin;
    return new ReliabilityModel(
        {{[] { return EvaluationModelsWords::tr("Range"); },
          [](const B& b) { return intervalText(shareText(b.low), shareText(b.high)); },
          [](const B& b) { return QVariant(b.low); }},
         {[] { return EvaluationModelsWords::tr("Rows"); }, [](const B& b) { return countText(b.rows); },
          [](const B& b) { return QVariant(static_cast<qlonglong>(b.rows)); }, true},
         {[] { return EvaluationModelsWords::tr("Confidence"); },
          [](const B& b) { return shareText(b.confidence); },
          [](const B& b) { return QVariant(b.confidence); }, true,
          [] { return EvaluationModelsWords::tr("Mean probability of the rows in the range."); }},
         {[] { return EvaluationModelsWords::tr("Observed"); },
          [](const B& b) { return shareText(b.accuracy); }, [](const B& b) { return QVariant(b.accuracy); },
          true},
         {[] { return EvaluationModelsWords::tr("95 % interval"); },
          [](const B& b) { return intervalText(shareText(b.interval.low), shareText(b.interval.high)); },
          [](const B& b) { return QVariant(b.interval.low); }, true}},
        nullptr, parent);
}

SegmentEvaluationModel* makeSegmentEvaluationModel(TaskKind task, QObject* parent)
{
    using S = SegmentEvaluation;
    std::vector<RowsColumn<S>> columns{
        {[] { return EvaluationModelsWords::tr("Column"); },
         [](const S& s) { return QString::fromStdString(s.column); },
         [](const S& s) { return QVariant(QString::fromStdString(s.column)); }},
        {[] { return EvaluationModelsWords::tr("Value"); },
         [](const S& s) {
             return s.value.empty() ? EvaluationModelsWords::tr("missing", "no value")
                                    : QString::fromStdString(s.value);
         },
         [](const S& s) { return QVariant(QString::fromStdString(s.value)); }},
        {[] { return EvaluationModelsWords::tr("Predictions"); },
         [](const S& s) { return countText(s.tally.predictions); },
         [](const S& s) { return QVariant(static_cast<qlonglong>(s.tally.predictions)); }, true}};
    const auto scores = task == TaskKind::Regression ? errorColumns() : scoreColumns();
    columns.insert(columns.end(), scores.begin(), scores.end());
    const std::vector<RowsColumn<S>> speed{
        {[] { return EvaluationModelsWords::tr("Latency p99"); },
         [](const S& s) { return formatValue(slowest(s.tally), MetricUnit::Seconds); },
         [](const S& s) { return QVariant(std::isnan(slowest(s.tally)) ? -1 : slowest(s.tally)); }, true},
        {[] { return EvaluationModelsWords::tr("Failed"); },
         [](const S& s) { return shareText(failedShare(s.tally)); },
         [](const S& s) { return QVariant(failedShare(s.tally)); }, true}};

    columns.insert(columns.end(), speed.begin(), speed.end());
    return new SegmentEvaluationModel(std::move(columns), nullptr, parent);
}

SliceModel* makeSliceModel(QObject* parent)
{
    using R = SliceRow;
    return new SliceModel(
        {{[] { return EvaluationModelsWords::tr("Slice"); }, [](const R& r) { return r.name; },
          [](const R& r) { return QVariant(r.name); }, false,
          [] { return EvaluationModelsWords::tr("Values that these rows have in common."); }},
         {[] { return EvaluationModelsWords::tr("Rows"); },
          [](const R& r) { return countText(r.slice.rows); },
          [](const R& r) { return QVariant(static_cast<qlonglong>(r.slice.rows)); }, true},
         {[] { return EvaluationModelsWords::tr("Error"); },
          [](const R& r) { return lossText(r, r.slice.loss); },
          [](const R& r) { return QVariant(r.slice.loss); }, true,
          [] {
              return EvaluationModelsWords::tr(
                  "Share of wrong predictions in the slice; for numbers the mean error.");
          }},
         {[] { return EvaluationModelsWords::tr("Rest"); },
          [](const R& r) { return lossText(r, r.slice.restLoss); },
          [](const R& r) { return QVariant(r.slice.restLoss); }, true,
          [] { return EvaluationModelsWords::tr("Error of all other rows."); }},
         {[] { return EvaluationModelsWords::tr("Difference (95 % interval)"); }, lossDifferenceText,
          [](const R& r) { return QVariant(r.slice.difference); }, true},
         {[] { return EvaluationModelsWords::tr("Effect size"); },
          [](const R& r) { return numberText(r.slice.effectSize, 2); },
          [](const R& r) { return QVariant(r.slice.effectSize); }, true,
          [] { return EvaluationModelsWords::tr("The difference relative to the spread of the errors."); }},
         {[] { return EvaluationModelsWords::tr("Adjusted p"); },
          [](const R& r) { return chanceValueText(r.slice.adjustedPValue); },
          [](const R& r) { return QVariant(r.slice.adjustedPValue); }, true,
          [] {
              return EvaluationModelsWords::tr(
                  "How often chance alone would show such a slice, corrected for the number of "
                  "slices that were tested.");
          }},
         {[] { return EvaluationModelsWords::tr("Since"); },
          [](const R& r) { return r.since ? dateTimeText(*r.since) : dash; },
          [](const R& r) { return QVariant(static_cast<qlonglong>(r.since ? r.since->ms : 0)); }, true,
          [] {
              return EvaluationModelsWords::tr("When the slice became worse; a dash means from the start.");
          }}},
        [](const R& r, int column, int role) {
            return role == Qt::ToolTipRole && column == 0 ? QVariant(r.name) : QVariant();
        },
        parent);
}

std::vector<SliceRow> sliceRows(const Evaluation& evaluation)
{
    std::vector<SliceRow> rows;
    const std::vector<Slice>& slices = evaluation.slices.slices;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        SliceRow row{sliceName(slices[i], evaluation.sliceColumns),
                     slices[i],
                     evaluation.task == TaskKind::Classification,
                     {}};
        if (i < evaluation.sliceOnsets.size() && evaluation.sliceOnsets[i].change)
            row.since = evaluation.sliceOnsets[i].change->at;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace qd
