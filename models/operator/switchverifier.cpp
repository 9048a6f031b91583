// SPDX-License-Identifier: Apache-2.0
#include "models/operator/switchverifier.h"

#include "models/history/auditkinds.h"
#include "models/history/query.h"
#include "models/operator/actionjson.h"
#include "models/operator/operatorwords.h"
#include "models/operator/switchrecorder.h"

namespace qd {

namespace {

/// Switches that were begun longer ago are history, not news, when the console starts.
constexpr Duration takenUp{7 * 24 * 3'600'000LL};

} // namespace

SwitchVerifier::SwitchVerifier(History& history, SwitchRecorder& recorder, PlatformGuard& platforms,
                               const Clock& clock, QObject* parent)
    : QObject(parent),
      m_history(history),
      m_recorder(recorder),
      m_clock(clock),
      m_watch(
          platforms, clock,
          [this](const OpenSwitch& open, const std::vector<SwitchWatch::Answer>& waiting) {
              found(open, waiting);
          },
          nullptr)
{
}

void SwitchVerifier::begun(const AuditRecord& intended)
{
    m_underWay.insert(intended.actionId);
    m_watch.drop(intended.target);
}

void SwitchVerifier::settle(const OpenSwitch& open, const std::vector<SwitchWatch::Answer>& waiting)
{
    m_recorder.conclude(open.intended, open.action, true,
                        [this, open, waiting](const Result<IncidentAction>& recorded) {
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
void SwitchVerifier::found(const OpenSwitch& open, const std::vector<SwitchWatch::Answer>& waiting)
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

void SwitchVerifier::check(const std::string& incident, const IncidentAction& action, const Done& done)
{
    queryHistory(
        m_history, this,
        [incident, action](const HistoryReader& reader, const CancelToken&) {
            return traceOf(reader, incident, action);
        },
        [this, action, done](const Result<SwitchTrace>& trace) {
            if (trace)
                checkTraced(*trace, action, done);
            else
                done(Failure(trace.error()));
        });
}

void SwitchVerifier::checkTraced(const SwitchTrace& trace, IncidentAction action, const Done& done)
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
    if (m_underWay.contains(action.actionId) || trace.overtaken) {
        done(action); // its own answer tells more than a look, or no look tells anything any more
        return;
    }
    m_watch.look({*trace.intended, action, trace.leftOpen}, done);
}

void SwitchVerifier::takeUp()
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
                if (m_underWay.contains(each.intended.actionId) || m_watch.isWatching(each.intended.actionId))
                    continue;
                m_watch.add(each);
                if (!each.leftOpen)
                    m_recorder.noteEnd(each.intended);
            }
        });
}

} // namespace qd
