// SPDX-License-Identifier: Apache-2.0
#include "app/commands/exchangeprogress.h"

#include "app/process/terminal.h"

#include <QElapsedTimer>

#include <unistd.h>

#include <memory>

namespace qd {

namespace {

constexpr qint64 msBetweenReports = 200;

} // namespace

// "42 %  1000000 rows" on one line of a terminal; nothing in a log.
ProgressSink exchangeProgress()
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

} // namespace qd
