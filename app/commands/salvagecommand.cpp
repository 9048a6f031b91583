// SPDX-License-Identifier: Apache-2.0
#include "app/commands/salvagecommand.h"

#include "app/commands/historychoice.h"
#include "app/commands/options.h"
#include "app/process/interrupt.h"
#include "app/process/terminal.h"
#include "models/base/clock.h"
#include "models/base/visibletext.h"
#include "models/history/salvage/salvage.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace qd {

namespace {

struct SalvageText
{
    Q_DECLARE_TR_FUNCTIONS(SalvageText)
};

QJsonObject toJson(const SalvageReport& report)
{
    QJsonArray tables;
    for (const SalvageReport::Table& table : report.tables)
        tables.append(QJsonObject{{"name", table.name},
                                  {"saved", static_cast<qint64>(table.saved)},
                                  {"lostRows", static_cast<qint64>(table.lostRows)},
                                  {"lostPages", static_cast<qint64>(table.lostPages)},
                                  {"placeholders", static_cast<qint64>(table.placeholders)}});
    return {{"history", report.original},
            {"copy", report.copy},
            {"state", report.lostAnything() ? "partial" : "whole"},
            {"tables", tables},
            {"lostSamples", QJsonArray::fromStringList(report.lostSamples)}};
}

} // namespace

CommandSpec salvageCommand()
{
    return {.name = "salvage",
            .summary = SalvageText::tr("recover what can be read of a damaged history"),
            .description =
                SalvageText::tr("Recovers what can be read of a damaged history into a new file beside it. "
                                "The damaged file is not changed; it must not be in use."),
            .options = {historyOption()},
            .success = SalvageText::tr("A new file was written; some data may be missing from it."),
            .failure = SalvageText::tr("Nothing could be recovered, or no file could be written."),
            .fields = {{"history", SalvageText::tr("the damaged file")},
                       {"copy", SalvageText::tr("the new file")},
                       {"state", SalvageText::tr("whole, or partial if something was lost")},
                       {"tables[].name", SalvageText::tr("the name of a table")},
                       {"tables[].saved", SalvageText::tr("the number of rows recovered")},
                       {"tables[].lostRows", SalvageText::tr("the number of rows known to be lost")},
                       {"tables[].lostPages",
                        SalvageText::tr("the number of lost pages, each with an unknown number of rows")},
                       {"tables[].placeholders",
                        SalvageText::tr("the number of rows made anew because others refer to them")},
                       {"lostSamples[]", SalvageText::tr("which samples are missing, one sentence each")}},
            .examples = {{"quarterdeck salvage --history damaged.qdh",
                          SalvageText::tr("Writes what can be recovered beside the damaged file.")}},
            .read = [](const Given& given) { return invocationOf(readSalvage(given), runSalvage); }};
}

Result<SalvageArguments> readSalvage(const Given& given)
{
    return SalvageArguments{.historyPath = given.value("history"), .asJson = given.has("json")};
}

int runSalvage(const SalvageArguments& arguments)
{
    cancelOnInterrupt(); // which leaves no half of a file behind
    const QString path = historyToUse(arguments.historyPath);
    const auto report = salvageHistory(path, Clock::system().now(), {}, interruptToken());
    if (!report) {
        printError(report.error());
        return 1;
    }
    if (arguments.asJson) {
        printJson(toJson(*report));
        return 0;
    }
    printLine(visibleLine(report->summary()));
    for (const QString& line : report->details())
        printLine(QStringLiteral("  ") + visibleLine(line));
    return 0;
}

} // namespace qd
