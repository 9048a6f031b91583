// SPDX-License-Identifier: Apache-2.0
#include "models/operator/operatoractions.h"

#include "models/history/auditkinds.h"
#include "models/operator/alertactions.h"
#include "models/operator/endpointactions.h"
#include "models/operator/incidentactions.h"
#include "models/operator/platformguard.h"
#include "models/operator/switchplanner.h"
#include "models/operator/switchrecorder.h"
#include "models/operator/switchverifier.h"
#include "models/operator/versionswitcher.h"

#include <map>
#include <set>

namespace qd {

struct OperatorActions::Private
{
    Private(History& history, HttpClient& http, SecretStore& store, Monitor& monitor, const Clock& clock,
            const std::shared_ptr<ConsentRegister>& consents, OperatorActions* self)
        : Private(history, http, EndpointSecrets(store, history.identity()), monitor, clock, consents, self)
    {
    }

    Private(History& history, HttpClient& http, const EndpointSecrets& secrets, Monitor& monitor,
            const Clock& clock, const std::shared_ptr<ConsentRegister>& consents, OperatorActions* self)
        : audit(history, clock, self),
          platforms(history, http, secrets, consents, self),
          endpoints(history, secrets, consents, monitor, audit, platforms, self),
          alerts(history, monitor, audit, clock, self),
          planner(platforms),
          recorder(audit, clock),
          verifier(history, recorder, platforms, clock),
          switcher(recorder, verifier, platforms, clock),
          incidents(history, audit, clock)
    {
        connect(&switcher, &VersionSwitcher::progressed, self, &OperatorActions::switchProgressed);
        connect(&verifier, &SwitchVerifier::settled, &incidents, &IncidentActions::keepSettled);
        connect(&incidents, &IncidentActions::settled, self, &OperatorActions::switchSettled);
        connect(&incidents, &IncidentActions::stored, self, &OperatorActions::incidentStored);
    }

    AuditTrail audit;
    PlatformGuard platforms;
    EndpointActions endpoints;
    AlertActions alerts;
    SwitchPlanner planner;
    SwitchRecorder recorder;
    SwitchVerifier verifier;
    VersionSwitcher switcher;
    IncidentActions incidents;
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

// Fleet

void OperatorActions::saveEndpoint(const Endpoint& endpoint, const QString& secret, Done<void> done)
{
    d->endpoints.save(endpoint, secret, done);
}

void OperatorActions::agreeToEndpoint(const Endpoint& shown, Done<void> done)
{
    d->endpoints.agreeTo(shown, done);
}

void OperatorActions::removeEndpoint(const std::string& endpointId, Done<void> done)
{
    d->endpoints.remove(endpointId, done);
}

void OperatorActions::restoreEndpoint(const std::string& endpointId, Done<void> done)
{
    d->endpoints.restore(endpointId, done);
}

// Alerts

void OperatorActions::saveRule(const AlertRule& rule, Done<void> done)
{
    d->alerts.saveRule(rule, done);
}

void OperatorActions::removeRule(const std::string& ruleId, Done<void> done)
{
    d->alerts.removeRule(ruleId, done);
}

void OperatorActions::acknowledge(const std::string& alertId, const QString& reason, Done<void> done)
{
    d->alerts.acknowledge(alertId, reason, done);
}

void OperatorActions::withdrawAcknowledgement(const std::string& alertId, Done<void> done)
{
    d->alerts.withdrawAcknowledgement(alertId, done);
}

void OperatorActions::addSilence(const Silence& silence, Done<void> done)
{
    d->alerts.addSilence(silence, done);
}

void OperatorActions::expireSilence(const std::string& silenceId, Done<void> done)
{
    d->alerts.expireSilence(silenceId, done);
}

// Serving

void OperatorActions::fetchModels(const std::string& endpointId, Done<std::vector<ServedModel>> done)
{
    d->planner.fetchModels(endpointId, std::move(done));
}

void OperatorActions::planSwitch(const std::string& endpointId, const std::string& model,
                                 const std::string& toVersion, Done<SwitchPlan> done)
{
    d->planner.plan(endpointId, model, toVersion, std::move(done));
}

void OperatorActions::executeSwitch(const IncidentAction& begun, const std::string& incident,
                                    Done<IncidentAction> done)
{
    d->switcher.execute(begun, incident, done);
}

void OperatorActions::stopWaiting(const std::string& actionId)
{
    d->switcher.stopWaiting(actionId);
}

void OperatorActions::checkSwitch(const std::string& incident, const IncidentAction& action,
                                  Done<IncidentAction> done)
{
    d->verifier.check(incident, action, done);
}

void OperatorActions::takeUpSwitches()
{
    d->verifier.takeUp();
}

void OperatorActions::setSwitchPace(const SwitchPace& pace)
{
    d->switcher.setPace(pace);
    d->verifier.setPace(pace);
}

// Incidents

void OperatorActions::saveIncident(const Incident& incident, bool frozen, Done<void> done)
{
    d->incidents.save(incident, frozen, done);
}

void OperatorActions::discardIncident(const Incident& incident, Done<Incident> done)
{
    d->incidents.discard(incident, done);
}

void OperatorActions::bringUpToDate(Incident& incident) const
{
    d->incidents.bringUpToDate(incident);
}

} // namespace qd
