// SPDX-License-Identifier: Apache-2.0
#include "models/operator/operatoractions.h"

#include "models/incidents/incidentlist.h"
#include "models/serving/storedendpoints.h"
#include "tests/models/operator/operatorconsole.h"

#include <QSignalSpy>

using namespace qd;

/// Nothing is done before it is in the audit trail, and what came of it is there afterwards.
class TestOperatorActions : public QObject
{
    Q_OBJECT

private slots:
    void savingAnEndpointStoresItsDocument();
    void secretsStayOutOfTheHistory();
    void anInvalidEndpointIsRefusedAtOnce();
    void anEndpointIsNotSavedWithoutItsSecret();
    void removingAnEndpointRemovesItsSecret();
    void aRemovedEndpointComesBackAsItWas_data();
    void aRemovedEndpointComesBackAsItWas();
    void anEndpointThatCannotBeUsedSurvivesTheOthers();
    void anEndpointWithoutSignInKeepsNoSecret();
    void anEndpointThatMovesKeepsNoSecret();
    void aFileNamesNoSecretToRemove();
    void nothingIsDoneWithAnEndpointThatNobodyAgreedTo();
    void consentIsForWhatWasShown();
    void consentLastsAndChangesWithTheEndpoint();
    void anEchoOfTheSecretIsNotKept();
    void rulesAndSilencesAreDocuments();
    void acknowledgingIsStoredWithItsOutcome();
    void anAlertThatIsNotOpenIsNotAcknowledged();
    void aSwitchIsIntendedBeforeAnythingIsSent();
    void aRefusedSwitchIsRecordedAsFailed();
    void aSwitchThatTookEffectAfterItsTimeoutSucceeded();
    void anAcceptedSwitchThatIsNotSeenStaysOpen();
    void aRefusedSwitchIsNotOursWhenTheVersionServes();
    void aGatewaysRefusalProvesNothing();
    void whatIsUnknownIsFoundOutInTheBackground();
    void whatIsUnknownIsTakenUpAfterARestart();
    void anOvertakenSwitchIsNotCreditedWithTheLaterOne();
    void waitingCanBeStopped();
    void aPlanIsSentNowhereElse();
    void whatWasSentIsShownAsItWas();
    void anUndoNamesWhatItUndoes();
    void aVanishedEndpointFailsTheSwitch();
    void nothingIsSentWhenTheIntentionCannotBeStored();
    void actionsWithoutOutcomeAreListed();
    void anAcknowledgementCanBeWithdrawn();
    void anIncidentIsStoredWholeAndFrozenOnDemand();
    void anUnwantedIncidentIsDiscarded();
    void anIncidentThatChangedSomethingStays();
};

namespace {

// A keychain that cannot be reached.
class NoKeychain : public SecretStore
{
public:
    void read(const std::string&, QObject* context, std::function<void(Result<std::string>)> done) override
    {
        QMetaObject::invokeMethod(
            context, [done, error = error()] { done(Failure(error)); }, Qt::QueuedConnection);
    }
    void write(const std::string&, const std::string&, QObject* context,
               std::function<void(Result<void>)> done) override
    {
        QMetaObject::invokeMethod(
            context, [done, error = error()] { done(Failure(error)); }, Qt::QueuedConnection);
    }
    void remove(const std::string&, QObject* context, std::function<void(Result<void>)> done) override
    {
        QMetaObject::invokeMethod(
            context, [done, error = error()] { done(Failure(error)); }, Qt::QueuedConnection);
    }

private:
    static Error error() { return {ErrorKind::Security, "keychain", "No keychain runs.", "Start one."}; }
};

QJsonObject body(const AuditRecord& line)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(line.body)).object();
}

} // namespace

void TestOperatorActions::savingAnEndpointStoresItsDocument()
{
    TemporaryHistory t;
    Console console(*t.history);
    QVERIFY(console.save(torchServe()));
    const auto document = t.reader()->document("endpoint", "ts");
    QVERIFY(document && *document);
    QCOMPARE(*endpointFromJson(**document), torchServe());
    QCOMPARE(phases(t), (QStringList{"save-endpoint intended", "save-endpoint succeeded"}));
    const auto trail = t.reader()->audit();
    QCOMPARE(trail->at(0).actionId, trail->at(1).actionId);
    QCOMPARE(trail->at(0).target, "ts");
    QVERIFY(!trail->at(0).actor.empty());
}

void TestOperatorActions::secretsStayOutOfTheHistory()
{
    TemporaryHistory t;
    const QByteArray secret = "correct-horse-battery-staple";
    Endpoint endpoint = torchServe();
    endpoint.authScheme = HttpCredentials::Scheme::Bearer;
    {
        Console console(*t.history);
        QVERIFY(console.save(endpoint, secret));
        console.serveTwoVersions();
        const auto plan = console.plan("1.0");
        QVERIFY(plan);
        QVERIFY(console.execute(*plan)->succeeded());

        // It goes on the wire all the same.
        const auto requests = console.http.requests();
        for (const HttpRequest& request : requests)
            QCOMPARE(request.credentials.secret, secret.toStdString());
        QVERIFY(console.kept(endpoint) == secret.toStdString());
    }
    t.history->flush();
    for (const char* suffix : {"", "-wal"}) {
        QFile file(t.path() + QLatin1String(suffix));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains(secret));
    }
}

void TestOperatorActions::anInvalidEndpointIsRefusedAtOnce()
{
    TemporaryHistory t;
    Console console(*t.history);
    Endpoint endpoint = torchServe();
    endpoint.metricsUrl = "ftp://ts/metrics";
    QVERIFY(!console.save(endpoint));
    QVERIFY(phases(t).isEmpty());
}

void TestOperatorActions::anEndpointIsNotSavedWithoutItsSecret()
{
    TemporaryHistory t;
    Console console(*t.history, std::make_unique<NoKeychain>());
    const auto refused = console.save(secured(), "secret");
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Security);
    QCOMPARE(phases(t), (QStringList{"save-endpoint intended", "save-endpoint failed"}));
    QVERIFY(!*t.reader()->document("endpoint", "ts"));
    QVERIFY(console.save(torchServe())); // without a secret no keychain is needed
}

void TestOperatorActions::removingAnEndpointRemovesItsSecret()
{
    TemporaryHistory t;
    Console console(*t.history);
    QVERIFY(console.save(secured(), "secret"));
    QVERIFY(console.kept(secured()));
    QVERIFY(console.remove("ts"));
    QVERIFY(!*t.reader()->document("endpoint", "ts"));
    QVERIFY(!console.kept(secured()));

    const auto again = console.remove("ts");
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::NotFound);
    QCOMPARE(phases(t).last(), "remove-endpoint failed");
}

void TestOperatorActions::aRemovedEndpointComesBackAsItWas_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isAgreed");
    QByteArray known(endpointToJson(torchServe()).c_str());
    QTest::newRow("agreed to") << known << true;
    QTest::newRow("never agreed to") << known << false;
    QTest::newRow("of a later version") << known.replace(known.size() - 1, 1, R"(,"later":1})") << true;
    QTest::newRow("cannot be watched")
        << QByteArray(R"({"id":"ts","name":"Old","platform":"abacus"})") << false;
    QTest::newRow("garbage") << QByteArray("\x01 no JSON") << false;
}

void TestOperatorActions::aRemovedEndpointComesBackAsItWas()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isAgreed);
    TemporaryHistory t;
    Console console(*t.history);
    const DocumentRecord document{"endpoint", "ts", body.toStdString()};
    QVERIFY(t.write({.documents = {document}}));
    if (isAgreed)
        console.agreed->agree(console.identity, "ts", digestOf(document));
    QVERIFY(!console.restore("ts")); // nothing was removed
    QVERIFY(console.remove("ts"));
    QVERIFY(!*t.reader()->document("endpoint", "ts"));
    const auto restored = console.restore("ts");
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().text()));
    QCOMPARE(QByteArray::fromStdString(**t.reader()->document("endpoint", "ts")), body);
    QCOMPARE(console.agreed->of(console.identity).covers(**storedEndpoint(*t.reader(), "ts")), isAgreed);
    QCOMPARE(phases(t).last(), "restore-endpoint succeeded");
    QVERIFY(!console.restore("ts")); // once
}

void TestOperatorActions::anEndpointThatCannotBeUsedSurvivesTheOthers()
{
    TemporaryHistory t;
    Console console(*t.history);
    const std::string body = R"({"id":"old","name":"Old","platform":"abacus","note":"kept"})";
    QVERIFY(t.write({.documents = {{"endpoint", "old", body}}}));
    QVERIFY(console.save(torchServe()));
    QVERIFY(console.remove("ts"));
    QVERIFY(console.restore("ts"));
    QCOMPARE(**t.reader()->document("endpoint", "old"), body);
    const auto stored = storedEndpoints(*t.reader());
    QCOMPARE(stored->usable(), std::vector{torchServe()});
    // Whoever asks for it is told the same.
    QCOMPARE(console.plan("old", "1.0").error(), stored->problems().front());
    QCOMPARE(console.agree(describedEndpoint(*stored->find("old"))).error(), stored->problems().front());
}

void TestOperatorActions::anEndpointWithoutSignInKeepsNoSecret()
{
    TemporaryHistory t;
    Console console(*t.history);
    QVERIFY(console.save(secured(), "secret"));
    Endpoint renamed = secured();
    renamed.name = "Renamed";
    QVERIFY(console.save(renamed));
    QCOMPARE(*console.kept(renamed), std::string("secret"));
    QVERIFY(console.save(torchServe()));
    QVERIFY(!console.kept(secured()));
}

void TestOperatorActions::anEndpointThatMovesKeepsNoSecret()
{
    TemporaryHistory t;
    Console console(*t.history);
    QVERIFY(console.save(secured(), "secret"));
    Endpoint moved = secured();
    moved.metricsUrl = "http://elsewhere:8082/metrics";
    QVERIFY(console.save(moved));
    QVERIFY(!console.kept(moved));
    QVERIFY(!console.kept(secured()));
    QVERIFY(console.save(moved, "new"));
    QCOMPARE(*console.kept(moved), std::string("new"));
}

void TestOperatorActions::aFileNamesNoSecretToRemove()
{
    TemporaryHistory t;
    Console console(*t.history);
    const auto keep = [&](const std::string& entry) {
        return console.answer<void>(
            [&](auto done) { console.secrets->write(entry, "theirs", &console.actions, done); });
    };
    const std::vector<std::string> others{"endpoint/prod", "history/another/endpoint/ts"};
    for (const std::string& other : others)
        QVERIFY(keep(other));
    for (const std::string& named : others) {
        DocumentRecord document = toDocument(secured());
        document.body.insert(document.body.size() - 1, ",\"secretKey\":\"" + named + '"');
        QVERIFY(t.write({.documents = {document}}));
        QVERIFY(console.remove("ts"));
    }
    for (const std::string& other : others)
        QVERIFY(console.answer<std::string>(
            [&](auto done) { console.secrets->read(other, &console.actions, done); }));
}

void TestOperatorActions::nothingIsDoneWithAnEndpointThatNobodyAgreedTo()
{
    TemporaryHistory t;
    Console console(*t.history);
    console.serveTwoVersions();
    QVERIFY(t.write({.documents = {toDocument(torchServe())}}));
    const auto isRefused = [](const auto& outcome) {
        return !outcome && outcome.error().kind == ErrorKind::Security;
    };
    QVERIFY(isRefused(console.answer<std::vector<ServedModel>>(
        [&](auto done) { console.actions.fetchModels("ts", done); })));
    QVERIFY(isRefused(console.plan("1.0")));
    SwitchPlan plan{"ts", "sentiment", "2.0", "1.0", {{"PUT", models + "sentiment/1.0/set-default", {}, {}}}};
    const auto action = console.execute(plan);
    QVERIFY(action && !action->succeeded());
    QVERIFY2(action->error.contains("consent"), qPrintable(action->error));
    QVERIFY(console.http.requests().empty());

    QVERIFY(console.agree(torchServe()));
    const auto planned = console.plan("1.0");
    QVERIFY(planned);
    QVERIFY(console.execute(*planned)->succeeded());
    QVERIFY(phases(t).contains("agree-to-endpoint succeeded"));
}

void TestOperatorActions::consentIsForWhatWasShown()
{
    TemporaryHistory t;
    Console console(*t.history);
    console.serveTwoVersions();
    const Endpoint shown = torchServe();
    Endpoint other = shown;
    other.managementUrl = "http://evil:8081";
    QVERIFY(t.write({.documents = {toDocument(other)}}));
    const auto outcome = console.agree(shown);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
    QCOMPARE(phases(t), (QStringList{"agree-to-endpoint intended", "agree-to-endpoint failed"}));
    QVERIFY(!console.plan("1.0"));

    QVERIFY(t.write({.documents = {toDocument(shown)}}));
    QVERIFY(console.agree(shown));
    QVERIFY(console.plan("1.0"));
    QVERIFY(t.write({.documents = {toDocument(other)}})); // past this console
    QVERIFY(!console.plan("1.0"));
    QVERIFY(!console.agree(Endpoint()));

    DocumentRecord more = toDocument(shown); // something that only a later version would understand
    more.body.insert(more.body.size() - 1, ",\"followAlso\":\"/etc/passwd\"");
    QVERIFY(t.write({.documents = {more}}));
    QVERIFY(console.agree(shown));
    QCOMPARE(**t.reader()->document("endpoint", "ts"), toDocument(shown).body);
}

void TestOperatorActions::consentLastsAndChangesWithTheEndpoint()
{
    TemporaryHistory t;
    const QString consents = t.folder.filePath("agreed.json");
    const auto isAgreedTo = [&] {
        const auto stored = storedEndpoint(*t.reader(), "ts");
        return stored && *stored && ConsentRegister(consents).of(t.history->identity()).covers(**stored);
    };
    {
        Console console(*t.history, makeMemorySecretStore(), consents);
        QVERIFY(console.save(torchServe()));
        QVERIFY(isAgreedTo());
    }
    Console again(*t.history, makeMemorySecretStore(), consents);
    again.serveTwoVersions();
    QVERIFY(again.plan("1.0"));
    Endpoint renamed = torchServe();
    renamed.name = "Renamed";
    QVERIFY(again.save(renamed));
    QVERIFY(isAgreedTo());
    QVERIFY(again.remove("ts"));
    QVERIFY(t.write({.documents = {toDocument(renamed)}}));
    QVERIFY(!isAgreedTo());
}

void TestOperatorActions::anEchoOfTheSecretIsNotKept()
{
    TemporaryHistory t;
    const QByteArray secret = "correct/horse \"battery\"";
    Console console(*t.history);
    QVERIFY(console.save(secured(), secret));
    console.serveTwoVersions();
    const auto plan = console.plan("1.0");
    QVERIFY(plan);
    const QJsonObject echo{{"code", 403},
                           {"message", "Refused Authorization: Bearer " + QString::fromUtf8(secret)}};
    console.http.answer("PUT " + models + "sentiment/1.0/set-default", 403, QJsonDocument(echo).toJson(),
                        "application/json");
    const auto action = console.execute(*plan);
    QVERIFY(action && !action->succeeded());
    const HttpExchange& exchange = action->outcome->exchanges.front();
    QVERIFY2(exchange.error.contains("[secret]"), qPrintable(exchange.error));
    const std::string& kept = exchange.answer;
    QVERIFY(kept.find("[secret]") != std::string::npos);
    QVERIFY(!action->error.contains("horse"));
    QVERIFY(kept.find("horse") == std::string::npos);
    const auto trail = t.reader()->audit();
    for (const AuditRecord& line : *trail)
        QVERIFY(!QString::fromStdString(line.body).contains("horse"));
}

void TestOperatorActions::rulesAndSilencesAreDocuments()
{
    TemporaryHistory t;
    Console console(*t.history);
    AlertRule rule;
    rule.id = "slow";
    rule.name = "Slow";
    rule.metric = "model_latency_seconds";
    QVERIFY(console.answer<void>([&](auto done) { console.actions.saveRule(rule, done); }));
    QCOMPARE(*ruleFromJson(**t.reader()->document("rule", "slow")), rule);
    QVERIFY(console.answer<void>([&](auto done) { console.actions.removeRule("slow", done); }));
    QVERIFY(!*t.reader()->document("rule", "slow"));

    Silence silence;
    silence.matchers = {{"model", "fraud"}};
    silence.from = console.clock.now();
    silence.until = console.clock.now() + Duration{3'600'000};
    silence.reason = "maintenance";
    QVERIFY(console.answer<void>([&](auto done) { console.actions.addSilence(silence, done); }));
    const auto stored = t.reader()->documents("silence");
    QCOMPARE(stored->size(), 1u);
    QVERIFY(!silenceFromJson(stored->front().body)->by.isEmpty());

    console.clock.advance(Duration{60'000});
    const std::string id = stored->front().id;
    QVERIFY(console.answer<void>([&](auto done) { console.actions.expireSilence(id, done); }));
    QCOMPARE(silenceFromJson(t.reader()->documents("silence")->front().body)->until, console.clock.now());
    QVERIFY(!console.answer<void>([&](auto done) { console.actions.expireSilence("none", done); }));
    QCOMPARE(phases(t), (QStringList{"save-rule intended", "save-rule succeeded", "remove-rule intended",
                                     "remove-rule succeeded", "silence intended", "silence succeeded",
                                     "expire-silence intended", "expire-silence succeeded",
                                     "expire-silence intended", "expire-silence failed"}));
}

void TestOperatorActions::acknowledgingIsStoredWithItsOutcome()
{
    TemporaryHistory t;
    Alert alert;
    alert.id = "alert-1";
    alert.rule.id = "slow";
    alert.rule.name = "Slow";
    alert.rule.metric = "model_latency_seconds";
    alert.series = {{"endpoint", "ts"}, {"model", "sentiment"}};
    alert.state = AlertState::Firing;
    QVERIFY(t.write({.documents = {{"endpoint", "ts", endpointToJson(torchServe())},
                                   {"rule", "slow", ruleToJson(alert.rule)}},
                     .alerts = {toRecord(alert)}}));
    Console console(*t.history);
    console.monitor.start();
    QVERIFY(console.answer<void>([&](auto done) { console.actions.acknowledge("alert-1", "on it", done); }));
    // Answered only when all of it is in the history.
    QCOMPARE(phases(t), (QStringList{"acknowledge intended", "acknowledge succeeded"}));
    QCOMPARE(body(t.reader()->audit()->front())["reason"].toString(), "on it");
    const auto stored = fromRecord(t.reader()->alerts(always)->front());
    QVERIFY(stored && stored->acknowledged);
    QCOMPARE(stored->acknowledged->reason, "on it");
    console.monitor.stop();
}

void TestOperatorActions::anAcknowledgementCanBeWithdrawn()
{
    TemporaryHistory t;
    Alert alert;
    alert.id = "alert-1";
    alert.rule.id = "slow";
    alert.rule.name = "Slow";
    alert.rule.metric = "model_latency_seconds";
    alert.series = {{"endpoint", "ts"}, {"model", "sentiment"}};
    alert.state = AlertState::Firing;
    alert.acknowledged = Acknowledgement{{1}, "ana", "in triage"};
    QVERIFY(t.write({.documents = {{"endpoint", "ts", endpointToJson(torchServe())},
                                   {"rule", "slow", ruleToJson(alert.rule)}},
                     .alerts = {toRecord(alert)}}));
    Console console(*t.history);
    console.monitor.start();
    QVERIFY(
        console.answer<void>([&](auto done) { console.actions.withdrawAcknowledgement("alert-1", done); }));
    QCOMPARE(phases(t),
             (QStringList{"withdraw-acknowledgement intended", "withdraw-acknowledgement succeeded"}));
    const auto stored = fromRecord(t.reader()->alerts(always)->front());
    QVERIFY(stored && !stored->acknowledged);
    console.monitor.stop();
}

void TestOperatorActions::anAlertThatIsNotOpenIsNotAcknowledged()
{
    TemporaryHistory t;
    Console console(*t.history);
    console.monitor.start();
    const auto refused =
        console.answer<void>([&](auto done) { console.actions.acknowledge("no-such", "on it", done); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::NotFound);
    QCOMPARE(phases(t), (QStringList{"acknowledge intended", "acknowledge failed"}));
    console.monitor.stop();
}

void TestOperatorActions::aSwitchIsIntendedBeforeAnythingIsSent()
{
    TemporaryHistory t;
    Console console(*t.history);
    QVERIFY(console.save(torchServe()));
    console.serveTwoVersions();
    const auto plan = console.plan("1.0");
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
    QCOMPARE(changesSent(console.http), 0);

    QStringList before;
    console.http.answer(
        "PUT " + models + "sentiment/1.0/set-default", [&](const HttpRequest&) -> Result<HttpResponse> {
            before = phases(t);
            console.http.answer("GET " + models + "sentiment/all", 200, describe("1.0"), "application/json");
            return accepted();
        });
    const auto action = console.execute(*plan);
    QVERIFY(action);
    QVERIFY2(action->succeeded(), qPrintable(action->error));
    QCOMPARE(before.last(), "rollback intended");
    QCOMPARE(phases(t).last(), "rollback succeeded");
    QCOMPARE(action->outcome->activeVersion, "1.0");
    QVERIFY(!action->isUndo);

    const auto trail = t.reader()->audit("incident-1");
    QCOMPARE(trail->size(), 2u);
    QCOMPARE(trail->at(0).target, "ts/sentiment");
    QCOMPARE(trail->at(0).actionId, action->actionId);
    QCOMPARE(body(trail->at(0))["requests"].toArray().size(), qsizetype(plan->requests.size()));
    QCOMPARE(body(trail->at(1))["exchanges"].toArray()[0].toObject()["status"].toInt(), 200);

    const auto events = t.reader()->events(always, "rollback", "ts");
    QCOMPARE(events->size(), 1u);
    QCOMPARE(events->front().model, "sentiment");
    const QJsonObject detail =
        QJsonDocument::fromJson(QByteArray::fromStdString(events->front().detail)).object();
    QCOMPARE(detail["from"].toString(), "2.0");
    QCOMPARE(detail["to"].toString(), "1.0");
    QCOMPARE(detail["incident"].toString(), "incident-1");
    QCOMPARE(detail["action"].toString().toStdString(), action->actionId);
}

void TestOperatorActions::aRefusedSwitchIsRecordedAsFailed()
{
    TemporaryHistory t;
    Console console(*t.history);
    QVERIFY(console.save(torchServe()));
    console.serveTwoVersions();
    console.http.answer("PUT " + models + "sentiment/1.0/set-default", 403,
                        R"({"code":403,"type":"IllegalArgumentException","message":"Not allowed"})",
                        "application/json");
    const auto action = console.execute(*console.plan("1.0"));
    QVERIFY(action);
    QVERIFY(!action->succeeded());
    QVERIFY2(action->error.contains("Not allowed"), qPrintable(action->error));
    QCOMPARE(phases(t).last(), "rollback failed");
    const AuditRecord last = t.reader()->audit()->back();
    QCOMPARE(body(last)["exchanges"].toArray()[0].toObject()["status"].toInt(), 403);
    QVERIFY(body(last)["error"].toString().contains("Not allowed"));
    QVERIFY(t.reader()->events(always, "rollback")->empty());
}

void TestOperatorActions::aSwitchThatTookEffectAfterItsTimeoutSucceeded()
{
    TemporaryHistory t;
    Console console(*t.history);
    QVERIFY(console.save(torchServe()));
    console.serveTwoVersions();
    const auto plan = console.plan("1.0");
    QVERIFY(plan);
    console.http.answer(
        "PUT " + models + "sentiment/1.0/set-default", [&](const HttpRequest&) -> Result<HttpResponse> {
            console.http.answer("GET " + models + "sentiment/all", 200, describe("1.0"), "application/json");
            return fail(ErrorKind::Timeout, "TorchServe", "No answer came in time.");
        });
    const auto action = console.execute(*plan);
    QVERIFY(action);
    QVERIFY2(action->succeeded(), qPrintable(action->error));
    QCOMPARE(phases(t).last(), "rollback succeeded");
    const QJsonObject exchange = body(t.reader()->audit()->back())["exchanges"].toArray().first().toObject();
    QVERIFY2(exchange["error"].toString().contains("No answer came in time"),
             QJsonDocument(exchange).toJson().constData());
    QCOMPARE(t.reader()->events(always, "rollback")->size(), 1u);
}

void TestOperatorActions::anAcceptedSwitchThatIsNotSeenStaysOpen()
{
    TemporaryHistory t;
    Console console(*t.history);
    QVERIFY(console.save(torchServe()));
    console.serveTwoVersions();
    console.http.answer("PUT " + models + "sentiment/1.0/set-default",
                        [](const HttpRequest&) -> Result<HttpResponse> { return accepted(); });
    const auto action = console.execute(*console.plan("1.0"));
    QVERIFY(action);
    QCOMPARE(action->effect(), SwitchEffect::Unknown);
    QCOMPARE(phases(t).last(), "rollback unconfirmed");
    QVERIFY(t.reader()->events(always, "rollback")->empty());
}

void TestOperatorActions::aRefusedSwitchIsNotOursWhenTheVersionServes()
{
    TemporaryHistory t;
    Console console(*t.history);
    QVERIFY(console.save(torchServe()));
    console.serveTwoVersions();
    console.http.answer(
        "PUT " + models + "sentiment/1.0/set-default", [&](const HttpRequest&) -> Result<HttpResponse> {
            console.http.answer("GET " + models + "sentiment/all", 200, describe("1.0"), "application/json");
            HttpResponse response;
            response.status = 403;
            response.body = R"({"code":403,"type":"IllegalArgumentException","message":"Not allowed"})";
            return response;
        });
    const auto action = console.execute(*console.plan("1.0"));
    QVERIFY(action);
    QCOMPARE(action->effect(), SwitchEffect::NoEffect);
    QVERIFY2(action->error.endsWith("Version 1.0 is serving, but not because of this action."),
             qPrintable(action->error));
    QCOMPARE(phases(t).last(), "rollback failed");
    QVERIFY(t.reader()->events(always, "rollback")->empty());
}

void TestOperatorActions::aGatewaysRefusalProvesNothing()
{
    TemporaryHistory t;
    Console console(*t.history);
    QVERIFY(console.save(torchServe()));
    console.serveTwoVersions();
    console.http.answer(
        "PUT " + models + "sentiment/1.0/set-default", [&](const HttpRequest&) -> Result<HttpResponse> {
            console.http.answer("GET " + models + "sentiment/all", 200, describe("1.0"), "application/json");
            HttpResponse response;
            response.status = 403;
            response.body = "<html>Forbidden</html>";
            return response;
        });
    const auto action = console.execute(*console.plan("1.0"));
    QVERIFY(action);
    QCOMPARE(action->effect(), SwitchEffect::Unknown);
    QCOMPARE(phases(t).last(), "rollback unconfirmed");
    QVERIFY(t.reader()->events(always, "rollback")->empty());
}

void TestOperatorActions::whatIsUnknownIsFoundOutInTheBackground()
{
    TemporaryHistory t;
    Console console(*t.history);
    QVERIFY(console.save(torchServe()));
    console.serveTwoVersions();
    console.http.answer("PUT " + models + "sentiment/1.0/set-default", 520, "<html>");
    Incident incident;
    incident.id = "incident-1";
    const auto unknown = console.execute(*console.plan("1.0"));
    QVERIFY(unknown);
    QCOMPARE(unknown->effect(), SwitchEffect::Unknown);
    QCOMPARE(phases(t).last(), "rollback unconfirmed");
    incident.actions = {*unknown};
    QVERIFY(console.answer<void>([&](auto done) { console.actions.saveIncident(incident, false, done); }));

    QSignalSpy settled(&console.actions, &OperatorActions::switchSettled);
    console.http.answer("GET " + models + "sentiment/all", 200, describe("1.0"), "application/json");
    QTRY_COMPARE_WITH_TIMEOUT(settled.count(), 1, 20'000);
    QCOMPARE(phases(t).last(), "rollback succeeded");
    QVERIFY(body(t.reader()->audit()->back()).contains("confirmedAt"));
    QCOMPARE(t.reader()->events(always, "rollback")->size(), 1u);
    // Also in the incident, whatever a window that does not know it yet saves.
    QVERIFY(console.answer<void>([&](auto done) { console.actions.saveIncident(incident, false, done); }));
    const auto stored = fromRecord(**t.reader()->incident("incident-1"));
    QVERIFY(stored && stored->actions.front().succeeded());
}

void TestOperatorActions::whatIsUnknownIsTakenUpAfterARestart()
{
    TemporaryHistory t;
    const QString consents = t.folder.filePath("agreed.json");
    std::string id;
    {
        Console console(*t.history, makeMemorySecretStore(), consents);
        QVERIFY(console.save(torchServe()));
        console.serveTwoVersions();
        console.http.answer("PUT " + models + "sentiment/1.0/set-default", 520, "<html>");
        const auto unknown = console.execute(*console.plan("1.0"));
        QCOMPARE(unknown->effect(), SwitchEffect::Unknown);
        id = unknown->actionId;
        Incident incident;
        incident.id = "incident-1";
        incident.actions = {*unknown};
        QVERIFY(
            console.answer<void>([&](auto done) { console.actions.saveIncident(incident, false, done); }));
    }
    QCOMPARE(OperatorActions::interruptedActions(*t.reader())->size(), 1u);
    Console again(*t.history, makeMemorySecretStore(), consents);
    again.http.answer("GET " + models + "sentiment/all", 200, describe("1.0"), "application/json");
    QSignalSpy settled(&again.actions, &OperatorActions::switchSettled);
    again.actions.takeUpSwitches();
    QTRY_COMPARE_WITH_TIMEOUT(settled.count(), 1, 20'000);
    QCOMPARE(phases(t).last(), "rollback succeeded");
    QTRY_VERIFY_WITH_TIMEOUT(fromRecord(**t.reader()->incident("incident-1"))->actions.front().succeeded(),
                             20'000);
    QCOMPARE(fromRecord(**t.reader()->incident("incident-1"))->actions.front().actionId, id);
    QVERIFY(OperatorActions::interruptedActions(*t.reader())->empty());
}

void TestOperatorActions::anOvertakenSwitchIsNotCreditedWithTheLaterOne()
{
    TemporaryHistory t;
    Console console(*t.history);
    QVERIFY(console.save(torchServe()));
    console.serveTwoVersions();
    console.http.answer("PUT " + models + "sentiment/1.0/set-default", 520, "<html>");
    const auto first = console.execute(*console.plan("1.0"));
    QCOMPARE(first->effect(), SwitchEffect::Unknown);
    console.serveTwoVersions();
    const auto second = console.execute(*console.plan("1.0"));
    QVERIFY(second->succeeded());
    const auto checked = console.answer<IncidentAction>(
        [&](auto done) { console.actions.checkSwitch("incident-1", *first, done); });
    QVERIFY(checked);
    QCOMPARE(checked->effect(), SwitchEffect::Unknown);
    QCOMPARE(phases(t).last(), "rollback succeeded");
    QCOMPARE(t.reader()->audit()->back().actionId, second->actionId);
}

void TestOperatorActions::waitingCanBeStopped()
{
    TemporaryHistory t;
    Console console(*t.history);
    SwitchPace patient = quick;
    patient.patience = Duration{3'600'000};
    console.actions.setSwitchPace(patient);
    QVERIFY(console.save(torchServe()));
    console.serveTwoVersions();
    console.http.answer("PUT " + models + "sentiment/1.0/set-default", 504, "<html>");
    const auto plan = console.plan("1.0");
    std::optional<Result<IncidentAction>> result;
    IncidentAction begun;
    begun.actionId = "stopped";
    begun.plan = *plan;
    bool awaiting = false;
    QObject::connect(&console.actions, &OperatorActions::switchProgressed, &console.actions,
                     [&](const std::string& id, const SwitchProgress& progress) {
                         awaiting = awaiting ||
                                    (id == "stopped" && progress.stage == SwitchProgress::Stage::Awaiting);
                     });
    console.actions.executeSwitch(begun, "incident-1", [&](Result<IncidentAction> r) { result = r; });
    QTRY_VERIFY_WITH_TIMEOUT(awaiting, 20'000);
    QVERIFY(!result);
    console.actions.stopWaiting("stopped");
    QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 20'000);
    QVERIFY(*result);
    QCOMPARE((*result)->effect(), SwitchEffect::Unknown);
    QCOMPARE(phases(t).last(), "rollback unconfirmed");
}

void TestOperatorActions::aPlanIsSentNowhereElse()
{
    TemporaryHistory t;
    Console console(*t.history);
    QVERIFY(console.save(torchServe()));
    console.serveTwoVersions();
    const auto plan = console.plan("1.0");
    QVERIFY(plan);
    Endpoint moved = torchServe();
    moved.managementUrl = "http://elsewhere:8081";
    QVERIFY(console.save(moved));
    const auto before = console.http.requests().size();
    const auto action = console.execute(*plan);
    QVERIFY(action);
    QVERIFY2(action->error.contains("plan again"), qPrintable(action->error));
    QCOMPARE(console.http.requests().size(), before); // nobody was even asked
    QCOMPARE(phases(t).last(), "rollback failed");
}

void TestOperatorActions::whatWasSentIsShownAsItWas()
{
    TemporaryHistory t;
    Console console(*t.history);
    Endpoint endpoint = torchServe();
    endpoint.authScheme = HttpCredentials::Scheme::Bearer;
    endpoint.headers = {{"X-Team", "fraud"}};
    QVERIFY(console.save(endpoint, "s3cret-token"));
    console.serveTwoVersions();
    const auto plan = console.plan("1.0");
    QVERIFY(plan);
    console.http.answer("PUT " + models + "sentiment/1.0/set-default",
                        [&](const HttpRequest&) -> Result<HttpResponse> {
                            console.http.refuse("GET " + models + "sentiment/all");
                            console.clock.advance(Duration{3'000});
                            HttpResponse response;
                            response.status = 500;
                            response.body = "you sent: Bearer s3cret-token";
                            return response;
                        });
    const Timestamp sentAt = console.clock.now();
    const auto action = console.execute(*plan);
    QVERIFY(action && action->outcome);
    const HttpExchange& exchange = action->outcome->exchanges.at(0);
    const std::vector<std::string> headers{"X-Team: fraud", "Authorization: Bearer •••"};
    QCOMPARE(exchange.request.headers, headers);
    QCOMPARE(exchange.request, plan->requests.at(0));
    QCOMPARE(exchange.sentAt, sentAt);
    QCOMPARE(exchange.answeredAt, sentAt + Duration{3'000});
    QCOMPARE(exchange.answer, "you sent: Bearer [secret]");
    QCOMPARE(action->outcome->activeVersion, "");
    QVERIFY(action->outcome->lookCount > 0);
    const HttpExchange& look = action->outcome->looks.at(0);
    QCOMPARE(look.request.method, "GET");
    QCOMPARE(look.request.url, models + "sentiment/all");
    QCOMPARE(look.status, 0);
    QVERIFY(look.error.contains("refused"));
    t.history->flush();
    const std::vector<AuditRecord> trail = *t.reader()->audit();
    for (const AuditRecord& line : trail)
        QVERIFY(line.body.find("s3cret-token") == std::string::npos);
}

void TestOperatorActions::anUndoNamesWhatItUndoes()
{
    TemporaryHistory t;
    Console console(*t.history);
    QVERIFY(console.save(torchServe()));
    console.serveTwoVersions();
    const auto action = console.execute(*console.plan("1.0"), "action-0");
    QVERIFY(action && action->succeeded());
    QVERIFY(action->isUndo);
    QCOMPARE(action->undoes, "action-0");
    QCOMPARE(phases(t).last(), "undo-rollback succeeded");
    QCOMPARE(body(t.reader()->audit("incident-1")->front())["undoes"].toString(), "action-0");
}

void TestOperatorActions::aVanishedEndpointFailsTheSwitch()
{
    TemporaryHistory t;
    Console console(*t.history);
    SwitchPlan plan;
    plan.endpoint = "ts";
    plan.model = "sentiment";
    const auto action = console.execute(plan);
    QVERIFY(action);
    QVERIFY(!action->succeeded());
    QVERIFY(!action->error.isEmpty());
    QCOMPARE(phases(t), (QStringList{"rollback intended", "rollback failed"}));
}

void TestOperatorActions::nothingIsSentWhenTheIntentionCannotBeStored()
{
    TemporaryHistory t;
    SwitchPlan plan;
    {
        Console console(*t.history);
        QVERIFY(console.save(torchServe()));
        console.serveTwoVersions();
        plan = *console.plan("1.0");
    }
    const auto readOnly = History::open(t.path(), History::Access::ReadOnly);
    QVERIFY(readOnly);
    Console console(**readOnly);
    console.serveTwoVersions();
    const auto action = console.execute(plan);
    QVERIFY(!action);
    QCOMPARE(action.error().kind, ErrorKind::Storage);
    QVERIFY(console.http.requests().empty());

    QVERIFY(!console.save(torchServe(), "secret"));
    QVERIFY(!console.answer<std::string>(
        [&](auto done) { console.secrets->read("endpoint/ts", &console.actions, done); }));
}

void TestOperatorActions::actionsWithoutOutcomeAreListed()
{
    TemporaryHistory t;
    const auto line = [](const char* id, const char* phase, const char* target = "e/m") {
        return AuditRecord{0, {1}, "ada", "rollback", phase, id, "i", target, "{}"};
    };
    // Of one model the later switch is what counts, and a row that says "unknown" is no outcome.
    QVERIFY(t.write({.audit = {line("a", "intended"), line("overtaken", "intended"), line("c", "intended"),
                               line("b", "intended", "e/n"), line("b", "unconfirmed", "e/n"),
                               line("a", "succeeded"), line("c", "failed")}}));
    const auto interrupted = OperatorActions::interruptedActions(*t.reader());
    QVERIFY(interrupted);
    QCOMPARE(interrupted->size(), 1u);
    QCOMPARE(interrupted->front().actionId, "b");
}

void TestOperatorActions::anIncidentIsStoredWholeAndFrozenOnDemand()
{
    TemporaryHistory t;
    Console console(*t.history);
    Incident incident;
    incident.id = "i1";
    incident.title = "Accuracy fell";
    incident.openedAt = {1'000};
    QVERIFY(console.answer<void>([&](auto done) { console.actions.saveIncident(incident, false, done); }));
    incident.step = IncidentStep::Fix;
    QVERIFY(console.answer<void>([&](auto done) { console.actions.saveIncident(incident, true, done); }));
    const auto reader = t.reader();
    QCOMPARE((*reader->incident("i1"))->step, "fix");
    QCOMPARE(fromRecord(**reader->incident("i1"))->title, incident.title);
    const auto steps = reader->incidentSteps("i1");
    QCOMPARE(steps->size(), 1u);
    QCOMPARE(steps->front().at, console.clock.now());
    QCOMPARE(steps->front().body, (*reader->incident("i1"))->body);
}

/// It leaves the lists and the numbers of the others stay; the audit trail tells of it.
void TestOperatorActions::anUnwantedIncidentIsDiscarded()
{
    TemporaryHistory t;
    Console console(*t.history);
    std::vector<bool> told;
    QObject::connect(&console.actions, &OperatorActions::incidentStored,
                     [&](const Incident& incident) { told.push_back(incident.discarded); });
    for (const char* id : {"i1", "i2", "i3"}) {
        Incident incident;
        incident.id = id;
        incident.title = id;
        incident.openedAt = {1'000 * (id[1] - '0')};
        QVERIFY(console.answer<void>([&](auto done) { console.actions.saveIncident(incident, true, done); }));
    }
    const auto before = readIncidents(*t.reader());
    QCOMPARE(before->incidents.size(), 3u);
    const auto discarded = console.answer<Incident>(
        [&](auto done) { console.actions.discardIncident(before->incidents[1], done); });
    QVERIFY2(discarded, discarded ? "" : qPrintable(discarded.error().text()));
    QVERIFY(discarded->discarded && !discarded->isOpen());
    QCOMPARE(told, (std::vector<bool>{false, false, false, true}));
    const auto after = readIncidents(*t.reader());
    QCOMPARE(after->incidents.size(), 2u);
    QCOMPARE(after->incidents[0].number, 3);
    QCOMPARE(after->incidents[1].number, 1);
    QCOMPARE(phases(t), (QStringList{"discard-incident intended", "discard-incident succeeded"}));
    QVERIFY(!t.reader()->audit("i2")->empty());
    const auto pins = t.reader()->documents("pin");
    QCOMPARE(pins->size(), 2u);
}

void TestOperatorActions::anIncidentThatChangedSomethingStays()
{
    TemporaryHistory t;
    Console console(*t.history);
    Incident incident;
    incident.id = "i1";
    incident.openedAt = {1'000};
    incident.actions.emplace_back().actionId = "a";
    const auto refused =
        console.answer<Incident>([&](auto done) { console.actions.discardIncident(incident, done); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QVERIFY(phases(t).isEmpty());
}

QTEST_GUILESS_MAIN(TestOperatorActions)
#include "tst_operatoractions.moc"
