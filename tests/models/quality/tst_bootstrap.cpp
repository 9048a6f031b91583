// SPDX-License-Identifier: Apache-2.0
#include "lcg.h"

#include "models/quality/curves/roc.h"
#include "models/quality/statistics/bootstrap.h"
#include "models/quality/statistics/intervals.h"

#include <QTest>

#include <cmath>

using namespace qd;

namespace {

ConfusionMatrix binary(std::int64_t tn, std::int64_t fp, std::int64_t fn, std::int64_t tp)
{
    return {{"no", "yes"}, {tn, fp, fn, tp}};
}

bool near(double value, double expected, double tolerance)
{
    return std::abs(value - expected) <= tolerance;
}

} // namespace

class TestBootstrap : public QObject
{
    Q_OBJECT

private slots:
    void theSameSeedGivesTheSameAnswer()
    {
        const auto once =
            bootstrapScore(binary(90, 10, 20, 80), binary(80, 20, 30, 70), &ClassScores::f1, "yes");
        const auto twice =
            bootstrapScore(binary(90, 10, 20, 80), binary(80, 20, 30, 70), &ClassScores::f1, "yes");
        QCOMPARE(once->interval.low, twice->interval.low);
        QCOMPARE(once->interval.high, twice->interval.high);
        QCOMPARE(once->pValue, twice->pValue);
        BootstrapOptions other;
        other.seed = 1;
        const auto elsewhere =
            bootstrapScore(binary(90, 10, 20, 80), binary(80, 20, 30, 70), &ClassScores::f1, "yes", other);
        QVERIFY(elsewhere->interval.low != once->interval.low);
        QVERIFY(near(elsewhere->interval.low, once->interval.low, 0.02));
    }

    void intervalOfF1AgreesWithTheDeltaMethod()
    {
        // F1 = 2 tp / (2 tp + e): with the share s = tp / (tp + e), F1 = 2s / (1 + s), whose derivative is
        // 2 / (1 + s)², and s is a proportion of tp + e rows.
        const auto result = bootstrapScore(binary(5000, 400, 600, 4000), binary(5000, 700, 800, 3500),
                                           &ClassScores::f1, "yes");
        const auto variance = [](double tp, double e) {
            const double s = tp / (tp + e);
            const double slope = 2 / ((1 + s) * (1 + s));
            return slope * slope * s * (1 - s) / (tp + e);
        };
        const double half = 1.959964 * std::sqrt(variance(4000, 1000) + variance(3500, 1500));
        QVERIFY(near(result->first, 8000.0 / 9000, 1e-12));
        QVERIFY(near(result->second, 7000.0 / 8500, 1e-12));
        QVERIFY(near(result->interval.low, result->difference - half, 0.1 * half));
        QVERIFY(near(result->interval.high, result->difference + half, 0.1 * half));
        QVERIFY(result->pValue < 0.001);
        QCOMPARE(result->replicates, 2000);
    }

    void intervalOfAucAgreesWithDeLong()
    {
        const auto first = scoredRows(21, 1500);
        auto second = scoredRows(22, 1200);
        Lcg random(23);
        for (Scored& row : second)
            row.score += random.next(60) / 100.0;
        const auto resampled = bootstrapAuc(first, second);
        const auto exact = delongIndependent(first, second);
        const double half = (exact->interval.high - exact->interval.low) / 2;
        QVERIFY(near(resampled->difference, exact->difference, 1e-12));
        QVERIFY(near(resampled->interval.low, exact->interval.low, 0.12 * half));
        QVERIFY(near(resampled->interval.high, exact->interval.high, 0.12 * half));
    }

    void equalVersionsDoNotDiffer()
    {
        const auto f1 = bootstrapScore(binary(90, 10, 20, 80), binary(90, 10, 20, 80), &ClassScores::f1);
        QVERIFY(f1->interval.low < 0 && f1->interval.high > 0);
        QVERIFY(f1->pValue > 0.8);
        const auto rows = scoredRows(3, 300);
        const auto auc = bootstrapAuc(rows, rows);
        QVERIFY(auc->interval.low < 0 && auc->interval.high > 0);
    }

    void precisionAgreesWithNewcombe()
    {
        // Alone it is a binomial proportion: 180 of 200, and 70 of 100.
        const ConfusionMatrix first{{"0", "1"}, {300, 20, 40, 180}};
        const ConfusionMatrix second{{"0", "1"}, {150, 30, 10, 70}};
        const auto resampled = bootstrapScore(first, second, &ClassScores::precision, "1", {.pseudoRows = 2});
        const Interval exact = newcombe(70, 100, 180, 200);
        QVERIFY(near(resampled->difference, -0.2, 1e-12));
        QVERIFY(near(resampled->interval.low, exact.low, 0.015));
        QVERIFY(near(resampled->interval.high, exact.high, 0.015));
        // scikit-learn: the macro average over both classes.
        const auto macro = bootstrapScore(first, second, &ClassScores::precision);
        QVERIFY(near(macro->first, (0.9 + 300.0 / 340) / 2, 1e-12));
    }

    void whatWasNotSeenYetStaysPossibleWhenSmoothed()
    {
        const ConfusionMatrix faultless = binary(90, 0, 0, 10);
        const auto plain = bootstrapScore(faultless, faultless, &ClassScores::f1, "yes");
        QCOMPARE(plain->interval.low, 0.0);
        const auto smoothed =
            bootstrapScore(faultless, faultless, &ClassScores::f1, "yes", {.pseudoRows = 2});
        QVERIFY(smoothed->interval.low < -0.05 && smoothed->interval.high > 0.05);
        QCOMPARE(smoothed->difference, 0.0);
    }

    void saysWhyItIsUndefined()
    {
        QVERIFY(bootstrapScore({}, binary(1, 1, 1, 1), &ClassScores::f1).error() == Undefined::NoData);
        QVERIFY(bootstrapScore(binary(5, 0, 0, 0), binary(1, 1, 1, 1), &ClassScores::f1, "yes").error() ==
                Undefined::OneClass);
        QVERIFY(bootstrapScore(binary(5, 1, 1, 1), binary(1, 1, 1, 1), &ClassScores::f1, "maybe").error() ==
                Undefined::OneClass);
        QVERIFY(bootstrapAuc(std::vector<Scored>{{1, true}}, scoredRows(1, 10)).error() ==
                Undefined::OneClass);
    }
};

QTEST_APPLESS_MAIN(TestBootstrap)
#include "tst_bootstrap.moc"
