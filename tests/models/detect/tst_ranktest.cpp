// SPDX-License-Identifier: Apache-2.0
#include "models/detect/ranktest.h"
#include "models/detect/tails.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace qd;

namespace {

std::vector<double> normalSample(unsigned seed, std::size_t n, double mean)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> normal(mean, 1.0);
    std::vector<double> values(n);
    std::generate(values.begin(), values.end(), [&] { return normal(random); });
    return values;
}

std::vector<double> allDifferences(const std::vector<double>& first, const std::vector<double>& second)
{
    std::vector<double> differences;
    for (const double x : first) {
        for (const double y : second)
            differences.push_back(y - x);
    }
    std::sort(differences.begin(), differences.end());
    return differences;
}

} // namespace

class RankTestTest : public QObject
{
    Q_OBJECT

private slots:
    void matchesPublishedMannWhitney()
    {
        // SciPy's documentation of scipy.stats.mannwhitneyu: U = 17, asymptotic p = 0.11134688653314041.
        const std::vector<double> males{19, 22, 16, 29, 24};
        const std::vector<double> females{20, 11, 17, 12};
        const RankTest test = mannWhitney(males, females);
        QCOMPARE(test.u, 17.0);
        QVERIFY(std::abs(test.pValue - 0.11134688653314041) < 1e-12);
        QVERIFY(test.z > 0);
    }

    void correctsForTies()
    {
        // By hand: U counts pairs; ties Σ(t³−t) = 6 + 24 = 30, variance = 9/12 · (7 − 30/30) = 4.5.
        const std::vector<double> first{1, 2, 2};
        const std::vector<double> second{1, 2, 3};
        const RankTest test = mannWhitney(first, second);
        QCOMPARE(test.u, 0.5 + 1.5 + 1.5);
        QVERIFY(std::abs(test.z - -(1.0 - 0.5) / std::sqrt(4.5)) < 1e-12);
    }

    void hasNoOpinionOnEqualValues()
    {
        const std::vector<double> same{3, 3, 3, 3};
        QCOMPARE(mannWhitney(same, same).pValue, 1.0);
        QCOMPARE(mannWhitney({}, same).pValue, 1.0);
    }

    void matchesPublishedHodgesLehmann()
    {
        // Hollander & Wolfe (1973), p. 69 f., permeability of the chorioamnion: estimate of x − y 0.305.
        const std::vector<double> x{0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
        const std::vector<double> y{1.15, 0.88, 0.90, 0.74, 1.21};
        QCOMPARE(mannWhitney(x, y).u, 35.0);
        QVERIFY(std::abs(hodgesLehmann(y, x).estimate - 0.305) < 1e-12);
    }

    void selectsAsBruteForceDoes_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("m");
        QTest::addColumn<bool>("tied");
        QTest::newRow("even count") << 20 << 31 << false;
        QTest::newRow("odd count") << 21 << 33 << false;
        QTest::newRow("ties and zeros") << 40 << 25 << true;
        QTest::newRow("lopsided") << 3 << 200 << false;
    }
    void selectsAsBruteForceDoes()
    {
        QFETCH(int, n);
        QFETCH(int, m);
        QFETCH(bool, tied);
        auto first = normalSample(1, static_cast<std::size_t>(n), 0.0);
        auto second = normalSample(2, static_cast<std::size_t>(m), 0.5);
        if (tied) {
            for (auto* sample : {&first, &second})
                std::for_each(sample->begin(), sample->end(),
                              [](double& value) { value = std::round(value); });
        }
        const auto differences = allDifferences(first, second);
        const std::size_t count = differences.size();
        const double middle = (differences[(count - 1) / 2] + differences[count / 2]) / 2;
        const double half = static_cast<double>(count) / 2.0;
        const auto rank = static_cast<std::size_t>(
            std::floor(half - 1.959963984540054 * std::sqrt(half * 2.0 * (n + m + 1) / 12.0)));

        const Shift shift = hodgesLehmann(first, second);
        QCOMPARE(shift.estimate, middle);
        QCOMPARE(shift.low, differences[rank - 1]);
        QCOMPARE(shift.high, differences[count - rank]);
    }

    void admitsThatTooFewValuesGiveNoInterval()
    {
        const std::vector<double> two{1, 2};
        const Shift shift = hodgesLehmann(two, two);
        QCOMPARE(shift.estimate, 0.0);
        QVERIFY(std::isinf(shift.low) && std::isinf(shift.high));
    }

    void coversTheTrueShift()
    {
        int covered = 0;
        constexpr int rounds = 400;
        for (unsigned round = 0; round < rounds; ++round) {
            const Shift shift =
                hodgesLehmann(normalSample(2 * round, 40, 0.0), normalSample(2 * round + 1, 50, 0.7));
            covered += shift.low <= 0.7 && 0.7 <= shift.high ? 1 : 0;
        }
        // 95 % ± three standard errors of 400 trials.
        QVERIFY2(covered >= rounds * 0.917 && covered <= rounds * 0.983,
                 qPrintable(QString::number(covered)));
    }

    void handlesLargeSamples()
    {
        const auto first = normalSample(3, 50'000, 0.0);
        const auto second = normalSample(4, 50'000, 0.1);
        QElapsedTimer timer;
        timer.start();
        const Shift shift = hodgesLehmann(first, second);
        qInfo("Hodges-Lehmann of 50,000 x 50,000: %lld ms", static_cast<long long>(timer.elapsed()));
        QVERIFY(std::abs(shift.estimate - 0.1) < 0.03);
        QVERIFY(shift.low < shift.estimate && shift.estimate < shift.high);
    }

    void matchesChiSquareTables_data()
    {
        QTest::addColumn<double>("x");
        QTest::addColumn<int>("degrees");
        QTest::addColumn<double>("tail");
        // Critical values of the χ² distribution, NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4.
        QTest::newRow("1 df, 5 %") << 3.841 << 1 << 0.05;
        QTest::newRow("1 df, 0.1 %") << 10.828 << 1 << 0.001;
        QTest::newRow("9 df, 10 %") << 14.684 << 9 << 0.10;
        QTest::newRow("9 df, 1 %") << 21.666 << 9 << 0.01;
        QTest::newRow("50 df, 5 %") << 67.505 << 50 << 0.05;
    }
    void matchesChiSquareTables()
    {
        QFETCH(double, x);
        QFETCH(int, degrees);
        QFETCH(double, tail);
        QVERIFY(std::abs(chiSquareTail(x, degrees) - tail) < 2e-3 * tail);
    }

    void knowsChiSquareOfTwoDegreesExactly()
    {
        // χ² with two degrees of freedom is exponential.
        for (const double x : {0.1, 1.0, 5.0, 40.0})
            QVERIFY(std::abs(chiSquareTail(x, 2) / std::exp(-x / 2) - 1) < 1e-9);
        QCOMPARE(chiSquareTail(0, 3), 1.0);
    }
};

QTEST_GUILESS_MAIN(RankTestTest)
#include "tst_ranktest.moc"
