// SPDX-License-Identifier: Apache-2.0
#include "app/commands/logcommand.h"

#include "app/commands/documentfields.h"
#include "app/commands/logdocument.h"
#include "app/commands/logtext.h"
#include "app/commands/meaningoptions.h"
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
        .options = joined<OptionSpec>(
            {{.name = "text", .text = LogCommandText::tr("print a summary instead of opening a window")}},
            meaningOptions(), {historyOption(), themeOption()}),
        .success = LogCommandText::tr("The summary was printed, or the console was closed."),
        .failure = LogCommandText::tr(
            "The log could not be read, or the history of the console could not be opened."),
        .partial = LogCommandText::tr(
            "The summary was printed, but a file, or some of its rows, could not be read."),
        .fields =
            joined<FieldSpec>({{"log", LogCommandText::tr("the log as it was named")}}, qualityFields()),
        .examples = {{"quarterdeck log --text predictions.jsonl",
                      LogCommandText::tr("Prints the quality of the models in the log.")},
                     {"quarterdeck log --text --score probability:1 --missing -999 scores.csv",
                      LogCommandText::tr("Says what the score is, and what stands for a missing value.")},
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
    auto meaning = readMeaning(given);
    if (!meaning)
        return Failure(meaning.error());
    using enum LogArguments::Form;
    return LogArguments{.historyPath = given.value("history"),
                        .logPath = given.words.value(0),
                        .form = given.has("text")   ? Text
                                : given.has("json") ? Json
                                                    : Window,
                        .meaning = std::move(*meaning)};
}

int runLog(const LogArguments& arguments)
{
    if (arguments.form == LogArguments::Form::Window)
        return runConsole({.historyPath = arguments.historyPath,
                           .logPath = arguments.logPath,
                           .logMeaning = arguments.meaning});
    const auto log = importLogs({arguments.logPath}, {.mapping = arguments.meaning.columns});
    const auto models = log ? evaluateModels(*log->table, {.positiveClass = arguments.meaning.positiveClass,
                                                           .meaning = arguments.meaning.answers})
                            : Result<EvaluatedModels>(Failure(log.error()));
    if (!models) {
        printError(models.error());
        return 1;
    }
    const LogAccount account = accountOf(*log, models->models, models->leftOut);
    if (arguments.form == LogArguments::Form::Json)
        printJson(logDocument(arguments.logPath, *models, account));
    else
        printLine((visibleLine(arguments.logPath) + u'\n' + logSummary(*models, account)).trimmed());
    for (const RejectedRow& row : log->rejected)
        printError(row.reason);
    for (const Error& problem : log->problems)
        printError(problem);
    return account.isWhole ? 0 : readInPart;
}

} // namespace qd
