// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/exacttests.h"
#include "models/quality/statistics/stratified.h"

#include <QTest>

#include <array>
#include <cmath>
#include <vector>

using namespace qd;

namespace {

bool near(double value, double expected, double tolerance = 1e-10)
{
    return std::abs(value - expected) <= tolerance;
}

using Counts = std::vector<std::int64_t>;

} // namespace

/// Expected values are exact fractions from Python's whole numbers, unless a source is named.
class TestExactTests : public QObject
{
    Q_OBJECT

private slots:
    void fishersTestIsExact()
    {
        // Fisher's tea (1935), as in R's fisher.test: 0.4857 and, one-sided, 0.2429.
        QVERIFY(near(fisherTwoSided(3, 4, 1, 4), 0.4857142857142857));
        QVERIFY(near(fisherGreater(3, 4, 1, 4), 0.24285714285714285));
        QVERIFY(near(fisherTwoSided(3, 10, 9, 12), 0.08355730956350152));
        QVERIFY(near(fisherGreater(3, 10, 9, 12), 0.9952199503283095));
        QVERIFY(near(fisherTwoSided(1, 50, 8, 10'000), 0.043912453395607766));
        QVERIFY(near(fisherTwoSided(0, 60, 2, 1'000), 1));
        QCOMPARE(fisherTwoSided(0, 0, 2, 10), 1.0);
    }

    void fewRowsOfACanarySayNothing()
    {
        QVERIFY(isSmallTable(480, 600, 4, 4));
        QVERIFY(near(sharesPValue(480, 600, 4, 4), 1));
        // Enough rows: scipy 1.10.1's χ² without correction.
        QVERIFY(!isSmallTable(48, 80, 56, 70));
        QVERIFY(near(sharesPValue(48, 80, 56, 70), 0.008045081368196585));
        QCOMPARE(sharesPValue(5, 5, 7, 7), 1.0);
    }

    void binomialTailsAreExact()
    {
        QVERIFY(near(binomialTwoSided(3, 10, 0.5), 0.34375));
        QVERIFY(near(binomialTwoSided(0, 20, 0.1), 0.2431533091811386));
        QVERIFY(near(binomialTwoSided(55, 1'000, 0.04), 0.024760414299508725));
        QVERIFY(near(binomialTwoSided(10, 10, 0.7), 0.0564950498));
        QVERIFY(near(binomialTwoSided(2, 300, 0.03), 0.011436378565636092));
        QCOMPARE(binomialTwoSided(10, 10, 1), 1.0);
        QCOMPARE(binomialTwoSided(9, 10, 1), 0.0); // what was certain did not happen
        QVERIFY(binomialTwoSided(500'600, 1'000'000, 0.5) > 0.2);
        QVERIFY(binomialTwoSided(505'000, 1'000'000, 0.5) < 1e-20);
    }

    void rareCategoriesAreTestedByExchange()
    {
        // All ways to deal out the rows, one by one.
        QVERIFY(near(permutationHomogeneity(Counts{3, 2, 1, 0, 0}, Counts{0, 1, 1, 3, 3}), 0.03796, 0.012));
        QVERIFY(near(permutationHomogeneity(Counts{6, 0, 1}, Counts{1, 5, 1}), 0.00874, 0.003));
        QVERIFY(permutationHomogeneity(Counts{4, 1, 1}, Counts{3, 2, 3}) > 0.5);
        QCOMPARE(permutationHomogeneity(Counts{5}, Counts{9}), 1.0);
        QCOMPARE(permutationHomogeneity(Counts{5, 0}, Counts{0, 0}), 1.0);
        const Counts first{3, 1, 0, 2, 4};
        const Counts second{1, 1, 5, 2, 0};
        QCOMPARE(permutationHomogeneity(first, second), permutationHomogeneity(first, second));
    }

    void strataAreComparedWithin()
    {
        // Admissions at Berkeley by department (Bickel, Hammel & O'Connell 1975): R's mantelhaen.test without
        // correction gives 1.5246 = z². Men were admitted more often, but not within departments.
        struct Department
        {
            int men, ofMen, women, ofWomen;
        };
        static constexpr std::array<Department, 6> departments{{{512, 825, 89, 108},
                                                                {353, 560, 17, 25},
                                                                {120, 325, 202, 593},
                                                                {138, 417, 131, 375},
                                                                {53, 191, 94, 393},
                                                                {22, 373, 24, 341}}};
        StratifiedLosses within;
        StratifiedLosses together;
        for (std::size_t i = 0; i < departments.size(); ++i) {
            const Department& one = departments[i];
            for (int man = 0; man < one.ofMen; ++man) {
                within.add(i, true, man < one.men ? 1 : 0);
                together.add(0, true, man < one.men ? 1 : 0);
            }
            for (int woman = 0; woman < one.ofWomen; ++woman) {
                within.add(i, false, woman < one.women ? 1 : 0);
                together.add(0, false, woman < one.women ? 1 : 0);
            }
        }
        QVERIFY(near(within.difference().pValue, 0.8915381514722408));
        QVERIFY(near(within.difference().difference, -0.018425196190852512));
        QVERIFY(near(within.difference().z * within.difference().z, 1.5246066604434354));
        QVERIFY(together.difference().pValue < 1e-20);
    }

    void strataWithoutBothSaysNothing()
    {
        StratifiedLosses apart;
        for (int i = 0; i < 100; ++i) {
            apart.add(0, true, 1);
            apart.add(1, false, 0);
        }
        QCOMPARE(apart.difference().pValue, 1.0);
        QCOMPARE(apart.difference().difference, 0.0);
    }
};

QTEST_APPLESS_MAIN(TestExactTests)
#include "tst_exacttests.moc"
