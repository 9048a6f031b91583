// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/incidentlist.h"

#include "models/history/historyreader.h"

namespace qd {

Result<IncidentList> readIncidents(const HistoryReader& reader)
{
    const auto records = reader.incidents();
    if (!records)
        return Failure(records.error());
    IncidentList list;
    int number = static_cast<int>(records->size());
    for (const IncidentRecord& record : *records) {
        auto incident = fromRecord(record);
        if (!incident) {
            list.unreadable = incident.error();
        } else if (!incident->discarded) {
            incident->number = number;
            list.incidents.push_back(std::move(*incident));
        }
        --number;
    }
    return list;
}

} // namespace qd
