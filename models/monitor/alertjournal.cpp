// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/alertjournal.h"

namespace qd {

namespace {

bool isOver(const Alert& alert)
{
    return alert.state == AlertState::Resolved || alert.state == AlertState::Inactive;
}

} // namespace

void AlertJournal::restored(const std::vector<Alert>& open)
{
    for (const Alert& alert : open)
        m_announced[alert.id] = {alert.state, alert.acknowledged.has_value(), alert.silencedBy};
}

void AlertJournal::record(const std::vector<Alert>& changed)
{
    if (changed.empty())
        return;
    const std::uint64_t write = ++m_writes;
    WriteBatch batch;
    for (const Alert& alert : changed) {
        m_unsettled[alert.id] = {alert, write, false};
        batch.alerts.push_back(toRecord(alert));
    }
    m_history.write(std::move(batch), this, [this, changed, write](const Result<void>& stored) {
        settle(changed, write, stored.has_value(), true);
    });
}

void AlertJournal::record(const Alert& changed, std::vector<AuditRecord> audit, History::Done done)
{
    const std::uint64_t write = ++m_writes;
    m_unsettled[changed.id] = {changed, write, false};
    WriteBatch batch;
    batch.alerts.push_back(toRecord(changed));
    batch.audit = std::move(audit);
    m_history.write(std::move(batch), this,
                    [this, changed, write, done = std::move(done)](const Result<void>& stored) {
                        settle({changed}, write, stored.has_value(), false);
                        done(stored);
                    });
}

void AlertJournal::settle(const std::vector<Alert>& alerts, std::uint64_t write, bool stored, bool again)
{
    for (const Alert& alert : alerts) {
        const auto unsettled = m_unsettled.find(alert.id);
        const bool newest = unsettled != m_unsettled.end() && unsettled->second.write == write;
        if (newest && !stored && again)
            unsettled->second.failed = true;
        else if (newest)
            m_unsettled.erase(unsettled);
        if (stored)
            announce(alert);
    }
}

void AlertJournal::retry()
{
    std::vector<Alert> failed;
    for (const auto& [id, unsettled] : m_unsettled) {
        if (unsettled.failed)
            failed.push_back(unsettled.alert);
    }
    record(failed);
}

void AlertJournal::announce(const Alert& alert)
{
    const Face face{alert.state, alert.acknowledged.has_value(), alert.silencedBy};
    const auto [known, isNew] = m_announced.try_emplace(alert.id, face);
    if (!isNew && known->second == face)
        return;
    known->second = face;
    if (isOver(alert))
        m_announced.erase(known);
    emit announced(alert);
}

} // namespace qd
