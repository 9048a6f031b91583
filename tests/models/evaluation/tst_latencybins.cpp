// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/versions/latencybins.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace qd;

class TestLatencyBins : public QObject
{
    Q_OBJECT

private slots:
    void everyLatencyLiesInItsBin()
    {
        std::mt19937 random(5);
        std::uniform_real_distribution<double> exponent(-6.9, 6.9);
        for (int i = 0; i < 100'000; ++i) {
            const double seconds = std::pow(10, exponent(random));
            const int bin = LatencyBins::binOf(seconds);
            QVERIFY(seconds > LatencyBins::lowerEdge(bin) && seconds <= LatencyBins::upperEdge(bin));
        }
    }

    void anEdgeBelongsToTheBinBelowIt()
    {
        for (int bin = LatencyBins::lowest; bin < LatencyBins::highest; ++bin)
            QCOMPARE(LatencyBins::binOf(LatencyBins::upperEdge(bin)), bin);
    }

    void binsAreEquallyWideAndRoundAtPowersOfTen()
    {
        QCOMPARE(LatencyBins::lowerEdge(0), 1.0);
        QCOMPARE(LatencyBins::lowerEdge(-2 * LatencyBins::perDecade), 0.01);
        const double ratio = LatencyBins::upperEdge(3) / LatencyBins::lowerEdge(3);
        QVERIFY(std::abs(std::pow(ratio, LatencyBins::perDecade) - 10) < 1e-9);
    }

    void whatNoAxisShowsLiesInTheOutermostBins()
    {
        for (const double low : {0.0, -3.0, 1e-12})
            QCOMPARE(LatencyBins::binOf(low), LatencyBins::lowest);
        QCOMPARE(LatencyBins::binOf(1e12), LatencyBins::highest);
    }

    void binsAreCountedInAnyOrder()
    {
        LatencyBins bins;
        QVERIFY(bins.isEmpty());
        for (const int bin : {4, 9, -2, 4})
            bins.add(bin);
        QCOMPARE(bins.begin(), -2);
        QCOMPARE(bins.end(), 10);
        QCOMPARE(bins.count(4), 2);
        QCOMPARE(bins.count(5), 0);
        QCOMPARE(bins.count(-200), 0);
        QCOMPARE(bins.total(), 4);
    }
};

QTEST_GUILESS_MAIN(TestLatencyBins)
#include "tst_latencybins.moc"
