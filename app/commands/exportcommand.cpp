// SPDX-License-Identifier: Apache-2.0
#include "app/commands/exportcommand.h"

#include "app/interrupt.h"
#include "app/terminal.h"
#include "models/base/visibletext.h"
#include "models/exchange/exporter.h"
#include "models/exchange/importer.h"
#include "models/exchange/selectortext.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <unistd.h>

namespace qd {

namespace {

struct ExchangeText
{
    Q_DECLARE_TR_FUNCTIONS(ExchangeText)
};

constexpr qint64 msBetweenReports = 200;

// "42 %  1000000 rows" on one line of a terminal; nothing in a log.
ProgressSink terminalProgress()
{
    if (::isatty(STDERR_FILENO) == 0)
        return {};
    auto sinceLast = std::make_shared<QElapsedTimer>();
    return [sinceLast](const ExchangeProgress& progress) {
        if (sinceLast->isValid() && sinceLast->elapsed() < msBetweenReports && progress.fraction < 1)
            return;
        sinceLast->start();
        printProgress(QStringLiteral("%1 %  %2 ")
                          .arg(QString::number(progress.fraction * 100, 'f', 1).rightJustified(5),
                               QString::number(progress.rows)) +
                      (progress.fraction < 1 ? QString() : QStringLiteral("\n")));
    };
}

int failed(const Error& error)
{
    printError(error);
    return 1;
}

Result<ExportRequest> requestOf(const CommandLine& line)
{
    ExportRequest request;
    request.format = line.format;
    request.target = line.outFolder;
    request.cells = line.cells;
    request.mayReplace = line.force;
    if (line.from || line.to)
        request.range =
            TimeRange{line.from.value_or(Timestamp{INT64_MIN}), line.to.value_or(Timestamp{INT64_MAX})};
    for (const QString& text : line.selectors) {
        auto selector = parseSelector(text.toStdString());
        if (!selector)
            return tl::make_unexpected(selector.error());
        request.selectors.push_back(std::move(*selector));
    }
    return request;
}

void print(const QString& file, const ImportOutcome& outcome)
{
    const QString path = visibleLine(file);
    for (const RejectedLine& rejected : outcome.rejectedLines)
        printError(rejected.reason);
    if (outcome.rejected > std::ssize(outcome.rejectedLines))
        printErrorLine(ExchangeText::tr("%1: %n more line(s) were left out.", nullptr,
                                        int(outcome.rejected - std::ssize(outcome.rejectedLines)))
                           .arg(path));
    const bool isPredictions = outcome.format == ImportFormat::PredictionsCsv;
    const QString rejected = QString::number(outcome.rejected);
    printLine(isPredictions ? ExchangeText::tr("%1: %2 predictions, %3 lines left out")
                                  .arg(path, QString::number(outcome.predictions), rejected)
                            : ExchangeText::tr("%1: %2 samples of %3 series, %4 lines left out")
                                  .arg(path, QString::number(outcome.samples),
                                       QString::number(outcome.series), rejected));
}

} // namespace

int exportFromCommandLine(const CommandLine& line, const QString& historyPath)
{
    cancelOnInterrupt();
    const auto request = requestOf(line);
    if (!request)
        return failed(request.error());
    const auto outcome = exportHistory(historyPath, *request, interruptToken(), terminalProgress());
    if (!outcome)
        return failed(outcome.error());
    const bool isWholeCopy = request->format == ExportFormat::Workspace && !request->range;
    const QString bytes = QString::number(outcome->bytes);
    const QString target = visibleLine(request->target);
    printLine(
        isWholeCopy
            ? ExchangeText::tr("%1: %2 bytes").arg(target, bytes)
            : ExchangeText::tr("%1: %2 rows, %3 bytes").arg(target, QString::number(outcome->rows), bytes));
    return 0;
}

int importFromCommandLine(const CommandLine& line, const QString& historyPath)
{
    cancelOnInterrupt();
    auto history = History::open(historyPath);
    if (!history)
        return failed(history.error());
    int code = 0;
    for (const QString& path : line.importPaths) {
        const auto outcome = importFile(**history, path, interruptToken(), terminalProgress());
        if (!outcome) {
            code = failed(outcome.error());
            continue;
        }
        print(path, *outcome);
        if (outcome->stopped)
            return failed(*outcome->stopped);
    }
    return code;
}

} // namespace qd
