// SPDX-License-Identifier: Apache-2.0
#include "models/items/alertquery.h"

#include "models/history/documentkinds.h"
#include "models/serving/storedendpoints.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

template <typename T, typename Keep>
void take(AlertsAndRules& found, Result<T> read, Keep keep)
{
    if (read) {
        keep(std::move(*read));
        return;
    }
    ++found.problems;
    if (!found.firstProblem)
        found.firstProblem = std::move(read.error());
}

} // namespace

Result<AlertsAndRules> loadAlerts(const HistoryReader& reader, TimeRange range, const CancelToken& cancel)
{
    AlertsAndRules found;
    const auto records = reader.alerts(range);
    if (!records)
        return Failure(records.error());
    for (const AlertRecord& record : *records) {
        if (cancel.isCancelled())
            return fail(ErrorKind::Cancelled, {},
                        QCoreApplication::translate("AlertQuery", "The alerts were not loaded to the end."));
        take(found, fromRecord(record), [&](Alert alert) {
            if (alert.state != AlertState::Inactive)
                found.alerts.push_back(std::move(alert));
        });
    }

    const auto extent = reader.extent();
    if (!extent)
        return Failure(extent.error());
    if (*extent)
        found.earliest = std::max((*extent)->from, Timestamp{0}); // before 1970 is damage
    if (found.earliest) {
        for (const Alert& alert : found.alerts)
            found.earliest = std::min(*found.earliest, alert.pendingAt);
    }

    const auto rules = reader.documents(documentkind::rule);
    if (!rules)
        return Failure(rules.error());
    for (const DocumentRecord& document : *rules)
        take(found, ruleFromJson(document.body),
             [&](AlertRule rule) { found.rules.push_back(std::move(rule)); });

    const auto endpoints = storedEndpoints(reader);
    if (!endpoints)
        return Failure(endpoints.error());
    for (const StoredEndpoint& stored : endpoints->all)
        found.endpointNames[stored.id] = stored.name; // also of one that cannot be watched
    return found;
}

} // namespace qd
