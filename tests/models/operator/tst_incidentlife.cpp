// SPDX-License-Identifier: Apache-2.0
#include "models/operator/incidentlife.h"

#include "tests/models/operator/operatorconsole.h"

#include <QSignalSpy>

using namespace qd;

namespace {

Incident openIncident(const Clock& clock)
{
    Incident incident;
    incident.id = "incident-1";
    incident.title = QStringLiteral("sentiment: Accuracy");
    incident.openedAt = clock.now();
    incident.subject = {"ts", "sentiment", {}, {}};
    return incident;
}

/// An incident of a console whose only server has version 2.0 serving.
struct Scene
{
    explicit Scene(IncidentOrigin origin = IncidentOrigin::Recorded) : console(*t.history)
    {
        if (!console.save(torchServe()))
            qFatal("not saved");
        console.serveTwoVersions();
        life = std::make_shared<IncidentLife>(openIncident(console.clock), nullptr, *t.history,
                                              console.actions, console.clock, origin);
    }

    // What the history has of the incident; nothing before it was stored.
    [[nodiscard]] std::optional<Incident> stored() const
    {
        t.history->flush();
        const auto record = t.reader()->incident("incident-1");
        return *record ? std::optional(*fromRecord(**record)) : std::nullopt;
    }
    [[nodiscard]] std::size_t steps() const
    {
        t.history->flush();
        return t.reader()->incidentSteps("incident-1")->size();
    }
    Result<IncidentAction> switchBack(const std::string& undoes = {})
    {
        const auto plan = console.plan("1.0");
        return console.answer<IncidentAction>(
            [&](auto done) { life->execute(*plan, undoes, &context, done); });
    }
    // The server says that it switches, and does not.
    void acceptAndWait()
    {
        console.http.answer("PUT " + models + "sentiment/1.0/set-default",
                            [](const HttpRequest&) -> Result<HttpResponse> { return accepted(); });
    }

    TemporaryHistory t;
    Console console;
    QObject context;
    std::shared_ptr<IncidentLife> life;
};

} // namespace

/// What may be done to an incident when, and what becomes of its switches, without any window.
class TestIncidentLife : public QObject
{
    Q_OBJECT

private slots:
    void aDraftIsStoredWithItsFirstFrozenStep()
    {
        Scene scene(IncidentOrigin::Draft);
        scene.life->save(false);
        QVERIFY(!scene.stored());
        QVERIFY(!scene.life->canDiscard());
        scene.life->save(true);
        QVERIFY(scene.stored());
        QCOMPARE(scene.steps(), 1u);
        QVERIFY(!scene.life->isDraft());
    }

    void aClosedIncidentStaysAsItWas()
    {
        Scene scene;
        scene.life->incident.closedAt = scene.console.clock.now();
        scene.life->incident.step = IncidentStep::Closed;
        scene.life->save(true);
        QCOMPARE(scene.steps(), 1u);
        QSignalSpy refused(scene.life.get(), &IncidentLife::saveFailed);
        scene.life->incident.notes = QStringLiteral("later");
        scene.life->save(true);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(refused.front().front().value<Error>().kind, ErrorKind::Conflict);
        QCOMPARE(scene.switchBack().error().kind, ErrorKind::Conflict);
        QCOMPARE(changesSent(scene.console.http), 0);
        QCOMPARE(scene.steps(), 1u);
        QVERIFY(scene.stored()->notes.isEmpty());
    }

    void whatNothingWasDoneForCanBeDiscarded()
    {
        Scene scene;
        scene.life->save(true);
        QVERIFY(scene.life->canDiscard());
        QSignalSpy saved(scene.life.get(), &IncidentLife::saved);
        scene.life->discard();
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(scene.stored()->discarded);
        QVERIFY(!scene.life->canDiscard());

        Scene changed;
        QVERIFY(changed.switchBack());
        QVERIFY2(!changed.life->canDiscard(), "what was done stays on record");
    }

    void theIntentIsStoredBeforeAnythingIsSent()
    {
        Scene scene;
        std::optional<Incident> before;
        bool wasExecuting = false;
        scene.console.http.answer("PUT " + models + "sentiment/1.0/set-default",
                                  [&](const HttpRequest&) -> Result<HttpResponse> {
                                      before = scene.stored();
                                      wasExecuting = scene.life->isExecuting();
                                      scene.console.http.answer("GET " + models + "sentiment/all", 200,
                                                                describe("1.0"), "application/json");
                                      return accepted();
                                  });
        const auto action = scene.switchBack();
        QVERIFY(action && action->succeeded());
        QVERIFY(before && wasExecuting);
        QCOMPARE(before->actions.size(), 1u);
        QCOMPARE(before->actions.front().effect(), SwitchEffect::Unknown);
        QVERIFY(scene.stored()->actions.front().succeeded());
        QVERIFY(scene.life->isChangeSettled());
        QVERIFY(!scene.life->isExecuting());
    }

    void aSwitchThatWasNeverSentLeavesNoAction()
    {
        Scene scene;
        scene.t.history->flush();
        const auto plan = scene.console.plan("1.0");
        const auto readOnly = History::open(scene.t.path(), History::Access::ReadOnly);
        QVERIFY(readOnly);
        OperatorActions actions(**readOnly, scene.console.http, *scene.console.secrets, scene.console.monitor,
                                scene.console.clock, scene.console.agreed);
        const auto life = std::make_shared<IncidentLife>(openIncident(scene.console.clock), nullptr,
                                                         **readOnly, actions, scene.console.clock);
        const auto refused = scene.console.answer<IncidentAction>(
            [&](auto done) { life->execute(*plan, {}, &scene.context, done); });
        QVERIFY(!refused);
        QVERIFY2(refused.error().what.startsWith(QStringLiteral("Nothing was sent")),
                 qPrintable(refused.error().text()));
        QVERIFY(life->incident.actions.empty());
        QVERIFY(!life->isExecuting());
        QCOMPARE(changesSent(scene.console.http), 0);
    }

    void aSwitchIsRecordedThoughNobodyWaitsAnyMore()
    {
        Scene scene;
        const auto plan = scene.console.plan("1.0");
        auto window = std::make_unique<QObject>();
        bool answered = false;
        scene.life->execute(*plan, {}, window.get(), [&](const auto&) { answered = true; });
        window.reset();
        scene.life.reset();
        QTRY_VERIFY(scene.stored() && scene.stored()->actions.front().succeeded());
        QVERIFY(!answered);
    }

    void anUnknownOutcomeIsFoundOutOnDemand()
    {
        Scene scene;
        scene.acceptAndWait();
        const auto action = scene.switchBack();
        QCOMPARE(action->effect(), SwitchEffect::Unknown);
        QVERIFY(scene.life->incident.pendingAction());
        QVERIFY(!scene.life->isChangeSettled());
        scene.console.http.answer("GET " + models + "sentiment/all", 200, describe("1.0"),
                                  "application/json");
        const auto known =
            scene.console.answer<void>([&](auto done) { scene.life->reconcile(&scene.context, done); });
        QVERIFY(known);
        QVERIFY(scene.life->isChangeSettled());
        QTRY_VERIFY(scene.stored()->actions.front().succeeded());
    }

    void whatTheBackgroundFindsOutGoesIntoTheIncident()
    {
        Scene scene;
        scene.acceptAndWait();
        QSignalSpy settled(scene.life.get(), &IncidentLife::actionSettled);
        QCOMPARE(scene.switchBack()->effect(), SwitchEffect::Unknown);
        scene.console.http.answer("GET " + models + "sentiment/all", 200, describe("1.0"),
                                  "application/json");
        QTRY_COMPARE(settled.count(), 1);
        QVERIFY(scene.life->isChangeSettled());
    }

    void whyNothingIsChangedIsNotedOnce()
    {
        Scene scene;
        scene.life->noteSkipped(QStringLiteral("planned"));
        scene.life->noteSkipped(QStringLiteral("planned"));
        QCOMPARE(scene.life->incident.notes, QStringLiteral("No change was made: planned"));
        scene.acceptAndWait();
        QCOMPARE(scene.switchBack()->effect(), SwitchEffect::Unknown);
        scene.life->noteSkipped(QStringLiteral("late"));
        QCOMPARE(scene.life->incident.notes.section('\n', 1),
                 QStringLiteral("The outcome of the last switch was not awaited: late"));
    }

    void anEndpointThatCannotBeUsedIsTold()
    {
        Scene scene;
        QVERIFY(scene.t.write(
            {.documents = {{"endpoint", "ts", R"({"id":"ts","name":"Old","platform":"abacus"})"}}}));
        QSignalSpy loaded(scene.life.get(), &IncidentLife::loaded);
        QSignalSpy told(scene.life.get(), &IncidentLife::saveFailed);
        scene.life->load();
        QTRY_COMPARE(loaded.count(), 1);
        QCOMPARE(told.count(), 1);
        QCOMPARE(told.front().front().value<Error>(), storedEndpoints(*scene.t.reader())->problems().front());
        QCOMPARE(scene.life->endpointName("ts"), QStringLiteral("Old"));
        QVERIFY(!scene.life->endpoint("ts"));
    }
};

QTEST_GUILESS_MAIN(TestIncidentLife)
#include "tst_incidentlife.moc"
