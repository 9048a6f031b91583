// SPDX-License-Identifier: Apache-2.0
#include "app/commands/checkcommand.h"

#include "app/terminal.h"
#include "models/base/visibletext.h"
#include "models/history/history.h"

#include <QEventLoop>

namespace qd {

int checkHistory(const QString& path)
{
    auto history = History::open(path, History::Access::ReadOnly);
    if (!history) {
        printError(history.error());
        return 1;
    }
    QEventLoop loop;
    int code = 1;
    QObject context;
    (*history)->checkIntegrity(&context, [&](const Result<QStringList>& problems) {
        if (!problems) {
            printError(problems.error());
        } else if (problems->isEmpty()) {
            printLine(QCoreApplication::translate("CheckHistory", "%1 is sound.").arg(visibleLine(path)));
            code = 0;
        } else {
            printLine(QCoreApplication::translate("CheckHistory", "%1 is damaged:").arg(visibleLine(path)));
            for (const QString& problem : *problems)
                printLine(QStringLiteral("  ") + visibleLine(problem));
        }
        loop.quit();
    });
    loop.exec();
    return code;
}

} // namespace qd
