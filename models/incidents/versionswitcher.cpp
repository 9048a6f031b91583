// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/versionswitcher.h"

#include "models/incidents/actionjson.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

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
            "rollback",
            action.plan.endpoint,
            action.plan.model,
            QJsonDocument(detail).toJson(QJsonDocument::Compact).toStdString()};
}

// A refusal is no error of the call: it is in the exchanges, and so is a version that did not change. When
// the version serves, a request that timed out on the way has done its work.
QString failureOf(const SwitchPlan& plan, const SwitchOutcome& outcome)
{
    if (outcome.activeVersion == plan.toVersion)
        return {};
    const auto refused =
        std::find_if(outcome.exchanges.begin(), outcome.exchanges.end(),
                     [](const ExchangeRecord& exchange) { return !exchange.error.isEmpty(); });
    if (refused != outcome.exchanges.end())
        return refused->error;
    return QCoreApplication::translate(
               "OperatorActions",
               "Every request was accepted, but version %1 of %2 serves instead of version %3.")
        .arg(QString::fromStdString(outcome.activeVersion), QString::fromStdString(plan.model),
             QString::fromStdString(plan.toVersion));
}

// What was done to the platform stands, although the history could not take it down.
Error unrecorded(const IncidentAction& action, const Error& cause)
{
    Error error = cause;
    error.what = action.succeeded()
                     ? QCoreApplication::translate(
                           "OperatorActions", "%1 now serves version %2, but this could not be recorded: %3")
                           .arg(QString::fromStdString(action.plan.model),
                                QString::fromStdString(action.plan.toVersion), cause.what)
                     : QCoreApplication::translate(
                           "OperatorActions", "Switching %1 failed (%2), and this could not be recorded: %3")
                           .arg(QString::fromStdString(action.plan.model), action.error, cause.what);
    return error;
}

} // namespace

void VersionSwitcher::fetchModels(const std::string& endpointId, Done<std::vector<ServedModel>> done)
{
    m_platforms.open(endpointId, [done = std::move(done)](Result<ServingPlatform*> platform) {
        if (!platform) {
            done(tl::make_unexpected(platform.error()));
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
                done(tl::make_unexpected(platform.error()));
                return;
            }
            (*platform)->planSwitch(model, toVersion, [platform = *platform, done](Result<SwitchPlan> plan) {
                platform->deleteLater();
                done(std::move(plan));
            });
        });
}

void VersionSwitcher::execute(const SwitchPlan& plan, const std::string& incident, const std::string& undoes,
                              Done<IncidentAction> done)
{
    const std::string name = undoes.empty() ? "rollback" : "undo-rollback";
    const AuditTrail::Intent intent{name, targetOf(plan), incident, describePlan(plan, undoes)};
    m_audit.intend(intent, [this, plan, undoes, done = std::move(done)](const Result<AuditRecord>& intended) {
        if (!intended) {
            done(tl::make_unexpected(intended.error()));
            return;
        }
        IncidentAction action;
        action.actionId = intended->actionId;
        action.plan = plan;
        action.isUndo = !undoes.empty();
        action.undoes = undoes;
        carryOut(*intended, action, done);
    });
}

void VersionSwitcher::carryOut(const AuditRecord& intended, const IncidentAction& begun,
                               const Done<IncidentAction>& done)
{
    m_platforms.open(begun.plan.endpoint, [this, intended, begun, done](Result<ServingPlatform*> platform) {
        if (!platform) {
            conclude(intended, begun, tl::make_unexpected(platform.error()), done);
            return;
        }
        (*platform)->executeSwitch(begun.plan,
                                   [=, this, platform = *platform](const Result<SwitchOutcome>& outcome) {
                                       platform->deleteLater();
                                       conclude(intended, begun, outcome, done);
                                   });
    });
}

void VersionSwitcher::conclude(const AuditRecord& intended, IncidentAction action,
                               const Result<SwitchOutcome>& outcome, const Done<IncidentAction>& done)
{
    action.at = m_clock.now();
    QJsonObject details;
    if (outcome) {
        action.outcome = *outcome;
        action.error = failureOf(action.plan, *outcome);
        details = describeOutcome(*outcome);
    } else {
        action.error = outcome.error().text();
    }
    const auto answer = [action, done](const Result<void>& recorded) {
        if (recorded)
            done(action);
        else
            done(tl::make_unexpected(unrecorded(action, recorded.error())));
    };
    if (action.succeeded())
        m_audit.succeed(intended, details, {.events = {switchEvent(intended, action)}}, answer);
    else
        m_audit.fail(intended, details,
                     outcome ? Error{ErrorKind::Refused, {}, action.error, {}} : outcome.error(), answer);
}

} // namespace qd
