// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/base/clock.h"
#include "models/history/records.h"
#include "models/monitor/collectiongate.h"
#include "models/monitor/fleetsnapshot.h"

#include <QObject>

#include <functional>
#include <memory>

namespace qd {

class ConsentRegister;
class History;
class HttpClient;
class SecretStore;
struct StoredEndpoint;

struct MonitorSettings
{
    Duration evaluationInterval{1'000}; ///< how often metrics, alerts and the snapshot are renewed
    Duration qualityWindow{30'000};     ///< predictions that accuracy and latency quantiles look back on
    std::int64_t minimumLabelled =
        20;                       ///< labelled predictions in the window below which quality is not stated
    Duration staleAfter{0};       ///< 0: three intervals of the endpoint
    Duration unreachableAfter{0}; ///< 0: six intervals
    /// How soon a keychain that gave no secret is asked again; doubled each time up to sixteenfold.
    Duration keychainRetry{30'000};
};

/// Watches the fleet: sources -> samples -> history -> metrics -> alerts -> snapshot, on one thread of its
/// own. Public functions may be called from the GUI thread; signals arrive there queued.
class Monitor : public QObject
{
    Q_OBJECT

public:
    /// `consents` says which endpoints of the history this user has agreed to. Without it none is: what is to
    /// be watched must then be given to upsertEndpoint().
    Monitor(History& history, HttpClient& http, SecretStore& secrets, const Clock& clock,
            MonitorSettings settings = {}, std::shared_ptr<const ConsentRegister> consents = {},
            QObject* parent = nullptr);
    ~Monitor() override;

    /// Loads endpoints, rules, silences and open alerts from the history and begins. Endpoints that the user
    /// has not agreed to are shown, and nothing is asked of them or read for them.
    void start();
    /// Ends all collection; returns when the thread has stopped. Everything collected is queued for writing.
    void stop();

    /// Watches an endpoint that the operator has saved or agreed to.
    void upsertEndpoint(const Endpoint& endpoint);
    /// Shows an endpoint and nothing more: the user has not agreed to it, or its document is wrong.
    void holdEndpoint(const StoredEndpoint& stored);
    void removeEndpoint(const std::string& endpointId);
    void setRules(std::vector<AlertRule> rules);
    void setSilences(std::vector<Silence> silences);
    /// Nothing takes the acknowledgement away. Stores the alert and `outcome`, the audit rows that say so, in
    /// one batch: both are there or neither. `done` runs in the thread of `context` after the commit, unless
    /// `context` is gone by then. Fails with NotFound when the alert is not open (any more), or with the
    /// reason why nothing was stored; then the alert is as it was and `outcome` is not in the history.
    void acknowledge(const std::string& alertId, const std::optional<Acknowledgement>& acknowledgement,
                     std::vector<AuditRecord> outcome, QObject* context,
                     std::function<void(Result<void>)> done);

signals:
    void snapshotReady(qd::FleetSnapshotPtr snapshot);
    /// An alert changed its state or was acknowledged or silenced.
    void alertChanged(qd::Alert alert);
    /// What the history holds cannot be read, so that a rule, an endpoint or everything is missing.
    void problem(qd::Error error);
    /// The disk of the history takes nothing: collection waits, and goes on by itself.
    void collectionPaused(qd::CollectionPause pause);
    void collectionResumed();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
