// SPDX-License-Identifier: Apache-2.0
#include "app/commands/logcommand.h"

#include "app/commands/logdocument.h"
#include "app/commands/logtext.h"
#include "app/commands/options.h"
#include "app/commands/runcommand.h"
#include "app/terminal.h"
#include "models/base/visibletext.h"
#include "models/table/recordimport.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct LogCommandText
{
    Q_DECLARE_TR_FUNCTIONS(LogCommand)
};

std::vector<FieldSpec> logFields()
{
    return {
        {"log", LogCommandText::tr("the log that was named")},
        {"rows", LogCommandText::tr("lines that are neither blank nor a header")},
        {"rejected", LogCommandText::tr("lines that could not be read")},
        {"problems[]", LogCommandText::tr("files and parts that could not be read, a sentence each")},
        {"modelsLeftOut",
         LogCommandText::tr("models that the list does not have because it would be too long")},
        {"models[].name", LogCommandText::tr("a model, the most frequent one first")},
        {"models[].task", LogCommandText::tr("classification or regression")},
        {"models[].notes[]", LogCommandText::tr("what could not be computed, a sentence each")},
        {"models[].total",
         LogCommandText::tr("the figures of all versions together: those of a version but for "
                            "its name")},
        {"models[].versions[].name",
         LogCommandText::tr("a version; the figures that follow are null where they "
                            "are not defined")},
        {"models[].versions[].predictions", LogCommandText::tr("predictions")},
        {"models[].versions[].failed", LogCommandText::tr("requests that ended with an error")},
        {"models[].versions[].labelled", LogCommandText::tr("predictions whose true value is known")},
        {"models[].versions[].accuracy", LogCommandText::tr("the share of right predictions")},
        {"models[].versions[].accuracyLow",
         LogCommandText::tr("the lower end of its 95 % confidence interval")},
        {"models[].versions[].accuracyHigh", LogCommandText::tr("the upper end of it")},
        {"models[].versions[].precision", LogCommandText::tr("the mean of the precision of each class")},
        {"models[].versions[].recall", LogCommandText::tr("the mean of the recall of each class")},
        {"models[].versions[].f1", LogCommandText::tr("the mean of the F1 score of each class")},
        {"models[].versions[].meanAbsoluteError", LogCommandText::tr("of a regression")},
        {"models[].versions[].rootMeanSquaredError", LogCommandText::tr("of a regression")},
        {"models[].versions[].r2", LogCommandText::tr("the coefficient of determination of a regression")},
        {"models[].versions[].latencyP50Seconds", LogCommandText::tr("the median latency")},
        {"models[].versions[].latencyP90Seconds", LogCommandText::tr("the 90th percentile of the latency")},
        {"models[].versions[].latencyP99Seconds", LogCommandText::tr("the 99th percentile of the latency")},
        {"models[].versions[].errorRatio",
         LogCommandText::tr("the share of requests that ended with an error")},
        {"models[].versions[].predictionsPerSecond", LogCommandText::tr("the throughput")},
        {"models[].classes[]", LogCommandText::tr("the classes of the confusion matrix")},
        {"models[].confusion[]", LogCommandText::tr("its rows: of each true class, how often each class was "
                                                    "predicted")}};
}

} // namespace

CommandSpec logCommand()
{
    return {.name = "log",
            .summary = LogCommandText::tr("open a prediction log, or print its summary"),
            .description = LogCommandText::tr("Opens a prediction log in the console, or with --text or "
                                              "--json prints the quality of its models "
                                              "without a window. JSON lines, CSV, other formats of model "
                                              "servers, packed files and folders can be "
                                              "read; “-” is the standard input."),
            .arguments = {{.text = LogCommandText::tr("a log file or folder"),
                           .value = {"FILE", ValueSpec::Kind::Path}}},
            .options = {{.name = "text",
                         .text = LogCommandText::tr("print a summary instead of opening a window")},
                        historyOption(),
                        themeOption()},
            .success = LogCommandText::tr("The summary was printed, or the console was closed."),
            .failure = LogCommandText::tr(
                "The log could not be read, or the history for the console not be opened."),
            .fields = logFields(),
            .examples = {{"quarterdeck log --text predictions.jsonl",
                          LogCommandText::tr("Prints how good the models in the log are.")},
                         {"quarterdeck log --json predictions.jsonl | jq .models[0].total.accuracy",
                          LogCommandText::tr("Prints the accuracy of the most frequent model.")}},
            .read = [](const Given& given) -> Result<Invocation> {
                auto invocation = invocationOf(readLog(given), runLog);
                if (invocation)
                    invocation->needsDisplay = !given.has("text") && !given.has("json");
                return invocation;
            }};
}

Result<LogArguments> readLog(const Given& given)
{
    if (given.has("text") && given.has("json"))
        return misuse(
            LogCommandText::tr("--text and --json are two forms of the summary; give one of them."));
    using enum LogArguments::Form;
    return LogArguments{.historyPath = given.value("history"),
                        .logPath = given.words.value(0),
                        .form = given.has("text")   ? Text
                                : given.has("json") ? Json
                                                    : Window};
}

int runLog(const LogArguments& arguments)
{
    if (arguments.form == LogArguments::Form::Window)
        return runConsole({.historyPath = arguments.historyPath, .logPath = arguments.logPath});
    const auto log = importLogs({arguments.logPath});
    const auto models = log ? evaluateModels(*log->table) : Result<EvaluatedModels>(Failure(log.error()));
    if (!models) {
        printError(models.error());
        return 1;
    }
    if (arguments.form == LogArguments::Form::Json)
        printJson(logDocument(arguments.logPath, *log, *models));
    else
        printLine((visibleLine(arguments.logPath) + u'\n' + logSummary(*models)).trimmed());
    for (const RejectedRow& row : log->rejected)
        printError(row.reason);
    for (const Error& problem : log->problems)
        printError(problem);
    return 0;
}

} // namespace qd
