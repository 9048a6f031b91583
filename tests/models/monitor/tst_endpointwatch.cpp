// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/endpointwatch.h"

#include "tests/models/monitor/watching.h"

#include <QTest>

using namespace qd;
using namespace qd::test;

namespace {

constexpr const char* tritonUrl = "http://triton:8002/metrics";

/// Model "both" counts its failures and its time, model "plain" only says that it exists.
QByteArray tritonPage(int requests)
{
    return QStringLiteral("nv_inference_request_success{model=\"both\",version=\"1\"} %1\n"
                          "nv_inference_request_failure{model=\"both\",version=\"1\"} 1\n"
                          "nv_inference_request_duration_us{model=\"both\",version=\"1\"} %2\n"
                          "nv_inference_pending_request_count{model=\"plain\",version=\"1\"} 0\n")
        .arg(requests)
        .arg(requests * 1'000)
        .toUtf8();
}

Endpoint triton()
{
    Endpoint endpoint = endpointAt("triton", tritonUrl);
    endpoint.platform = Platform::Triton;
    endpoint.apiUrl = "http://triton:8000";
    endpoint.interval = Duration(20);
    return endpoint;
}

} // namespace

class TestEndpointWatch : public QObject
{
    Q_OBJECT

private slots:
    void telemetryIsAskedForEachModel()
    {
        ScriptedHttp http;
        serve(http);
        EndpointWatch watch(triton(), {}, http, Clock::system());
        watch.start();
        QTRY_VERIFY(watch.telemetryGives(metric::requestRate, "both"));
        QVERIFY(watch.telemetryGives(metric::errorRatio, "both"));
        QVERIFY(!watch.telemetryGives(metric::requestRate, "plain"));
        QVERIFY(!watch.telemetryGives(metric::errorRatio, "unknown"));
    }

    void redirectsThatMatterAreTold_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("answered");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("none") << "http://h/metrics"
                              << "http://h/metrics" << false;
        QTest::newRow("another path") << "http://h/metrics"
                                      << "http://h:80/m" << false;
        QTest::newRow("encrypted") << "http://h/metrics"
                                   << "https://h/metrics" << false;
        QTest::newRow("another host") << "http://h/metrics"
                                      << "http://other/metrics" << true;
        QTest::newRow("another port") << "http://h/metrics"
                                      << "http://h:81/metrics" << true;
        QTest::newRow("in the clear") << "https://h/metrics"
                                      << "http://h/metrics" << true;
        QTest::newRow("encrypted elsewhere") << "http://h/metrics"
                                             << "https://other/metrics" << true;
    }

    void redirectsThatMatterAreTold()
    {
        QFETCH(QString, asked);
        QFETCH(QString, answered);
        QFETCH(bool, isTold);
        ScriptedHttp http;
        http.answer("GET " + asked.toStdString(), [&](const HttpRequest&) -> Result<HttpResponse> {
            HttpResponse response;
            response.status = 200;
            response.body = "queue_length 7\n";
            response.url = answered.toStdString();
            return response;
        });
        EndpointWatch watch(endpointAt("e", asked.toStdString()), {}, http, Clock::system());
        watch.start();
        QTRY_VERIFY(watch.lastSuccess().ms != 0);
        QCOMPARE(watch.redirectedTo(), isTold ? answered.toStdString() : std::string());
    }

    void anEchoOfTheSecretIsNotInTheError()
    {
        ScriptedHttp http;
        http.answer(std::string("GET ") + goodUrl, 200,
                    "metric Bearer correct-horse-battery-staple of somebody\n");
        const HttpCredentials credentials{
            HttpCredentials::Scheme::Bearer, {}, "correct-horse-battery-staple"};
        EndpointWatch watch(endpointAt("e", goodUrl), credentials, http, Clock::system());
        watch.start();
        QTRY_VERIFY(watch.scrapeError());
        QVERIFY2(!watch.scrapeError()->text().contains("correct"), qPrintable(watch.scrapeError()->text()));
        QVERIFY(watch.scrapeError()->text().contains("repeats the secret"));
    }

    void latencyOfALoggedModelIsNotMeasuredTwice_data()
    {
        QTest::addColumn<bool>("logged");
        QTest::newRow("platform") << false;
        QTest::newRow("log") << true;
    }

    void latencyOfALoggedModelIsNotMeasuredTwice()
    {
        QFETCH(bool, logged);
        ScriptedHttp http;
        serve(http);
        EndpointWatch watch(triton(), {}, http, Clock::system());
        if (logged)
            watch.setModelsWithLoggedLatency({"both"});
        bool rate = false;
        bool latency = false;
        connect(&watch, &EndpointWatch::collected, this, [&](const std::shared_ptr<const WriteBatch>& batch) {
            for (const SeriesSample& sample : batch->samples) {
                rate = rate || sample.key.metric == metric::requestRate;
                latency = latency || sample.key.metric == metric::latencyMean;
            }
        });
        watch.start();
        QTRY_VERIFY(rate);
        QCOMPARE(latency, !logged);
    }

    void plainEndpointIsFetchedOncePerInterval()
    {
        ScriptedHttp http;
        http.answer(std::string("GET ") + goodUrl, 200, "queue_length 7\n");
        EndpointWatch watch(endpointAt("good", goodUrl), {}, http, Clock::system());
        int scrapes = 0;
        connect(&watch, &EndpointWatch::collected, this, [&] { ++scrapes; });
        watch.start();
        QTRY_VERIFY(scrapes >= 3);
        QVERIFY(int(http.requests().size()) <= scrapes + 1);
        QVERIFY(watch.health() && watch.health()->live && watch.health()->ready);
        http.answer(std::string("GET ") + goodUrl, 503, "overloaded");
        QTRY_VERIFY(watch.health() && !watch.health()->ready);
        http.refuse(std::string("GET ") + goodUrl);
        QTRY_VERIFY(!watch.health());
    }

    void lastSuccessIsNeverInTheFuture()
    {
        ScriptedHttp http;
        http.answer(std::string("GET ") + goodUrl, 200, "queue_length 7\n");
        ManualClock clock({1'800'000'000'000});
        EndpointWatch watch(endpointAt("good", goodUrl), {}, http, clock);
        watch.start();
        QTRY_COMPARE(watch.lastSuccess(), Timestamp{1'800'000'000'000});
        clock.set({1'700'000'000'000});
        http.refuse(std::string("GET ") + goodUrl);
        QTRY_COMPARE(watch.lastSuccess(), Timestamp{1'700'000'000'000});
    }

    void aPageBeyondItsLimitsIsRefusedWhole_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<QString>("reason");
        QByteArray many;
        for (int i = 0; i < 11; ++i)
            many += "queue_length{q=\"" + QByteArray::number(i) + "\"} 1\n";
        QTest::newRow("samples") << many << "limit";
        QByteArray labels;
        for (int i = 0; i < 65; ++i)
            labels += "l" + QByteArray::number(i) + "=\"x\",";
        QTest::newRow("labels") << "queue_length{" + labels + "} 1\n"
                                << "labels";
        QTest::newRow("long labels") << "queue_length{q=\"" + QByteArray(9'000, 'x') + "\"} 1\n"
                                     << "labels";
        QTest::newRow("times") << QByteArray("queue_length 1 253402300799000\n") << "more than a day";
    }

    void aPageBeyondItsLimitsIsRefusedWhole()
    {
        QFETCH(QByteArray, page);
        QFETCH(QString, reason);
        ScriptedHttp http;
        http.answer(std::string("GET ") + goodUrl, 200, page);
        Endpoint endpoint = endpointAt("good", goodUrl);
        endpoint.sampleLimit = 10;
        EndpointWatch watch(endpoint, {}, http, Clock::system());
        std::vector<WriteBatch> batches;
        connect(&watch, &EndpointWatch::collected, this,
                [&](const std::shared_ptr<const WriteBatch>& batch) { batches.push_back(*batch); });
        watch.start();
        QTRY_VERIFY(batches.size() >= 2);
        QVERIFY(watch.scrapeError());
        QVERIFY2(watch.scrapeError()->what.contains(reason), qPrintable(watch.scrapeError()->text()));
        QCOMPARE(batches[0].samples.size(), 1U); // that it is down
        QCOMPARE(batches[0].events.size(), 1U);
        QVERIFY(batches[1].events.empty()); // told once
        http.answer(std::string("GET ") + goodUrl, 200, "queue_length 7\n");
        QTRY_VERIFY(!watch.scrapeError());
    }

    void seriesThatAreAlwaysNewAreStopped()
    {
        ScriptedHttp http;
        int page = 0;
        http.answer(std::string("GET ") + goodUrl, [&](const HttpRequest&) -> Result<HttpResponse> {
            HttpResponse response;
            response.status = 200;
            response.body = "queue_length 7\nodd{id=\"" + QByteArray::number(++page) + "\"} 1\n";
            response.headers = {{"content-type", "text/plain"}};
            return response;
        });
        Endpoint endpoint = endpointAt("good", goodUrl);
        endpoint.interval = endpoint.timeout = Duration(5);
        endpoint.seriesLimit = 20;
        ManualClock clock({1'700'000'000'000});
        EndpointWatch watch(endpoint, {}, http, clock);
        std::set<SeriesKey> stored;
        connect(&watch, &EndpointWatch::collected, this, [&](const std::shared_ptr<const WriteBatch>& batch) {
            for (const SeriesSample& sample : batch->samples)
                stored.insert(sample.key);
        });
        watch.start();
        QTRY_VERIFY(watch.scrapeError());
        QVERIFY2(watch.scrapeError()->what.contains("new series"), qPrintable(watch.scrapeError()->text()));
        QCOMPARE(stored.size(), 20U + 1); // and whether it is up
        clock.advance(std::chrono::hours(24));
        clock.advance(std::chrono::hours(24));
        QTRY_VERIFY(!watch.scrapeError());
    }

private:
    void serve(ScriptedHttp& http)
    {
        http.answer(std::string("GET ") + tritonUrl, [this](const HttpRequest&) -> Result<HttpResponse> {
            HttpResponse response;
            response.status = 200;
            response.body = tritonPage(m_requests += 10);
            response.headers = {{"content-type", "text/plain"}};
            return response;
        });
    }

    int m_requests = 0;
};

QTEST_GUILESS_MAIN(TestEndpointWatch)
#include "tst_endpointwatch.moc"
