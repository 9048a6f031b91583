// SPDX-License-Identifier: Apache-2.0
#include "../quality/lcg.h"

#include "models/detect/drift.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace qd;

namespace {

bool near(double value, double expected, double tolerance = 1e-9)
{
    return std::abs(value - expected) <= tolerance;
}

std::vector<double> sample(std::uint32_t seed, std::size_t count, std::uint32_t below, double shift = 0)
{
    Lcg random(seed);
    std::vector<double> values(count);
    for (double& value : values)
        value = random.next(below) / 100.0 + shift;
    return values;
}

} // namespace

class TestDrift : public QObject
{
    Q_OBJECT

private slots:
    void chiSquareAgreesWithRAndSciPy()
    {
        // R's documentation of chisq.test (Agresti 2007, page 39): X-squared = 30.07, df = 2, p = 2.954e-07.
        const ChiSquareTest party = chiSquareHomogeneity(std::vector<std::int64_t>{762, 327, 468},
                                                         std::vector<std::int64_t>{484, 239, 477});
        QVERIFY(near(party.statistic, 30.070149095754672));
        QCOMPARE(party.degrees, 2);
        QVERIFY(near(party.pValue / 2.9535891832117595e-07, 1));
        QVERIFY(near(party.cramersV, std::sqrt(30.070149095754672 / 2757)));
        // SciPy's documentation of chi2_contingency.
        const ChiSquareTest table = chiSquareHomogeneity(std::vector<std::int64_t>{10, 10, 20},
                                                         std::vector<std::int64_t>{20, 20, 20});
        QVERIFY(near(table.statistic, 2.7777777777777777));
        QVERIFY(near(table.pValue, 0.24935220877729619));
        const ChiSquareTest padded = chiSquareHomogeneity(std::vector<std::int64_t>{10, 0, 10, 20},
                                                          std::vector<std::int64_t>{20, 0, 20, 20});
        QCOMPARE(padded.degrees, 2);
    }

    void numericColumnAgreesWithNumPyAndSciPy()
    {
        // numpy 1.24 and scipy 1.10.1 on the same data.
        const ColumnDrift drift = numericDrift("amount", sample(77, 120, 1000), sample(78, 90, 1300));
        QVERIFY(near(drift.stabilityIndex, 0.4741753095455078));
        QVERIFY(near(drift.jensenShannon, 0.3029350491589774));
        QVERIFY(near(*drift.kolmogorovSmirnov, 0.28888888888888886));
        QVERIFY(near(*drift.wasserstein, 0.5605406734440258));
        QVERIFY(near(drift.pValue, 0.0003741028480478309));
        QVERIFY(drift.test == DriftTest::KolmogorovSmirnovAsymptotic);
        QVERIFY(near(drift.stabilityByChance, 9 * (1.0 / 120 + 1.0 / 90), 0.01));
        QVERIFY(drift.level == DriftLevel::Alarm);
        const ColumnDrift small = numericDrift("amount", sample(77, 50, 1000), sample(78, 50, 1000));
        QVERIFY(small.test == DriftTest::KolmogorovSmirnovExact);
    }

    void unchangedColumnsAreSteady()
    {
        int alarms = 0;
        for (std::uint32_t seed = 1; seed <= 40; ++seed) {
            const ColumnDrift drift =
                numericDrift("x", sample(seed, 400, 5000), sample(seed + 900, 200, 5000));
            alarms += drift.level == DriftLevel::Steady ? 0 : 1;
        }
        QVERIFY(alarms <= 1);
    }

    void missingValuesAreACellOfTheirOwn()
    {
        std::vector<double> after = sample(2, 1000, 1000);
        for (std::size_t i = 0; i < 300; ++i)
            after[i * 3] = std::numeric_limits<double>::quiet_NaN();
        const ColumnDrift drift = numericDrift("x", sample(1, 1000, 1000), after);
        QVERIFY(near(drift.missingReference, 0));
        QVERIFY(near(drift.missingCurrent, 0.3));
        QVERIFY(drift.missingDifference.low > 0.25 && drift.missingDifference.high < 0.35);
        QVERIFY(drift.level == DriftLevel::Alarm);
        QVERIFY(*drift.kolmogorovSmirnov < 0.06); // what is there looks as before
        QVERIFY(drift.missingPValue < 1e-20 && drift.pValue < 1e-20);
    }

    void aConstantReferenceHasNoSpread()
    {
        const std::vector<double> constant(100, 3.0);
        const ColumnDrift same = numericDrift("x", constant, constant);
        QVERIFY(!same.wasserstein);
        QCOMPARE(same.stabilityIndex, 0.0);
        QVERIFY(same.level == DriftLevel::Steady);
        const ColumnDrift moved = numericDrift("x", constant, sample(1, 100, 100, 4.0));
        QVERIFY(!moved.wasserstein);
        QVERIFY(moved.level == DriftLevel::Alarm);
        QVERIFY(near(*moved.kolmogorovSmirnov, 1));
    }

    void anEmptyPeriodSaysNothing()
    {
        const ColumnDrift drift = numericDrift("x", {}, sample(1, 10, 10));
        QVERIFY(drift.test == DriftTest::None);
        QCOMPARE(drift.pValue, 1.0);
        QVERIFY(categoryDrift("c", {}, {}).test == DriftTest::None);
        QVERIFY(drift.level == DriftLevel::Steady);
    }

    void categoriesThatComeAndGoAreListed()
    {
        const CategoryCounts before{{{"card", 500}, {"cash", 300}, {"cheque", 200}}, 0};
        const CategoryCounts after{{{"card", 450}, {"cash", 250}, {"phone", 260}, {"coin", 20}}, 20};
        const ColumnDrift drift = categoryDrift("payment", before, after);
        QCOMPARE(drift.newCategories.size(), std::size_t{2});
        QCOMPARE(drift.newCategories[0].category, std::string("phone"));
        QVERIFY(near(drift.newCategories[0].share, 0.26));
        QCOMPARE(drift.vanishedCategories.size(), std::size_t{1});
        QCOMPARE(drift.vanishedCategories[0].category, std::string("cheque"));
        QVERIFY(near(drift.missingCurrent, 0.02));
        QVERIFY(drift.level == DriftLevel::Alarm);
        QVERIFY(drift.test == DriftTest::ChiSquare);
        const ChiSquareTest test = chiSquareHomogeneity(std::vector<std::int64_t>{500, 300, 200, 0, 0, 0},
                                                        std::vector<std::int64_t>{450, 250, 0, 260, 20, 20});
        QVERIFY(near(*drift.chiSquare, test.statistic));
        QVERIFY(near(*drift.cramersV, test.cramersV));
    }

    void rareCategoriesThatAreReplacedAreSeen()
    {
        CategoryCounts before{{{"common", 900}}, 0};
        CategoryCounts after{{{"common", 900}}, 0};
        for (int i = 0; i < 50; ++i) {
            before.rows["rare" + std::to_string(i)] = i % 2 == 0 ? 2 : 0;
            after.rows["rare" + std::to_string(i)] = i % 2 == 0 ? 0 : 2;
        }
        const ColumnDrift drift = categoryDrift("c", before, after);
        QCOMPARE(drift.pooledCategories, 50);
        QCOMPARE(drift.newCategories.size(), std::size_t{25});
        QVERIFY(near(*drift.chiSquare, 0)); // together they are as many as before
        QVERIFY(drift.test == DriftTest::Permutation);
        QVERIFY(drift.pValue < 0.001);
    }

    void nothingInCommonIsTheLargestDistance()
    {
        CategoryCounts before;
        CategoryCounts after;
        for (int i = 0; i < 60; ++i) {
            before.rows["old" + std::to_string(i)] = 5;
            after.rows["new" + std::to_string(i)] = 10;
        }
        const ColumnDrift drift = categoryDrift("merchant", before, after);
        QVERIFY(near(drift.jensenShannon, 1));
        QVERIFY(drift.effect() > 1 && drift.level == DriftLevel::Alarm);
        QVERIFY(drift.pValue < 0.001);
    }

    /// Hundreds of categories of a few rows each look different in any two samples.
    void manyRareCategoriesAreSteady()
    {
        int alarms = 0;
        int clear = 0;
        double sum = 0;
        for (std::uint32_t seed = 1; seed <= 100; ++seed) {
            std::mt19937 random(seed);
            CategoryCounts before;
            CategoryCounts after;
            for (int row = 0; row < 300; ++row)
                ++(row < 100 ? before : after).rows["m" + std::to_string(random() % 200)];
            const ColumnDrift drift = categoryDrift("merchant", before, after);
            alarms += drift.level == DriftLevel::Steady ? 0 : 1;
            clear += drift.pValue <= 0.05 ? 1 : 0;
            sum += drift.stabilityIndex - drift.stabilityByChance;
        }
        QVERIFY2(std::abs(sum / 100) < 0.02, qPrintable(QString::number(sum / 100)));
        QVERIFY2(clear <= 10, qPrintable(QString::number(clear)));
        QVERIFY2(alarms <= 25, qPrintable(QString::number(alarms)));
    }

    void cellsTellWhatTheIndexCompares()
    {
        const double nan = std::nan("");
        const std::vector<double> before{1, 2, 3, 4, nan};
        const std::vector<double> after{0, 2, 2, 9, 9, 9};
        const ColumnDrift numbers = numericDrift("x", before, after, {.bins = 2});
        QCOMPARE(numbers.cells.size(), std::size_t{3});
        QVERIFY(std::isinf(numbers.cells[0].low) && std::isinf(numbers.cells[1].high));
        QCOMPARE(numbers.cells[0].high, 2.5);
        QCOMPARE(numbers.cells[1].low, 2.5);
        QCOMPARE(numbers.cells[0].reference, 2);
        QCOMPARE(numbers.cells[0].current, 3);
        QCOMPARE(numbers.cells[1].current, 3);
        QVERIFY(numbers.cells[2].kind == DriftCell::Kind::Missing);
        QCOMPARE(numbers.cells[2].reference, 1);

        const ColumnDrift kinds =
            categoryDrift("kind", {{{"a", 90}, {"rare", 1}}, 0}, {{{"a", 50}, {"b", 40}}, 20});
        QCOMPARE(kinds.cells.size(), std::size_t{4});
        QCOMPARE(kinds.cells[0].category, std::string("a"));
        QCOMPARE(kinds.cells[1].category, std::string("b"));
        QCOMPARE(kinds.cells[1].current, 40);
        QVERIFY(kinds.cells[2].kind == DriftCell::Kind::Missing);
        QVERIFY(kinds.cells[3].kind == DriftCell::Kind::Pooled);
        QCOMPARE(kinds.cells[3].reference, 1);
    }

    void ranksByEffectAndCorrectsForManyColumns()
    {
        std::vector<ColumnDrift> columns;
        columns.push_back(numericDrift("steady", sample(1, 5000, 1000), sample(2, 5000, 1000)));
        columns.push_back(numericDrift("slight", sample(3, 5000, 1000), sample(4, 5000, 1000, 0.5)));
        columns.push_back(
            categoryDrift("kind", {{{"a", 2500}, {"b", 2500}}, 0}, {{{"a", 500}, {"b", 4500}}, 0}));
        columns.push_back(numericDrift("empty", {}, {}));
        rankDrifts(columns);
        QCOMPARE(columns[0].column, std::string("kind"));
        QCOMPARE(columns[1].column, std::string("slight"));
        QVERIFY(columns[0].adjustedPValue < 1e-9 && columns[1].adjustedPValue < 1e-3);
        for (const ColumnDrift& column : columns) {
            QVERIFY(column.adjustedPValue >= column.pValue && column.adjustedPValue <= 1);
            if (column.column == "empty")
                QCOMPARE(column.adjustedPValue, 1.0);
        }
    }
};

QTEST_APPLESS_MAIN(TestDrift)
#include "tst_drift.moc"
