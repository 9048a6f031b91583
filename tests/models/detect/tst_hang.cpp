// SPDX-License-Identifier: Apache-2.0
#include "models/detect/hang.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace qd;

namespace {

const double noSample = std::nan("");

/// A server that is scraped every five seconds.
struct Served
{
    std::vector<double> seconds;
    std::vector<double> inFlight;
    std::vector<double> completed; ///< since the sample before

    /// `finishing` per second, until `until`.
    Served& serve(double until, double flying, double finishing)
    {
        while (seconds.empty() || seconds.back() + 5 <= until) {
            const bool first = seconds.empty();
            seconds.push_back(first ? 0 : seconds.back() + 5);
            inFlight.push_back(flying);
            completed.push_back(first ? noSample : 5 * finishing);
        }
        return *this;
    }
    /// Nothing is scraped until then.
    Served& skip(double until)
    {
        serve(seconds.back() + 5, inFlight.back(), 0);
        seconds.back() = until;
        return *this;
    }
    [[nodiscard]] std::vector<Hang> hangs(double p99 = 0.5) const
    {
        return findHangs({seconds, inFlight}, {seconds, completed}, p99);
    }
};

} // namespace

class HangTest : public QObject
{
    Q_OBJECT

private slots:
    void waitsTenTimesTheSlowestPercent()
    {
        QCOMPARE(hangThreshold(0.2), 30.0);
        QCOMPARE(hangThreshold(3.0), 30.0);
        QCOMPARE(hangThreshold(6.0), 60.0);
        QVERIFY(std::isnan(hangThreshold(noSample)));
    }

    void findsTheStretchThatHangs()
    {
        const auto hangs = Served().serve(100, 3, 20).serve(160, 7, 0).serve(300, 2, 20).hangs();
        QCOMPARE(hangs.size(), std::size_t(1));
        QCOMPARE(hangs[0].from, 100.0);
        QCOMPARE(hangs[0].until, 160.0);
        QCOMPARE(hangs[0].inFlight, 3.0); // at its beginning
        const auto lasting = Served().serve(100, 7, 20).serve(160, 7, 0).hangs();
        QCOMPARE(lasting.at(0).until, 160.0);
        QCOMPARE(lasting.at(0).inFlight, 7.0);
    }

    void isSilentOtherwise_data()
    {
        QTest::addColumn<int>("caseNumber");
        QTest::addColumn<double>("p99");
        QTest::newRow("as long as the threshold, not longer") << 0 << 0.5;
        QTest::newRow("slow requests take their time") << 1 << 6.0;
        QTest::newRow("slowness is not known") << 1 << noSample;
        QTest::newRow("no traffic") << 2 << 0.5;
        QTest::newRow("one finishes now and then") << 3 << 0.5;
        QTest::newRow("restart in the middle") << 4 << 0.5;
        QTest::newRow("not sampled for a while") << 5 << 0.5;
        QTest::newRow("empty for a moment") << 6 << 0.5;
        QTest::newRow("the gauge is missing") << 7 << 0.5;
        QTest::newRow("no samples") << 8 << 0.5;
    }
    void isSilentOtherwise()
    {
        QFETCH(int, caseNumber);
        QFETCH(double, p99);
        Served served;
        switch (caseNumber) {
        case 0:
            served.serve(100, 4, 20).serve(130, 4, 0).serve(200, 4, 20);
            break;
        case 1:
            served.serve(100, 4, 20).serve(160, 4, 0).serve(200, 4, 20);
            break;
        case 2:
            served.serve(100, 4, 20).serve(300, 0, 0);
            break;
        case 3:
            for (int round = 1; round < 10; ++round)
                served.serve(30 * round - 5, 4, 0).serve(30 * round, 4, 0.2);
            break;
        case 4:
            served.serve(100, 4, 20).serve(125, 4, 0);
            served.serve(130, 4, 0).completed.back() = noSample;
            served.serve(155, 4, 0);
            break;
        case 5:
            served.serve(100, 4, 20).serve(120, 4, 0).skip(140).serve(165, 4, 0).serve(200, 4, 20);
            break;
        case 6:
            served.serve(100, 4, 20).serve(125, 4, 0).serve(130, 0, 0).serve(155, 4, 0);
            break;
        case 7:
            served.serve(100, 4, 20).serve(300, noSample, 0);
            break;
        default:
            break;
        }
        QVERIFY(served.hangs(p99).empty());
    }

    void endsWhereTheEndpointIsDown()
    {
        const auto hangs = Served().serve(100, 4, 20).serve(140, 4, 0).skip(400).serve(420, 4, 0).hangs();
        QCOMPARE(hangs.size(), std::size_t(1));
        QCOMPARE(hangs[0].until, 140.0);
    }

    void takesSeriesWithTimesOfTheirOwn()
    {
        // The gauge comes two seconds after the rate; the hang lasts from 50 to 100.
        std::vector<double> rateTimes;
        std::vector<double> rates;
        std::vector<double> gaugeTimes;
        std::vector<double> gauge;
        for (int second = 0; second <= 150; second += 5) {
            rateTimes.push_back(second);
            rates.push_back(second > 50 && second <= 100 ? 0.0 : 12.5);
            gaugeTimes.push_back(second + 2);
            gauge.push_back(9);
        }
        const auto hangs = findHangs({gaugeTimes, gauge}, {rateTimes, rates}, 1);
        QCOMPARE(hangs.size(), std::size_t(1));
        QCOMPARE(hangs[0].from, 50.0);
        QCOMPARE(hangs[0].until, 100.0);
        QVERIFY(findHangs({gaugeTimes, gauge}, {}, 1).empty());
        QVERIFY(findHangs({}, {rateTimes, rates}, 1).empty());
    }
};

QTEST_GUILESS_MAIN(HangTest)
#include "tst_hang.moc"
