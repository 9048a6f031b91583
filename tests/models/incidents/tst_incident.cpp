// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/incident.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <limits>

using namespace qd;

namespace {

const double nan = std::numeric_limits<double>::quiet_NaN();

IncidentAction makeAction(const std::string& id, bool succeeded = true, const std::string& undoes = {})
{
    IncidentAction action;
    action.actionId = id;
    action.at = {1'780'000'400'001};
    action.plan = {"shop",
                   "fraud",
                   "2",
                   "1",
                   {{"POST", "http://x/load", "{\"a\":\"ü\"}", QStringLiteral("Load 1"), {"X-Team: a"}}},
                   "http://x:80",
                   "triton 2.0"};
    if (succeeded)
        action.outcome =
            SwitchOutcome{{{action.plan.requests.front(), 200, "ok", {}, Reply::Accepted, {12}, {13}}},
                          "1",
                          SwitchEffect::TookEffect,
                          {{action.plan.requests.front(), 0, {}, "no", Reply::Open, {14}, {15}}},
                          3,
                          {16}};
    else
        action.error = QStringLiteral("refused");
    action.isUndo = !undoes.empty();
    action.undoes = undoes;
    return action;
}

/// Every field away from its default, with what JSON finds hard.
Incident fullIncident()
{
    Incident incident;
    incident.id = "0b0e";
    incident.title = QStringLiteral("欺诈 “fraud” fell\n");
    incident.alertId = "a1";
    incident.openedAt = {1'780'000'000'123};
    incident.closedAt = {1'780'000'900'000};
    incident.step = IncidentStep::Verify;
    incident.subject = {
        "shop", "fraud", "2", {"model_accuracy_ratio", {{"endpoint", "shop"}, {"model", "fraud"}}}};
    incident.location =
        Location{{1}, {{-2}, {9'007'199'254'740'993}},         {{3}, {4}}, {{5}, {6}}, 0.1 + 0.2,
                 nan, std::numeric_limits<double>::infinity(), true,       "2"};
    Analysis analysis;
    analysis.at = {7};
    analysis.changes = {{"attribute:amount", {{"value", "DE"}}, 1.0 / 3, nan, 5e-324, 1e-300}};
    analysis.segments = {{"country", "DE", 1, 2, 0.5, nan}};
    analysis.statusBefore = {{"200", 9'007'199'254'740'993}};
    analysis.statusAfter = {{"503", 4}};
    analysis.hypotheses = {{"new-version",
                            0.9,
                            {{"version-unchanged", false, 4.6, {{"from", "1"}}, {{"delta", -0.0}}}},
                            {{"to", "2"}}}};
    incident.analysis = analysis;
    incident.acceptedHypothesis = "new-version";
    incident.actions = {makeAction("one"), makeAction("two", false), makeAction("three", true, "one")};
    incident.actions[1].outcome.reset();
    Verification verification;
    verification.spec = {incident.subject, {{1}, {2}}, {{3}, {4}}, {5}, Duration(6),
                         Duration(12),     7,          0.08,       0.9, 0.99};
    verification.actionId = "one";
    verification.at = {11};
    verification.progress = 0.5;
    verification.comparisons = {{"model_latency_seconds", "mann-whitney", 1, 2, 3, 4, 5, 6, 7,
                                 -std::numeric_limits<double>::infinity(), 9, 10, true, Verdict::Failed}};
    verification.verdict = Verdict::NotEnoughData;
    verification.estimatedRemaining = Duration(12);
    incident.verifications = {verification};
    incident.notes = QStringLiteral("note");
    return incident;
}

} // namespace

class IncidentTest : public QObject
{
    Q_OBJECT

private slots:
    void pendingIsTheLastActionWhileNobodyKnows()
    {
        Incident incident;
        QVERIFY(!incident.pendingAction());
        IncidentAction open;
        open.actionId = "open";
        incident.actions = {makeAction("done"), open};
        QCOMPARE(incident.pendingAction()->actionId, std::string("open"));
        QVERIFY(!incident.actions.back().succeeded());
        incident.actions.back().outcome = SwitchOutcome{}; // heard of, but not enough
        QVERIFY(incident.pendingAction());
        QCOMPARE(incident.lastEffectiveAction()->actionId, std::string("done"));
        incident.actions.push_back(makeAction("later", false)); // overtaken
        QVERIFY(!incident.pendingAction());
    }

    void outcomesOfEarlierVersionsKeepTheirMeaning()
    {
        Incident incident;
        incident.id = "i";
        incident.actions = {makeAction("one"), makeAction("two", false)};
        incident.actions[1].outcome = SwitchOutcome{{{{}, 400, {}, QStringLiteral("refused")}}, "2"};
        IncidentRecord record = toRecord(incident);
        QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(record.body)).object();
        QJsonArray actions = body["actions"].toArray();
        for (QJsonValueRef item : actions) {
            QJsonObject action = item.toObject();
            QJsonObject outcome = action["outcome"].toObject();
            QJsonObject exchange = outcome["exchanges"].toArray()[0].toObject();
            exchange.remove("reply");
            outcome.remove("effect");
            outcome["exchanges"] = QJsonArray{exchange};
            action["outcome"] = outcome;
            item = action;
        }
        body["actions"] = actions;
        record.body = QJsonDocument(body).toJson().toStdString();
        const auto read = fromRecord(record);
        QVERIFY(read);
        QCOMPARE(read->actions[0].effect(), SwitchEffect::TookEffect);
        QVERIFY(read->actions[0].outcome->isAccepted());
        QCOMPARE(read->actions[1].effect(), SwitchEffect::NoEffect);
    }

    void keepsEverything()
    {
        const Incident before = fullIncident();
        const IncidentRecord record = toRecord(before);
        QCOMPARE(record.id, before.id);
        QCOMPARE(record.openedAt, before.openedAt);
        QCOMPARE(record.closedAt, before.closedAt);
        QCOMPARE(record.step, std::string("verify"));

        const auto after = fromRecord(record);
        QVERIFY2(after.has_value(), after ? "" : qPrintable(after.error().text()));
        QCOMPARE(toRecord(*after).body, record.body);
        QCOMPARE(after->title, before.title);
        QVERIFY(!after->isOpen());
        QCOMPARE(after->location->baselineValue, 0.1 + 0.2);
        QVERIFY(std::isnan(after->location->affectedValue));
        QVERIFY(std::isinf(after->location->threshold));
        QCOMPARE(after->location->onsetRange, before.location->onsetRange);
        QCOMPARE(after->location->version, std::string("2"));
        QCOMPARE(after->subject.series, before.subject.series);
        QVERIFY(std::isnan(after->analysis->changes.front().after));
        QCOMPARE(after->analysis->changes.front().effect, 5e-324);
        QCOMPARE(after->analysis->hypotheses, before.analysis->hypotheses);
        QCOMPARE(after->analysis->statusBefore, before.analysis->statusBefore);
        QCOMPARE(after->actions.size(), std::size_t{3});
        QVERIFY(!after->actions[1].outcome);
        QCOMPARE(after->actions[0].plan.requests, before.actions[0].plan.requests);
        QCOMPARE(after->actions[0].outcome->exchanges.front().answer, std::string("ok"));
        QCOMPARE(after->verifications.front().comparisons.front().verdict, Verdict::Failed);
        QCOMPARE(after->verifications.front().spec.window, Duration(6));
        QCOMPARE(after->notes, before.notes);
    }

    void keepsAnIncidentThatHasJustBegun()
    {
        Incident before;
        before.id = "new";
        before.openedAt = {5};
        const auto after = fromRecord(toRecord(before));
        QVERIFY(after);
        QVERIFY(after->isOpen());
        QVERIFY(!after->location && !after->analysis);
        QCOMPARE(after->step, IncidentStep::Locate);
    }

    void resumesOnEveryStep()
    {
        for (const auto step : {IncidentStep::Locate, IncidentStep::Analyse, IncidentStep::Fix,
                                IncidentStep::Verify, IncidentStep::Report, IncidentStep::Closed}) {
            Incident incident;
            incident.step = step;
            const auto after = fromRecord(toRecord(incident));
            QVERIFY(after);
            QCOMPARE(after->step, step);
            QVERIFY(!stepName(step).isEmpty());
        }
    }

    void ignoresWhatItDoesNotKnow()
    {
        IncidentRecord record = toRecord(fullIncident());
        QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(record.body)).object();
        object.insert(QStringLiteral("future"), QJsonObject{{QStringLiteral("x"), 1}});
        QJsonObject subject = object.value(QStringLiteral("subject")).toObject();
        subject.insert(QStringLiteral("region"), QStringLiteral("eu"));
        subject.remove(QStringLiteral("version"));
        object.insert(QStringLiteral("subject"), subject);
        record.body = QJsonDocument(object).toJson().toStdString();
        const auto incident = fromRecord(record);
        QVERIFY(incident);
        QCOMPARE(incident->subject.model, std::string("fraud"));
        QVERIFY(incident->subject.version.empty());
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("mention");
        QTest::newRow("no JSON") << QByteArray("{\"id\":") << "JSON";
        QTest::newRow("a list") << QByteArray("[1,2]") << "object";
        QTest::newRow("wrong type") << QByteArray("{\"title\":3}") << "title";
        QTest::newRow("deep wrong type")
            << QByteArray("{\"subject\":{\"series\":{\"metric\":true}}}") << "subject.series.metric";
        QTest::newRow("in a list") << QByteArray("{\"actions\":[{},{\"at\":\"now\"}]}") << "actions.1.at";
        QTest::newRow("unknown step") << QByteArray("{\"step\":\"dance\"}") << "step";
        QTest::newRow("unknown verdict")
            << QByteArray("{\"verifications\":[{\"verdict\":\"maybe\"}]}") << "verdict";
        QTest::newRow("half a range")
            << QByteArray("{\"location\":{\"baseline\":[1]}}") << "location.baseline";
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, mention);
        const auto incident = fromRecord(IncidentRecord{"0b0e", {}, {}, "locate", body.toStdString()});
        QVERIFY(!incident);
        QCOMPARE(incident.error().kind, ErrorKind::Invalid);
        QVERIFY(incident.error().where.contains(QStringLiteral("0b0e")));
        QVERIFY2(incident.error().what.contains(mention), qPrintable(incident.error().what));
        QVERIFY(!incident.error().hint.isEmpty());
    }

    void knowsTheActionInForce()
    {
        Incident incident;
        QCOMPARE(incident.lastEffectiveAction(), nullptr);
        incident.actions = {makeAction("one")};
        QCOMPARE(incident.lastEffectiveAction(), &incident.actions[0]);
        incident.actions.push_back(makeAction("two", false));
        QCOMPARE(incident.lastEffectiveAction()->actionId, std::string("one"));
        incident.actions.push_back(makeAction("three", false, "one"));
        QCOMPARE(incident.lastEffectiveAction()->actionId, std::string("one"));
        incident.actions.push_back(makeAction("four", true, "one"));
        QCOMPARE(incident.lastEffectiveAction(), nullptr);
        incident.actions.push_back(makeAction("five"));
        QCOMPARE(incident.lastEffectiveAction()->actionId, std::string("five"));
    }
};

QTEST_GUILESS_MAIN(IncidentTest)
#include "tst_incident.moc"
