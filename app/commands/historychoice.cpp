// SPDX-License-Identifier: Apache-2.0
#include "app/commands/historychoice.h"

#include "app/console/console.h"

#include <QFileInfo>
#include <QSettings>

namespace qd {

namespace {

constexpr const char* historyKey = "history/path";

} // namespace

QString historyToUse(const QString& named)
{
    if (!named.isEmpty())
        return named;
    const QString chosen = QSettings().value(historyKey).toString();
    return QFileInfo::exists(chosen) ? chosen : defaultHistoryPath();
}

void rememberHistory(const QString& path)
{
    QSettings().setValue(historyKey, path);
}

} // namespace qd
