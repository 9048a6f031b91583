// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/report/reportdata.h"
#include "models/report/reportwriter.h"

/// The parts of an incident report, in the order in which it has them.
namespace qd {

struct ReportSource
{
    const Incident& incident;
    const ReportData& data;
};

void writeSummary(ReportWriter& writer, const ReportSource& source);
void writeTimeline(ReportWriter& writer, const ReportSource& source);
void writeCharts(ReportWriter& writer, const ReportSource& source);
void writeAnalysis(ReportWriter& writer, const ReportSource& source);
void writeActions(ReportWriter& writer, const ReportSource& source);
void writeVerification(ReportWriter& writer, const ReportSource& source);
void writeNotes(ReportWriter& writer, const ReportSource& source);
void writeAudit(ReportWriter& writer, const ReportSource& source);

} // namespace qd
