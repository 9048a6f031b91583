// SPDX-License-Identifier: Apache-2.0
// How the monitor takes up what an earlier run of the console left in the history.
#include "models/history/documentkinds.h"
#include "models/monitor/monitorcore.h"
#include "models/monitor/storedstate.h"
#include "models/serving/consentregister.h"

namespace qd {

/// Loads the state; until this succeeds nothing is evaluated or followed: what cannot be read is not the same
/// as nothing.
bool MonitorCore::load()
{
    const auto stored = readStoredState(m_history, m_clock.now());
    if (!stored) {
        if (m_loadError != stored.error())
            emit problem(stored.error());
        m_loadError = stored.error();
        return false;
    }
    for (const Error& error : stored->problems)
        emit problem(error);
    m_followedLogs.restore(stored->logPositions, stored->endpoints.usable());
    m_versionJournal.restore(stored->serving);
    setSilences(stored->silences);
    if (stored->needsDefaultRules)
        giveDefaultRules();
    else
        setRules(stored->rules);
    m_alertJournal.restored(stored->openAlerts);
    m_engine.restore(stored->openAlerts);
    for (const Alert& alert : stored->openAlerts) {
        if (!stored->endpoints.find(alert.endpoint()))
            endAlerts(alert.endpoint());
    }
    const ConsentedEndpoints agreed =
        m_consents ? m_consents->of(m_history.identity()) : ConsentedEndpoints();
    for (const StoredEndpoint& endpoint : stored->endpoints.all) {
        if (!endpoint.endpoint || !agreed.covers(endpoint)) {
            hold(endpoint);
            continue;
        }
        if (!m_sources.contains(endpoint.id)) // else the operator was faster
            m_awaited.insert(endpoint.id);
        emit endpointFound(*endpoint.endpoint);
    }
    return true;
}

void MonitorCore::hold(const StoredEndpoint& stored)
{
    if (m_sources.contains(stored.id)) // the operator was faster
        return;
    Source source(m_settings);
    source.awaitsConsent = stored.endpoint.has_value();
    if (!stored.endpoint)
        source.documentProblem = stored.endpoint.error();
    source.watch = std::make_unique<EndpointWatch>(describedEndpoint(stored), HttpCredentials(), m_http,
                                                   m_clock); // never started
    m_sources.emplace(stored.id, std::move(source));
}

void MonitorCore::giveDefaultRules()
{
    std::vector<AlertRule> rules = defaultRules();
    WriteBatch defaults;
    defaults.documents.push_back({documentkind::setting, settingid::defaultRules, "1"});
    for (const AlertRule& rule : rules)
        defaults.documents.push_back({documentkind::rule, rule.id, ruleToJson(rule)});
    store(std::move(defaults));
    setRules(std::move(rules));
}

/// The window is what the last seconds looked like; after a restart the history still knows.
void MonitorCore::restoreWindow(const std::string& endpointId, LogQuality& quality)
{
    const Timestamp now = m_clock.now();
    const auto recent = readRecentPredictions(m_history, endpointId, {now - m_settings.qualityWindow, now});
    if (!recent) {
        emit problem(recent.error());
        return;
    }
    for (const StoredPrediction& prediction : *recent)
        quality.add(prediction.record, now);
}

} // namespace qd
