// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/base/latestjob.h"
#include "models/operator/audittrail.h"

#include <functional>
#include <map>

namespace qd {

class Monitor;

/// What the operator does about alerts: rules, acknowledgements and silences. See OperatorActions for what
/// each call promises.
class AlertActions
{
public:
    using Done = std::function<void(Result<void>)>;

    AlertActions(History& history, Monitor& monitor, AuditTrail& audit, const Clock& clock, QObject* context);

    void saveRule(const AlertRule& rule, const Done& done);
    void removeRule(const std::string& ruleId, const Done& done);
    void acknowledge(const std::string& alertId, const QString& reason, const Done& done);
    void withdrawAcknowledgement(const std::string& alertId, const Done& done);
    void addSilence(const Silence& silence, const Done& done);
    void expireSilence(const std::string& silenceId, const Done& done);

private:
    /// Intends, stores the document together with the outcome, and hands the monitor all of its kind.
    void saveDocument(const AuditTrail::Intent& intent, const DocumentRecord& document, const Done& done);
    void storeDocument(const AuditRecord& intended, const DocumentRecord& document, const Done& done);
    /// Hands the monitor all documents of a kind as they stand now; an older list never overtakes a newer
    /// one.
    template <typename T>
    void renew(const std::string& kind, Result<T> (*parse)(std::string_view),
               void (Monitor::*apply)(std::vector<T>), const Done& done);
    void setAcknowledgement(const AuditRecord& intended, const std::string& alertId,
                            const std::optional<Acknowledgement>& given, const Done& done);

    History& m_history;
    Monitor& m_monitor;
    AuditTrail& m_audit;
    const Clock& m_clock;
    QObject* m_context;
    std::map<std::string, LatestJob> m_renewals; ///< renewals by kind
};

} // namespace qd
