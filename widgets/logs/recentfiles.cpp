// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/recentfiles.h"

#include "widgets/theme/foreigntext.h"

#include <QFileInfo>
#include <QSettings>

namespace qd {

namespace {

constexpr qsizetype most = 10;
const auto key = QStringLiteral("logs/recent");

} // namespace

RecentFiles::RecentFiles(QWidget* parent) : QMenu(parent)
{
    setObjectName(QStringLiteral("recentLogs"));
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &RecentFiles::rebuild);
    retranslate();
}

QStringList RecentFiles::paths()
{
    return QSettings().value(key).toStringList();
}

void RecentFiles::add(const QString& path)
{
    QStringList known = paths();
    known.removeAll(path);
    known.prepend(path);
    QSettings().setValue(key, QStringList(known.mid(0, most)));
    rebuild();
}

void RecentFiles::retranslate()
{
    setTitle(tr("&Recent logs"));
    rebuild();
}

void RecentFiles::rebuild()
{
    clear();
    for (const QString& path : paths()) {
        auto* action = addAction(menuText(QFileInfo(path).fileName()));
        action->setToolTip(boundedText(path));
        connect(action, &QAction::triggered, this, [this, path] { emit chosen(path); });
    }
    if (isEmpty()) {
        addAction(tr("No log was opened yet"))->setEnabled(false);
        return;
    }
    addSeparator();
    connect(addAction(tr("&Clear this list")), &QAction::triggered, this, [this] {
        QSettings().remove(key);
        rebuild();
    });
}

} // namespace qd
