// SPDX-License-Identifier: Apache-2.0
#include "platformsupport.h"
#include "torchservedouble.h"

using namespace qd;

class tst_torchserveplatform : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void reportsHealth();
    void listsModelsAndTheDefaultVersion_data();
    void listsModelsAndTheDefaultVersion();
    void switchesTheDefault();
    void startsAWorkerFirst();
    void refusesAPlanThatIsOutOfDate();
    void stopsAtTheFirstRefusal();
    void awaitsAWorkerThatStartsLate();
    void aFailingServerLeavesItOpen();
    void refusesPlansThatMakeNoSense_data();
    void refusesPlansThatMakeNoSense();
    void needsTheManagementKey();

private:
    void connectWith(HttpCredentials credentials)
    {
        Endpoint endpoint;
        endpoint.id = "sentiment-1";
        endpoint.name = QStringLiteral("Sentiment");
        endpoint.platform = Platform::TorchServe;
        endpoint.apiUrl = m_torch->url();
        endpoint.managementUrl = m_torch->url();
        m_platform = makePlatform(endpoint, std::move(credentials), m_http);
    }

    CurlClient m_http;
    std::unique_ptr<TorchServeDouble> m_torch;
    std::unique_ptr<ServingPlatform> m_platform;
};

void tst_torchserveplatform::init()
{
    m_torch = std::make_unique<TorchServeDouble>();
    connectWith({});
}

void tst_torchserveplatform::reportsHealth()
{
    const auto health = healthOf(*m_platform);
    QVERIFY(health);
    QVERIFY(health->live && health->ready);
    QVERIFY(health->detail.isEmpty());
}

void tst_torchserveplatform::listsModelsAndTheDefaultVersion_data()
{
    QTest::addColumn<bool>("saysDefault");
    QTest::newRow("by the description without a version") << false;
    QTest::newRow("by its own word") << true;
}

void tst_torchserveplatform::listsModelsAndTheDefaultVersion()
{
    QFETCH(bool, saysDefault);
    m_torch->saysDefault = saysDefault;
    const auto models = modelsOf(*m_platform);
    QVERIFY2(models, models ? "" : qPrintable(models.error().text()));
    QCOMPARE(models->size(), 1U); // the other was unregistered while we asked
    const ServedModel& model = models->at(0);
    QCOMPARE(model.name, std::string("sentiment"));
    QCOMPARE(model.activeVersion(), std::string("2.0"));
    QCOMPARE(model.versions.size(), 3U);
    QCOMPARE(model.versions[0].version, std::string("1.0"));
    QCOMPARE(model.versions[2].version, std::string("10.0"));
    QCOMPARE(model.versions[0].state, VersionState::Ready);
    QCOMPARE(model.versions[2].state, VersionState::Unavailable);
}

void tst_torchserveplatform::switchesTheDefault()
{
    const auto plan = planOf(*m_platform, "sentiment", "1.0");
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
    QVERIFY(m_torch->changes().empty());
    QCOMPARE(plan->fromVersion, std::string("2.0"));
    QCOMPARE(plan->requests.size(), 1U);
    QCOMPARE(plan->requests[0].url, m_torch->url() + "/models/sentiment/1.0/set-default");
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text()));
    QCOMPARE(outcome->activeVersion, std::string("1.0"));
    QCOMPARE(m_torch->changes(), std::vector<std::string>{"PUT /models/sentiment/1.0/set-default "});
}

void tst_torchserveplatform::startsAWorkerFirst()
{
    const auto plan = planOf(*m_platform, "sentiment", "10.0");
    QVERIFY(plan);
    QCOMPARE(plan->requests.size(), 2U);
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY(outcome);
    QCOMPARE(outcome->activeVersion, std::string("10.0"));
    const std::vector<std::string> expected{"PUT /models/sentiment/10.0?min_worker=1&synchronous=true ",
                                            "PUT /models/sentiment/10.0/set-default "};
    QCOMPARE(m_torch->changes(), expected);
}

void tst_torchserveplatform::refusesAPlanThatIsOutOfDate()
{
    const auto plan = planOf(*m_platform, "sentiment", "1.0");
    const auto faster = planOf(*m_platform, "sentiment", "10.0");
    QVERIFY(plan && faster);
    QVERIFY(execute(*m_platform, *faster));
    const auto changes = m_torch->changes();
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
    QCOMPARE(m_torch->changes(), changes);
}

void tst_torchserveplatform::stopsAtTheFirstRefusal()
{
    const auto plan = planOf(*m_platform, "sentiment", "10.0");
    QVERIFY(plan);
    QCOMPARE(plan->requests.size(), 2U);
    m_torch->refusesScaling = true;
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY(outcome);
    QCOMPARE(outcome->exchanges.size(), 1U);
    QCOMPARE(outcome->exchanges[0].status, 403);
    QVERIFY(outcome->exchanges[0].error.contains(QStringLiteral("No more workers.")));
    QCOMPARE(outcome->effect, SwitchEffect::NoEffect);
    QCOMPARE(outcome->activeVersion, std::string("2.0"));
    QCOMPARE(m_torch->defaultVersion(), std::string("2.0"));
}

void tst_torchserveplatform::awaitsAWorkerThatStartsLate()
{
    const auto plan = planOf(*m_platform, "sentiment", "10.0");
    QVERIFY(plan);
    m_torch->scalesBehindAnImpatientProxy = true;
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text()));
    QCOMPARE(outcome->exchanges.size(), 2U);
    QCOMPARE(outcome->exchanges[0].status, 504);
    QCOMPARE(outcome->effect, SwitchEffect::TookEffect);
    QCOMPARE(m_torch->defaultVersion(), std::string("10.0"));
}

void tst_torchserveplatform::aFailingServerLeavesItOpen()
{
    const auto plan = planOf(*m_platform, "sentiment", "1.0");
    QVERIFY(plan);
    m_torch->refusesDefault = true;
    SwitchPace pace;
    pace.patience = Duration{1};
    m_platform->setPace(pace);
    const auto outcome = execute(*m_platform, *plan);
    QVERIFY(outcome);
    QCOMPARE(outcome->exchanges[0].status, 500);
    QVERIFY(outcome->exchanges[0].error.contains(QStringLiteral("Worker died.")));
    QCOMPARE(outcome->effect, SwitchEffect::Unknown);
}

void tst_torchserveplatform::refusesPlansThatMakeNoSense_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("version");
    QTest::addColumn<int>("kind");
    QTest::newRow("is already serving") << "sentiment"
                                        << "2.0" << static_cast<int>(ErrorKind::Conflict);
    QTest::newRow("no such version") << "sentiment"
                                     << "3.0" << static_cast<int>(ErrorKind::NotFound);
    QTest::newRow("no such model") << "gone"
                                   << "1.0" << static_cast<int>(ErrorKind::NotFound);
}

void tst_torchserveplatform::refusesPlansThatMakeNoSense()
{
    QFETCH(QString, model);
    QFETCH(QString, version);
    QFETCH(int, kind);
    const auto plan = planOf(*m_platform, model.toStdString(), version.toStdString());
    QVERIFY(!plan);
    QCOMPARE(static_cast<int>(plan.error().kind), kind);
    QVERIFY(plan.error().where.startsWith(QStringLiteral("Sentiment (")));
}

void tst_torchserveplatform::needsTheManagementKey()
{
    m_torch->token = "k3y";
    const auto refused = modelsOf(*m_platform);
    QVERIFY(!refused);
    QVERIFY(refused.error().what.contains(QStringLiteral("Token Authorization failed")));
    QVERIFY(refused.error().hint.contains(QStringLiteral("Bearer")));
    connectWith({HttpCredentials::Scheme::Bearer, {}, "k3y"});
    QVERIFY(modelsOf(*m_platform));
}

QTEST_GUILESS_MAIN(tst_torchserveplatform)
#include "tst_torchserveplatform.moc"
