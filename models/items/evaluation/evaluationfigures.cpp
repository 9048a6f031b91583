// SPDX-License-Identifier: Apache-2.0
#include "models/items/evaluation/evaluationfigures.h"

#include "models/base/numbertext.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

struct EvaluationFiguresWords
{
    Q_DECLARE_TR_FUNCTIONS(EvaluationFiguresWords)
};

using Version = VersionEvaluation;
using Positive = std::string;

Defined<double> defined(std::optional<double> value, Undefined reason = Undefined::NoData)
{
    if (value && !std::isnan(*value))
        return *value;
    return undefined(reason);
}

QString seconds(double value)
{
    return formatValue(value, MetricUnit::Seconds);
}

QString perSecond(double value)
{
    return formatValue(value, MetricUnit::PerSecond);
}

QString count(double value)
{
    return countText(std::llround(value));
}

/// Returns the scores of the positive class when there is one, else the macro average.
const ClassScores& leadingScores(const Version& version, const Positive& positive)
{
    const auto& classes = version.matrix.classes;
    const auto found = std::find(classes.begin(), classes.end(), positive);
    const auto index = static_cast<std::size_t>(found - classes.begin());
    return found != classes.end() && index < version.scores.perClass.size() ? version.scores.perClass[index]
                                                                            : version.scores.macro;
}

template <std::size_t Index>
Defined<double> latency(const Version& version, const Positive&)
{
    return version.latencies.size() > Index ? defined(version.latencies[Index])
                                            : Defined<double>(undefined(Undefined::NoData));
}

template <double RegressionScores::*Member>
Defined<double> regression(const Version& version, const Positive&)
{
    return version.regression.and_then([](const RegressionScores& scores) {
        return std::isfinite(scores.*Member) ? Defined<double>(scores.*Member)
                                             : undefined(Undefined::TooLarge);
    });
}

template <Defined<double> RegressionScores::*Member>
Defined<double> definedRegression(const Version& version, const Positive&)
{
    return version.regression.and_then([](const RegressionScores& scores) { return scores.*Member; });
}

template <Defined<double> Version::*Member>
Defined<double> own(const Version& version, const Positive&)
{
    return version.*Member;
}

template <std::optional<double> ClassScores::*Member>
Defined<double> leading(const Version& version, const Positive& positive)
{
    return defined(leadingScores(version, positive).*Member);
}

template <double Reliability::*Member>
Defined<double> calibrationOf(const Version& version, const Positive&)
{
    return version.calibration ? Defined<double>((*version.calibration).*Member)
                               : Defined<double>(undefined(Undefined::NoData));
}

QString accuracyDetail(const Version& version)
{
    return version.labelled == 0 ? QString()
                                 : intervalText(shareText(version.accuracyInterval.low),
                                                shareText(version.accuracyInterval.high));
}

QString aucDetail(const Version& version)
{
    return version.auc
               ? intervalText(scoreText(version.auc->interval.low), scoreText(version.auc->interval.high))
               : QString();
}

QString failedDetail(const Version& version)
{
    return EvaluationFiguresWords::tr("%L1 of %L2 failed").arg(version.failed).arg(version.predictions);
}

QString mapeDetail(const Version& version)
{
    const std::int64_t zeros = version.regression ? version.regression->zeroTargets : 0;
    return zeros > 0 ? EvaluationFiguresWords::tr("without %L1 rows whose actual value is 0").arg(zeros)
                     : QString();
}

QString noiseDetail(const Version& version)
{
    if (!version.noise)
        return {};
    return version.noise->source == NoiseSource::RepeatedInputs
               ? EvaluationFiguresWords::tr("of predictions for equal inputs")
               : EvaluationFiguresWords::tr("of neighbouring residuals, as inputs do not repeat");
}

std::vector<EvaluationFigure> latencyFigures()
{
    return {
        {"p50", [] { return EvaluationFiguresWords::tr("Latency p50"); },
         [] { return EvaluationFiguresWords::tr("Half of the predictions were at least as fast as this."); },
         Better::Lower, latency<0>, seconds, nullptr, false, FigureRows::All},
        {"p90", [] { return EvaluationFiguresWords::tr("Latency p90"); },
         [] { return EvaluationFiguresWords::tr("Nine in ten predictions were at least as fast as this."); },
         Better::Lower, latency<1>, seconds, nullptr, false, FigureRows::All},
        {"p99", [] { return EvaluationFiguresWords::tr("Latency p99"); },
         [] { return EvaluationFiguresWords::tr("One in a hundred predictions was slower than this."); },
         Better::Lower, latency<2>, seconds, nullptr, false, FigureRows::All},
        {"p999", [] { return EvaluationFiguresWords::tr("Latency p99.9"); },
         [] { return EvaluationFiguresWords::tr("One in a thousand predictions was slower than this."); },
         Better::Lower, [](const Version& v, const Positive&) { return defined(v.latencyP999); }, seconds,
         nullptr, false, FigureRows::All},
        {"meanLatency", [] { return EvaluationFiguresWords::tr("Mean latency"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "Sum of all latencies divided by their number; a few slow ones pull it up.");
         },
         Better::Lower, [](const Version& v, const Positive&) { return defined(v.latencyMean); }, seconds,
         nullptr, false, FigureRows::All},
        {"slowest", [] { return EvaluationFiguresWords::tr("Longest latency"); },
         [] { return EvaluationFiguresWords::tr("The slowest prediction of all."); }, Better::Lower,
         latency<3>, seconds, nullptr, false, FigureRows::All},
    };
}

std::vector<EvaluationFigure> trafficFigures()
{
    return {
        {"errors", [] { return EvaluationFiguresWords::tr("Error rate"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "Share of the requests that ended with a status of 400 or more.");
         },
         Better::Lower, [](const Version& v, const Positive&) { return defined(v.errorRatio); }, shareText,
         failedDetail, false, FigureRows::Failed},
        {"throughput", [] { return EvaluationFiguresWords::tr("Throughput"); },
         [] {
             return EvaluationFiguresWords::tr("Predictions per second between the first and the last one.");
         },
         Better::Neither, [](const Version& v, const Positive&) { return defined(v.requestsPerSecond); },
         perSecond, nullptr, false, FigureRows::All},
        {"predictions", [] { return EvaluationFiguresWords::tr("Predictions"); },
         [] { return EvaluationFiguresWords::tr("Rows of the log, including those that failed."); },
         Better::Neither,
         [](const Version& v, const Positive&) {
             return Defined<double>(static_cast<double>(v.predictions));
         },
         count, nullptr, false, FigureRows::All},
        {"labelled", [] { return EvaluationFiguresWords::tr("Labelled"); },
         [] { return EvaluationFiguresWords::tr("Predictions with a label, excluding those that failed."); },
         Better::Neither,
         [](const Version& v, const Positive&) { return Defined<double>(static_cast<double>(v.labelled)); },
         count},
    };
}

std::vector<EvaluationFigure> classFigures()
{
    return {
        {"accuracy", [] { return EvaluationFiguresWords::tr("Accuracy"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "Share of the labelled predictions that are right, with its 95 % interval.");
         },
         Better::Higher, [](const Version& v, const Positive&) { return defined(v.scores.accuracy); },
         shareText, accuracyDetail},
        {"macroF1", [] { return EvaluationFiguresWords::tr("Macro F1"); },
         [] {
             return EvaluationFiguresWords::tr("F1 averaged over the classes, each with the same weight.");
         },
         Better::Higher, [](const Version& v, const Positive&) { return defined(v.scores.macro.f1); },
         shareText},
        {"precision", [] { return EvaluationFiguresWords::tr("Precision"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "Share of the predictions of the positive class that are right; without a "
                 "positive class, averaged over the classes.");
         },
         Better::Higher, leading<&ClassScores::precision>, shareText},
        {"recall", [] { return EvaluationFiguresWords::tr("Recall"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "Share of the rows that are actually positive that were recognised; without a "
                 "positive class, averaged over the classes.");
         },
         Better::Higher, leading<&ClassScores::recall>, shareText},
        {"f1", [] { return EvaluationFiguresWords::tr("F1"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "Harmonic mean of precision and recall of the positive class.");
         },
         Better::Higher, leading<&ClassScores::f1>, shareText},
        {"microF1", [] { return EvaluationFiguresWords::tr("Micro F1"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "F1 of all classes' counts together; with one label per row, the accuracy.");
         },
         Better::Higher,
         [](const Version& v, const Positive&) {
             return v.matrix.classes.empty() ? Defined<double>(undefined(Undefined::NoData))
                                             : defined(microAverage(v.matrix).f1);
         },
         shareText},
        {"weightedF1", [] { return EvaluationFiguresWords::tr("Weighted F1"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "F1 averaged over the classes, weighted by how often each occurs.");
         },
         Better::Higher, [](const Version& v, const Positive&) { return defined(v.scores.weighted.f1); },
         shareText},
    };
}

std::vector<EvaluationFigure> agreementFigures()
{
    return {
        {"balanced", [] { return EvaluationFiguresWords::tr("Balanced accuracy"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "Mean recall of the classes, so that rare ones count as much.");
         },
         Better::Higher, own<&Version::balancedAccuracy>, shareText},
        {"matthews", [] { return EvaluationFiguresWords::tr("Matthews correlation"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "Correlation of actual and predicted class, −1 to 1; 0 is chance.");
         },
         Better::Higher, own<&Version::matthews>, scoreText},
        {"kappa", [] { return EvaluationFiguresWords::tr("Cohen's kappa"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "Agreement of actual and predicted class beyond chance; 1 is perfect.");
         },
         Better::Higher, own<&Version::kappa>, scoreText},
        {"weightedKappa", [] { return EvaluationFiguresWords::tr("Weighted kappa"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "Kappa for classes that are numbers: a mistake weighs by the square of how far "
                 "it lies off.");
         },
         Better::Higher, own<&Version::weightedKappa>, scoreText, nullptr, true},
    };
}

std::vector<EvaluationFigure> probabilityFigures()
{
    return {
        {"auc", [] { return EvaluationFiguresWords::tr("AUC"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "How often a positive row gets a higher score than a negative one, with its 95 % "
                 "interval by DeLong's method; 0.5 is chance.");
         },
         Better::Higher,
         [](const Version& v, const Positive&) {
             return v.roc.map([](const RocCurve& curve) { return curve.auc; });
         },
         scoreText, aucDetail},
        {"averagePrecision", [] { return EvaluationFiguresWords::tr("Average precision"); },
         [] { return EvaluationFiguresWords::tr("Area below the precision–recall curve, by steps."); },
         Better::Higher,
         [](const Version& v, const Positive&) {
             return v.pr.map([](const PrCurve& curve) { return curve.averagePrecision; });
         },
         scoreText},
        {"logLoss", [] { return EvaluationFiguresWords::tr("Log loss"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "Penalises probabilities that are confident and wrong; 0 is perfect.");
         },
         Better::Lower, own<&Version::logLoss>, scoreText},
        {"brier", [] { return EvaluationFiguresWords::tr("Brier score"); },
         [] { return EvaluationFiguresWords::tr("Mean squared error of the probabilities; 0 is perfect."); },
         Better::Lower, own<&Version::brier>, scoreText},
        {"ece", [] { return EvaluationFiguresWords::tr("Calibration error"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "ECE: the gap between confidence and accuracy, averaged over the predictions.");
         },
         Better::Lower, calibrationOf<&Reliability::expectedError>, shareText},
        {"mce", [] { return EvaluationFiguresWords::tr("Largest calibration error"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "MCE: the gap between confidence and accuracy in the worst bin.");
         },
         Better::Lower, calibrationOf<&Reliability::largestError>, shareText},
    };
}

std::vector<EvaluationFigure> regressionFigures()
{
    return {
        {"mae", [] { return EvaluationFiguresWords::tr("Mean absolute error"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "MAE: how far predictions lie from the actual values on average.");
         },
         Better::Lower, regression<&RegressionScores::meanAbsoluteError>, plainNumber},
        {"rmse", [] { return EvaluationFiguresWords::tr("Root mean squared error"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "RMSE: like the mean absolute error, but large errors weigh more.");
         },
         Better::Lower, regression<&RegressionScores::rootMeanSquaredError>, plainNumber},
        {"mape", [] { return EvaluationFiguresWords::tr("Mean percentage error"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "MAPE: the absolute error as a share of the actual value, on average.");
         },
         Better::Lower, definedRegression<&RegressionScores::meanAbsolutePercentageError>, shareText,
         mapeDetail},
        {"r2", [] { return EvaluationFiguresWords::tr("R²"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "Share of the target's variance that the model explains; 1 is perfect.");
         },
         Better::Higher, definedRegression<&RegressionScores::r2>, scoreText},
        {"medianError", [] { return EvaluationFiguresWords::tr("Median absolute error"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "Half of the predictions lie at least this close to the actual value.");
         },
         Better::Lower, regression<&RegressionScores::medianAbsoluteError>, plainNumber},
        {"bias", [] { return EvaluationFiguresWords::tr("Bias"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "Mean of prediction − actual value: positive when the model predicts too much.");
         },
         Better::Neither, regression<&RegressionScores::bias>, plainNumber},
        {"noise", [] { return EvaluationFiguresWords::tr("Prediction noise"); },
         [] {
             return EvaluationFiguresWords::tr(
                 "Standard deviation of the predictions of equal inputs; where inputs do not "
                 "repeat, of neighbouring residuals.");
         },
         Better::Lower,
         [](const Version& v, const Positive&) {
             return v.noise.map([](const PredictionNoise& noise) { return std::sqrt(noise.variance); });
         },
         plainNumber, noiseDetail},
    };
}

std::vector<EvaluationFigure> joined(std::initializer_list<std::vector<EvaluationFigure>> groups)
{
    std::vector<EvaluationFigure> all;
    for (const std::vector<EvaluationFigure>& group : groups)
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

} // namespace

std::span<const EvaluationFigure> figuresOf(TaskKind task)
{
    static const std::vector<EvaluationFigure> classification = joined(
        {classFigures(), agreementFigures(), probabilityFigures(), latencyFigures(), trafficFigures()});
    static const std::vector<EvaluationFigure> regressions =
        joined({regressionFigures(), latencyFigures(), trafficFigures()});
    return task == TaskKind::Classification ? classification : regressions;
}

const EvaluationFigure* findFigure(TaskKind task, std::string_view id)
{
    const std::span<const EvaluationFigure> figures = figuresOf(task);
    const auto found =
        std::find_if(figures.begin(), figures.end(), [id](const EvaluationFigure& f) { return f.id == id; });
    return found == figures.end() ? nullptr : &*found;
}

QString figureText(const EvaluationFigure& figure, const VersionEvaluation& version,
                   const std::string& positiveClass)
{
    const Defined<double> value = figure.value(version, positiveClass);
    return value ? figure.text(*value) : dash;
}

QString versionName(const std::string& version)
{
    return version.empty() ? EvaluationFiguresWords::tr("All versions") : QString::fromStdString(version);
}

QString plainNumber(double value)
{
    return std::isnan(value) ? dash : shortNumberText(value, 4);
}

QString scoreText(double value)
{
    return std::isnan(value) ? dash : numberText(value, 3);
}

QString chanceValueText(double p)
{
    return p < 0.001 ? EvaluationFiguresWords::tr("< %1", "p value").arg(QLocale().toString(0.001))
                     : numberText(p, 3);
}

QString intervalText(const QString& low, const QString& high)
{
    return EvaluationFiguresWords::tr("%1 to %2", "interval").arg(low, high);
}

} // namespace qd
