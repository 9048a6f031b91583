// SPDX-License-Identifier: Apache-2.0
#include "models/serving/telemetrymapping.h"

#include "models/base/metrics.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>
#include <mutex>
#include <stdexcept>

// Must stand outside any namespace (Q_INIT_RESOURCE).
static void initTelemetryResources()
{
    Q_INIT_RESOURCE(quarterdeck_telemetry);
}

namespace qd {

namespace {

struct TelemetryMappingWords
{
    Q_DECLARE_TR_FUNCTIONS(TelemetryMappingWords)
};

std::vector<std::string> readStrings(const QJsonValue& value)
{
    std::vector<std::string> strings;
    for (const QJsonValue& item : value.toArray())
        strings.push_back(item.toString().toStdString());
    return strings;
}

std::vector<Labels::Pair> readPairs(const QJsonObject& object)
{
    std::vector<Labels::Pair> pairs;
    for (auto it = object.begin(); it != object.end(); ++it)
        pairs.emplace_back(it.key().toStdString(), it.value().toString().toStdString());
    return pairs;
}

/// A plain name, or an object with "names", "where", "prefix" and "withAnyLabel".
MetricSelector readSelector(const QJsonValue& value)
{
    if (value.isString())
        return {{value.toString().toStdString()}, {}, {}, {}};
    const QJsonObject object = value.toObject();
    return {readStrings(object[u"names"]), readPairs(object[u"where"].toObject()),
            readPairs(object[u"prefix"].toObject()), readStrings(object[u"withAnyLabel"])};
}

std::vector<MetricSelector> readSelectors(const QJsonValue& value)
{
    std::vector<MetricSelector> selectors;
    for (const QJsonValue& item : value.toArray())
        selectors.push_back(readSelector(item));
    return selectors;
}

std::vector<MetricSelector> sumsOf(std::vector<MetricSelector> buckets)
{
    constexpr std::string_view bucket = "_bucket";
    for (MetricSelector& selector : buckets) {
        for (std::string& name : selector.names) {
            if (name.ends_with(bucket))
                name.replace(name.size() - bucket.size(), bucket.size(), "_sum");
        }
    }
    return buckets;
}

template <typename Value>
bool readWord(const QJsonValue& field, std::initializer_list<std::pair<const char*, Value>> known,
              Value& value)
{
    for (const auto& [word, meaning] : known) {
        if (field.toString() == QLatin1String(word)) {
            value = meaning;
            return true;
        }
    }
    return field.isUndefined();
}

bool selectorsGood(const std::vector<MetricSelector>& selectors)
{
    return std::all_of(selectors.begin(), selectors.end(), [](const MetricSelector& selector) {
        return !selector.names.empty() && std::none_of(selector.names.begin(), selector.names.end(),
                                                       [](const auto& name) { return name.empty(); });
    });
}

/// Reads a rule; nothing when it makes no sense.
std::optional<MappingRule> readRule(const QJsonObject& object)
{
    MappingRule rule;
    rule.metric = object[u"metric"].toString().toStdString();
    rule.unless = object[u"unless"].toString().toStdString();
    rule.scale = object[u"scale"].toDouble(1.0);
    rule.complement = object[u"complement"].toBool();
    rule.absentIsZero = object[u"absentIsZero"].toBool();
    rule.attributeToOnlyModel = object[u"attributeToOnlyModel"].toBool();
    rule.of = readSelectors(object[u"of"]);
    rule.per = readSelectors(object[u"per"]);
    rule.minus = readSelectors(object[u"minus"]);
    rule.weight = readSelectors(object[u"weight"]);
    const bool words =
        readWord<MappingScope>(object[u"scope"],
                               {{"endpoint", MappingScope::Endpoint},
                                {"model", MappingScope::Model},
                                {"device", MappingScope::Device}},
                               rule.scope) &&
        readWord<MappingOp>(object[u"op"],
                            {{"gauge", MappingOp::Gauge},
                             {"rate", MappingOp::Rate},
                             {"ratio", MappingOp::Ratio},
                             {"histogram", MappingOp::Histogram},
                             {"summary", MappingOp::Summary}},
                            rule.op) &&
        readWord<MappingCombine>(
            object[u"combine"], {{"sum", MappingCombine::Sum}, {"mean", MappingCombine::Mean}}, rule.combine);
    if (rule.op == MappingOp::Histogram)
        rule.sum = sumsOf(rule.of);
    const bool selectors = !rule.of.empty() && selectorsGood(rule.of) && selectorsGood(rule.per) &&
                           selectorsGood(rule.minus) && selectorsGood(rule.weight);
    const bool perFits = (rule.op == MappingOp::Ratio) == !rule.per.empty();
    const bool metrics = findMetric(rule.metric) && (rule.unless.empty() || findMetric(rule.unless));
    return words && selectors && perFits && metrics ? std::optional(std::move(rule)) : std::nullopt;
}

TelemetryMapping loadMapping(Platform platform)
{
    const std::string_view id = platformId(platform);
    const QString path =
        QStringLiteral(":/quarterdeck/telemetry/%1.json").arg(QString::fromLatin1(id.data(), std::ssize(id)));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::logic_error("no telemetry mapping " + path.toStdString());
    auto mapping = parseTelemetryMapping(file.readAll(), path);
    if (!mapping)
        throw std::logic_error(mapping.error().text().toStdString());
    return std::move(*mapping);
}

} // namespace

bool MetricSelector::fits(const Labels& labels) const
{
    const auto equal = [&](const Labels::Pair& pair) { return labels.get(pair.first) == pair.second; };
    const auto prefixed = [&](const Labels::Pair& pair) {
        return labels.get(pair.first).starts_with(pair.second);
    };
    const auto present = [&](const std::string& name) { return labels.has(name); };
    return std::all_of(equals.begin(), equals.end(), equal) &&
           std::all_of(prefixes.begin(), prefixes.end(), prefixed) &&
           (withAnyLabel.empty() || std::any_of(withAnyLabel.begin(), withAnyLabel.end(), present));
}

Result<TelemetryMapping> parseTelemetryMapping(const QByteArray& json, const QString& source)
{
    QJsonParseError failure;
    const QJsonDocument document = QJsonDocument::fromJson(json, &failure);
    if (!document.isObject()) {
        return fail(
            ErrorKind::Invalid,
            TelemetryMappingWords::tr("%1, character %2").arg(source, QString::number(failure.offset)),
            TelemetryMappingWords::tr("This is not a JSON object."));
    }
    TelemetryMapping mapping;
    const QJsonObject labels = document.object()[u"labels"].toObject();
    mapping.modelLabels = readStrings(labels[u"model"]);
    mapping.versionLabels = readStrings(labels[u"version"]);
    mapping.deviceLabels = readStrings(labels[u"device"]);
    for (const QJsonValue& item : document.object()[u"metrics"].toArray()) {
        auto rule = readRule(item.toObject());
        if (!rule) {
            return fail(
                ErrorKind::Invalid,
                TelemetryMappingWords::tr("%1, rule %2")
                    .arg(source, QString::number(mapping.rules.size() + 1)),
                TelemetryMappingWords::tr(
                    "The rule needs standard metrics, a known scope, op and combine, “of” with names, "
                    "and “per” for a ratio and only there."));
        }
        mapping.rules.push_back(std::move(*rule));
    }
    return mapping;
}

const TelemetryMapping& telemetryMapping(Platform platform)
{
    static std::mutex mutex;
    static std::map<Platform, TelemetryMapping> mappings;
    const std::lock_guard lock(mutex);
    initTelemetryResources();
    auto found = mappings.find(platform);
    if (found == mappings.end())
        found = mappings.emplace(platform, loadMapping(platform)).first;
    return found->second; // nodes of a map stay where they are
}

} // namespace qd
