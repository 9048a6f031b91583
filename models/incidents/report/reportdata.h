// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/history/historyreader.h"
#include "models/incidents/incident.h"
#include "models/report/reportchart.h"

#include <optional>

namespace qd {

/// What the history adds to an incident for its report.
struct ReportData
{
    QString endpointName;
    std::optional<Alert> alert; ///< the alert that the incident was opened from
    std::vector<EventRecord> versionEvents;
    std::vector<IncidentStepRecord> steps;
    std::vector<AuditRecord> audit;
    std::vector<ReportChart> charts; ///< the charts for which there are samples
};

/// Returns the range from before the baseline to after the last verification, or to `now`.
[[nodiscard]] TimeRange reportRange(const Incident& incident, const std::optional<Alert>& alert,
                                    Timestamp now);

[[nodiscard]] Result<ReportData> readReportData(const HistoryReader& reader, const Incident& incident,
                                                Timestamp now, const CancelToken& cancel);

/// The version in an event of kind "version"; empty when there is none.
[[nodiscard]] QString versionInEvent(const EventRecord& event);

} // namespace qd
