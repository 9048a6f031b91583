// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/intervals.h"

#include <QTest>

#include <cmath>

using namespace qd;

class TestIntervals : public QObject
{
    Q_OBJECT

private slots:
    void wilsonAgreesWithNewcombe_data()
    {
        // R. G. Newcombe, Statist. Med. 17, 857–872 (1998), table I, method 3, 95 %.
        QTest::addColumn<int>("successes");
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("81/263") << 81 << 263 << 0.2553 << 0.3662;
        QTest::newRow("15/148") << 15 << 148 << 0.0624 << 0.1605;
        QTest::newRow("0/20") << 0 << 20 << 0.0 << 0.1611;
        QTest::newRow("1/29") << 1 << 29 << 0.0061 << 0.1718;
    }

    void wilsonAgreesWithNewcombe()
    {
        QFETCH(int, successes);
        QFETCH(int, n);
        QFETCH(double, low);
        QFETCH(double, high);
        const Interval interval = wilson(successes, n);
        QVERIFY2(std::abs(interval.low - low) < 5e-5, qPrintable(QString::number(interval.low)));
        QVERIFY2(std::abs(interval.high - high) < 5e-5, qPrintable(QString::number(interval.high)));
    }

    void differenceAgreesWithNewcombe_data()
    {
        // R. G. Newcombe, Statist. Med. 17, 873–890 (1998), table II, method 10, 95 %.
        QTest::addColumn<int>("successes1");
        QTest::addColumn<int>("n1");
        QTest::addColumn<int>("successes2");
        QTest::addColumn<int>("n2");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("a") << 56 << 70 << 48 << 80 << 0.0524 << 0.3339;
        QTest::newRow("b") << 9 << 10 << 3 << 10 << 0.1705 << 0.8090;
        QTest::newRow("c") << 6 << 7 << 2 << 7 << 0.0582 << 0.8062;
        QTest::newRow("d") << 5 << 56 << 0 << 29 << -0.0381 << 0.1926;
        QTest::newRow("e") << 0 << 10 << 0 << 20 << -0.1611 << 0.2775;
        QTest::newRow("f") << 0 << 10 << 0 << 10 << -0.2775 << 0.2775;
        QTest::newRow("g") << 10 << 10 << 0 << 20 << 0.6791 << 1.0;
        QTest::newRow("h") << 10 << 10 << 0 << 10 << 0.6075 << 1.0;
    }

    void differenceAgreesWithNewcombe()
    {
        QFETCH(int, successes1);
        QFETCH(int, n1);
        QFETCH(int, successes2);
        QFETCH(int, n2);
        QFETCH(double, low);
        QFETCH(double, high);
        const Interval interval = newcombe(successes1, n1, successes2, n2);
        QVERIFY2(std::abs(interval.low - low) < 5e-5, qPrintable(QString::number(interval.low)));
        QVERIFY2(std::abs(interval.high - high) < 5e-5, qPrintable(QString::number(interval.high)));
    }

    void withoutDataNothingIsExcluded()
    {
        QCOMPARE(wilson(0, 0).low, 0.0);
        QCOMPARE(wilson(0, 0).high, 1.0);
        QCOMPARE(newcombe(0, 0, 5, 10).low, -1.0);
        QCOMPARE(newcombe(0, 0, 5, 10).high, 1.0);
    }

    void normalQuantileAgreesWithTables_data()
    {
        QTest::addColumn<double>("p");
        QTest::addColumn<double>("z");
        QTest::newRow("median") << 0.5 << 0.0;
        QTest::newRow("0.9") << 0.9 << 1.2815515655446004;
        QTest::newRow("0.975") << 0.975 << 1.959963984540054;
        QTest::newRow("0.995") << 0.995 << 2.5758293035489004;
        QTest::newRow("0.001") << 0.001 << -3.090232306167813;
        QTest::newRow("0.01") << 0.01 << -2.3263478740408408;
    }

    void normalQuantileAgreesWithTables()
    {
        QFETCH(double, p);
        QFETCH(double, z);
        QVERIFY2(std::abs(normalQuantile(p) - z) < 1e-9,
                 qPrintable(QString::number(normalQuantile(p), 'g', 17)));
    }

    void normalQuantileInvertsTheDistribution()
    {
        for (double p = 1e-6; p < 1.0; p += 0.000997) {
            const double back = 0.5 * std::erfc(-normalQuantile(p) / std::sqrt(2.0));
            QVERIFY2(std::abs(back - p) < 1e-12, qPrintable(QString::number(p)));
        }
        QVERIFY(std::isinf(normalQuantile(1.0)));
        QVERIFY(std::isnan(normalQuantile(1.5)));
    }
};

QTEST_APPLESS_MAIN(TestIntervals)
#include "tst_intervals.moc"
