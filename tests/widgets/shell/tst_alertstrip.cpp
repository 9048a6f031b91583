// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/alertstrip.h"

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
    snapshot->endpoints.push_back(status);
    snapshot->openAlerts = std::move(alerts);
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

    /// Silence must not look like health.
    void nothingIsCalledCalmBeforeItIsKnown()
    {
        AlertStrip strip;
        const auto text = [&strip] { return strip.findChild<QLabel*>("alertStripText")->text(); };
        QVERIFY(!text().contains("Nothing fires"));
        strip.setSnapshot(snapshotWith({}));
        QVERIFY(text().contains("Nothing fires"));
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
