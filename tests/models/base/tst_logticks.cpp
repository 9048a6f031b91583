// SPDX-License-Identifier: Apache-2.0
#include "models/base/logticks.h"

#include <QTest>

#include <cmath>

using namespace qd;

class TestLogTicks : public QObject
{
    Q_OBJECT

private slots:
    void areRoundAndAsManyAsFit_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<int>("most");
        QTest::addColumn<QList<double>>("expected");
        QTest::newRow("one decade") << 0.01 << 0.1 << 6 << QList<double>{0.01, 0.02, 0.05, 0.1};
        QTest::newRow("powers only") << 0.001 << 10.0 << 6 << QList<double>{0.001, 0.01, 0.1, 1, 10};
        QTest::newRow("every other power") << 1e-4 << 1e4 << 6 << QList<double>{1e-4, 1e-2, 1, 1e2, 1e4};
        QTest::newRow("within a step") << 0.3 << 0.4 << 6 << QList<double>{};
        QTest::newRow("zero") << 0.0 << 1.0 << 6 << QList<double>{};
        QTest::newRow("turned round") << 2.0 << 1.0 << 6 << QList<double>{};
        QTest::newRow("without end") << 1.0 << std::numeric_limits<double>::infinity() << 6
                                     << QList<double>{};
    }

    void areRoundAndAsManyAsFit()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(int, most);
        QFETCH(QList<double>, expected);
        const std::vector<double> ticks = logTicks(low, high, most);
        QCOMPARE(ticks.size(), std::size_t(expected.size()));
        for (std::size_t i = 0; i < ticks.size(); ++i)
            QVERIFY(std::abs(ticks[i] / expected[qsizetype(i)] - 1) < 1e-12);
    }
};

QTEST_GUILESS_MAIN(TestLogTicks)
#include "tst_logticks.moc"
