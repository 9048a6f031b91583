// SPDX-License-Identifier: Apache-2.0
#include "app/logreport.h"

#include "models/base/metrics.h"
#include "models/evaluation/report.h"
#include "models/table/recordimport.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTextStream>

#include <unistd.h>

#include <mutex>

namespace qd {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(LogReport)
};

/// One line of a terminal that is written anew; silent elsewhere.
class ProgressLine
{
public:
    void show(const QString& text)
    {
        if (!m_isTerminal)
            return;
        const std::lock_guard lock(m_mutex);
        QTextStream(stderr) << "\r\x1b[K" << text << Qt::flush;
    }
    void clear() { show({}); }

private:
    bool m_isTerminal = isatty(STDERR_FILENO) == 1;
    std::mutex m_mutex;
};

QString progressText(const ReadProgress& progress)
{
    const QString rows = QLocale().toString(static_cast<qlonglong>(progress.rows));
    if (progress.bytesTotal <= 0)
        return Words::tr("Reading: %1 lines").arg(rows);
    const double share = static_cast<double>(progress.bytesRead) / static_cast<double>(progress.bytesTotal);
    return Words::tr("Reading: %1, %2 lines").arg(formatValue(std::min(share, 1.0), MetricUnit::Ratio), rows);
}

Result<QualityReport> makeReport(const CommandLine& line, ProgressLine& progress)
{
    const auto imported = importLogs(
        line.reportLogs, {}, [&progress](const ReadProgress& read) { progress.show(progressText(read)); });
    if (!imported)
        return tl::make_unexpected(imported.error());
    progress.show(Words::tr("Evaluating %L1 predictions").arg(imported->table->rows()));
    EvaluationQuestion question;
    question.filter = line.filter;
    question.model = line.model.toStdString();
    question.positiveClass = line.positiveClass.toStdString();
    auto evaluation = evaluate(*imported->table, question);
    if (!evaluation)
        return tl::make_unexpected(evaluation.error());
    QualityReport report{.evaluation = std::move(*evaluation),
                         .logs = line.reportLogs,
                         .rows = imported->rows,
                         .rejected = imported->rejectedCount,
                         .problems = {},
                         .made = {QDateTime::currentMSecsSinceEpoch()}};
    for (const Error& problem : imported->problems)
        report.problems.push_back(problem.text());
    return report;
}

} // namespace

int writeLogReport(const CommandLine& line)
{
    QTextStream err(stderr);
    ProgressLine progress;
    const auto report = makeReport(line, progress);
    progress.clear();
    if (!report) {
        err << report.error().text() << Qt::endl;
        return 1;
    }
    for (const QString& problem : report->problems)
        err << problem << Qt::endl;
    if (const auto written = writeQualityReport(*report, line.reportFile); !written) {
        err << written.error().text() << Qt::endl;
        return 1;
    }
    return 0;
}

} // namespace qd
