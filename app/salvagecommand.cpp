// SPDX-License-Identifier: Apache-2.0
#include "app/salvagecommand.h"

#include "app/interrupt.h"
#include "models/base/clock.h"
#include "models/history/salvage.h"

#include <QTextStream>

namespace qd {

int salvageCommand(const QString& path)
{
    cancelOnInterrupt(); // which leaves no half of a file behind
    const auto report = salvageHistory(path, Clock::system().now(), {}, interruptToken());
    if (!report) {
        QTextStream(stderr) << report.error().text() << Qt::endl;
        return 1;
    }
    QTextStream out(stdout);
    out << report->summary() << Qt::endl;
    for (const QString& line : report->details())
        out << "  " << line << Qt::endl;
    return 0;
}

} // namespace qd
