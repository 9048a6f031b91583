// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/report/report.h"

#include "models/base/savefile.h"
#include "models/incidents/report/reportsections.h"
#include "models/report/htmlreportwriter.h"
#include "models/report/reportaxis.h"
#include "models/report/reportpages.h"
#include "models/report/reportwords.h"

namespace qd {

Result<QByteArray> incidentReportHtml(const HistoryReader& reader, const Incident& incident, Timestamp now,
                                      const CancelToken& cancel)
{
    const auto data = readReportData(reader, incident, now, cancel);
    if (!data)
        return Failure(data.error());
    const ReportSource source{incident, *data};
    HtmlReportWriter writer(incident.title);
    writeSummary(writer, source);
    writeTimeline(writer, source);
    writeCharts(writer, source);
    writeAnalysis(writer, source);
    writeActions(writer, source);
    writeVerification(writer, source);
    writeNotes(writer, source);
    writeAudit(writer, source);
    writer.footer(ReportWords::tr("Made by Quarterdeck %1 on %2. Times are local.")
                      .arg(QStringLiteral(QD_VERSION), localTime(now)));
    return writer.finish();
}

Result<void> writeIncidentReportHtml(const HistoryReader& reader, const Incident& incident, Timestamp now,
                                     const QString& path, const CancelToken& cancel)
{
    const auto html = incidentReportHtml(reader, incident, now, cancel);
    if (!html)
        return Failure(html.error());
    return saveFile(path, *html, {.mayReplace = true});
}

Result<void> writeIncidentReportPdf(const HistoryReader& reader, const Incident& incident, Timestamp now,
                                    const QString& path, const CancelToken& cancel)
{
    const auto html = incidentReportHtml(reader, incident, now, cancel);
    if (!html)
        return Failure(html.error());
    return writePdf(*html, incident.title, path, {.mayReplace = true}, cancel);
}

} // namespace qd
