// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/detect/compare.h"
#include "models/detect/drift.h"
#include "models/quality/agreement.h"
#include "models/quality/calibration.h"
#include "models/quality/estimate.h"
#include "models/quality/logsummary.h"
#include "models/quality/prcurve.h"
#include "models/quality/probability.h"
#include "models/quality/regression.h"
#include "models/quality/roc.h"
#include "models/quality/slices.h"
#include "models/quality/threshold.h"
#include "models/table/tally.h"

/// All that Quarterdeck says about the predictions in a RecordTable. The screens, the report and the command
/// line ask here, so that they never disagree.
namespace qd {

enum class TaskKind { Classification, Regression };

/// Which predictions, and what counts as positive.
struct EvaluationQuestion
{
    QString filter;            ///< see select()
    std::string model;         ///< empty: the only or the most frequent one
    std::string positiveClass; ///< empty: chosen by the log (the rarer of two; none for more classes)
    Duration window{0};        ///< of everything over time; 0: a round one of about 60 windows
    /// The period that drift is measured against and estimates learn from; empty: the first third of the log.
    TimeRange reference;
};

/// Of one version, or (version empty) of all of them.
struct VersionEvaluation
{
    std::string version;
    std::int64_t predictions = 0;
    std::int64_t failed = 0;
    std::int64_t labelled = 0;
    TimeRange extent;

    // Classification; absent for regression.
    ConfusionMatrix matrix;
    ClassificationScores scores;
    Interval accuracyInterval; ///< Wilson, 95 %
    Defined<RocCurve> roc;     ///< of the positive class, or undefined with its reason; also the next ones
    Defined<AucEstimate> auc;
    Defined<PrCurve> pr;
    std::optional<Reliability> calibration;
    Defined<double> logLoss;
    Defined<double> brier;
    Defined<double> balancedAccuracy;
    Defined<double> matthews;
    Defined<double> kappa;

    // Regression
    Defined<RegressionScores> regression;
    std::vector<double> residuals; ///< prediction − label of at most 20,000 rows, evenly taken

    // Speed and faults
    std::vector<double> latencies; ///< p50, p90, p99, max in seconds; empty without latencies
    std::optional<double> errorRatio;
    std::optional<double> requestsPerSecond;
};

/// One window of one version, for the charts over time.
struct EvaluationWindow
{
    Timestamp from;
    std::string version; ///< empty: all versions
    TallyRow tally;
    /// Accuracy where labels are late, by confidence; absent where it cannot be estimated.
    std::optional<EstimatedValue> estimatedAccuracy;
    std::optional<double> meanError; ///< regression: MAE
};

struct VersionComparison
{
    std::string first;
    std::string second;
    QString measure; ///< "Accuracy", translated
    Defined<Compared> compared;
};

struct ColumnDriftOverTime
{
    ColumnDrift whole;                               ///< of the current period against the reference
    std::vector<std::pair<Timestamp, double>> index; ///< PSI per window
};

struct Evaluation
{
    TaskKind task = TaskKind::Classification;
    EvaluationQuestion question; ///< with what was chosen filled in
    std::vector<std::string> models;
    std::vector<std::string> classes;
    std::vector<VersionEvaluation> versions; ///< all together first, then in natural order
    std::vector<EvaluationWindow> windows;
    std::vector<VersionComparison>
        comparisons;                         ///< of the newest version with the one before, effect size first
    std::vector<ColumnDriftOverTime> drifts; ///< ranked
    SliceSearch slices;
    std::vector<SliceColumn> sliceColumns; ///< names and values only, for the slices' terms
    std::vector<QString> notes;            ///< what could not be computed, and why
};

using EvaluationPtr = std::shared_ptr<const Evaluation>;

/// Blocking, for the pool. Every long part looks at `cancel`.
[[nodiscard]] Result<EvaluationPtr> evaluate(const RecordTable& table, const EvaluationQuestion& question,
                                             const CancelToken& cancel = {});

} // namespace qd
