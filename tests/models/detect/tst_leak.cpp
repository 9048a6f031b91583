// SPDX-License-Identifier: Apache-2.0
#include "models/detect/leak.h"
#include "models/detect/trend.h"

#include <QTest>

#include <array>
#include <cmath>
#include <random>
#include <vector>

using namespace qd;

namespace {

constexpr double mib = 1024.0 * 1024.0;

struct Use
{
    std::vector<double> seconds;
    std::vector<double> bytes;
};

/// One sample per minute.
template <typename Bytes>
Use use(int samples, const Bytes& bytes)
{
    Use made;
    for (int minute = 0; minute < samples; ++minute) {
        made.seconds.push_back(60.0 * minute);
        made.bytes.push_back(bytes(minute));
    }
    return made;
}

Leak judged(const Use& use, double limit = std::nan(""), double horizonSeconds = 24 * 3600)
{
    return findLeak(use.seconds, use.bytes, {limit, horizonSeconds});
}

} // namespace

class LeakTest : public QObject
{
    Q_OBJECT

private slots:
    void matchesSensInterval()
    {
        // Sen (1968), p. 1385: the 93 % interval of his example, by Kendall's exact table, is 3.71 to 4.38.
        const std::vector<double> times{1, 2, 3, 4, 10, 12, 18};
        const std::vector<double> values{9, 15, 19, 20, 45, 55, 78};
        const double variance = mannKendall(values).variance;
        QCOMPARE(variance, 7 * 6 * 19 / 18.0);
        const Interval interval = theilSenInterval(times, values, variance, 0.93);
        QVERIFY2(std::abs(interval.low - 26.0 / 7) < 1e-12,
                 qPrintable(QString::number(interval.low, 'g', 9)));
        QVERIFY2(std::abs(interval.high - 35.0 / 8) < 1e-12,
                 qPrintable(QString::number(interval.high, 'g', 9)));
        QVERIFY(std::isnan(theilSenInterval(std::array{1.0}, std::array{1.0}, 1).low));
    }

    void tellsTheTimeUntilTheLimit()
    {
        // 1000 MiB and 6 MiB a minute more: 1354 MiB after 59 minutes, 360 MiB per hour; 1.5 hours to 1894.
        const Use leaking = use(60, [](int minute) { return (1000 + 6.0 * minute) * mib; });
        const Leak leak = judged(leaking, 1894 * mib);
        QCOMPARE(leak.verdict, LeakVerdict::Leaks);
        QCOMPARE(leak.first, std::size_t(0));
        QCOMPARE(leak.tau, 1.0);
        QCOMPARE(leak.perHour, 360 * mib);
        QCOMPARE(leak.startLevel, 1000 * mib);
        QCOMPARE(leak.endLevel, 1354 * mib);
        QCOMPARE(leak.secondsToLimit, 1.5 * 3600);
        QCOMPARE(leak.seconds, 59 * 60.0);
        QCOMPARE(judged(leaking, 1000 * mib).secondsToLimit, 0.0); // above it already
    }

    void saysWhyNoTimeIsTold()
    {
        const Use leaking = use(60, [](int minute) { return (1000 + 6.0 * minute) * mib; });
        const Leak slow = judged(leaking, 1894 * mib, 3600);
        QCOMPARE(slow.verdict, LeakVerdict::BeyondHorizon);
        QCOMPARE(slow.secondsToLimit, 1.5 * 3600);
        QCOMPARE(judged(leaking).verdict, LeakVerdict::NoLimit);
        QVERIFY(std::isnan(judged(leaking).secondsToLimit));
        QCOMPARE(judged(use(60, [](int) { return 5 * mib; }), 10 * mib).verdict, LeakVerdict::NoTrend);
        QCOMPARE(judged(use(60, [](int minute) { return (900 - minute) * mib; }), 1000 * mib).verdict,
                 LeakVerdict::NoTrend);
        QCOMPARE(judged(use(7, [](int minute) { return minute * mib; }), 10 * mib).verdict,
                 LeakVerdict::TooFewSamples);
        QCOMPARE(judged({}, mib).verdict, LeakVerdict::TooFewSamples);
    }

    void beginsAnewAfterARestart()
    {
        // Falls to 500 MiB at minute 40 and again at 70.
        const Leak leak =
            judged(use(120, [](int minute) { return (500 + 6.0 * (minute % 70 % 40)) * mib; }), 1000 * mib);
        QCOMPARE(leak.verdict, LeakVerdict::Leaks);
        QCOMPARE(leak.first, std::size_t(110)); // 110 is 40 minutes after 70
        QCOMPARE(leak.perHour, 360 * mib);
        // What follows the restart is steady: the climb before it tells nothing about this process.
        QCOMPARE(judged(use(120, [](int minute) { return (minute < 60 ? 500 + 6.0 * minute : 400) * mib; }),
                        1000 * mib)
                     .verdict,
                 LeakVerdict::NoTrend);
    }

    void takesNoStraySampleForARestart()
    {
        for (const double stray : {100.0, 9000.0}) {
            const Leak leak = judged(
                use(60, [stray](int minute) { return (minute == 40 ? stray : 1000 + 6.0 * minute) * mib; }),
                1894 * mib);
            QCOMPARE(leak.verdict, LeakVerdict::Leaks);
            QCOMPARE(leak.first, std::size_t(0));
            QCOMPARE(leak.perHour, 360 * mib);
        }
    }

    void leavesTheWarmUpOut()
    {
        // Fills its caches in about twenty minutes and stays: no leak, steep as the beginning is.
        std::mt19937 random(11);
        std::normal_distribution<double> noise(0, 2);
        const auto warming = [&](double perMinute) {
            return use(120, [&, perMinute](int minute) {
                return (1000 - 800 * std::exp(-minute / 5.0) + perMinute * minute + noise(random)) * mib;
            });
        };
        const Leak steady = judged(warming(0), 2000 * mib);
        QCOMPARE(steady.verdict, LeakVerdict::NoTrend);
        QVERIFY2(steady.first > 30 && steady.first <= 60, qPrintable(QString::number(steady.first)));
        const Leak leak = judged(warming(3), 2000 * mib);
        QCOMPARE(leak.verdict, LeakVerdict::Leaks);
        QVERIFY2(std::abs(leak.perHour - 180 * mib) < 9 * mib,
                 qPrintable(QString::number(leak.perHour / mib)));
    }

    void keepsAPlainLineWhole()
    {
        int cut = 0;
        for (unsigned seed = 0; seed < 200; ++seed) {
            std::mt19937 random(seed);
            std::normal_distribution<double> noise(0, 5);
            const Leak leak =
                judged(use(60, [&](int minute) { return (1000 + 3.0 * minute + noise(random)) * mib; }));
            cut += leak.first > 3 ? 1 : 0;
        }
        QVERIFY2(cut <= 4, qPrintable(QString::number(cut)));
    }

    void keepsItsFalseAlarmRate_data()
    {
        QTest::addColumn<double>("correlation");
        QTest::addColumn<int>("most");
        // One side of p < 0.01 is five in a thousand; its 99.9 % quantile is 13. Correlated samples are
        // allowed for, though AR(1) residuals of one hundred samples hide a part of it.
        QTest::newRow("independent") << 0.0 << 13;
        QTest::newRow("correlated") << 0.6 << 30;
    }
    void keepsItsFalseAlarmRate()
    {
        QFETCH(double, correlation);
        QFETCH(int, most);
        int alarms = 0;
        for (unsigned seed = 0; seed < 1000; ++seed) {
            std::mt19937 random(seed);
            std::normal_distribution<double> noise(0, 5 * mib);
            double off = 0;
            alarms +=
                judged(use(100, [&](int) { return 1000 * mib + (off = correlation * off + noise(random)); }),
                       1020 * mib)
                            .verdict == LeakVerdict::Leaks
                    ? 1
                    : 0;
        }
        QVERIFY2(alarms <= most, qPrintable(QString::number(alarms)));
    }

    void coversTheTruth()
    {
        // 95 % of a thousand intervals, within three and a half standard deviations below.
        int slopes = 0;
        int times = 0;
        const double atEnd = 1000 + 3.0 * 59;
        for (unsigned seed = 0; seed < 1000; ++seed) {
            std::mt19937 random(seed);
            std::normal_distribution<double> noise(0, 20);
            const Leak leak = judged(
                use(60, [&](int minute) { return (1000 + 3.0 * minute + noise(random)) * mib; }), 2000 * mib);
            slopes += leak.perHourRange.low <= 180 * mib && 180 * mib <= leak.perHourRange.high ? 1 : 0;
            const double truth = (2000 - atEnd) / 3.0 * 60;
            times += leak.toLimitRange.low <= truth && truth <= leak.toLimitRange.high ? 1 : 0;
            QVERIFY(leak.toLimitRange.low <= leak.secondsToLimit);
            QVERIFY(leak.secondsToLimit <= leak.toLimitRange.high);
        }
        QVERIFY2(slopes >= 926, qPrintable(QString::number(slopes)));
        QVERIFY2(times >= 900, qPrintable(QString::number(times)));
    }

    void knowsNoUnits()
    {
        // Bytes or kilobytes, this hour or the next: the same answer.
        std::mt19937 random(3);
        std::normal_distribution<double> noise(0, 20);
        Use plain = use(60, [&](int minute) { return 1000 + 3.0 * minute + noise(random); });
        Use scaled = plain;
        for (double& bytes : scaled.bytes)
            bytes *= 1024;
        for (double& seconds : scaled.seconds)
            seconds += 7200;
        const Leak leak = judged(plain, 2000);
        const Leak same = judged(scaled, 2000 * 1024);
        QCOMPARE(same.pValue, leak.pValue);
        QCOMPARE(same.first, leak.first);
        QVERIFY(qFuzzyCompare(same.perHour, leak.perHour * 1024));
        QVERIFY(std::abs(same.secondsToLimit - leak.secondsToLimit) < 1e-6 * leak.secondsToLimit);
    }
};

QTEST_GUILESS_MAIN(LeakTest)
#include "tst_leak.moc"
