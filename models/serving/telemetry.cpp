// SPDX-License-Identifier: Apache-2.0
#include "models/serving/telemetry.h"

#include "models/base/metrics.h"
#include "models/exposition/number.h"
#include "models/serving/histogram.h"
#include "models/serving/telemetrymapping.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <compare>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace qd {

namespace {

constexpr std::array<std::pair<std::string_view, double>, 3> wantedQuantiles{
    {{"0.5", 0.5}, {"0.9", 0.9}, {"0.99", 0.99}}};

/// One series of the page, with how much it grew since the previous one.
struct Point
{
    const Labels* labels;
    double value;
    std::optional<double> delta; ///< the difference; absent: the series is new
};

using Page = std::unordered_map<std::string_view, std::vector<Point>>;

/// Which of the derived series something belongs to.
struct GroupKey
{
    std::string model;
    std::string version;
    std::string device;

    friend auto operator<=>(const GroupKey&, const GroupKey&) = default;
};

struct Group
{
    double of = 0;
    double per = 0;
    double minus = 0;
    double weight = 0;
    double sum = 0; ///< the sum of what a histogram observed
    int ofCount = 0;
    int perCount = 0;
    int minusCount = 0;
    int sumCount = 0;
    CumulativeBuckets buckets;
    std::map<std::string, double, std::less<>> quantiles; ///< a summary's, by the text of its label
};

using Groups = std::map<GroupKey, Group>;

std::string firstPresent(const Labels& labels, const std::vector<std::string>& names)
{
    for (const std::string& name : names) {
        if (const std::string& value = labels.get(name); !value.empty())
            return value;
    }
    return {};
}

std::optional<double> boundOf(const Labels& labels)
{
    return parseNumber(labels.get("le"));
}

/// Applies one rule to one page.
class RuleRun
{
public:
    RuleRun(const TelemetryMapping& mapping, const MappingRule& rule, const Page& page)
        : m_mapping(mapping), m_rule(rule)
    {
        const bool needsDelta = rule.op != MappingOp::Gauge && rule.op != MappingOp::Summary;
        const bool ofFound =
            visit(page, rule.of, [&](Group& group, const Point& point) { addOf(group, point, needsDelta); });
        const bool perFound = visit(page, rule.per, [](Group& group, const Point& point) {
            group.per += point.delta.value_or(0);
            group.perCount += point.delta ? 1 : 0;
        });
        m_found = ofFound || (rule.absentIsZero && perFound);
        visit(page, rule.minus, [](Group& group, const Point& point) {
            group.minus += point.value;
            ++group.minusCount;
        });
        visit(page, rule.weight,
              [](Group& group, const Point& point) { group.weight += point.delta.value_or(0); });
        visit(page, rule.sum, [](Group& group, const Point& point) {
            group.sum += point.delta.value_or(0);
            group.sumCount += point.delta ? 1 : 0;
        });
    }

    /// The page has what the rule is made of, even if there is no value yet.
    [[nodiscard]] bool applies() const { return m_found; }
    [[nodiscard]] const Groups& groups() const { return m_groups; }

    [[nodiscard]] std::optional<double> value(const Group& group, double seconds) const
    {
        switch (m_rule.op) {
        case MappingOp::Gauge: {
            if (group.ofCount == 0 || (!m_rule.minus.empty() && group.minusCount == 0))
                return std::nullopt;
            const double divisor = m_rule.combine == MappingCombine::Mean ? group.ofCount : 1.0;
            return (group.of / divisor - group.minus) * m_rule.scale;
        }
        case MappingOp::Rate:
            return group.ofCount > 0 && seconds > 0 ? std::optional(group.of / seconds * m_rule.scale)
                                                    : std::nullopt;
        case MappingOp::Ratio: {
            if (group.per <= 0 || (group.ofCount == 0 && !m_rule.absentIsZero))
                return std::nullopt;
            const double ratio = group.of / group.per * m_rule.scale;
            return m_rule.complement ? 1.0 - ratio : ratio;
        }
        case MappingOp::Histogram:
        case MappingOp::Summary:
            break;
        }
        return std::nullopt;
    }

    /// Returns the quantile; NaN where there is none.
    [[nodiscard]] double quantile(const Group& group, std::string_view text, double q) const
    {
        if (m_rule.op == MappingOp::Histogram)
            return resolvedQuantile(group.buckets, q, mean(group)) * m_rule.scale;
        const auto found = group.quantiles.find(text);
        return found == group.quantiles.end() ? std::nan("") : found->second * m_rule.scale;
    }

    /// Requests behind a group's quantiles.
    [[nodiscard]] double weight(const Group& group) const
    {
        if (m_rule.op == MappingOp::Summary)
            return group.weight;
        return group.buckets.empty() ? 0.0 : group.buckets.rbegin()->second;
    }

private:
    /// Returns the mean of a histogram's observations; NaN without its sum.
    [[nodiscard]] double mean(const Group& group) const
    {
        return group.sumCount > 0 && weight(group) > 0 ? group.sum / weight(group) : std::nan("");
    }

    /// Says whether the page has any of it.
    template <typename Add>
    bool visit(const Page& page, const std::vector<MetricSelector>& selectors, Add add)
    {
        bool any = false;
        for (const MetricSelector& selector : selectors) {
            for (const std::string& name : selector.names) {
                const auto points = page.find(name);
                if (points == page.end())
                    continue;
                for (const Point& point : points->second) {
                    if (!selector.fits(*point.labels))
                        continue;
                    any = true;
                    forEachGroup(*point.labels, [&](Group& group) { add(group, point); });
                }
                break; // later names are what other versions of the server call the same thing
            }
        }
        return any;
    }

    template <typename Handle>
    void forEachGroup(const Labels& labels, Handle handle)
    {
        GroupKey key;
        if (m_rule.scope == MappingScope::Device)
            key.device = firstPresent(labels, m_mapping.deviceLabels);
        if (m_rule.scope == MappingScope::Model) {
            key.model = firstPresent(labels, m_mapping.modelLabels);
            key.version = firstPresent(labels, m_mapping.versionLabels);
        }
        handle(m_groups[key]);
        const bool isQuantile = m_rule.op == MappingOp::Histogram || m_rule.op == MappingOp::Summary;
        if (!key.version.empty() && !isQuantile) { // a model's quantiles are those of its busiest version
            key.version.clear();
            handle(m_groups[key]);
        }
    }

    void addOf(Group& group, const Point& point, bool needsDelta)
    {
        if (needsDelta && !point.delta)
            return;
        if (m_rule.op == MappingOp::Histogram) {
            if (const auto bound = boundOf(*point.labels))
                group.buckets[*bound] += *point.delta;
        } else if (m_rule.op == MappingOp::Summary) {
            if (std::isfinite(point.value))
                group.quantiles[point.labels->get("quantile")] = point.value;
        } else {
            group.of += needsDelta ? *point.delta : point.value;
        }
        ++group.ofCount;
    }

    const TelemetryMapping& m_mapping;
    const MappingRule& m_rule;
    bool m_found = false;
    Groups m_groups;
};

} // namespace

struct Telemetry::Private
{
    explicit Private(const Endpoint& e) : endpoint(e.id), mapping(telemetryMapping(e.platform))
    {
        for (const MappingRule& rule : mapping.rules) {
            for (const auto* selectors : {&rule.of, &rule.per, &rule.minus, &rule.weight, &rule.sum}) {
                for (const MetricSelector& selector : *selectors)
                    names.insert(selector.names.begin(), selector.names.end());
            }
        }
    }

    Page read(std::span<const SeriesSample> scraped);
    void addRule(const MappingRule& rule, const RuleRun& run, const Page& page);
    void addQuantiles(const RuleRun& run, const std::string& metric);
    void addQuantilesOf(const RuleRun& run, const std::string& metric, const GroupKey& key,
                        const Group& group);
    void add(const std::string& metric, const GroupKey& key, double value, std::string_view quantile = {});
    [[nodiscard]] std::set<std::string> modelsOn(const Page& page) const;

    std::string endpoint;
    const TelemetryMapping& mapping;
    std::unordered_set<std::string_view> names; ///< the names of all series that any rule looks at

    std::unordered_map<std::string, double> previous; ///< previous values by canonical text of the series
    std::optional<Timestamp> previousAt;

    // Of the run under way
    Timestamp at;
    double seconds = 0; ///< since the previous page; 0: there is none
    std::vector<SeriesSample> derived;
};

Page Telemetry::Private::read(std::span<const SeriesSample> scraped)
{
    Page page;
    std::unordered_map<std::string, double> current;
    for (const SeriesSample& sample : scraped) {
        const auto name = names.find(sample.key.metric);
        if (name == names.end() || std::isnan(sample.sample.value))
            continue;
        std::string series = sample.key.metric + sample.key.labels.toString();
        std::optional<double> delta;
        if (const auto before = previous.find(series); before != previous.end()) {
            // A counter that fell was reset and has counted from zero since.
            const double now = sample.sample.value;
            delta = now >= before->second ? now - before->second : now;
        }
        if (!current.emplace(std::move(series), sample.sample.value).second)
            continue; // the same series again, at another time
        page[*name].push_back({&sample.key.labels, sample.sample.value, delta});
    }
    previous.swap(current);
    return page;
}

void Telemetry::Private::add(const std::string& metric, const GroupKey& key, double value,
                             std::string_view quantile)
{
    if (!std::isfinite(value))
        return;
    Labels labels;
    labels.set(label::endpoint, endpoint); // empty values are left out
    labels.set(label::model, key.model);
    labels.set(label::version, key.version);
    labels.set(label::device, key.device);
    labels.set(label::quantile, quantile);
    derived.push_back({{metric, std::move(labels)}, {at, value}});
}

void Telemetry::Private::addQuantilesOf(const RuleRun& run, const std::string& metric, const GroupKey& key,
                                        const Group& group)
{
    for (const auto& [text, q] : wantedQuantiles)
        add(metric, key, run.quantile(group, text, q), text);
}

void Telemetry::Private::addQuantiles(const RuleRun& run, const std::string& metric)
{
    std::map<std::string, std::vector<const Groups::value_type*>> versions;
    for (const auto& entry : run.groups()) {
        addQuantilesOf(run, metric, entry.first, entry.second);
        if (!entry.first.version.empty())
            versions[entry.first.model].push_back(&entry);
    }
    for (const auto& [model, entries] : versions) {
        const auto busiest =
            *std::max_element(entries.begin(), entries.end(), [&](const auto* a, const auto* b) {
                return run.weight(a->second) < run.weight(b->second);
            });
        // With several versions and no requests to any, no version speaks for the model.
        if (entries.size() == 1 || run.weight(busiest->second) > 0)
            addQuantilesOf(run, metric, {model, {}, {}}, busiest->second);
    }
}

std::set<std::string> Telemetry::Private::modelsOn(const Page& page) const
{
    std::set<std::string> models;
    for (const auto& [name, points] : page) {
        for (const Point& point : points)
            models.insert(firstPresent(*point.labels, mapping.modelLabels));
    }
    models.erase(std::string());
    return models;
}

void Telemetry::Private::addRule(const MappingRule& rule, const RuleRun& run, const Page& page)
{
    if (rule.op == MappingOp::Histogram || rule.op == MappingOp::Summary) {
        addQuantiles(run, rule.metric);
        return;
    }
    for (const auto& [key, group] : run.groups()) {
        const auto value = run.value(group, seconds);
        if (!value)
            continue;
        add(rule.metric, key, *value);
        if (!rule.attributeToOnlyModel)
            continue;
        if (const auto models = modelsOn(page); models.size() == 1)
            add(rule.metric, {*models.begin(), {}, {}}, *value);
    }
}

Telemetry::Telemetry(const Endpoint& endpoint) : d(std::make_unique<Private>(endpoint))
{
}

Telemetry::~Telemetry() = default;

std::vector<SeriesSample> Telemetry::derive(std::span<const SeriesSample> scraped, Timestamp at)
{
    d->at = at;
    d->seconds = d->previousAt ? static_cast<double>((at - *d->previousAt).count()) / 1000.0 : 0.0;
    d->previousAt = at;
    const Page page = d->read(scraped);
    std::set<std::string_view> settled;
    for (const MappingRule& rule : d->mapping.rules) {
        if (settled.contains(rule.metric) || settled.contains(rule.unless))
            continue;
        if (const RuleRun run(d->mapping, rule, page); run.applies()) {
            settled.insert(rule.metric);
            d->addRule(rule, run, page);
        }
    }
    return std::exchange(d->derived, {});
}

} // namespace qd
