// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/sample.h"

#include <optional>

namespace qd {

enum class Severity { Info, Warning, Critical };
enum class Comparison { Above, Below };

/// When to raise an alert. Semantics follow Prometheus: the condition must hold for `holdFor` before the alert
/// fires; missing data resets a pending alert. On top of it a resolve condition of its own (hysteresis).
struct AlertRule
{
    std::string id;
    QString name;
    std::string metric; ///< a standard metric (models/base/metrics.h) or any scraped one
    Labels labels;      ///< series must have these, e.g. quantile="0.99" or model="fraud"
    Comparison comparison = Comparison::Above;
    double threshold = 0;
    Duration holdFor{15'000};
    Severity severity = Severity::Warning;
    /// The alert resolves when the value is on the good side of this for `resolveFor`; absent: the threshold.
    std::optional<double> resolveThreshold;
    Duration resolveFor{10'000};
    bool enabled = true;

    friend bool operator==(const AlertRule&, const AlertRule&) = default;
};

[[nodiscard]] std::string_view severityId(Severity severity); ///< "info", "warning", "critical"
[[nodiscard]] std::string ruleToJson(const AlertRule& rule);
[[nodiscard]] Result<AlertRule> ruleFromJson(std::string_view json);
/// The rules that a new history starts with (resources/rules/default.json).
[[nodiscard]] std::vector<AlertRule> defaultRules();

} // namespace qd
