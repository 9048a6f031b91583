// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/ticks.h"
#include "widgets/charts/timeaxis.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace qd;

namespace {

constexpr Timestamp noon{1'767'268'800'000}; ///< 2026-01-01T12:00:00Z

TimeRange around(std::int64_t fromSeconds, std::int64_t toSeconds)
{
    return {noon + Duration{fromSeconds * 1000}, noon + Duration{toSeconds * 1000}};
}

QStringList labels(const std::vector<TimeTick>& ticks)
{
    QStringList texts;
    for (const TimeTick& tick : ticks)
        texts.append(QString(tick.label).replace(QChar::Nbsp, QLatin1Char(' ')));
    return texts;
}

} // namespace

class TestTimeAxis : public QObject
{
    Q_OBJECT

private slots:
    void tickLabelsShowWhatTheStepIs_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("step");
        QTest::addColumn<int>("count");
        QTest::addColumn<MetricUnit>("unit");
        QTest::addColumn<QString>("labels");
        constexpr double mebi = 1024.0 * 1024;
        QTest::newRow("quarters of a MiB") << 53.5 * mebi << 0.25 * mebi << 4 << MetricUnit::Bytes
                                           << "53.50 MiB, 53.75 MiB, 54.00 MiB, 54.25 MiB";
        QTest::newRow("rates from zero") << 0.0 << 100.0 << 3 << MetricUnit::PerSecond << "0/s, 100/s, 200/s";
        QTest::newRow("small rates") << 0.0 << 0.05 << 3 << MetricUnit::PerSecond << "0.00/s, 0.05/s, 0.10/s";
        QTest::newRow("shares") << 0.9 << 0.005 << 3 << MetricUnit::Ratio << "90.0 %, 90.5 %, 91.0 %";
        QTest::newRow("milliseconds") << 0.0 << 0.02 << 3 << MetricUnit::Seconds << "0 ms, 20 ms, 40 ms";
        QTest::newRow("counts") << 0.0 << 0.5 << 3 << MetricUnit::Count << "0.0, 0.5, 1.0";
    }

    void tickLabelsShowWhatTheStepIs()
    {
        QFETCH(double, low);
        QFETCH(double, step);
        QFETCH(int, count);
        QFETCH(MetricUnit, unit);
        ValueScale scale{low, low + step * (count - 1), {}};
        QStringList labels;
        for (int i = 0; i < count; ++i)
            scale.ticks.push_back(low + i * step);
        for (const double tick : scale.ticks)
            labels << tickText(tick, scale, unit).replace(QChar::Nbsp, QLatin1Char(' '));
        QTEST(labels.join(QStringLiteral(", ")), "labels");
    }

    void statesHaveAnAxisOfTheirOwn()
    {
        const ValueScale scale = stateScale(2);
        QCOMPARE(scale.ticks, (std::vector<double>{0, 1}));
        QVERIFY(scale.low < 0 && scale.low > -0.5 && scale.high > 1 && scale.high < 1.5);
    }

    void zoomsAndPansNotBeyondItsEnd()
    {
        TimeAxis axis;
        axis.setRange(around(-600, 0));
        axis.setEnd(noon);
        axis.zoom(2, noon - Duration{300'000});
        QCOMPARE(axis.range(), around(-1200, 0));
        axis.pan(Duration{60'000});
        QCOMPARE(axis.range(), around(-1200, 0));
        QVERIFY(!axis.canFollow());
    }

    void aChosenSpanIsShownWhole()
    {
        TimeAxis axis;
        axis.tick(noon);
        axis.setRecordedSince(noon - Duration{120'000});
        axis.follow(Duration{600'000});
        QCOMPARE(axis.range(), around(-600, 0));
        axis.tick(noon + Duration{5'000});
        QCOMPARE(axis.range(), around(-595, 5));
    }

    void withoutAChoiceTheLiveRangeFitsWhatWasRecorded()
    {
        TimeAxis axis;
        axis.followRecorded(Duration{600'000});
        axis.tick(noon);
        QCOMPARE(axis.range().length(), Duration{600'000});
        QSignalSpy told(&axis, &TimeAxis::recordedSinceChanged);
        axis.setRecordedSince(noon - Duration{120'000});
        QCOMPARE(told.count(), 1);
        QCOMPARE(axis.range(), around(-120, 0));
        axis.setRecordedSince(noon);
        QCOMPARE(axis.range(), around(-60, 0)); // a minute at least
        axis.zoom(0.5, noon);
        axis.goBack();
        axis.tick(noon + Duration{90'000});
        QCOMPARE(axis.range(), around(0, 90));
        axis.tick(noon + Duration{3'600'000});
        QCOMPARE(axis.range().length(), Duration{600'000});
    }

    void stepsOfBytesAreRoundInTheUnitShown_data()
    {
        constexpr double mebi = 1024.0 * 1024;
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QString>("labels");
        QTest::newRow("tenths") << 9.62 * mebi << 9.98 * mebi
                                << "9.6 MiB, 9.7 MiB, 9.8 MiB, 9.9 MiB, 10.0 MiB";
        QTest::newRow("from zero") << 0.0 << 3.4 * mebi << "0 MiB, 1 MiB, 2 MiB, 3 MiB, 4 MiB";
        QTest::newRow("up to a larger unit") << 0.0 << 1000.0 * 1024 << "0.0 MiB, 0.5 MiB, 1.0 MiB, 1.5 MiB";
    }

    void stepsOfBytesAreRoundInTheUnitShown()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        const ValueScale scale = valueScale(low, high, MetricUnit::Bytes, 4);
        QStringList labels;
        for (const double tick : scale.ticks)
            labels << tickText(tick, scale, MetricUnit::Bytes).replace(QChar::Nbsp, QLatin1Char(' '));
        QTEST(labels.join(QStringLiteral(", ")), "labels");
    }

    void initTestCase()
    {
        qputenv("TZ", "UTC");
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void cleanup() { qputenv("TZ", "UTC"); }

    void followsNow()
    {
        TimeAxis axis;
        QVERIFY(axis.isFollowing());
        QVERIFY(!axis.canFollow());
        axis.follow(Duration{60'000});
        axis.tick(noon);
        QCOMPARE(axis.range(), around(-60, 0));
        axis.tick(noon + Duration{5000});
        QCOMPARE(axis.range(), around(-55, 5));
    }

    void standsStillWhenPaused()
    {
        TimeAxis axis;
        axis.tick(noon);
        axis.pause();
        const TimeRange held = axis.range();
        axis.tick(noon + Duration{5000});
        QCOMPARE(axis.range(), held);
        axis.follow(held.length());
        QCOMPARE(axis.range().to, noon + Duration{5000});
    }

    void keepsTheCentreOfAZoomInPlace()
    {
        TimeAxis axis;
        axis.setRange(around(0, 100));
        axis.zoom(0.5, noon + Duration{20'000});
        QCOMPARE(axis.range(), around(10, 60));
        axis.zoom(2.0, noon + Duration{20'000});
        QCOMPARE(axis.range(), around(0, 100));
    }

    void zoomsNoFurtherThanItsLimits()
    {
        TimeAxis axis;
        axis.setRange(around(0, 100));
        axis.zoom(1e-9, noon);
        QCOMPARE(axis.range().length(), TimeAxis::shortest);
        axis.zoom(1e30, noon);
        QCOMPARE(axis.range().length(), TimeAxis::longest);
    }

    void pausesWhenMovedIntoThePast()
    {
        TimeAxis axis;
        axis.tick(noon);
        QSignalSpy following(&axis, &TimeAxis::followingChanged);
        axis.pan(Duration{1000});
        QVERIFY(axis.isFollowing()); // there is nothing to the right of now
        axis.pan(Duration{-1000});
        QVERIFY(!axis.isFollowing());
        QCOMPARE(following.count(), 1);
    }

    void takesARunOfMovesBackAsOne()
    {
        TimeAxis axis;
        axis.tick(noon);
        const TimeRange live = axis.range();
        for (int i = 0; i < 5; ++i)
            axis.zoom(0.8, live.from + Duration{1000});
        const TimeRange zoomed = axis.range();
        for (int i = 0; i < 5; ++i)
            axis.pan(Duration{-700});
        axis.setRange(around(-30, -20));
        axis.goBack();
        QCOMPARE(axis.range(), TimeRange({zoomed.from - Duration{3500}, zoomed.to - Duration{3500}}));
        axis.goBack();
        QCOMPARE(axis.range(), zoomed);
        axis.goBack();
        QVERIFY(axis.isFollowing());
        QCOMPARE(axis.range(), live);
        QVERIFY(!axis.canGoBack());
        axis.goBack();
        QCOMPARE(axis.range(), live);
    }

    void saysEachChangeOnce()
    {
        TimeAxis axis;
        QSignalSpy ranges(&axis, &TimeAxis::rangeChanged);
        axis.setRange(around(0, 10));
        axis.setRange(around(0, 10));
        axis.setRange(around(5, 5));
        QCOMPARE(ranges.count(), 1);
        QSignalSpy crosshair(&axis, &TimeAxis::crosshairChanged);
        axis.setCrosshair(noon);
        axis.setCrosshair(noon);
        axis.setCrosshair({});
        QCOMPARE(crosshair.count(), 2);
    }

    void putsTicksAtRoundLocalTimes_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<qlonglong>("seconds");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("seconds") << QByteArray("UTC") << 20LL
                                 << QStringList{"12:00:00", "12:00:05", "12:00:10", "12:00:15", "12:00:20"};
        QTest::newRow("minutes") << QByteArray("UTC") << 600LL
                                 << QStringList{"12:00", "12:02", "12:04", "12:06", "12:08", "12:10"};
        QTest::newRow("half-hour zone") << QByteArray("Asia/Kolkata") << 6 * 3600LL
                                        << QStringList{"18:00", "19:00", "20:00", "21:00", "22:00", "23:00"};
        QTest::newRow("over midnight")
            << QByteArray("UTC") << 24 * 3600LL << QStringList{"12:00", "18:00", "2 Jan", "06:00", "12:00"};
        QTest::newRow("days") << QByteArray("UTC") << 5 * 86400LL
                              << QStringList{"2 Jan", "3 Jan", "4 Jan", "5 Jan", "6 Jan"};
    }

    void putsTicksAtRoundLocalTimes()
    {
        QFETCH(QByteArray, zone);
        QFETCH(qlonglong, seconds);
        QFETCH(QStringList, expected);
        qputenv("TZ", zone);
        tzset();
        QCOMPARE(labels(timeTicks(around(0, seconds), 6, noon)), expected);
    }

    void keepsToTheHourOverSummerTime()
    {
        qputenv("TZ", "Europe/Berlin");
        tzset();
        const Timestamp from = *parseTimestamp("2026-03-28T23:00:00Z"); // midnight before the change
        const auto ticks = timeTicks({from, from + Duration{24 * 3600 * 1000}}, 5, from);
        QCOMPARE(labels(ticks), (QStringList{"29 Mar", "06:00", "12:00", "18:00", "30 Mar"}));
        QCOMPARE(ticks[1].at - ticks[0].at, Duration{5 * 3600 * 1000});
    }

    void namesTheDayWhenItIsNotToday()
    {
        const auto ticks = timeTicks(around(0, 600), 6, noon + Duration{48LL * 3600 * 1000});
        QCOMPARE(labels(ticks).first(), QStringLiteral("1 Jan 12:00"));
    }

    void scalesValuesRoundly_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<int>("unit");
        QTest::addColumn<double>("bottom");
        QTest::addColumn<double>("top");
        const auto ratio = static_cast<int>(MetricUnit::Ratio);
        const auto count = static_cast<int>(MetricUnit::Count);
        QTest::newRow("accuracy stays below one") << 0.91 << 0.99 << ratio << 0.9 << 1.0;
        QTest::newRow("constant ratio") << 1.0 << 1.0 << ratio << 0.99 << 1.0;
        QTest::newRow("errors start at zero") << 0.001 << 0.018 << ratio << 0.0 << 0.02;
        QTest::newRow("nothing but zero") << 0.0 << 0.0 << ratio << 0.0 << 0.02;
        QTest::newRow("rate from zero") << 10.0 << 48.0 << count << 0.0 << 60.0;
        QTest::newRow("negative") << -3.0 << 4.0 << count << -4.0 << 6.0;
    }

    void scalesValuesRoundly()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(int, unit);
        QFETCH(double, bottom);
        QFETCH(double, top);
        const ValueScale scale = valueScale(low, high, static_cast<MetricUnit>(unit), 5);
        QVERIFY2(std::abs(scale.low - bottom) < 1e-9, qPrintable(QString::number(scale.low)));
        QVERIFY2(std::abs(scale.high - top) < 1e-9, qPrintable(QString::number(scale.high)));
        QVERIFY(scale.low <= low && scale.high >= high);
        QVERIFY(scale.ticks.size() >= 3 && scale.ticks.size() <= 8);
    }

    void stepsBytesByPowersOfTwo()
    {
        const ValueScale scale = valueScale(0, 3.2 * 1024 * 1024 * 1024, MetricUnit::Bytes, 4);
        QCOMPARE(scale.ticks.at(1), 1024.0 * 1024 * 1024);
    }
};

QTEST_GUILESS_MAIN(TestTimeAxis)
#include "tst_timeaxis.moc"
