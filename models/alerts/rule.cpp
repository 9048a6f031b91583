// SPDX-License-Identifier: Apache-2.0
#include "models/alerts/rule.h"

#include "models/alerts/jsonfields.h"
#include "models/alerts/rulejson.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

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

QString documentName()
{
    return QCoreApplication::translate("AlertRule", "Alert rule");
}

std::optional<Severity> severityFrom(std::string_view id)
{
    for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Critical}) {
        if (severityId(severity) == id)
            return severity;
    }
    return std::nullopt;
}

Comparison readComparison(JsonFields& fields)
{
    const std::string text = fields.text("comparison");
    if (text != "above" && text != "below")
        fields.reject("comparison");
    return text == "below" ? Comparison::Below : Comparison::Above;
}

Severity readSeverity(JsonFields& fields)
{
    const auto severity = severityFrom(fields.text("severity"));
    if (!severity)
        fields.reject("severity");
    return severity.value_or(Severity::Warning);
}

Result<AlertRule> ruleFrom(JsonFields fields)
{
    AlertRule rule;
    if (!fields.error()) {
        rule.id = fields.text("id");
        rule.name = fields.readableText("name");
        rule.metric = fields.text("metric");
        rule.labels = fields.labels("labels");
        rule.comparison = readComparison(fields);
        rule.threshold = fields.number("threshold");
        rule.holdFor = fields.durationOr("hold_for_ms", rule.holdFor);
        rule.severity = readSeverity(fields);
        rule.resolveThreshold = fields.optionalNumber("resolve_threshold");
        rule.resolveFor = fields.durationOr("resolve_for_ms", rule.resolveFor);
        rule.enabled = fields.boolOr("enabled", true);
    }
    if (fields.error())
        return Failure(*fields.error());
    return rule;
}

} // namespace

std::string_view severityId(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return "info";
    case Severity::Warning:
        return "warning";
    case Severity::Critical:
        return "critical";
    }
    return "info";
}

QJsonObject ruleToObject(const AlertRule& rule)
{
    QJsonObject object{
        {QStringLiteral("id"), toQString(rule.id)},
        {QStringLiteral("name"), rule.name},
        {QStringLiteral("metric"), toQString(rule.metric)},
        {QStringLiteral("labels"), labelsToJson(rule.labels)},
        {QStringLiteral("comparison"),
         rule.comparison == Comparison::Above ? QStringLiteral("above") : QStringLiteral("below")},
        {QStringLiteral("threshold"), rule.threshold},
        {QStringLiteral("hold_for_ms"), static_cast<qint64>(rule.holdFor.count())},
        {QStringLiteral("severity"), toQString(severityId(rule.severity))},
        {QStringLiteral("resolve_for_ms"), static_cast<qint64>(rule.resolveFor.count())},
        {QStringLiteral("enabled"), rule.enabled},
    };
    if (rule.resolveThreshold)
        object.insert(QStringLiteral("resolve_threshold"), *rule.resolveThreshold);
    return object;
}

Result<AlertRule> ruleFromObject(const QJsonObject& object)
{
    return ruleFrom(JsonFields(object, documentName()));
}

std::string ruleToJson(const AlertRule& rule)
{
    return QJsonDocument(ruleToObject(rule)).toJson(QJsonDocument::Compact).toStdString();
}

Result<AlertRule> ruleFromJson(std::string_view json)
{
    return ruleFrom(JsonFields(json, documentName()));
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
    std::vector<AlertRule> rules;
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue entry : entries) {
        auto rule = ruleFromObject(entry.toObject());
        if (!rule)
            qFatal("Default rule %d: %s", int(rules.size()) + 1, qPrintable(rule.error().text()));
        rules.push_back(std::move(*rule));
    }
    return rules;
}

} // namespace qd
