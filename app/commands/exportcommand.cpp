// SPDX-License-Identifier: Apache-2.0
#include "app/commands/exportcommand.h"

#include "app/commands/exchangeprogress.h"
#include "app/commands/historychoice.h"
#include "app/commands/options.h"
#include "app/process/interrupt.h"
#include "app/process/terminal.h"
#include "models/base/visibletext.h"
#include "models/exchange/selectortext.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace qd {

namespace {

struct ExportText
{
    Q_DECLARE_TR_FUNCTIONS(ExportText)
};

QString nameOf(ExportFormat format)
{
    const std::string_view id = exportFormatId(format);
    return QString::fromLatin1(id.data(), std::ssize(id));
}

QStringList formats()
{
    using enum ExportFormat;
    QStringList names;
    for (const ExportFormat format : {SamplesCsv, OpenMetrics, PredictionsCsv, Records, Workspace})
        names << nameOf(format);
    return names;
}

Result<void> readSelectors(const QStringList& texts, std::vector<SeriesSelector>& selectors)
{
    for (const QString& text : texts) {
        auto selector = parseSelector(text.toStdString());
        if (!selector)
            return misuse(ExportText::tr("--match %1 cannot be read: %2").arg(text, selector.error().what));
        selectors.push_back(std::move(*selector));
    }
    return {};
}

/// The number of rows of a whole copy is not known, since nobody has counted them.
bool areRowsKnown(const ExportRequest& request)
{
    return request.format != ExportFormat::Workspace || request.range.has_value();
}

QJsonObject toJson(const QString& history, const ExportRequest& request, const ExportOutcome& outcome)
{
    return {{"history", history},
            {"file", request.target},
            {"format", nameOf(request.format)},
            {"rows", areRowsKnown(request) ? QJsonValue(static_cast<qint64>(outcome.rows)) : QJsonValue()},
            {"bytes", static_cast<qint64>(outcome.bytes)}};
}

QString toText(const ExportRequest& request, const ExportOutcome& outcome)
{
    const QString bytes = QString::number(outcome.bytes);
    const QString target = visibleLine(request.target);
    if (!areRowsKnown(request))
        return ExportText::tr("%1: %2 bytes").arg(target, bytes);
    return ExportText::tr("%1: %2 rows, %3 bytes").arg(target, QString::number(outcome.rows), bytes);
}

} // namespace

CommandSpec exportCommand()
{
    return {.name = "export",
            .summary = ExportText::tr("write a range of the history to a file"),
            .description = ExportText::tr(
                "Writes a range of the history, or all of it, to a file. The file appears whole or not at "
                "all. The history may be in use.\nThe formats are csv (samples, bit for bit), openmetrics "
                "(samples, for promtool), predictions (CSV with every column), records (events, alerts, "
                "incidents and the audit trail as JSON lines) and workspace (a history file)."),
            .options = {{.name = "out",
                         .text = ExportText::tr("file to write"),
                         .value = {"FILE", ValueSpec::Kind::Path},
                         .isRequired = true},
                        {.name = "format",
                         .text = ExportText::tr("what to write (default csv)"),
                         .value = {"FORMAT", ValueSpec::Kind::Text, formats()}},
                        fromOption(),
                        toOption(),
                        {.name = "match",
                         .text = ExportText::tr(
                             "only series that match, such as up{endpoint=\"a\"}; can be repeated"),
                         .value = {"SELECTOR"},
                         .isRepeatable = true},
                        {.name = "spreadsheet",
                         .text = ExportText::tr(
                             "write CSV in which no text runs as a formula; it cannot be imported exactly")},
                        forceOption(),
                        historyOption()},
            .success = ExportText::tr("The file was written."),
            .failure = ExportText::tr("The file was not written; an existing file is unchanged."),
            .fields =
                {{"history", ExportText::tr("the history file")},
                 {"file", ExportText::tr("the written file")},
                 {"format", ExportText::tr("its format, as --format names it")},
                 {"rows",
                  ExportText::tr(
                      "the number of samples, predictions or records; null for a workspace without a range")},
                 {"bytes", ExportText::tr("the size of the written file")}},
            .examples = {{"quarterdeck export --out week.csv --from 2026-01-24T00:00:00Z",
                          ExportText::tr("Writes the samples since that time as CSV.")},
                         {"quarterdeck export --format workspace --out copy.qdh",
                          ExportText::tr("Copies the history into a file that can be opened elsewhere.")}},
            .read = [](const Given& given) { return invocationOf(readExport(given), runExport); }};
}

Result<ExportArguments> readExport(const Given& given)
{
    ExportArguments arguments{.historyPath = given.value("history"), .asJson = given.has("json")};
    ExportRequest& request = arguments.request;
    request.target = given.value("out");
    request.mayReplace = given.has("force");
    request.cells = given.has("spreadsheet") ? CellStyle::Spreadsheet : CellStyle::Exact;
    if (given.has("format"))
        request.format = exportFormatFromId(given.value("format").toStdString()).value_or(request.format);
    const auto limits = readTimeLimits(given);
    if (!limits)
        return Failure(limits.error());
    if (limits->from || limits->to)
        request.range =
            TimeRange{limits->from.value_or(Timestamp{INT64_MIN}), limits->to.value_or(Timestamp{INT64_MAX})};
    if (const auto read = readSelectors(given.values("match"), request.selectors); !read)
        return Failure(read.error());
    const bool hasSamples =
        request.format == ExportFormat::SamplesCsv || request.format == ExportFormat::OpenMetrics;
    if (!request.selectors.empty() && !hasSamples)
        return misuse(
            ExportText::tr("--match selects samples; it goes with the formats csv and openmetrics."));
    const bool isTable =
        request.format == ExportFormat::SamplesCsv || request.format == ExportFormat::PredictionsCsv;
    if (given.has("spreadsheet") && !isTable)
        return misuse(ExportText::tr("--spreadsheet goes with the formats csv and predictions."));
    return arguments;
}

int runExport(const ExportArguments& arguments)
{
    cancelOnInterrupt();
    const QString history = historyToUse(arguments.historyPath);
    const auto outcome = exportHistory(history, arguments.request, interruptToken(), exchangeProgress());
    if (!outcome) {
        printError(outcome.error());
        return 1;
    }
    if (arguments.asJson)
        printJson(toJson(history, arguments.request, *outcome));
    else
        printLine(toText(arguments.request, *outcome));
    return 0;
}

} // namespace qd
