// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/history/history.h"
#include "models/serving/storedendpoints.h"

#include <vector>

namespace qd {

/// Everything that monitoring goes on from when the console is opened again.
struct StoredState
{
    std::vector<LogPosition> logPositions;
    std::vector<DocumentRecord> serving; ///< kind "serving": which version served last
    std::vector<Silence> silences;
    std::vector<AlertRule> rules;
    bool needsDefaultRules = false; ///< a new history: nobody has ever edited or removed a rule
    std::vector<Alert> openAlerts;
    StoredEndpoints endpoints;
    /// Documents that were left out because they cannot be read, each by its name.
    std::vector<Error> problems;
};

/// Reads the stored state; fails as a whole when the history cannot be read: half of it would look as if the
/// operator had removed the rest. Blocking; any thread.
[[nodiscard]] Result<StoredState> readStoredState(const History& history, Timestamp now);

/// What the log of an endpoint brought since `from`, for the window that a restart would otherwise lose.
[[nodiscard]] Result<std::vector<StoredPrediction>>
readRecentPredictions(const History& history, const std::string& endpoint, TimeRange range);

} // namespace qd
