// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/actions/operatoractions.h"

#include "models/history/auditkinds.h"
#include "models/history/documentkinds.h"
#include "models/history/pins.h"
#include "models/history/query.h"
#include "models/incidents/actions/actionjson.h"
#include "models/incidents/actions/audittrail.h"
#include "models/incidents/actions/platformaccess.h"
#include "models/incidents/actions/switchtrail.h"
#include "models/incidents/actions/versionswitcher.h"
#include "models/monitor/monitor.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>
#include <map>
#include <set>

namespace qd {

namespace {

DocumentRecord removal(const std::string& kind, const std::string& id)
{
    return {kind, id, {}};
}

/// Earlier versions stored an action before it had an id.
bool isAbout(const IncidentAction& found, const IncidentAction& action)
{
    return action.actionId.empty()
               ? found.plan.endpoint == action.plan.endpoint && found.plan.model == action.plan.model &&
                     found.plan.toVersion == action.plan.toVersion
               : found.actionId == action.actionId;
}

// What was found out about an action; what is known of its plan stays.
void takeOver(IncidentAction& action, const IncidentAction& found)
{
    action.actionId = found.actionId;
    action.at = found.at;
    action.outcome = found.outcome;
    action.error = found.error;
}

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

/// An endpoint as it was in the history.
struct Removed
{
    StoredEndpoint stored;
    bool isAgreed = false;
};

Result<Removed> findRemovable(const HistoryReader& reader, const std::string& id,
                              const ConsentedEndpoints& agreed)
{
    const auto stored = storedEndpoint(reader, id);
    if (!stored)
        return Failure(stored.error());
    if (!*stored)
        return Failure(notInFleet(id).value());
    return Removed{**stored, agreed.covers(**stored)};
}

} // namespace

struct OperatorActions::Private
{
    using Act = std::function<void(const AuditRecord&)>;
    using Apply = std::function<void(const Done<void>&)>;

    Private(History& history, HttpClient& http, SecretStore& store, Monitor& monitor, const Clock& clock,
            std::shared_ptr<ConsentRegister> consents, OperatorActions* self)
        : history(history),
          secrets(store, history.identity()),
          consents(std::move(consents)),
          monitor(monitor),
          clock(clock),
          self(self),
          audit(history, clock, self),
          platforms(history, http, secrets, this->consents, self),
          switcher(history, audit, platforms, clock, nullptr)
    {
        connect(&switcher, &VersionSwitcher::progressed, self, &OperatorActions::switchProgressed);
        connect(&switcher, &VersionSwitcher::settled, self,
                [this](const std::string& incident, const IncidentAction& action) {
                    keepSettled(incident, action);
                });
    }

    /// Acts once the intention is durable.
    void begin(const AuditTrail::Intent& intent, const Done<void>& done, Act act);
    void failed(const AuditRecord& intended, const Error& reason, const Done<void>& done);
    /// Intends, stores the document together with the outcome, and applies it.
    void saveDocument(const AuditTrail::Intent& intent, DocumentRecord document, Apply apply,
                      const Done<void>& done);
    /// Keeps, leaves or removes the secret as saveEndpoint() says; `before` is what was stored until now.
    void settleSecret(const AuditRecord& intended, const std::optional<StoredEndpoint>& before,
                      const Endpoint& endpoint, const QString& secret, const Done<void>& done);
    void storeEndpoint(const AuditRecord& intended, const Endpoint& endpoint,
                       const std::optional<Error>& secretKept, const Done<void>& done);
    void forgetEndpoint(const AuditRecord& intended, const Removed& removing,
                        const std::optional<Error>& secretKept, const Done<void>& done);
    void bringBack(const AuditRecord& intended, const Removed& before, const Done<void>& done);
    /// Writes down what is agreed to; `outcome` is told when that succeeds.
    void keepConsents(const Result<void>& outcome, const Done<void>& done);
    /// Hands the monitor all documents of a kind as they stand now; an older list never overtakes a newer
    /// one.
    template <typename T>
    void renew(const std::string& kind, Result<T> (*parse)(std::string_view),
               void (Monitor::*apply)(std::vector<T>), const Done<void>& done);
    /// Notes what became of a switch, tells it, and stores it in its incident.
    void keepSettled(const std::string& incident, const IncidentAction& action);

    void renewRules(const Done<void>& done)
    {
        renew(documentkind::rule, ruleFromJson, &Monitor::setRules, done);
    }
    void renewSilences(const Done<void>& done)
    {
        renew(documentkind::silence, silenceFromJson, &Monitor::setSilences, done);
    }

    History& history;
    EndpointSecrets secrets;
    std::shared_ptr<ConsentRegister> consents;
    Monitor& monitor;
    const Clock& clock;
    OperatorActions* self;
    AuditTrail audit;
    PlatformAccess platforms;
    VersionSwitcher switcher;
    std::map<std::string, LatestJob> renewals;     ///< renewals by kind
    std::map<std::string, Removed> removed;        ///< endpoints that can be brought back, by id
    std::map<std::string, IncidentAction> settled; ///< actions that the background found out about, by id
    std::map<std::string, std::uint64_t> saves;    ///< the number of saves of each incident in this run
    std::map<std::string, Incident> pending; ///< as last saved in this run, while an action of it is open
};

OperatorActions::OperatorActions(History& history, HttpClient& http, SecretStore& secrets, Monitor& monitor,
                                 const Clock& clock, std::shared_ptr<ConsentRegister> consents,
                                 QObject* parent)
    : QObject(parent),
      d(std::make_unique<Private>(history, http, secrets, monitor, clock,
                                  consents ? std::move(consents) : std::make_shared<ConsentRegister>(), this))
{
}

OperatorActions::~OperatorActions() = default;

Result<std::vector<AuditRecord>> OperatorActions::interruptedActions(const HistoryReader& reader)
{
    auto trail = reader.audit();
    if (!trail)
        return trail;
    std::set<std::string> finished;
    std::map<std::string, std::string> newest; ///< switch of each target
    for (const AuditRecord& line : *trail) {
        if (settles(line))
            finished.insert(line.actionId);
        if (beginsSwitch(line))
            newest[line.target] = line.actionId;
    }
    // Tidying that was broken off goes on by itself.
    std::erase_if(*trail, [&](const AuditRecord& line) {
        const bool overtaken = beginsSwitch(line) && newest[line.target] != line.actionId;
        return line.action == auditaction::tidy || line.phase != auditphase::intended ||
               finished.contains(line.actionId) || overtaken;
    });
    return trail;
}

void OperatorActions::Private::begin(const AuditTrail::Intent& intent, const Done<void>& done, Act act)
{
    audit.intend(intent, [done, act = std::move(act)](const Result<AuditRecord>& intended) {
        if (intended)
            act(*intended);
        else
            done(Failure(intended.error()));
    });
}

void OperatorActions::Private::failed(const AuditRecord& intended, const Error& reason,
                                      const Done<void>& done)
{
    audit.fail(intended, {}, reason, [done, reason](const Result<void>&) { done(Failure(reason)); });
}

void OperatorActions::Private::saveDocument(const AuditTrail::Intent& intent, DocumentRecord document,
                                            Apply apply, const Done<void>& done)
{
    begin(
        intent, done,
        [this, document = std::move(document), apply = std::move(apply), done](const AuditRecord& intended) {
            audit.succeed(intended, {}, {.documents = {document}}, [apply, done](const Result<void>& stored) {
                if (stored)
                    apply(done);
                else
                    done(stored);
            });
        });
}

template <typename T>
void OperatorActions::Private::renew(const std::string& kind, Result<T> (*parse)(std::string_view),
                                     void (Monitor::*apply)(std::vector<T>), const Done<void>& done)
{
    // Only the newest is applied, and each is answered.
    auto applyNewest =
        renewals[kind].await([this, apply](const std::vector<T>& values) { (monitor.*apply)(values); });
    queryHistory(
        history, self,
        [kind, parse](const HistoryReader& reader, const CancelToken&) {
            return readAll(reader, kind, parse);
        },
        [applyNewest, done](const Result<std::vector<T>>& values) {
            if (values)
                applyNewest(*values);
            done(values.map([](const auto&) {}));
        });
}

// Fleet

void OperatorActions::saveEndpoint(const Endpoint& endpoint, const QString& secret, Done<void> done)
{
    if (auto valid = validate(endpoint); !valid) {
        done(valid);
        return;
    }
    const AuditTrail::Intent intent{
        auditaction::saveEndpoint, endpoint.id, {}, describeEndpoint(endpoint, !secret.isEmpty())};
    d->begin(intent, done, [this, endpoint, secret, done](const AuditRecord& intended) {
        d->platforms.findEndpoint(endpoint.id,
                                  [=, this](const Result<std::optional<StoredEndpoint>>& before) {
                                      if (before)
                                          d->settleSecret(intended, *before, endpoint, secret, done);
                                      else
                                          d->failed(intended, before.error(), done);
                                  });
    });
}

void OperatorActions::Private::settleSecret(const AuditRecord& intended,
                                            const std::optional<StoredEndpoint>& before,
                                            const Endpoint& endpoint, const QString& secret,
                                            const Done<void>& done)
{
    if (needsSecret(endpoint) && !secret.isEmpty()) {
        secrets.write(endpoint, secret.toStdString(), self, [=, this](const Result<void>& kept) {
            if (kept)
                storeEndpoint(intended, endpoint, std::nullopt, done);
            else
                failed(intended, kept.error(), done);
        });
        return;
    }
    const bool hadSecret = before && before->endpoint && needsSecret(*before->endpoint);
    if (hadSecret && !(needsSecret(endpoint) && keepsOrigins(*before->endpoint, endpoint))) {
        secrets.remove(endpoint.id, self, [=, this](const Result<void>& removed) {
            storeEndpoint(intended, endpoint, removed ? std::nullopt : std::optional(removed.error()), done);
        });
        return;
    }
    storeEndpoint(intended, endpoint, std::nullopt, done);
}

void OperatorActions::Private::storeEndpoint(const AuditRecord& intended, const Endpoint& endpoint,
                                             const std::optional<Error>& secretKept, const Done<void>& done)
{
    const DocumentRecord document = toDocument(endpoint);
    QJsonObject details;
    Result<void> outcome;
    if (secretKept) {
        details.insert(QStringLiteral("secretKept"), secretKept->text());
        outcome = qd::fail(
            secretKept->kind, endpoint.name,
            QCoreApplication::translate(
                "OperatorActions",
                "The endpoint was saved, but the secret that it no longer needs is still in the keychain."),
            secretKept->text());
    }
    audit.succeed(intended, details, {.documents = {document}},
                  [this, endpoint, document, outcome, done](const Result<void>& stored) {
                      if (!stored) {
                          done(stored);
                          return;
                      }
                      consents->agree(history.identity(), endpoint.id, digestOf(document));
                      monitor.upsertEndpoint(endpoint);
                      keepConsents(outcome, done);
                  });
}

void OperatorActions::Private::keepConsents(const Result<void>& outcome, const Done<void>& done)
{
    runOnPool(
        self, [consents = consents](const CancelToken&) { return consents->save(); },
        [outcome, done](const Result<void>& kept) { done(outcome ? kept : outcome); });
}

void OperatorActions::agreeToEndpoint(const Endpoint& shown, Done<void> done)
{
    const AuditTrail::Intent intent{
        auditaction::agreeToEndpoint, shown.id, {}, describeEndpoint(shown, false)};
    d->begin(intent, done, [this, shown, done](const AuditRecord& intended) {
        d->platforms.findEndpoint(shown.id, [=, this](const Result<std::optional<StoredEndpoint>>& found) {
            if (!found)
                d->failed(intended, found.error(), done);
            else if (!*found)
                d->failed(intended, notInFleet(shown.id).value(), done);
            else if (!(*found)->endpoint)
                d->failed(intended, (*found)->endpoint.error(), done);
            else if (*(*found)->endpoint != shown)
                d->failed(
                    intended,
                    {ErrorKind::Conflict, shown.name,
                     tr("The endpoint has changed in the history since it was shown. Nothing was agreed "
                        "to."),
                     tr("Look at it again.")},
                    done);
            else // the file's document may hold more, which only a later version would understand
                d->storeEndpoint(intended, shown, std::nullopt, done);
        });
    });
}

void OperatorActions::removeEndpoint(const std::string& endpointId, Done<void> done)
{
    const auto forget = [this, endpointId, done](const AuditRecord& intended, const Removed& removed) {
        const Result<Endpoint>& endpoint = removed.stored.endpoint;
        if (!endpoint || !needsSecret(*endpoint)) {
            d->forgetEndpoint(intended, removed, std::nullopt, done);
            return;
        }
        d->secrets.remove(endpointId, this, [=, this](const Result<void>& gone) {
            d->forgetEndpoint(intended, removed, gone ? std::nullopt : std::optional(gone.error()), done);
        });
    };
    d->begin({auditaction::removeEndpoint, endpointId, {}, {}}, done, [=, this](const AuditRecord& intended) {
        queryHistory(
            d->history, this,
            [endpointId, history = d->history.identity(), consents = d->consents](const HistoryReader& reader,
                                                                                  const CancelToken&) {
                return findRemovable(reader, endpointId, consents->of(history));
            },
            [=, this](const Result<Removed>& found) {
                if (found)
                    forget(intended, *found);
                else
                    d->failed(intended, found.error(), done);
            });
    });
}

void OperatorActions::Private::forgetEndpoint(const AuditRecord& intended, const Removed& removing,
                                              const std::optional<Error>& secretKept, const Done<void>& done)
{
    const StoredEndpoint& endpoint = removing.stored;
    QJsonObject details;
    Result<void> outcome;
    if (secretKept) {
        details.insert(QStringLiteral("secretKept"), secretKept->text());
        outcome = qd::fail(
            secretKept->kind, endpoint.name,
            QCoreApplication::translate(
                "OperatorActions", "The endpoint was removed, but its secret may still be in the keychain."),
            secretKept->text());
    }
    audit.succeed(intended, details, {.documents = {removal(documentkind::endpoint, endpoint.id)}},
                  [this, id = endpoint.id, removing, outcome, done](const Result<void>& stored) {
                      if (!stored) {
                          done(stored);
                          return;
                      }
                      removed.insert_or_assign(id, removing);
                      consents->withdraw(history.identity(), id);
                      monitor.removeEndpoint(id);
                      keepConsents(outcome, done);
                  });
}

void OperatorActions::restoreEndpoint(const std::string& endpointId, Done<void> done)
{
    const auto found = d->removed.find(endpointId);
    if (found == d->removed.end()) {
        done(Failure(notInFleet(endpointId).value()));
        return;
    }
    d->begin({auditaction::restoreEndpoint, endpointId, {}, {}}, done,
             [this, removed = found->second, done](const AuditRecord& intended) {
                 d->bringBack(intended, removed, done);
             });
}

void OperatorActions::Private::bringBack(const AuditRecord& intended, const Removed& before,
                                         const Done<void>& done)
{
    const DocumentRecord document{documentkind::endpoint, before.stored.id, before.stored.body};
    audit.succeed(intended, {}, {.documents = {document}}, [this, before, done](const Result<void>& stored) {
        if (!stored) {
            done(stored);
            return;
        }
        removed.erase(before.stored.id);
        if (before.stored.endpoint && before.isAgreed) {
            consents->agree(history.identity(), before.stored.id, before.stored.digest);
            monitor.upsertEndpoint(*before.stored.endpoint);
        } else {
            monitor.holdEndpoint(before.stored);
        }
        keepConsents({}, done);
    });
}

// Alerts

void OperatorActions::saveRule(const AlertRule& rule, Done<void> done)
{
    const std::string body = ruleToJson(rule);
    d->saveDocument(
        {auditaction::saveRule, rule.id, {}, parsedObject(body)}, {documentkind::rule, rule.id, body},
        [this](const Done<void>& applied) { d->renewRules(applied); }, done);
}

void OperatorActions::removeRule(const std::string& ruleId, Done<void> done)
{
    d->saveDocument(
        {auditaction::removeRule, ruleId, {}, {}}, removal(documentkind::rule, ruleId),
        [this](const Done<void>& applied) { d->renewRules(applied); }, done);
}

void OperatorActions::acknowledge(const std::string& alertId, const QString& reason, Done<void> done)
{
    const AuditTrail::Intent intent{
        auditaction::acknowledge, alertId, {}, {{QStringLiteral("reason"), reason}}};
    d->begin(intent, done, [this, alertId, reason, done](const AuditRecord& intended) {
        const Acknowledgement given{d->clock.now(), QString::fromStdString(d->audit.actor()), reason};
        d->monitor.acknowledge(alertId, given, {d->audit.success(intended)}, this,
                               [this, intended, done](const Result<void>& stored) {
                                   if (stored)
                                       done(stored);
                                   else
                                       d->failed(intended, stored.error(), done);
                               });
    });
}

void OperatorActions::withdrawAcknowledgement(const std::string& alertId, Done<void> done)
{
    d->begin({auditaction::withdrawAcknowledgement, alertId, {}, {}}, done,
             [this, alertId, done](const AuditRecord& intended) {
                 d->monitor.acknowledge(alertId, std::nullopt, {d->audit.success(intended)}, this,
                                        [this, intended, done](const Result<void>& stored) {
                                            if (stored)
                                                done(stored);
                                            else
                                                d->failed(intended, stored.error(), done);
                                        });
             });
}

void OperatorActions::addSilence(const Silence& silence, Done<void> done)
{
    Silence stored = silence;
    if (stored.id.empty())
        stored.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    if (stored.by.isEmpty())
        stored.by = QString::fromStdString(d->audit.actor());
    const std::string body = silenceToJson(stored);
    d->saveDocument(
        {auditaction::silence, stored.id, {}, parsedObject(body)}, {documentkind::silence, stored.id, body},
        [this](const Done<void>& applied) { d->renewSilences(applied); }, done);
}

void OperatorActions::expireSilence(const std::string& silenceId, Done<void> done)
{
    const AuditTrail::Intent intent{auditaction::expireSilence, silenceId, {}, {}};
    d->begin(intent, done, [this, silenceId, done](const AuditRecord& intended) {
        const auto read = [silenceId](const HistoryReader& reader, const CancelToken&) -> Result<Silence> {
            const auto document = reader.document(documentkind::silence, silenceId);
            if (!document)
                return Failure(document.error());
            if (*document)
                return silenceFromJson(**document);
            return qd::fail(ErrorKind::NotFound, QString::fromStdString(silenceId),
                            QCoreApplication::translate("OperatorActions", "This silence no longer exists."));
        };
        queryHistory(d->history, this, read, [this, intended, done](Result<Silence> silence) {
            if (!silence) {
                d->failed(intended, silence.error(), done);
                return;
            }
            silence->until = std::min(silence->until, d->clock.now());
            const DocumentRecord document{documentkind::silence, silence->id, silenceToJson(*silence)};
            d->audit.succeed(intended, {}, {.documents = {document}},
                             [this, done](const Result<void>& stored) {
                                 if (stored)
                                     d->renewSilences(done);
                                 else
                                     done(stored);
                             });
        });
    });
}

// Serving

void OperatorActions::fetchModels(const std::string& endpointId, Done<std::vector<ServedModel>> done)
{
    d->switcher.fetchModels(endpointId, std::move(done));
}

void OperatorActions::planSwitch(const std::string& endpointId, const std::string& model,
                                 const std::string& toVersion, Done<SwitchPlan> done)
{
    d->switcher.plan(endpointId, model, toVersion, std::move(done));
}

void OperatorActions::executeSwitch(const IncidentAction& begun, const std::string& incident,
                                    Done<IncidentAction> done)
{
    d->switcher.execute(begun, incident, std::move(done));
}

void OperatorActions::stopWaiting(const std::string& actionId)
{
    d->switcher.stopWaiting(actionId);
}

void OperatorActions::checkSwitch(const std::string& incident, const IncidentAction& action,
                                  Done<IncidentAction> done)
{
    d->switcher.check(incident, action, std::move(done));
}

void OperatorActions::takeUpSwitches()
{
    d->switcher.takeUp();
}

void OperatorActions::setSwitchPace(const SwitchPace& pace)
{
    d->switcher.setPace(pace);
}

// Incidents

void OperatorActions::bringUpToDate(Incident& incident) const
{
    for (IncidentAction& action : incident.actions) {
        if (action.effect() != SwitchEffect::Unknown)
            continue;
        const auto found = std::find_if(d->settled.begin(), d->settled.end(),
                                        [&](const auto& entry) { return isAbout(entry.second, action); });
        if (found != d->settled.end())
            takeOver(action, found->second);
    }
}

void OperatorActions::Private::keepSettled(const std::string& incident, const IncidentAction& action)
{
    settled[action.actionId] = action;
    emit self->switchSettled(incident, action);
    const auto store = [this](const Incident& known) {
        // A refusal of the history is told by whoever writes to it next.
        self->saveIncident(known, true, [](const Result<void>&) {});
    };
    if (const auto known = pending.find(incident); known != pending.end()) {
        const Incident copy = known->second;
        store(copy);
        return;
    }
    queryHistory(
        history, self,
        [incident](const HistoryReader& reader, const CancelToken&) { return reader.incident(incident); },
        [this, incident, store,
         saved = saves[incident]](const Result<std::optional<IncidentRecord>>& record) {
            // Whoever saved it meanwhile has stored the action with it; what was read is older.
            if (!record || !*record || saved != saves[incident])
                return;
            if (const auto read = fromRecord(**record))
                store(*read);
        });
}

void OperatorActions::saveIncident(const Incident& incident, bool frozen, Done<void> done)
{
    Incident saved = incident;
    bringUpToDate(saved);
    const IncidentRecord record = toRecord(saved);
    ++d->saves[record.id];
    WriteBatch batch{.documents = {toDocument(incidentPin(record, saved.title, periodsOf(saved)))},
                     .incidents = {record}};
    if (frozen)
        batch.incidentSteps.push_back({0, record.id, d->clock.now(), record.step, record.body});
    d->history.write(std::move(batch), this,
                     [this, saved, done = std::move(done)](const Result<void>& stored) {
                         if (stored)
                             emit incidentStored(saved);
                         done(stored);
                     });
    if (std::any_of(saved.actions.begin(), saved.actions.end(),
                    [](const IncidentAction& action) { return action.effect() == SwitchEffect::Unknown; }))
        d->pending[saved.id] = std::move(saved);
    else
        d->pending.erase(record.id);
}

void OperatorActions::discardIncident(const Incident& incident, Done<Incident> done)
{
    if (!incident.actions.empty()) {
        done(qd::fail(ErrorKind::Conflict, incident.title,
                      QCoreApplication::translate(
                          "OperatorActions", "A change was made for this incident, so it stays on record."),
                      QCoreApplication::translate("OperatorActions", "Close it on the Report page.")));
        return;
    }
    Incident discarded = incident;
    discarded.discarded = true;
    discarded.closedAt = d->clock.now();
    discarded.step = IncidentStep::Closed;
    const auto failed = [done](const Result<void>& begun) { done(Failure(begun.error())); };
    const QJsonObject details{{QStringLiteral("title"), incident.title}};
    d->begin({auditaction::discardIncident, incident.id, incident.id, details}, failed,
             [this, discarded, done](const AuditRecord& intended) {
                 const IncidentRecord record = toRecord(discarded);
                 const Pin pin = incidentPin(record, discarded.title, {});
                 d->audit.succeed(intended, {}, {.documents = {unpin(pin.id)}, .incidents = {record}},
                                  [this, discarded, done](const Result<void>& stored) {
                                      if (stored)
                                          emit incidentStored(discarded);
                                      done(stored.map([&] { return discarded; }));
                                  });
             });
}

} // namespace qd
