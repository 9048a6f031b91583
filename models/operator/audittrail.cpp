// SPDX-License-Identifier: Apache-2.0
#include "models/operator/audittrail.h"

#include "models/base/loginname.h"
#include "models/history/auditkinds.h"

#include <QJsonDocument>
#include <QUuid>

namespace qd {

namespace {

std::string toJson(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

AuditTrail::AuditTrail(History& history, const Clock& clock, QObject* context)
    : m_history(history), m_clock(clock), m_context(context), m_actor(loginName())
{
}

std::string AuditTrail::newActionId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

void AuditTrail::intend(const Intent& intent, std::function<void(Result<AuditRecord>)> begun)
{
    AuditRecord line;
    line.at = m_clock.now();
    line.actor = m_actor;
    line.action = intent.action;
    line.phase = auditphase::intended;
    line.actionId = intent.actionId.empty() ? newActionId() : intent.actionId;
    line.incident = intent.incident;
    line.target = intent.target;
    line.body = toJson(intent.details);
    m_history.write({.audit = {line}}, m_context,
                    [line, begun = std::move(begun)](const Result<void>& written) {
                        begun(written.map([&] { return line; }));
                    });
}

void AuditTrail::succeed(const AuditRecord& intended, const QJsonObject& details, WriteBatch facts, Done done)
{
    facts.audit.push_back(success(intended, details));
    m_history.write(std::move(facts), m_context, std::move(done));
}

AuditRecord AuditTrail::success(const AuditRecord& intended, const QJsonObject& details) const
{
    return outcome(intended, auditphase::succeeded, details);
}

void AuditTrail::leaveOpen(const AuditRecord& intended, const QJsonObject& details, Done done)
{
    m_history.write({.audit = {outcome(intended, auditphase::unconfirmed, details)}}, m_context,
                    std::move(done));
}

void AuditTrail::fail(const AuditRecord& intended, QJsonObject details, const Error& reason, Done done)
{
    details.insert(QStringLiteral("error"), reason.text());
    m_history.write({.audit = {outcome(intended, auditphase::failed, details)}}, m_context, std::move(done));
}

void AuditTrail::refuse(const AuditRecord& intended, const Error& reason, const Done& done)
{
    fail(intended, {}, reason, [done, reason](const Result<void>&) { done(Failure(reason)); });
}

AuditRecord AuditTrail::outcome(const AuditRecord& intended, const char* phase,
                                const QJsonObject& details) const
{
    AuditRecord line = intended;
    line.at = m_clock.now();
    line.phase = phase;
    line.body = toJson(details);
    return line;
}

} // namespace qd
