// SPDX-License-Identifier: Apache-2.0
#include <QTest> // first: moc 6.4 trips over <concepts> otherwise

#include "models/base/metrics.h"
#include "models/monitor/livevalues.h"
#include "models/monitor/snapshotbuilder.h"

#include <limits>

using namespace qd;

namespace {

constexpr Timestamp later{10'000};

} // namespace

class TestLiveValues : public QObject
{
    Q_OBJECT

private slots:
    void newestByTimeWinsWhateverTheOrder()
    {
        LiveValues live;
        const Labels labels{{"endpoint", "a"}};
        live.apply(std::vector<SeriesSample>{{{"up", labels}, {{2'000}, 2}}, {{"up", labels}, {{1'000}, 1}}},
                   later);
        QCOMPARE(live.value("up", labels, {0}), std::optional(2.0));
    }

    void clockThatWasSetBackFreezesNothing()
    {
        LiveValues live;
        const Labels labels{{"endpoint", "a"}};
        live.apply(std::vector<SeriesSample>{{{"up", labels}, {{9'000}, 1}}}, {9'000});
        live.apply(std::vector<SeriesSample>{{{"up", labels}, {{2'000}, 2}}}, {2'000});
        QCOMPARE(live.value("up", labels, {2'000}), std::optional(2.0));
    }

    void sampleOfTheFutureCountsAsOfNow()
    {
        LiveValues live;
        const Labels labels{{"endpoint", "a"}};
        live.apply(std::vector<SeriesSample>{{{"up", labels}, {{9'000'000}, 1}}}, {1'000});
        QCOMPARE(live.value("up", labels, {1'000}), std::optional(1.0));
        QVERIFY(!live.value("up", labels, {1'001}));
        live.apply(std::vector<SeriesSample>{{{"up", labels}, {{2'000}, 2}}}, {2'000});
        QCOMPARE(live.value("up", labels, {0}), std::optional(2.0));
    }

    void seriesThatHaveEndedAreForgotten()
    {
        LiveValues live;
        Sparklines lines;
        const auto keyAt = [](int number) {
            return SeriesKey{std::string(metric::accuracy),
                             {{"endpoint", "a"}, {"model", std::to_string(number)}}};
        };
        for (int second = 0; second < 1'000; ++second) { // a new one each second, and one that goes on
            const Timestamp at{second * 1'000};
            const std::vector<SeriesSample> batch{{keyAt(second), {at, 1}}, {keyAt(-1), {at, 2}}};
            live.apply(batch, at);
            extendSparklines(lines, batch, at);
        }
        const Timestamp now{999'000};
        live.forgetBefore(now - Duration(10'000), now);
        forgetEndedSparklines(lines, now);
        QCOMPARE(live.ofMetric(metric::accuracy).size(), std::size_t(12));
        QCOMPARE(live.value(metric::accuracy, keyAt(-1).labels, now), std::optional(2.0));
        QCOMPARE(lines.size(), std::size_t(302)); // five minutes of them
        QVERIFY(lines.contains(keyAt(-1)));

        // What came before the clock was set back goes, too, and no empty metric stays.
        live.forgetBefore({0}, {500});
        forgetEndedSparklines(lines, {500});
        QVERIFY(live.ofMetric(metric::accuracy).empty());
        QVERIFY(lines.empty());
    }

    void oldAndStaleValuesAreNone()
    {
        LiveValues live;
        const Labels labels{{"endpoint", "a"}};
        live.apply(std::vector<SeriesSample>{{{"up", labels}, {{1'000}, 1}}}, later);
        QVERIFY(live.value("up", labels, {1'000}));
        QVERIFY(!live.value("up", labels, {1'001}));
        live.apply(
            std::vector<SeriesSample>{{{"up", labels}, {{2'000}, std::numeric_limits<double>::quiet_NaN()}}},
            later);
        QVERIFY(!live.value("up", labels, {0}));
    }

    void labelsAreMatchedWhole()
    {
        LiveValues live;
        live.apply(std::vector<SeriesSample>{{{"m", {{"endpoint", "a"}, {"version", "1"}}}, {{1}, 5}}},
                   later);
        QVERIFY(!live.value("m", {{"endpoint", "a"}}, {0}));
        QCOMPARE(live.ofMetric("m").size(), std::size_t(1));
        QVERIFY(live.ofMetric("n").empty());
    }

    void forgottenEndpointLeavesNothing()
    {
        LiveValues live;
        live.apply(std::vector<SeriesSample>{{{"m", {{"endpoint", "a"}}}, {{1}, 1}},
                                             {{"m", {{"endpoint", "b"}}}, {{1}, 2}}},
                   later);
        live.forgetEndpoint("a");
        QVERIFY(!live.value("m", {{"endpoint", "a"}}, {0}));
        QCOMPARE(live.value("m", {{"endpoint", "b"}}, {0}), std::optional(2.0));
    }
};

QTEST_GUILESS_MAIN(TestLiveValues)
#include "tst_livevalues.moc"
