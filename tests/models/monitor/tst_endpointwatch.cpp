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
