// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/severity.h"
#include "models/base/metrics.h"
#include "models/base/time.h"

#include <QString>

#include <optional>

namespace qd {

/// The side of a limit on which a value is bad.
enum class LimitSide { Above, Below };

/// What a rule watches for: a value beyond a threshold, until it is back on the good side of a limit. A value
/// exactly on a limit is on its good side.
struct Condition
{
    LimitSide side = LimitSide::Above;
    double threshold = 0;
    /// The limit on whose good side the condition is over (hysteresis); absent: the threshold.
    std::optional<double> resolveThreshold;

    [[nodiscard]] bool isBreachedBy(double value) const;
    [[nodiscard]] bool isResolvedBy(double value) const;
    [[nodiscard]] double resolveLimit() const { return resolveThreshold.value_or(threshold); }
    /// Returns whether no value both breaches the condition and resolves it.
    [[nodiscard]] bool isConsistent() const;
    /// Returns the value that is further on the bad side.
    [[nodiscard]] double worseOf(double a, double b) const;

    /// "Accuracy below 85.0 % for 15 seconds", for a cell of a table.
    [[nodiscard]] QString describe(const QString& metric, MetricUnit unit, Duration holdFor) const;
    /// "Raise a critical alert when accuracy is below 85.0 % at each check for 15 seconds."
    [[nodiscard]] QString raiseText(Severity severity, const QString& metric, MetricUnit unit,
                                    Duration holdFor) const;
    /// "Resolve it when the value is at least 87.0 % for 10 seconds."
    [[nodiscard]] QString resolveText(MetricUnit unit, Duration resolveFor) const;

    friend bool operator==(const Condition&, const Condition&) = default;
};

} // namespace qd
