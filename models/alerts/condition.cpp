// SPDX-License-Identifier: Apache-2.0
#include "models/alerts/condition.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

QString secondsText(Duration duration)
{
    const auto seconds = duration.count() / 1000;
    if (seconds > 0 && seconds % 3600 == 0)
        return QCoreApplication::translate("AlertRule", "%n hour(s)", nullptr,
                                           static_cast<int>(seconds / 3600));
    if (seconds > 0 && seconds % 60 == 0)
        return QCoreApplication::translate("AlertRule", "%n minute(s)", nullptr,
                                           static_cast<int>(seconds / 60));
    return QCoreApplication::translate("AlertRule", "%n second(s)", nullptr, static_cast<int>(seconds));
}

/// Whole sentences per case, so that translators can order the words. %1 metric, %2 threshold, %3 duration.
QString raiseSentence(Severity severity, bool above)
{
    switch (severity) {
    case Severity::Info:
        return above ? QCoreApplication::translate(
                           "AlertRule", "Raise an info alert when %1 is above %2 at each check for %3.")
                     : QCoreApplication::translate(
                           "AlertRule", "Raise an info alert when %1 is below %2 at each check for %3.");
    case Severity::Warning:
        return above
                   ? QCoreApplication::translate("AlertRule",
                                                 "Raise a warning when %1 is above %2 at each check for %3.")
                   : QCoreApplication::translate("AlertRule",
                                                 "Raise a warning when %1 is below %2 at each check for %3.");
    case Severity::Critical:
        return above ? QCoreApplication::translate(
                           "AlertRule", "Raise a critical alert when %1 is above %2 at each check for %3.")
                     : QCoreApplication::translate(
                           "AlertRule", "Raise a critical alert when %1 is below %2 at each check for %3.");
    }
    return {};
}

} // namespace

bool Condition::isBreachedBy(double value) const
{
    return side == LimitSide::Above ? value > threshold : value < threshold;
}

bool Condition::isResolvedBy(double value) const
{
    return side == LimitSide::Above ? value <= resolveLimit() : value >= resolveLimit();
}

bool Condition::isConsistent() const
{
    return !isBreachedBy(resolveLimit());
}

double Condition::worseOf(double a, double b) const
{
    return side == LimitSide::Above ? std::max(a, b) : std::min(a, b);
}

// Metric names and labels come from the network and may hold "%1": all arguments in one call.
QString Condition::describe(const QString& metric, MetricUnit unit, Duration holdFor) const
{
    const QString text = side == LimitSide::Above
                             ? QCoreApplication::translate("AlertRule", "%1 above %2 for %3")
                             : QCoreApplication::translate("AlertRule", "%1 below %2 for %3");
    return text.arg(metric, formatValue(threshold, unit), secondsText(holdFor));
}

QString Condition::raiseText(Severity severity, const QString& metric, MetricUnit unit,
                             Duration holdFor) const
{
    return raiseSentence(severity, side == LimitSide::Above)
        .arg(metric, formatValue(threshold, unit), secondsText(holdFor));
}

QString Condition::resolveText(MetricUnit unit, Duration resolveFor) const
{
    const QString text =
        side == LimitSide::Above
            ? QCoreApplication::translate("AlertRule", "Resolve it when the value is at most %1 for %2.")
            : QCoreApplication::translate("AlertRule", "Resolve it when the value is at least %1 for %2.");
    return text.arg(formatValue(resolveLimit(), unit), secondsText(resolveFor));
}

} // namespace qd
