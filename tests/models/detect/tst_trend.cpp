// SPDX-License-Identifier: Apache-2.0
#include "models/detect/robust.h"
#include "models/detect/trend.h"

#include <QTest>

#include <array>
#include <limits>
#include <random>
#include <vector>

using namespace qd;

class TrendTest : public QObject
{
    Q_OBJECT

private slots:
    void matchesMannKendallByHand_data()
    {
        QTest::addColumn<QVector<double>>("values");
        QTest::addColumn<double>("s");
        QTest::addColumn<double>("variance");
        // Variance without ties n(n−1)(2n+5)/18; each tie group of t takes t(t−1)(2t+5)/18 away.
        QTest::newRow("rising") << QVector<double>{1, 2, 3, 4, 5} << 10.0 << 5 * 4 * 15 / 18.0;
        QTest::newRow("mixed") << QVector<double>{10, 15, 14, 20} << 4.0 << 4 * 3 * 13 / 18.0;
        QTest::newRow("ties of two and three") << QVector<double>{10, 22, 21, 30, 22, 30, 40, 40, 40} << 27.0
                                               << (9 * 8 * 23 - 2 * (2 * 1 * 9) - 3 * 2 * 11) / 18.0;
    }
    void matchesMannKendallByHand()
    {
        QFETCH(QVector<double>, values);
        QFETCH(double, s);
        QFETCH(double, variance);
        const MannKendall test = mannKendall(std::vector<double>(values.begin(), values.end()));
        QCOMPARE(test.s, s);
        QCOMPARE(test.z, (s - 1) / std::sqrt(variance));
        QVERIFY(test.pValue > 0 && test.pValue < 1);
    }

    void isSymmetric()
    {
        const std::vector<double> falling{9, 7, 7, 5, 3, 1};
        const std::vector<double> rising(falling.rbegin(), falling.rend());
        QCOMPARE(mannKendall(falling).z, -mannKendall(rising).z);
        QCOMPARE(mannKendall(std::vector<double>(10, 4.0)).pValue, 1.0);
    }

    void resistsOutliers()
    {
        // Sen (1968), table 1: t = 1 2 3 4 10 12 18, Y = 9 15 19 20 45 55 78; slope 4 (p. 1385).
        const std::vector<double> times{1, 2, 3, 4, 10, 12, 18};
        std::vector<double> values{9, 15, 19, 20, 45, 55, 78};
        QCOMPARE(theilSen(times, values).slope, 4.0);
        QCOMPARE(theilSen(times, values).intercept, 20.0 - 4.0 * 4.0);

        std::vector<double> line;
        for (const double t : times)
            line.push_back(3 + 2 * t);
        line[2] = 1e6;
        QCOMPARE(theilSen(times, line).slope, 2.0);
        QVERIFY(std::isnan(theilSen(std::array{1.0, 1.0}, std::array{1.0, 2.0}).slope));
    }

    void keepsItsFalseAlarmRate()
    {
        int alarms = 0;
        for (unsigned seed = 0; seed < 1000; ++seed) {
            std::mt19937 random(seed);
            std::uniform_real_distribution<double> uniform;
            std::vector<double> values(40);
            for (double& value : values)
                value = uniform(random);
            alarms += mannKendall(values).pValue < 0.05 ? 1 : 0;
        }
        QVERIFY2(alarms > 25 && alarms < 75, qPrintable(QString::number(alarms)));
    }

    void measuresRobustly()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(median({3, 1, 2}), 2.0);
        QCOMPARE(median({4, 1, nan, 3, 2}), 2.5);
        QVERIFY(std::isnan(median({})));
        // The example of Wikipedia's "Median absolute deviation": 1 1 2 2 4 6 9 has MAD 1.
        const std::vector<double> values{1, 1, 2, 2, 4, 6, 9};
        QCOMPARE(medianAbsoluteDeviation(values), 1.0);
        const RobustCentre centre = robustCentre(values);
        QCOMPARE(robustScore(9, centre), 7 / 1.4826);
        QCOMPARE(robustScore(2, centre), 0.0);
        QVERIFY(std::isinf(robustScore(1, RobustCentre{0, 0})));
    }

    void knowsSerialDependence()
    {
        const std::vector<double> alternating{1, -1, 1, -1, 1, -1, 1, -1};
        QCOMPARE(autocorrelation(alternating), -7.0 / 8.0);
        QCOMPARE(serialInflation(autocorrelation(alternating)), 1.0);
        QCOMPARE(serialInflation(0.5), 3.0);
        QCOMPARE(autocorrelation(std::vector<double>(5, 2.0)), 0.0);
    }
};

QTEST_GUILESS_MAIN(TrendTest)
#include "tst_trend.moc"
