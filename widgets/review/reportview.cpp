// SPDX-License-Identifier: Apache-2.0
#include "widgets/review/reportview.h"

#include "models/base/clock.h"
#include "models/history/query.h"
#include "widgets/review/busybar.h"
#include "widgets/theme/notice.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd {

ReportView::ReportView(const History& history, const Clock& clock, QWidget* parent)
    : QWidget(parent),
      m_history(history),
      m_clock(clock),
      m_notice(new Notice(this)),
      m_busy(new BusyBar(this)),
      m_browser(new ReportBrowser(this)),
      m_html(new QPushButton(this)),
      m_pdf(new QPushButton(this))
{
    m_browser->setObjectName(QStringLiteral("reportPreview"));
    m_html->setObjectName(QStringLiteral("reportExportHtmlButton"));
    m_pdf->setObjectName(QStringLiteral("reportExportPdfButton"));
    for (QPushButton* button : {m_html, m_pdf}) {
        button->setAutoDefault(false);
        button->setEnabled(false);
    }
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_busy, 1);
    buttons->addStretch();
    buttons->addWidget(m_html);
    buttons->addWidget(m_pdf);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_notice);
    column->addWidget(m_browser, 1);
    column->addLayout(buttons);
    connect(m_html, &QPushButton::clicked, this, [this] { chooseAndExport(false); });
    connect(m_pdf, &QPushButton::clicked, this, [this] { chooseAndExport(true); });
    connect(m_busy, &BusyBar::cancelled, this, [this] {
        m_preview.drop();
        m_busy->end();
    });
    retranslate();
}

ReportView::~ReportView() = default;

void ReportView::setIncident(const Incident& incident)
{
    m_incident = incident;
    m_html->setEnabled(true);
    m_pdf->setEnabled(true);
    m_busy->begin(tr("Preparing the report…"));
    const Timestamp now = m_clock.now();
    queryHistory(
        m_preview, m_history, this,
        [incident, now](const HistoryReader& reader, const CancelToken& cancel) -> Result<ReportPages> {
            const auto html = incidentReportHtml(reader, incident, now, cancel);
            if (!html)
                return Failure(html.error());
            return prepareReport(*html);
        },
        [this](const Result<ReportPages>& pages) {
            m_busy->end();
            if (!pages) {
                m_notice->show(pages.error());
                return;
            }
            m_browser->setReport(*pages);
            emit previewReady();
        },
        Lane::Background);
}

void ReportView::clear()
{
    m_preview.drop();
    m_busy->end();
    m_incident.reset();
    m_browser->clear();
    m_notice->hide();
    m_html->setEnabled(false);
    m_pdf->setEnabled(false);
}

bool ReportView::isBusy() const
{
    return m_busy->isActive() || m_exports > 0;
}

void ReportView::exportHtml(const QString& path)
{
    exportTo(path, writeIncidentReportHtml);
}

void ReportView::exportPdf(const QString& path)
{
    exportTo(path, writeIncidentReportPdf);
}

void ReportView::exportTo(const QString& path, Write write)
{
    if (!m_incident)
        return;
    ++m_exports;
    m_busy->begin(tr("Writing the report…"), false);
    queryHistory(
        m_history, this,
        [incident = *m_incident, now = m_clock.now(), path, write](const HistoryReader& reader,
                                                                   const CancelToken& cancel) {
            return write(reader, incident, now, path, cancel);
        },
        [this, path](const Result<void>& result) { finishExport(path, result); }, Lane::Background);
}

void ReportView::finishExport(const QString& path, const Result<void>& result)
{
    --m_exports;
    m_busy->end();
    if (!result) {
        m_notice->show(result.error());
        emit exportFailed(result.error());
        return;
    }
    m_notice->show(Notice::Kind::Success, tr("The report was written to %1.").arg(path));
    emit exported(path);
}

void ReportView::chooseAndExport(bool pdf)
{
    const QString name = QStringLiteral("incident-%1.%2")
                             .arg(QString::fromStdString(m_incident->id).left(8),
                                  pdf ? QStringLiteral("pdf") : QStringLiteral("html"));
    const QString path =
        QFileDialog::getSaveFileName(window(), tr("Export the incident report"), name,
                                     pdf ? tr("PDF documents (*.pdf)") : tr("Web pages (*.html)"));
    if (path.isEmpty())
        return;
    if (pdf)
        exportPdf(path);
    else
        exportHtml(path);
}

void ReportView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (m_incident)
            setIncident(Incident(*m_incident));
    }
    QWidget::changeEvent(event);
}

void ReportView::retranslate()
{
    m_browser->setAccessibleName(tr("Preview of the report"));
    m_browser->setToolTip(tr("The report as it will be exported."));
    m_html->setText(tr("Export &HTML…"));
    m_html->setAccessibleName(tr("Export the report as HTML"));
    m_html->setToolTip(tr("Writes one self-contained web page that can be mailed or archived."));
    m_pdf->setText(tr("Export &PDF…"));
    m_pdf->setAccessibleName(tr("Export the report as PDF"));
    m_pdf->setToolTip(tr("Writes A4 pages for printing or for a ticket."));
}

} // namespace qd
