// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/operator/switchwatch.h"

#include <QObject>

#include <set>

namespace qd {

class SwitchRecorder;

/// Finds out what became of the switches whose outcome is unknown: from the audit trail, by asking the
/// platform which version serves, and, for when it began to, from what the monitor has seen. See
/// OperatorActions for what each call promises.
class SwitchVerifier : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Result<IncidentAction>)>;

    SwitchVerifier(History& history, SwitchRecorder& recorder, PlatformGuard& platforms, const Clock& clock,
                   QObject* parent = nullptr);

    void setPace(const SwitchPace& pace) { m_watch.setPace(pace); }
    void check(const std::string& incident, const IncidentAction& action, const Done& done);
    void takeUp();

    /// A switch is under way: its own answer tells more than a look, and what serves from now on proves
    /// nothing about the earlier switches of its model.
    void begun(const AuditRecord& intended);
    /// The switch is under way no more.
    void ended(const std::string& actionId) { m_underWay.erase(actionId); }
    /// Goes on asking about a switch whose outcome is unknown.
    void watch(const OpenSwitch& open) { m_watch.add(open); }
    /// Records what has become known of a switch that was called unknown, and tells everybody. `waiting` are
    /// answered once it is recorded.
    void settle(const OpenSwitch& open, const std::vector<SwitchWatch::Answer>& waiting);

signals:
    /// What became of a switch after its outcome had been called unknown; `action` is recorded.
    void settled(const std::string& incident, const qd::IncidentAction& action);

private:
    void checkTraced(const SwitchTrace& trace, IncidentAction action, const Done& done);
    void found(const OpenSwitch& open, const std::vector<SwitchWatch::Answer>& waiting);

    History& m_history;
    SwitchRecorder& m_recorder;
    const Clock& m_clock;
    SwitchWatch m_watch;
    std::set<std::string> m_underWay; ///< the actions that are being carried out
};

} // namespace qd
