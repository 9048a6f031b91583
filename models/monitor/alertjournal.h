// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/history/history.h"

#include <QObject>

#include <map>

namespace qd {

/// Stores alerts as they change and announces them once they are in the history. What could not be stored is
/// tried again, unless something newer about the same alert has been. Lives on the monitor's thread.
class AlertJournal : public QObject
{
    Q_OBJECT

public:
    explicit AlertJournal(History& history, QObject* parent = nullptr) : QObject(parent), m_history(history)
    {
    }

    /// Takes alerts that are in the history as they are; nobody needs to be told.
    void restored(const std::vector<Alert>& open);
    void record(const std::vector<Alert>& changed);
    /// Records an alert with audit rows in the same batch, and with an answer; this is not tried again.
    void record(const Alert& changed, std::vector<AuditRecord> audit, History::Done done);
    /// Writes once more what failed.
    void retry();

signals:
    /// State, acknowledgement or silence are other than was last announced.
    void announced(qd::Alert alert);

private:
    struct Face
    {
        AlertState state;
        bool acknowledged;
        std::string silencedBy;
        friend bool operator==(const Face&, const Face&) = default;
    };
    struct Unsettled
    {
        Alert alert;
        std::uint64_t write = 0; ///< number of the newest one about this alert
        bool failed = false;
    };

    void settle(const std::vector<Alert>& alerts, std::uint64_t write, bool stored, bool again);
    void announce(const Alert& alert);

    History& m_history;
    std::uint64_t m_writes = 0;
    std::map<std::string, Unsettled> m_unsettled; ///< unsettled changes by alert id, as is the next member
    std::map<std::string, Face> m_announced;
};

} // namespace qd
