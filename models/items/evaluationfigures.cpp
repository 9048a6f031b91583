// SPDX-License-Identifier: Apache-2.0
#include "models/items/evaluationfigures.h"

#include "models/base/numbertext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(EvaluationFigures)
};

using Version = VersionEvaluation;
using Positive = std::string;

Defined<double> defined(std::optional<double> value, Undefined reason = Undefined::NoData)
{
    if (value && !std::isnan(*value))
        return *value;
    return undefined(reason);
}

QString ratio(double value)
{
    return formatValue(value, MetricUnit::Ratio);
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
    return QLocale().toString(static_cast<qlonglong>(std::llround(value)));
}

/// Of the positive class when there is one, else the macro average.
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
    return version.regression.map([](const RegressionScores& scores) { return scores.*Member; });
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
    return version.labelled == 0
               ? QString()
               : intervalText(ratio(version.accuracyInterval.low), ratio(version.accuracyInterval.high));
}

QString aucDetail(const Version& version)
{
    return version.auc
               ? intervalText(scoreText(version.auc->interval.low), scoreText(version.auc->interval.high))
               : QString();
}

QString failedDetail(const Version& version)
{
    return Texts::tr("%L1 of %L2 failed").arg(version.failed).arg(version.predictions);
}

QString mapeDetail(const Version& version)
{
    const std::int64_t zeros = version.regression ? version.regression->zeroTargets : 0;
    return zeros > 0 ? Texts::tr("without %L1 rows whose truth is 0").arg(zeros) : QString();
}

QString noiseDetail(const Version& version)
{
    if (!version.noise)
        return {};
    return version.noise->source == NoiseSource::RepeatedInputs
               ? Texts::tr("of predictions for equal inputs")
               : Texts::tr("of neighbouring residuals, as inputs do not repeat");
}

std::vector<EvaluationFigure> speedFigures()
{
    std::vector<EvaluationFigure> figures{
        {"p50", [] { return Texts::tr("Latency p50"); },
         [] { return Texts::tr("Half of the predictions were at least as fast as this."); }, Better::Lower,
         latency<0>, seconds},
        {"p90", [] { return Texts::tr("Latency p90"); },
         [] { return Texts::tr("Nine in ten predictions were at least as fast as this."); }, Better::Lower,
         latency<1>, seconds},
        {"p99", [] { return Texts::tr("Latency p99"); },
         [] { return Texts::tr("One in a hundred predictions was slower than this."); }, Better::Lower,
         latency<2>, seconds},
        {"p999", [] { return Texts::tr("Latency p99.9"); },
         [] { return Texts::tr("One in a thousand predictions was slower than this."); }, Better::Lower,
         [](const Version& v, const Positive&) { return defined(v.latencyP999); }, seconds},
        {"meanLatency", [] { return Texts::tr("Mean latency"); },
         [] { return Texts::tr("Sum of all latencies by their number; a few slow ones pull it up."); },
         Better::Lower, [](const Version& v, const Positive&) { return defined(v.latencyMean); }, seconds},
        {"slowest", [] { return Texts::tr("Longest latency"); },
         [] { return Texts::tr("The slowest prediction of all."); }, Better::Lower, latency<3>, seconds},
        {"errors", [] { return Texts::tr("Error rate"); },
         [] { return Texts::tr("Share of the requests that ended with a status of 400 or more."); },
         Better::Lower, [](const Version& v, const Positive&) { return defined(v.errorRatio); }, ratio,
         failedDetail},
        {"throughput", [] { return Texts::tr("Throughput"); },
         [] { return Texts::tr("Predictions per second between the first and the last one."); },
         Better::Neither, [](const Version& v, const Positive&) { return defined(v.requestsPerSecond); },
         perSecond},
        {"predictions", [] { return Texts::tr("Predictions"); },
         [] { return Texts::tr("Rows of the log, with those that failed."); }, Better::Neither,
         [](const Version& v, const Positive&) {
             return Defined<double>(static_cast<double>(v.predictions));
         },
         count},
        {"labelled", [] { return Texts::tr("Labelled"); },
         [] { return Texts::tr("Predictions with a label, without those that failed."); }, Better::Neither,
         [](const Version& v, const Positive&) { return Defined<double>(static_cast<double>(v.labelled)); },
         count},
    };
    for (EvaluationFigure& figure : figures) {
        const std::string_view id = figure.id;
        figure.rows = id == "errors"     ? FigureRows::Failed
                      : id == "labelled" ? FigureRows::Labelled
                                         : FigureRows::All;
    }
    return figures;
}

std::vector<EvaluationFigure> classificationFigures()
{
    std::vector<EvaluationFigure> figures{
        {"accuracy", [] { return Texts::tr("Accuracy"); },
         [] {
             return Texts::tr("Share of the labelled predictions that are right, with its 95 % interval.");
         },
         Better::Higher, [](const Version& v, const Positive&) { return defined(v.scores.accuracy); }, ratio,
         accuracyDetail},
        {"macroF1", [] { return Texts::tr("Macro F1"); },
         [] { return Texts::tr("F1 averaged over the classes, each with the same weight."); }, Better::Higher,
         [](const Version& v, const Positive&) { return defined(v.scores.macro.f1); }, ratio},
        {"precision", [] { return Texts::tr("Precision"); },
         [] {
             return Texts::tr("Share of the predictions of the positive class that are right; without a "
                              "positive class, averaged over the classes.");
         },
         Better::Higher, leading<&ClassScores::precision>, ratio},
        {"recall", [] { return Texts::tr("Recall"); },
         [] {
             return Texts::tr("Share of what truly is the positive class that was recognised; without a "
                              "positive class, averaged over the classes.");
         },
         Better::Higher, leading<&ClassScores::recall>, ratio},
        {"f1", [] { return Texts::tr("F1"); },
         [] { return Texts::tr("Harmonic mean of precision and recall of the positive class."); },
         Better::Higher, leading<&ClassScores::f1>, ratio},
        {"microF1", [] { return Texts::tr("Micro F1"); },
         [] {
             return Texts::tr("F1 of all classes' counts together; with one label per row, the accuracy.");
         },
         Better::Higher,
         [](const Version& v, const Positive&) {
             return v.matrix.classes.empty() ? Defined<double>(undefined(Undefined::NoData))
                                             : defined(microAverage(v.matrix).f1);
         },
         ratio},
        {"weightedF1", [] { return Texts::tr("Weighted F1"); },
         [] { return Texts::tr("F1 averaged over the classes by how often they are true."); }, Better::Higher,
         [](const Version& v, const Positive&) { return defined(v.scores.weighted.f1); }, ratio},
        {"balanced", [] { return Texts::tr("Balanced accuracy"); },
         [] { return Texts::tr("Mean recall of the classes, so that rare ones count as much."); },
         Better::Higher, own<&Version::balancedAccuracy>, ratio},
        {"matthews", [] { return Texts::tr("Matthews correlation"); },
         [] { return Texts::tr("Correlation of truth and prediction, −1 to 1; 0 is chance."); },
         Better::Higher, own<&Version::matthews>, scoreText},
        {"kappa", [] { return Texts::tr("Cohen's kappa"); },
         [] { return Texts::tr("Agreement of truth and prediction beyond chance; 1 is perfect."); },
         Better::Higher, own<&Version::kappa>, scoreText},
        {"weightedKappa", [] { return Texts::tr("Weighted kappa"); },
         [] {
             return Texts::tr("Kappa for classes that are numbers: a mistake weighs by the square of how far "
                              "it lies off.");
         },
         Better::Higher, own<&Version::weightedKappa>, scoreText, nullptr, true},
        {"auc", [] { return Texts::tr("AUC"); },
         [] {
             return Texts::tr(
                 "How often a positive row gets a higher score than a negative one, with its 95 % "
                 "interval by DeLong's method; 0.5 is chance.");
         },
         Better::Higher,
         [](const Version& v, const Positive&) {
             return v.roc.map([](const RocCurve& curve) { return curve.auc; });
         },
         scoreText, aucDetail},
        {"averagePrecision", [] { return Texts::tr("Average precision"); },
         [] { return Texts::tr("Area below the precision–recall curve, by steps."); }, Better::Higher,
         [](const Version& v, const Positive&) {
             return v.pr.map([](const PrCurve& curve) { return curve.averagePrecision; });
         },
         scoreText},
        {"logLoss", [] { return Texts::tr("Log loss"); },
         [] { return Texts::tr("Punishes probabilities that are sure and wrong; 0 is perfect."); },
         Better::Lower, own<&Version::logLoss>, scoreText},
        {"brier", [] { return Texts::tr("Brier score"); },
         [] { return Texts::tr("Mean squared error of the probabilities; 0 is perfect."); }, Better::Lower,
         own<&Version::brier>, scoreText},
        {"ece", [] { return Texts::tr("Calibration error"); },
         [] {
             return Texts::tr(
                 "ECE: how far confidence and accuracy lie apart, averaged over the predictions.");
         },
         Better::Lower, calibrationOf<&Reliability::expectedError>, ratio},
        {"mce", [] { return Texts::tr("Largest calibration error"); },
         [] { return Texts::tr("MCE: how far confidence and accuracy lie apart in the worst bin."); },
         Better::Lower, calibrationOf<&Reliability::largestError>, ratio},
    };
    const auto speed = speedFigures();
    figures.insert(figures.end(), speed.begin(), speed.end());
    return figures;
}

std::vector<EvaluationFigure> regressionFigures()
{
    std::vector<EvaluationFigure> figures{
        {"mae", [] { return Texts::tr("Mean absolute error"); },
         [] { return Texts::tr("MAE: how far predictions lie from the truth on average."); }, Better::Lower,
         regression<&RegressionScores::meanAbsoluteError>, plainNumber},
        {"rmse", [] { return Texts::tr("Root mean squared error"); },
         [] { return Texts::tr("RMSE: as the mean absolute error, but large errors weigh more."); },
         Better::Lower, regression<&RegressionScores::rootMeanSquaredError>, plainNumber},
        {"mape", [] { return Texts::tr("Mean percentage error"); },
         [] { return Texts::tr("MAPE: the absolute error as a share of the truth, on average."); },
         Better::Lower, definedRegression<&RegressionScores::meanAbsolutePercentageError>, ratio, mapeDetail},
        {"r2", [] { return Texts::tr("R²"); },
         [] { return Texts::tr("Share of the target's variance that the model explains; 1 is perfect."); },
         Better::Higher, definedRegression<&RegressionScores::r2>, scoreText},
        {"medianError", [] { return Texts::tr("Median absolute error"); },
         [] { return Texts::tr("Half of the predictions lie at least as close to the truth as this."); },
         Better::Lower, regression<&RegressionScores::medianAbsoluteError>, plainNumber},
        {"bias", [] { return Texts::tr("Bias"); },
         [] { return Texts::tr("Mean of prediction − truth: positive when the model predicts too much."); },
         Better::Neither, regression<&RegressionScores::bias>, plainNumber},
        {"noise", [] { return Texts::tr("Prediction noise"); },
         [] {
             return Texts::tr("Standard deviation of the predictions of equal inputs; where inputs do not "
                              "repeat, of neighbouring residuals.");
         },
         Better::Lower,
         [](const Version& v, const Positive&) {
             return v.noise.map([](const PredictionNoise& noise) { return std::sqrt(noise.variance); });
         },
         plainNumber, noiseDetail},
    };
    const auto speed = speedFigures();
    figures.insert(figures.end(), speed.begin(), speed.end());
    return figures;
}

} // namespace

std::span<const EvaluationFigure> figuresOf(TaskKind task)
{
    static const std::vector<EvaluationFigure> classification = classificationFigures();
    static const std::vector<EvaluationFigure> regressions = regressionFigures();
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
    return value ? figure.text(*value) : QStringLiteral("–");
}

QString versionName(const std::string& version)
{
    return version.empty() ? Texts::tr("All versions") : QString::fromStdString(version);
}

QString plainNumber(double value)
{
    return std::isnan(value) ? QStringLiteral("–") : shortNumberText(value, 4);
}

QString scoreText(double value)
{
    return std::isnan(value) ? QStringLiteral("–") : numberText(value, 3);
}

QString chanceValueText(double p)
{
    return p < 0.001 ? Texts::tr("< %1", "p value").arg(QLocale().toString(0.001)) : numberText(p, 3);
}

QString intervalText(const QString& low, const QString& high)
{
    return Texts::tr("%1 to %2", "interval").arg(low, high);
}

} // namespace qd
