// SPDX-License-Identifier: Apache-2.0
#include "models/operator/switchwatch.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace qd {

struct SwitchWatch::Watched
{
    OpenSwitch open;
    Duration pause{0};
    QDeadlineTimer end;
    QTimer timer;
    bool asking = false;
    std::vector<Answer> waiting;
};

SwitchWatch::SwitchWatch(PlatformGuard& platforms, const Clock& clock, Found found, QObject* parent)
    : QObject(parent), m_platforms(platforms), m_clock(clock), m_found(std::move(found))
{
}

SwitchWatch::~SwitchWatch() = default;

void SwitchWatch::add(const OpenSwitch& open)
{
    const std::string id = open.intended.actionId;
    auto& watched = m_watched[id];
    if (watched) {
        watched->open = open;
        return;
    }
    watched = std::make_unique<Watched>();
    watched->open = open;
    watched->pause = m_pace.watchPause;
    watched->end.setRemainingTime(m_pace.watch);
    watched->timer.setSingleShot(true);
    connect(&watched->timer, &QTimer::timeout, this, [this, id] { ask(id); });
    askLater(*watched);
}

void SwitchWatch::drop(const std::string& target)
{
    for (auto entry = m_watched.begin(); entry != m_watched.end();) {
        if (entry->second->open.intended.target != target) {
            ++entry;
            continue;
        }
        const std::unique_ptr<Watched> dropped = std::move(entry->second);
        entry = m_watched.erase(entry);
        for (const Answer& answer : dropped->waiting)
            answer(dropped->open.action);
    }
}

void SwitchWatch::look(const OpenSwitch& open, Answer answer)
{
    add(open);
    const std::string& id = open.intended.actionId;
    m_watched[id]->waiting.push_back(std::move(answer));
    ask(id);
}

void SwitchWatch::askLater(Watched& watched)
{
    if (watched.end.hasExpired())
        return; // kept for whoever asks by hand
    watched.timer.start(watched.pause);
    watched.pause = std::min(watched.pause * 2, m_pace.longestWatchPause);
}

void SwitchWatch::ask(const std::string& id)
{
    const auto entry = m_watched.find(id);
    if (entry == m_watched.end() || entry->second->asking)
        return;
    entry->second->asking = true;
    entry->second->timer.stop();
    const SwitchPlan plan = entry->second->open.action.plan;
    const QPointer<SwitchWatch> self(this);
    m_platforms.open(plan.endpoint, [self, id, plan](const Result<ServingPlatform*>& platform) {
        if (!self)
            return;
        if (!platform) {
            self->heard(id, {Failure(platform.error()), {}, self->m_clock.now()});
            return;
        }
        (*platform)->setClock(self->m_clock);
        (*platform)->lookAt(plan.model, plan.origin,
                            [self, id, platform = *platform](const ServedLook& look) {
                                platform->deleteLater();
                                if (self)
                                    self->heard(id, look);
                            });
    });
}

void SwitchWatch::heard(const std::string& id, const ServedLook& look)
{
    const auto entry = m_watched.find(id);
    if (entry == m_watched.end())
        return;
    Watched& watched = *entry->second;
    watched.asking = false;
    const std::vector<Answer> waiting = std::exchange(watched.waiting, {});
    IncidentAction& action = watched.open.action;
    if (!action.outcome)
        action.outcome.emplace();
    SwitchOutcome& outcome = *action.outcome;
    outcome.looks = look.reads;
    outcome.lookedAt = look.at;
    ++outcome.lookCount;
    outcome.activeVersion = look.model ? look.model->activeVersion() : std::string();
    if (outcome.activeVersion == action.plan.toVersion && mayTakeEffect(outcome)) {
        OpenSwitch found = watched.open;
        found.action.outcome->effect = SwitchEffect::TookEffect;
        m_watched.erase(entry);
        m_found(found, waiting);
        return;
    }
    const Result<IncidentAction> answer =
        look.model ? Result<IncidentAction>(action) : Failure(look.model.error());
    if (mayTakeEffect(outcome))
        askLater(watched);
    else
        m_watched.erase(entry); // no look tells any more
    for (const Answer& waits : waiting)
        waits(answer);
}

} // namespace qd
