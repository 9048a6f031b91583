// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/evaluation/sampleevaluation.h"

#include "models/quality/statistics/quantiles.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace qd::test {

namespace {

constexpr Timestamp begin{1'794'960'000'000}; // windows begin at multiples of their length
constexpr Duration window{180'000};
constexpr int windowsPerVersion = 20;
constexpr int rowsPerWindow = 100;
constexpr int versions = 3;

struct Row
{
    std::string truth;
    std::string prediction;
    double score = 0;      ///< of the positive class
    double confidence = 0; ///< in the prediction
    double latency = 0;
    bool failed = false;
    double estimate = 0;
    double target = 0;
};

struct Sample
{
    std::vector<std::string> classes;
    bool isRegression = false;
    std::vector<std::vector<Row>> windows; ///< of all versions, in order of time
};

Row binaryRow(std::mt19937& random, double skill)
{
    std::normal_distribution<double> noise(0, 1);
    Row row;
    const bool positive = random() % 4 == 0;
    row.score = 1 / (1 + std::exp(-(skill * (positive ? 1.0 : -1.0) + noise(random))));
    row.truth = positive ? "fraud" : "good";
    row.prediction = row.score >= 0.5 ? "fraud" : "good";
    row.confidence = std::max(row.score, 1 - row.score);
    return row;
}

Row multiclassRow(std::mt19937& random, double skill, const std::vector<std::string>& classes)
{
    std::uniform_real_distribution<double> uniform(0, 1);
    Row row;
    const std::size_t truth = random() % classes.size();
    row.confidence = 0.4 + 0.6 * uniform(random);
    const bool right = uniform(random) < std::min(0.99, row.confidence * skill);
    row.truth = classes[truth];
    // Mistakes go to the next class more often than to others.
    row.prediction = right ? row.truth : classes[(truth + (random() % 3 == 0 ? 2 : 1)) % classes.size()];
    return row;
}

Row regressionRow(std::mt19937& random, double skill)
{
    std::normal_distribution<double> noise(0, 1);
    Row row;
    row.target = 40 + 12 * noise(random);
    row.estimate = row.target + 3 * noise(random) / skill + (skill < 0.9 ? 1.5 : 0);
    return row;
}

Sample sample(const std::vector<std::string>& classes, bool isRegression)
{
    std::mt19937 random(7);
    std::lognormal_distribution<double> latency(-3.5, 0.5);
    Sample result{classes, isRegression, {}};
    constexpr std::array skills{1.2, 1.5, 0.8};
    for (int version = 0; version < versions; ++version) {
        for (int w = 0; w < windowsPerVersion; ++w) {
            std::vector<Row> rows;
            for (int i = 0; i < rowsPerWindow; ++i) {
                const double skill = skills[static_cast<std::size_t>(version)];
                Row row = isRegression          ? regressionRow(random, skill)
                          : classes.size() == 2 ? binaryRow(random, skill)
                                                : multiclassRow(random, 0.8 + skill / 10, classes);
                row.latency = latency(random) * (version == 2 ? 1.6 : 1);
                row.failed = random() % 100 < (version == 2 ? 4U : 1U);
                rows.push_back(row);
            }
            result.windows.push_back(std::move(rows));
        }
    }
    return result;
}

std::string nameOf(int version)
{
    return "v" + std::to_string(version + 1);
}

std::vector<Row> rowsOf(const Sample& sample, int version)
{
    std::vector<Row> rows;
    for (std::size_t w = 0; w < sample.windows.size(); ++w) {
        if (version < 0 || static_cast<int>(w) / windowsPerVersion == version)
            rows.insert(rows.end(), sample.windows[w].begin(), sample.windows[w].end());
    }
    return rows;
}

void setClassification(VersionEvaluation& version, const std::vector<Row>& rows, bool isBinary)
{
    std::vector<Scored> scored;
    std::vector<Scored> confidences;
    std::int64_t right = 0;
    for (const Row& row : rows) {
        if (row.failed)
            continue;
        version.matrix.add(row.truth, row.prediction);
        scored.push_back({row.score, row.truth == "fraud"});
        confidences.push_back({row.confidence, row.truth == row.prediction});
        right += row.truth == row.prediction ? 1 : 0;
    }
    version.scores = scores(version.matrix);
    version.accuracyInterval = wilson(right, version.labelled);
    const auto& classes = version.matrix.classes;
    for (std::size_t truth = 0; truth < classes.size(); ++truth) {
        for (std::size_t other = 0; other < classes.size(); ++other) {
            if (other != truth && version.matrix.at(truth, other) > 0)
                version.mistakes.push_back(
                    {classes[truth], classes[other], version.matrix.at(truth, other), 0.1});
        }
    }
    version.balancedAccuracy = balancedAccuracy(version.matrix);
    version.matthews = matthewsCorrelation(version.matrix);
    version.kappa = cohensKappa(version.matrix);
    const std::vector<Scored>& judged = isBinary ? scored : confidences;
    if (const auto calibration = reliability(judged))
        version.calibration = *calibration;
    version.logLoss = logLoss(judged);
    version.brier = brierScore(judged);
    if (!isBinary)
        return;
    version.roc = rocCurve(scored);
    version.auc = delong(scored);
    version.pr = prCurve(scored);
    version.thresholds = std::make_shared<const ThresholdExplorer>(scored);
}

void setRegression(VersionEvaluation& version, const std::vector<Row>& rows)
{
    std::vector<Estimated> estimates;
    for (const Row& row : rows) {
        if (!row.failed)
            estimates.push_back({row.target, row.estimate});
    }
    version.regression = regressionScores(estimates);
    version.residuals = residuals(estimates);
}

VersionEvaluation evaluationOf(const Sample& sample, int version)
{
    const std::vector<Row> rows = rowsOf(sample, version);
    VersionEvaluation result;
    result.version = version < 0 ? "" : nameOf(version);
    result.predictions = std::ssize(rows);
    result.failed = std::count_if(rows.begin(), rows.end(), [](const Row& row) { return row.failed; });
    result.labelled = result.predictions - result.failed;
    const int first = std::max(version, 0) * windowsPerVersion;
    const int count = version < 0 ? versions * windowsPerVersion : windowsPerVersion;
    result.extent = {begin + window * first, begin + window * (first + count)};
    result.statuses = {
        {200, result.labelled}, {429, result.failed / 2}, {503, result.failed - result.failed / 2}};
    if (sample.isRegression)
        setRegression(result, rows);
    else
        setClassification(result, rows, sample.classes.size() == 2);
    std::vector<double> latencies;
    for (const Row& row : rows)
        latencies.push_back(row.latency);
    for (const double p : {0.5, 0.9, 0.99, 1.0})
        result.latencies.push_back(quantile(latencies, p));
    result.latencyP999 = quantile(latencies, 0.999);
    for (const double seconds : latencies)
        result.latencyBins.add(LatencyBins::binOf(seconds));
    result.errorRatio = static_cast<double>(result.failed) / static_cast<double>(result.predictions);
    result.requestsPerSecond =
        static_cast<double>(result.predictions) * 1000 / static_cast<double>(result.extent.length().count());
    return result;
}

EvaluationWindow windowOf(const Sample& sample, std::size_t index, const std::string& version)
{
    EvaluationWindow result;
    result.from = begin + window * static_cast<int>(index);
    result.version = version;
    result.tally.from = result.from;
    ConfusionMatrix matrix;
    std::vector<double> latencies;
    double error = 0;
    for (const Row& row : sample.windows[index]) {
        ++result.tally.predictions;
        result.tally.failed += row.failed ? 1 : 0;
        latencies.push_back(row.latency);
        error += std::abs(row.estimate - row.target) / rowsPerWindow;
        if (!sample.isRegression && !row.failed)
            matrix.add(row.truth, row.prediction);
    }
    for (const double p : {0.5, 0.9, 0.99})
        result.tally.latencies.push_back(quantile(latencies, p));
    // Labels of the last windows have not come yet.
    const bool hasLabels = index + 6 < sample.windows.size();
    if (sample.isRegression) {
        if (hasLabels)
            result.meanError = error;
        result.estimatedError = EstimatedValue{error + 0.05, error - 0.4, error + 0.5};
        return result;
    }
    const std::int64_t half = result.tally.failed / 2;
    if (result.tally.failed > 0)
        result.failures = {{429, half}, {503, result.tally.failed - half}};
    const ClassificationScores found = scores(matrix);
    const double accuracy = found.accuracy.value_or(0);
    if (hasLabels) {
        result.tally.accuracy = found.accuracy;
        result.tally.recall = found.macro.recall;
        result.tally.precision = found.macro.precision;
        result.tally.f1 = found.macro.f1;
    }
    result.estimatedAccuracy =
        EstimatedValue{accuracy + 0.01, accuracy - 0.06, std::min(1.0, accuracy + 0.06)};
    return result;
}

std::vector<VersionComparison> comparisonsOf(const Evaluation& evaluation, const Sample& sample,
                                             std::size_t first, std::size_t second,
                                             const std::string& firstName, const std::string& secondName)
{
    const VersionEvaluation& a = evaluation.versions[first];
    const VersionEvaluation& b = evaluation.versions[second];
    std::vector<VersionComparison> comparisons;
    const auto add = [&](const QString& measure, Defined<Compared> compared, MetricUnit unit, bool higher) {
        VersionComparison one{firstName, secondName, measure, std::move(compared), unit, higher};
        one.adjustedPValue = one.compared ? std::min(1.0, one.compared->pValue * 3) : 1;
        comparisons.push_back(std::move(one));
    };
    const auto latencies = [&](std::size_t version) {
        std::vector<double> values;
        for (const Row& row : rowsOf(sample, static_cast<int>(version) - 1))
            values.push_back(row.latency);
        return values;
    };
    add("Latency", compareSamples(latencies(first), latencies(second)), MetricUnit::Seconds, false);
    if (!sample.isRegression) {
        const auto right = [](const VersionEvaluation& v) {
            return std::llround(v.scores.accuracy.value_or(0) * static_cast<double>(v.labelled));
        };
        add("Accuracy", compareShares(right(a), a.labelled, right(b), b.labelled), MetricUnit::Ratio, true);
    }
    add("Error rate", compareShares(a.failed, a.predictions, b.failed, b.predictions), MetricUnit::Ratio,
        false);
    add("F1", undefined(Undefined::OneClass), MetricUnit::Ratio, true);
    return comparisons;
}

void addSlices(Evaluation& evaluation)
{
    std::mt19937 random(3);
    evaluation.sliceColumns = {{"country", {"de", "fr", "it", "se"}, {}},
                               {"device", {"phone", "tablet", "desktop"}, {}},
                               {"app version", {"1.9", "2.0"}, {}}};
    std::vector<double> loss;
    for (int i = 0; i < 20'000; ++i) {
        for (SliceColumn& column : evaluation.sliceColumns)
            column.codes.push_back(static_cast<std::int32_t>(random() % column.values.size()));
        const bool bad =
            evaluation.sliceColumns[0].codes.back() == 2 && evaluation.sliceColumns[1].codes.back() == 0;
        const bool poor = evaluation.sliceColumns[2].codes.back() == 0;
        loss.push_back(random() % 100 < (bad ? 35U : poor ? 15U : 10U) ? 1 : 0);
    }
    evaluation.slices = findSlices(evaluation.sliceColumns, loss);
    evaluation.sliceOnsets.resize(evaluation.slices.slices.size());
    if (!evaluation.sliceOnsets.empty())
        evaluation.sliceOnsets[0] = {
            {begin, begin + window * 60},
            QualityChange{begin + window * 40, {begin + window * 38, begin + window * 41}, 0.9, 0.65}};
    for (SliceColumn& column : evaluation.sliceColumns) {
        for (const std::string& value : column.values) {
            TallyRow tally;
            tally.predictions = 4000 + static_cast<std::int64_t>(random() % 2000);
            tally.failed = static_cast<std::int64_t>(random() % 100);
            tally.accuracy = 0.8 + 0.001 * static_cast<double>(random() % 150);
            const double p99 = 0.08 + 0.0001 * static_cast<double>(random() % 900);
            tally.latencies = {0.02, 0.05, p99, 2 * p99};
            LatencyBins bins;
            for (int i = 0; i < 500; ++i)
                bins.add(LatencyBins::binOf(0.02 * (1 + static_cast<double>(random() % 100) / 20)));
            evaluation.segments.push_back({column.name, value, tally, bins});
            for (const char* version : {"v1", "v2", "v3"})
                evaluation.versionSegments.push_back({column.name, value, tally, bins, version});
        }
        column.codes.clear();
    }
}

void addDrifts(Evaluation& evaluation)
{
    std::mt19937 random(5);
    std::normal_distribution<double> normal(0, 1);
    std::vector<ColumnDrift> columns;
    const auto values = [&](double shift, double missing) {
        std::vector<double> result(4000);
        std::generate(result.begin(), result.end(), [&] {
            return static_cast<double>(random() % 1000) < missing * 1000 ? std::nan("")
                                                                         : normal(random) + shift;
        });
        return result;
    };
    columns.push_back(numericDrift("amount", values(0, 0), values(0.7, 0.03)));
    columns.push_back(numericDrift("account_age_days", values(0, 0), values(0.35, 0)));
    for (const char* steady : {"distance", "velocity", "hour"})
        columns.push_back(numericDrift(steady, values(0, 0.01), values(0.02, 0.012)));
    columns.push_back(
        categoryDrift("payment method", {{{"card", 2600}, {"cash", 900}, {"cheque", 500}}, 0},
                      {{{"card", 1900}, {"cash", 700}, {"phone <b>", 1200}, {"coin", 3}}, 197}));
    rankDrifts(columns);
    for (ColumnDrift& column : columns) {
        ColumnDriftOverTime drift{std::move(column), {}};
        for (int w = 20; w < versions * windowsPerVersion; ++w) {
            const double wave = 0.02 * std::abs(normal(random));
            const double rise = std::max(0.0, (w - 30) / 30.0) * drift.whole.effect() * 1.5;
            drift.index.emplace_back(begin + window * w, wave + rise);
        }
        evaluation.drifts.push_back(std::move(drift));
    }
}

EvaluationPtr build(const Sample& sample)
{
    auto evaluation = std::make_shared<Evaluation>();
    evaluation->task = sample.isRegression ? TaskKind::Regression : TaskKind::Classification;
    evaluation->classes = sample.classes;
    evaluation->models = {"payments", "returns"};
    evaluation->question.model = "payments";
    evaluation->question.window = window;
    evaluation->question.reference = {begin, begin + window * windowsPerVersion};
    if (sample.classes.size() == 2)
        evaluation->question.positiveClass = "fraud";
    for (int version = -1; version < versions; ++version)
        evaluation->versions.push_back(evaluationOf(sample, version));
    for (std::size_t i = 0; i < sample.windows.size(); ++i) {
        evaluation->windows.push_back(windowOf(sample, i, ""));
        evaluation->windows.push_back(windowOf(sample, i, nameOf(static_cast<int>(i) / windowsPerVersion)));
    }
    evaluation->comparisons = comparisonsOf(*evaluation, sample, 2, 3, "v2", "v3");
    evaluation->periodComparisons = comparisonsOf(*evaluation, sample, 1, 0, "reference", "since then");
    addSlices(*evaluation);
    addDrifts(*evaluation);
    evaluation->notes = {"Labels of the last 18 minutes have not come yet; accuracy is estimated there."};
    return evaluation;
}

} // namespace

EvaluationPtr binaryEvaluation()
{
    static const EvaluationPtr made = build(sample({"fraud", "good"}, false));
    return made;
}

EvaluationPtr multiclassEvaluation()
{
    static const EvaluationPtr made =
        build(sample({"billing", "complaint", "delivery", "other", "technical"}, false));
    return made;
}

EvaluationPtr regressionEvaluation()
{
    static const EvaluationPtr made = build(sample({}, true));
    return made;
}

} // namespace qd::test
