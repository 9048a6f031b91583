// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/theme/grab.h"
#include "tests/widgets/timeline/timelinesupport.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/alerttimeline.h"

#include <QElapsedTimer>
#include <QHelpEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace qd;
using namespace qd::test;
using namespace std::chrono_literals;

namespace {

/// A timeline in a window, an hour wide, with a neighbour to tab to.
struct Stage
{
    explicit Stage(std::vector<Alert> alerts = morning(), ThemeMode theme = ThemeMode::Light)
    {
        Theme::instance().setMode(theme);
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(timeline = new AlertTimeline);
        layout->addWidget(neighbour = new QLineEdit);
        timeline->setNow(noon);
        timeline->setAlerts(std::move(alerts));
        timeline->setEndpointNames({{"triton", QStringLiteral("Demo Triton")}});
        timeline->follow(1h);
        window.resize(1000, 320);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
    }

    void wheel(QPoint at, int angle)
    {
        QWheelEvent event(at, timeline->viewport()->mapToGlobal(at), {}, {0, angle}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(timeline->viewport(), &event);
    }

    QPoint centreOf(const std::string& id) const { return timeline->barRect(id).center(); }

    QWidget window;
    AlertTimeline* timeline;
    QLineEdit* neighbour;
};

} // namespace

class TestAlertTimeline : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void aClickJumpsToTheAlert_data()
    {
        QTest::addColumn<QString>("id");
        for (const Alert& alert : morning())
            QTest::newRow(alert.id.c_str()) << QString::fromStdString(alert.id);
    }

    void aClickJumpsToTheAlert()
    {
        QFETCH(QString, id);
        Stage stage;
        Alert jumped;
        TimeRange range;
        connect(stage.timeline, &AlertTimeline::jumpRequested, this, [&](const Alert& alert, TimeRange to) {
            jumped = alert;
            range = to;
        });
        QTest::mouseClick(stage.timeline->viewport(), Qt::LeftButton, {}, stage.centreOf(id.toStdString()));
        QCOMPARE(QString::fromStdString(jumped.id), id);
        QCOMPARE(stage.timeline->current(), id.toStdString());
        QVERIFY(range.from <= jumped.pendingAt - 2min);
        QCOMPARE(range.to, std::min(noon, std::max(range.to, jumped.resolvedAt + 2min)));
        QVERIFY(range.to >= (jumped.resolvedAt.ms == 0 ? noon : jumped.resolvedAt));
    }

    void jumpRangeKeepsAMargin()
    {
        const Alert brief = makeAlert({"a", "fraud", Severity::Info, AlertState::Resolved, 10, 1});
        QCOMPARE(AlertTimeline::jumpRange(brief, noon),
                 (TimeRange{brief.pendingAt - 2min, brief.resolvedAt + 2min}));
        const Alert lasting = makeAlert({"b", "fraud", Severity::Info, AlertState::Firing, 60, 0});
        QCOMPARE(AlertTimeline::jumpRange(lasting, noon), (TimeRange{noon - 90min, noon}));
    }

    void aChosenPeriodIsShownWhole()
    {
        AlertTimeline timeline;
        timeline.setNow(noon);
        timeline.setEarliest(noon - 20min);
        timeline.follow(1h);
        QCOMPARE(timeline.range(), (TimeRange{noon - 1h, noon}));
        QVERIFY(!timeline.fitsRecorded());
    }

    void zoomingAndPanningStopAtNow()
    {
        Stage stage;
        stage.timeline->setRange({noon - 2h, noon - 1h});
        stage.timeline->zoomBy(8);
        QCOMPARE(stage.timeline->range(), (TimeRange{noon - 8h, noon}));
        QTest::keyClick(stage.timeline, Qt::Key_Right);
        QCOMPARE(stage.timeline->range(), (TimeRange{noon - 8h, noon}));
    }

    void withoutAChoiceAYoungHistoryFillsTheWidth()
    {
        AlertTimeline timeline;
        timeline.setNow(noon);
        timeline.followRecorded(1h);
        QVERIFY(timeline.fitsRecorded());
        timeline.setEarliest(noon - 20min);
        QCOMPARE(timeline.range(), (TimeRange{noon - 20min, noon}));
        QCOMPARE(timeline.span(), Duration{1h});
        timeline.setEarliest(noon - 1s); // five minutes are shown at least
        QCOMPARE(timeline.range(), (TimeRange{noon - 5min, noon}));
        timeline.setNow(noon + 2h); // it has grown old enough
        QCOMPARE(timeline.range(), (TimeRange{noon + 1h, noon + 2h}));
    }

    void aClickBesideTheBarsDoesNotJump()
    {
        Stage stage;
        stage.timeline->setCurrent("firing");
        QSignalSpy jumps(stage.timeline, &AlertTimeline::jumpRequested);
        const QRect bar = stage.timeline->barRect("resolved");
        QTest::mouseClick(stage.timeline->viewport(), Qt::LeftButton, {},
                          {bar.left() - 12, bar.center().y()});
        QTest::mouseClick(stage.timeline->viewport(), Qt::LeftButton, {}, {20, 60});  // lane names
        QTest::mouseClick(stage.timeline->viewport(), Qt::LeftButton, {}, {500, 10}); // axis
        QCOMPARE(jumps.count(), 0);
        QVERIFY(stage.timeline->current().empty());
    }

    void barsStandAtTheirTime()
    {
        Stage stage;
        const QRect bar = stage.timeline->barRect("resolved"); // from 50 to 38 minutes ago, of 60
        const int plot = stage.timeline->barRect("firing").right() - bar.left();
        QVERIFY(std::abs(bar.width() - plot * 12.0 / 50.0) < 3);
        QVERIFY(stage.timeline->barRect("no such id").isEmpty());
    }

    void tinyBarsCanBeHit()
    {
        Stage stage({makeAlert({"tiny", "fraud", Severity::Critical, AlertState::Resolved, 5000, 1})});
        stage.timeline->follow(24h * 7);
        QVERIFY(stage.timeline->barRect("tiny").width() >= 8);
        QSignalSpy jumps(stage.timeline, &AlertTimeline::jumpRequested);
        QTest::mouseClick(stage.timeline->viewport(), Qt::LeftButton, {}, stage.centreOf("tiny"));
        QCOMPARE(jumps.count(), 1);
    }

    void draggingPansAndEndsFollowing()
    {
        Stage stage;
        QSignalSpy jumps(stage.timeline, &AlertTimeline::jumpRequested);
        QSignalSpy following(stage.timeline, &AlertTimeline::followingChanged);
        const TimeRange before = stage.timeline->range();
        QWidget* viewport = stage.timeline->viewport();
        const QPoint from = stage.centreOf("firing");
        QTest::mousePress(viewport, Qt::LeftButton, {}, from);
        QTest::mouseMove(viewport, from + QPoint(60, 0));
        QTest::mouseMove(viewport, from + QPoint(120, 0));
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, from + QPoint(120, 0));
        QVERIFY(stage.timeline->range().from < before.from);
        QCOMPARE(stage.timeline->range().length(), before.length());
        QVERIFY(!stage.timeline->isFollowing());
        QCOMPARE(following.count(), 1);
        QCOMPARE(jumps.count(), 0);
    }

    void theWheelZoomsAtThePointer()
    {
        Stage stage;
        stage.timeline->setRange({noon - 60min, noon});
        const QPoint at = stage.centreOf("resolved");
        const QRect before = stage.timeline->barRect("resolved");
        stage.wheel(at, 120);
        const QRect after = stage.timeline->barRect("resolved");
        QVERIFY(after.width() > before.width());
        QVERIFY(std::abs(after.center().x() - before.center().x()) <= 2);
        stage.wheel(at, -120);
        QVERIFY(std::abs(stage.timeline->barRect("resolved").width() - before.width()) <= 1);
    }

    void theWheelKeepsFollowingNow()
    {
        Stage stage;
        stage.wheel(stage.centreOf("resolved"), 120);
        QVERIFY(stage.timeline->isFollowing());
        QCOMPARE(stage.timeline->range().to, noon);
        QVERIFY(stage.timeline->range().length() < 60min);
    }

    void itMovesWithTheTimeOnlyWhileFollowing()
    {
        Stage stage;
        stage.timeline->setNow(noon + 10s);
        QCOMPARE(stage.timeline->range().to, noon + 10s);
        stage.timeline->setRange({noon - 30min, noon});
        stage.timeline->setNow(noon + 20s);
        QCOMPARE(stage.timeline->range().to, noon);
    }

    void keysMoveAndZoom()
    {
        Stage stage;
        stage.timeline->setFocus();
        const TimeRange before = stage.timeline->range();
        QTest::keyClick(stage.timeline, Qt::Key_Left);
        QVERIFY(stage.timeline->range().from < before.from);
        QTest::keyClick(stage.timeline, Qt::Key_Right);
        QCOMPARE(stage.timeline->range(), before);
        QVERIFY(!stage.timeline->isFollowing());
        QTest::keyClick(stage.timeline, Qt::Key_Plus);
        QVERIFY(stage.timeline->range().length() < before.length());
        QTest::keyClick(stage.timeline, Qt::Key_Minus);
        QVERIFY(std::chrono::abs(stage.timeline->range().length() - before.length()) < 5ms);
        QTest::keyClick(stage.timeline, Qt::Key_Left);
        QTest::keyClick(stage.timeline, Qt::Key_Home);
        QVERIFY(stage.timeline->isFollowing());
        QCOMPARE(stage.timeline->range().to, noon);
    }

    void tabWalksOverTheBarsAndLeaves()
    {
        Stage stage;
        stage.neighbour->setFocus();
        stage.timeline->setFocus(Qt::TabFocusReason);
        QStringList walked{QString::fromStdString(stage.timeline->current())};
        while (walked.size() < 20) {
            QTest::keyClick(stage.window.focusWidget(), Qt::Key_Tab);
            if (!stage.timeline->hasFocus())
                break;
            walked << QString::fromStdString(stage.timeline->current());
        }
        QCOMPARE(walked.size(), qsizetype(morning().size()));
        QCOMPARE(walked.front(), QStringLiteral("resolved"));
        QVERIFY(stage.neighbour->hasFocus());
        walked.removeDuplicates();
        QCOMPARE(walked.size(), qsizetype(morning().size()));
        QTest::keyClick(stage.neighbour, Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(stage.timeline->hasFocus());
    }

    void enterJumpsToTheCurrentBar()
    {
        Stage stage;
        stage.timeline->setFocus();
        QSignalSpy jumps(stage.timeline, &AlertTimeline::jumpRequested);
        QTest::keyClick(stage.timeline, Qt::Key_Return);
        QCOMPARE(jumps.count(), 0);
        QTest::keyClick(stage.timeline, Qt::Key_Tab);
        QTest::keyClick(stage.timeline, Qt::Key_Return);
        QCOMPARE(jumps.count(), 1);
    }

    void theCurrentBarIsDescribed()
    {
        Stage stage;
        QVERIFY(!stage.timeline->accessibleName().isEmpty());
        stage.timeline->setCurrent("slow");
        const QString description = stage.timeline->accessibleDescription();
        QVERIFY2(description.contains(QStringLiteral("p99 latency is high, Firing, Warning, fraud")),
                 qPrintable(description));
    }

    void theTipNamesTheIncidentThatHandlesTheAlert()
    {
        Stage stage;
        const auto tip = [&](const char* id) {
            const QPoint at = stage.centreOf(id);
            QHelpEvent event(QEvent::ToolTip, at, stage.timeline->viewport()->mapToGlobal(at));
            QApplication::sendEvent(stage.timeline->viewport(), &event);
            return QToolTip::text();
        };
        QVERIFY2(tip("resolved").contains(QStringLiteral("Not acknowledged")), qPrintable(QToolTip::text()));
        Incident incident;
        incident.number = 3;
        incident.alertId = "resolved";
        incident.closedAt = noon;
        incident.verifications.emplace_back().verdict = Verdict::Passed;
        stage.timeline->setIncidents(AlertIncidents(std::vector{incident}));
        QVERIFY2(tip("firing").contains(QStringLiteral("Unassigned")), qPrintable(QToolTip::text()));
        QVERIFY2(tip("resolved").contains(QStringLiteral("Incident #3, verified")),
                 qPrintable(QToolTip::text()));
        QVERIFY(!QToolTip::text().contains(QStringLiteral("Not acknowledged")));
    }

    void renewedAlertsKeepTheCurrentBar()
    {
        Stage stage;
        stage.timeline->setCurrent("slow");
        auto alerts = morning();
        std::rotate(alerts.begin(), alerts.begin() + 3, alerts.end());
        stage.timeline->setAlerts(alerts);
        QCOMPARE(stage.timeline->current(), std::string("slow"));
        stage.timeline->setAlerts({});
        QVERIFY(stage.timeline->current().empty());
    }

    void manyLanesScroll()
    {
        std::vector<Alert> alerts;
        for (int i = 0; i < 30; ++i)
            alerts.push_back(makeAlert({"a" + std::to_string(i), "model" + std::to_string(i)}));
        Stage stage(alerts);
        QVERIFY(stage.timeline->verticalScrollBar()->maximum() > 0);
        stage.timeline->setCurrent("a9"); // sorts last
        QVERIFY(!stage.timeline->barRect("a9").isEmpty());
        QVERIFY(stage.timeline->verticalScrollBar()->value() > 0);
    }

    void twentyThousandAlertsPaintQuickly()
    {
        std::vector<Alert> alerts;
        for (int i = 0; i < 20'000; ++i)
            alerts.push_back(makeAlert({"a" + std::to_string(i), "model" + std::to_string(i % 10),
                                        Severity(i % 3), AlertState::Resolved, i, 1 + i % 7}));
        Stage stage(alerts);
        QElapsedTimer timer;
        timer.start();
        for (const Duration span : {Duration(1h), Duration(24h), Duration(24h * 14)}) {
            stage.timeline->follow(span);
            (void)stage.timeline->grab();
        }
        // A frame is some milliseconds; the bound only catches painting that grows with what is not in sight.
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    }

    void pictures()
    {
        for (const bool dark : {false, true}) {
            Stage stage(morning(), dark ? ThemeMode::Dark : ThemeMode::Light);
            stage.timeline->setFocus();
            stage.timeline->setCurrent("firing");
            grab(stage.window, dark ? QStringLiteral("timeline-dark") : QStringLiteral("timeline-light"));
        }
        Theme::instance().setMode(ThemeMode::Light);
    }
};

QTEST_MAIN(TestAlertTimeline)
#include "tst_alerttimeline.moc"
