// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"
#include "models/operator/audittrail.h"

#include <QObject>

#include <functional>
#include <map>

namespace qd {

/// Stores incidents, with what is known of their switches by then: the background may find out about a switch
/// while somebody has the incident open, and neither may overwrite the other. See OperatorActions for what
/// each call promises.
class IncidentActions : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    IncidentActions(History& history, AuditTrail& audit, const Clock& clock, QObject* parent = nullptr);

    void save(const Incident& incident, bool frozen, const Done<void>& done);
    void discard(const Incident& incident, const Done<Incident>& done);
    /// Takes over what this run has found out about the actions of the incident.
    void bringUpToDate(Incident& incident) const;
    /// Notes what became of a switch, tells it, and stores it in its incident.
    void keepSettled(const std::string& incident, const IncidentAction& action);

signals:
    void stored(const qd::Incident& incident);
    void settled(const std::string& incident, const qd::IncidentAction& action);

private:
    History& m_history;
    AuditTrail& m_audit;
    const Clock& m_clock;
    std::map<std::string, IncidentAction> m_settled; ///< actions that the background found out about, by id
    std::map<std::string, std::uint64_t> m_saves;    ///< the number of saves of each incident in this run
    std::map<std::string, Incident> m_pending; ///< as last saved in this run, while an action of it is open
};

} // namespace qd
