// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/latestjob.h"
#include "models/incidents/report/report.h"
#include "widgets/review/reportbrowser.h"

#include <QWidget>

class QPushButton;

namespace qd {

class BusyBar;
class Clock;
class History;
class Notice;

/// The report of one incident: a preview, and export as HTML or PDF. Everything is made on the pool; a newer
/// request drops an older preview.
class ReportView : public QWidget
{
    Q_OBJECT

public:
    ReportView(const History& history, const Clock& clock, QWidget* parent = nullptr);
    ~ReportView() override;

    /// Renews the preview.
    void setIncident(const Incident& incident);
    void clear();
    /// Writes the report on the pool and ends with exported() or exportFailed(); so does exportPdf().
    void exportHtml(const QString& path);
    void exportPdf(const QString& path);
    [[nodiscard]] bool isBusy() const;

signals:
    void previewReady();
    void exported(const QString& path);
    void exportFailed(const qd::Error& error);

protected:
    void changeEvent(QEvent* event) override;

private:
    using Write = decltype(writeIncidentReportHtml)*; ///< in one of the formats

    void retranslate();
    void chooseAndExport(bool pdf);
    void exportTo(const QString& path, Write write);
    void finishExport(const QString& path, const Result<void>& result);

    const History& m_history;
    const Clock& m_clock;
    std::optional<Incident> m_incident;
    LatestJob m_preview;
    int m_exports = 0;
    Notice* m_notice;
    BusyBar* m_busy;
    ReportBrowser* m_browser;
    QPushButton* m_html;
    QPushButton* m_pdf;
};

} // namespace qd
