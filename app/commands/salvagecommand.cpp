// SPDX-License-Identifier: Apache-2.0
#include "app/commands/salvagecommand.h"

#include "app/interrupt.h"
#include "app/terminal.h"
#include "models/base/clock.h"
#include "models/base/visibletext.h"
#include "models/history/salvage.h"

namespace qd {

int salvageCommand(const QString& path)
{
    cancelOnInterrupt(); // which leaves no half of a file behind
    const auto report = salvageHistory(path, Clock::system().now(), {}, interruptToken());
    if (!report) {
        printError(report.error());
        return 1;
    }
    printLine(visibleLine(report->summary()));
    for (const QString& line : report->details())
        printLine(QStringLiteral("  ") + visibleLine(line));
    return 0;
}

} // namespace qd
