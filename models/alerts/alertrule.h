// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/condition.h"
#include "models/base/error.h"
#include "models/base/sample.h"

namespace qd {

/// When to raise an alert. Semantics follow Prometheus: the condition must hold for `holdFor` before the
/// alert fires; missing data resets a pending alert. On top of it the alert resolves when the value has been
/// on the good side of the condition's own limit for `resolveFor`.
struct AlertRule
{
    std::string id; ///< unique; a UUID unless it is a default rule
    QString name;
    std::string metric; ///< a standard metric (models/base/metrics.h) or any scraped one
    Labels labels;      ///< series must have these, e.g. quantile="0.99" or model="fraud"
    Condition condition;
    Duration holdFor{15'000};
    Severity severity = Severity::Warning;
    Duration resolveFor{10'000};
    bool enabled = true;

    friend bool operator==(const AlertRule&, const AlertRule&) = default;
};

[[nodiscard]] std::string ruleToJson(const AlertRule& rule);
[[nodiscard]] Result<AlertRule> ruleFromJson(std::string_view json);
/// The rule's name as people read it: those of the default rules are translated.
[[nodiscard]] QString ruleTitle(const AlertRule& rule);
/// "Raise a critical alert when accuracy is below 85.0 % for 15 seconds; resolve it when …": the whole rule
/// in plain words, in the current language. Also for half-filled rules of a form.
[[nodiscard]] QString describeRule(const AlertRule& rule);
/// "Accuracy below 85.0 % for 15 seconds": the condition alone, for a cell of a table.
[[nodiscard]] QString ruleConditionText(const AlertRule& rule);
/// Unit in which the rule's thresholds are shown; Count for metrics that are not standard.
[[nodiscard]] MetricUnit ruleUnit(const AlertRule& rule);
/// The rules that a new history starts with (resources/rules/default.json).
[[nodiscard]] std::vector<AlertRule> defaultRules();

} // namespace qd
