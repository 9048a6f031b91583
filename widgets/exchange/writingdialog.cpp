// SPDX-License-Identifier: Apache-2.0
#include "widgets/exchange/writingdialog.h"

#include "widgets/exchange/progresspanel.h"
#include "widgets/theme/messagebox.h"
#include "widgets/theme/notice.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace qd {

WritingDialog::WritingDialog(QWidget* parent)
    : QDialog(parent),
      m_column(new QVBoxLayout(this)),
      m_notice(new Notice(this)),
      m_progress(new ProgressPanel(m_job, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto* buttons = new QDialogButtonBox(this);
    m_export = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_close = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_export->setDefault(true);
    m_close->setObjectName(QStringLiteral("exportClose"));
    m_column->setSpacing(12);
    m_column->addWidget(m_notice);
    m_column->addWidget(m_progress);
    m_column->addStretch();
    m_column->addWidget(buttons);
    connect(m_export, &QPushButton::clicked, this, [this] { run(); });
    connect(m_close, &QPushButton::clicked, this, &WritingDialog::reject);
    connect(m_notice, &Notice::actionTriggered, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_written).absolutePath())); });
    retranslate();
}

void WritingDialog::addContent(QWidget* content)
{
    m_contents.push_back(content);
    m_column->insertWidget(m_column->indexOf(m_progress), content);
}

// Wrapped texts tell their height only for a width.
void WritingDialog::growToFit()
{
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void WritingDialog::showError(const Error& error)
{
    m_notice->show(error);
    growToFit();
}

void WritingDialog::showInput(Error error)
{
    if (auto* control = findChild<QWidget*>(std::exchange(error.where, {})))
        control->setFocus(Qt::OtherFocusReason);
    showError(error);
}

void WritingDialog::begin(const Writing& writing)
{
    m_notice->hide();
    m_job.start(
        [writing](const CancelToken& cancel, const ProgressSink& progress) {
            return writing.work(writing.mayReplace, cancel, progress);
        },
        [this, writing](const Result<ExportOutcome>& outcome) { finish(outcome, writing); });
    m_progress->follow();
    showState();
}

// Looking for the file before would wait for its disk.
void WritingDialog::askToReplace(const Writing& writing)
{
    QMessageBox* box = makeMessageBox(QMessageBox::Question, windowTitle(),
                                      tr("%1 already exists. Replace it?", "file").arg(writing.target), {},
                                      QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("replaceQuestion"));
    QPushButton* replace = box->addButton(tr("&Replace"), QMessageBox::AcceptRole);
    replace->setObjectName(QStringLiteral("replaceFile"));
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(replace, &QPushButton::clicked, this, [this, writing] {
        Writing agreed = writing;
        agreed.mayReplace = true;
        begin(agreed);
    });
    box->open();
}

void WritingDialog::finish(const Result<ExportOutcome>& outcome, const Writing& writing)
{
    showState();
    if (outcome) {
        m_written = writing.target;
        m_notice->show(Notice::Kind::Success, writtenText(QFileInfo(writing.target).fileName(), *outcome),
                       tr("Open &folder"));
    } else if (outcome.error().kind == ErrorKind::Cancelled) {
        m_notice->show(Notice::Kind::Info, tr("The export was cancelled; no partial file was left behind."));
    } else if (outcome.error().kind == ErrorKind::Conflict && !writing.mayReplace &&
               isAboutTarget(outcome.error())) {
        askToReplace(writing);
    } else {
        m_notice->show(outcome.error());
    }
    growToFit();
}

void WritingDialog::reject()
{
    if (!m_job.isRunning()) {
        QDialog::reject();
        return;
    }
    m_job.cancel(); // the answer comes at once, and the dialog stays to tell it
    m_close->setEnabled(false);
}

void WritingDialog::showState()
{
    const bool isRunning = m_job.isRunning();
    for (QWidget* content : m_contents)
        content->setEnabled(!isRunning);
    m_export->setEnabled(!isRunning);
    m_close->setEnabled(true);
    m_close->setText(isRunning ? tr("Cance&l") : tr("C&lose"));
    m_close->setToolTip(isRunning ? tr("Stops the export; the file is left as it was.")
                                  : tr("Choices are remembered for the next time."));
}

void WritingDialog::retranslate()
{
    m_export->setText(tr("&Export"));
    showState();
}

void WritingDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace qd
