// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/openlogdialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace qd {

namespace {

struct LogsPageWords
{
    Q_DECLARE_TR_FUNCTIONS(LogsPageWords)
};

const QString folderKey = QStringLiteral("logs/folder");

/// Deletes itself when it closes.
QFileDialog* makeDialog(QWidget* parent, const QString& title, const QString& name)
{
    auto* dialog = new QFileDialog(parent, title, QSettings().value(folderKey).toString());
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

void askForLogs(QWidget* parent, const std::function<void(const QStringList&)>& chosen)
{
    QFileDialog* dialog =
        makeDialog(parent, LogsPageWords::tr("Open prediction logs"), QStringLiteral("openLogDialog"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {LogsPageWords::tr("Prediction logs (%1)")
             .arg(QStringLiteral("*.jsonl *.ndjson *.json *.csv *.tsv *.parquet *.log *.txt *.gz *.zst "
                                 "*.xz *.bz2 *.tar *.tgz *.zip")),
         LogsPageWords::tr("All files (%1)").arg(QStringLiteral("*"))});
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, [chosen](const QStringList& paths) {
        QSettings().setValue(folderKey, QFileInfo(paths.front()).absolutePath());
        chosen(paths);
    });
    dialog->open();
}

void askForLogFolder(QWidget* parent, const std::function<void(const QStringList&)>& chosen)
{
    QFileDialog* dialog =
        makeDialog(parent, LogsPageWords::tr("Open a folder of logs"), QStringLiteral("openLogFolderDialog"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [chosen](const QString& path) {
        QSettings().setValue(folderKey, path);
        chosen({path});
    });
    dialog->open();
}

} // namespace qd
