// SPDX-License-Identifier: Apache-2.0
#include "models/serving/storedendpoints.h"

#include "tests/models/history/historyfixture.h"

using namespace qd;

namespace {

Endpoint good(const std::string& id)
{
    Endpoint endpoint;
    endpoint.id = id;
    endpoint.name = QString::fromStdString("The " + id);
    endpoint.metricsUrl = "http://" + id + "/metrics";
    return endpoint;
}

} // namespace

/// What a history says about endpoints is checked when it is read, whoever wrote it.
class TestStoredEndpoints : public QObject
{
    Q_OBJECT

private slots:
    void aBadDocumentIsToldAndTakesNoOtherWithIt_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* name, const char* body, const char* field) {
            QTest::newRow(name) << QByteArray(body).replace('\'', '"') << QString::fromUtf8(field);
        };
        row("garbage", "\x01\x02 no JSON", "JSON");
        row("another type", "{'id':'m','name':'Middle','intervalMs':'often'}", "intervalMs");
        row("password in the address", "{'id':'m','name':'Middle','metricsUrl':'http://me:s3cret@h/metrics'}",
            "metricsUrl");
        row("secret header",
            "{'id':'m','name':'Middle','metricsUrl':'http://h/"
            "','headers':[{'name':'Cookie','value':'s3cret'}]}",
            "headers");
        row("no address", "{'id':'m','name':'Middle'}", "metricsUrl");
        row("file", "{'id':'m','name':'Middle','metricsUrl':'file:///etc/passwd'}", "metricsUrl");
        row("another's id", "{'id':'a','name':'Middle','metricsUrl':'http://h/'}", "id");
        row("every year", "{'id':'m','name':'Middle','metricsUrl':'http://h/','intervalMs':9223372036854775}",
            "interval");
    }

    void aBadDocumentIsToldAndTakesNoOtherWithIt()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, field);
        TemporaryHistory t;
        QVERIFY(t.write({.documents = {toDocument(good("a")),
                                       {"endpoint", "m", body.toStdString()},
                                       toDocument(good("z"))}}));
        const auto stored = storedEndpoints(*t.reader());
        QVERIFY(stored);
        QCOMPARE(stored->all.size(), 3u);
        QCOMPARE(*stored->all.at(0).endpoint, good("a"));
        QCOMPARE(*stored->all.at(2).endpoint, good("z"));
        QVERIFY(!stored->all.at(1).endpoint);
        const QString told = stored->all.at(1).endpoint.error().text();
        QVERIFY2(told.contains(stored->all.at(1).name), qPrintable(told));
        QVERIFY2(told.contains(field), qPrintable(told));
        QVERIFY2(!told.contains("s3cret"), qPrintable(told));
        QCOMPARE(stored->usable(), (std::vector{good("a"), good("z")}));
        QCOMPARE(stored->problems(), std::vector{stored->all.at(1).endpoint.error()});
        QCOMPARE(stored->find("m"), &stored->all.at(1));
        QCOMPARE(stored->find("nobody"), nullptr);
        // A name does not depend on whether the rest of the document is right.
        QCOMPARE(stored->nameOf("m"), stored->all.at(1).name);
        QCOMPARE(stored->nameOf("nobody"), "nobody");
        QCOMPARE(*storedEndpointName(*t.reader(), "m"), stored->all.at(1).name);
        QCOMPARE(*storedEndpointName(*t.reader(), "nobody"), "nobody");
        const auto single = storedEndpoint(*t.reader(), "m");
        QVERIFY(!(*single)->endpoint);
        QCOMPARE((*single)->endpoint.error(), stored->all.at(1).endpoint.error());
        QVERIFY(!*storedEndpoint(*t.reader(), "nobody"));
    }

    void whatIsTooLargeIsNotRead()
    {
        TemporaryHistory t;
        Endpoint large = good("large");
        large.headers = {{"X-Filler", std::string(1'000'000, 'x')}};
        Endpoint longName = good("long");
        longName.name = QString(5'000, 'n');
        QVERIFY(t.write({.documents = {toDocument(large), toDocument(longName)}}));
        const auto stored = storedEndpoints(*t.reader());
        QVERIFY(stored);
        QCOMPARE(stored->all.size(), 2u);
        for (const StoredEndpoint& each : stored->all) {
            QVERIFY(!each.endpoint);
            QVERIFY(each.name.size() <= 200);
            QVERIFY(each.endpoint.error().text().size() < 1'000);
        }
    }

    void whatIsTooManyIsToldOnce()
    {
        TemporaryHistory t;
        WriteBatch batch;
        for (int i = 0; i < 2'010; ++i)
            batch.documents.push_back(toDocument(good("e" + std::to_string(10'000 + i))));
        QVERIFY(t.write(std::move(batch)));
        const auto stored = storedEndpoints(*t.reader());
        QVERIFY(stored);
        QCOMPARE(stored->all.size(), 2'001u);
        QVERIFY(stored->all.at(1'999).endpoint);
        QVERIFY(!stored->all.back().endpoint);
        QVERIFY(stored->all.back().endpoint.error().what.contains("10"));
    }

    void theDigestIsOfTheVeryBytes()
    {
        TemporaryHistory t;
        const DocumentRecord document = toDocument(good("a"));
        QVERIFY(t.write({.documents = {document}}));
        QCOMPARE((*storedEndpoint(*t.reader(), "a"))->digest, digestOf(document));
        QCOMPARE(digestOf(document).size(), 64u);
        QVERIFY(t.write({.documents = {{"endpoint", "a", document.body + ' '}}}));
        QVERIFY((*storedEndpoint(*t.reader(), "a"))->digest != digestOf(document));
    }
};

QTEST_GUILESS_MAIN(TestStoredEndpoints)
#include "tst_storedendpoints.moc"
