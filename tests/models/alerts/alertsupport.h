// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alertengine.h"

namespace qd::test {

inline constexpr Timestamp noon{1'800'000'000'000};

inline AlertRule accuracyRule()
{
    AlertRule rule;
    rule.id = "accuracy";
    rule.name = QStringLiteral("Accuracy is low");
    rule.metric = metric::accuracy;
    rule.condition.side = LimitSide::Below;
    rule.condition.threshold = 0.85;
    rule.holdFor = Duration{3'000};
    rule.severity = Severity::Critical;
    rule.condition.resolveThreshold = 0.90;
    rule.resolveFor = Duration{2'000};
    return rule;
}

inline Labels fraud()
{
    return {{"endpoint", "triton"}, {"model", "fraud"}};
}

inline SeriesSample sample(double value, Labels labels = fraud(),
                           std::string_view metricName = metric::accuracy)
{
    return {{std::string(metricName), std::move(labels)}, {noon, value}};
}

} // namespace qd::test
