// SPDX-License-Identifier: Apache-2.0
#include "widgets/exchange/exportdialog.h"

#include "models/history/query.h"
#include "widgets/exchange/exportform.h"
#include "widgets/exchange/progresspanel.h"
#include "widgets/theme/messagebox.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QLocale>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace qd {

namespace {

constexpr int usualWidth = 620;
constexpr int estimateDelayMs = 300;

} // namespace

ExportDialog::ExportDialog(const History& history, Timestamp now, std::optional<TimeRange> visible,
                           QWidget* parent)
    : QDialog(parent),
      m_history(history),
      m_form(new ExportForm(now, visible, this)),
      m_estimate(new TextLabel(this)),
      m_notice(new Notice(this)),
      m_buttons(new QDialogButtonBox(this)),
      m_export(m_buttons->addButton(QString(), QDialogButtonBox::ActionRole)),
      m_close(m_buttons->addButton(QString(), QDialogButtonBox::RejectRole)),
      m_progress(new ProgressPanel(m_job, this))
{
    setObjectName(QStringLiteral("exportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_estimate->setObjectName(QStringLiteral("exportEstimate"));
    m_estimate->setWordWrap(true);
    m_estimate->setMinimumHeight(2 * m_estimate->fontMetrics().lineSpacing());
    m_estimate->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_export->setDefault(true);
    m_close->setObjectName(QStringLiteral("exportClose"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(m_notice);
    column->addWidget(m_form);
    column->addWidget(m_estimate);
    column->addWidget(m_progress);
    column->addStretch();
    column->addWidget(m_buttons);
    m_estimateDelay.setSingleShot(true);
    m_estimateDelay.setInterval(estimateDelayMs);

    connect(&m_estimateDelay, &QTimer::timeout, this, &ExportDialog::estimate);
    connect(m_form, &ExportForm::changed, &m_estimateDelay, qOverload<>(&QTimer::start));
    connect(m_form, &ExportForm::changed, this, &ExportDialog::growToFit);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::run);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_notice, &Notice::actionTriggered, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_written).absolutePath())); });
    if (visible)
        m_form->range().choose(RangeChoice::Kind::Visible);
    queryHistory(
        m_history, this,
        [now](const HistoryReader& reader, const CancelToken&) { return incidentRanges(reader, now); },
        [this](const Result<std::vector<RangeChoice::NamedRange>>& incidents) {
            if (incidents)
                m_form->range().setIncidents(*incidents);
            else
                m_notice->show(incidents.error());
        });
    retranslate();
    resize(usualWidth, 0);
    growToFit();
    estimate();
}

// Wrapped texts tell their height only for a width.
void ExportDialog::growToFit()
{
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void ExportDialog::estimate()
{
    m_estimating.drop();
    const auto request = m_form->request();
    if (!request) {
        m_estimate->setText(request.error().what);
        return;
    }
    m_estimate->setText(tr("Looking how much it is…"));
    queryHistory(
        m_estimating, m_history, this,
        [path = m_history.path(), wanted = *request](const HistoryReader& reader, const CancelToken& cancel) {
            return estimateExport(reader, path, wanted, cancel);
        },
        [this, format = request->format](const Result<ExportEstimate>& found) {
            if (!found) {
                if (found.error().kind != ErrorKind::Cancelled)
                    m_estimate->setText(found.error().text());
                return;
            }
            const QLocale locale;
            const QString size = locale.formattedDataSize(found->bytes, 1);
            const QString rows = locale.toString(qlonglong{found->rows});
            if (format == ExportFormat::Records)
                m_estimate->setText(tr("The records of a range are few: seldom more than some megabytes."));
            else if (found->bytes == 0)
                m_estimate->setText(tr("There is nothing in this range."));
            else if (found->rows == 0)
                m_estimate->setText(tr("About %1.", "a size").arg(size));
            else if (found->series == 0)
                m_estimate->setText(tr("About %1 rows, %2.", "a number, a size").arg(rows, size));
            else
                m_estimate->setText(
                    tr("About %1 rows of %n series, %2.", "a number, a size", static_cast<int>(found->series))
                        .arg(rows, size));
        });
}

void ExportDialog::run()
{
    const auto request = m_form->request();
    if (!request) {
        Error error = request.error();
        if (auto* control = findChild<QWidget*>(std::exchange(error.where, {})))
            control->setFocus(Qt::OtherFocusReason);
        m_notice->show(error);
        growToFit();
        return;
    }
    m_form->remember();
    begin(*request);
}

void ExportDialog::begin(const ExportRequest& request)
{
    m_notice->hide();
    m_job.start(
        [path = m_history.path(), request](const CancelToken& cancel, const ProgressSink& progress) {
            return exportHistory(path, request, cancel, progress);
        },
        [this, request](const Result<ExportOutcome>& outcome) { finish(outcome, request); });
    m_progress->follow();
    showState();
}

// Looking for the file before would wait for its disk.
void ExportDialog::askToReplace(const ExportRequest& request)
{
    QMessageBox* box = makeMessageBox(QMessageBox::Question, tr("Export"),
                                      tr("%1 is there already. Replace it?", "file").arg(request.target), {},
                                      QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("replaceQuestion"));
    QPushButton* replace = box->addButton(tr("&Replace"), QMessageBox::AcceptRole);
    replace->setObjectName(QStringLiteral("replaceFile"));
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(replace, &QPushButton::clicked, this, [this, request] {
        ExportRequest agreed = request;
        agreed.mayReplace = true;
        begin(agreed);
    });
    box->open();
}

void ExportDialog::finish(const Result<ExportOutcome>& outcome, const ExportRequest& request)
{
    showState();
    if (outcome) {
        m_written = request.target;
        m_notice->show(
            Notice::Kind::Success,
            tr("%1 is written: %2.", "file, size")
                .arg(QFileInfo(request.target).fileName(), QLocale().formattedDataSize(outcome->bytes, 1)),
            tr("Open &folder"));
    } else if (outcome.error().kind == ErrorKind::Cancelled) {
        m_notice->show(Notice::Kind::Info, tr("The export was cancelled; nothing was left behind."));
    } else if (outcome.error().kind == ErrorKind::Conflict && outcome.error().where != m_history.path() &&
               !request.mayReplace) { // and not a history that is locked
        askToReplace(request);
    } else {
        m_notice->show(outcome.error());
    }
    growToFit();
}

void ExportDialog::reject()
{
    if (!m_job.isRunning()) {
        QDialog::reject();
        return;
    }
    m_job.cancel(); // the answer comes at once, and the dialog stays to tell it
    m_close->setEnabled(false);
}

void ExportDialog::showState()
{
    const bool isRunning = m_job.isRunning();
    m_form->setEnabled(!isRunning);
    m_export->setEnabled(!isRunning);
    m_close->setEnabled(true);
    m_close->setText(isRunning ? tr("Cance&l") : tr("C&lose"));
    m_close->setToolTip(isRunning ? tr("Stops the export; the file is left as it was.")
                                  : tr("Choices are remembered for the next time."));
}

void ExportDialog::retranslate()
{
    setWindowTitle(tr("Export"));
    m_export->setText(tr("&Export"));
    m_export->setToolTip(tr("Writes the file while the console goes on collecting."));
    m_estimate->setAccessibleName(tr("Estimated size"));
    showState();
}

void ExportDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_estimateDelay.start();
    }
    QDialog::changeEvent(event);
}

} // namespace qd
