// SPDX-License-Identifier: Apache-2.0
#include "app/commands/reportcommand.h"

#include "app/commands/options.h"
#include "app/commands/reportdocument.h"
#include "app/commands/reportmaking.h"
#include "app/process/interrupt.h"
#include "app/process/terminal.h"
#include "models/base/visibletext.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct ReportText
{
    Q_DECLARE_TR_FUNCTIONS(ReportText)
};

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
        .fields =
            {{"file", ReportText::tr("the written report")},
             {"model", ReportText::tr("the model of the report")},
             {"rows", ReportText::tr("the number of lines in the logs, or of recorded predictions")},
             {"rejected", ReportText::tr("the number of lines that could not be read")},
             {"problems[]", ReportText::tr("files that could not be read, one sentence each")},
             {"findings[].kind", ReportText::tr("slice, version, change, period, drift, calibration or "
                                                "estimate")},
             {"findings[].weight", ReportText::tr("bad, notice or good")},
             {"findings[].subject", ReportText::tr("the slice, version, measure or column that it is about")},
             {"findings[].effect", ReportText::tr("the difference, stability index or calibration error")},
             {"findings[].interval", ReportText::tr("the 95 % interval of the effect, or null")},
             {"findings[].p", ReportText::tr("the p-value, corrected for all that was tested, or null")},
             {"findings[].text", ReportText::tr("what stands out, in a sentence")},
             {"findings[].since", ReportText::tr("since when, in a sentence, or null")},
             {"findings[].how_sure", ReportText::tr("how sure that is, in a sentence, or null")}},
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
    const auto report = makeReport(arguments);
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
        printJson(reportDocument(*report, arguments.reportFile));
    return 0;
}

} // namespace qd
