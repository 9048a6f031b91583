// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/history/query.h"

#include <map>

namespace qd {

/// What the alerts page needs from the history.
struct AlertsAndRules
{
    /// The alerts whose life overlaps the range; none that was dropped from pending.
    std::vector<Alert> alerts;
    std::vector<AlertRule> rules;
    std::map<std::string, QString> endpointNames;
    std::optional<Timestamp> earliest; ///< sample of the history, or alert here; absent without samples
    std::optional<Error> firstProblem; ///< a stored document that cannot be read; the others are there
    int problems = 0;
};

[[nodiscard]] Result<AlertsAndRules> loadAlerts(const HistoryReader& reader, TimeRange range,
                                                const CancelToken& cancel);

} // namespace qd
