// SPDX-License-Identifier: Apache-2.0
// What goes out of the main window's history and comes into it, and other histories.
#include "models/base/clock.h"
#include "models/history/history.h"
#include "widgets/charts/chartspage.h"
#include "widgets/exchange/exportdialog.h"
#include "widgets/exchange/importdialog.h"
#include "widgets/shell/mainwindow.h"

#include "models/base/async.h"
#include "widgets/theme/messagebox.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>
#include <QSettings>

namespace qd {

namespace {

const QString workspaceFolderKey = QStringLiteral("exchange/workspaceFolder");

} // namespace

void MainWindow::makeExchangeActions(QMenu& file)
{
    file.addAction(
        newCommand("openWorkspaceAction", QKeySequence("Ctrl+Shift+O"), [this] { chooseWorkspace(); }));
    file.addAction(newCommand("exportAction", QKeySequence("Ctrl+E"), [this] {
        openExport(m_page == Charts ? std::optional(m_charts->range()) : std::nullopt);
    }));
    file.addAction(newCommand("importAction", QKeySequence("Ctrl+I"), [this] { openImport(); }));
}

void MainWindow::openExport(std::optional<TimeRange> visible)
{
    (new ExportDialog(*m_history, m_clock.now(), visible, this))->show();
}

void MainWindow::openImport(const QString& path)
{
    (new ImportDialog(*m_history, path, this))->show();
}

void MainWindow::chooseWorkspace()
{
    auto* dialog =
        new QFileDialog(this, tr("Open workspace"), QSettings().value(workspaceFolderKey).toString(),
                        tr("Quarterdeck histories (*.qdh *.sqlite);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openWorkspace);
    dialog->open();
}

void MainWindow::openWorkspace(const QString& path)
{
    QSettings().setValue(workspaceFolderKey, QFileInfo(path).absolutePath());
    runOnPool(
        this,
        [path](const CancelToken&) {
            return History::open(path, History::Access::ReadOnly).map([](const auto&) {});
        },
        [this, path](const Result<void>& isOurs) {
            if (!isOurs) {
                showError(isOurs.error());
                return;
            }
            auto* box =
                makeMessageBox(QMessageBox::Question, tr("Open workspace"),
                               tr("How do you want to open %1?").arg(QFileInfo(path).fileName()),
                               tr("It opens in a separate console. Looking at it changes nothing in the "
                                  "file; working with it watches its endpoints and records into it."),
                               QMessageBox::Cancel, this);
            box->setObjectName(QStringLiteral("openWorkspaceBox"));
            QPushButton* look = box->addButton(tr("&Look at it"), QMessageBox::AcceptRole);
            look->setObjectName(QStringLiteral("lookAtWorkspace"));
            QPushButton* work = box->addButton(tr("&Work with it"), QMessageBox::AcceptRole);
            work->setObjectName(QStringLiteral("workWithWorkspace"));
            box->setDefaultButton(look);
            connect(look, &QPushButton::clicked, this, [this, path] { emit workspaceRequested(path, true); });
            connect(work, &QPushButton::clicked, this,
                    [this, path] { emit workspaceRequested(path, false); });
            box->open();
        },
        Lane::Files);
}

} // namespace qd
