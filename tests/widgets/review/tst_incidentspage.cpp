// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/verify/verification.h"
#include "tests/widgets/theme/grab.h"
#include "tests/widgets/triage/triagefixture.h"
#include "widgets/charts/chartstack.h"
#include "widgets/review/incidentspage.h"
#include "widgets/review/reportbrowser.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

using namespace qd;
using namespace qd::test;

namespace {

constexpr int patience = 20'000;

Result<void> waitFor(std::function<bool()> condition)
{
    if (QTest::qWaitFor(std::move(condition), patience))
        return {};
    return fail(ErrorKind::Timeout, {}, QStringLiteral("the condition did not come true"));
}

/// Locates and analyses on the fixture's history, as the wizard does.
Incident investigated(TriageFixture& fixture)
{
    Incident incident = fixture.openIncident();
    const auto reader = *fixture.history->reader();
    incident.location = *locate(*reader, incident.subject, &fixture.alert, fixture.clock.now());
    incident.analysis = *analyse(*reader, incident.subject, *incident.location, fixture.clock.now());
    incident.acceptedHypothesis = incident.analysis->hypotheses.front().id;
    return incident;
}

void save(TriageFixture& fixture, const Incident& incident, bool frozen)
{
    bool done = false;
    fixture.actions->saveIncident(incident, frozen, [&](const Result<void>&) { done = true; });
    (void)waitFor([&] { return done; });
}

/// An incident that was located, fixed, verified and closed, each step frozen.
Incident closedIncident(TriageFixture& fixture)
{
    Incident incident = investigated(fixture);
    save(fixture, incident, true);
    incident.step = IncidentStep::Fix;
    bool done = false;
    fixture.actions->planSwitch("triton", "fraud", "1", [&](const Result<SwitchPlan>& plan) {
        IncidentAction begun;
        begun.plan = *plan;
        fixture.actions->executeSwitch(begun, incident.id, [&](const Result<IncidentAction>& action) {
            incident.actions.push_back(*action);
            done = true;
        });
    });
    (void)waitFor([&] { return done; });
    save(fixture, incident, true);
    VerificationSpec spec;
    spec.subject = incident.subject;
    spec.baseline = incident.location->baseline;
    spec.affected = incident.location->affected;
    spec.start = fixture.clock.now() + Duration{5'000};
    fixture.liveUntil(spec.start + spec.window + Duration{1'000});
    const auto reader = *fixture.history->reader();
    incident.step = IncidentStep::Verify;
    incident.verifications.push_back(*verify(*reader, spec, fixture.clock.now()));
    incident.verifications.back().actionId = incident.actions.back().actionId;
    save(fixture, incident, true);
    incident.notes = QStringLiteral("Ticket 4711");
    incident.closedAt = fixture.clock.now();
    incident.step = IncidentStep::Closed;
    save(fixture, incident, true);
    return incident;
}

Incident otherOpenIncident(TriageFixture& fixture)
{
    Incident incident;
    incident.id = "0b8e6c1e-0000-4000-8000-00000000000b";
    incident.title = QStringLiteral("Answers slow: sentiment");
    incident.openedAt = fixture.clock.now();
    incident.subject = {"torch", "sentiment", "2.0", {}};
    save(fixture, incident, false);
    return incident;
}

template <typename T>
T* at(const QWidget& page, const char* name)
{
    T* found = page.findChild<T*>(QLatin1String(name));
    if (!found)
        qFatal("no control named %s", name);
    return found;
}

#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

} // namespace

class TestIncidentsPage : public QObject
{
    Q_OBJECT

private slots:
    void emptyHistoryExplainsItself()
    {
        TriageFixture fixture;
        IncidentsPage page(*fixture.history);
        page.show();
        page.refresh();
        WAIT_FOR(at<QWidget>(page, "incidentsEmpty")->isVisible());
        QVERIFY(!at<QTableView>(page, "incidentTable")->isVisible());
    }

    /// Made when it is first shown, as the window does it: nobody calls refresh().
    void theFirstVisitReadsByItself()
    {
        TriageFixture fixture;
        (void)otherOpenIncident(fixture);
        IncidentsPage page(*fixture.history);
        page.show();
        QCOMPARE(at<QLabel>(*at<QWidget>(page, "incidentsEmpty"), "emptyTitle")->text(),
                 QStringLiteral("Reading…"));
        WAIT_FOR(at<QTableView>(page, "incidentTable")->isVisible());
        QCOMPARE(at<QTableView>(page, "incidentTable")->model()->rowCount(), 1);
    }

    void anIncidentLeadsToItsAlert()
    {
        TriageFixture fixture;
        const Incident incident = fixture.openIncident();
        IncidentsPage page(*fixture.history);
        std::string asked;
        QObject::connect(&page, &IncidentsPage::alertRequested, &page,
                         [&](const std::string& alert, Timestamp) { asked = alert; });
        page.show();
        auto* button = at<QPushButton>(page, "incidentAlertButton");
        WAIT_FOR(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked, fixture.alert.id);
    }

    void closedIncidentIsShownAsItWas()
    {
        TriageFixture fixture;
        const Incident incident = closedIncident(fixture);
        IncidentsPage page(*fixture.history);
        page.resize(1200, 900);
        page.show();
        page.showIncident(incident.id);
        auto* steps = at<QListWidget>(page, "incidentSteps");
        WAIT_FOR(steps->count() == 4);
        QVERIFY(!at<QPushButton>(page, "incidentResumeButton")->isVisible());

        auto* evidence = at<QTextBrowser>(page, "incidentEvidence");
        QVERIFY(evidence->toPlainText().contains(QStringLiteral("Ticket 4711")));
        steps->setFocus();
        QTest::keyClick(steps, Qt::Key_Home);
        QVERIFY2(!evidence->toPlainText().contains(QStringLiteral("Ticket 4711")),
                 "the first step was frozen before there were notes");
        QVERIFY(evidence->toPlainText().contains(QStringLiteral("fraud")));

        auto* actions = at<QListWidget>(page, "reviewActionList");
        QCOMPARE(actions->count(), 1);
        QVERIFY(
            at<QPlainTextEdit>(page, "reviewExchange")->toPlainText().contains(QStringLiteral("fraud/load")));
        QVERIFY(at<QTableView>(page, "reviewAudit")->model()->rowCount() >= 2);
        at<QTabWidget>(page, "incidentTabs")->setCurrentIndex(3);
        WAIT_FOR(!at<QTextBrowser>(page, "reportPreview")->toPlainText().isEmpty());
    }

    void openIncidentCanBeContinued()
    {
        TriageFixture fixture;
        const Incident incident = investigated(fixture);
        save(fixture, incident, false);
        IncidentsPage page(*fixture.history);
        page.resize(1200, 900);
        page.show();
        page.refresh();
        auto* resume = at<QPushButton>(page, "incidentResumeButton");
        WAIT_FOR(resume->isVisible());
        WAIT_FOR(at<QListWidget>(page, "incidentSteps")->count() == 1);
        QSignalSpy resumed(&page, &IncidentsPage::resumeRequested);
        QTest::mouseClick(resume, Qt::LeftButton);
        QCOMPARE(resumed.count(), 1);
        QCOMPARE(resumed[0][0].value<Incident>().id, incident.id);
    }

    void filtersByTextAndState()
    {
        TriageFixture fixture;
        (void)closedIncident(fixture);
        (void)otherOpenIncident(fixture);
        IncidentsPage page(*fixture.history);
        page.show();
        page.refresh();
        auto* model = at<QTableView>(page, "incidentTable")->model();
        WAIT_FOR(model->rowCount() == 2);
        QTest::keyClicks(at<QLineEdit>(page, "incidentFilterEdit"), QStringLiteral("SENTI"));
        QCOMPARE(model->rowCount(), 1);
        at<QLineEdit>(page, "incidentFilterEdit")->clear();
        auto* state = at<QComboBox>(page, "incidentStateCombo");
        QTest::keyClick(state, Qt::Key_Down);
        QCOMPARE(model->rowCount(), 1);
        QTest::keyClick(state, Qt::Key_Down);
        QCOMPARE(model->rowCount(), 1);
        QTest::keyClick(state, Qt::Key_Home);
        QCOMPARE(model->rowCount(), 2);
    }

    void inlineDrawingsBecomeImages()
    {
        const ReportPages pages =
            prepareReport("<p>a</p><svg xmlns='http://www.w3.org/2000/svg' width='100' height='50'>"
                          "<rect width='9' height='9'/></svg><p>b</p>");
        QCOMPARE(pages.images.size(), std::size_t{1});
        QCOMPARE(pages.images[0].size(), QSize(200, 100));
        QVERIFY(pages.html.contains(QStringLiteral("drawing:0")));
        QVERIFY(!pages.html.contains(QStringLiteral("<svg")));
        QVERIFY(pages.html.contains(QStringLiteral("<p>b</p>")));
    }

    void unfinishedDrawingLeavesTheTextAlone()
    {
        const ReportPages pages = prepareReport("<p>a</p><svg width=\"1\"><p>b</p>");
        QVERIFY(pages.images.empty());
        QVERIFY(pages.html.contains(QStringLiteral("<p>b</p>")));
    }

    void picturesForInspection()
    {
        if (!qEnvironmentVariableIsSet("QD_GRAB_DIR"))
            QSKIP("Pictures are made when QD_GRAB_DIR names a folder.");
        TriageFixture fixture;
        const Incident incident = closedIncident(fixture);
        (void)otherOpenIncident(fixture);
        const QString names[] = {QStringLiteral("overview"), QStringLiteral("charts"),
                                 QStringLiteral("actions"), QStringLiteral("report")};
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            IncidentsPage page(*fixture.history);
            page.resize(1200, 860);
            page.show();
            page.showIncident(incident.id);
            WAIT_FOR(at<QListWidget>(page, "incidentSteps")->count() == 4);
            auto* tabs = at<QTabWidget>(page, "incidentTabs");
            for (int i = 0; i < 4; ++i) {
                tabs->setCurrentIndex(i);
                auto* charts = page.findChild<ChartStack*>();
                WAIT_FOR(i != 1 || charts->isSettled());
                WAIT_FOR(i != 3 || !at<QTextBrowser>(page, "reportPreview")->toPlainText().isEmpty());
                test::grab(page, QStringLiteral("review-%1-%2")
                                     .arg(names[i], mode == ThemeMode::Dark ? QStringLiteral("dark")
                                                                            : QStringLiteral("light")));
            }
        }
    }
};

QTEST_MAIN(TestIncidentsPage)
#include "tst_incidentspage.moc"
