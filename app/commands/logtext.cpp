// SPDX-License-Identifier: Apache-2.0
#include "app/commands/logtext.h"

#include "app/commands/help/textlayout.h"
#include "models/base/numbertext.h"
#include "models/base/visibletext.h"
#include "models/evaluation/findings/findings.h"

#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

struct LogText
{
    Q_DECLARE_TR_FUNCTIONS(LogText)
};

/// A figure that may be larger than a number can be.
QString errorText(double value)
{
    return std::isinf(value) ? LogText::tr("too large") : formatValue(value, MetricUnit::Count);
}

QString valueOrDash(const std::optional<double>& value, MetricUnit unit)
{
    return formatValue(value.value_or(std::numeric_limits<double>::quiet_NaN()), unit);
}

using Lines = std::vector<std::pair<QString, QString>>;

void addClassification(Lines& lines, const VersionEvaluation& version)
{
    const ClassScores& macro = version.scores.macro;
    const QString accuracy = valueOrDash(version.scores.accuracy, MetricUnit::Ratio);
    lines.emplace_back(LogText::tr("accuracy"),
                       version.scores.accuracy
                           ? QStringLiteral("%1  [%2, %3]")
                                 .arg(accuracy, formatValue(version.accuracyInterval.low, MetricUnit::Ratio),
                                      formatValue(version.accuracyInterval.high, MetricUnit::Ratio))
                           : accuracy);
    lines.emplace_back(LogText::tr("precision (macro)"), valueOrDash(macro.precision, MetricUnit::Ratio));
    lines.emplace_back(LogText::tr("recall (macro)"), valueOrDash(macro.recall, MetricUnit::Ratio));
    lines.emplace_back(LogText::tr("F1 (macro)"), valueOrDash(macro.f1, MetricUnit::Ratio));
    if (version.roc)
        lines.emplace_back(LogText::tr("ROC AUC"), numberText(version.roc->auc, 4));
    if (version.pr)
        lines.emplace_back(LogText::tr("average precision"), numberText(version.pr->averagePrecision, 4));
    if (version.logLoss)
        lines.emplace_back(LogText::tr("log loss"), numberText(*version.logLoss, 4));
    if (version.brier)
        lines.emplace_back(LogText::tr("Brier score"), numberText(*version.brier, 4));
}

void addRegression(Lines& lines, const VersionEvaluation& version)
{
    if (!version.regression)
        return;
    const RegressionScores& scores = *version.regression;
    lines.emplace_back(LogText::tr("mean absolute error"), errorText(scores.meanAbsoluteError));
    lines.emplace_back(LogText::tr("RMSE"), errorText(scores.rootMeanSquaredError));
    lines.emplace_back(LogText::tr("R²"), scores.r2 ? formatValue(*scores.r2, MetricUnit::Count)
                                                    : valueOrDash({}, MetricUnit::Count));
}

Lines linesOf(const VersionEvaluation& version, TaskKind task)
{
    Lines lines{{LogText::tr("predictions"), QString::number(version.predictions)},
                {LogText::tr("labelled"), QString::number(version.labelled)}};
    if (task == TaskKind::Classification)
        addClassification(lines, version);
    else
        addRegression(lines, version);
    const std::array captions{LogText::tr("latency p50"), LogText::tr("latency p90"),
                              LogText::tr("latency p99")};
    for (std::size_t i = 0; i < captions.size(); ++i)
        lines.emplace_back(
            captions[i],
            valueOrDash(i < version.latencies.size() ? std::optional(version.latencies[i]) : std::nullopt,
                        MetricUnit::Seconds));
    lines.emplace_back(LogText::tr("error rate"), valueOrDash(version.errorRatio, MetricUnit::Ratio));
    lines.emplace_back(LogText::tr("throughput"),
                       valueOrDash(version.requestsPerSecond, MetricUnit::PerSecond));
    return lines;
}

void printMatrix(QTextStream& out, const ConfusionMatrix& matrix)
{
    if (matrix.classes.empty())
        return;
    out << "\n" << LogText::tr("Confusion matrix: rows are true classes, columns predicted ones") << "\n";
    QStringList names;
    qsizetype width = 10;
    for (const std::string& name : matrix.classes) {
        names << visibleLine(QString::fromStdString(name));
        width = std::max(width, names.back().size() + 2);
    }
    out << QString(width, u' ');
    for (const QString& name : names)
        out << name.rightJustified(width);
    out << "\n";
    for (std::size_t truth = 0; truth < matrix.classes.size(); ++truth) {
        out << names[static_cast<qsizetype>(truth)].leftJustified(width);
        for (std::size_t predicted = 0; predicted < matrix.classes.size(); ++predicted)
            out << QString::number(matrix.at(truth, predicted)).rightJustified(width);
        out << "\n";
    }
}

/// All versions together under the model's name, then each by itself when there are several.
void printModel(QTextStream& out, const Evaluation& evaluation)
{
    const std::string& model = evaluation.question.model;
    // A single version is all of them.
    const std::size_t first = evaluation.versions.size() == 2 ? 1 : 0;
    for (std::size_t i = first; i < evaluation.versions.size(); ++i) {
        const VersionEvaluation& version = evaluation.versions[i];
        const QString name = visibleLine(QString::fromStdString(model + ' ' + version.version).trimmed());
        out << "\n" << (name.isEmpty() ? LogText::tr("All predictions") : name) << "\n";
        const Lines lines = linesOf(version, evaluation.task);
        for (const auto& [caption, value] : lines)
            out << "  " << padded(caption, 20) << value << "\n";
    }
    printMatrix(out, evaluation.versions.front().matrix);
    const std::vector<Finding> findings = findingsOf(evaluation);
    if (findings.empty())
        out << "\n" << visibleLine(nothingText(evaluation)) << "\n";
    for (const Finding& finding : findings)
        out << "\n" << visibleLine(finding.what) << ' ' << visibleLine(finding.howSure) << "\n";
    for (const QString& note : evaluation.notes)
        out << "\n" << visibleLine(note) << "\n";
}

/// What became of the rows; reasons that no row has are left out.
void printLedger(QTextStream& out, const RowLedger& ledger)
{
    constexpr int width = 32;
    out << "  " << padded(LogText::tr("rows read"), width) << QString::number(ledger.read) << "\n";
    for (const LedgerLine& line : linesOf(ledger))
        out << "  " << padded(line.title, width) << QString::number(line.rows) << "\n";
}

void printAssumptions(QTextStream& out, const std::vector<LogAssumption>& assumptions)
{
    if (assumptions.empty())
        return;
    out << "\n" << LogText::tr("Assumptions") << "\n";
    for (const LogAssumption& one : assumptions)
        out << "  " << visibleLine(one.text()) << "\n";
}

} // namespace

QString logSummary(const EvaluatedModels& evaluated, const LogAccount& account)
{
    QString text;
    QTextStream out(&text);
    printLedger(out, account.ledger);
    printAssumptions(out, account.assumptions);
    for (const EvaluationPtr& model : evaluated.models)
        printModel(out, *model);
    for (const QString& warning : account.warnings)
        out << "\n" << visibleLine(warning);
    if (!account.warnings.empty())
        out << "\n";
    out.flush();
    return text;
}

} // namespace qd
