// SPDX-License-Identifier: Apache-2.0
#include "models/serving/httpplatform.h"
#include "platformsupport.h"
#include "tritondouble.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace qd;

Q_DECLARE_METATYPE(qd::Reply)

class tst_tritonplatform : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void reportsHealth();
    void listsModelsAndTheServingVersion();
    void plansALoadOfTheLiveConfiguration();
    void planningChangesNothing();
    void sendsExactlyWhatWasShown();
    void switchesThereAndBack();
    void refusesAPlanThatIsOutOfDate();
    void keepsTheRunningVersionWhenALoadFails();
    void showsTritonsOwnWordsOutsideExplicitMode();
    void awaitsALoadThatOutlastsTheProxy();
    void givesUpOnALoadThatNeverArrives();
    void awaitsALoadForAsLongAsItTakes();
    void refusesAPlanWhoseConfigurationHasChanged();
    void refusesAPlanOfAnotherServer();
    void sendsAPlanToItsOriginOnly();
    void judgesAnswersByWhatTheyProve_data();
    void judgesAnswersByWhatTheyProve();
    void refusesPlansThatMakeNoSense_data();
    void refusesPlansThatMakeNoSense();
    void sendsTheCredentials();
    void saysWhoIsNotThere();
    void saysNothingAfterItsDeath();

private:
    [[nodiscard]] Endpoint endpoint() const
    {
        Endpoint endpoint;
        endpoint.id = "fraud-1";
        endpoint.name = QStringLiteral("Fraud");
        endpoint.platform = Platform::Triton;
        endpoint.apiUrl = m_triton->url() + "/";
        return endpoint;
    }

    CurlClient m_http;
    std::unique_ptr<TritonDouble> m_triton;
    std::unique_ptr<ServingPlatform> m_platform;
};

void tst_tritonplatform::init()
{
    m_triton = std::make_unique<TritonDouble>();
    m_platform = makePlatform(endpoint(), {}, m_http);
}

void tst_tritonplatform::reportsHealth()
{
    auto health = healthOf(*m_platform);
    QVERIFY(health);
    QVERIFY(health->live && health->ready);
    m_triton->ready = false;
    health = healthOf(*m_platform);
    QVERIFY(health);
    QVERIFY(health->live);
    QVERIFY(!health->ready);
    QVERIFY(health->detail.contains(QStringLiteral("400")));
}

void tst_tritonplatform::listsModelsAndTheServingVersion()
{
    m_triton->load({10, 2, 9});
    m_triton->load({2, 9});
    const auto models = modelsOf(*m_platform);
    QVERIFY2(models, models ? "" : qPrintable(models.error().text()));
    QCOMPARE(models->size(), 2U);
    const ServedModel& fraud = models->at(0);
    QCOMPARE(fraud.name, std::string("fraud"));
    QCOMPARE(fraud.activeVersion(), std::string("9")); // the highest that is ready, as people count
    QCOMPARE(fraud.versions.size(), 3U);
    QCOMPARE(fraud.versions[2].version, std::string("10"));
    QCOMPARE(fraud.versions[2].state, VersionState::Unavailable);
    QCOMPARE(fraud.versions[2].reason, QStringLiteral("unloaded"));
    QVERIFY(models->at(1).versions.empty());
    QCOMPARE(models->at(1).activeVersion(), std::string());
}

void tst_tritonplatform::plansALoadOfTheLiveConfiguration()
{
    const auto plan = planOf(*m_platform, "fraud", "1");
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
    QCOMPARE(plan->endpoint, std::string("fraud-1"));
    QCOMPARE(plan->fromVersion, std::string("2"));
    QCOMPARE(plan->toVersion, std::string("1"));
    QCOMPARE(plan->requests.size(), 1U);
    const PlannedRequest& request = plan->requests[0];
    QCOMPARE(request.method, std::string("POST"));
    QCOMPARE(request.url, m_triton->url() + "/v2/repository/models/fraud/load");
    QVERIFY(!request.purpose.isEmpty());

    const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object();
    const QString text = body["parameters"].toObject()["config"].toString();
    QJsonObject config = QJsonDocument::fromJson(text.toUtf8()).object();
    const QJsonObject policy{{"specific", QJsonObject{{"versions", QJsonArray{1}}}}};
    QCOMPARE(config["version_policy"].toObject(), policy);
    // All the rest is as it was, to the last digit.
    config["version_policy"] = m_triton->config["version_policy"];
    QCOMPARE(config, m_triton->config);
    QVERIFY(text.contains(QStringLiteral("\"seed\":9007199254740993")));
}

void tst_tritonplatform::planningChangesNothing()
{
    QVERIFY(planOf(*m_platform, "fraud", "1"));
    QVERIFY(m_triton->changes().empty());
}

void tst_tritonplatform::sendsExactlyWhatWasShown()
{
    const auto plan = planOf(*m_platform, "fraud", "1");
    QVERIFY(plan);
    QVERIFY(execute(*m_platform, *plan));
    QCOMPARE(m_triton->changes().size(), 1U);
    QCOMPARE(m_triton->changes()[0], "POST /v2/repository/models/fraud/load " + plan->requests[0].body);
}

void tst_tritonplatform::switchesThereAndBack()
{
    for (const auto& [to, from] : {std::pair<std::string, std::string>{"1", "2"}, {"3", "1"}, {"1", "3"}}) {
        const auto plan = planOf(*m_platform, "fraud", to);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
        QCOMPARE(plan->fromVersion, from);
        const auto outcome = execute(*m_platform, *plan);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text()));
        QCOMPARE(outcome->activeVersion, to);
        QCOMPARE(outcome->effect, SwitchEffect::TookEffect);
        QVERIFY(outcome->isAccepted());
        QCOMPARE(outcome->looks.at(0).request.method, std::string("POST")); // as it was sent
        QCOMPARE(outcome->looks.at(0).request.url, m_triton->url() + "/v2/repository/index");
        QCOMPARE(outcome->exchanges.size(), 1U);
        QCOMPARE(outcome->exchanges[0].status, 200);
        QVERIFY(outcome->exchanges[0].error.isEmpty());
        QVERIFY(outcome->exchanges[0].request == plan->requests[0]);
    }
}

void tst_tritonplatform::refusesAPlanThatIsOutOfDate()
{
    const auto plan = planOf(*m_platform, "fraud", "1");
    QVERIFY(plan);
    m_triton->load({3});
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
    QVERIFY(outcome.error().what.contains(QStringLiteral("Version 3 of “fraud” is serving now")));
    QVERIFY(m_triton->changes().empty());
}

void tst_tritonplatform::keepsTheRunningVersionWhenALoadFails()
{
    m_triton->broken = {1};
    const auto plan = planOf(*m_platform, "fraud", "1");
    QVERIFY(plan);
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text()));
    QCOMPARE(outcome->activeVersion, std::string("2"));
    QCOMPARE(outcome->effect, SwitchEffect::NoEffect);
    QCOMPARE(outcome->exchanges.size(), 1U);
    QCOMPARE(outcome->exchanges[0].status, 400);
    QVERIFY2(outcome->exchanges[0].error.contains(QStringLiteral("load failed for model 'fraud'")),
             qPrintable(outcome->exchanges[0].error));
    QVERIFY(outcome->exchanges[0].error.contains(QStringLiteral("Fraud (http://127.0.0.1:")));
    QVERIFY(outcome->exchanges[0].answer.find("Internal: onnx") != std::string::npos);
}

void tst_tritonplatform::showsTritonsOwnWordsOutsideExplicitMode()
{
    m_triton->explicitMode = false;
    const auto plan = planOf(*m_platform, "fraud", "1");
    QVERIFY(plan);
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY(outcome);
    const QString error = outcome->exchanges.at(0).error;
    QVERIFY(
        error.contains(QStringLiteral("explicit model load / unload is not allowed if polling is enabled")));
    QVERIFY(error.contains(QStringLiteral("--model-control-mode=explicit")));
    QCOMPARE(outcome->activeVersion, std::string("2"));
}

void tst_tritonplatform::awaitsALoadThatOutlastsTheProxy()
{
    m_triton->behindImpatientProxy = true;
    const auto plan = planOf(*m_platform, "fraud", "1");
    QVERIFY(plan);
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text()));
    QCOMPARE(outcome->activeVersion, std::string("1"));
    QCOMPARE(outcome->exchanges.size(), 1U);
    QCOMPARE(outcome->exchanges[0].status, 504);
    QVERIFY(!outcome->exchanges[0].error.isEmpty());
}

void tst_tritonplatform::givesUpOnALoadThatNeverArrives()
{
    m_triton->behindImpatientProxy = true;
    const auto plan = planOf(*m_platform, "fraud", "1");
    QVERIFY(plan);
    SwitchPace pace;
    pace.patience = Duration{1};
    m_platform->setPace(pace);
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY(outcome);
    QCOMPARE(outcome->activeVersion, std::string("2"));
    QCOMPARE(outcome->effect, SwitchEffect::Unknown);
}

void tst_tritonplatform::awaitsALoadForAsLongAsItTakes()
{
    m_triton->loadMilliseconds = 700;
    const auto plan = planOf(*m_platform, "fraud", "1");
    QVERIFY(plan);
    SwitchPace pace;
    pace.answer = Duration{50};
    pace.patience = Duration{200}; // far less than the load takes
    pace.firstPause = Duration{20};
    pace.longestPause = Duration{20};
    Endpoint hasty = endpoint();
    hasty.timeout = Duration{50};
    m_platform = makePlatform(hasty, {}, m_http);
    m_platform->setPace(pace);
    QStringList told;
    connect(m_platform.get(), &ServingPlatform::progressed, this,
            [&](const SwitchProgress& progress) { told << progress.waitingFor; });
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text()));
    QCOMPARE(outcome->exchanges.at(0).status, 0);
    QCOMPARE(outcome->exchanges.at(0).reply, Reply::Open);
    QCOMPARE(outcome->activeVersion, std::string("1"));
    QCOMPARE(outcome->effect, SwitchEffect::TookEffect);
    QVERIFY(!outcome->isAccepted());
    QVERIFY(told.contains(QStringLiteral("The platform is loading version 1 of “fraud”.")));
}

void tst_tritonplatform::refusesAPlanWhoseConfigurationHasChanged()
{
    const auto plan = planOf(*m_platform, "fraud", "1");
    QVERIFY(plan);
    m_triton->config["max_batch_size"] = 16;
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
    QVERIFY2(outcome.error().text().contains(QStringLiteral("plan again")),
             qPrintable(outcome.error().text()));
    QVERIFY(m_triton->changes().empty());
}

void tst_tritonplatform::refusesAPlanOfAnotherServer()
{
    m_triton->name = "triton-a";
    const auto plan = planOf(*m_platform, "fraud", "1");
    QVERIFY(plan);
    QCOMPARE(plan->server, std::string("triton-a 2.50"));
    m_triton->name = "triton-b";
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
    QVERIFY(outcome.error().what.contains(QStringLiteral("triton-b")));
    QVERIFY(m_triton->changes().empty());
}

void tst_tritonplatform::sendsAPlanToItsOriginOnly()
{
    const auto plan = planOf(*m_platform, "fraud", "1");
    QVERIFY(plan);
    const TritonDouble other;
    Endpoint moved = endpoint();
    moved.apiUrl = other.url();
    m_platform = makePlatform(moved, {}, m_http);
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
    QVERIFY(other.changes().empty() && m_triton->changes().empty());
}

void tst_tritonplatform::judgesAnswersByWhatTheyProve_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Reply>("reply");
    QTest::newRow("done") << 200 << QByteArray() << Reply::Accepted;
    QTest::newRow("done, in an object") << 200 << QByteArray("{}") << Reply::Accepted;
    QTest::newRow("a page of something else") << 200 << QByteArray("<html>Log in</html>") << Reply::Open;
    QTest::newRow("contradicts itself") << 200 << QByteArray(R"({"error":"no"})") << Reply::Open;
    QTest::newRow("not its status") << 204 << QByteArray() << Reply::Open;
    QTest::newRow("redirect") << 307 << QByteArray() << Reply::Open;
    QTest::newRow("refused") << 400 << QByteArray(R"({"error":"failed to load"})") << Reply::Refused;
    QTest::newRow("refused by a gateway") << 403 << QByteArray("<html>Forbidden</html>") << Reply::Doubtful;
    QTest::newRow("gateway with JSON") << 403 << QByteArray(R"({"message":"Forbidden"})") << Reply::Doubtful;
    QTest::newRow("garbled refusal") << 400 << QByteArray(R"({"error":"fai)") << Reply::Doubtful;
    for (const int status : {408, 425, 429, 499}) {
        QTest::addRow("%d", status) << status << QByteArray(R"({"error":"too slow"})") << Reply::Open;
    }
    for (const int status : {500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527}) {
        QTest::addRow("%d", status) << status << QByteArray(R"({"error":"cannot"})") << Reply::Open;
    }
    QTest::newRow("does not switch at all")
        << 503 << QByteArray(R"({"error":"explicit model load / unload is not allowed"})") << Reply::Refused;
}

void tst_tritonplatform::judgesAnswersByWhatTheyProve()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Reply, reply);
    const auto plan = planOf(*m_platform, "fraud", "1");
    QVERIFY(plan);
    m_triton->loadsAreAnswered = {status, body.toStdString()};
    SwitchPace pace;
    pace.patience = Duration{1};
    m_platform->setPace(pace);
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text()));
    QCOMPARE(outcome->exchanges.at(0).status, status);
    QCOMPARE(outcome->exchanges.at(0).reply, reply);
    QCOMPARE(outcome->effect, reply == Reply::Refused ? SwitchEffect::NoEffect : SwitchEffect::Unknown);
}

void tst_tritonplatform::refusesPlansThatMakeNoSense_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("version");
    QTest::addColumn<int>("kind");
    QTest::newRow("is already serving") << "fraud"
                                        << "2" << static_cast<int>(ErrorKind::Conflict);
    QTest::newRow("no such model") << "freud"
                                   << "1" << static_cast<int>(ErrorKind::NotFound);
    QTest::newRow("no number") << "fraud"
                               << "1.0" << static_cast<int>(ErrorKind::Invalid);
    QTest::newRow("zero") << "fraud"
                          << "0" << static_cast<int>(ErrorKind::Invalid);
    QTest::newRow("no version") << "fraud"
                                << "" << static_cast<int>(ErrorKind::Invalid);
}

void tst_tritonplatform::refusesPlansThatMakeNoSense()
{
    QFETCH(QString, model);
    QFETCH(QString, version);
    QFETCH(int, kind);
    const auto plan = planOf(*m_platform, model.toStdString(), version.toStdString());
    QVERIFY(!plan);
    QCOMPARE(static_cast<int>(plan.error().kind), kind);
    QVERIFY2(plan.error().where.startsWith(QStringLiteral("Fraud (")), qPrintable(plan.error().where));
}

void tst_tritonplatform::sendsTheCredentials()
{
    m_platform = makePlatform(endpoint(), {HttpCredentials::Scheme::Bearer, {}, "t0ken"}, m_http);
    QVERIFY(modelsOf(*m_platform));
    QCOMPARE(m_triton->lastAuthorization(), std::string("Bearer t0ken"));
}

void tst_tritonplatform::saysWhoIsNotThere()
{
    const auto plan = planOf(*m_platform, "fraud", "1");
    QVERIFY(plan);
    m_triton.reset();
    for (const Error& error :
         {healthOf(*m_platform).error(), modelsOf(*m_platform).error(),
          planOf(*m_platform, "fraud", "1").error(), execute(*m_platform, *plan).error()}) {
        QCOMPARE(error.kind, ErrorKind::Unreachable);
        QVERIFY(error.where.startsWith(QStringLiteral("Fraud (http://127.0.0.1:")));
    }
}

void tst_tritonplatform::saysNothingAfterItsDeath()
{
    bool answered = false;
    m_platform->fetchModels([&](auto) { answered = true; });
    m_platform.reset();
    m_platform = makePlatform(endpoint(), {}, m_http);
    QVERIFY(modelsOf(*m_platform));
    QVERIFY(!answered);
}

QTEST_GUILESS_MAIN(tst_tritonplatform)
#include "tst_tritonplatform.moc"
