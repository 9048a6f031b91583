// SPDX-License-Identifier: Apache-2.0
#include "models/alerts/alertrule.h"
#include "models/base/text.h"

#include <QCoreApplication>
#include <QLocale>

namespace qd {

namespace {

QString metricText(const AlertRule& rule)
{
    const MetricInfo* info = findMetric(rule.metric);
    QString name = info == nullptr ? toQString(rule.metric) : info->displayName();
    if (rule.labels.isEmpty())
        return name;
    return QCoreApplication::translate("AlertRule", "%1 %2", "metric name, its labels in braces")
        .arg(name, toQString(rule.labels.toString()));
}

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
QString raiseText(const AlertRule& rule)
{
    const bool above = rule.comparison == LimitSide::Above;
    switch (rule.severity) {
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

QString resolveText(const AlertRule& rule)
{
    return rule.comparison == LimitSide::Above
               ? QCoreApplication::translate("AlertRule", "Resolve it when the value is at most %1 for %2.")
               : QCoreApplication::translate("AlertRule", "Resolve it when the value is at least %1 for %2.");
}

} // namespace

QString ruleConditionText(const AlertRule& rule)
{
    const QString text = rule.comparison == LimitSide::Above
                             ? QCoreApplication::translate("AlertRule", "%1 above %2 for %3")
                             : QCoreApplication::translate("AlertRule", "%1 below %2 for %3");
    return text.arg(metricText(rule), formatValue(rule.threshold, ruleUnit(rule)), secondsText(rule.holdFor));
}

QString describeRule(const AlertRule& rule)
{
    const MetricUnit unit = ruleUnit(rule);
    const double good = rule.resolveThreshold.value_or(rule.threshold);
    // Metric names and labels come from the network and may hold "%1": all arguments in one call.
    const QString raise =
        raiseText(rule).arg(metricText(rule), formatValue(rule.threshold, unit), secondsText(rule.holdFor));
    const QString resolve = resolveText(rule).arg(formatValue(good, unit), secondsText(rule.resolveFor));
    return QCoreApplication::translate("AlertRule", "%1 %2", "two whole sentences").arg(raise, resolve);
}

} // namespace qd
