// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/actions/versionswitcher.h"

#include "models/history/auditkinds.h"
#include "models/history/eventkinds.h"
#include "models/history/query.h"
#include "models/incidents/actions/actionjson.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QPointer>

namespace qd {

namespace {

struct OperatorActionsWords
{
    Q_DECLARE_TR_FUNCTIONS(OperatorActionsWords)
};

/// Switches that were begun longer ago are history, not news, when the console starts.
constexpr Duration takenUp{7 * 24 * 3'600'000LL};

std::string targetOf(const SwitchPlan& plan)
{
    return plan.endpoint + '/' + plan.model;
}

// Charts mark it; readers of the event find the action in the audit trail.
EventRecord switchEvent(const AuditRecord& intended, const IncidentAction& action)
{
    const QJsonObject detail{
        {QStringLiteral("from"), QString::fromStdString(action.plan.fromVersion)},
        {QStringLiteral("to"), QString::fromStdString(action.plan.toVersion)},
        {QStringLiteral("incident"), QString::fromStdString(intended.incident)},
        {QStringLiteral("action"), QString::fromStdString(action.actionId)},
    };
    return {0,
            action.at,
            eventkind::rollback,
            action.plan.endpoint,
            action.plan.model,
            QJsonDocument(detail).toJson(QJsonDocument::Compact).toStdString()};
}

/// Why a switch did not take effect, for one whose requests were begun.
QString failureOf(const SwitchPlan& plan, const SwitchOutcome& outcome)
{
    const QString model = QString::fromStdString(plan.model);
    const QString active = QString::fromStdString(outcome.activeVersion);
    const QString answer = outcome.exchanges.empty() ? QString() : outcome.exchanges.back().error;
    if (outcome.exchanges.size() == plan.requests.size()) {
        return outcome.activeVersion == plan.toVersion
                   ? OperatorActionsWords::tr("%1 Version %2 is serving, but not because of this action.")
                         .arg(answer, active)
                   : answer;
    }
    if (!answer.isEmpty())
        return OperatorActionsWords::tr("%1 The request that switches the version was not sent.").arg(answer);
    if (!active.isEmpty() && outcome.activeVersion != plan.fromVersion) {
        return OperatorActionsWords::tr(
                   "Version %1 of %2 is serving now. The request that switches it was not sent.")
            .arg(active, model);
    }
    return OperatorActionsWords::tr(
               "Waiting for version %1 of %2 to be ready was stopped. The request that switches to it "
               "was not sent.")
        .arg(QString::fromStdString(plan.toVersion), model);
}

// What was done to the platform stands, although the history could not take it down.
Error unrecorded(const IncidentAction& action, const Error& cause)
{
    const QString model = QString::fromStdString(action.plan.model);
    Error error = cause;
    switch (action.effect()) {
    case SwitchEffect::TookEffect:
        error.what = OperatorActionsWords::tr("%1 now serves version %2, but this could not be recorded: %3")
                         .arg(model, QString::fromStdString(action.plan.toVersion), cause.what);
        break;
    case SwitchEffect::NoEffect:
        error.what = OperatorActionsWords::tr("Switching %1 failed (%2), and this could not be recorded: %3")
                         .arg(model, action.error, cause.what);
        break;
    case SwitchEffect::Unknown:
        error.what = OperatorActionsWords::tr(
                         "Whether %1 was switched is not known, and this could not be recorded: %2")
                         .arg(model, cause.what);
        break;
    }
    return error;
}

} // namespace

/// A switch whose requests are being sent or awaited.
struct VersionSwitcher::Running
{
    AuditRecord intended;
    IncidentAction begun;
    Done<IncidentAction> done; ///< the callback; empty once the outcome was called unknown
    QPointer<ServingPlatform> platform;
    bool overtaken = false; ///< whether another switch of the model was begun meanwhile
};

VersionSwitcher::VersionSwitcher(History& history, AuditTrail& audit, PlatformAccess& platforms,
                                 const Clock& clock, QObject* parent)
    : QObject(parent),
      m_history(history),
      m_audit(audit),
      m_platforms(platforms),
      m_clock(clock),
      m_watch(
          platforms, clock,
          [this](const OpenSwitch& open, const std::vector<SwitchWatch::Answer>& waiting) {
              found(open, waiting);
          },
          this)
{
}

VersionSwitcher::~VersionSwitcher() = default;

void VersionSwitcher::setPace(const SwitchPace& pace)
{
    m_pace = pace;
    m_watch.setPace(pace);
}

void VersionSwitcher::fetchModels(const std::string& endpointId, Done<std::vector<ServedModel>> done)
{
    m_platforms.open(endpointId, [done = std::move(done)](Result<ServingPlatform*> platform) {
        if (!platform) {
            done(Failure(platform.error()));
            return;
        }
        (*platform)->fetchModels([platform = *platform, done](Result<std::vector<ServedModel>> models) {
            platform->deleteLater();
            done(std::move(models));
        });
    });
}

void VersionSwitcher::plan(const std::string& endpointId, const std::string& model,
                           const std::string& toVersion, Done<SwitchPlan> done)
{
    m_platforms.open(
        endpointId, [model, toVersion, done = std::move(done)](Result<ServingPlatform*> platform) {
            if (!platform) {
                done(Failure(platform.error()));
                return;
            }
            (*platform)->planSwitch(model, toVersion, [platform = *platform, done](Result<SwitchPlan> plan) {
                platform->deleteLater();
                done(std::move(plan));
            });
        });
}

void VersionSwitcher::execute(const IncidentAction& begun, const std::string& incident,
                              Done<IncidentAction> done)
{
    const std::string name = begun.undoes.empty() ? auditaction::rollback : auditaction::undoRollback;
    const AuditTrail::Intent intent{name, targetOf(begun.plan), incident,
                                    describePlan(begun.plan, begun.undoes), begun.actionId};
    m_audit.intend(intent, [this, begun, done = std::move(done)](const Result<AuditRecord>& intended) {
        if (!intended) {
            done(Failure(intended.error()));
            return;
        }
        overtake(intended->target);
        IncidentAction action = begun;
        action.actionId = intended->actionId;
        action.isUndo = !begun.undoes.empty();
        action.outcome.reset();
        action.error.clear();
        carryOut(*intended, action, done);
    });
}

/// What serves from now on proves nothing about the switches of this model that are still open.
void VersionSwitcher::overtake(const std::string& target)
{
    m_watch.drop(target);
    for (const auto& [id, running] : m_running)
        running->overtaken = running->overtaken || running->intended.target == target;
}

void VersionSwitcher::carryOut(const AuditRecord& intended, const IncidentAction& begun,
                               const Done<IncidentAction>& done)
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
            if (ServingPlatform* platform = m_running[id]->platform)
                platform->deleteLater();
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
    conclude(running.intended, action, false, std::exchange(running.done, nullptr));
}

void VersionSwitcher::finished(const std::string& actionId, const Result<SwitchOutcome>& outcome)
{
    const std::unique_ptr<Running> running = std::move(m_running[actionId]);
    m_running.erase(actionId);
    IncidentAction action = running->begun;
    action.at = m_clock.now();
    if (outcome) {
        action.outcome = *outcome;
        // Without an accepting answer it may be the later switch that is seen to serve.
        if (running->overtaken && !outcome->isAccepted() && outcome->effect == SwitchEffect::TookEffect)
            action.outcome->effect = SwitchEffect::Unknown;
        if (outcome->effect == SwitchEffect::NoEffect)
            action.error = failureOf(action.plan, *outcome);
    } else {
        action.error = outcome.error().text();
    }
    const bool wasOpen = !running->done;
    const OpenSwitch open{running->intended, action, true};
    if (action.effect() == SwitchEffect::Unknown && !running->overtaken && mayTakeEffect(*action.outcome))
        m_watch.add(open);
    if (wasOpen)
        settle(open, {});
    else
        conclude(running->intended, action, false, running->done);
}

void VersionSwitcher::conclude(const AuditRecord& intended, const IncidentAction& action, bool wasOpen,
                               const Done<IncidentAction>& done)
{
    QJsonObject details = action.outcome ? describeOutcome(*action.outcome) : QJsonObject();
    if (wasOpen && action.effect() != SwitchEffect::Unknown)
        details.insert(QStringLiteral("confirmedAt"), static_cast<qint64>(m_clock.now().ms));
    const auto answer = [action, done](const Result<void>& recorded) {
        if (recorded)
            done(action);
        else
            done(Failure(unrecorded(action, recorded.error())));
    };
    switch (action.effect()) {
    case SwitchEffect::TookEffect:
        m_audit.succeed(intended, details, {.events = {switchEvent(intended, action)}}, answer);
        break;
    case SwitchEffect::NoEffect:
        m_audit.fail(intended, details, Error{ErrorKind::Refused, {}, action.error, {}}, answer);
        break;
    case SwitchEffect::Unknown:
        m_audit.leaveOpen(intended, details, answer);
        break;
    }
}

void VersionSwitcher::settle(const OpenSwitch& open, const std::vector<SwitchWatch::Answer>& waiting)
{
    conclude(open.intended, open.action, true, [this, open, waiting](const Result<IncidentAction>& recorded) {
        if (recorded)
            emit settled(open.intended.incident, *recorded);
        else
            m_watch.add(open); // and recorded when it is seen again
        for (const SwitchWatch::Answer& answer : waiting)
            answer(recorded);
    });
}

/// The wanted version was seen to serve: from when on, the monitor may have seen as well. When nobody saw it,
/// from now on, because nothing after that can be from before the switch.
void VersionSwitcher::found(const OpenSwitch& open, const std::vector<SwitchWatch::Answer>& waiting)
{
    queryHistory(
        m_history, this,
        [action = open.action](const HistoryReader& reader, const CancelToken&) {
            return switchTime(reader, action);
        },
        [this, open, waiting](const Result<std::optional<Timestamp>>& seen) {
            OpenSwitch settledNow = open;
            settledNow.action.at = seen && *seen ? **seen : m_clock.now();
            settle(settledNow, waiting);
        });
}

void VersionSwitcher::check(const std::string& incident, const IncidentAction& action,
                            Done<IncidentAction> done)
{
    queryHistory(
        m_history, this,
        [incident, action](const HistoryReader& reader, const CancelToken&) {
            return traceOf(reader, incident, action);
        },
        [this, action, done = std::move(done)](const Result<SwitchTrace>& trace) {
            if (trace)
                checkTraced(*trace, action, done);
            else
                done(Failure(trace.error()));
        });
}

void VersionSwitcher::checkTraced(const SwitchTrace& trace, IncidentAction action,
                                  const Done<IncidentAction>& done)
{
    if (!trace.intended) {
        action.error =
            OperatorActionsWords::tr("Nothing was sent: the console ended before the switch started.");
        done(action);
        return;
    }
    action.actionId = trace.intended->actionId;
    if (trace.settled) {
        if (!action.outcome)
            action.outcome.emplace();
        action.at = trace.settled->at;
        const QJsonObject body = parsedObject(trace.settled->body);
        action.outcome->activeVersion = body[u"activeVersion"].toString().toStdString();
        if (trace.settled->phase == auditphase::succeeded)
            action.outcome->effect = SwitchEffect::TookEffect;
        else
            action.error = body[u"error"].toString();
        done(action);
        return;
    }
    if (m_running.contains(action.actionId) || trace.overtaken) {
        done(action); // its own answer tells more than a look, or no look tells anything any more
        return;
    }
    m_watch.look({*trace.intended, action, trace.leftOpen}, done);
}

void VersionSwitcher::takeUp()
{
    queryHistory(
        m_history, this,
        [since = m_clock.now() - takenUp](const HistoryReader& reader, const CancelToken&) {
            return openSwitches(reader, since);
        },
        [this](const Result<std::vector<OpenSwitch>>& open) {
            if (!open)
                return; // whoever shows the trail says that it cannot be read
            for (const OpenSwitch& each : *open) {
                if (m_running.contains(each.intended.actionId) || m_watch.isWatching(each.intended.actionId))
                    continue;
                m_watch.add(each);
                if (!each.leftOpen) {
                    m_audit.leaveOpen(
                        each.intended,
                        {{QStringLiteral("reason"),
                          OperatorActionsWords::tr("The console ended before the answer arrived.")}},
                        [](const Result<void>&) {});
                }
            }
        });
}

} // namespace qd
