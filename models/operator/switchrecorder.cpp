// SPDX-License-Identifier: Apache-2.0
#include "models/operator/switchrecorder.h"

#include "models/history/auditkinds.h"
#include "models/history/eventkinds.h"
#include "models/operator/actionjson.h"
#include "models/operator/operatorwords.h"

#include <QJsonDocument>

namespace qd {

namespace {

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

QString switchFailure(const SwitchPlan& plan, const SwitchOutcome& outcome)
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

void SwitchRecorder::begin(const IncidentAction& begun, const std::string& incident, const Done& done,
                           AuditTrail::Act carryOut)
{
    const std::string name = begun.undoes.empty() ? auditaction::rollback : auditaction::undoRollback;
    m_audit.begin(
        {name, targetOf(begun.plan), incident, describePlan(begun.plan, begun.undoes), begun.actionId}, done,
        std::move(carryOut));
}

void SwitchRecorder::conclude(const AuditRecord& intended, const IncidentAction& action, bool wasOpen,
                              const Done& done)
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

void SwitchRecorder::noteEnd(const AuditRecord& intended)
{
    m_audit.leaveOpen(intended,
                      {{QStringLiteral("reason"),
                        OperatorActionsWords::tr("The console ended before the answer arrived.")}},
                      [](const Result<void>&) {});
}

} // namespace qd
