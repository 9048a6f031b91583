// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/monitor/monitor.h"
#include "models/net/secretstore.h"
#include "models/operator/operatoractions.h"
#include "models/serving/consentregister.h"
#include "models/serving/endpointsecrets.h"
#include "tests/models/history/historyfixture.h"
#include "tests/support/scriptedhttp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace qd {

inline const std::string models = "http://ts:8081/models/";

inline Endpoint torchServe()
{
    Endpoint endpoint;
    endpoint.id = "ts";
    endpoint.name = "TorchServe";
    endpoint.platform = Platform::TorchServe;
    endpoint.metricsUrl = "http://ts:8082/metrics";
    endpoint.apiUrl = "http://ts:8080";
    endpoint.managementUrl = "http://ts:8081";
    return endpoint;
}

inline QByteArray describe(const char* active)
{
    QJsonArray versions;
    for (const char* version : {"1.0", "2.0"}) {
        versions.append(
            QJsonObject{{"modelName", "sentiment"},
                        {"modelVersion", version},
                        {"defaultVersion", qstrcmp(version, active) == 0},
                        {"workers", QJsonArray{QJsonObject{{"id", "9000"}, {"status", "READY"}}}}});
    }
    return QJsonDocument(versions).toJson();
}

inline Endpoint secured()
{
    Endpoint endpoint = torchServe();
    endpoint.authScheme = HttpCredentials::Scheme::Bearer;
    return endpoint;
}

// Waits of a console that has no time.
inline SwitchPace hurried()
{
    SwitchPace pace;
    pace.patience = Duration{30};
    pace.firstPause = Duration{5};
    pace.longestPause = Duration{5};
    pace.watchPause = Duration{20};
    pace.longestWatchPause = Duration{20};
    return pace;
}
inline const SwitchPace quick = hurried();

inline HttpResponse accepted()
{
    HttpResponse response;
    response.status = 200;
    response.body = R"({"status":"Default version set"})";
    return response;
}

// A console without windows; its monitor collects nothing.
struct Console
{
    explicit Console(History& target, std::unique_ptr<SecretStore> store = makeMemorySecretStore(),
                     const QString& consents = {})
        : identity(target.identity()),
          secrets(std::move(store)),
          agreed(std::make_shared<ConsentRegister>(consents)),
          monitor(target, http, *secrets, clock),
          actions(target, http, *secrets, monitor, clock, agreed)
    {
        actions.setSwitchPace(quick);
    }

    // The answer of an action, once it has come.
    template <typename T, typename Call>
    Result<T> answer(Call call)
    {
        std::optional<Result<T>> answer;
        call([&](Result<T> result) { answer = std::move(result); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000))
            qFatal("no answer");
        return *answer;
    }
    Result<void> save(const Endpoint& endpoint, const QString& secret = {})
    {
        return answer<void>([&](auto done) { actions.saveEndpoint(endpoint, secret, done); });
    }
    Result<void> agree(const Endpoint& shown)
    {
        return answer<void>([&](auto done) { actions.agreeToEndpoint(shown, done); });
    }
    Result<void> remove(const std::string& id)
    {
        return answer<void>([&](auto done) { actions.removeEndpoint(id, done); });
    }
    Result<void> restore(const std::string& id)
    {
        return answer<void>([&](auto done) { actions.restoreEndpoint(id, done); });
    }
    // What the keychain holds for the endpoint.
    Result<std::string> kept(const Endpoint& endpoint)
    {
        EndpointSecrets own(*secrets, identity);
        return answer<std::string>([&](auto done) { own.read(endpoint, &actions, done); });
    }
    Result<SwitchPlan> plan(const std::string& to) { return plan("ts", to); }
    Result<SwitchPlan> plan(const std::string& endpoint, const std::string& to)
    {
        return answer<SwitchPlan>([&](auto done) { actions.planSwitch(endpoint, "sentiment", to, done); });
    }
    Result<IncidentAction> execute(const SwitchPlan& plan, const std::string& undoes = {})
    {
        return answer<IncidentAction>([&](auto done) {
            actions.executeSwitch({{}, {}, plan, {}, {}, !undoes.empty(), undoes}, "incident-1", done);
        });
    }
    // Version 2.0 serves until set-default is called.
    void serveTwoVersions()
    {
        http.answer("GET " + models + "sentiment/all", 200, describe("2.0"), "application/json");
        http.answer("PUT " + models + "sentiment/1.0/set-default",
                    [this](const HttpRequest&) -> Result<HttpResponse> {
                        http.answer("GET " + models + "sentiment/all", 200, describe("1.0"),
                                    "application/json");
                        return accepted();
                    });
    }

    ManualClock clock{{1'700'000'000'000}};
    std::string identity;
    ScriptedHttp http;
    std::unique_ptr<SecretStore> secrets;
    std::shared_ptr<ConsentRegister> agreed;
    Monitor monitor;
    OperatorActions actions;
};

inline QStringList phases(const TemporaryHistory& t)
{
    const auto trail = t.reader()->audit();
    QStringList lines;
    for (const AuditRecord& line : *trail)
        lines << QString::fromStdString(line.action + ' ' + line.phase);
    return lines;
}

inline int changesSent(const ScriptedHttp& http)
{
    const auto requests = http.requests();
    return static_cast<int>(std::count_if(requests.begin(), requests.end(),
                                          [](const HttpRequest& r) { return r.method != "GET"; }));
}

} // namespace qd
