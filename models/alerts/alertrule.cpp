// SPDX-License-Identifier: Apache-2.0
#include "models/alerts/alertrule.h"

#include "models/alerts/rulejson.h"

#include <QFile>

// Must stand outside any namespace (Q_INIT_RESOURCE).
static void initRuleResources()
{
    Q_INIT_RESOURCE(quarterdeck_rules);
}

namespace qd {

namespace {

/// Names in resources/rules/default.json, for the translators.
[[maybe_unused]] constexpr const char* defaultNames[] = {
    QT_TRANSLATE_NOOP("DefaultRules", "Accuracy is low"),
    QT_TRANSLATE_NOOP("DefaultRules", "p99 latency is high"),
    QT_TRANSLATE_NOOP("DefaultRules", "Many requests fail"),
    QT_TRANSLATE_NOOP("DefaultRules", "Endpoint cannot be reached"),
    QT_TRANSLATE_NOOP("DefaultRules", "CPU is saturated"),
    QT_TRANSLATE_NOOP("DefaultRules", "Memory use is high"),
};

} // namespace

std::string_view severityId(Severity severity)
{
    return json::idOf(severity);
}

std::string ruleToJson(const AlertRule& rule)
{
    return json::toText(rule);
}

Result<AlertRule> ruleFromJson(std::string_view json)
{
    return json::fromText<AlertRule>(
        json, QCoreApplication::translate("AlertRule", "Alert rule"),
        QCoreApplication::translate("AlertRule", "It is ignored. Create it again."));
}

QString ruleTitle(const AlertRule& rule)
{
    return QCoreApplication::translate("DefaultRules", rule.name.toUtf8().constData());
}

MetricUnit ruleUnit(const AlertRule& rule)
{
    const MetricInfo* info = findMetric(rule.metric);
    return info == nullptr ? MetricUnit::Count : info->unit;
}

// The file is part of the program: a broken one is a broken build.
std::vector<AlertRule> defaultRules()
{
    initRuleResources();
    QFile file(QStringLiteral(":/quarterdeck/rules/default.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The program was built without its default rules.");
    auto rules = json::fromText<std::vector<AlertRule>>(file.readAll().toStdString(), file.fileName());
    if (!rules)
        qFatal("%s", qPrintable(rules.error().text()));
    return std::move(*rules);
}

} // namespace qd
