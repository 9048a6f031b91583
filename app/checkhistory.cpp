// SPDX-License-Identifier: Apache-2.0
#include "app/checkhistory.h"

#include "models/history/history.h"

#include <QEventLoop>
#include <QTextStream>

namespace qd {

int checkHistory(const QString& path)
{
    QTextStream out(stdout);
    auto history = History::open(path, History::Access::ReadOnly);
    if (!history) {
        QTextStream(stderr) << history.error().text() << Qt::endl;
        return 1;
    }
    QEventLoop loop;
    int code = 1;
    QObject context;
    (*history)->checkIntegrity(&context, [&](const Result<QStringList>& problems) {
        if (!problems) {
            QTextStream(stderr) << problems.error().text() << Qt::endl;
        } else if (problems->isEmpty()) {
            out << QCoreApplication::translate("CheckHistory", "%1 is sound.").arg(path) << Qt::endl;
            code = 0;
        } else {
            out << QCoreApplication::translate("CheckHistory", "%1 is damaged:").arg(path) << Qt::endl;
            for (const QString& problem : *problems)
                out << "  " << problem << Qt::endl;
        }
        loop.quit();
    });
    loop.exec();
    return code;
}

} // namespace qd
