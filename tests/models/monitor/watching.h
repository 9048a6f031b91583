// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/metrics.h"
#include "models/history/history.h"
#include "models/history/historyreader.h"
#include "models/history/sqlite/database.h"
#include "models/monitor/monitor.h"
#include "models/net/secretstore.h"
#include "models/serving/consentregister.h"
#include "models/serving/storedendpoints.h"
#include "tests/support/scriptedhttp.h"

#include <QObject>

namespace qd::test {

inline constexpr const char* goodUrl = "http://good/metrics";
inline constexpr const char* badUrl = "http://bad/metrics";

inline Endpoint endpointAt(const std::string& id, const std::string& url)
{
    Endpoint endpoint;
    endpoint.id = id;
    endpoint.name = QString::fromStdString(id);
    endpoint.metricsUrl = url;
    endpoint.interval = Duration(50);
    endpoint.timeout = Duration(50);
    return endpoint;
}

/// A console without a window: history, scripted network, monitor. Can be closed and opened again; what it
/// was given to watch is agreed to.
struct Watching
{
    explicit Watching(const QString& path, Duration window = Duration(60'000))
        : history(*History::open(path)), consents(std::make_shared<ConsentRegister>(path + ".agreed.json"))
    {
        settings.evaluationInterval = Duration(50);
        settings.qualityWindow = window;
        settings.minimumLabelled = 5;
        monitor = std::make_unique<Monitor>(*history, http, *secrets, Clock::system(), settings, consents);
        QObject::connect(monitor.get(), &Monitor::snapshotReady, monitor.get(),
                         [this](const FleetSnapshotPtr& arrived) { snapshot = arrived; });
        QObject::connect(monitor.get(), &Monitor::alertChanged, monitor.get(),
                         [this](const Alert& alert) { alerts.push_back(alert); });
        QObject::connect(monitor.get(), &Monitor::problem, monitor.get(),
                         [this](const Error& error) { problems.push_back(error); });
    }

    [[nodiscard]] const EndpointStatus* status(const std::string& id) const
    {
        if (!snapshot)
            return nullptr;
        const auto found = std::find_if(snapshot->endpoints.begin(), snapshot->endpoints.end(),
                                        [&](const EndpointStatus& entry) { return entry.endpoint.id == id; });
        return found == snapshot->endpoints.end() ? nullptr : &*found;
    }
    [[nodiscard]] bool isInState(const std::string& id, EndpointState state) const
    {
        return status(id) && status(id)->state == state;
    }
    /// What lastError says about the endpoint; empty for nothing.
    [[nodiscard]] QString said(const std::string& id) const
    {
        return status(id) && status(id)->lastError ? status(id)->lastError->text() : QString();
    }
    [[nodiscard]] std::size_t storedPredictions(const std::string& id) const
    {
        return (*history->reader())->predictions({id, {}, {}, {{0}, {INT64_MAX}}, 0})->size();
    }
    [[nodiscard]] std::size_t storedEvents(const std::string& kind) const
    {
        return (*history->reader())->events({{0}, {INT64_MAX}}, kind)->size();
    }
    /// As somebody else might do it: to break the file, or to keep things from being written.
    void sql(const char* statements) const
    {
        const auto done = Database::open(history->path(), Database::Mode::ReadWrite)->execute(statements);
        if (!done)
            qFatal("%s", qPrintable(done.error().text()));
    }
    void watch(const Endpoint& endpoint)
    {
        history->write({.documents = {toDocument(endpoint)}});
        history->flush();
        consents->agree(history->identity(), endpoint.id, digestOf(toDocument(endpoint)));
        if (const auto kept = consents->save(); !kept)
            qFatal("%s", qPrintable(kept.error().text()));
        monitor->upsertEndpoint(endpoint);
    }

    std::unique_ptr<History> history;
    std::shared_ptr<ConsentRegister> consents;
    ScriptedHttp http;
    std::unique_ptr<SecretStore> secrets = makeMemorySecretStore();
    MonitorSettings settings;
    std::unique_ptr<Monitor> monitor;
    FleetSnapshotPtr snapshot;
    std::vector<Alert> alerts;
    std::vector<Error> problems;
};

inline QByteArray predictionLine(int number, bool right, const char* version = "1")
{
    const QString at = toIso(Clock::system().now());
    return QStringLiteral(
               R"({"timestamp":"%1","request_id":"r%2","model":"m","version":"%3","prediction":"a",)"
               R"("label":"%4","latency_ms":%5,"status":200})")
               .arg(at)
               .arg(number)
               .arg(QLatin1String(version), right ? u"a" : u"b")
               .arg(5 + number % 10)
               .toUtf8() +
           '\n';
}

} // namespace qd::test
