// SPDX-License-Identifier: Apache-2.0
#include "models/base/metrics.h"
#include "models/incidents/report/evidencetext.h"
#include "models/items/incidents/analysismodels.h"
#include "tests/widgets/theme/grab.h"
#include "tests/widgets/theme/markingtranslator.h"
#include "tests/widgets/triage/triagestory.h"
#include "widgets/charts/chartstack.h"
#include "widgets/theme/theme.h"
#include "widgets/triage/effectdelegate.h"
#include "widgets/triage/reportpage.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QFileInfo>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTextBrowser>

using namespace qd;
using namespace qd::test;

/// The way through the steps; the two that act are tested beside this.
class TestTriageWizard : public QObject
{
    Q_OBJECT

private slots:
    void locateFindsTheOnsetAndSaysSo();
    void locateChartsShowNeitherTheFutureNorAnUnrecordedPast();
    void chartsFollowTheLanguage();
    void movedOnsetIsComputedAgain();
    void analyseRanksAndAcceptsACause();
    void untouchedTimesKeepTheirMilliseconds();
    void weakCausesAreNotAccepted();
    void reportIsNotClosedByAStrayKey();
    void everyStepResumes_data();
    void everyStepResumes();
    void finishingClosesTheIncident();
    void aDraftIsRecordedWithItsFirstStep();
    void whatNothingWasDoneForCanBeDiscarded();
    void anOutageAsksForNoVersion();
    void picturesForInspection();
};

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
    const QString precision = onsetPrecisionText(location);
    for (const QString& part : {QString("fraud"), QString("Payments Triton"), QString("88"), precision})
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
    WAIT_FOR(story.at<QAbstractItemView>("locateAlerts")->model()->rowCount() == 1);
}

void TestTriageWizard::locateChartsShowNeitherTheFutureNorAnUnrecordedPast()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    WAIT_FOR(story.canGoOn());
    auto& charts = *story.at("locatePage")->findChild<ChartStack*>();
    WAIT_FOR(charts.isSettled() && charts.axis().recordedSince());
    QCOMPARE(charts.axis().range().to, fixture.clock.now());
    QVERIFY(*charts.axis().recordedSince() <= storyStart);
    charts.axis().zoom(4, onset);
    QVERIFY(charts.axis().range().to <= fixture.clock.now());
}

void TestTriageWizard::chartsFollowTheLanguage()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    WAIT_FOR(story.canGoOn());
    auto& charts = *story.at("locatePage")->findChild<ChartStack*>();
    WAIT_FOR(charts.isSettled());
    const TimeRange range = charts.axis().range();
    MarkingTranslator language;
    QVERIFY(QCoreApplication::installTranslator(&language));
    WAIT_FOR(charts.findChild<QLabel*>("chartTitle")->text().startsWith(QStringLiteral("§")));
    QCoreApplication::removeTranslator(&language);
    QCOMPARE(charts.axis().range(), range);
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
    const auto* changes = story.at<QAbstractItemView>("changeTable");
    QVERIFY(qobject_cast<EffectDelegate*>(changes->itemDelegateForColumn(change::EffectColumn)));
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

/// Looking is no incident: a click and Escape leave nothing behind.
void TestTriageWizard::aDraftIsRecordedWithItsFirstStep()
{
    TriageFixture fixture;
    Incident draft;
    draft.id = "draft";
    draft.title = QStringLiteral("fraud: Accuracy");
    draft.alertId = fixture.alert.id;
    draft.openedAt = fixture.clock.now();
    draft.subject = subjectOf(fixture.alert);
    const auto recorded = [&] {
        fixture.history->flush();
        return (*fixture.history->reader())->incident("draft")->has_value();
    };
    {
        Story story(fixture, draft, &fixture.alert, IncidentOrigin::Draft);
        WAIT_FOR(story.canGoOn());
        QVERIFY(!recorded());
        QVERIFY(!story.at("wizardDiscard")->isVisible());
        QTest::keyClick(story.wizard.get(), Qt::Key_Escape);
        QVERIFY(!story.wizard->isVisible());
    }
    QVERIFY(!recorded());
    Story story(fixture, draft, &fixture.alert, IncidentOrigin::Draft);
    WAIT_FOR(story.canGoOn());
    story.click("wizardNext");
    QVERIFY(recorded());
    QCOMPARE(fixture.steps("draft").size(), std::size_t(1));
    QVERIFY(story.at("wizardDiscard")->isVisible());
}

void TestTriageWizard::whatNothingWasDoneForCanBeDiscarded()
{
    TriageFixture fixture;
    Story story(fixture, fixture.openIncident(), &fixture.alert);
    toAnalyse(story);
    story.click("wizardDiscard");
    auto* confirm = story.at<QPushButton>("confirmDiscard");
    QTest::mouseClick(confirm, Qt::LeftButton);
    WAIT_FOR(!story.wizard->isVisible());
    const Incident stored = fixture.stored(story.id());
    QVERIFY(stored.discarded && !stored.isOpen());
    QCOMPARE(fixture.audit(story.id()).size(), std::size_t(2));
    QCOMPARE(fixture.audit(story.id()).front().action, std::string("discard-incident"));

    TriageFixture changed;
    Story other(changed, changed.openIncident(), &changed.alert);
    toFix(other);
    QVERIFY(other.at("wizardDiscard")->isVisible());
    rollBack(other, QStringLiteral("fraud"));
    QVERIFY2(!other.at("wizardDiscard")->isVisible(), "what was done stays on record");
}

void TestTriageWizard::anOutageAsksForNoVersion()
{
    TriageFixture fixture;
    WriteBatch batch;
    const SeriesKey up{std::string(metric::up), {{"endpoint", "triton"}}};
    for (Timestamp at = storyStart; at < noticed; at = at + Duration{1000})
        batch.samples.push_back({up, {at, at < onset ? 1.0 : 0.0}});
    batch.events.push_back(
        {0,
         onset,
         "scrape-error",
         "triton",
         {},
         R"({"where":"Payments Triton","what":"The connection was refused.","hint":"Start it.","cause":"unreachable"})"});
    fixture.history->write(std::move(batch));
    Incident incident = fixture.openIncident();
    incident.subject = {"triton", {}, {}, up};
    Story story(fixture, incident);
    WAIT_FOR(story.canGoOn());
    const QString sentence = story.at<QLabel>("locateSentence")->text();
    QVERIFY2(sentence.contains(QStringLiteral("has not answered since")), qPrintable(sentence));
    toAnalyse(story);
    QCOMPARE(fixture.stored(story.id()).acceptedHypothesis, std::string("server-down"));
    QVERIFY(story.at<QTextBrowser>("evidenceForView")->toPlainText().contains(QStringLiteral("refused")));
    story.click("wizardNext");
    QCOMPARE(story.wizard->currentPage()->objectName(), QStringLiteral("outagePage"));
    WAIT_FOR(story.at<QLabel>("outageNow")->text().contains(QStringLiteral("refused")));
    QSignalSpy edit(story.wizard.get(), &TriageWizard::endpointEditRequested);
    story.click("outageEditButton");
    QCOMPARE(edit.front().front().value<std::string>(), std::string("triton"));
    fixture.history->write({.samples = {{up, {noticed, 1.0}}}});
    fixture.history->flush();
    story.click("outageCheckButton");
    WAIT_FOR(story.at<QLabel>("outageNow")->text().contains(QStringLiteral("again")));
    story.click("wizardNext");
    QCOMPARE(story.step(), IncidentStep::Report);
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
        story.at<QLabel>("analyseAcceptedLabel")->text().startsWith(QStringLiteral("No likely cause found")));
    story.click("analyseAcceptButton");
    QCOMPARE(story.wizard->incident().acceptedHypothesis,
             story.wizard->incident().analysis->hypotheses.front().id);
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
    QFile written(html);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(written.readAll());
    QVERIFY(text.contains(onsetPrecisionText(*fixture.stored(story.id()).location)));
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
