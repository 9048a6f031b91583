// SPDX-License-Identifier: Apache-2.0
#include "app/commands/importcommand.h"

#include "app/commands/exchangeprogress.h"
#include "app/commands/historychoice.h"
#include "app/commands/options.h"
#include "app/process/interrupt.h"
#include "app/process/terminal.h"
#include "models/base/visibletext.h"
#include "models/exchange/importer.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace qd {

namespace {

struct ImportText
{
    Q_DECLARE_TR_FUNCTIONS(ImportText)
};

const char* idOf(ImportFormat format)
{
    switch (format) {
    case ImportFormat::SamplesCsv:
        return "csv";
    case ImportFormat::PredictionsCsv:
        return "predictions";
    case ImportFormat::OpenMetrics:
        return "openmetrics";
    case ImportFormat::PrometheusText:
        break;
    }
    return "prometheus";
}

QJsonValue textOrNull(const std::optional<Error>& error)
{
    return error ? QJsonValue(error->text()) : QJsonValue();
}

QJsonObject toJson(const QString& file, const ImportOutcome& outcome)
{
    const auto& range = outcome.range;
    return {{"file", file},
            {"format", QString::fromLatin1(idOf(outcome.format))},
            {"samples", static_cast<qint64>(outcome.samples)},
            {"predictions", static_cast<qint64>(outcome.predictions)},
            {"series", static_cast<qint64>(outcome.series)},
            {"lines", static_cast<qint64>(outcome.lines)},
            {"rejected", static_cast<qint64>(outcome.rejected)},
            {"from", range ? QJsonValue(toIso(range->from)) : QJsonValue()},
            {"to", range ? QJsonValue(toIso(range->to)) : QJsonValue()},
            {"error", textOrNull(outcome.stopped)}};
}

/// Tells of a file that could not be opened, or is none that can be imported.
QJsonObject toJson(const QString& file, const Error& error)
{
    ImportOutcome nothing;
    nothing.stopped = error;
    QJsonObject json = toJson(file, nothing);
    json["format"] = QJsonValue();
    return json;
}

void printRejected(const QString& path, const ImportOutcome& outcome)
{
    for (const RejectedLine& rejected : outcome.rejectedLines)
        printError(rejected.reason);
    if (outcome.rejected > std::ssize(outcome.rejectedLines))
        printErrorLine(ImportText::tr("%1: %n more line(s) were left out.", nullptr,
                                      static_cast<int>(outcome.rejected - std::ssize(outcome.rejectedLines)))
                           .arg(path));
}

QString toText(const QString& path, const ImportOutcome& outcome)
{
    const bool isPredictions = outcome.format == ImportFormat::PredictionsCsv;
    const QString rejected = QString::number(outcome.rejected);
    if (isPredictions)
        return ImportText::tr("%1: %2 predictions, %3 lines left out")
            .arg(path, QString::number(outcome.predictions), rejected);
    return ImportText::tr("%1: %2 samples of %3 series, %4 lines left out")
        .arg(path, QString::number(outcome.samples), QString::number(outcome.series), rejected);
}

} // namespace

CommandSpec importCommand()
{
    return {
        .name = "import",
        .summary = ImportText::tr("import files into the history"),
        .description =
            ImportText::tr("Imports files into the history, which must not be in use: CSV that Quarterdeck "
                           "exported, or OpenMetrics or Prometheus text with timestamps. Lines that cannot "
                           "be read are reported and left out. Importing a file again changes nothing."),
        .arguments = {{.text = ImportText::tr("file to import"),
                       .value = {"FILE", ValueSpec::Kind::Path},
                       .isRepeatable = true}},
        .options = {historyOption()},
        .success = ImportText::tr("All files were imported; some lines may have been left out."),
        .failure = ImportText::tr("The history could not be opened, or a file was not imported completely."),
        .fields = {{"history", ImportText::tr("the history file")},
                   {"files[].file", ImportText::tr("the imported file")},
                   {"files[].format",
                    ImportText::tr(
                        "csv, predictions, openmetrics or prometheus; null if the file could not be read")},
                   {"files[].samples",
                    ImportText::tr("the number of samples, including those that were there before")},
                   {"files[].predictions",
                    ImportText::tr("the number of predictions, including those that were there before")},
                   {"files[].series", ImportText::tr("the number of different series")},
                   {"files[].lines", ImportText::tr("the number of lines read")},
                   {"files[].rejected", ImportText::tr("the number of lines left out")},
                   {"files[].from",
                    ImportText::tr("the time of the first sample or prediction; null if there is none")},
                   {"files[].to", ImportText::tr("the end of their range; null if there is none")},
                   {"files[].error",
                    ImportText::tr("why the file was not imported completely; null if it was")}},
        .examples = {{"quarterdeck import week.csv", ImportText::tr("Imports an earlier export.")}},
        .read = [](const Given& given) { return invocationOf(readImport(given), runImport); }};
}

Result<ImportArguments> readImport(const Given& given)
{
    return ImportArguments{
        .historyPath = given.value("history"), .files = given.words, .asJson = given.has("json")};
}

int runImport(const ImportArguments& arguments)
{
    cancelOnInterrupt();
    const QString path = historyToUse(arguments.historyPath);
    auto history = History::open(path);
    if (!history) {
        printError(history.error());
        return 1;
    }
    int code = 0;
    QJsonArray files;
    for (const QString& file : arguments.files) {
        const auto outcome = importFile(**history, file, interruptToken(), exchangeProgress());
        files.append(outcome ? toJson(file, *outcome) : toJson(file, outcome.error()));
        if (!outcome) {
            printError(outcome.error());
            code = 1;
            continue;
        }
        printRejected(visibleLine(file), *outcome);
        if (!arguments.asJson)
            printLine(toText(visibleLine(file), *outcome));
        if (outcome->stopped) {
            printError(*outcome->stopped);
            code = 1;
            break;
        }
    }
    if (arguments.asJson)
        printJson({{"history", path}, {"files", files}});
    return code;
}

} // namespace qd
