// SPDX-License-Identifier: Apache-2.0
#include "app/commands/reportcommand.h"

#include "app/commands/historychoice.h"
#include "app/commands/options.h"
#include "app/interrupt.h"
#include "app/terminal.h"
#include "models/base/metrics.h"
#include "models/base/visibletext.h"
#include "models/evaluation/findings.h"
#include "models/evaluation/report.h"
#include "models/items/recordedquality.h"
#include "models/serving/storedendpoints.h"
#include "models/table/recordimport.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <unistd.h>

#include <mutex>

namespace qd {

namespace {

struct ReportText
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
        return ReportText::tr("Reading: %1 lines").arg(rows);
    const double share = static_cast<double>(progress.bytesRead) / static_cast<double>(progress.bytesTotal);
    return ReportText::tr("Reading: %1, %2 lines")
        .arg(formatValue(std::min(share, 1.0), MetricUnit::Ratio), rows);
}

EvaluationQuestion questionOf(const ReportArguments& arguments)
{
    EvaluationQuestion question;
    question.filter = arguments.filter;
    question.model = arguments.model.toStdString();
    question.positiveClass = arguments.positiveClass.toStdString();
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
        return fail(ErrorKind::Invalid, nameOrId, ReportText::tr("Several endpoints have this name."),
                    ReportText::tr("Name it by its id. There are predictions of: %1").arg(ids.join(u", ")));
    return fail(ErrorKind::NotFound, nameOrId, ReportText::tr("The history knows no such endpoint."),
                ids.isEmpty() ? ReportText::tr("It holds no predictions at all.")
                              : ReportText::tr("There are predictions of: %1").arg(ids.join(u", ")));
}

Result<QualityReport> makeRecordedReport(const ReportArguments& arguments, ProgressLine& progress)
{
    const auto reader = HistoryReader::open(historyToUse(arguments.historyPath));
    if (!reader)
        return tl::make_unexpected(reader.error());
    const auto endpoint = findEndpoint(**reader, arguments.endpoint);
    if (!endpoint)
        return tl::make_unexpected(endpoint.error());
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
            progress.show(ReportText::tr("Reading: %1, %2 predictions")
                              .arg(formatValue(read.share, MetricUnit::Ratio),
                                   QLocale().toString(static_cast<qlonglong>(read.rows))));
        },
        [&progress] { progress.show(ReportText::tr("Evaluating the predictions")); });
    if (!quality)
        return tl::make_unexpected(quality.error());
    if (!quality->evaluation)
        return fail(ErrorKind::NotFound, arguments.endpoint,
                    ReportText::tr("The history has no such predictions of this endpoint."),
                    ReportText::tr("Give another model or time, or leave them out."));
    return QualityReport{.evaluation = std::move(quality->evaluation),
                         .logs = {},
                         .endpoint = endpoint->name,
                         .rows = quality->predictions.table->rows(),
                         .rejected = 0,
                         .problems = {},
                         .made = {QDateTime::currentMSecsSinceEpoch()}};
}

Result<QualityReport> makeReport(const ReportArguments& arguments, ProgressLine& progress)
{
    const auto imported = importLogs(
        arguments.logs, {}, [&progress](const ReadProgress& read) { progress.show(progressText(read)); });
    if (!imported)
        return tl::make_unexpected(imported.error());
    progress.show(ReportText::tr("Evaluating %L1 predictions").arg(imported->table->rows()));
    auto evaluation = evaluate(*imported->table, questionOf(arguments));
    if (!evaluation)
        return tl::make_unexpected(evaluation.error());
    QualityReport report{.evaluation = std::move(*evaluation),
                         .logs = arguments.logs,
                         .rows = imported->rows,
                         .rejected = imported->rejectedCount,
                         .problems = {},
                         .made = {QDateTime::currentMSecsSinceEpoch()}};
    for (const Error& problem : imported->problems)
        report.problems.push_back(problem.text());
    return report;
}

const char* idOf(Finding::Kind kind)
{
    switch (kind) {
    case Finding::Kind::Slice:
        return "slice";
    case Finding::Kind::Version:
        return "version";
    case Finding::Kind::Change:
        return "change";
    case Finding::Kind::Period:
        return "period";
    case Finding::Kind::Drift:
        return "drift";
    case Finding::Kind::Calibration:
        return "calibration";
    case Finding::Kind::Estimate:
        break;
    }
    return "estimate";
}

const char* idOf(Finding::Weight weight)
{
    switch (weight) {
    case Finding::Weight::Bad:
        return "bad";
    case Finding::Weight::Notice:
        return "notice";
    case Finding::Weight::Good:
        break;
    }
    return "good";
}

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject toJson(const QualityReport& report, const QString& file)
{
    QJsonArray findings;
    for (const Finding& finding : findingsOf(*report.evaluation))
        findings.append(QJsonObject{{"kind", idOf(finding.kind)},
                                    {"weight", idOf(finding.weight)},
                                    {"what", finding.what},
                                    {"since", textOrNull(finding.since)},
                                    {"howSure", textOrNull(finding.howSure)}});
    QJsonArray problems;
    for (const QString& problem : report.problems)
        problems.append(problem);
    return {{"file", file},
            {"model", QString::fromStdString(report.evaluation->question.model)},
            {"rows", qint64(report.rows)},
            {"rejected", qint64(report.rejected)},
            {"problems", problems},
            {"findings", findings}};
}

} // namespace

CommandSpec reportCommand()
{
    return {
        .name = "report",
        .summary = ReportText::tr("write a report on the quality of a model"),
        .description = ReportText::tr(
            "Writes a report on the quality of a model: from prediction logs, or with --endpoint from the "
            "predictions that the history has of an endpoint. The history may be in use. The format follows "
            "from the name of the file: .html, .pdf or .md."),
        .arguments = {{.text = ReportText::tr("log file or folder; - for standard input"),
                       .value = {"LOG", ValueSpec::Kind::Path},
                       .isRequired = false,
                       .isRepeatable = true}},
        .options = {{.name = "out",
                     .text = ReportText::tr("file to write: .html, .pdf or .md"),
                     .value = {"FILE", ValueSpec::Kind::Path},
                     .isRequired = true},
                    {.name = "log",
                     .text = ReportText::tr("the same as an argument; can be repeated"),
                     .value = {"LOG", ValueSpec::Kind::Path},
                     .isRepeatable = true},
                    {.name = "endpoint",
                     .text =
                         ReportText::tr("report on the recorded predictions of this endpoint (name or id)"),
                     .value = {"NAME"}},
                    fromOption(),
                    toOption(),
                    {.name = "filter",
                     .text = ReportText::tr("only predictions that match, such as 'latency > 0.5'"),
                     .value = {"EXPRESSION"}},
                    {.name = "model",
                     .text = ReportText::tr("model to report on instead of the most frequent one"),
                     .value = {"MODEL"}},
                    {.name = "positive",
                     .text = ReportText::tr("positive class for recall, precision and ROC"),
                     .value = {"CLASS"}},
                    forceOption(),
                    historyOption()},
        .success = ReportText::tr("The report was written."),
        .failure = ReportText::tr(
            "The predictions could not be read or evaluated, or the file could not be written."),
        .fields = {{"file", ReportText::tr("the written report")},
                   {"model", ReportText::tr("the model of the report")},
                   {"rows", ReportText::tr("the number of lines in the logs, or of recorded predictions")},
                   {"rejected", ReportText::tr("the number of lines that could not be read")},
                   {"problems[]", ReportText::tr("files that could not be read, one sentence each")},
                   {"findings[].kind", ReportText::tr("slice, version, change, period, drift, calibration or "
                                                      "estimate")},
                   {"findings[].weight", ReportText::tr("bad, notice or good")},
                   {"findings[].what", ReportText::tr("what stands out, in a sentence")},
                   {"findings[].since", ReportText::tr("since when, in a sentence, or null")},
                   {"findings[].howSure", ReportText::tr("how sure that is, in a sentence, or null")}},
        .examples = {{"quarterdeck report --out review.html logs/",
                      ReportText::tr("Reports on the logs in a folder.")},
                     {"quarterdeck report --endpoint Kennel --out review.pdf",
                      ReportText::tr("Reports on the recorded predictions of an endpoint.")}},
        .read = [](const Given& given) { return invocationOf(readReport(given), runReport); }};
}

Result<ReportArguments> readReport(const Given& given)
{
    ReportArguments arguments{.historyPath = given.value("history"),
                              .logs = given.values("log") + given.words,
                              .endpoint = given.value("endpoint"),
                              .reportFile = given.value("out"),
                              .filter = given.value("filter"),
                              .model = given.value("model"),
                              .positiveClass = given.value("positive"),
                              .mayReplace = given.has("force"),
                              .asJson = given.has("json")};
    const auto limits = readTimeLimits(given);
    if (!limits)
        return Failure(limits.error());
    arguments.from = limits->from;
    arguments.to = limits->to;
    if (arguments.logs.isEmpty() && arguments.endpoint.isEmpty())
        return misuse(
            ReportText::tr("Which predictions? Name files or folders, or an endpoint of the history "
                           "with --endpoint."));
    if (!arguments.logs.isEmpty() && !arguments.endpoint.isEmpty())
        return misuse(ReportText::tr("A report is about logs or about an endpoint, not both."));
    if (arguments.endpoint.isEmpty() && (arguments.from || arguments.to || given.has("history")))
        return misuse(ReportText::tr("--history, --from and --to go with --endpoint."));
    if (const auto known = checkReportPath(arguments.reportFile); !known)
        return misuse(known.error().what);
    return arguments;
}

int runReport(const ReportArguments& arguments)
{
    // Before the work, not after it.
    if (const auto target = checkReportTarget(arguments.logs, arguments.reportFile, arguments.mayReplace);
        !target) {
        printError(target.error());
        return 1;
    }
    ProgressLine progress;
    const auto report = arguments.endpoint.isEmpty() ? makeReport(arguments, progress)
                                                     : makeRecordedReport(arguments, progress);
    progress.clear();
    if (!report) {
        printError(report.error());
        return 1;
    }
    for (const QString& problem : report->problems)
        printErrorLine(visibleLine(problem));
    cancelOnInterrupt(); // what is being written now is finished: no half of a file is left behind
    if (const auto written = writeQualityReport(*report, arguments.reportFile, arguments.mayReplace);
        !written) {
        printError(written.error());
        return 1;
    }
    if (arguments.asJson)
        printJson(toJson(*report, arguments.reportFile));
    return 0;
}

} // namespace qd
