// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/triage/triagefixture.h"
#include "widgets/charts/chartspage.h"
#include "widgets/fleet/fleetpage.h"
#include "widgets/review/incidentspage.h"
#include "widgets/shell/mainwindow.h"
#include "widgets/timeline/alertspage.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace qd;
using namespace qd::test;

namespace {

constexpr int patience = 20'000;

#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

/// The console's window on the history of a fault.
struct Desk
{
    Desk() : window(fixture.clock, TriageSettings{})
    {
        window.setHistory(*fixture.history, *fixture.actions);
        setFleet();
        window.show();
        (void)QTest::qWaitForWindowExposed(&window);
    }

    void setFleet()
    {
        FleetSnapshot snapshot;
        snapshot.at = fixture.clock.now();
        snapshot.judgedValues = 1;
        for (const char* id : {"triton", "torch"}) {
            EndpointStatus& status = snapshot.endpoints.emplace_back();
            status.endpoint.id = id;
            status.endpoint.metricsUrl = std::string("http://") + id + ".test/metrics";
            status.endpoint.name = QString::fromLatin1(id);
            status.state = EndpointState::Healthy;
        }
        second = fixture.alert;
        second.id = "second";
        second.rule.name = QStringLiteral("Latency is high");
        snapshot.openAlerts = {fixture.alert, second};
        window.setSnapshot(std::make_shared<const FleetSnapshot>(std::move(snapshot)));
    }

    [[nodiscard]] TriageWizard* wizard() const { return window.findChild<TriageWizard*>(); }
    [[nodiscard]] QString strip() const
    {
        return window.findChild<QLabel*>(QStringLiteral("alertStripText"))->text();
    }
    [[nodiscard]] QPushButton* stripButton() const
    {
        return window.findChild<QPushButton*>(QStringLiteral("alertStripTriage"));
    }
    [[nodiscard]] std::size_t incidents() const
    {
        fixture.history->flush();
        return (*fixture.history->reader())->incidents()->size();
    }
    [[nodiscard]] bool isAcknowledging(const Alert& alert) const
    {
        const auto trail = (*fixture.history->reader())->audit();
        return std::any_of(trail->begin(), trail->end(), [&](const AuditRecord& record) {
            return record.action == "acknowledge" && record.target == alert.id;
        });
    }

    mutable TriageFixture fixture;
    Alert second; ///< an alert of the same fault
    MainWindow window;
};

} // namespace

/// Alerts and incidents know each other, and nothing is recorded that nobody wanted.
class TestIncidentDesk : public QObject
{
    Q_OBJECT

private slots:
    void aLookLeavesNoIncident()
    {
        Desk desk;
        desk.window.desk().startTriage(desk.fixture.alert);
        WAIT_FOR(desk.wizard() && desk.wizard()->isVisible());
        QTest::keyClick(desk.wizard(), Qt::Key_Escape);
        WAIT_FOR(!desk.wizard());
        QCOMPARE(desk.incidents(), std::size_t(0));
        QVERIFY(!desk.isAcknowledging(desk.fixture.alert));
    }

    void anIncidentTakesItsAlertInHand()
    {
        Desk desk;
        QVERIFY2(desk.strip().contains(desk.fixture.alert.rule.name), qPrintable(desk.strip()));
        QVERIFY(desk.stripButton()->text().contains(QStringLiteral("Start")));
        desk.window.desk().startTriage(desk.fixture.alert);
        WAIT_FOR(desk.wizard() && desk.wizard()->button(QWizard::NextButton)->isEnabled());
        QTest::mouseClick(desk.wizard()->button(QWizard::NextButton), Qt::LeftButton);
        WAIT_FOR(desk.isAcknowledging(desk.fixture.alert) && desk.isAcknowledging(desk.second));
        WAIT_FOR(desk.strip().contains(QStringLiteral("Incident #1")));
        QVERIFY(!desk.stripButton()->text().contains(QStringLiteral("Start")));
        // Triage of the same alert goes on with it.
        const TriageWizard* first = desk.wizard();
        desk.window.desk().startTriage(desk.fixture.alert);
        QCoreApplication::processEvents();
        QCOMPARE(desk.window.findChildren<TriageWizard*>().size(), 1);
        QCOMPARE(desk.wizard(), first);
        QCOMPARE(desk.incidents(), std::size_t(1));
        // And so does triage of another alert of the same fault.
        const std::string incident = first->incident().id;
        QTest::keyClick(desk.wizard(), Qt::Key_Escape);
        WAIT_FOR(!desk.wizard());
        desk.window.desk().startTriage(desk.second);
        WAIT_FOR(desk.wizard());
        QCOMPARE(desk.wizard()->incident().id, incident);
    }

    /// The page is made by the first visit; it must not call empty what it has not read.
    void theFirstVisitShowsTheIncident()
    {
        Desk desk;
        (void)desk.fixture.openIncident();
        desk.window.showPage<IncidentsPage>();
        auto* table =
            desk.window.page<IncidentsPage>().findChild<QTableView*>(QStringLiteral("incidentTable"));
        WAIT_FOR(table->isVisible() && table->model()->rowCount() == 1);
    }

    void everyPageThatIsMadeLateReadsFirst_data()
    {
        QTest::addColumn<QString>("page");
        QTest::newRow("fleet") << QString(FleetPage::pageName);
        QTest::newRow("charts") << QString(ChartsPage::pageName);
        QTest::newRow("alerts") << QString(AlertsPage::pageName);
        QTest::newRow("incidents") << QString(IncidentsPage::pageName);
    }

    void everyPageThatIsMadeLateReadsFirst()
    {
        QFETCH(QString, page);
        TriageFixture fixture;
        QSettings().clear();
        MainWindow window(fixture.clock, TriageSettings{});
        window.setHistory(*fixture.history, *fixture.actions);
        window.show();
        window.showPage(QLatin1String(page.toLatin1()));
        int seen = 0;
        for (const QLabel* title : window.findChildren<QLabel*>(QStringLiteral("emptyTitle"))) {
            if (!title->isVisible())
                continue;
            QCOMPARE(title->text(), QStringLiteral("Reading…"));
            ++seen;
        }
        QCOMPARE(seen, 1);
    }

    void undoBringsTheLastRemovedEndpointBack()
    {
        Desk desk;
        auto* undo = desk.window.findChild<QAction*>(QStringLiteral("undoAction"));
        QVERIFY(!undo->isEnabled());
        desk.window.showPage<FleetPage>();
        auto* table = desk.window.page<FleetPage>().findChild<QTableView*>(QStringLiteral("fleetTable"));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        auto* confirm = desk.window.findChild<QPushButton*>(QStringLiteral("confirmRemoval"));
        QVERIFY(confirm);
        QTest::mouseClick(confirm, Qt::LeftButton);
        WAIT_FOR(undo->isEnabled());
        const auto stored = [&desk] {
            return (*desk.fixture.history->reader())->documents("endpoint")->size();
        };
        QCOMPARE(stored(), std::size_t(1));
        desk.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QTest::keyClick(&desk.window, Qt::Key_Z, Qt::ControlModifier);
        WAIT_FOR(stored() == 2);
        QVERIFY(!undo->isEnabled());
    }
};

QTEST_MAIN(TestIncidentDesk)
#include "tst_incidentdesk.moc"
