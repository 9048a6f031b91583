// SPDX-License-Identifier: Apache-2.0
// How the monitor takes up what an earlier run of the console left in the history.
#include "models/monitor/core.h"
#include "models/monitor/storedstate.h"

namespace qd {

/// Until this succeeds nothing is evaluated or followed: what cannot be read is not the same as nothing.
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
    for (const LogPosition& position : stored->logPositions)
        m_logPositions[position.path] = position;
    m_versionJournal.restore(stored->serving);
    setSilences(stored->silences);
    if (stored->needsDefaultRules)
        giveDefaultRules();
    else
        setRules(stored->rules);
    m_alertJournal.restored(stored->openAlerts);
    m_engine.restore(stored->openAlerts);
    for (const Alert& alert : stored->openAlerts) {
        if (!stored->endpointIds.contains(alert.endpoint()))
            endAlerts(alert.endpoint());
    }
    for (const Endpoint& endpoint : stored->endpoints) {
        if (!m_sources.contains(endpoint.id)) // else the operator was faster
            m_awaited.insert(endpoint.id);
        emit endpointFound(endpoint);
    }
    return true;
}

void MonitorCore::giveDefaultRules()
{
    std::vector<AlertRule> rules = defaultRules();
    WriteBatch defaults;
    defaults.documents.push_back({"setting", "default-rules", "1"});
    for (const AlertRule& rule : rules)
        defaults.documents.push_back({"rule", rule.id, ruleToJson(rule)});
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
