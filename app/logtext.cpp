// SPDX-License-Identifier: Apache-2.0
#include "app/logtext.h"

#include "models/base/metrics.h"
#include "models/logs/logfile.h"
#include "models/quality/logsummary.h"

#include <QCoreApplication>
#include <QTextStream>

namespace qd {

namespace {

struct LogText
{
    Q_DECLARE_TR_FUNCTIONS(LogText)
};

QString valueOrDash(const std::optional<double>& value, MetricUnit unit)
{
    return formatValue(value.value_or(std::numeric_limits<double>::quiet_NaN()), unit);
}

void printGroup(QTextStream& out, const LogGroup& group)
{
    const QString name = group.key.model.empty()
                             ? LogText::tr("Everything")
                             : QString::fromStdString(group.key.model + ' ' + group.key.version);
    out << "\n" << name.trimmed() << "\n";
    const std::pair<QString, QString> lines[]{
        {LogText::tr("predictions"), QString::number(group.predictions)},
        {LogText::tr("labelled"), QString::number(group.labelled)},
        {LogText::tr("accuracy"), QStringLiteral("%1  [%2, %3]")
                                      .arg(valueOrDash(group.scores.accuracy, MetricUnit::Ratio),
                                           formatValue(group.accuracyInterval.low, MetricUnit::Ratio),
                                           formatValue(group.accuracyInterval.high, MetricUnit::Ratio))},
        {LogText::tr("precision (macro)"), valueOrDash(group.scores.macro.precision, MetricUnit::Ratio)},
        {LogText::tr("recall (macro)"), valueOrDash(group.scores.macro.recall, MetricUnit::Ratio)},
        {LogText::tr("F1 (macro)"), valueOrDash(group.scores.macro.f1, MetricUnit::Ratio)},
        {LogText::tr("latency p50"), formatValue(group.quality.latencyP50, MetricUnit::Seconds)},
        {LogText::tr("latency p90"), formatValue(group.quality.latencyP90, MetricUnit::Seconds)},
        {LogText::tr("latency p99"), formatValue(group.quality.latencyP99, MetricUnit::Seconds)},
        {LogText::tr("error rate"), valueOrDash(group.errorRatio, MetricUnit::Ratio)},
        {LogText::tr("throughput"), valueOrDash(group.requestsPerSecond, MetricUnit::PerSecond)},
    };
    for (const auto& [caption, value] : lines)
        out << "  " << caption.leftJustified(20) << value << "\n";
}

void printMatrix(QTextStream& out, const ConfusionMatrix& matrix)
{
    if (matrix.classes.empty())
        return;
    out << "\n" << LogText::tr("Confusion matrix: rows are true classes, columns predicted ones") << "\n";
    qsizetype width = 10;
    for (const std::string& name : matrix.classes)
        width = std::max(width, QString::fromStdString(name).size() + 2);
    out << QString(width, u' ');
    for (const std::string& name : matrix.classes)
        out << QString::fromStdString(name).rightJustified(width);
    out << "\n";
    for (std::size_t truth = 0; truth < matrix.classes.size(); ++truth) {
        out << QString::fromStdString(matrix.classes[truth]).leftJustified(width);
        for (std::size_t predicted = 0; predicted < matrix.classes.size(); ++predicted)
            out << QString::number(matrix.at(truth, predicted)).rightJustified(width);
        out << "\n";
    }
}

} // namespace

int printLogSummary(const QString& path)
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    const auto log = readLog(path);
    if (!log) {
        err << log.error().text() << Qt::endl;
        return 1;
    }
    const auto summary = summariseLog(log->records);
    out << path << "\n";
    for (const LogGroup& group : summary->groups)
        printGroup(out, group);
    printMatrix(out, summary->groups.front().matrix);
    out.flush();
    for (const RejectedRow& row : log->rejected)
        err << row.reason.text() << Qt::endl;
    return 0;
}

} // namespace qd
