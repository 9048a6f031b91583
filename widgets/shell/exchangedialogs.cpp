// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/exchangedialogs.h"

#include "models/base/async.h"
#include "models/base/clock.h"
#include "models/history/history.h"
#include "widgets/exchange/exportdialog.h"
#include "widgets/exchange/importdialog.h"
#include "widgets/theme/messagebox.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QSettings>

namespace qd {

namespace {

const QString workspaceFolderKey = QStringLiteral("exchange/workspaceFolder");

} // namespace

ExchangeDialogs::ExchangeDialogs(const Clock& clock, QWidget* window)
    : QObject(window), m_clock(clock), m_window(window)
{
}

void ExchangeDialogs::openExport(std::optional<TimeRange> visible)
{
    (new ExportDialog(*m_history, m_clock.now(), visible, m_window))->show();
}

void ExchangeDialogs::openImport(const QString& path)
{
    (new ImportDialog(*m_history, path, m_window))->show();
}

void ExchangeDialogs::chooseWorkspace()
{
    auto* dialog =
        new QFileDialog(m_window, tr("Open workspace"), QSettings().value(workspaceFolderKey).toString(),
                        tr("Quarterdeck histories (*.qdh *.sqlite);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ExchangeDialogs::openWorkspace);
    dialog->open();
}

void ExchangeDialogs::openWorkspace(const QString& path)
{
    QSettings().setValue(workspaceFolderKey, QFileInfo(path).absolutePath());
    runOnPool(
        this,
        [path](const CancelToken&) {
            return History::open(path, History::Access::ReadOnly).map([](const auto&) {});
        },
        [this, path](const Result<void>& isOurs) {
            if (isOurs)
                askHowToOpen(path);
            else
                emit failed(isOurs.error());
        },
        Lane::Files);
}

void ExchangeDialogs::askHowToOpen(const QString& path)
{
    auto* box = makeMessageBox(QMessageBox::Question, tr("Open workspace"),
                               tr("How do you want to open %1?").arg(QFileInfo(path).fileName()),
                               tr("It opens in a separate console. Looking at it changes nothing in the "
                                  "file; working with it watches its endpoints and records into it."),
                               QMessageBox::Cancel, m_window);
    box->setObjectName(QStringLiteral("openWorkspaceBox"));
    QPushButton* look = box->addButton(tr("&Look at it"), QMessageBox::AcceptRole);
    look->setObjectName(QStringLiteral("lookAtWorkspace"));
    QPushButton* work = box->addButton(tr("&Work with it"), QMessageBox::AcceptRole);
    work->setObjectName(QStringLiteral("workWithWorkspace"));
    box->setDefaultButton(look);
    connect(look, &QPushButton::clicked, this, [this, path] { emit workspaceRequested(path, true); });
    connect(work, &QPushButton::clicked, this, [this, path] { emit workspaceRequested(path, false); });
    box->open();
}

} // namespace qd
