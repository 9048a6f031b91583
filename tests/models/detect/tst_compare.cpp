// SPDX-License-Identifier: Apache-2.0
#include "../quality/lcg.h"

#include "models/detect/compare.h"

#include <QTest>

#include <cmath>

using namespace qd;

namespace {

bool near(double value, double expected, double tolerance = 1e-9)
{
    return std::abs(value - expected) <= tolerance;
}

std::vector<double> sample(std::uint32_t seed, std::size_t count, std::uint32_t below)
{
    Lcg random(seed);
    std::vector<double> values(count);
    for (double& value : values)
        value = random.next(below) / 100.0;
    return values;
}

} // namespace

class TestCompare : public QObject
{
    Q_OBJECT

private slots:
    void sharesAgreeWithNewcombeAndSciPy()
    {
        // Newcombe 1998, table II, method 10, row a; scipy 1.10.1's χ² without correction.
        const auto result = compareShares(48, 80, 56, 70);
        QVERIFY(near(result->difference, 0.2));
        QVERIFY(near(result->interval.low, 0.0524, 5e-5));
        QVERIFY(near(result->interval.high, 0.3339, 5e-5));
        QVERIFY(near(result->pValue, 0.008045081368196585));
        QVERIFY(near(result->effect, 2 * std::asin(std::sqrt(0.8)) - 2 * std::asin(std::sqrt(0.6))));
        QVERIFY(result->scale == EffectScale::CohensH);
        QVERIFY(compareShares(0, 0, 1, 2).error() == Undefined::NoData);
        QCOMPARE(compareShares(5, 5, 7, 7)->pValue, 1.0);
    }

    void samplesAgreeWithSciPy()
    {
        const auto result = compareSamples(sample(77, 120, 1000), sample(78, 90, 1300));
        QVERIFY(near(result->pValue, 0.002154131690812884));
        QVERIFY(near(result->effect, 0.24768518518518534));
        QVERIFY(near(result->difference, 1.64));
        QVERIFY(result->interval.low > 0 && result->interval.low < 1.64 && result->interval.high > 1.64);
        QVERIFY(compareSamples({}, sample(1, 5, 10)).error() == Undefined::NoData);
    }

    void exchangingTheSidesOnlyTurnsTheSign()
    {
        const auto a = sample(5, 60, 300);
        const auto b = sample(6, 70, 400);
        const auto forth = compareSamples(a, b);
        const auto back = compareSamples(b, a);
        QVERIFY(near(forth->effect, -back->effect));
        QVERIFY(near(forth->difference, -back->difference));
        QVERIFY(near(forth->interval.low, -back->interval.high));
        QVERIFY(near(forth->pValue, back->pValue));
        const auto up = compareShares(10, 50, 30, 60);
        const auto down = compareShares(30, 60, 10, 50);
        QVERIFY(near(up->effect, -down->effect));
        QVERIFY(near(up->interval.high, -down->interval.low));
    }

    void effectsOfAllScalesRankByTheirSize()
    {
        const auto of = [](EffectScale scale, double effect) {
            Compared compared;
            compared.scale = scale;
            compared.effect = effect;
            return compared;
        };
        const auto scores = [](double first, double second) {
            Compared compared; // a difference is the scale without being named
            compared.first = first;
            compared.second = second;
            compared.effect = second - first;
            return compared;
        };
        // Of each size one on every scale, the sizes from small to large.
        const std::vector<std::vector<Compared>> sizes{
            {of(EffectScale::CohensH, -0.19), of(EffectScale::CliffsDelta, 0.14), scores(0.95, 0.91)},
            {of(EffectScale::CohensH, 0.21), of(EffectScale::CliffsDelta, -0.32), scores(0.8, 0.9)},
            {of(EffectScale::CohensH, 0.52), of(EffectScale::CliffsDelta, 0.47), scores(0.9, 0.7)},
            {of(EffectScale::CohensH, 0.81), of(EffectScale::CliffsDelta, 0.9), scores(0.4, 0.9)}};
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            for (const Compared& one : sizes[i]) {
                QCOMPARE(static_cast<std::size_t>(sizeOf(one)), i);
                for (const Compared& larger : i + 1 < sizes.size() ? sizes[i + 1] : std::vector<Compared>())
                    QVERIFY(rankOf(one) < rankOf(larger));
            }
        }
        QVERIFY(rankOf(of(EffectScale::CohensH, 1.0)) > rankOf(of(EffectScale::CohensH, 0.9)));
        // A recall that fell by more than F1 stands above it.
        QVERIFY(rankOf(*compareShares(916, 1000, 93, 1000)) > rankOf(scores(0.924, 0.17)));
    }

    void rankingsAndF1NameTheirMethod()
    {
        const auto auc = compareAuc(scoredRows(1, 300), scoredRows(2, 300));
        QVERIFY(auc->method == CompareMethod::DeLong);
        QVERIFY(near(auc->difference, auc->second - auc->first));
        QVERIFY(auc->interval.low < auc->difference && auc->difference < auc->interval.high);
        QVERIFY(compareAuc({}, scoredRows(1, 9)).error() == Undefined::NoData);
        const ConfusionMatrix before{{"no", "yes"}, {400, 100, 100, 400}};
        const ConfusionMatrix after{{"no", "yes"}, {300, 200, 200, 300}};
        const auto f1 = compareScores(before, after, &ClassScores::f1, "yes");
        QVERIFY(f1->method == CompareMethod::Newcombe);
        QVERIFY(compareScores(before, after, &ClassScores::f1)->method == CompareMethod::Bootstrap);
        QVERIFY(near(f1->difference, -0.2));
        QVERIFY(f1->interval.high < -0.1 && f1->pValue < 0.01);
        QVERIFY(compareScores({}, after, &ClassScores::f1).error() == Undefined::NoData);
    }

    /// The interval of F1 agrees with the bootstrap's where that is good.
    void f1AgreesWithTheBootstrap()
    {
        const ConfusionMatrix before{{"no", "yes"}, {500, 60, 90, 350}};
        const ConfusionMatrix after{{"no", "yes"}, {300, 80, 70, 150}};
        const auto exact = compareScores(before, after, &ClassScores::f1, "yes");
        const auto resampled = bootstrapScore(before, after, &ClassScores::f1, "yes");
        QVERIFY(near(exact->difference, resampled->difference));
        QVERIFY(near(exact->interval.low, resampled->interval.low, 0.006));
        QVERIFY(near(exact->interval.high, resampled->interval.high, 0.006));
    }

    /// Four rows without a mistake have no spread, and yet say nothing.
    void fewRowsWithoutMistakesSayNothing()
    {
        const ConfusionMatrix before{{"no", "yes"}, {240, 60, 60, 240}};
        const ConfusionMatrix after{{"no", "yes"}, {2, 0, 0, 2}};
        const auto f1 = compareScores(before, after, &ClassScores::f1, "yes");
        QVERIFY(f1->pValue > 0.5);
        QVERIFY(f1->interval.low < -0.1 && f1->interval.high > 0.2);
        const auto macro = compareScores(before, after, &ClassScores::f1);
        QVERIFY2(macro->pValue > 0.3, qPrintable(QString::number(macro->pValue)));
        QVERIFY(macro->interval.low < 0);
        const std::vector<Scored> separated{{0.9, true}, {0.8, true}, {0.2, false}, {0.1, false}};
        const auto auc = compareAuc(scoredRows(1, 300), separated);
        QVERIFY(auc->second == 1 && auc->pValue > 0.2 && auc->interval.low < 0);
    }
};

QTEST_APPLESS_MAIN(TestCompare)
#include "tst_compare.moc"
