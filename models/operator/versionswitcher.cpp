// SPDX-License-Identifier: Apache-2.0
#include "models/operator/versionswitcher.h"

#include "models/operator/platformguard.h"
#include "models/operator/switchrecorder.h"
#include "models/operator/switchverifier.h"

#include <QPointer>

#include <utility>

namespace qd {

/// A switch whose requests are being sent or awaited.
struct VersionSwitcher::Running
{
    AuditRecord intended;
    IncidentAction begun;
    Done done; ///< the callback; empty once the outcome was called unknown
    QPointer<ServingPlatform> platform;
    bool overtaken = false; ///< whether another switch of the model was begun meanwhile
};

VersionSwitcher::VersionSwitcher(SwitchRecorder& recorder, SwitchVerifier& verifier, PlatformGuard& platforms,
                                 const Clock& clock, QObject* parent)
    : QObject(parent), m_recorder(recorder), m_verifier(verifier), m_platforms(platforms), m_clock(clock)
{
}

VersionSwitcher::~VersionSwitcher() = default;

void VersionSwitcher::execute(const IncidentAction& begun, const std::string& incident, const Done& done)
{
    m_recorder.begin(begun, incident, done, [this, begun, done](const AuditRecord& intended) {
        // What serves from now on proves nothing about the switches of this model that are still open.
        for (const auto& [id, running] : m_running)
            running->overtaken = running->overtaken || running->intended.target == intended.target;
        m_verifier.begun(intended);
        IncidentAction action = begun;
        action.actionId = intended.actionId;
        action.isUndo = !begun.undoes.empty();
        action.outcome.reset();
        action.error.clear();
        carryOut(intended, action, done);
    });
}

void VersionSwitcher::carryOut(const AuditRecord& intended, const IncidentAction& begun, const Done& done)
{
    const std::string id = intended.actionId;
    m_running[id] = std::make_unique<Running>(Running{intended, begun, done, nullptr, false});
    m_platforms.open(begun.plan.endpoint, [this, id, plan = begun.plan](Result<ServingPlatform*> platform) {
        if (!platform) {
            finished(id, Failure(platform.error()));
            return;
        }
        m_running[id]->platform = *platform;
        (*platform)->setPace(m_pace);
        (*platform)->setClock(m_clock);
        connect(*platform, &ServingPlatform::progressed, this,
                [this, id](const SwitchProgress& progress) { emit progressed(id, progress); });
        (*platform)->executeSwitch(plan, [this, id](const Result<SwitchOutcome>& outcome) {
            if (ServingPlatform* used = m_running[id]->platform)
                used->deleteLater();
            finished(id, outcome);
        });
    });
}

void VersionSwitcher::stopWaiting(const std::string& actionId)
{
    auto entry = m_running.find(actionId);
    if (entry == m_running.end())
        return;
    if (ServingPlatform* platform = entry->second->platform)
        platform->stopWaiting();
    entry = m_running.find(actionId);
    if (entry == m_running.end() || !entry->second->done)
        return;
    // A request is on its way: its answer is still heard, but nobody has to wait for it.
    Running& running = *entry->second;
    IncidentAction action = running.begun;
    action.at = m_clock.now();
    action.outcome.emplace();
    m_recorder.conclude(running.intended, action, false, std::exchange(running.done, nullptr));
}

void VersionSwitcher::finished(const std::string& actionId, const Result<SwitchOutcome>& outcome)
{
    const std::unique_ptr<Running> running = std::move(m_running[actionId]);
    m_running.erase(actionId);
    m_verifier.ended(actionId);
    IncidentAction action = running->begun;
    action.at = m_clock.now();
    if (outcome) {
        action.outcome = *outcome;
        // Without an accepting answer it may be the later switch that is seen to serve.
        if (running->overtaken && !outcome->isAccepted() && outcome->effect == SwitchEffect::TookEffect)
            action.outcome->effect = SwitchEffect::Unknown;
        if (outcome->effect == SwitchEffect::NoEffect)
            action.error = switchFailure(action.plan, *outcome);
    } else {
        action.error = outcome.error().text();
    }
    const bool wasOpen = !running->done;
    const OpenSwitch open{running->intended, action, true};
    if (action.effect() == SwitchEffect::Unknown && !running->overtaken && mayTakeEffect(*action.outcome))
        m_verifier.watch(open);
    if (wasOpen)
        m_verifier.settle(open, {});
    else
        m_recorder.conclude(running->intended, action, false, running->done);
}

} // namespace qd
