// SPDX-License-Identifier: Apache-2.0
#include "models/operator/actionjson.h"

#include <QJsonDocument>
#include <QTest>

using namespace qd;

namespace {

QByteArray text(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

class TestActionJson : public QObject
{
    Q_OBJECT

private slots:
    void anEndpointIsDescribedWithoutItsSecrets()
    {
        Endpoint endpoint; // as an earlier version may have stored it
        endpoint.metricsUrl = "http://op:s3cret@gpu:8002/metrics?token=s3cret";
        endpoint.apiUrl = "http://gpu:8000?key=s3cret";
        endpoint.managementUrl = "http://s3cret@gpu:8081#s3cret";
        endpoint.headers = {{"X-Api-Key", "s3cret"}};
        const QByteArray described = text(describeEndpoint(endpoint, true));
        QVERIFY2(!described.contains("s3cret"), described);
        QVERIFY(described.contains("http://gpu:8002/metrics"));
        QVERIFY(described.contains("X-Api-Key"));
    }

    void aPlanSaysExactlyWhatIsAskedFor()
    {
        SwitchPlan plan;
        plan.requests = {{"PUT", "http://gpu:8081/models/m/2?min_worker=1&synchronous=true", {}, {}},
                         {"PUT", "http://op:s3cret@gpu:8081/models/m/2?min_worker=1&token=s3cret", {}, {}}};
        const QByteArray described = text(describePlan(plan, {}));
        QVERIFY(described.contains("/models/m/2?min_worker=1&synchronous=true"));
        QVERIFY2(!described.contains("s3cret"), described);
    }
};

QTEST_GUILESS_MAIN(TestActionJson)
#include "tst_actionjson.moc"
