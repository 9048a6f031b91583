// SPDX-License-Identifier: Apache-2.0
#include "models/base/metrics.h"
#include "tests/widgets/theme/grab.h"
#include "tests/widgets/triage/triagestory.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>

using namespace qd;
using namespace qd::test;

/// The step that watches what the switch did.
class TestTriageVerify : public QObject
{
    Q_OBJECT

private slots:
    void goodRollbackPasses();
    void wrongModelFailsAndIsUndone();
    void harmElsewhereOffersUndo();
    void undoIsOfferedBeforeTheVerdict();
    void tooLittleDataOffersALongerWindow();
    void logThatIsBehindIsWaitedFor();
    void verificationResumesWithTheSameSpec();
    void samplesAreNotCalledPredictions();
};

void TestTriageVerify::goodRollbackPasses()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toVerify(story);
    QVERIFY(!story.canGoOn());
    fixture.liveUntil(fixture.clock.now() + Duration{35'000});
    WAIT_FOR(story.at<QProgressBar>("verifyProgress")->value() > 200);
    QVERIFY(!story.canGoOn());
    watchToTheEnd(story);
    WAIT_FOR(story.canGoOn());
    QCOMPARE(fixture.stored(story.id()).verifications.back().verdict, Verdict::Passed);
    QVERIFY(story.at<QLabel>("verifyVerdictLabel")->text().contains(QStringLiteral("✔")));
    QVERIFY(!story.at("verifyUndoButton")->isVisible());
    QCOMPARE(fixture.steps(story.id()).back().step, std::string("verify"));
}

void TestTriageVerify::wrongModelFailsAndIsUndone()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toFix(story);
    auto* models = story.at<QComboBox>("fixModelCombo");
    WAIT_FOR(models->count() == 2);
    QTest::keyClick(models, Qt::Key_Down);
    QVERIFY(models->currentText().contains(QStringLiteral("sentiment")));
    WAIT_FOR(
        story.at<QPlainTextEdit>("fixPreview")->toPlainText().contains(QStringLiteral("1.0/set-default")));
    rollBack(story, QStringLiteral("sentiment"));
    QCOMPARE(fixture.fleet.sentimentVersion, QStringLiteral("1.0"));
    story.click("wizardNext");
    QCOMPARE(story.step(), IncidentStep::Verify);
    watchToTheEnd(story);
    QCOMPARE(fixture.stored(story.id()).verifications.back().verdict, Verdict::Failed);
    QVERIFY(!story.canGoOn());
    QVERIFY(story.at<QLabel>("verifyExplanationLabel")->text().contains(QStringLiteral("still there")));

    QVERIFY(!story.at("verifyUndoPreview")->isVisible()); // nothing speaks of requests unasked
    story.click("verifyUndoToggle");
    WAIT_FOR(story.at("verifyUndoConfirmEdit")->isEnabled());
    QVERIFY(!story.at("verifyUndoButton")->isEnabled());
    test::grab(*story.wizard, QStringLiteral("triage-verify-failed"));
    QTest::keyClicks(story.at("verifyUndoConfirmEdit"), QStringLiteral("sentiment"));
    story.click("verifyUndoButton");
    WAIT_FOR(story.step() == IncidentStep::Fix);
    QCOMPARE(fixture.fleet.sentimentVersion, QStringLiteral("2.0"));
    const Incident undone = fixture.stored(story.id());
    QCOMPARE(undone.step, IncidentStep::Fix);
    QCOMPARE(undone.actions.back().undoes, undone.actions.front().actionId);
    QVERIFY(!undone.lastEffectiveAction());
    QVERIFY(!story.canGoOn());

    // And then the right one.
    WAIT_FOR(models->count() == 2); // the endpoints are asked anew
    QTest::keyClick(models, Qt::Key_Home);
    WAIT_FOR(story.at<QPlainTextEdit>("fixPreview")->toPlainText().contains(QStringLiteral("fraud/load")));
    rollBack(story, QStringLiteral("fraud"));
    story.click("wizardNext");
    watchToTheEnd(story);
    QCOMPARE(fixture.stored(story.id()).verifications.size(), std::size_t{2});
    QCOMPARE(fixture.stored(story.id()).verifications.back().verdict, Verdict::Passed);
}

void TestTriageVerify::harmElsewhereOffersUndo()
{
    TriageFixture fixture;
    Incident incident;
    {
        Story story(fixture, fixture.openIncident(), &fixture.alert);
        toVerify(story);
        watchToTheEnd(story);
        incident = fixture.stored(story.id());
    }
    Verification& verification = incident.verifications.back();
    verification.verdict = Verdict::NotEnoughData;
    for (MetricComparison& comparison : verification.comparisons) {
        if (comparison.metric == metric::latency)
            comparison.verdict = Verdict::Failed;
    }
    Story story(fixture, incident, &fixture.alert);
    QCOMPARE(story.step(), IncidentStep::Verify);
    const QString text = story.at<QLabel>("verifyExplanationLabel")->text();
    QVERIFY2(text.contains(QStringLiteral("Accuracy is as before, but Latency got worse")), qPrintable(text));
    story.click("verifyUndoToggle");
    QVERIFY(story.at("verifyUndoConfirmEdit")->isVisible());
    QVERIFY(story.at("verifyProceedButton")->isVisible());
    QVERIFY(!story.at("verifyExtendButton")->isVisible());
    WAIT_FOR(story.at("verifyUndoConfirmEdit")->isEnabled());
    QTest::keyClicks(story.at("verifyUndoConfirmEdit"), QStringLiteral("fraud"));
    story.click("verifyUndoButton");
    WAIT_FOR(story.step() == IncidentStep::Fix);
    QCOMPARE(fixture.fleet.fraudVersion, 2);
}

void TestTriageVerify::undoIsOfferedBeforeTheVerdict()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toVerify(story);
    QCOMPARE(story.wizard->incident().verifications.back().verdict, Verdict::Pending);
    QVERIFY(!story.at("verifyUndoPreview")->isVisible());
    story.click("verifyUndoToggle");
    WAIT_FOR(story.at("verifyUndoConfirmEdit")->isEnabled());
    const auto labels = story.at("verifyUndoPreview")->parentWidget()->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->text() == QStringLiteral("To undo, this would be sent:");
    }));
    // The watching goes on meanwhile and does not disturb the typing.
    QTest::keyClicks(story.at("verifyUndoConfirmEdit"), QStringLiteral("fraud"));
    fixture.liveUntil(fixture.clock.now() + Duration{25'000});
    WAIT_FOR(story.at<QProgressBar>("verifyProgress")->value() > 100);
    story.click("verifyUndoButton");
    WAIT_FOR(story.step() == IncidentStep::Fix);
    QCOMPARE(fixture.fleet.fraudVersion, 2);
}

void TestTriageVerify::tooLittleDataOffersALongerWindow()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toVerify(story);
    const VerificationSpec spec = story.wizard->incident().verifications.back().spec;
    fixture.clock.set(spec.start + spec.window + Duration{2'000}); // and no traffic at all
    WAIT_FOR(story.wizard->incident().verifications.back().verdict == Verdict::NotEnoughData);
    WAIT_FOR(story.at("verifyExtendButton")->isVisible());
    story.click("verifyExtendButton");
    const Incident extended = fixture.stored(story.id());
    QCOMPARE(extended.verifications.size(), std::size_t{2});
    QCOMPARE(extended.verifications.back().spec.start, spec.start);
    QCOMPARE(extended.verifications.back().spec.window, spec.window * 2);
}

void TestTriageVerify::logThatIsBehindIsWaitedFor()
{
    TriageFixture fixture;
    std::string id;
    VerificationSpec spec;
    {
        Story story(fixture, fixture.openIncident(), &fixture.alert);
        toVerify(story);
        id = story.id();
        spec = story.wizard->incident().verifications.back().spec;
    }
    // The window is long over when the console comes back, and its log has not been read yet.
    const Timestamp back = spec.start + spec.window + Duration{60'000};
    fixture.clock.set(back);
    Story resumed(fixture, fixture.stored(id));
    const auto state = [&] { return resumed.wizard->incident().verifications.back(); };
    WAIT_FOR(state().at == back);
    QCOMPARE(state().verdict, Verdict::Pending);
    fixture.liveUntil(back);
    WAIT_FOR(state().verdict != Verdict::Pending);
    QCOMPARE(state().verdict, Verdict::Passed);
}

void TestTriageVerify::verificationResumesWithTheSameSpec()
{
    TriageFixture fixture;
    VerificationSpec spec;
    std::string id;
    {
        Story story(fixture, fixture.openIncident(), &fixture.alert);
        toVerify(story);
        id = story.id();
        spec = story.wizard->incident().verifications.back().spec;
    }
    fixture.liveUntil(fixture.clock.now() + Duration{30'000});
    Story resumed(fixture, fixture.stored(id));
    QCOMPARE(resumed.step(), IncidentStep::Verify);
    QCOMPARE(resumed.wizard->incident().verifications.size(), std::size_t{1});
    QCOMPARE(resumed.wizard->incident().verifications.back().spec.start, spec.start);
    watchToTheEnd(resumed);
    QCOMPARE(fixture.stored(id).verifications.back().verdict, Verdict::Passed);
    // Back does not start another one.
    resumed.click("wizardBack");
    QCOMPARE(resumed.step(), IncidentStep::Fix);
    WAIT_FOR(resumed.canGoOn());
    resumed.click("wizardNext");
    QCOMPARE(fixture.stored(id).verifications.size(), std::size_t{1});
}

void TestTriageVerify::samplesAreNotCalledPredictions()
{
    TriageFixture fixture;
    Incident incident = fixture.openIncident();
    // Memory of the endpoint: no prediction tells it.
    incident.subject = {"triton", {}, {}, {std::string(metric::memory), {{"endpoint", "triton"}}}};
    {
        Story story(fixture, fixture.openIncident(), &fixture.alert);
        toFix(story);
        rollBack(story, QStringLiteral("fraud"));
        const Incident& fixed = story.wizard->incident();
        incident.location = fixed.location;
        incident.actions = fixed.actions;
    }
    incident.step = IncidentStep::Verify;
    Story story(fixture, incident, &fixture.alert);
    QCOMPARE(story.step(), IncidentStep::Verify);
    fixture.liveUntil(fixture.clock.now() + Duration{35'000});
    const auto* counts = story.at<QLabel>("verifyCountsLabel");
    WAIT_FOR(counts->text().contains(QStringLiteral("samples")));
    QVERIFY2(!counts->text().contains(QStringLiteral("predictions")), qPrintable(counts->text()));
    watchToTheEnd(story);
    QCOMPARE(story.wizard->incident().verifications.back().verdict, Verdict::Passed);
}

QTEST_MAIN(TestTriageVerify)
#include "tst_triageverify.moc"
