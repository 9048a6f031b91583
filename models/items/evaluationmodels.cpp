// SPDX-License-Identifier: Apache-2.0
#include "models/items/evaluationmodels.h"

#include "models/base/timetext.h"
#include "models/evaluation/findings.h"
#include "models/items/counttext.h"
#include "models/items/evaluationmodelswords.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace qd {

namespace {

constexpr double significant = 0.05;

QString text(double value, MetricUnit unit)
{
    return unit == MetricUnit::Count ? plainNumber(value) : formatValue(value, unit);
}

/// "+1.2 %": the sign is part of what a difference says. `plain` is the value without it.
QString withSign(double value, const QString& plain)
{
    return value == 0 ? plain : (value > 0 ? QLatin1Char('+') : QChar(0x2212)) + plain;
}

QString signedText(double value, MetricUnit unit)
{
    return withSign(value, text(std::abs(value), unit));
}

/// Percentage points.
QString pointsText(double difference)
{
    return withSign(difference, QLocale().toString(std::abs(difference) * 100, 'f', 1));
}

enum class EffectSize { Negligible, Small, Medium, Large };

std::optional<EffectSize> sizeOf(const Compared& compared)
{
    if (compared.scale == EffectScale::Difference)
        return {};
    const std::array bounds =
        compared.scale == EffectScale::CohensH ? std::array{0.2, 0.5, 0.8} : std::array{0.147, 0.33, 0.474};
    const auto below = std::count_if(bounds.begin(), bounds.end(),
                                     [&](double bound) { return std::abs(compared.effect) >= bound; });
    return static_cast<EffectSize>(below);
}

QString effectText(const VersionComparison& comparison)
{
    if (!comparison.compared)
        return dash;
    const auto size = sizeOf(*comparison.compared);
    if (!size)
        return comparison.unit == MetricUnit::Ratio
                   ? EvaluationModelsWords::tr("%1 points", "a difference of percentages")
                         .arg(pointsText(comparison.compared->effect))
                   : signedText(comparison.compared->effect, comparison.unit);
    const double effect = comparison.compared->effect;
    const QString value = withSign(effect, QLocale().toString(std::abs(effect), 'f', 2));
    switch (*size) {
    case EffectSize::Negligible:
        return EvaluationModelsWords::tr("negligible (%1)", "size of an effect").arg(value);
    case EffectSize::Small:
        return EvaluationModelsWords::tr("small (%1)", "size of an effect").arg(value);
    case EffectSize::Medium:
        return EvaluationModelsWords::tr("medium (%1)", "size of an effect").arg(value);
    case EffectSize::Large:
        break;
    }
    return EvaluationModelsWords::tr("large (%1)", "size of an effect").arg(value);
}

QString differenceText(const VersionComparison& comparison)
{
    if (!comparison.compared)
        return dash;
    const Compared& compared = *comparison.compared;
    if (comparison.unit == MetricUnit::Ratio) {
        return EvaluationModelsWords::tr("%1 points (%2 to %3)",
                                         "a difference of percentages and its interval")
            .arg(pointsText(compared.difference), pointsText(compared.interval.low),
                 pointsText(compared.interval.high));
    }
    return EvaluationModelsWords::tr("%1 (%2 to %3)", "a difference and its interval")
        .arg(signedText(compared.difference, comparison.unit),
             signedText(compared.interval.low, comparison.unit),
             signedText(compared.interval.high, comparison.unit));
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

QString comparedText(const VersionComparison& comparison, double Compared::*side)
{
    return comparison.compared ? text((*comparison.compared).*side, comparison.unit) : dash;
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
          [](const C& c) { return comparedText(c, &Compared::first); },
          [](const C& c) { return QVariant(c.compared ? c.compared->first : 0); }, true},
         {[] { return EvaluationModelsWords::tr("Now"); },
          [](const C& c) { return comparedText(c, &Compared::second); },
          [](const C& c) { return QVariant(c.compared ? c.compared->second : 0); }, true},
         {[] { return EvaluationModelsWords::tr("Effect"); }, effectText,
          [](const C& c) { return QVariant(c.compared ? std::abs(c.compared->effect) : -1.0); }, false,
          [] {
              return EvaluationModelsWords::tr(
                  "How large the difference is relative to the usual spread: Cohen's h for "
                  "shares, Cliff's δ for measured values. The table is ranked by it.");
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
          [](const R& r) { return QLocale().toString(r.slice.effectSize, 'f', 2); },
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
