// SPDX-License-Identifier: Apache-2.0
#include "models/base/metrics.h"
#include "models/serving/storedendpoints.h"
#include "tests/widgets/theme/grab.h"
#include "tests/widgets/triage/triagestory.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace qd;
using namespace qd::test;

/// The step that switches versions.
class TestTriageFix : public QObject
{
    Q_OBJECT

private slots:
    void rollbackNeedsTheModelsName();
    void previewIsWhatIsSent();
    void refusedRollbackIsExplained();
    void refusedRollbackCanBeTriedAgain();
    void skippingNeedsAReason();
    void endpointThatCannotSwitchPreselectsNothing();
    void readOnlyHistoryForbidsTheRollback();
    void closingDuringASwitchWaitsForTheAnswer();
    void unknownOutcomeIsCheckedAfterACrash();
    void unknownOutcomeIsNoFailure();
    void waitingForTheVersionCanBeStopped();
    void closingDoesNotWaitForTheVersion();
};

void TestTriageFix::rollbackNeedsTheModelsName()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toFix(story);
    QCOMPARE(story.at<QComboBox>("fixVersionCombo")->currentData().toString(), QStringLiteral("1"));
    auto* edit = story.at<QLineEdit>("fixConfirmEdit");
    QTest::keyClicks(edit, QStringLiteral("frau"));
    QVERIFY(!story.at("fixExecuteButton")->isEnabled());
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(story.step(), IncidentStep::Fix);
    QVERIFY(fixture.fleet.changes.empty());
    QTest::keyClicks(edit, QStringLiteral("d"));
    QVERIFY(story.at("fixExecuteButton")->isEnabled());
    QTest::keyClick(edit, Qt::Key_Return);
    WAIT_FOR(story.canGoOn());
    QCOMPARE(fixture.fleet.fraudVersion, 1);
    QVERIFY(story.at<QLabel>("fixOutcomeLabel")->text().contains(QStringLiteral("✔")));
    const Incident stored = fixture.stored(story.id());
    QCOMPARE(stored.actions.size(), std::size_t{1});
    QVERIFY(stored.actions[0].succeeded());
    QCOMPARE(fixture.audit(story.id()).front().phase, std::string("intended"));
}

void TestTriageFix::previewIsWhatIsSent()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toFix(story);
    const QString preview = story.at<QPlainTextEdit>("fixPreview")->toPlainText();
    QVERIFY2(preview.contains(QStringLiteral("POST http://triton.test/v2/repository/models/fraud/load")),
             qPrintable(preview));
    story.click("fixCopyButton");
    QCOMPARE(QGuiApplication::clipboard()->text(), preview);
    rollBack(story, QStringLiteral("fraud"));
    const IncidentAction action = fixture.stored(story.id()).actions.at(0);
    QVERIFY(preview.contains(QString::fromStdString(action.outcome->exchanges.at(0).request.body)));
}

namespace {

void toRefusal(Story& story)
{
    toFix(story);
    QTest::keyClicks(story.at("fixConfirmEdit"), QStringLiteral("fraud"));
    story.click("fixExecuteButton");
    WAIT_FOR(story.at<QLabel>("fixOutcomeLabel")->text().contains(QStringLiteral("✖")));
}

} // namespace

void TestTriageFix::refusedRollbackIsExplained()
{
    TriageFixture fixture;
    fixture.fleet.refusesLoads = true;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toRefusal(story);
    QVERIFY(story.at<QLabel>("fixOutcomeLabel")->text().contains(QStringLiteral("explicit model load")));
    QVERIFY(!story.canGoOn());
    QVERIFY(!fixture.stored(story.id()).actions.at(0).succeeded());
}

void TestTriageFix::refusedRollbackCanBeTriedAgain()
{
    TriageFixture fixture;
    fixture.fleet.refusesLoads = true;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toRefusal(story);
    fixture.fleet.refusesLoads = false;
    QWidget* again = nullptr;
    for (QWidget* action :
         story.wizard->currentPage()->findChildren<QWidget*>(QStringLiteral("noticeAction")))
        again = action->isVisible() ? action : again;
    QVERIFY(again);
    QTest::mouseClick(again, Qt::LeftButton);
    WAIT_FOR(story.at<QLineEdit>("fixConfirmEdit")->isEnabled());
    rollBack(story, QStringLiteral("fraud"));
    QCOMPARE(fixture.fleet.fraudVersion, 1);
    QCOMPARE(fixture.stored(story.id()).actions.size(), std::size_t{2});
}

void TestTriageFix::skippingNeedsAReason()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toFix(story);
    auto* skip = story.at<QCheckBox>("fixSkipCheck");
    QTest::keyClick(skip, Qt::Key_Space);
    QVERIFY(skip->isChecked());
    QVERIFY(!story.canGoOn());
    QTest::keyClicks(story.at("fixSkipReasonEdit"), QStringLiteral("fixed upstream"));
    QVERIFY(story.canGoOn());
    story.click("wizardNext");
    QCOMPARE(story.step(), IncidentStep::Report);
    const Incident stored = fixture.stored(story.id());
    QVERIFY(stored.notes.contains(QStringLiteral("fixed upstream")));
    QVERIFY(fixture.fleet.changes.empty());
    Story resumed(fixture, stored);
    QCOMPARE(resumed.step(), IncidentStep::Report);
}

void TestTriageFix::endpointThatCannotSwitchPreselectsNothing()
{
    TriageFixture fixture;
    Endpoint plain;
    plain.id = "plain";
    plain.name = QStringLiteral("Plain metrics");
    plain.platform = Platform::Prometheus;
    plain.metricsUrl = "http://plain.test/metrics";
    fixture.history->write({.documents = {toDocument(plain)}});
    fixture.history->flush();
    fixture.consents->agree(fixture.history->identity(), plain.id, digestOf(toDocument(plain)));
    fixture.monitor->upsertEndpoint(plain);
    Incident incident = fixture.openIncident();
    incident.subject = {"plain", {}, {}, {std::string(metric::cpu), {{"endpoint", "plain"}}}};
    incident.step = IncidentStep::Fix;
    Story story(fixture, incident, &fixture.alert);
    QCOMPARE(story.step(), IncidentStep::Fix);
    auto* models = story.at<QComboBox>("fixModelCombo");
    WAIT_FOR(models->count() == 2);
    QCOMPARE(models->currentIndex(), -1);
    auto* concern = story.at<QLabel>("fixConcernLabel");
    QVERIFY(concern->isVisible());
    QVERIFY2(concern->text().contains(QStringLiteral("Plain metrics, whose endpoint cannot switch versions")),
             qPrintable(concern->text()));
    QVERIFY(!story.at("fixConfirmEdit")->isEnabled());
    QVERIFY(story.at<QPlainTextEdit>("fixPreview")->toPlainText().isEmpty());

    // Another model only deliberately, and with both named.
    QTest::keyClick(models, Qt::Key_Down);
    WAIT_FOR(story.at("fixConfirmEdit")->isEnabled());
    for (const QString& part : {QStringLiteral("Plain metrics"), models->currentText()})
        QVERIFY2(concern->text().contains(part), qPrintable(concern->text()));
}

void TestTriageFix::readOnlyHistoryForbidsTheRollback()
{
    TriageFixture fixture;
    Incident incident = fixture.openIncident();
    incident.step = IncidentStep::Fix;
    auto readOnly = History::open(fixture.history->path(), History::Access::ReadOnly);
    QVERIFY(readOnly);
    TriageWizard wizard(incident, &fixture.alert, **readOnly, *fixture.actions, fixture.clock,
                        TriageSettings{});
    wizard.show();
    auto* preview = wizard.findChild<QPlainTextEdit*>(QStringLiteral("fixPreview"));
    WAIT_FOR(preview->toPlainText().contains(QStringLiteral("fraud/load")));
    QVERIFY(!wizard.findChild<QLineEdit*>(QStringLiteral("fixConfirmEdit"))->isEnabled());
    auto* execute = wizard.findChild<QPushButton*>(QStringLiteral("fixExecuteButton"));
    QVERIFY(!execute->isEnabled());
    QVERIFY(execute->toolTip().contains(QStringLiteral("read-only")));
}

void TestTriageFix::closingDuringASwitchWaitsForTheAnswer()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toFix(story);
    fixture.fleet.holdsLoads = true;
    QTest::keyClicks(story.at("fixConfirmEdit"), QStringLiteral("fraud"));
    story.click("fixExecuteButton");
    QCOMPARE(fixture.stored(story.id()).actions.size(), std::size_t{1}); // the intent is stored first
    QSignalSpy finished(story.wizard.get(), &QDialog::finished);
    story.wizard->close();
    QVERIFY(story.wizard->isVisible());
    // Until the load has been asked for there is nothing to release.
    WAIT_FOR((fixture.fleet.releaseLoads(), fixture.fleet.holdsLoads = true, finished.count() == 1));
    QVERIFY(fixture.stored(story.id()).actions.at(0).succeeded());
}

void TestTriageFix::unknownOutcomeIsCheckedAfterACrash()
{
    TriageFixture fixture;
    Incident incident = fixture.openIncident();
    {
        Story story(fixture, incident, &fixture.alert);
        toFix(story);
        incident = fixture.stored(story.id());
    }
    // As the history looks when the console was killed after the platform had switched.
    const Timestamp switchedAt = fixture.clock.now() + Duration{2'000};
    WriteBatch seen;
    seen.events.push_back({0, switchedAt, "version", "triton", "fraud", R"({"from":"2","to":"1"})"});
    fixture.history->write(std::move(seen));
    fixture.history->flush(); // what was seen is in the history before anybody asks
    SwitchPlan plan{"triton", "fraud", "2", "1", {}};
    incident.actions.push_back({"begun", fixture.clock.now(), plan, {}, {}, false, {}});
    WriteBatch begun;
    begun.audit.push_back({0, fixture.clock.now(), "ada", "rollback", "intended", "begun", incident.id,
                           "triton/fraud", R"({"from":"2","to":"1"})"});
    fixture.history->write(std::move(begun));
    fixture.history->flush();
    fixture.fleet.fraudVersion = 1;
    fixture.clock.advance(Duration{600'000});
    Story story(fixture, incident);
    QCOMPARE(story.step(), IncidentStep::Fix);
    WAIT_FOR(story.at("fixCheckButton")->isVisible());
    QVERIFY(story.at<QLabel>("fixOutcomeLabel")->text().contains(QStringLiteral("unknown")));
    QVERIFY(!story.canGoOn());
    story.click("fixCheckButton");
    WAIT_FOR(story.canGoOn());
    QVERIFY(fixture.stored(story.id()).actions.at(0).succeeded());
    QCOMPARE(fixture.stored(story.id()).actions.at(0).at, switchedAt); // when it began to count
    QCOMPARE(fixture.audit(story.id()).back().phase, std::string("succeeded"));
}

void TestTriageFix::unknownOutcomeIsNoFailure()
{
    TriageFixture fixture;
    fixture.fleet.losesAnswers = true;
    SwitchPace pace;
    pace.patience = Duration{20};
    pace.watchPause = Duration{50};
    pace.longestWatchPause = Duration{50};
    fixture.actions->setSwitchPace(pace);
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toFix(story);
    QTest::keyClicks(story.at("fixConfirmEdit"), QStringLiteral("fraud"));
    story.click("fixExecuteButton");
    auto* outcome = story.at<QLabel>("fixOutcomeLabel");
    WAIT_FOR(outcome->text().contains(QStringLiteral("unknown")));
    QVERIFY(!story.canGoOn());
    QVERIFY(story.at("fixCheckButton")->isVisible());
    QVERIFY(story.at("fixUndoButton")->isVisible());
    const QString shown = story.at<QPlainTextEdit>("fixPreview")->toPlainText();
    QVERIFY2(shown.contains(QStringLiteral("POST http://triton.test/v2/repository/index")),
             qPrintable(shown));
    QCOMPARE(fixture.audit(story.id()).back().phase, std::string("unconfirmed"));

    // Nothing can be undone while the former version serves.
    story.click("fixUndoButton");
    WAIT_FOR(story.at<QPlainTextEdit>("fixPreview")
                 ->toPlainText()
                 .contains(QStringLiteral("there is nothing to undo")));
    test::grab(*story.wizard, QStringLiteral("triage-fix-unknown"));

    // It turns out to serve: the way to the verification opens by itself.
    fixture.fleet.fraudVersion = 1;
    WAIT_FOR(story.canGoOn());
    QVERIFY(outcome->text().contains(QStringLiteral("✔")));
    QCOMPARE(fixture.audit(story.id()).back().phase, std::string("succeeded"));
    WAIT_FOR(fixture.stored(story.id()).actions.at(0).succeeded());
    story.click("wizardNext");
    QCOMPARE(story.step(), IncidentStep::Verify);
}

void TestTriageFix::waitingForTheVersionCanBeStopped()
{
    TriageFixture fixture;
    fixture.fleet.losesAnswers = true;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toFix(story);
    QTest::keyClicks(story.at("fixConfirmEdit"), QStringLiteral("fraud"));
    story.click("fixExecuteButton");
    auto* outcome = story.at<QLabel>("fixOutcomeLabel");
    WAIT_FOR(outcome->text().contains(QStringLiteral("Waiting for")));
    fixture.clock.advance(Duration{65'000});
    WAIT_FOR(outcome->text().contains(QStringLiteral("1 min 5 s")));
    story.click("fixStopButton");
    WAIT_FOR(outcome->text().contains(QStringLiteral("unknown")));
    QCOMPARE(fixture.audit(story.id()).back().phase, std::string("unconfirmed"));
    QVERIFY(!story.at("fixStopButton")->isVisible());
}

void TestTriageFix::closingDoesNotWaitForTheVersion()
{
    TriageFixture fixture;
    fixture.fleet.losesAnswers = true;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toFix(story);
    QTest::keyClicks(story.at("fixConfirmEdit"), QStringLiteral("fraud"));
    story.click("fixExecuteButton");
    WAIT_FOR(story.at<QLabel>("fixOutcomeLabel")->text().contains(QStringLiteral("Waiting for")));
    QSignalSpy finished(story.wizard.get(), &QDialog::finished);
    story.wizard->close();
    WAIT_FOR(finished.count() == 1);
    QCOMPARE(fixture.stored(story.id()).actions.at(0).effect(), SwitchEffect::Unknown);
    // Without a window it is found out all the same.
    QSignalSpy settled(fixture.actions.get(), &OperatorActions::switchSettled);
    fixture.fleet.fraudVersion = 1;
    WAIT_FOR(settled.count() == 1);
    WAIT_FOR(fixture.stored(story.id()).actions.at(0).succeeded());
}

QTEST_MAIN(TestTriageFix)
#include "tst_triagefix.moc"
