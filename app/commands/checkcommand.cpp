// SPDX-License-Identifier: Apache-2.0
#include "app/commands/checkcommand.h"

#include "app/commands/historychoice.h"
#include "app/commands/options.h"
#include "app/process/terminal.h"
#include "models/base/visibletext.h"
#include "models/history/history.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonObject>

namespace qd {

namespace {

struct CheckText
{
    Q_DECLARE_TR_FUNCTIONS(CheckText)
};

void printProblems(const QString& path, const QStringList& problems)
{
    if (problems.isEmpty()) {
        printLine(CheckText::tr("%1 is intact.").arg(visibleLine(path)));
        return;
    }
    printLine(CheckText::tr("%1 is damaged:").arg(visibleLine(path)));
    for (const QString& problem : problems)
        printLine(QStringLiteral("  ") + visibleLine(problem));
}

QJsonObject toJson(const QString& path, const QStringList& problems)
{
    return {{"history", path},
            {"state", problems.isEmpty() ? "sound" : "damaged"},
            {"problems", QJsonArray::fromStringList(problems)}};
}

/// Waits for the check, which works on a thread of its own.
Result<QStringList> problemsOf(History& history)
{
    QEventLoop loop;
    QObject context;
    Result<QStringList> found;
    history.checkIntegrity(&context, [&](const Result<QStringList>& problems) {
        found = problems;
        loop.quit();
    });
    loop.exec();
    return found;
}

} // namespace

CommandSpec checkCommand()
{
    return {.name = "check",
            .summary = CheckText::tr("verify the history file and its audit trail"),
            .description =
                CheckText::tr("Reads the whole history, compares it with its checksums, and verifies its "
                              "audit trail. Changes nothing; the history may be in use."),
            .options = {historyOption()},
            .success = CheckText::tr("The history is intact."),
            .failure = CheckText::tr("The history is damaged, or could not be read."),
            .fields = {{"history", CheckText::tr("the history file")},
                       {"state", CheckText::tr("sound or damaged")},
                       {"problems[]", CheckText::tr("what is damaged, one sentence each")}},
            .examples = {{"quarterdeck check --history copy.qdh", CheckText::tr("Verifies a copy.")}},
            .read = [](const Given& given) { return invocationOf(readCheck(given), runCheck); }};
}

Result<CheckArguments> readCheck(const Given& given)
{
    return CheckArguments{.historyPath = given.value("history"), .asJson = given.has("json")};
}

int runCheck(const CheckArguments& arguments)
{
    const QString path = historyToUse(arguments.historyPath);
    auto history = History::open(path, History::Access::ReadOnly);
    const auto problems = history ? problemsOf(**history) : Result<QStringList>(Failure(history.error()));
    if (!problems) {
        printError(problems.error());
        return 1;
    }
    if (arguments.asJson)
        printJson(toJson(path, *problems));
    else
        printProblems(path, *problems);
    return problems->isEmpty() ? 0 : 1;
}

} // namespace qd
