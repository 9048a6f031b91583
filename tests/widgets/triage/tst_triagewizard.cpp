// SPDX-License-Identifier: Apache-2.0
#include "models/base/metrics.h"
#include "tests/widgets/theme/grab.h"
#include "tests/widgets/triage/triagefixture.h"
#include "widgets/charts/chartstack.h"
#include "widgets/theme/theme.h"
#include "widgets/triage/reportpage.h"
#include "widgets/triage/triagesession.h"
#include "widgets/triage/triagewizard.h"
#include "widgets/triage/verifypage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTextBrowser>

using namespace qd;
using namespace qd::test;

namespace {

constexpr int patience = 20'000; ///< milliseconds; sanitizers are slow

/// A wizard on the fixture's incident, and its controls by name.
class Story
{
public:
    explicit Story(TriageFixture& fixture, const Incident& incident, const Alert* alert = nullptr)
        : f(fixture),
          wizard(std::make_unique<TriageWizard>(incident, alert, *f.history, *f.actions, f.clock,
                                                TriageSettings{}))
    {
        wizard->show();
        (void)QTest::qWaitForWindowExposed(wizard.get());
    }

    template <typename T = QWidget>
    [[nodiscard]] T* at(const char* name) const
    {
        T* found = wizard->findChild<T*>(QLatin1String(name));
        if (!found)
            qFatal("no control named %s", name);
        return found;
    }

    [[nodiscard]] IncidentStep step() const { return static_cast<IncidentStep>(wizard->currentId()); }
    [[nodiscard]] bool canGoOn() const { return at("wizardNext")->isEnabled(); }
    void click(const char* name) const { QTest::mouseClick(at(name), Qt::LeftButton); }
    [[nodiscard]] std::string id() const { return wizard->incident().id; }

    TriageFixture& f;
    std::unique_ptr<TriageWizard> wizard;
};

#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

} // namespace

class TestTriageWizard : public QObject
{
    Q_OBJECT

private slots:
    void locateFindsTheOnsetAndSaysSo();
    void movedOnsetIsComputedAgain();
    void analyseRanksAndAcceptsACause();
    void rollbackNeedsTheModelsName();
    void previewIsWhatIsSent();
    void refusedRollbackIsExplained();
    void refusedRollbackCanBeTriedAgain();
    void untouchedTimesKeepTheirMilliseconds();
    void closedIncidentsStayAsTheyWere();
    void harmElsewhereOffersUndo();
    void logThatIsBehindIsWaitedFor();
    void skippingNeedsAReason();
    void endpointThatCannotSwitchPreselectsNothing();
    void unsentSwitchLeavesNoAction();
    void readOnlyHistoryForbidsTheRollback();
    void weakCausesAreNotAccepted();
    void undoIsOfferedBeforeTheVerdict();
    void samplesAreNotCalledPredictions();
    void reportIsNotClosedByAStrayKey();
    void goodRollbackPasses();
    void wrongModelFailsAndIsUndone();
    void tooLittleDataOffersALongerWindow();
    void verificationResumesWithTheSameSpec();
    void everyStepResumes_data();
    void everyStepResumes();
    void closingDuringASwitchWaitsForTheAnswer();
    void unknownOutcomeIsCheckedAfterACrash();
    void finishingClosesTheIncident();
    void picturesForInspection();

private:
    void toAnalyse(Story& story);
    void toFix(Story& story);
    void rollBack(Story& story, const QString& name);
    void toVerify(Story& story);
    void watchToTheEnd(Story& story);
    void toReport(Story& story);
};

void TestTriageWizard::toAnalyse(Story& story)
{
    WAIT_FOR(story.canGoOn());
    story.click("wizardNext");
    QCOMPARE(story.step(), IncidentStep::Analyse);
    WAIT_FOR(story.canGoOn());
}

void TestTriageWizard::toFix(Story& story)
{
    toAnalyse(story);
    story.click("wizardNext");
    QCOMPARE(story.step(), IncidentStep::Fix);
    WAIT_FOR(story.at<QLineEdit>("fixConfirmEdit")->isEnabled());
}

void TestTriageWizard::rollBack(Story& story, const QString& name)
{
    QTest::keyClicks(story.at("fixConfirmEdit"), name);
    QVERIFY(story.at("fixExecuteButton")->isEnabled());
    story.click("fixExecuteButton");
    WAIT_FOR(story.canGoOn());
}

void TestTriageWizard::toVerify(Story& story)
{
    toFix(story);
    rollBack(story, QStringLiteral("fraud"));
    story.click("wizardNext");
    QCOMPARE(story.step(), IncidentStep::Verify);
}

void TestTriageWizard::watchToTheEnd(Story& story)
{
    const Verification verification = story.wizard->incident().verifications.back();
    story.f.liveUntil(verification.spec.start + verification.spec.window + Duration{2'000});
    WAIT_FOR(story.wizard->incident().verifications.back().verdict != Verdict::Pending);
}

void TestTriageWizard::toReport(Story& story)
{
    toVerify(story);
    watchToTheEnd(story);
    WAIT_FOR(story.canGoOn());
    story.click("wizardNext");
    QCOMPARE(story.step(), IncidentStep::Report);
}

void TestTriageWizard::locateFindsTheOnsetAndSaysSo()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    WAIT_FOR(story.canGoOn());
    const Location location = *fixture.stored(story.id()).location;
    QVERIFY(std::abs((location.onset - onset).count()) < 15'000);
    QVERIFY(location.baselineValue > 0.9);
    QVERIFY(location.affectedValue < 0.85);
    const QString sentence = story.at<QLabel>("locateSentence")->text();
    for (const char* part : {"fraud", "Payments Triton", "88"})
        QVERIFY2(sentence.contains(QLatin1String(part)), qPrintable(sentence));
    WAIT_FOR(story.at<QAbstractItemView>("locateAlerts")->model()->rowCount() == 1);
}

void TestTriageWizard::movedOnsetIsComputedAgain()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    WAIT_FOR(story.canGoOn());
    const Timestamp chosen = onset + Duration{30'000};
    story.at<QDateTimeEdit>("locateOnsetEdit")->setDateTime(QDateTime::fromMSecsSinceEpoch(chosen.ms));
    story.click("locateMoveButton");
    WAIT_FOR(story.wizard->incident().location->onset == chosen);
    QCOMPARE(fixture.stored(story.id()).location->affected.from, chosen);
}

void TestTriageWizard::analyseRanksAndAcceptsACause()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toAnalyse(story);
    const Incident analysed = fixture.stored(story.id());
    QCOMPARE(analysed.step, IncidentStep::Analyse);
    QCOMPARE(analysed.acceptedHypothesis, std::string("new-version"));
    auto* list = story.at<QListView>("hypothesisList");
    QVERIFY(list->model()->rowCount() > 1);
    QVERIFY(story.at<QTextBrowser>("evidenceForView")->toPlainText().contains(QStringLiteral("ersion 1")));

    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(list->currentIndex().row(), 1);
    story.click("analyseAcceptButton");
    const std::string second = analysed.analysis->hypotheses[1].id;
    QCOMPARE(fixture.stored(story.id()).acceptedHypothesis, second);

    auto* tabs = story.at<QTabWidget>("analyseTabs");
    QCOMPARE(tabs->count(), 4);
    WAIT_FOR(story.at<QAbstractItemView>("versionTable")->model()->rowCount() == 2);
}

void TestTriageWizard::rollbackNeedsTheModelsName()
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

void TestTriageWizard::previewIsWhatIsSent()
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

void TestTriageWizard::refusedRollbackIsExplained()
{
    TriageFixture fixture;
    fixture.fleet.refusesLoads = true;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toFix(story);
    QTest::keyClicks(story.at("fixConfirmEdit"), QStringLiteral("fraud"));
    story.click("fixExecuteButton");
    WAIT_FOR(story.at<QLabel>("fixOutcomeLabel")->text().contains(QStringLiteral("✖")));
    QVERIFY(story.at<QLabel>("fixOutcomeLabel")->text().contains(QStringLiteral("explicit model load")));
    QVERIFY(!story.canGoOn());
    QVERIFY(!fixture.stored(story.id()).actions.at(0).succeeded());
}

void TestTriageWizard::refusedRollbackCanBeTriedAgain()
{
    TriageFixture fixture;
    fixture.fleet.refusesLoads = true;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toFix(story);
    QTest::keyClicks(story.at("fixConfirmEdit"), QStringLiteral("fraud"));
    story.click("fixExecuteButton");
    WAIT_FOR(story.at<QLabel>("fixOutcomeLabel")->text().contains(QStringLiteral("✖")));
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

void TestTriageWizard::untouchedTimesKeepTheirMilliseconds()
{
    TriageFixture fixture;
    Incident incident = fixture.openIncident();
    Story story(fixture, incident, &fixture.alert);
    WAIT_FOR(story.canGoOn());
    const Location found = *story.wizard->incident().location;
    const Timestamp until = found.affected.to + Duration{-5'000};
    story.at<QDateTimeEdit>("locateUntilEdit")->setDateTime(QDateTime::fromMSecsSinceEpoch(until.ms));
    story.click("locateMoveButton");
    WAIT_FOR(story.wizard->incident().location->affected.to != found.affected.to);
    const Location moved = *story.wizard->incident().location;
    QCOMPARE(moved.onset, found.onset);
    QCOMPARE(moved.baseline, found.baseline);

    story.click("locateAgainButton");
    WAIT_FOR(story.wizard->incident().location->affected.to == found.affected.to);
    QCOMPARE(story.wizard->incident().location->onset, found.onset);
}

void TestTriageWizard::closedIncidentsStayAsTheyWere()
{
    TriageFixture fixture;
    Incident incident = fixture.openIncident();
    incident.closedAt = fixture.clock.now();
    incident.step = IncidentStep::Closed;
    const auto session = std::make_shared<TriageSession>(incident, &fixture.alert, *fixture.history,
                                                         *fixture.actions, fixture.clock, TriageSettings{});
    QSignalSpy refused(session.get(), &TriageSession::saveFailed);
    session->incident.notes = QStringLiteral("later");
    session->save(true);
    QCOMPARE(refused.count(), 1);
    QCOMPARE(refused.front().front().value<Error>().kind, ErrorKind::Conflict);
    std::optional<Error> error;
    session->execute({"triton", "fraud", "2", "1", {}}, {}, session.get(),
                     [&](const Result<IncidentAction>& action) { error = action.error(); });
    QVERIFY(error && error->kind == ErrorKind::Conflict);
    QVERIFY(fixture.fleet.changes.empty());
    QVERIFY(fixture.audit(incident.id).empty());
    QVERIFY(fixture.stored(incident.id).notes.isEmpty());
    QVERIFY(fixture.steps(incident.id).empty());
}

void TestTriageWizard::harmElsewhereOffersUndo()
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
    QVERIFY(story.at("verifyUndoConfirmEdit")->isVisible());
    QVERIFY(story.at("verifyProceedButton")->isVisible());
    QVERIFY(!story.at("verifyExtendButton")->isVisible());
    WAIT_FOR(story.at("verifyUndoConfirmEdit")->isEnabled());
    QTest::keyClicks(story.at("verifyUndoConfirmEdit"), QStringLiteral("fraud"));
    story.click("verifyUndoButton");
    WAIT_FOR(story.step() == IncidentStep::Fix);
    QCOMPARE(fixture.fleet.fraudVersion, 2);
}

void TestTriageWizard::logThatIsBehindIsWaitedFor()
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

void TestTriageWizard::skippingNeedsAReason()
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

void TestTriageWizard::endpointThatCannotSwitchPreselectsNothing()
{
    TriageFixture fixture;
    Endpoint plain;
    plain.id = "plain";
    plain.name = QStringLiteral("Plain metrics");
    plain.platform = Platform::Prometheus;
    plain.metricsUrl = "http://plain.test/metrics";
    WriteBatch batch;
    batch.documents.push_back({"endpoint", plain.id, endpointToJson(plain)});
    fixture.history->write(std::move(batch));
    fixture.history->flush();
    fixture.monitor->upsertEndpoint(plain);
    Incident incident = fixture.openIncident();
    incident.subject = {"plain", {}, {}, {std::string(metric::up), {{"endpoint", "plain"}}}};
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

void TestTriageWizard::unsentSwitchLeavesNoAction()
{
    TriageFixture fixture;
    const Incident incident = fixture.openIncident();
    fixture.history->flush();
    auto readOnly = History::open(fixture.history->path(), History::Access::ReadOnly);
    QVERIFY(readOnly);
    OperatorActions actions(**readOnly, fixture.fleet, *fixture.secrets, *fixture.monitor, fixture.clock);
    const auto session = std::make_shared<TriageSession>(incident, &fixture.alert, **readOnly, actions,
                                                         fixture.clock, TriageSettings{});
    std::optional<Error> error;
    session->execute({"triton", "fraud", "2", "1", {}}, {}, session.get(),
                     [&](const Result<IncidentAction>& action) { error = action.error(); });
    WAIT_FOR(error.has_value());
    QVERIFY2(error->what.startsWith(QStringLiteral("Nothing was sent")), qPrintable(error->text()));
    QVERIFY(session->incident.actions.empty());
    QVERIFY(!session->isExecuting());
    QVERIFY(fixture.fleet.changes.empty());
}

void TestTriageWizard::readOnlyHistoryForbidsTheRollback()
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
    QVERIFY(execute->toolTip().contains(QStringLiteral("reading only")));
}

void TestTriageWizard::weakCausesAreNotAccepted()
{
    TriageFixture fixture;
    Incident incident = fixture.openIncident();
    // Both periods lie in the healthy time: nothing changed.
    Location location;
    location.onset = storyStart + Duration{150'000};
    location.baseline = {storyStart, location.onset};
    location.affected = {location.onset, onset - Duration{20'000}};
    incident.location = location;
    incident.step = IncidentStep::Analyse;
    Story story(fixture, incident, &fixture.alert);
    WAIT_FOR(story.canGoOn()); // no cause is needed to go on
    QVERIFY(story.wizard->incident().acceptedHypothesis.empty());
    QVERIFY(
        story.at<QLabel>("analyseAcceptedLabel")->text().startsWith(QStringLiteral("No cause stands out")));
    story.click("analyseAcceptButton");
    QCOMPARE(story.wizard->incident().acceptedHypothesis,
             story.wizard->incident().analysis->hypotheses.front().id);
}

void TestTriageWizard::undoIsOfferedBeforeTheVerdict()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toVerify(story);
    QCOMPARE(story.wizard->incident().verifications.back().verdict, Verdict::Pending);
    WAIT_FOR(story.at("verifyUndoConfirmEdit")->isEnabled());
    // The watching goes on meanwhile and does not disturb the typing.
    QTest::keyClicks(story.at("verifyUndoConfirmEdit"), QStringLiteral("fraud"));
    fixture.liveUntil(fixture.clock.now() + Duration{25'000});
    WAIT_FOR(story.at<QProgressBar>("verifyProgress")->value() > 100);
    story.click("verifyUndoButton");
    WAIT_FOR(story.step() == IncidentStep::Fix);
    QCOMPARE(fixture.fleet.fraudVersion, 2);
}

void TestTriageWizard::samplesAreNotCalledPredictions()
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
    WAIT_FOR(counts->text().contains(QStringLiteral("samples have arrived")));
    QVERIFY2(!counts->text().contains(QStringLiteral("predictions")), qPrintable(counts->text()));
    watchToTheEnd(story);
    QCOMPARE(story.wizard->incident().verifications.back().verdict, Verdict::Passed);
}

void TestTriageWizard::reportIsNotClosedByAStrayKey()
{
    TriageFixture fixture;
    Incident incident = fixture.openIncident();
    incident.step = IncidentStep::Fix;
    Story story(fixture, incident, &fixture.alert);
    QTest::keyClick(story.at<QCheckBox>("fixSkipCheck"), Qt::Key_Space);
    QTest::keyClicks(story.at("fixSkipReasonEdit"), QStringLiteral("known"));
    WAIT_FOR(story.canGoOn());
    story.click("wizardNext");
    QCOMPARE(story.step(), IncidentStep::Report);
    auto* finish = story.at<QPushButton>("wizardFinish");
    WAIT_FOR(story.at("reportNotes")->hasFocus() || story.wizard->focusWidget() == story.at("reportNotes"));
    QVERIFY(!finish->isDefault() && !finish->autoDefault());
    QTest::keyClick(story.wizard->focusWidget(), Qt::Key_Space);
    QVERIFY(story.wizard->isVisible());
    QVERIFY(story.wizard->incident().isOpen());
}

void TestTriageWizard::goodRollbackPasses()
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

void TestTriageWizard::wrongModelFailsAndIsUndone()
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

void TestTriageWizard::tooLittleDataOffersALongerWindow()
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

void TestTriageWizard::verificationResumesWithTheSameSpec()
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

void TestTriageWizard::everyStepResumes_data()
{
    QTest::addColumn<int>("step");
    for (int i = 0; i < 5; ++i)
        QTest::newRow(std::string(stepId(static_cast<IncidentStep>(i))).c_str()) << i;
}

void TestTriageWizard::everyStepResumes()
{
    QFETCH(int, step);
    TriageFixture fixture;
    std::string id;
    {
        Story story(fixture, fixture.openIncident(), &fixture.alert);
        id = story.id();
        switch (static_cast<IncidentStep>(step)) {
        case IncidentStep::Locate:
            WAIT_FOR(story.canGoOn());
            break;
        case IncidentStep::Analyse:
            toAnalyse(story);
            break;
        case IncidentStep::Fix:
            toFix(story);
            break;
        case IncidentStep::Verify:
            toVerify(story);
            break;
        default:
            toReport(story);
        }
        if (QTest::currentTestFailed())
            return;
        story.click("wizardLater");
        QVERIFY(!story.wizard->isVisible());
    }
    const Incident left = fixture.stored(id);
    QCOMPARE(static_cast<int>(left.step), step);
    Story resumed(fixture, left);
    QCOMPARE(static_cast<int>(resumed.step()), step);
    QCOMPARE(fixture.steps(id).size() >= static_cast<std::size_t>(step), true);
    QCOMPARE(fixture.stored(id).location->onset, left.location->onset);
}

void TestTriageWizard::closingDuringASwitchWaitsForTheAnswer()
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

void TestTriageWizard::unknownOutcomeIsCheckedAfterACrash()
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
    SwitchPlan plan{"triton", "fraud", "2", "1", {}};
    incident.actions.push_back({{}, fixture.clock.now(), plan, {}, {}, false, {}});
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
}

void TestTriageWizard::finishingClosesTheIncident()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toReport(story);
    QTest::keyClicks(story.at("reportNotes"), QStringLiteral("Ticket 4711"));
    WAIT_FOR(fixture.stored(story.id()).notes == QStringLiteral("Ticket 4711"));
    auto* page = story.at<ReportPage>("reportPage");
    QSignalSpy exported(page, &ReportPage::exported);
    const QString html = fixture.folder.filePath(QStringLiteral("report.html"));
    page->exportHtml(html);
    WAIT_FOR(exported.count() == 1);
    const QString pdf = fixture.folder.filePath(QStringLiteral("report.pdf"));
    page->exportPdf(pdf);
    WAIT_FOR(exported.count() == 2);
    QVERIFY(QFileInfo(html).size() > 1000);
    QVERIFY(QFileInfo(pdf).size() > 1000);
    story.click("wizardFinish");
    QVERIFY(!story.wizard->isVisible());
    const Incident closed = fixture.stored(story.id());
    QVERIFY(!closed.isOpen());
    QCOMPARE(closed.step, IncidentStep::Closed);
    QCOMPARE(fixture.steps(story.id()).back().step, std::string("closed"));
}

void TestTriageWizard::picturesForInspection()
{
    if (!qEnvironmentVariableIsSet("QD_GRAB_DIR"))
        QSKIP("Pictures are made when QD_GRAB_DIR names a folder.");
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        Theme::instance().setMode(mode);
        const QString suffix = mode == ThemeMode::Dark ? QStringLiteral("-dark") : QStringLiteral("-light");
        TriageFixture fixture;
        Story story(fixture, fixture.openIncident(), &fixture.alert);
        const auto picture = [&](const QString& name) {
            for (ChartStack* charts : story.wizard->currentPage()->findChildren<ChartStack*>())
                (void)QTest::qWaitFor([&] { return charts->isSettled(); }, patience);
            test::grab(*story.wizard, QStringLiteral("triage-") + name + suffix);
        };
        WAIT_FOR(story.canGoOn());
        picture(QStringLiteral("locate"));
        toAnalyse(story);
        WAIT_FOR(story.at<QAbstractItemView>("versionTable")->model()->rowCount() == 2);
        picture(QStringLiteral("analyse"));
        story.click("wizardNext");
        WAIT_FOR(story.at<QLineEdit>("fixConfirmEdit")->isEnabled());
        picture(QStringLiteral("fix"));
        rollBack(story, QStringLiteral("fraud"));
        picture(QStringLiteral("fixed"));
        story.click("wizardNext");
        fixture.liveUntil(fixture.clock.now() + Duration{35'000});
        WAIT_FOR(story.at<QProgressBar>("verifyProgress")->value() > 200);
        picture(QStringLiteral("verify-pending"));
        watchToTheEnd(story);
        picture(QStringLiteral("verify-passed"));
        story.click("wizardNext");
        WAIT_FOR(!story.at<QTextBrowser>("reportPreview")->toPlainText().isEmpty());
        picture(QStringLiteral("report"));
    }
}

QTEST_MAIN(TestTriageWizard)
#include "tst_triagewizard.moc"
