// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"
#include "models/incidents/incident.h"

namespace qd {

/// The incident report in the console's present language: summary, timeline, charts as inline SVG, evidence,
/// actions with their exact requests and answers, verdict. One self-contained HTML file.
[[nodiscard]] Result<QByteArray> incidentReportHtml(const HistoryReader& reader, const Incident& incident,
                                                    Timestamp now, const CancelToken& cancel = {});
/// Writes the report to a file; one that is there already, which whoever chose the path was asked about, is
/// replaced when all of it has been written. Never a history, see OutputTarget. Any thread.
[[nodiscard]] Result<void> writeIncidentReportHtml(const HistoryReader& reader, const Incident& incident,
                                                   Timestamp now, const QString& path,
                                                   const CancelToken& cancel = {});
/// Writes the report as A4 pages. Needs a QGuiApplication.
[[nodiscard]] Result<void> writeIncidentReportPdf(const HistoryReader& reader, const Incident& incident,
                                                  Timestamp now, const QString& path,
                                                  const CancelToken& cancel = {});

} // namespace qd
