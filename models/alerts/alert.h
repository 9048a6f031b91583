// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alertrule.h"
#include "models/history/records.h"

#include <QMetaType>

namespace qd {

enum class AlertState { Inactive, Pending, Firing, Resolved };

struct Acknowledgement
{
    Timestamp at;
    QString by;
    QString reason;
};

/// One episode of one rule on one series, from pending to resolved.
struct Alert
{
    std::string id; ///< UUID
    AlertRule rule; ///< as it was when the alert was last evaluated
    Labels series;  ///< labels of the series that breached
    AlertState state = AlertState::Pending;
    Timestamp pendingAt;
    Timestamp firingAt;   ///< ms 0: never
    Timestamp resolvedAt; ///< ms 0: not yet; of one dropped from pending, when that was
    double value = 0;     ///< latest
    double worst = 0;     ///< furthest beyond the threshold so far
    std::optional<Acknowledgement> acknowledged;
    std::string silencedBy; ///< id of the silence in force, empty: none

    [[nodiscard]] std::string endpoint() const { return series.get("endpoint"); }
    [[nodiscard]] std::string model() const { return series.get("model"); }
};

/// Mutes notifications and lowers the alert in lists; the alert itself goes on. Matches by labels.
struct Silence
{
    std::string id;
    Labels matchers; ///< every one must equal; "rule" matches the rule's id
    Timestamp from;
    Timestamp until;
    QString by;
    QString reason;
};

[[nodiscard]] std::string_view stateId(AlertState state); ///< "inactive", "pending", "firing", "resolved"

[[nodiscard]] AlertRecord toRecord(const Alert& alert);
[[nodiscard]] Result<Alert> fromRecord(const AlertRecord& record);
[[nodiscard]] std::string silenceToJson(const Silence& silence);
[[nodiscard]] Result<Silence> silenceFromJson(std::string_view json);

} // namespace qd

Q_DECLARE_METATYPE(qd::Alert)
