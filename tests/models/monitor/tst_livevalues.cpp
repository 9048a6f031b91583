// SPDX-License-Identifier: Apache-2.0
#include <QTest> // first: moc 6.4 trips over <concepts> otherwise

#include "models/monitor/livevalues.h"

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
