// SPDX-License-Identifier: Apache-2.0
#include "app/exchangecommands.h"

#include "app/interrupt.h"
#include "models/exchange/exporter.h"
#include "models/exchange/importer.h"
#include "models/exchange/selectortext.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

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
        QTextStream(stderr)
            << QStringLiteral("\r%1 %  %2 ").arg(progress.fraction * 100, 5, 'f', 1).arg(progress.rows)
            << (progress.fraction < 1 ? "" : "\n");
    };
}

int printError(const Error& error)
{
    QTextStream(stderr) << error.text() << Qt::endl;
    return 1;
}

Result<ExportRequest> requestOf(const CommandLine& line)
{
    ExportRequest request;
    request.format = line.format;
    request.target = line.outFolder;
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

void print(const QString& path, const ImportOutcome& outcome)
{
    QTextStream err(stderr);
    for (const RejectedLine& rejected : outcome.rejectedLines)
        err << rejected.reason.text() << "\n";
    if (outcome.rejected > std::ssize(outcome.rejectedLines))
        err << ExchangeText::tr("%1: %n more line(s) were left out.", nullptr,
                                int(outcome.rejected - std::ssize(outcome.rejectedLines)))
                   .arg(path)
            << "\n";
    const bool isPredictions = outcome.format == ImportFormat::PredictionsCsv;
    QTextStream(stdout) << (isPredictions ? ExchangeText::tr("%1: %2 predictions, %3 lines left out")
                                                .arg(path)
                                                .arg(outcome.predictions)
                                                .arg(outcome.rejected)
                                          : ExchangeText::tr("%1: %2 samples of %3 series, %4 lines left out")
                                                .arg(path)
                                                .arg(outcome.samples)
                                                .arg(outcome.series)
                                                .arg(outcome.rejected))
                        << Qt::endl;
}

} // namespace

int exportFromCommandLine(const CommandLine& line, const QString& historyPath)
{
    cancelOnInterrupt();
    const auto request = requestOf(line);
    if (!request)
        return printError(request.error());
    const auto outcome = exportHistory(historyPath, *request, interruptToken(), terminalProgress());
    if (!outcome)
        return printError(outcome.error());
    const bool isWholeCopy = request->format == ExportFormat::Workspace && !request->range;
    QTextStream(stdout) << (isWholeCopy
                                ? ExchangeText::tr("%1: %2 bytes").arg(request->target).arg(outcome->bytes)
                                : ExchangeText::tr("%1: %2 rows, %3 bytes")
                                      .arg(request->target)
                                      .arg(outcome->rows)
                                      .arg(outcome->bytes))
                        << Qt::endl;
    return 0;
}

int importFromCommandLine(const CommandLine& line, const QString& historyPath)
{
    cancelOnInterrupt();
    auto history = History::open(historyPath);
    if (!history)
        return printError(history.error());
    int code = 0;
    for (const QString& path : line.importPaths) {
        const auto outcome = importFile(**history, path, interruptToken(), terminalProgress());
        if (!outcome) {
            code = printError(outcome.error());
            continue;
        }
        print(path, *outcome);
        if (outcome->stopped)
            return printError(*outcome->stopped);
    }
    return code;
}

} // namespace qd
