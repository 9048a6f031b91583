// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/monitor.h"

#include "models/base/delivery.h"
#include "models/monitor/credentialreader.h"
#include "models/monitor/monitorcore.h"
#include "models/serving/storedendpoints.h"

#include <QCoreApplication>
#include <QThread>

namespace qd {

struct Monitor::Private
{
    Private(EndpointSecrets secrets, Duration keychainRetry, MonitorCore* monitorCore)
        : credentials(std::move(secrets), keychainRetry), core(monitorCore)
    {
    }

    CredentialReader credentials;
    QThread thread;
    MonitorCore* core; ///< lives in `thread`, deleted there when it ends; nullptr after stop()

    template <typename Call>
    void post(Call call)
    {
        if (core)
            QMetaObject::invokeMethod(core, [target = core, call = std::move(call)] { call(*target); });
    }
};

Failure notOpen(const std::string& alertId)
{
    return fail(ErrorKind::NotFound, QString::fromStdString(alertId),
                QCoreApplication::translate("Monitor", "This alert is no longer open."));
}

Monitor::Monitor(History& history, HttpClient& http, SecretStore& secrets, const Clock& clock,
                 MonitorSettings settings, std::shared_ptr<const ConsentRegister> consents, QObject* parent)
    : QObject(parent),
      d(new Private(EndpointSecrets(secrets, history.identity()), settings.keychainRetry,
                    new MonitorCore(history, http, clock, settings, std::move(consents))))
{
    qRegisterMetaType<FleetSnapshotPtr>();
    qRegisterMetaType<Alert>();
    d->thread.setObjectName("monitor");
    d->core->moveToThread(&d->thread);
    connect(d->core, &MonitorCore::endpointFound, this, [this](const Endpoint& stored) {
        if (!d->credentials.hasHeardOf(stored.id)) // else the operator was faster, with something newer
            upsertEndpoint(stored);
    });
    connect(&d->credentials, &CredentialReader::answered, this,
            [this](const Endpoint& endpoint, const HttpCredentials& credentials,
                   const std::optional<Error>& problem) {
                d->post([=](MonitorCore& core) { core.watch(endpoint, credentials, problem); });
            });
    connect(d->core, &MonitorCore::snapshotReady, this, &Monitor::snapshotReady);
    connect(d->core, &MonitorCore::alertChanged, this, &Monitor::alertChanged);
    connect(d->core, &MonitorCore::problem, this, &Monitor::problem);
    connect(d->core, &MonitorCore::collectionPaused, this, &Monitor::collectionPaused);
    connect(d->core, &MonitorCore::collectionResumed, this, &Monitor::collectionResumed);
    connect(&d->thread, &QThread::finished, d->core, &QObject::deleteLater);
}

Monitor::~Monitor()
{
    stop();
    if (d->core && !d->thread.isFinished())
        delete d->core; // never started
}

void Monitor::start()
{
    d->thread.start();
    d->post([](MonitorCore& core) { core.start(); });
}

void Monitor::stop()
{
    if (!d->thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        d->core, [core = d->core] { core->stop(); }, Qt::BlockingQueuedConnection);
    d->thread.quit();
    d->thread.wait();
    d->core = nullptr;
}

void Monitor::upsertEndpoint(const Endpoint& endpoint)
{
    d->credentials.ask(endpoint);
}

void Monitor::holdEndpoint(const StoredEndpoint& stored)
{
    d->post([stored](MonitorCore& core) { core.hold(stored); });
}

void Monitor::removeEndpoint(const std::string& endpointId)
{
    d->credentials.forget(endpointId);
    d->post([endpointId](MonitorCore& core) { core.unwatch(endpointId); });
}

void Monitor::setRules(std::vector<AlertRule> rules)
{
    d->post([rules = std::move(rules)](MonitorCore& core) { core.setRules(rules); });
}

void Monitor::setSilences(std::vector<Silence> silences)
{
    d->post([silences = std::move(silences)](MonitorCore& core) { core.setSilences(silences); });
}

void Monitor::acknowledge(const std::string& alertId, const std::optional<Acknowledgement>& acknowledgement,
                          std::vector<AuditRecord> outcome, QObject* context,
                          std::function<void(Result<void>)> done)
{
    const auto answer = Delivery<Result<void>>::make(context, std::move(done));
    if (!d->thread.isRunning()) { // nothing is watched, so no alert is open
        answer->post(notOpen(alertId));
        return;
    }
    d->post([=, outcome = std::move(outcome)](MonitorCore& core) {
        core.acknowledge(alertId, acknowledgement, outcome,
                         [answer](const Result<void>& stored) { answer->post(stored); });
    });
}

} // namespace qd
