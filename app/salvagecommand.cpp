// SPDX-License-Identifier: Apache-2.0
#include "app/salvagecommand.h"

#include "app/interrupt.h"
#include "app/terminal.h"
#include "models/base/clock.h"
#include "models/history/salvage.h"

namespace qd {

int salvageCommand(const QString& path)
{
    cancelOnInterrupt(); // which leaves no half of a file behind
    const auto report = salvageHistory(path, Clock::system().now(), {}, interruptToken());
    if (!report) {
        printErrorLine(report.error().text());
        return 1;
    }
    printLine(report->summary());
    for (const QString& line : report->details())
        printLine(QStringLiteral("  ") + line);
    return 0;
}

} // namespace qd
