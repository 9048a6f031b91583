// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/timeline/timelinesupport.h"
#include "widgets/timeline/timelinelayout.h"
#include "widgets/timeline/timescale.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

#include <cmath>
#include <random>

using namespace qd;
using namespace qd::test;

class TestTimelineLayout : public QObject
{
    Q_OBJECT

private slots:
    void lanesAreByModel()
    {
        const TimelineLayout layout(morning());
        QCOMPARE(layout.lanes().size(), 2U);
        QCOMPARE(layout.lanes()[0].model, std::string("sentiment")); // by endpoint, then model
        QCOMPARE(layout.lanes()[1].model, std::string("fraud"));
        QCOMPARE(layout.laneAt(-1), nullptr);
        QCOMPARE(layout.laneAt(layout.height()), nullptr);
        QCOMPARE(layout.laneAt(layout.height() - 1), &layout.lanes()[1]);
    }

    void lanesStandInTheOrderOfTheirNames()
    {
        Alert server = makeAlert({"s", "fraud", Severity::Info, AlertState::Firing, 5, 0});
        server.series = {{"endpoint", "0a"}}; // comes first by its id, last by its name
        std::vector<Alert> alerts = morning();
        alerts.push_back(server);
        const TimelineLayout layout(alerts, [](const std::string& id) {
            return id == "0a" ? QStringLiteral("zebra") : QString::fromStdString(id);
        });
        std::vector<std::string> shown;
        for (const TimelineLane& lane : layout.lanes())
            shown.push_back(lane.model.empty() ? lane.endpoint : lane.model);
        QCOMPARE(shown, (std::vector<std::string>{"sentiment", "fraud", "0a"}));
    }

    void barsOfOneRowNeverOverlap()
    {
        std::mt19937 random(7);
        std::vector<Alert> alerts;
        for (int i = 0; i < 500; ++i)
            alerts.push_back(
                makeAlert({"a" + std::to_string(i), i % 3 == 0 ? "fraud" : "sentiment", Severity::Warning,
                           i % 50 == 0 ? AlertState::Firing : AlertState::Resolved, int(random() % 2000),
                           1 + int(random() % 60)}));
        const TimelineLayout layout(alerts);
        std::size_t placed = 0;
        for (const TimelineLane& lane : layout.lanes()) {
            QVERIFY(int(lane.rows.size()) * TimelineLayout::rowHeight <= lane.height);
            for (const auto& row : lane.rows) {
                placed += row.size();
                for (std::size_t i = 1; i < row.size(); ++i)
                    QVERIFY(TimelineLayout::endOf(layout.alerts()[row[i - 1]]) <=
                            layout.alerts()[row[i]].pendingAt);
            }
        }
        QCOMPARE(placed, alerts.size());
    }

    void visibleIsWhatOverlaps()
    {
        std::mt19937 random(11);
        std::vector<Alert> alerts;
        for (int i = 0; i < 300; ++i)
            alerts.push_back(makeAlert({"a" + std::to_string(i), "fraud", Severity::Warning,
                                        AlertState::Resolved, int(random() % 3000), 1 + int(random() % 90)}));
        const TimelineLayout layout(alerts);
        for (int round = 0; round < 50; ++round) {
            const Timestamp from = noon - std::chrono::minutes(random() % 3200);
            const TimeRange range{from, from + std::chrono::minutes(1 + random() % 300)};
            const auto seen = layout.inReadingOrder(range);
            const auto expected =
                std::count_if(layout.alerts().begin(), layout.alerts().end(), [&](const Alert& alert) {
                    return alert.resolvedAt >= range.from && alert.pendingAt < range.to;
                });
            QCOMPARE(static_cast<std::ptrdiff_t>(seen.size()), expected);
            QVERIFY(std::is_sorted(seen.begin(), seen.end())); // one lane: by time
        }
    }

    void rowsAreFoundByHeight()
    {
        const TimelineLayout layout(morning());
        for (std::size_t i = 0; i < layout.alerts().size(); ++i) {
            const auto* row = layout.rowAt(layout.topOf(i) + TimelineLayout::rowHeight / 2);
            QVERIFY(row != nullptr);
            QVERIFY(std::find(row->begin(), row->end(), i) != row->end());
        }
    }

    void droppedAlertsHaveNoBar()
    {
        const TimelineLayout layout({makeAlert({"x", "fraud", Severity::Info, AlertState::Inactive, 5, 1})});
        QVERIFY(layout.alerts().empty());
        QCOMPARE(layout.height(), 0);
    }

    void scaleGoesThereAndBack()
    {
        const TimeScale scale{{noon, noon + Duration{3'600'000}}, 720};
        QCOMPARE(scale.x(noon), 0.0);
        QCOMPARE(scale.x(noon + Duration{1'800'000}), 360.0);
        QCOMPARE(scale.at(180), noon + Duration{900'000});
        const TimeRange nearer = scale.zoomed(0.5, 180);
        QCOMPARE(nearer.length(), Duration{1'800'000});
        QCOMPARE((TimeScale{nearer, 720}.at(180)), scale.at(180)); // stays under the pointer
        QCOMPARE(scale.panned(72).from, noon + Duration{360'000});
    }

    void zoomHasLimits()
    {
        TimeScale scale{{noon, noon + Duration{5000}}, 100};
        for (int i = 0; i < 50; ++i)
            scale.range = scale.zoomed(0.5, 50);
        QCOMPARE(scale.range.length(), Duration{1000});
        for (int i = 0; i < 200; ++i)
            scale.range = scale.zoomed(2, 50);
        QVERIFY(scale.range.length() <= std::chrono::hours(24 * 400));
    }

    void ticksAreRoundLocalTimes_data()
    {
        QTest::addColumn<qint64>("minutes");
        QTest::addColumn<qint64>("stepSeconds");
        QTest::newRow("one minute") << qint64{1} << qint64{10};
        QTest::newRow("15 minutes") << qint64{15} << qint64{120};
        QTest::newRow("one hour") << qint64{60} << qint64{600};
        QTest::newRow("six hours") << qint64{360} << qint64{3600};
        QTest::newRow("a day") << qint64{1440} << qint64{4 * 3600 - 3600};
        QTest::newRow("a week") << qint64{10080} << qint64{86400};
    }

    void ticksAreRoundLocalTimes()
    {
        QFETCH(qint64, minutes);
        QFETCH(qint64, stepSeconds);
        const TimeScale scale{{noon - std::chrono::minutes(minutes), noon + Duration{1}}, 900};
        const auto ticks = ticksFor(scale, 96);
        QVERIFY(ticks.size() >= 2);
        QCOMPARE(ticks[1].at - ticks[0].at, Duration{stepSeconds * 1000});
        QVERIFY(!ticks[0].date.isEmpty());
        for (const LaneTick& tick : ticks) {
            QVERIFY(scale.range.contains(tick.at));
            const QTime local = QDateTime::fromMSecsSinceEpoch(tick.at.ms).time();
            QCOMPARE((qint64{local.msecsSinceStartOfDay()} / 1000) % stepSeconds, qint64{0});
        }
    }

    void hoursStayRoundWhereTheClockChanges()
    {
        qputenv("TZ", "Europe/Berlin");
        tzset();
        // The night to 2027-03-28 has 23 hours.
        const Timestamp evening = *parseTimestamp("2027-03-27T21:00:00Z");
        const auto ticks = ticksFor({{evening, evening + std::chrono::hours(12)}, 500}, 96);
        for (const LaneTick& tick : ticks)
            QCOMPARE(QDateTime::fromMSecsSinceEpoch(tick.at.ms).time().hour() % 3, 0);
        QVERIFY(ticks.size() >= 4);
        qunsetenv("TZ");
        tzset();
    }
};

QTEST_GUILESS_MAIN(TestTimelineLayout)
#include "tst_timelinelayout.moc"
