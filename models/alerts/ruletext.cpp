// SPDX-License-Identifier: Apache-2.0
#include "models/alerts/alertrule.h"
#include "models/base/text.h"

#include <QCoreApplication>

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

} // namespace

QString ruleConditionText(const AlertRule& rule)
{
    return rule.condition.describe(metricText(rule), ruleUnit(rule), rule.holdFor);
}

QString describeRule(const AlertRule& rule)
{
    const MetricUnit unit = ruleUnit(rule);
    return QCoreApplication::translate("AlertRule", "%1 %2", "two whole sentences")
        .arg(rule.condition.raiseText(rule.severity, metricText(rule), unit, rule.holdFor),
             rule.condition.resolveText(unit, rule.resolveFor));
}

} // namespace qd
