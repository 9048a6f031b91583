// SPDX-License-Identifier: Apache-2.0
#include "models/operator/alertactions.h"

#include "models/history/auditkinds.h"
#include "models/history/documentkinds.h"
#include "models/history/query.h"
#include "models/monitor/monitor.h"
#include "models/operator/actionjson.h"
#include "models/operator/operatorwords.h"

#include <QUuid>

#include <algorithm>

namespace qd {

namespace {

// Reads every document of a kind; one that cannot be read is left to the part of the console that owns it.
template <typename T>
Result<std::vector<T>> readAll(const HistoryReader& reader, const std::string& kind,
                               Result<T> (*parse)(std::string_view))
{
    const auto documents = reader.documents(kind);
    if (!documents)
        return Failure(documents.error());
    std::vector<T> values;
    for (const DocumentRecord& document : *documents) {
        if (auto value = parse(document.body))
            values.push_back(std::move(*value));
    }
    return values;
}

Result<Silence> readSilence(const HistoryReader& reader, const std::string& silenceId)
{
    const auto document = reader.document(documentkind::silence, silenceId);
    if (!document)
        return Failure(document.error());
    if (*document)
        return silenceFromJson(**document);
    return fail(ErrorKind::NotFound, QString::fromStdString(silenceId),
                OperatorActionsWords::tr("This silence no longer exists."));
}

} // namespace

AlertActions::AlertActions(History& history, Monitor& monitor, AuditTrail& audit, const Clock& clock,
                           QObject* context)
    : m_history(history), m_monitor(monitor), m_audit(audit), m_clock(clock), m_context(context)
{
}

void AlertActions::saveDocument(const AuditTrail::Intent& intent, const DocumentRecord& document,
                                const Done& done)
{
    m_audit.begin(intent, done, [this, document, done](const AuditRecord& intended) {
        storeDocument(intended, document, done);
    });
}

void AlertActions::storeDocument(const AuditRecord& intended, const DocumentRecord& document,
                                 const Done& done)
{
    m_audit.succeed(intended, {}, {.documents = {document}},
                    [this, kind = document.kind, done](const Result<void>& stored) {
                        if (!stored)
                            done(stored);
                        else if (kind == documentkind::rule)
                            renew(kind, ruleFromJson, &Monitor::setRules, done);
                        else
                            renew(kind, silenceFromJson, &Monitor::setSilences, done);
                    });
}

template <typename T>
void AlertActions::renew(const std::string& kind, Result<T> (*parse)(std::string_view),
                         void (Monitor::*apply)(std::vector<T>), const Done& done)
{
    // Only the newest is applied, and each is answered.
    auto applyNewest =
        m_renewals[kind].await([this, apply](const std::vector<T>& values) { (m_monitor.*apply)(values); });
    queryHistory(
        m_history, m_context,
        [kind, parse](const HistoryReader& reader, const CancelToken&) {
            return readAll(reader, kind, parse);
        },
        [applyNewest, done](const Result<std::vector<T>>& values) {
            if (values)
                applyNewest(*values);
            done(values.map([](const auto&) {}));
        });
}

void AlertActions::saveRule(const AlertRule& rule, const Done& done)
{
    const std::string body = ruleToJson(rule);
    saveDocument({auditaction::saveRule, rule.id, {}, parsedObject(body)},
                 {documentkind::rule, rule.id, body}, done);
}

void AlertActions::removeRule(const std::string& ruleId, const Done& done)
{
    saveDocument({auditaction::removeRule, ruleId, {}, {}}, {documentkind::rule, ruleId, {}}, done);
}

void AlertActions::acknowledge(const std::string& alertId, const QString& reason, const Done& done)
{
    const AuditTrail::Intent intent{
        auditaction::acknowledge, alertId, {}, {{QStringLiteral("reason"), reason}}};
    m_audit.begin(intent, done, [this, alertId, reason, done](const AuditRecord& intended) {
        const Acknowledgement given{m_clock.now(), QString::fromStdString(m_audit.actor()), reason};
        setAcknowledgement(intended, alertId, given, done);
    });
}

void AlertActions::withdrawAcknowledgement(const std::string& alertId, const Done& done)
{
    m_audit.begin({auditaction::withdrawAcknowledgement, alertId, {}, {}}, done,
                  [this, alertId, done](const AuditRecord& intended) {
                      setAcknowledgement(intended, alertId, std::nullopt, done);
                  });
}

void AlertActions::setAcknowledgement(const AuditRecord& intended, const std::string& alertId,
                                      const std::optional<Acknowledgement>& given, const Done& done)
{
    m_monitor.acknowledge(alertId, given, {m_audit.success(intended)}, m_context,
                          [this, intended, done](const Result<void>& stored) {
                              if (stored)
                                  done(stored);
                              else
                                  m_audit.refuse(intended, stored.error(), done);
                          });
}

void AlertActions::addSilence(const Silence& silence, const Done& done)
{
    Silence stored = silence;
    if (stored.id.empty())
        stored.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    if (stored.by.isEmpty())
        stored.by = QString::fromStdString(m_audit.actor());
    const std::string body = silenceToJson(stored);
    saveDocument({auditaction::silence, stored.id, {}, parsedObject(body)},
                 {documentkind::silence, stored.id, body}, done);
}

void AlertActions::expireSilence(const std::string& silenceId, const Done& done)
{
    m_audit.begin(
        {auditaction::expireSilence, silenceId, {}, {}}, done, [=, this](const AuditRecord& intended) {
            queryHistory(
                m_history, m_context,
                [silenceId](const HistoryReader& reader, const CancelToken&) {
                    return readSilence(reader, silenceId);
                },
                [this, intended, done](Result<Silence> silence) {
                    if (!silence) {
                        m_audit.refuse(intended, silence.error(), done);
                        return;
                    }
                    silence->until = std::min(silence->until, m_clock.now());
                    storeDocument(intended, {documentkind::silence, silence->id, silenceToJson(*silence)},
                                  done);
                });
        });
}

} // namespace qd
