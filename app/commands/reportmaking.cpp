// SPDX-License-Identifier: Apache-2.0
#include "app/commands/reportmaking.h"

#include "app/commands/historychoice.h"
#include "app/process/terminal.h"
#include "models/base/metrics.h"
#include "models/base/numbertext.h"
#include "models/items/records/recordedquality.h"
#include "models/serving/storedendpoints.h"
#include "models/table/reading/recordimport.h"

#include <QDateTime>

#include <unistd.h>

#include <mutex>

namespace qd {

namespace {

struct ReportMakingText
{
    Q_DECLARE_TR_FUNCTIONS(ReportMakingText)
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
    const QString rows = countText(progress.rows);
    if (progress.bytesTotal <= 0)
        return ReportMakingText::tr("Reading: %1 lines").arg(rows);
    const double share = static_cast<double>(progress.bytesRead) / static_cast<double>(progress.bytesTotal);
    return ReportMakingText::tr("Reading: %1, %2 lines")
        .arg(formatValue(std::min(share, 1.0), MetricUnit::Ratio), rows);
}

EvaluationQuestion questionOf(const ReportArguments& arguments)
{
    EvaluationQuestion question;
    question.filter = arguments.filter;
    question.model = arguments.model.toStdString();
    question.positiveClass = arguments.meaning.positiveClass;
    question.meaning = arguments.meaning.answers;
    return question;
}

/// What the history knows of an endpoint; one whose predictions were imported is known by its id only.
Result<Endpoint> findEndpoint(const HistoryReader& reader, const QString& nameOrId)
{
    const auto stored = storedEndpoints(reader);
    if (!stored)
        return Failure(stored.error());
    std::vector<Endpoint> named;
    for (const StoredEndpoint& each : stored->all) {
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
        return Failure(models.error());
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
        return fail(
            ErrorKind::Invalid, nameOrId, ReportMakingText::tr("Several endpoints have this name."),
            ReportMakingText::tr("Use its id instead. There are predictions of: %1").arg(ids.join(u", ")));
    return fail(ErrorKind::NotFound, nameOrId, ReportMakingText::tr("The history has no such endpoint."),
                ids.isEmpty() ? ReportMakingText::tr("It holds no predictions at all.")
                              : ReportMakingText::tr("There are predictions of: %1").arg(ids.join(u", ")));
}

Result<QualityReport> makeReportOfHistory(const ReportArguments& arguments, ProgressLine& progress)
{
    const auto reader = HistoryReader::open(historyToUse(arguments.historyPath));
    if (!reader)
        return Failure(reader.error());
    const auto endpoint = findEndpoint(**reader, arguments.endpoint);
    if (!endpoint)
        return Failure(endpoint.error());
    EvaluationQuestion question = questionOf(arguments);
    const PredictionQuery query{.endpoint = endpoint->id,
                                .model = question.model,
                                .range = {arguments.from.value_or(Timestamp{INT64_MIN}),
                                          arguments.to.value_or(Timestamp{INT64_MAX})}};
    if (question.positiveClass.empty())
        question.positiveClass = endpoint->positiveClass;
    auto quality = recordedQuality(
        **reader, query, question,
        [&progress](const RecordedProgress& read) {
            progress.show(ReportMakingText::tr("Reading: %1, %2 predictions")
                              .arg(formatValue(read.share, MetricUnit::Ratio), countText(read.rows)));
        },
        [&progress] { progress.show(ReportMakingText::tr("Evaluating the predictions")); });
    if (!quality)
        return Failure(quality.error());
    if (!quality->evaluation)
        return fail(ErrorKind::NotFound, arguments.endpoint,
                    ReportMakingText::tr("The history has no such predictions of this endpoint."),
                    ReportMakingText::tr("Choose another model or time, or leave them out."));
    LogAccount account = accountOf(quality->evaluation);
    return QualityReport{.evaluation = std::move(quality->evaluation),
                         .logs = {},
                         .endpoint = endpoint->name,
                         .account = std::move(account),
                         .made = {QDateTime::currentMSecsSinceEpoch()}};
}

Result<QualityReport> makeReportOfLogs(const ReportArguments& arguments, ProgressLine& progress)
{
    const auto imported =
        importLogs(arguments.logs, {.mapping = arguments.meaning.columns},
                   [&progress](const ReadProgress& read) { progress.show(progressText(read)); });
    if (!imported)
        return Failure(imported.error());
    progress.show(ReportMakingText::tr("Evaluating %L1 predictions").arg(imported->table->rows()));
    auto evaluation = evaluate(*imported->table, questionOf(arguments));
    if (!evaluation)
        return Failure(evaluation.error());
    LogAccount account = accountOf(*imported, std::span(&*evaluation, 1));
    return QualityReport{.evaluation = std::move(*evaluation),
                         .logs = arguments.logs,
                         .account = std::move(account),
                         .made = {QDateTime::currentMSecsSinceEpoch()}};
}

} // namespace

Result<QualityReport> makeReport(const ReportArguments& arguments)
{
    ProgressLine progress;
    auto report = arguments.endpoint.isEmpty() ? makeReportOfLogs(arguments, progress)
                                               : makeReportOfHistory(arguments, progress);
    progress.clear();
    return report;
}

} // namespace qd
