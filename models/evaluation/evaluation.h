// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/metrics.h"
#include "models/detect/compare.h"
#include "models/detect/drift.h"
#include "models/evaluation/answermeaning.h"
#include "models/evaluation/versions/latencybins.h"
#include "models/logs/assumption.h"
#include "models/quality/curves/calibration.h"
#include "models/quality/curves/prcurve.h"
#include "models/quality/curves/roc.h"
#include "models/quality/curves/threshold.h"
#include "models/quality/noise.h"
#include "models/quality/qualityestimator.h"
#include "models/quality/regression.h"
#include "models/quality/slices/slices.h"
#include "models/quality/statistics/agreement.h"
#include "models/quality/statistics/intervals.h"
#include "models/quality/statistics/probability.h"
#include "models/table/tally/tally.h"

#include <memory>

/// This folder says all that Quarterdeck says about the predictions in a RecordTable. The screens, the report
/// and the command line ask here, so that they never disagree.
namespace qd {

/// Which predictions, and what counts as positive.
struct EvaluationQuestion
{
    QString filter = {};    ///< see select()
    std::string model = {}; ///< the model; empty: the only or the most frequent one
    /// The positive class; empty: chosen by the log (the rarer of two; none for more classes).
    std::string positiveClass = {};
    Duration window{0}; ///< the window of everything over time; 0: a round one of about 60 windows
    /// The period that drift is measured against and estimates learn from; empty: the first third of the log.
    TimeRange reference = {};
    /// The period that is compared with the reference; empty: all since its end.
    TimeRange current = {};
    /// The versions that are compared; where either is empty or unknown: the one that came last and the one
    /// before it.
    std::string firstVersion = {};
    std::string secondVersion = {};
    AnswerMeaning meaning = {};
};

/// Where the period that is compared with the reference begins.
[[nodiscard]] inline Timestamp startOfCurrent(const EvaluationQuestion& question)
{
    return question.current.isEmpty() ? question.reference.to : question.current.from;
}

/// When quality changed, by the likeliest split of the losses in order of time (singleChange()).
struct QualityChange
{
    Timestamp at;      ///< the time of the first row of the new level
    TimeRange range;   ///< the times that 95 % confidence cannot exclude
    double before = 0; ///< share of right predictions, or mean absolute error
    double after = 0;
    double pValue = 1; ///< p-value that nothing changed; of all predictions adjusted for all that was tested
};

/// The p-value from which on a change is shown that is not corrected for all that was tested beside it.
inline constexpr double clearByItself = 0.001;

/// A class that was taken for another one.
struct Mistake
{
    std::string truth;
    std::string predicted;
    std::int64_t rows = 0;
    double share = 0; ///< the share of the rows that actually are of the class
};

/// What is said of one version, or (version empty) of all of them.
struct VersionEvaluation
{
    std::string version;
    std::int64_t predictions = 0;
    std::int64_t failed = 0;
    std::int64_t labelled = 0;
    std::int64_t notUnderstood = 0; ///< regression: did not fail, but prediction or label is no number
    TimeRange extent;

    // Classification; absent for regression.
    ConfusionMatrix matrix;
    ClassificationScores scores;   ///< the scores, those of each class for at most 2,000 classes
    std::vector<Mistake> mistakes; ///< the 50 most frequent ones
    Interval accuracyInterval;     ///< Wilson, 95 %
    /// The ROC curve of the positive class, or undefined with its reason, as is what follows. At most 2,000
    /// points for drawing; AUC and average precision are those of all rows.
    Defined<RocCurve> roc = undefined(Undefined::NoData);
    Defined<AucEstimate> auc = undefined(Undefined::NoData);
    Defined<PrCurve> pr = undefined(Undefined::NoData);
    std::optional<Reliability> calibration;
    double calibrationPValue = 1; ///< adjusted for all that was tested; 1 where too few rows are labelled
    Defined<double> logLoss = undefined(Undefined::NoData);
    Defined<double> brier = undefined(Undefined::NoData);
    Defined<double> balancedAccuracy = undefined(Undefined::NoData);
    Defined<double> matthews = undefined(Undefined::NoData);
    Defined<double> kappa = undefined(Undefined::NoData);
    /// Quadratic, for classes that are numbers and so have an order; else ConstantPredictions or NoData.
    Defined<double> weightedKappa = undefined(Undefined::NoData);
    /// The explorer of thresholds for the positive class. Exact for every threshold where there are at most
    /// 10,000 different scores, else for thresholds that are multiples of 0.0001. Null where `roc` is
    /// undefined.
    std::shared_ptr<const ThresholdExplorer> thresholds;

    // Regression
    Defined<RegressionScores> regression = undefined(Undefined::NoData);
    Defined<PredictionNoise> noise = undefined(Undefined::NoData);
    std::vector<double> residuals; ///< prediction − label of at most 20,000 rows, taken at random

    std::optional<QualityChange> change; ///< the change of quality; absent where it stayed as it was
    bool isChangeTested = false;         ///< whether there are times and labelled rows enough to see one

    // Speed and faults
    std::vector<double> latencies; ///< p50, p90, p99, max in seconds; empty without latencies
    std::optional<double> latencyMean;
    std::optional<double> latencyP999;                  ///< the one in a thousand that is slower still
    LatencyBins latencyBins;                            ///< the bins of all rows that have a latency
    std::vector<std::pair<int, std::int64_t>> statuses; ///< rows by status, ascending; empty without statuses
    std::optional<double> errorRatio;
    std::optional<double> requestsPerSecond;
};

/// One window of one version, for the charts over time.
struct EvaluationWindow
{
    Timestamp from;
    std::string version; ///< the version; empty: all versions
    TallyRow tally;
    /// Accuracy where labels are late, by confidence; absent where it cannot be estimated.
    std::optional<EstimatedValue> estimatedAccuracy;
    std::optional<double> meanError; ///< regression: MAE
    /// Regression: MAE where labels are late, by direct loss estimation; absent where it cannot be estimated.
    std::optional<EstimatedValue> estimatedError;
    std::vector<std::pair<int, std::int64_t>> failures; ///< rows by status from 400 on, ascending
};

/// One value of one segment column: its quality, speed and faults.
struct SegmentEvaluation
{
    std::string column;
    std::string value; ///< the value; empty: missing
    TallyRow tally;    ///< over the whole selection; latencies are p50, p90, p99, p99.9
    LatencyBins latencyBins = {};
    std::string version = {};             ///< the version; empty: all versions
    std::optional<double> meanError = {}; ///< regression: MAE
};

/// When the rows of a slice came, and from when on they were served worse.
struct SliceOnset
{
    TimeRange extent;
    std::optional<QualityChange> change; ///< the change; absent: it was as bad all the time
};

struct VersionComparison
{
    std::string first;
    std::string second;
    QString measure; ///< "Accuracy", translated
    Defined<Compared> compared = undefined(Undefined::NoData);
    MetricUnit unit = MetricUnit::Ratio; ///< the unit of first, second, difference and interval
    bool higherIsBetter = true;
    double adjustedPValue = 1; ///< corrected for all that was tested, see correctTogether()
    bool isPlain = false;      ///< the AUC: a ratio that people write as 0.904 and not in percent
};

struct ColumnDriftOverTime
{
    ColumnDrift whole; ///< the drift of the current period against the reference
    std::vector<std::pair<Timestamp, double>> index; ///< PSI per window, less what chance shows
};

struct Evaluation
{
    TaskKind task = TaskKind::Classification;
    EvaluationQuestion question; ///< the question, with what was chosen filled in
    std::vector<std::string> models;
    std::vector<std::string> classes;
    std::vector<VersionEvaluation> versions; ///< all together first, then in natural order
    std::vector<EvaluationWindow> windows;
    /// Comparisons of the two versions that were asked for, effect size first.
    std::vector<VersionComparison> comparisons;
    std::vector<ColumnDriftOverTime> drifts; ///< ranked
    /// The current period with the reference period, effect size first.
    std::vector<VersionComparison> periodComparisons;
    SliceSearch slices;                  ///< the version is one of the columns
    std::vector<SliceOnset> sliceOnsets; ///< the onset of each of `slices.slices`
    /// Segments of all versions, by column, then worst quality first.
    std::vector<SegmentEvaluation> segments;
    /// Segments like `segments`, of each version by itself; empty for a single version.
    std::vector<SegmentEvaluation> versionSegments;
    std::vector<SliceColumn> sliceColumns; ///< names and values only, for the slices' terms
    /// What was not looked at when slices, drift and change were looked for, and why; also among the notes.
    std::vector<QString> unsearched;
    std::int64_t tests = 0;         ///< how many p-values were corrected together
    bool isChangeExplained = false; ///< what is told about versions explains that all predictions changed
    bool isPeriodExplained = false; ///< what is told of versions or the change explains the periods' quality
    std::vector<QString> notes;     ///< what could not be computed, and why
    std::vector<Assumption> assumptions; ///< what task, positive class and scores were taken to be
};

using EvaluationPtr = std::shared_ptr<const Evaluation>;

/// Returns the rate over the whole time of the version that the segment is of; nothing without times.
[[nodiscard]] std::optional<double> predictionsPerSecond(const SegmentEvaluation& segment,
                                                         const Evaluation& evaluation);
/// How many predictions of the version ended with the status.
[[nodiscard]] std::int64_t answersWith(const VersionEvaluation& version, int status);
/// At most `most` statuses from 400 on, the most frequent first.
[[nodiscard]] std::vector<int> frequentFailures(const Evaluation& evaluation, std::size_t most);
/// Share of the window's predictions that ended with the status.
[[nodiscard]] double failureShare(const EvaluationWindow& window, int status);

/// Evaluates the table; blocking, for the pool. Every long part looks at `cancel`.
[[nodiscard]] Result<EvaluationPtr> evaluate(const RecordTable& table, const EvaluationQuestion& question,
                                             const CancelToken& cancel = {});
/// Evaluates with a question that was not asked about this very table: what it says of classes that the rows
/// do not have is left to be decided. Errors: as evaluate().
[[nodiscard]] Result<EvaluationPtr> evaluateAsKnown(const RecordTable& table, EvaluationQuestion question,
                                                    const CancelToken& cancel = {});

} // namespace qd
