// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/clock.h"
#include "models/history/history.h"

#include <QJsonObject>

#include <functional>

namespace qd {

/// Writes what the operator is about to do, before it is done, and what came of it. Lives on the thread of
/// `context`, whose death ends all callbacks.
class AuditTrail
{
public:
    struct Intent
    {
        std::string action;     ///< "rollback", "acknowledge"…
        std::string target;     ///< endpoint/model
        std::string incident;   ///< may be empty
        QJsonObject details;    ///< what exactly, no secrets
        std::string actionId{}; ///< the action's id; empty: a new one
    };
    using Act = std::function<void(const AuditRecord& intended)>;
    using Done = std::function<void(Result<void>)>;

    AuditTrail(History& history, const Clock& clock, QObject* context);

    /// The login name of whoever runs the console.
    [[nodiscard]] const std::string& actor() const { return m_actor; }

    /// Ties the rows of one action together.
    [[nodiscard]] static std::string newActionId();

    /// Stores the intention and acts once it is durable; where it cannot be stored, nothing is done and
    /// `done` has the reason.
    template <typename T>
    void begin(const Intent& intent, const std::function<void(Result<T>)>& done, Act act)
    {
        intend(intent, [done, act = std::move(act)](const Result<AuditRecord>& intended) {
            if (intended)
                act(*intended);
            else
                done(Failure(intended.error()));
        });
    }
    /// Stores `facts` and the row "succeeded" in one batch: both are there or neither.
    void succeed(const AuditRecord& intended, const QJsonObject& details, WriteBatch facts, Done done);
    /// The row "succeeded", for whoever stores it together with what was done.
    [[nodiscard]] AuditRecord success(const AuditRecord& intended, const QJsonObject& details = {}) const;
    /// Stores the row "unconfirmed": it was begun, and nobody knows what came of it. "succeeded" or "failed"
    /// may follow when that is found out.
    void leaveOpen(const AuditRecord& intended, const QJsonObject& details, Done done);
    /// Stores the row "failed" with the reason.
    void fail(const AuditRecord& intended, QJsonObject details, const Error& reason, Done done);
    /// Stores the row "failed", then answers with the reason.
    void refuse(const AuditRecord& intended, const Error& reason, const Done& done);

private:
    void intend(const Intent& intent, std::function<void(Result<AuditRecord>)> begun);
    [[nodiscard]] AuditRecord outcome(const AuditRecord& intended, const char* phase,
                                      const QJsonObject& details) const;

    History& m_history;
    const Clock& m_clock;
    QObject* m_context;
    std::string m_actor;
};

} // namespace qd
