// SPDX-License-Identifier: Apache-2.0
#include "lcg.h"

#include "models/quality/curves/roc.h"
#include "models/quality/statistics/bootstrap.h"

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
        const auto once = bootstrapF1(binary(90, 10, 20, 80), binary(80, 20, 30, 70), "yes");
        const auto twice = bootstrapF1(binary(90, 10, 20, 80), binary(80, 20, 30, 70), "yes");
        QCOMPARE(once->interval.low, twice->interval.low);
        QCOMPARE(once->interval.high, twice->interval.high);
        QCOMPARE(once->pValue, twice->pValue);
        BootstrapOptions other;
        other.seed = 1;
        const auto elsewhere = bootstrapF1(binary(90, 10, 20, 80), binary(80, 20, 30, 70), "yes", other);
        QVERIFY(elsewhere->interval.low != once->interval.low);
        QVERIFY(near(elsewhere->interval.low, once->interval.low, 0.02));
    }

    void intervalOfF1AgreesWithTheDeltaMethod()
    {
        // F1 = 2 tp / (2 tp + e): with the share s = tp / (tp + e), F1 = 2s / (1 + s), whose derivative is
        // 2 / (1 + s)², and s is a proportion of tp + e rows.
        const auto result = bootstrapF1(binary(5000, 400, 600, 4000), binary(5000, 700, 800, 3500), "yes");
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
        const auto f1 = bootstrapF1(binary(90, 10, 20, 80), binary(90, 10, 20, 80));
        QVERIFY(f1->interval.low < 0 && f1->interval.high > 0);
        QVERIFY(f1->pValue > 0.8);
        const auto rows = scoredRows(3, 300);
        const auto auc = bootstrapAuc(rows, rows);
        QVERIFY(auc->interval.low < 0 && auc->interval.high > 0);
    }

    void saysWhyItIsUndefined()
    {
        QVERIFY(bootstrapF1({}, binary(1, 1, 1, 1)).error() == Undefined::NoData);
        QVERIFY(bootstrapF1(binary(5, 0, 0, 0), binary(1, 1, 1, 1), "yes").error() == Undefined::OneClass);
        QVERIFY(bootstrapF1(binary(5, 1, 1, 1), binary(1, 1, 1, 1), "maybe").error() == Undefined::OneClass);
        QVERIFY(bootstrapAuc(std::vector<Scored>{{1, true}}, scoredRows(1, 10)).error() ==
                Undefined::OneClass);
    }
};

QTEST_APPLESS_MAIN(TestBootstrap)
#include "tst_bootstrap.moc"
