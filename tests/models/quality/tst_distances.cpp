// SPDX-License-Identifier: Apache-2.0
#include "lcg.h"

#include "models/quality/statistics/distances.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace qd;

namespace {

bool near(double value, double expected, double tolerance = 1e-12)
{
    return std::abs(value - expected) <= tolerance;
}

std::vector<double> sample(std::uint32_t seed, std::size_t count, std::uint32_t below, double scale,
                           double offset = 0)
{
    Lcg random(seed);
    std::vector<double> values(count);
    for (double& value : values)
        value = random.next(below) / scale + offset;
    std::sort(values.begin(), values.end());
    return values;
}

double share(const std::vector<double>& sorted, double atMost)
{
    return static_cast<double>(std::count_if(sorted.begin(), sorted.end(),
                                             [atMost](double value) { return value <= atMost; })) /
           static_cast<double>(sorted.size());
}

/// The largest difference in units of 1 / (n m), value by value.
double ksByDefinition(const std::vector<double>& first, const std::vector<double>& second)
{
    double largest = 0;
    for (const auto* const side : {&first, &second}) {
        for (const double value : *side)
            largest = std::max(largest, std::abs(share(first, value) - share(second, value)));
    }
    return std::round(largest * static_cast<double>(first.size() * second.size()));
}

/// Share of all ways to split the pooled values that differ at least as much.
double ksTailByPermutation(const std::vector<double>& first, const std::vector<double>& second)
{
    std::vector<double> all = first;
    all.insert(all.end(), second.begin(), second.end());
    std::vector<int> side(all.size(), 1);
    std::fill_n(side.begin(), first.size(), 0);
    const double reached = ksByDefinition(first, second);
    double splits = 0;
    double asFar = 0;
    do {
        std::vector<double> parts[2];
        for (std::size_t i = 0; i < all.size(); ++i)
            parts[side[i]].push_back(all[i]);
        ++splits;
        asFar += ksByDefinition(parts[0], parts[1]) >= reached ? 1 : 0;
    } while (std::next_permutation(side.begin(), side.end()));
    return asFar / splits;
}

std::vector<double> repeated(std::initializer_list<std::pair<double, int>> values)
{
    std::vector<double> result;
    for (const auto& [value, times] : values)
        result.insert(result.end(), static_cast<std::size_t>(times), value);
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace

class TestDistances : public QObject
{
    Q_OBJECT

private slots:
    void jensenShannonAgreesWithSciPysExamples_data()
    {
        QTest::addColumn<std::vector<double>>("first");
        QTest::addColumn<std::vector<double>>("second");
        QTest::addColumn<double>("distance");
        using Weights = std::vector<double>;
        QTest::newRow("apart") << Weights{1, 0, 0} << Weights{0, 1, 0} << 1.0;
        QTest::newRow("half") << Weights{1, 0} << Weights{0.5, 0.5}
                              << 0.46450140402245893 / std::sqrt(std::log(2.0));
        QTest::newRow("same") << Weights{1, 0, 0} << Weights{1, 0, 0} << 0.0;
        QTest::newRow("weights") << Weights{10, 20, 30, 5} << Weights{1, 2, 3, 9} << 0.4921806679995474;
        QTest::newRow("nothing") << Weights{0, 0} << Weights{1, 2} << 0.0;
    }

    void jensenShannonAgreesWithSciPysExamples()
    {
        QFETCH(std::vector<double>, first);
        QFETCH(std::vector<double>, second);
        QFETCH(double, distance);
        QVERIFY(near(jensenShannonDistance(first, second), distance));
        QVERIFY(near(jensenShannonDistance(second, first), distance));
    }

    void wassersteinAgreesWithSciPysExamples()
    {
        QVERIFY(near(wassersteinDistance(std::vector<double>{0, 1, 3}, std::vector<double>{5, 6, 8}), 5));
        QVERIFY(near(wassersteinDistance(repeated({{0, 3}, {1, 1}}), repeated({{0, 2}, {1, 2}})), 0.25));
        QVERIFY(near(wassersteinDistance(repeated({{3.4, 14}, {3.9, 9}, {7.5, 31}, {7.8, 72}}),
                                         repeated({{4.5, 32}, {1.4, 35}})),
                     4.0781331438047861));
    }

    void kolmogorovSmirnovAgreesWithSciPy_data()
    {
        // scipy 1.10.1: ks_2samp(method="exact") below 10,000 pairs, else special.kolmogorov; no ties.
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("m");
        QTest::addColumn<double>("offset");
        QTest::addColumn<double>("statistic");
        QTest::addColumn<double>("pValue");
        QTest::addColumn<bool>("exact");
        QTest::addColumn<double>("work");
        QTest::newRow("9 and 9") << 9 << 9 << 60.0 << 7.0 / 9 << 0.006293706293706292 << true
                                 << 57.64288888888889;
        QTest::newRow("20 and 25") << 20 << 25 << 5.0 << 0.37 << 0.07412841088564476 << true << 19.91456;
        QTest::newRow("40 and 30") << 40 << 30 << 20.0 << 0.35 << 0.0236513740354408 << true << 24.01655;
        QTest::newRow("300 and 400") << 300 << 400 << 4.0 << 0.09083333333333332 << 0.11814192619171196
                                     << false << 5.071299166666666;
    }

    void kolmogorovSmirnovAgreesWithSciPy()
    {
        QFETCH(int, n);
        QFETCH(int, m);
        QFETCH(double, offset);
        QFETCH(double, statistic);
        QFETCH(double, pValue);
        QFETCH(bool, exact);
        QFETCH(double, work);
        const auto first = sample(static_cast<std::uint32_t>(n), static_cast<std::size_t>(n), 100000, 1000);
        const auto second =
            sample(static_cast<std::uint32_t>(m) + 1000, static_cast<std::size_t>(m), 100000, 1000, offset);
        const KsTest test = kolmogorovSmirnov(first, second);
        QVERIFY(near(test.statistic, statistic));
        QVERIFY(near(test.pValue, pValue));
        QCOMPARE(test.exact, exact);
        QVERIFY(near(std::abs(share(first, test.at) - share(second, test.at)), statistic));
        QVERIFY(near(wassersteinDistance(first, second), work, 1e-9));
    }

    void exactKolmogorovSmirnovIsThePermutationTestEvenWithTies()
    {
        for (std::uint32_t seed = 1; seed <= 30; ++seed) {
            const std::uint32_t distinct = seed % 3 == 0 ? 100000 : 2 + seed % 5;
            const auto first = sample(seed, 5 + seed % 3, distinct, 1);
            const auto second = sample(seed + 500, 6, distinct, 1, seed % 4 == 0 ? 1 : 0);
            const KsTest test = kolmogorovSmirnov(first, second);
            QVERIFY(test.exact);
            QVERIFY(near(test.statistic * static_cast<double>(first.size() * second.size()),
                         ksByDefinition(first, second), 1e-9));
            QVERIFY(near(test.pValue, ksTailByPermutation(first, second), 1e-9));
        }
    }

    void kolmogorovTailAgreesWithSciPy()
    {
        const double expected[][2]{{0.3, 0.9999906941986655},    {0.5, 0.9639452436648751},
                                   {0.999, 0.27107316411506394}, {1, 0.26999967167735456},
                                   {1.36, 0.049485876755377876}, {2, 0.0006709252557796953}};
        for (const auto& [x, tail] : expected)
            QVERIFY(near(kolmogorovTail(x), tail));
        QVERIFY(near(kolmogorovTail(4) / 2.532833109818835e-14, 1));
        QCOMPARE(kolmogorovTail(0), 1.0);
    }

    void emptyAndEqualSamplesDoNotDiffer()
    {
        const std::vector<double> some{1, 2, 2, 3};
        QCOMPARE(kolmogorovSmirnov({}, some).pValue, 1.0);
        QCOMPARE(kolmogorovSmirnov(some, some).statistic, 0.0);
        QCOMPARE(kolmogorovSmirnov(some, some).pValue, 1.0);
        QCOMPARE(wassersteinDistance(some, some), 0.0);
    }

    void stabilityIndexFollowsItsDefinition()
    {
        const std::vector<std::int64_t> before{50, 30, 20};
        const std::vector<std::int64_t> after{20, 30, 50};
        QVERIFY(near(populationStability(before, after, 0), 2 * 0.3 * std::log(2.5)));
        QVERIFY(near(populationStability(before, after, 0), populationStability(after, before, 0)));
        QCOMPARE(populationStability(before, before), 0.0);
        const std::vector<std::int64_t> gone{0, 30, 70};
        QVERIFY(std::isfinite(populationStability(before, gone)));
        QCOMPARE(populationStability(before, std::vector<std::int64_t>{0, 0, 0}), 0.0);
    }

    void stabilityByChanceIsWhatUnchangedDataShow()
    {
        std::mt19937 random(4);
        double sum = 0;
        constexpr int rounds = 2000;
        for (int round = 0; round < rounds; ++round) {
            std::vector<std::int64_t> before(10);
            std::vector<std::int64_t> after(10);
            for (int i = 0; i < 1000; ++i)
                ++before[random() % 10];
            for (int i = 0; i < 500; ++i)
                ++after[random() % 10];
            sum += populationStability(before, after);
        }
        const std::vector<std::int64_t> before(10, 100);
        const std::vector<std::int64_t> after(10, 50);
        const double byChance = populationStabilityByChance(before, after);
        QVERIFY(near(sum / rounds, byChance, 0.001));
        QVERIFY(near(byChance, 9 * (1.0 / 1000 + 1.0 / 500))); // Yurdakul's
    }

    void rareCellsShowLessByChance()
    {
        // The mean over the hypergeometric distribution of each cell, in exact fractions; Yurdakul's 1.69
        // would hide a change.
        std::vector<std::int64_t> before;
        std::vector<std::int64_t> after;
        for (const auto& [cells, rows] :
             {std::pair(40, 1), std::pair(30, 2), std::pair(20, 5), std::pair(1, 40)}) {
            for (int i = 0; i < cells; ++i) {
                before.push_back(0);
                after.push_back(rows);
            }
        }
        // Which side a row is on does not matter, how many each has does.
        std::int64_t left = 80;
        for (std::size_t i = before.size(); i-- > 0 && left > 0;) {
            const std::int64_t moved = std::min(left, after[i]);
            before[i] += moved;
            after[i] -= moved;
            left -= moved;
        }
        QVERIFY(near(populationStabilityByChance(before, after), 0.787113893650918, 1e-9));
    }
};

QTEST_APPLESS_MAIN(TestDistances)
#include "tst_distances.moc"
