// SPDX-License-Identifier: Apache-2.0
#include "app/commands/logcommand.h"

#include "app/commands/logdocument.h"
#include "app/commands/logtext.h"
#include "app/commands/options.h"
#include "app/commands/runcommand.h"
#include "app/process/terminal.h"
#include "models/base/visibletext.h"
#include "models/table/reading/recordimport.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct LogCommandText
{
    Q_DECLARE_TR_FUNCTIONS(LogCommandText)
};

std::vector<FieldSpec> logFields()
{
    return {
        {"log", LogCommandText::tr("the log")},
        {"rows", LogCommandText::tr("the number of lines that are neither blank nor a header")},
        {"rejected", LogCommandText::tr("the number of lines that could not be read")},
        {"problems[]", LogCommandText::tr("files and parts that could not be read, one sentence each")},
        {"modelsLeftOut",
         LogCommandText::tr("the number of models after the first 20, which are not listed")},
        {"models[].name", LogCommandText::tr("the name of a model, the most frequent one first")},
        {"models[].task", LogCommandText::tr("classification or regression")},
        {"models[].notes[]", LogCommandText::tr("what could not be computed, one sentence each")},
        {"models[].total",
         LogCommandText::tr(
             "the figures of all versions together: the same fields as a version, without the name")},
        {"models[].versions[].name",
         LogCommandText::tr("the name of a version; its figures are null where they are not defined")},
        {"models[].versions[].predictions", LogCommandText::tr("the number of predictions")},
        {"models[].versions[].failed", LogCommandText::tr("the number of failed requests")},
        {"models[].versions[].labelled", LogCommandText::tr("the number of predictions with a label")},
        {"models[].versions[].accuracy", LogCommandText::tr("the share of correct predictions")},
        {"models[].versions[].accuracyLow",
         LogCommandText::tr("lower bound of the 95 % confidence interval of the accuracy")},
        {"models[].versions[].accuracyHigh", LogCommandText::tr("upper bound of that interval")},
        {"models[].versions[].precision", LogCommandText::tr("macro-averaged precision")},
        {"models[].versions[].recall", LogCommandText::tr("macro-averaged recall")},
        {"models[].versions[].f1", LogCommandText::tr("macro-averaged F1 score")},
        {"models[].versions[].meanAbsoluteError", LogCommandText::tr("regression: mean absolute error")},
        {"models[].versions[].rootMeanSquaredError",
         LogCommandText::tr("regression: root mean squared error")},
        {"models[].versions[].r2", LogCommandText::tr("regression: coefficient of determination")},
        {"models[].versions[].latencyP50Seconds", LogCommandText::tr("median latency")},
        {"models[].versions[].latencyP90Seconds", LogCommandText::tr("90th percentile of the latency")},
        {"models[].versions[].latencyP99Seconds", LogCommandText::tr("99th percentile of the latency")},
        {"models[].versions[].errorRatio", LogCommandText::tr("the share of failed requests")},
        {"models[].versions[].predictionsPerSecond", LogCommandText::tr("throughput")},
        {"models[].classes[]", LogCommandText::tr("the classes of the confusion matrix")},
        {"models[].confusion[]",
         LogCommandText::tr(
             "the rows of the confusion matrix: for each true class, how often each class was predicted")}};
}

} // namespace

CommandSpec logCommand()
{
    return {.name = "log",
            .summary = LogCommandText::tr("open a prediction log, or print its summary"),
            .description = LogCommandText::tr(
                "Opens a prediction log in the console, or with --text or --json prints the quality of its "
                "models without a window. Reads JSON lines, CSV, the formats of model servers, packed files "
                "and folders; “-” is standard input."),
            .arguments = {{.text = LogCommandText::tr("log file or folder"),
                           .value = {"FILE", ValueSpec::Kind::Path}}},
            .options = {{.name = "text",
                         .text = LogCommandText::tr("print a summary instead of opening a window")},
                        historyOption(),
                        themeOption()},
            .success = LogCommandText::tr("The summary was printed, or the console was closed."),
            .failure = LogCommandText::tr(
                "The log could not be read, or the history of the console could not be opened."),
            .fields = logFields(),
            .examples = {{"quarterdeck log --text predictions.jsonl",
                          LogCommandText::tr("Prints the quality of the models in the log.")},
                         {"quarterdeck log --json predictions.jsonl | jq '.models[0].total.accuracy'",
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
        return misuse(LogCommandText::tr("Give either --text or --json, not both."));
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
