// SPDX-License-Identifier: Apache-2.0
#include "tests/models/alerts/alertsupport.h"

#include <QLocale>
#include <QTest>

#include <set>

using namespace qd;
using namespace qd::test;

namespace {

Alert firingAlert()
{
    Alert alert;
    alert.id = "0b6f";
    alert.rule = accuracyRule();
    alert.series = fraud();
    alert.state = AlertState::Firing;
    alert.pendingAt = noon;
    alert.firingAt = noon + Duration{3000};
    alert.value = 0.1 + 0.2; // has no short decimal form
    alert.worst = -std::numeric_limits<double>::infinity();
    alert.acknowledged =
        Acknowledgement{noon, QStringLiteral("ana"), QStringLiteral("Bekannt – läuft schon.")};
    alert.silencedBy = "s1";
    return alert;
}

} // namespace

class TestAlertJson : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void ruleSurvivesARoundTrip_data()
    {
        QTest::addColumn<int>("variant");
        for (int variant = 0; variant < 4; ++variant)
            QTest::addRow("variant %d", variant) << variant;
    }

    void ruleSurvivesARoundTrip()
    {
        QFETCH(int, variant);
        AlertRule rule = accuracyRule();
        if (variant == 1)
            rule.condition.resolveThreshold.reset();
        if (variant == 2)
            rule.labels = {{"quantile", "0.99"}, {"path", "C:\\\"x\"\n"}};
        if (variant == 3) {
            rule.condition.side = LimitSide::Above;
            rule.severity = Severity::Info;
            rule.enabled = false;
            rule.holdFor = rule.resolveFor = Duration{0};
        }
        const auto read = ruleFromJson(ruleToJson(rule));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().text()));
        QCOMPARE(*read, rule);
    }

    void badRulesNameTheirField_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("mentions");
        const QByteArray good =
            R"({"id":"a","name":"A","metric":"up","comparison":"below","threshold":1,"severity":"info"})";
        const auto with = [&](const char* from, const char* to) {
            return QByteArray(good).replace(from, to);
        };
        QTest::newRow("empty") << QByteArray() << "JSON";
        QTest::newRow("torn") << good.left(40) << "byte";
        QTest::newRow("an array") << QByteArray("[]") << "object";
        QTest::newRow("no id") << with("\"id\":\"a\",", "") << QStringLiteral("“id”");
        QTest::newRow("empty id") << with("\"id\":\"a\"", "\"id\":\"\"") << QStringLiteral("“id”");
        QTest::newRow("no metric") << with("\"metric\":\"up\",", "") << QStringLiteral("“metric”");
        QTest::newRow("comparison") << with("below", "sideways") << QStringLiteral("“comparison”");
        QTest::newRow("severity") << with("info", "awful") << QStringLiteral("“severity”");
        QTest::newRow("threshold text")
            << with("\"threshold\":1", "\"threshold\":\"1\"") << QStringLiteral("“threshold”");
        QTest::newRow("negative time")
            << with("\"severity\"", "\"hold_for_ms\":-1,\"severity\"") << QStringLiteral("“hold_for_ms”");
        QTest::newRow("labels text") << with("\"severity\"", "\"labels\":\"x\",\"severity\"")
                                     << QStringLiteral("“labels”");
        QTest::newRow("label number")
            << with("\"severity\"", "\"labels\":{\"a\":1},\"severity\"") << QStringLiteral("“labels.a”");
        QTest::newRow("enabled number")
            << with("\"severity\"", "\"enabled\":1,\"severity\"") << QStringLiteral("“enabled”");
    }

    void badRulesNameTheirField()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, mentions);
        const auto read = ruleFromJson(json.toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Invalid);
        QVERIFY2(read.error().what.contains(mentions), qPrintable(read.error().text()));
        QVERIFY(!read.error().where.isEmpty());
    }

    void alertSurvivesARoundTrip()
    {
        const Alert alert = firingAlert();
        const AlertRecord record = toRecord(alert);
        QCOMPARE(record.state, std::string("firing"));
        QCOMPARE(record.ruleId, std::string("accuracy"));
        QCOMPARE(record.endpoint, std::string("triton"));
        QCOMPARE(record.model, std::string("fraud"));
        const auto read = fromRecord(record);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().text()));
        QCOMPARE(read->rule, alert.rule);
        QCOMPARE(read->series, alert.series);
        QCOMPARE(read->state, alert.state);
        QCOMPARE(read->pendingAt, alert.pendingAt);
        QCOMPARE(read->firingAt, alert.firingAt);
        QCOMPARE(read->resolvedAt, alert.resolvedAt);
        QVERIFY(read->value == alert.value); // to the last bit
        QVERIFY(read->worst == alert.worst);
        QCOMPARE(read->acknowledged->reason, alert.acknowledged->reason);
        QCOMPARE(read->acknowledged->at, alert.acknowledged->at);
        QCOMPARE(read->silencedBy, alert.silencedBy);
    }

    void unhandledAlertSurvivesARoundTrip()
    {
        Alert alert = firingAlert();
        alert.acknowledged.reset();
        alert.silencedBy.clear();
        const auto read = fromRecord(toRecord(alert));
        QVERIFY(read);
        QVERIFY(!read->acknowledged);
        QVERIFY(read->silencedBy.empty());
    }

    void valuesThatAreNoNumbersSurvive_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QByteArray>("spelled");
        QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << QByteArray("NaN");
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QByteArray("+Inf");
        QTest::newRow("minus infinite") << -std::numeric_limits<double>::infinity() << QByteArray("-Inf");
    }

    void valuesThatAreNoNumbersSurvive()
    {
        QFETCH(double, value);
        QFETCH(QByteArray, spelled);
        Alert alert = firingAlert();
        alert.value = value;
        const AlertRecord record = toRecord(alert);
        QVERIFY(QByteArray::fromStdString(record.body).contains("\"value\":\"" + spelled + '"'));
        const auto read = fromRecord(record);
        QVERIFY(read);
        QVERIFY(std::isnan(value) ? std::isnan(read->value) : read->value == value);
    }

    void brokenStoredAlertsAreErrors_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("body");
        const QByteArray body = QByteArray::fromStdString(toRecord(firingAlert()).body);
        QTest::newRow("unknown state") << QByteArray("flying") << body;
        QTest::newRow("empty body") << QByteArray("firing") << QByteArray();
        QTest::newRow("no rule") << QByteArray("firing") << QByteArray(R"({"value":1,"worst":1})");
        QTest::newRow("no value") << QByteArray("firing")
                                  << QByteArray(body).replace("\"value\"", "\"valve\"");
        QTest::newRow("rule without id")
            << QByteArray("firing") << QByteArray(body).replace("\"id\"", "\"no\"");
        QTest::newRow("bad acknowledgement")
            << QByteArray("firing") << QByteArray(body).replace("\"at_ms\"", "\"at\"");
    }

    void brokenStoredAlertsAreErrors()
    {
        QFETCH(QByteArray, state);
        QFETCH(QByteArray, body);
        AlertRecord record = toRecord(firingAlert());
        record.state = state.toStdString();
        record.body = body.toStdString();
        const auto read = fromRecord(record);
        QVERIFY(!read);
        QVERIFY(!read.error().text().isEmpty());
    }

    void silenceSurvivesARoundTrip()
    {
        const Silence silence{"s1",
                              {{"model", "fraud"}, {"rule", "accuracy"}},
                              noon,
                              noon + Duration{3'600'000},
                              QStringLiteral("ana"),
                              QStringLiteral("Maintenance")};
        const auto read = silenceFromJson(silenceToJson(silence));
        QVERIFY(read);
        QCOMPARE(read->id, silence.id);
        QCOMPARE(read->matchers, silence.matchers);
        QCOMPARE(read->from, silence.from);
        QCOMPARE(read->until, silence.until);
        QCOMPARE(read->by, silence.by);
        QCOMPARE(read->reason, silence.reason);
        QVERIFY(!silenceFromJson("{}"));
        QVERIFY(
            !silenceFromJson(R"({"id":"a","matchers":{},"from_ms":1,"until_ms":2,"by":"x","reason":"y"})"));
    }

    void defaultRulesAreSound()
    {
        const auto rules = defaultRules();
        QVERIFY(rules.size() >= 5);
        std::set<std::string> ids;
        for (const AlertRule& rule : rules) {
            ids.insert(rule.id);
            QVERIFY2(findMetric(rule.metric) != nullptr, rule.metric.c_str());
            QVERIFY(!ruleTitle(rule).isEmpty());
            QVERIFY(rule.condition.isConsistent());
        }
        QCOMPARE(ids.size(), rules.size());
    }

    void defaultRulesCatchTheUsualFaults_data()
    {
        QTest::addColumn<QByteArray>("metricName");
        QTest::addColumn<QByteArray>("quantile");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("rule");
        QTest::newRow("good accuracy") << QByteArray("model_accuracy_ratio") << QByteArray() << 0.94 << "";
        QTest::newRow("fair accuracy") << QByteArray("model_accuracy_ratio") << QByteArray() << 0.88 << "";
        QTest::newRow("bad accuracy")
            << QByteArray("model_accuracy_ratio") << QByteArray() << 0.75 << "accuracy-low";
        QTest::newRow("fast") << QByteArray("model_latency_seconds") << QByteArray("0.99") << 0.008 << "";
        QTest::newRow("slow") << QByteArray("model_latency_seconds") << QByteArray("0.99") << 0.04
                              << "latency-p99-high";
        QTest::newRow("slow median") << QByteArray("model_latency_seconds") << QByteArray("0.5") << 0.04
                                     << "";
        QTest::newRow("errors") << QByteArray("model_error_ratio") << QByteArray() << 0.2 << "errors-high";
        QTest::newRow("up") << QByteArray("up") << QByteArray() << 1.0 << "";
        QTest::newRow("down") << QByteArray("up") << QByteArray() << 0.0 << "endpoint-down";
        QTest::newRow("memory rule is off") << QByteArray("memory_used_bytes") << QByteArray() << 1e12 << "";
    }

    void defaultRulesCatchTheUsualFaults()
    {
        QFETCH(QByteArray, metricName);
        QFETCH(QByteArray, quantile);
        QFETCH(double, value);
        QFETCH(QString, rule);
        AlertEngine engine;
        engine.setRules(defaultRules());
        Labels labels = fraud();
        labels.set("quantile", quantile.toStdString());
        (void)engine.evaluate(std::vector{sample(value, labels, metricName.toStdString())}, noon);
        const auto open = engine.open();
        QCOMPARE(open.empty() ? QString() : QString::fromStdString(open[0].rule.id), rule);
    }

    void ruleIsDescribedInPlainWords()
    {
        const QString nbsp(QChar::Nbsp);
        QCOMPARE(describeRule(accuracyRule()).replace(nbsp, QStringLiteral(" ")),
                 QStringLiteral(
                     "Raise a critical alert when Accuracy is below 85.0 % at each check for 3 second(s). "
                     "Resolve it when the value is at least 90.0 % for 2 second(s)."));
        AlertRule rule = accuracyRule();
        rule.metric = "queue_%1_length"; // a raw name may look like a placeholder
        rule.condition.side = LimitSide::Above;
        rule.severity = Severity::Warning;
        rule.labels = {{"job", "%2"}};
        rule.holdFor = Duration{120'000};
        QVERIFY(describeRule(rule).startsWith(QStringLiteral(
            "Raise a warning when queue_%1_length {job=\"%2\"} is above 0.85 at each check for 2")));
    }
};

QTEST_GUILESS_MAIN(TestAlertJson)
#include "tst_alertjson.moc"
