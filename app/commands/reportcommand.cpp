// SPDX-License-Identifier: Apache-2.0
#include "app/commands/reportcommand.h"

#include "app/commands/documentfields.h"
#include "app/commands/meaningoptions.h"
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
        .options = joined<OptionSpec>(
            meaningOptions(),
            {{.name = "out",
              .text = ReportText::tr("file to write: .html, .pdf or .md"),
              .value = {"FILE", ValueSpec::Kind::Path},
              .isRequired = true},
             {.name = "log",
              .text = ReportText::tr("the same as an argument; can be repeated"),
              .value = {"LOG", ValueSpec::Kind::Path},
              .isRepeatable = true},
             {.name = "endpoint",
              .text = ReportText::tr("report on the recorded predictions of this endpoint (name or id)"),
              .value = {"NAME"}},
             fromOption(),
             toOption(),
             {.name = "filter",
              .text = ReportText::tr("only predictions that match, such as 'latency > 0.5'"),
              .value = {"EXPRESSION"}},
             {.name = "model",
              .text = ReportText::tr("model to report on instead of the most frequent one"),
              .value = {"MODEL"}},
             forceOption(),
             historyOption()}),
        .success = ReportText::tr("The report was written."),
        .failure = ReportText::tr(
            "The predictions could not be read or evaluated, or the file could not be written."),
        .partial =
            ReportText::tr("The report was written, but a file, or some of its rows, could not be read."),
        .fields = joined<FieldSpec>(
            {{"report", ReportText::tr("the written report")},
             {"logs[]", ReportText::tr("the logs as they were named")},
             {"endpoint", ReportText::tr("the endpoint whose predictions were recorded, or null")}},
            qualityFields()),
        .examples = {{"quarterdeck report --out review.html logs/",
                      ReportText::tr("Reports on the logs in a folder.")},
                     {"quarterdeck report --endpoint Kennel --out review.pdf",
                      ReportText::tr("Reports on the recorded predictions of an endpoint.")}},
        .read = [](const Given& given) { return invocationOf(readReport(given), runReport); }};
}

Result<ReportArguments> readReport(const Given& given)
{
    auto meaning = readMeaning(given);
    if (!meaning)
        return Failure(meaning.error());
    ReportArguments arguments{.historyPath = given.value("history"),
                              .logs = given.values("log") + given.words,
                              .endpoint = given.value("endpoint"),
                              .reportFile = given.value("out"),
                              .filter = given.value("filter"),
                              .model = given.value("model"),
                              .meaning = std::move(*meaning),
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
    for (const QString& warning : report->account.warnings)
        printErrorLine(visibleLine(warning));
    cancelOnInterrupt(); // what is being written now is finished: no half of a file is left behind
    if (const auto written = writeQualityReport(*report, arguments.reportFile, arguments.mayReplace);
        !written) {
        printError(written.error());
        return 1;
    }
    if (arguments.asJson)
        printJson(reportDocument(*report, arguments.reportFile));
    return report->account.isWhole ? 0 : readInPart;
}

} // namespace qd
