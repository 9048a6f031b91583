// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/alertstrip.h"
#include "widgets/theme/theme.h"

#include "tests/support/hostiletexts.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

namespace {

Alert firing(const std::string& id, Severity severity, std::int64_t since)
{
    Alert alert;
    alert.id = id;
    alert.rule.id = id;
    alert.rule.name = QString::fromStdString("Rule " + id);
    alert.rule.severity = severity;
    alert.series = {{"endpoint", "e1"}};
    alert.state = AlertState::Firing;
    alert.firingAt = {since};
    return alert;
}

FleetSnapshotPtr snapshotWith(std::vector<Alert> alerts)
{
    auto snapshot = std::make_shared<FleetSnapshot>();
    EndpointStatus status;
    status.endpoint.id = "e1";
    status.endpoint.name = "Payments";
    status.state = EndpointState::Healthy;
    snapshot->endpoints.push_back(status);
    snapshot->openAlerts = std::move(alerts);
    snapshot->judgedValues = 1;
    return snapshot;
}

} // namespace

class TestAlertStrip : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::instance().setMode(ThemeMode::Light); }

    void worstUnhandledAlertIsShownWithItsEndpointsName()
    {
        AlertStrip strip;
        Alert acknowledged = firing("acknowledged", Severity::Critical, 1);
        acknowledged.acknowledged = Acknowledgement{{2}, "me", "known"};
        Alert silenced = firing("silenced", Severity::Critical, 1);
        silenced.silencedBy = "s";
        strip.setSnapshot(
            snapshotWith({firing("new", Severity::Critical, 30), firing("warning", Severity::Warning, 5),
                          firing("old", Severity::Critical, 20), acknowledged, silenced}));
        const QString text = strip.findChild<QLabel*>("alertStripText")->text();
        QVERIFY2(text.contains("Rule old") && text.contains("Payments") && text.contains("2"),
                 qPrintable(text));
    }

    void warningDoesNotHideACriticalAlert()
    {
        AlertStrip strip;
        strip.setSnapshot(snapshotWith({firing("critical", Severity::Critical, 1)}));
        strip.setSnapshot(
            snapshotWith({firing("critical", Severity::Critical, 1), firing("later", Severity::Warning, 9)}));
        QVERIFY(strip.findChild<QLabel*>("alertStripText")->text().contains("Rule critical"));
        strip.setSnapshot(snapshotWith({firing("later", Severity::Warning, 9)}));
        QVERIFY(strip.findChild<QLabel*>("alertStripText")->text().contains("Rule later"));
    }

    /// Green is for what is known to be well; silence must not look like health.
    void nothingIsCalledCalmThatIsNotKnown_data()
    {
        QTest::addColumn<FleetSnapshotPtr>("snapshot");
        QTest::addColumn<QString>("says");
        QTest::addColumn<bool>("isGreen");
        const auto row = [](const char* name, const auto& change, const char* says, bool isGreen = false) {
            auto snapshot = std::make_shared<FleetSnapshot>(*snapshotWith({}));
            change(*snapshot);
            QTest::newRow(name) << FleetSnapshotPtr(snapshot) << QString(says) << isGreen;
        };
        QTest::newRow("no snapshot yet") << FleetSnapshotPtr() << QString("Checking alerts") << false;
        row(
            "all is well", [](FleetSnapshot&) {}, "No unhandled alerts", true);
        row(
            "no endpoint", [](FleetSnapshot& s) { s.endpoints.clear(); }, "Nothing is being watched");
        row(
            "all endpoints switched off", [](FleetSnapshot& s) { s.endpoints[0].endpoint.enabled = false; },
            "Nothing is being watched");
        row(
            "fleet still read", [](FleetSnapshot& s) { s.isComplete = false; }, "Checking alerts");
        row(
            "no rule judged anything", [](FleetSnapshot& s) { s.judgedValues = 0; },
            "No alert rule has data");
        row(
            "unreachable", [](FleetSnapshot& s) { s.endpoints[0].state = EndpointState::Unreachable; },
            "1 endpoint");
        row(
            "unreachable, alert pending",
            [](FleetSnapshot& s) {
                s.at = {20'000};
                s.endpoints[0].state = EndpointState::Unreachable;
                Alert pending = firing("up", Severity::Critical, 0);
                pending.state = AlertState::Pending;
                pending.pendingAt = {4'000};
                pending.rule.metric = "up";
                pending.rule.holdFor = Duration{30'000};
                s.openAlerts = {pending};
            },
            "alert in 14 s");
        row(
            "answers without metrics",
            [](FleetSnapshot& s) { s.endpoints[0].state = EndpointState::NoMetrics; }, "without metrics");
        row(
            "wrong document", [](FleetSnapshot& s) { s.endpoints[0].state = EndpointState::Unusable; },
            "cannot be watched");
        row(
            "silenced alert",
            [](FleetSnapshot& s) {
                s.openAlerts = {firing("cpu", Severity::Critical, 1)};
                s.openAlerts[0].silencedBy = "s";
            },
            "acknowledged or silenced");
    }

    void nothingIsCalledCalmThatIsNotKnown()
    {
        QFETCH(FleetSnapshotPtr, snapshot);
        QFETCH(QString, says);
        QFETCH(bool, isGreen);
        AlertStrip strip;
        if (snapshot)
            strip.setSnapshot(snapshot);
        const QString text = strip.findChild<QLabel*>("alertStripText")->text();
        QVERIFY2(text.contains(says), qPrintable(text));
        const QString green = Theme::instance().color(Ink::Healthy).name();
        QCOMPARE(strip.styleSheet().contains("border-left: 4px solid " + green), isGreen);
        QVERIFY(strip.findChild<QPushButton*>("alertStripTriage")->isHidden());
    }

    /// An alert of a history that waits for consent is of then, and not of now.
    void whatAHistoryWasLeftWithIsNotCalledNews()
    {
        AlertStrip strip;
        auto snapshot =
            std::make_shared<FleetSnapshot>(*snapshotWith({firing("old", Severity::Critical, 1)}));
        snapshot->endpoints[0].state = EndpointState::AwaitingConsent;
        strip.setSnapshot(snapshot);
        const auto text = [&strip] { return strip.findChild<QLabel*>("alertStripText")->text(); };
        QVERIFY2(text().contains("not being watched now"), qPrintable(text()));
        const QString grey = Theme::instance().color(Ink::Unknown).name();
        QVERIFY(strip.styleSheet().contains("border-left: 4px solid " + grey));
        Alert watched = firing("watched", Severity::Info, 9);
        watched.series = {{"endpoint", "e2"}};
        snapshot = std::make_shared<FleetSnapshot>(*snapshot);
        snapshot->openAlerts.push_back(watched);
        strip.setSnapshot(snapshot);
        QVERIFY2(text().contains("Rule watched") && !text().contains("not being watched now"),
                 qPrintable(text()));
    }

    void anAlertWithAnIncidentUnderWayIsContinued()
    {
        AlertStrip strip;
        strip.show();
        strip.setSnapshot(snapshotWith({firing("bad", Severity::Critical, 1)}));
        auto* button = strip.findChild<QPushButton*>("alertStripTriage");
        const auto text = [&strip] { return strip.findChild<QLabel*>("alertStripText")->text(); };
        QVERIFY(button->text().contains("Start"));
        Incident incident;
        incident.id = "i";
        incident.number = 3;
        incident.alertId = "bad";
        incident.step = IncidentStep::Fix;
        strip.setIncidents(AlertIncidents(std::vector{incident}));
        QVERIFY2(text().contains("#3") && button->text().contains("Con"), qPrintable(text()));
        strip.setSnapshot(
            snapshotWith({firing("bad", Severity::Critical, 1), firing("other", Severity::Info, 9)}));
        QVERIFY2(text().contains("Rule other"), "what nobody works on comes first");
        incident.closedAt = {1};
        strip.setIncidents(AlertIncidents(std::vector{incident}));
        QVERIFY(button->text().contains("Start"));
    }

    /// A server names its models: here after a picture, which is not opened.
    void aModelNamedAfterAPictureIsText()
    {
        const test::WatchedPicture picture;
        AlertStrip strip;
        Alert alert = firing("critical", Severity::Critical, 1);
        alert.series = {{"endpoint", "e1"}, {"model", picture.name().toStdString()}};
        strip.setSnapshot(snapshotWith({alert}));
        strip.show();
        strip.grab();
        const auto* text = strip.findChild<QLabel*>("alertStripText");
        QVERIFY(text->text().contains("<img"));
        const QStringList faults = test::textFaults(strip);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
        QVERIFY(!picture.wasOpened());
    }

    void itsHeightDoesNotChange()
    {
        AlertStrip strip;
        const int calm = strip.sizeHint().height();
        strip.setSnapshot(snapshotWith({firing("critical", Severity::Critical, 1)}));
        QCOMPARE(strip.sizeHint().height(), calm);
    }

    void clickJustAfterAChangeIsNotTakenForTheNewAlert()
    {
        AlertStrip strip;
        strip.show();
        QSignalSpy triage(&strip, &AlertStrip::triageRequested);
        strip.setSnapshot(snapshotWith({firing("critical", Severity::Critical, 1)}));
        auto* button = strip.findChild<QPushButton*>("alertStripTriage");
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(triage.count(), 0);
        QVERIFY(QTest::qWaitFor([&] {
            QTest::mouseClick(button, Qt::LeftButton);
            return triage.count() == 1;
        }));
    }
};

QTEST_MAIN(TestAlertStrip)
#include "tst_alertstrip.moc"
