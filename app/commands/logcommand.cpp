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
        {"files[]", LogCommandText::tr("the files: path, format, bytes, lines, predictions, is_copy")},
        {"rows.read", LogCommandText::tr("the number of rows that were read; the counts below sum to it")},
        {"rows.judged", LogCommandText::tr("the number of predictions that were compared with a label")},
        {"rows.left_out",
         LogCommandText::tr("the number of all other rows, by reason: unreadable, without_prediction, "
                            "label_lines, repeated, failed, unlabelled, not_understood, other_models")},
        {"assumptions[]",
         LogCommandText::tr("what columns were taken for: model, column, meaning, evidence, how_sure (sure, "
                            "likely, guess)")},
        {"models[].name", LogCommandText::tr("the name of a model, the most frequent one first, or null")},
        {"models[].versions[].name",
         LogCommandText::tr("the name of a version; null for the first, which is all of them together")},
        {"models[].versions[].task", LogCommandText::tr("binary, multiclass or regression")},
        {"models[].versions[].positive", LogCommandText::tr("the positive class, or null")},
        {"models[].versions[].predictions", LogCommandText::tr("the number of predictions")},
        {"models[].versions[].failed", LogCommandText::tr("the number of failed requests")},
        {"models[].versions[].labelled",
         LogCommandText::tr("the number of predictions that were compared with a label")},
        {"models[].versions[].figures",
         LogCommandText::tr(
             "accuracy, accuracy_interval (95 %), precision, recall and f1 (macro, weighted, positive), "
             "roc_auc, average_precision, log_loss, brier, ece, mae, rmse, r2, error_rate, latency (mean, "
             "p50, p90, p99, max in seconds), predictions_per_second; null where undefined, and then the "
             "reason in “undefined”")},
        {"models[].classes[]", LogCommandText::tr("the classes of the confusion matrix")},
        {"models[].confusion[]",
         LogCommandText::tr(
             "the rows of the confusion matrix: for each true class, how often each class was predicted")},
        {"models[].slices[]",
         LogCommandText::tr("rows that are served worse: slice, rows, loss, rest_loss, p")},
        {"models[].drift[]",
         LogCommandText::tr(
             "how far columns moved: column, numeric, psi, jensen_shannon, p, new_categories")},
        {"models[].findings[]",
         LogCommandText::tr("what stands out: kind, weight, subject, effect, interval, p, text, since, "
                            "how_sure")},
        {"models[].notes[]", LogCommandText::tr("what could not be computed, one sentence each")},
        {"models_left_out",
         LogCommandText::tr("the number of models after the first 20, which are not listed")},
        {"warnings[]",
         LogCommandText::tr("what is not in the figures, or not as one may expect, one sentence each")}};
}

} // namespace

CommandSpec logCommand()
{
    return {
        .name = "log",
        .summary = LogCommandText::tr("open a prediction log, or print its summary"),
        .description = LogCommandText::tr(
            "Opens a prediction log in the console, or with --text or --json prints the quality of its "
            "models without a window. Reads JSON lines, CSV, Parquet, the formats of model servers, packed "
            "files and folders; “-” is standard input. Parquet needs the library of DuckDB."),
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
                     {"quarterdeck log --json a.jsonl | jq '.models[0].versions[0].figures.accuracy'",
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
        printLine((visibleLine(arguments.logPath) + u'\n' + logSummary(*log, *models)).trimmed());
    for (const RejectedRow& row : log->rejected)
        printError(row.reason);
    for (const Error& problem : log->problems)
        printError(problem);
    return 0;
}

} // namespace qd
