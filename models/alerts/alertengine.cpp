// SPDX-License-Identifier: Apache-2.0
#include "models/alerts/alertengine.h"

#include "models/base/metrics.h"

#include <QUuid>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

bool renewValue(Alert& alert, double value)
{
    const bool isNew = value != alert.value;
    alert.value = value;
    alert.worst = alert.rule.condition.worseOf(alert.worst, value);
    return isNew;
}

std::string newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

} // namespace

bool watches(const AlertRule& rule, const SeriesKey& series)
{
    return rule.metric == series.metric && series.labels.contains(rule.labels) &&
           (!series.labels.has(label::version) || rule.labels.has(label::version));
}

bool covers(const Silence& silence, const Alert& alert)
{
    if (silence.matchers.isEmpty())
        return false;
    return std::all_of(silence.matchers.begin(), silence.matchers.end(), [&](const Labels::Pair& matcher) {
        const auto& [name, value] = matcher;
        return name == "rule" ? alert.rule.id == value : alert.series.get(name) == value;
    });
}

void AlertEngine::setRules(std::vector<AlertRule> rules)
{
    m_rules = std::move(rules);
}

void AlertEngine::setSilences(std::vector<Silence> silences)
{
    m_silences = std::move(silences);
}

void AlertEngine::restore(std::vector<Alert> open)
{
    for (Alert& alert : open) {
        if (alert.state != AlertState::Pending && alert.state != AlertState::Firing)
            continue;
        Key key{alert.rule.id, alert.series};
        m_instances.insert_or_assign(std::move(key), Instance{std::move(alert), {}, {}, {}});
    }
}

const AlertRule* AlertEngine::rule(const std::string& id) const
{
    const auto found =
        std::find_if(m_rules.begin(), m_rules.end(), [&](const AlertRule& rule) { return rule.id == id; });
    return found == m_rules.end() ? nullptr : &*found;
}

std::map<AlertEngine::Key, AlertEngine::Live>
AlertEngine::liveValues(std::span<const SeriesSample> values) const
{
    std::map<Key, Live> live;
    for (const SeriesSample& value : values) {
        if (std::isnan(value.sample.value))
            continue;
        for (const AlertRule& rule : m_rules) {
            if (rule.enabled && watches(rule, value.key))
                live.insert_or_assign(Key{rule.id, value.key.labels}, Live{&rule, value.sample.value});
        }
    }
    return live;
}

std::vector<Alert> AlertEngine::evaluate(std::span<const SeriesSample> values, const Moment& moment)
{
    const std::map<Key, Live> live = liveValues(values);
    m_judged = live.size();
    for (const auto& [key, value] : live) {
        if (!m_instances.contains(key) && value.rule->condition.isBreachedBy(value.value))
            begin(key, value, moment);
    }

    std::vector<Alert> changed;
    for (auto next = m_instances.begin(); next != m_instances.end();) {
        auto& [key, instance] = *next;
        Alert& alert = instance.alert;
        const auto value = live.find(key);
        const Change change =
            advance(key, instance, value == live.end() ? nullptr : &value->second.value, moment);
        const bool silenceChanged = renewSilence(alert, moment);
        if (change != Change::None || silenceChanged)
            changed.push_back(alert);
        const bool over = alert.state == AlertState::Resolved || alert.state == AlertState::Inactive;
        next = over ? m_instances.erase(next) : std::next(next);
    }
    return changed;
}

/// A new episode is not pending before its first step, which then reports the change.
void AlertEngine::begin(const Key& key, const Live& live, const Moment& moment)
{
    Instance instance;
    instance.holdsSince = moment.uptime;
    instance.alert.id = newId();
    instance.alert.rule = *live.rule;
    instance.alert.series = key.second;
    instance.alert.state = AlertState::Inactive;
    instance.alert.pendingAt = moment.now;
    instance.alert.value = instance.alert.worst = live.value;
    m_instances.emplace(key, std::move(instance));
}

AlertEngine::Change AlertEngine::advance(const Key& key, Instance& instance, const double* value,
                                         const Moment& moment) const
{
    Alert& alert = instance.alert;
    const AlertRule* present = rule(key.first);
    if (present == nullptr || !present->enabled || !watches(*present, {alert.rule.metric, alert.series}))
        return end(alert, moment.now);
    const bool edited = alert.rule != *present;
    alert.rule = *present;
    const Change change = alert.state == AlertState::Firing ? stepFiring(instance, value, moment)
                                                            : stepPending(instance, value, moment);
    return change == Change::None && edited ? Change::Value : change;
}

AlertEngine::Change AlertEngine::stepPending(Instance& instance, const double* value, const Moment& moment)
{
    Alert& alert = instance.alert;
    const bool isNew = alert.state == AlertState::Inactive;
    const bool isAwaited = !instance.holdsSince;
    if (value == nullptr && isAwaited) {
        instance.awaitedSince = instance.awaitedSince.value_or(moment.uptime);
        return moment.uptime - *instance.awaitedSince >= alert.rule.holdFor ? end(alert, moment.now)
                                                                            : Change::None;
    }
    if (value == nullptr)
        return end(alert, moment.now);
    const bool valueChanged = renewValue(alert, *value);
    if (!alert.rule.condition.isBreachedBy(*value))
        return end(alert, moment.now);
    alert.state = AlertState::Pending;
    if (isAwaited)
        instance.holdsSince = moment.uptime;
    if (moment.uptime - *instance.holdsSince >= alert.rule.holdFor) {
        alert.state = AlertState::Firing;
        alert.firingAt = moment.now;
        return Change::State;
    }
    if (isNew)
        return Change::State;
    return valueChanged ? Change::Value : Change::None;
}

AlertEngine::Change AlertEngine::stepFiring(Instance& instance, const double* value, const Moment& moment)
{
    Alert& alert = instance.alert;
    if (value == nullptr) {
        instance.goodSince.reset();
        return Change::None;
    }
    const bool valueChanged = renewValue(alert, *value);
    if (!alert.rule.condition.isResolvedBy(*value)) {
        instance.goodSince.reset();
    } else {
        instance.goodSince = instance.goodSince.value_or(moment.uptime);
        if (moment.uptime - *instance.goodSince >= alert.rule.resolveFor)
            return end(alert, moment.now);
    }
    return valueChanged ? Change::Value : Change::None;
}

AlertEngine::Change AlertEngine::end(Alert& alert, Timestamp now)
{
    alert.state = alert.state == AlertState::Firing ? AlertState::Resolved : AlertState::Inactive;
    alert.resolvedAt = now;
    return Change::State;
}

bool AlertEngine::renewSilence(Alert& alert, const Moment& moment) const
{
    const auto inForce = std::find_if(m_silences.begin(), m_silences.end(), [&](const Silence& silence) {
        const auto isWithin = [&](Timestamp at) { return silence.from <= at && at < silence.until; };
        return (isWithin(moment.now) || isWithin(moment.unset)) && covers(silence, alert);
    });
    std::string id = inForce == m_silences.end() ? std::string() : inForce->id;
    if (id == alert.silencedBy)
        return false;
    alert.silencedBy = std::move(id);
    return true;
}

std::vector<Alert> AlertEngine::endEndpoint(const std::string& endpointId, Timestamp now)
{
    std::vector<Alert> ended;
    for (auto next = m_instances.begin(); next != m_instances.end();) {
        Alert& alert = next->second.alert;
        if (alert.endpoint() != endpointId) {
            ++next;
            continue;
        }
        end(alert, now);
        ended.push_back(std::move(alert));
        next = m_instances.erase(next);
    }
    return ended;
}

std::optional<Alert> AlertEngine::acknowledge(const std::string& alertId, Acknowledgement acknowledgement)
{
    return restoreAcknowledgement(alertId, std::move(acknowledgement));
}

std::optional<Alert> AlertEngine::restoreAcknowledgement(const std::string& alertId,
                                                         std::optional<Acknowledgement> earlier)
{
    for (auto& [key, instance] : m_instances) {
        if (instance.alert.id != alertId)
            continue;
        instance.alert.acknowledged = std::move(earlier);
        return instance.alert;
    }
    return std::nullopt;
}

std::optional<Alert> AlertEngine::find(const std::string& alertId) const
{
    for (const auto& [key, instance] : m_instances) {
        if (instance.alert.id == alertId)
            return instance.alert;
    }
    return std::nullopt;
}

std::vector<Alert> AlertEngine::open() const
{
    std::vector<Alert> alerts;
    alerts.reserve(m_instances.size());
    for (const auto& [key, instance] : m_instances)
        alerts.push_back(instance.alert);
    return alerts;
}

} // namespace qd
