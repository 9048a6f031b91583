// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"

#include <array>

namespace qd::test {

inline constexpr Timestamp noon{1'800'014'400'000}; ///< 2027-01-15 12:00 UTC

struct AlertShape
{
    std::string id;
    std::string model = "fraud";
    Severity severity = Severity::Critical;
    AlertState state = AlertState::Resolved;
    int pendingMinutesAgo = 30;
    int minutes = 10; ///< from pending to resolved
};

inline Alert makeAlert(const AlertShape& shape)
{
    Alert alert;
    alert.id = shape.id;
    alert.rule = defaultRules().front();
    alert.rule.severity = shape.severity;
    if (shape.severity == Severity::Warning)
        alert.rule.name = QStringLiteral("p99 latency is high");
    if (shape.severity == Severity::Info)
        alert.rule.name = QStringLiteral("Traffic is unusual");
    alert.series = {{"endpoint", shape.model == "fraud" ? "triton" : "torchserve"}};
    alert.series.set("model", shape.model);
    alert.state = shape.state;
    alert.pendingAt = noon - std::chrono::minutes(shape.pendingMinutesAgo);
    if (shape.state != AlertState::Pending)
        alert.firingAt = alert.pendingAt + std::chrono::seconds(60);
    if (shape.state == AlertState::Resolved)
        alert.resolvedAt = alert.pendingAt + std::chrono::minutes(shape.minutes);
    alert.value = 0.78;
    alert.worst = 0.741;
    return alert;
}

/// One of every kind, as a morning may leave them.
inline std::vector<Alert> morning()
{
    std::vector<Alert> alerts{
        makeAlert({"resolved", "fraud", Severity::Critical, AlertState::Resolved, 50, 12}),
        makeAlert({"firing", "fraud", Severity::Critical, AlertState::Firing, 20, 0}),
        makeAlert({"slow", "fraud", Severity::Warning, AlertState::Firing, 17, 0}),
        makeAlert({"pending", "sentiment", Severity::Warning, AlertState::Pending, 3, 0}),
        makeAlert({"short", "sentiment", Severity::Warning, AlertState::Resolved, 40, 2}),
        makeAlert({"info", "sentiment", Severity::Info, AlertState::Resolved, 33, 14}),
        makeAlert({"silenced", "sentiment", Severity::Critical, AlertState::Firing, 16, 0}),
    };
    alerts[2].acknowledged =
        Acknowledgement{noon, QStringLiteral("ana"), QStringLiteral("The data team is on it.")};
    alerts[6].silencedBy = "s1";
    return alerts;
}

} // namespace qd::test
