// SPDX-License-Identifier: Apache-2.0
#include "tests/models/monitor/watching.h"
#include "tests/support/arrivedsignals.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;
using namespace qd::test;

class TestMonitor : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath("history.sqlite");
        m_log = m_folder->filePath("predictions.jsonl");
    }

    void whatIsScrapedIsInTheHistoryAndOnTheScreen()
    {
        Watching console(m_path);
        console.http.answer(std::string("GET ") + goodUrl, 200, "queue_length 7\n");
        console.monitor->start();
        console.watch(endpointAt("good", goodUrl));
        QTRY_VERIFY(console.isInState("good", EndpointState::Healthy));
        QCOMPARE(console.status("good")->samplesPerScrape, 1);
        console.monitor->stop();
        console.history->flush();

        const auto reader = *console.history->reader();
        const auto queue = *reader->series({"queue_length", {{"endpoint", "good"}}, {}});
        QCOMPARE(queue.size(), std::size_t(1));
        const auto samples =
            *reader->samples(queue.front().id, {{0}, Clock::system().now() + Duration(1'000)});
        QVERIFY(!samples.empty());
        QCOMPARE(samples.front().value, 7.0);
        QCOMPARE(reader->series({"up", {{"endpoint", "good"}}, {}})->size(), std::size_t(1));
    }

    void whoAnswersWithoutASampleIsNotHealthy()
    {
        Watching console(m_path);
        console.http.answer(std::string("GET ") + goodUrl, 200, "# nothing to see\n");
        console.monitor->start();
        console.watch(endpointAt("good", goodUrl));
        QTRY_VERIFY(console.isInState("good", EndpointState::NoMetrics));
        QVERIFY2(console.said("good").contains("without any metrics"), qPrintable(console.said("good")));
    }

    /// Green is for rules that looked at something.
    void aSnapshotTellsWhatItRestsOn()
    {
        Watching console(m_path);
        console.http.answer(std::string("GET ") + goodUrl, 200, "queue_length 7\n");
        Endpoint good = endpointAt("good", goodUrl);
        good.authScheme = HttpCredentials::Scheme::Bearer;
        console.history->write({.documents = {toDocument(good)}});
        console.history->flush();
        console.consents->agree(console.history->identity(), good.id, digestOf(toDocument(good)));
        std::vector<std::pair<bool, std::size_t>> seen; // complete, endpoints
        QObject::connect(
            console.monitor.get(), &Monitor::snapshotReady, console.monitor.get(),
            [&](const FleetSnapshotPtr& s) { seen.emplace_back(s->isComplete, s->endpoints.size()); });
        console.monitor->start();
        QTRY_VERIFY(!seen.empty() && seen.back().first);
        for (const auto& [isComplete, endpoints] : seen)
            QVERIFY2(!isComplete || endpoints == 1, "an unread fleet was told as an empty one");
        good.authScheme = HttpCredentials::Scheme::None;
        console.watch(good);
        QTRY_VERIFY(console.snapshot->judgedValues > 0); // the default rule about up
    }

    void badEndpointIsNamedAndDisturbsNoOther_data()
    {
        QTest::addColumn<int>("status"); // 0: refuses
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("said");
        QTest::newRow("refuses") << 0 << QByteArray() << "refused";
        QTest::newRow("401") << 401 << QByteArray("who?") << "Sign-in";
        QTest::newRow("500") << 500 << QByteArray("oops") << "500";
        QTest::newRow("HTML") << 200 << QByteArray("<!DOCTYPE html><html><body>Login</body></html>")
                              << "HTML";
        QTest::newRow("invalid UTF-8") << 200 << QByteArray("up{a=\"\xff\xfe\"} 1\n") << "UTF-8";
        QTest::newRow("cut short") << 200 << QByteArray("up{a=\"b") << "line 1";
    }

    void badEndpointIsNamedAndDisturbsNoOther()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, said);
        Watching console(m_path);
        console.http.answer(std::string("GET ") + goodUrl, 200, "queue_length 7\n");
        if (status != 0)
            console.http.answer(std::string("GET ") + badUrl, status, body);
        console.monitor->start();
        console.watch(endpointAt("bad", badUrl));
        console.watch(endpointAt("good", goodUrl));
        QTRY_VERIFY(console.isInState("bad", EndpointState::Unreachable));
        QTRY_VERIFY(console.isInState("good", EndpointState::Healthy));
        const Error error = console.status("bad")->lastError.value();
        QVERIFY2(error.where.contains("bad") && error.where.contains(badUrl), qPrintable(error.text()));
        QVERIFY2(error.text().contains(said), qPrintable(error.text()));
        console.monitor->stop();
        console.history->flush();
        const auto events = *(*console.history->reader())->events({{0}, {INT64_MAX}}, "scrape-error");
        QVERIFY(!events.empty());
        QCOMPARE(events.front().endpoint, std::string("bad"));
    }

    void endpointThatComesBackIsHealthyAgain()
    {
        Watching console(m_path);
        console.monitor->start();
        console.watch(endpointAt("good", goodUrl));
        QTRY_VERIFY(console.isInState("good", EndpointState::Unreachable));
        console.http.answer(std::string("GET ") + goodUrl, 200, "queue_length 7\n");
        QTRY_VERIFY(console.isInState("good", EndpointState::Healthy));
        QVERIFY(!console.status("good")->lastError);
        console.http.refuse(std::string("GET ") + goodUrl);
        QTRY_VERIFY(console.isInState("good", EndpointState::Stale));
        QTRY_VERIFY(console.isInState("good", EndpointState::Unreachable));
    }

    void followedLogBecomesQualityAndAlerts()
    {
        Watching console(m_path);
        followLog(console);
        append(0, 40, true);
        QTRY_VERIFY(console.status("good") && !console.status("good")->models.empty() &&
                    console.status("good")->models.front().accuracy);
        QCOMPARE(console.status("good")->models.front().model, std::string("m"));
        QCOMPARE(*console.status("good")->models.front().accuracy, 1.0);
        QCOMPARE(console.status("good")->models.front().servingVersion, std::string("1"));
        QVERIFY(console.status("good")->models.front().latencyP99.value() > 0.013);

        append(100, 120, false);
        QTRY_VERIFY(!console.alerts.empty() && console.alerts.back().state == AlertState::Firing);
        QTRY_VERIFY(console.isInState("good", EndpointState::Failing));
        const Alert fired = console.alerts.back();
        QCOMPARE(fired.model(), std::string("m"));

        std::optional<Result<void>> told;
        console.monitor->acknowledge(fired.id, Acknowledgement{Clock::system().now(), "me", "on it"}, {},
                                     this, [&told](const Result<void>& outcome) { told = outcome; });
        QTRY_VERIFY(told);
        QVERIFY(*told);
        QTRY_VERIFY(console.alerts.back().acknowledged.has_value());
        append(1'000, 2'000, true);
        QTRY_VERIFY(console.alerts.back().state == AlertState::Resolved);
        QCOMPARE(console.alerts.back().id, fired.id);
        QTRY_VERIFY(console.isInState("good", EndpointState::Healthy));

        console.monitor->stop();
        console.history->flush();
        const auto stored = *(*console.history->reader())->alerts({{0}, {INT64_MAX}});
        QCOMPARE(stored.size(), std::size_t(1));
        QCOMPARE(stored.front().state, std::string("resolved"));
        QVERIFY(fromRecord(stored.front())->acknowledged);
    }

    void restartGoesOnWhereItStopped()
    {
        std::string alertId;
        {
            Watching console(m_path);
            followLog(console);
            append(0, 50, false);
            QTRY_VERIFY(!console.alerts.empty() && console.alerts.back().state == AlertState::Firing);
            alertId = console.alerts.back().id;
        }
        append(50, 60, false); // while nobody watches
        Watching console(m_path);
        console.http.answer(std::string("GET ") + goodUrl, 200, "queue_length 7\n");
        console.monitor->start();
        QTRY_VERIFY(console.snapshot && !console.snapshot->openAlerts.empty());
        QCOMPARE(console.snapshot->openAlerts.front().id, alertId);
        QTRY_COMPARE(
            (*console.history->reader())->predictions({"good", {}, {}, {{0}, {INT64_MAX}}, 0})->size(),
            std::size_t(60));
        QCOMPARE(console.snapshot->openAlerts.size(), std::size_t(1));
    }

    void unreadableLineOfALogIsToldWithFileAndLine()
    {
        Watching console(m_path);
        followLog(console);
        append(0, 10, true);
        QFile log(m_log);
        QVERIFY(log.open(QIODevice::Append));
        log.write("this is no JSON\n");
        log.close();
        append(10, 20, true);
        QTRY_VERIFY(console.status("good") && console.status("good")->lastError);
        const QString text = console.status("good")->lastError->text();
        QVERIFY2(text.contains(m_log) && text.contains("line 11"), qPrintable(text));
        QTRY_COMPARE(
            (*console.history->reader())->predictions({"good", {}, {}, {{0}, {INT64_MAX}}, 0})->size(),
            std::size_t(20));
    }

    void removedEndpointIsGoneFromTheNextSnapshot()
    {
        Watching console(m_path);
        console.monitor->start();
        console.watch(endpointAt("good", goodUrl));
        QTRY_VERIFY(console.status("good"));
        console.monitor->removeEndpoint("good");
        QTRY_VERIFY(!console.status("good"));
    }

    void newHistoryGetsTheDefaultRulesOnce()
    {
        {
            Watching console(m_path);
            console.monitor->start();
            QTRY_VERIFY(console.snapshot);
            console.monitor->stop();
            console.history->flush();
            const auto rules = *(*console.history->reader())->documents("rule");
            QCOMPARE(rules.size(), defaultRules().size());
            WriteBatch none;
            for (const DocumentRecord& rule : rules)
                none.documents.push_back({"rule", rule.id, {}});
            console.history->write(std::move(none));
        }
        Watching again(m_path);
        again.monitor->start();
        QTRY_VERIFY(again.snapshot);
        again.monitor->stop();
        again.history->flush();
        QVERIFY((*again.history->reader())->documents("rule")->empty());
    }

    void alertsOfAnEndpointThatIsWatchedNoMoreEnd_data()
    {
        QTest::addColumn<bool>("removed");
        QTest::newRow("removed") << true;
        QTest::newRow("disabled") << false;
    }

    void alertsOfAnEndpointThatIsWatchedNoMoreEnd()
    {
        QFETCH(bool, removed);
        Watching console(m_path);
        followLog(console);
        append(0, 50, false);
        QTRY_VERIFY(!console.alerts.empty() && console.alerts.back().state == AlertState::Firing);
        if (removed) {
            console.monitor->removeEndpoint("good");
        } else {
            Endpoint disabled = followed();
            disabled.enabled = false;
            console.watch(disabled);
        }
        QTRY_COMPARE(console.alerts.back().state, AlertState::Resolved);
        QTRY_VERIFY(console.snapshot->openAlerts.empty());
        QCOMPARE((*console.history->reader())->alerts({{0}, {INT64_MAX}})->front().state,
                 std::string("resolved"));
    }

    void alertOfAnEndpointWithoutADocumentEndsAtTheStart()
    {
        const Alert alert = firing();
        {
            Watching console(m_path);
            store(console, {.documents = {{"rule", alert.rule.id, ruleToJson(alert.rule)}},
                            .alerts = {toRecord(alert)}});
        }
        Watching console(m_path);
        console.monitor->start();
        QTRY_VERIFY(!console.alerts.empty());
        QCOMPARE(console.alerts.back().id, alert.id);
        QCOMPARE(console.alerts.back().state, AlertState::Resolved);
    }

    void acknowledgementAndItsOutcomeAreStoredTogetherOrNotAtAll()
    {
        const Alert alert = firing();
        Watching console(m_path);
        store(console, {.documents = {{"rule", alert.rule.id, ruleToJson(alert.rule)},
                                      {"endpoint", "good", endpointToJson(endpointAt("good", goodUrl))}},
                        .alerts = {toRecord(alert)}});
        console.monitor->start();
        QTRY_VERIFY(console.snapshot && !console.snapshot->openAlerts.empty());
        AuditRecord outcome;
        outcome.action = "acknowledge";
        outcome.phase = "succeeded";
        outcome.actionId = "a";
        outcome.body = "{}";
        const auto acknowledge = [&](const std::string& id) {
            std::optional<Result<void>> told;
            console.monitor->acknowledge(id, Acknowledgement{Clock::system().now(), "me", "on it"}, {outcome},
                                         this, [&told](const Result<void>& stored) { told = stored; });
            [&] { QTRY_VERIFY(told); }();
            return *told;
        };
        const auto audit = [&] { return (*console.history->reader())->audit()->size(); };
        const auto isAcknowledged = [&] {
            return fromRecord((*console.history->reader())->alerts({{0}, {INT64_MAX}})->front())
                ->acknowledged.has_value();
        };

        QCOMPARE(acknowledge("nobody").error().kind, ErrorKind::NotFound);
        QCOMPARE(audit(), std::size_t(0));

        console.sql("CREATE TRIGGER broken BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END");
        QCOMPARE(acknowledge(alert.id).error().kind, ErrorKind::Invalid);
        console.sql("DROP TRIGGER broken");
        QTRY_VERIFY(!console.snapshot->openAlerts.front().acknowledged);
        QVERIFY(!isAcknowledged());

        QVERIFY(acknowledge(alert.id));
        QCOMPARE(audit(), std::size_t(1));
        QVERIFY(isAcknowledged());
        QVERIFY(!console.alerts.empty() && console.alerts.back().acknowledged);
    }

    void alertThatCouldNotBeStoredIsStoredLater()
    {
        Watching console(m_path);
        test::ArrivedSignals failed(console.history.get(), &History::writeFailed);
        followLog(console);
        console.sql("CREATE TRIGGER broken BEFORE INSERT ON alert BEGIN SELECT RAISE(ABORT, 'no'); END");
        append(0, 50, false);
        QTRY_VERIFY(console.snapshot && !console.snapshot->openAlerts.empty() &&
                    console.snapshot->openAlerts.front().state == AlertState::Firing);
        QTRY_VERIFY(!failed.isEmpty());
        QVERIFY(console.alerts.empty());
        console.sql("DROP TRIGGER broken");
        QTRY_VERIFY(!console.alerts.empty());
        QCOMPARE((*console.history->reader())->alerts({{0}, {INT64_MAX}})->front().id,
                 console.alerts.back().id);
    }

    void historyThatCannotBeReadIsNotTakenForAnEmptyOne()
    {
        Watching console(m_path);
        AlertRule edited = defaultRules().front();
        edited.condition.threshold = 0.123;
        store(console, {.documents = {{"rule", edited.id, ruleToJson(edited)}}});
        // A reader of a file whose tables are not ours is refused.
        console.sql("CREATE TRIGGER foreign_one AFTER INSERT ON event BEGIN SELECT 1; END");
        console.monitor->start();
        QTRY_VERIFY(!console.problems.empty());
        QTRY_VERIFY(console.snapshot);
        QCOMPARE(console.problems.size(), std::size_t(1)); // once, not at every try
        console.sql("DROP TRIGGER foreign_one");
        console.watch(endpointAt("good", goodUrl));
        QTRY_VERIFY(console.status("good"));
        console.monitor->stop();
        console.history->flush();
        const auto rules = *(*console.history->reader())->documents("rule");
        QCOMPARE(rules.size(), std::size_t(1));
        QCOMPARE(ruleFromJson(rules.front().body)->condition.threshold, 0.123);
    }

    void documentsThatCannotBeReadAreToldByName()
    {
        Watching console(m_path);
        store(console, {.documents = {{"rule", "r", R"({"name":"Latency rises","threshold":"much"})"},
                                      {"endpoint", "e", R"({"name":"Old server","platform":"abacus"})"},
                                      {"silence", "night", "no JSON"}}});
        console.monitor->start();
        QTRY_VERIFY(console.snapshot);
        QString all;
        for (const Error& error : console.problems)
            all += error.text() + '\n';
        QVERIFY2(console.problems.size() == 3, qPrintable(all));
        for (const char* name : {"Latency rises", "Old server", "night"})
            QVERIFY2(all.contains(name), qPrintable(all));
        QCOMPARE((*console.history->reader())->documents("rule")->size(), std::size_t(1)); // no defaults
    }

private:
    /// Starts to watch a good endpoint with a log, under one quick rule about accuracy.
    void followLog(Watching& console)
    {
        console.http.answer(std::string("GET ") + goodUrl, 200, "queue_length 7\n");
        AlertRule rule;
        rule.id = "accuracy";
        rule.name = "Accuracy is low";
        rule.metric = metric::accuracy;
        rule.condition.side = LimitSide::Below;
        rule.condition.threshold = 0.8;
        rule.holdFor = Duration(100);
        rule.resolveFor = Duration(100);
        rule.severity = Severity::Critical;
        WriteBatch batch;
        batch.documents.push_back({"setting", "default-rules", "1"});
        batch.documents.push_back({"rule", rule.id, ruleToJson(rule)});
        console.history->write(std::move(batch));
        console.history->flush();
        console.monitor->start();
        console.watch(followed());
    }

    [[nodiscard]] Endpoint followed() const
    {
        Endpoint endpoint = endpointAt("good", goodUrl);
        endpoint.predictionLog = m_log.toStdString();
        return endpoint;
    }

    static Alert firing()
    {
        Alert alert;
        alert.id = "alert-1";
        alert.rule.id = "slow";
        alert.rule.name = "Slow";
        alert.rule.metric = metric::latency;
        alert.series = {{"endpoint", "good"}, {"model", "m"}};
        alert.state = AlertState::Firing;
        alert.pendingAt = alert.firingAt = Clock::system().now();
        return alert;
    }

    static void store(const Watching& console, WriteBatch batch)
    {
        console.history->write(std::move(batch));
        console.history->flush();
    }

    void append(int from, int to, bool right)
    {
        QFile log(m_log);
        QVERIFY(log.open(QIODevice::Append));
        for (int number = from; number < to; ++number)
            log.write(predictionLine(number, right));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QString m_log;
};

QTEST_GUILESS_MAIN(TestMonitor)
#include "tst_monitor.moc"
