// SPDX-License-Identifier: Apache-2.0
#include "models/base/numbertext.h"
#include "models/evaluation/report/reportcells.h"
#include "models/evaluation/report/reporttables.h"
#include "models/report/reportwords.h"

#include <algorithm>
#include <cmath>

namespace qd {

using namespace reportcells;

namespace {

using Cell = ReportWriter::Cell;
using Row = ReportWriter::Row;

QString versionName(const VersionEvaluation& version)
{
    return version.version.empty() ? ReportWords::tr("All", "versions") : words(version.version);
}

/// One column per version: few versions, many figures. `valueOf` gives a cell for each.
class VersionTable
{
public:
    explicit VersionTable(const Evaluation& evaluation)
    {
        constexpr std::size_t mostColumns = 7;
        for (const VersionEvaluation& version : evaluation.versions) {
            if (m_versions.size() < mostColumns)
                m_versions.push_back(&version);
        }
    }

    template <typename ValueOf>
    void add(const QString& name, ValueOf valueOf)
    {
        Row row{{.text = name}};
        bool any = false;
        for (const VersionEvaluation* version : m_versions) {
            row.push_back(valueOf(*version));
            any = any || (!row.back().text.isEmpty() && row.back().text != dash);
        }
        if (any)
            m_rows.push_back(std::move(row));
    }

    void write(ReportWriter& writer) const
    {
        if (m_rows.empty())
            return;
        std::vector<QString> header{ReportWords::tr("Figure", "of a version")};
        for (const VersionEvaluation* version : m_versions)
            header.push_back(versionName(*version));
        writer.table(header, m_rows);
    }

private:
    std::vector<const VersionEvaluation*> m_versions;
    std::vector<Row> m_rows;
};

/// Scores of the positive class.
void addPositive(VersionTable& table, const std::string& positive)
{
    const auto score = [&](const QString& name, std::optional<double> ClassScores::*member) {
        table.add(name.arg(words(positive)), [&positive, member](const VersionEvaluation& one) {
            const auto& classes = one.matrix.classes;
            const auto found = std::find(classes.begin(), classes.end(), positive);
            const auto index = static_cast<std::size_t>(found - classes.begin());
            return number(index < one.scores.perClass.size() ? one.scores.perClass[index].*member
                                                             : std::optional<double>());
        });
    };
    score(ReportWords::tr("Precision of “%1”"), &ClassScores::precision);
    score(ReportWords::tr("Recall of “%1”"), &ClassScores::recall);
    score(ReportWords::tr("F1 of “%1”"), &ClassScores::f1);
}

void addClassification(VersionTable& table, const std::string& positive)
{
    table.add(ReportWords::tr("Accuracy"),
              [](const VersionEvaluation& one) { return number(one.scores.accuracy); });
    table.add(ReportWords::tr("Accuracy, 95 % interval"), [](const VersionEvaluation& one) {
        return one.scores.accuracy
                   ? Cell{.text = ReportWords::tr("%1 to %2")
                                      .arg(formatValue(one.accuracyInterval.low, MetricUnit::Ratio),
                                           formatValue(one.accuracyInterval.high, MetricUnit::Ratio)),
                          .isNumber = true}
                   : number(std::optional<double>());
    });
    table.add(ReportWords::tr("Balanced accuracy"),
              [](const VersionEvaluation& one) { return number(one.balancedAccuracy); });
    if (!positive.empty())
        addPositive(table, positive);
    table.add(ReportWords::tr("Precision (macro)"),
              [](const VersionEvaluation& one) { return number(one.scores.macro.precision); });
    table.add(ReportWords::tr("Recall (macro)"),
              [](const VersionEvaluation& one) { return number(one.scores.macro.recall); });
    table.add(ReportWords::tr("F1 (macro)"),
              [](const VersionEvaluation& one) { return number(one.scores.macro.f1); });
    table.add(ReportWords::tr("F1 (weighted)"),
              [](const VersionEvaluation& one) { return number(one.scores.weighted.f1); });
    table.add(ReportWords::tr("F1 (micro)"), [](const VersionEvaluation& one) {
        return number(one.matrix.classes.empty() ? std::nullopt : microAverage(one.matrix).f1);
    });
    table.add(ReportWords::tr("AUC"), [](const VersionEvaluation& one) {
        return one.roc ? plain(one.roc->auc) : plain(undefined(Undefined::NoData));
    });
    table.add(ReportWords::tr("AUC, 95 % interval"), [](const VersionEvaluation& one) {
        return one.auc ? Cell{.text = ReportWords::tr("%1 to %2")
                                          .arg(plain(one.auc->interval.low).text,
                                               plain(one.auc->interval.high).text),
                              .isNumber = true}
                       : plain(undefined(Undefined::NoData));
    });
    table.add(ReportWords::tr("Average precision"), [](const VersionEvaluation& one) {
        return one.pr ? plain(one.pr->averagePrecision) : plain(undefined(Undefined::NoData));
    });
    table.add(ReportWords::tr("Log loss"), [](const VersionEvaluation& one) { return plain(one.logLoss); });
    table.add(ReportWords::tr("Brier score"), [](const VersionEvaluation& one) { return plain(one.brier); });
    table.add(ReportWords::tr("Calibration error (ECE)"), [](const VersionEvaluation& one) {
        return number(one.calibration ? std::optional(one.calibration->expectedError) : std::nullopt);
    });
    table.add(ReportWords::tr("Largest calibration error (MCE)"), [](const VersionEvaluation& one) {
        return number(one.calibration ? std::optional(one.calibration->largestError) : std::nullopt);
    });
    table.add(ReportWords::tr("Matthews correlation"),
              [](const VersionEvaluation& one) { return plain(one.matthews); });
    table.add(ReportWords::tr("Cohen’s κ"), [](const VersionEvaluation& one) { return plain(one.kappa); });
    table.add(ReportWords::tr("Weighted κ (quadratic)"),
              [](const VersionEvaluation& one) { return plain(one.weightedKappa); });
}

void addRegression(VersionTable& table)
{
    const auto figure = [&table](const QString& name, auto member) {
        table.add(name, [member](const VersionEvaluation& one) {
            return number(one.regression ? std::optional((*one.regression).*member) : std::nullopt,
                          MetricUnit::Count);
        });
    };
    figure(ReportWords::tr("Mean absolute error"), &RegressionScores::meanAbsoluteError);
    figure(ReportWords::tr("Root mean squared error"), &RegressionScores::rootMeanSquaredError);
    figure(ReportWords::tr("Median absolute error"), &RegressionScores::medianAbsoluteError);
    figure(ReportWords::tr("Bias"), &RegressionScores::bias);
    table.add(ReportWords::tr("Mean absolute percentage error"), [](const VersionEvaluation& one) {
        return one.regression ? number(one.regression->meanAbsolutePercentageError)
                              : number(std::optional<double>());
    });
    table.add(QStringLiteral("R²"), [](const VersionEvaluation& one) {
        return one.regression ? plain(one.regression->r2) : plain(undefined(Undefined::NoData));
    });
    const auto noise = [&table](const QString& name, NoiseSource source) {
        table.add(name, [source](const VersionEvaluation& one) {
            return number(one.noise && one.noise->source == source
                              ? std::optional(std::sqrt(one.noise->variance))
                              : std::nullopt,
                          MetricUnit::Count);
        });
    };
    noise(ReportWords::tr("Noise: deviation for equal inputs"), NoiseSource::RepeatedInputs);
    noise(ReportWords::tr("Noise: deviation of residuals among 50 neighbours"), NoiseSource::MovingWindow);
}

void addSpeed(VersionTable& table)
{
    table.add(ReportWords::tr("Latency, mean"),
              [](const VersionEvaluation& one) { return number(one.latencyMean, MetricUnit::Seconds); });
    const auto latency = [&table](const QString& name, std::size_t index) {
        table.add(name, [index](const VersionEvaluation& one) {
            return number(index < one.latencies.size() ? std::optional(one.latencies[index]) : std::nullopt,
                          MetricUnit::Seconds);
        });
    };
    latency(ReportWords::tr("Latency p50"), 0);
    latency(ReportWords::tr("Latency p90"), 1);
    latency(ReportWords::tr("Latency p99"), 2);
    table.add(ReportWords::tr("Latency p99.9"),
              [](const VersionEvaluation& one) { return number(one.latencyP999, MetricUnit::Seconds); });
    latency(ReportWords::tr("Latency, largest"), 3);
    table.add(ReportWords::tr("Requests per second"), [](const VersionEvaluation& one) {
        return number(one.requestsPerSecond, MetricUnit::PerSecond);
    });
    table.add(ReportWords::tr("Error rate"),
              [](const VersionEvaluation& one) { return number(one.errorRatio); });
}

} // namespace

void writeVersionTable(ReportWriter& writer, const Evaluation& evaluation)
{
    writer.subsection(ReportWords::tr("Versions"));
    VersionTable table(evaluation);
    table.add(ReportWords::tr("Predictions"),
              [](const VersionEvaluation& one) { return count(one.predictions); });
    table.add(ReportWords::tr("Labelled"), [](const VersionEvaluation& one) { return count(one.labelled); });
    if (evaluation.task == TaskKind::Regression)
        addRegression(table);
    else
        addClassification(table, evaluation.question.positiveClass);
    addSpeed(table);
    table.write(writer);
}

} // namespace qd
