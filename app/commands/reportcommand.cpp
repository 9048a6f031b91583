// SPDX-License-Identifier: Apache-2.0
#include "app/commands/reportcommand.h"

#include "app/interrupt.h"
#include "app/terminal.h"
#include "models/base/metrics.h"
#include "models/base/visibletext.h"
#include "models/evaluation/report.h"
#include "models/items/recordedquality.h"
#include "models/serving/storedendpoints.h"
#include "models/table/recordimport.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

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
        printProgress(text);
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

EvaluationQuestion questionOf(const CommandLine& line)
{
    EvaluationQuestion question;
    question.filter = line.filter;
    question.model = line.model.toStdString();
    question.positiveClass = line.positiveClass.toStdString();
    return question;
}

/// What the history knows of an endpoint; one whose predictions were imported is known by its id only.
Result<Endpoint> findEndpoint(const HistoryReader& reader, const QString& nameOrId)
{
    const auto stored = storedEndpoints(reader);
    if (!stored)
        return tl::make_unexpected(stored.error());
    std::vector<Endpoint> named;
    for (const StoredEndpoint& each : *stored) {
        if (each.id == nameOrId.toStdString())
            return describedEndpoint(
                each); // of one that cannot be watched there are predictions all the same
        if (each.name == nameOrId)
            named.push_back(describedEndpoint(each));
    }
    if (named.size() == 1)
        return named.front();
    const auto models = reader.predictedModels();
    if (!models)
        return tl::make_unexpected(models.error());
    QStringList ids;
    for (const PredictedModel& model : *models)
        ids.push_back(QString::fromStdString(model.endpoint));
    ids.removeDuplicates();
    if (named.empty() && ids.contains(nameOrId)) {
        Endpoint endpoint;
        endpoint.id = nameOrId.toStdString();
        endpoint.name = nameOrId;
        return endpoint;
    }
    if (!named.empty())
        return fail(ErrorKind::Invalid, nameOrId, Words::tr("Several endpoints have this name."),
                    Words::tr("Name it by its id. There are predictions of: %1").arg(ids.join(u", ")));
    return fail(ErrorKind::NotFound, nameOrId, Words::tr("The history knows no such endpoint."),
                ids.isEmpty() ? Words::tr("It holds no predictions at all.")
                              : Words::tr("There are predictions of: %1").arg(ids.join(u", ")));
}

Result<QualityReport> makeRecordedReport(const CommandLine& line, const QString& historyPath,
                                         ProgressLine& progress)
{
    const auto reader = HistoryReader::open(historyPath);
    if (!reader)
        return tl::make_unexpected(reader.error());
    const auto endpoint = findEndpoint(**reader, line.endpoint);
    if (!endpoint)
        return tl::make_unexpected(endpoint.error());
    EvaluationQuestion question = questionOf(line);
    const PredictionQuery query{
        .endpoint = endpoint->id,
        .model = question.model,
        .range = {line.from.value_or(Timestamp{INT64_MIN}), line.to.value_or(Timestamp{INT64_MAX})}};
    if (question.positiveClass.empty())
        question.positiveClass = endpoint->positiveClass;
    auto quality = recordedQuality(
        **reader, query, question,
        [&progress](const RecordedProgress& read) {
            progress.show(Words::tr("Reading: %1, %2 predictions")
                              .arg(formatValue(read.share, MetricUnit::Ratio),
                                   QLocale().toString(static_cast<qlonglong>(read.rows))));
        },
        [&progress] { progress.show(Words::tr("Evaluating the predictions")); });
    if (!quality)
        return tl::make_unexpected(quality.error());
    if (!quality->evaluation)
        return fail(ErrorKind::NotFound, line.endpoint,
                    Words::tr("The history has no such predictions of this endpoint."),
                    Words::tr("Give another model or time, or leave them out."));
    return QualityReport{.evaluation = std::move(quality->evaluation),
                         .logs = {},
                         .endpoint = endpoint->name,
                         .rows = quality->predictions.table->rows(),
                         .rejected = 0,
                         .problems = {},
                         .made = {QDateTime::currentMSecsSinceEpoch()}};
}

Result<QualityReport> makeReport(const CommandLine& line, ProgressLine& progress)
{
    const auto imported = importLogs(
        line.reportLogs, {}, [&progress](const ReadProgress& read) { progress.show(progressText(read)); });
    if (!imported)
        return tl::make_unexpected(imported.error());
    progress.show(Words::tr("Evaluating %L1 predictions").arg(imported->table->rows()));
    auto evaluation = evaluate(*imported->table, questionOf(line));
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

int writeQualityReportOf(const CommandLine& line, const QString& historyPath)
{
    // Before the work, not after it.
    if (const auto target = checkReportTarget(line.reportLogs, line.reportFile, line.force); !target) {
        printError(target.error());
        return 1;
    }
    ProgressLine progress;
    const auto report = line.endpoint.isEmpty() ? makeReport(line, progress)
                                                : makeRecordedReport(line, historyPath, progress);
    progress.clear();
    if (!report) {
        printError(report.error());
        return 1;
    }
    for (const QString& problem : report->problems)
        printErrorLine(visibleLine(problem));
    cancelOnInterrupt(); // what is being written now is finished: no half of a file is left behind
    if (const auto written = writeQualityReport(*report, line.reportFile, line.force); !written) {
        printError(written.error());
        return 1;
    }
    return 0;
}

} // namespace qd
