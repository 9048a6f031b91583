// SPDX-License-Identifier: Apache-2.0
#include "widgets/exchange/exportdialog.h"

#include "models/history/query.h"
#include "widgets/exchange/exportform.h"
#include "widgets/theme/textlabel.h"

#include <QEvent>
#include <QLocale>
#include <QPushButton>

namespace qd {

namespace {

constexpr int usualWidth = 620;
constexpr int estimateDelayMs = 300;

} // namespace

ExportDialog::ExportDialog(const History& history, Timestamp now, std::optional<TimeRange> visible,
                           QWidget* parent)
    : WritingDialog(parent),
      m_history(history),
      m_form(new ExportForm(now, visible, this)),
      m_estimate(new TextLabel(this))
{
    setObjectName(QStringLiteral("exportDialog"));
    m_estimate->setObjectName(QStringLiteral("exportEstimate"));
    m_estimate->setWordWrap(true);
    m_estimate->setMinimumHeight(2 * m_estimate->fontMetrics().lineSpacing());
    m_estimate->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    addContent(m_form);
    addContent(m_estimate);
    m_estimateDelay.setSingleShot(true);
    m_estimateDelay.setInterval(estimateDelayMs);

    connect(&m_estimateDelay, &QTimer::timeout, this, &ExportDialog::estimate);
    connect(m_form, &ExportForm::changed, &m_estimateDelay, qOverload<>(&QTimer::start));
    connect(m_form, &ExportForm::changed, this, &ExportDialog::growToFit);
    if (visible)
        m_form->range().choose(RangeChoice::Kind::Visible);
    queryHistory(
        m_history, this,
        [now](const HistoryReader& reader, const CancelToken&) { return incidentRanges(reader, now); },
        [this](const Result<std::vector<RangeChoice::NamedRange>>& incidents) {
            if (incidents)
                m_form->range().setIncidents(*incidents);
            else
                showError(incidents.error());
        });
    retranslate();
    resize(usualWidth, 0);
    growToFit();
    estimate();
}

void ExportDialog::estimate()
{
    m_estimating.drop();
    const auto request = m_form->request();
    if (!request) {
        m_estimate->setText(request.error().what);
        return;
    }
    m_estimate->setText(tr("Estimating the size…"));
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
                m_estimate->setText(
                    tr("The records of a range are small, rarely more than a few megabytes."));
            else if (found->bytes == 0)
                m_estimate->setText(tr("No data in this range."));
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
        showInput(request.error());
        return;
    }
    m_form->remember();
    begin({request->target, request->mayReplace,
           [path = m_history.path(), wanted = *request](bool mayReplace, const CancelToken& cancel,
                                                        const ProgressSink& progress) {
               ExportRequest agreed = wanted;
               agreed.mayReplace = mayReplace;
               return exportHistory(path, agreed, cancel, progress);
           }});
}

QString ExportDialog::writtenText(const QString& file, const ExportOutcome& outcome) const
{
    return tr("Wrote %1: %2.", "file, size").arg(file, QLocale().formattedDataSize(outcome.bytes, 1));
}

/// And not a history that is locked.
bool ExportDialog::isAboutTarget(const Error& error) const
{
    return error.where != m_history.path();
}

void ExportDialog::retranslate()
{
    setWindowTitle(tr("Export"));
    exportButton().setToolTip(tr("Writes the file while the console keeps collecting."));
    m_estimate->setAccessibleName(tr("Estimated size"));
}

void ExportDialog::changeEvent(QEvent* event)
{
    WritingDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_estimateDelay.start();
    }
}

} // namespace qd
