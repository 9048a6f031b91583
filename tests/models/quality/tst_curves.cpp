// SPDX-License-Identifier: Apache-2.0
#include "lcg.h"

#include "models/quality/curves/prcurve.h"
#include "models/quality/curves/roc.h"
#include "models/quality/curves/threshold.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace qd;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool near(double value, double expected, double tolerance = 1e-12)
{
    return value == expected || std::abs(value - expected) <= tolerance;
}

/// scikit-learn's example of roc_curve, precision_recall_curve and average_precision_score.
const std::vector<Scored> documented{{0.1, false}, {0.4, false}, {0.35, true}, {0.8, true}};

/// DeLong's variance by its definition, over all pairs.
double varianceByPairs(const std::vector<Scored>& rows)
{
    std::vector<double> sums[2];
    double counts[2]{};
    for (const Scored& row : rows)
        ++counts[row.positive ? 1 : 0];
    for (const Scored& row : rows) {
        double wins = 0;
        for (const Scored& other : rows) {
            if (other.positive == row.positive)
                continue;
            const double sign = row.positive ? row.score - other.score : other.score - row.score;
            wins += sign > 0 ? 1.0 : sign == 0 ? 0.5 : 0.0;
        }
        sums[row.positive ? 1 : 0].push_back(wins / counts[row.positive ? 0 : 1]);
    }
    double variance = 0;
    for (const auto& side : sums) {
        double mean = 0;
        for (const double value : side)
            mean += value / static_cast<double>(side.size());
        double squares = 0;
        for (const double value : side)
            squares += (value - mean) * (value - mean);
        variance += squares / static_cast<double>(side.size() - 1) / static_cast<double>(side.size());
    }
    return variance;
}

BinaryCounts countsByHand(const std::vector<Scored>& rows, double threshold)
{
    BinaryCounts counts;
    for (const Scored& row : rows) {
        const bool called = row.score >= threshold;
        ++(row.positive ? (called ? counts.truePositives : counts.falseNegatives)
                        : (called ? counts.falsePositives : counts.trueNegatives));
    }
    return counts;
}

} // namespace

class TestCurves : public QObject
{
    Q_OBJECT

private slots:
    void rocAgreesWithScikitLearnsExample()
    {
        const auto curve = rocCurve(documented);
        QVERIFY(curve);
        const double expected[][3]{
            {infinity, 0, 0}, {0.8, 0, 0.5}, {0.4, 0.5, 0.5}, {0.35, 0.5, 1}, {0.1, 1, 1}};
        QCOMPARE(curve->points.size(), std::size(expected));
        for (std::size_t i = 0; i < std::size(expected); ++i) {
            QCOMPARE(curve->points[i].threshold, expected[i][0]);
            QCOMPARE(curve->points[i].falsePositiveRate, expected[i][1]);
            QCOMPARE(curve->points[i].truePositiveRate, expected[i][2]);
        }
        QCOMPARE(curve->auc, 0.75);
    }

    void precisionRecallAgreesWithScikitLearnsExample()
    {
        const auto curve = prCurve(documented);
        QVERIFY(curve);
        const double expected[][3]{
            {infinity, 0, 1}, {0.8, 0.5, 1}, {0.4, 0.5, 0.5}, {0.35, 1, 2.0 / 3}, {0.1, 1, 0.5}};
        QCOMPARE(curve->points.size(), std::size(expected));
        for (std::size_t i = 0; i < std::size(expected); ++i) {
            QCOMPARE(curve->points[i].threshold, expected[i][0]);
            QVERIFY(near(curve->points[i].recall, expected[i][1]));
            QVERIFY(near(curve->points[i].precision, expected[i][2]));
        }
        QVERIFY(near(curve->averagePrecision, 5.0 / 6)); // documented as 0.83
        QCOMPARE(curve->prevalence, 0.5);
    }

    void agreesWithScikitLearnOnTiedScores_data()
    {
        // scikit-learn 1.2.1 on lcg.h's rows; the variance from NumPy over all pairs.
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<int>("rows");
        QTest::addColumn<double>("auc");
        QTest::addColumn<double>("averagePrecision");
        QTest::addColumn<double>("variance");
        QTest::newRow("200 rows") << 1U << 200 << 0.8027067669172933 << 0.8091004706037851
                                  << 0.0009702694781738977;
        QTest::newRow("57 rows") << 7U << 57 << 0.9148148148148149 << 0.9360167253891769
                                 << 0.0014659993523339632;
        QTest::newRow("1000 rows") << 42U << 1000 << 0.8472173818994628 << 0.8518144848605445
                                   << 0.00014062767792938526;
    }

    void agreesWithScikitLearnOnTiedScores()
    {
        QFETCH(quint32, seed);
        QFETCH(int, rows);
        QFETCH(double, auc);
        QFETCH(double, averagePrecision);
        QFETCH(double, variance);
        const auto scored = scoredRows(seed, static_cast<std::size_t>(rows));
        QVERIFY(near(*rocAuc(scored), auc));
        QVERIFY(near(prCurve(scored)->averagePrecision, averagePrecision));
        const auto estimate = delong(scored);
        QVERIFY(near(estimate->auc, auc));
        QVERIFY(near(estimate->variance, variance));
        QVERIFY(near(estimate->interval.high - estimate->interval.low,
                     2 * 1.959963984540054 * std::sqrt(variance), 1e-9));
    }

    void saysWhyACurveIsUndefined_data()
    {
        QTest::addColumn<int>("positives");
        QTest::addColumn<int>("negatives");
        QTest::addColumn<int>("reason");
        QTest::newRow("nothing") << 0 << 0 << static_cast<int>(Undefined::NoData);
        QTest::newRow("no negatives") << 3 << 0 << static_cast<int>(Undefined::OneClass);
        QTest::newRow("no positives") << 0 << 3 << static_cast<int>(Undefined::OneClass);
    }

    void saysWhyACurveIsUndefined()
    {
        QFETCH(int, positives);
        QFETCH(int, negatives);
        QFETCH(int, reason);
        std::vector<Scored> rows(static_cast<std::size_t>(positives), {0.5, true});
        rows.resize(rows.size() + static_cast<std::size_t>(negatives), {0.25, false});
        const auto expected = static_cast<Undefined>(reason);
        QVERIFY(rocCurve(rows).error() == expected);
        QVERIFY(prCurve(rows).error() == expected);
        QVERIFY(delong(rows).error() == expected);
        QVERIFY(!undefinedReason(expected).isEmpty());
    }

    void aVarianceNeedsTwoRowsOfEachClass()
    {
        QVERIFY(delong(std::vector<Scored>{{0.1, false}, {0.2, true}, {0.3, true}}).error() ==
                Undefined::TooFewRows);
    }

    void areaUnderThePointsIsTheShareOfWonPairs()
    {
        for (std::uint32_t seed = 1; seed <= 40; ++seed) {
            const auto rows = scoredRows(seed, 20 + seed * 5);
            const auto curve = rocCurve(rows);
            QVERIFY(curve);
            double trapezoids = 0;
            for (std::size_t i = 1; i < curve->points.size(); ++i) {
                const RocPoint& a = curve->points[i - 1];
                const RocPoint& b = curve->points[i];
                trapezoids += (b.falsePositiveRate - a.falsePositiveRate) *
                              (a.truePositiveRate + b.truePositiveRate) / 2;
            }
            double won = 0;
            for (const Scored& p : rows) {
                for (const Scored& n : rows) {
                    if (p.positive && !n.positive)
                        won += p.score > n.score ? 1.0 : p.score == n.score ? 0.5 : 0.0;
                }
            }
            won /= static_cast<double>(curve->positives) * static_cast<double>(curve->negatives);
            QVERIFY(near(curve->auc, won));
            QVERIFY(near(trapezoids, won));
            QVERIFY(near(delong(rows)->variance, varianceByPairs(rows)));
        }
    }

    void twoScoresOfTheSameRowsShareTheirVariance()
    {
        const auto rows = scoredRows(9, 300);
        const auto same = delongPaired(rows, rows);
        QVERIFY(near(same->difference, 0));
        QVERIFY(near(same->variance, 0));
        QVERIFY(near(same->pValue, 1));
        auto noisy = rows;
        Lcg random(11);
        for (Scored& row : noisy)
            row.score += random.next(40) / 100.0;
        const auto paired = delongPaired(rows, noisy);
        // NumPy's cov() of the components over all pairs; the p-value from SciPy.
        QVERIFY(near(paired->difference, -0.011566558441558294));
        QVERIFY(near(paired->variance, 0.0001285074624041315));
        QVERIFY(near(paired->z, -1.020328417778793, 1e-9));
        QVERIFY(near(paired->pValue, 0.30757273013559727, 1e-9));
        const auto independent = delongIndependent(rows, noisy);
        QVERIFY(near(paired->difference, *rocAuc(noisy) - *rocAuc(rows)));
        QVERIFY(near(independent->difference, paired->difference));
        QVERIFY(near(independent->variance, varianceByPairs(rows) + varianceByPairs(noisy)));
        QVERIFY(paired->variance < independent->variance / 2);
        QVERIFY(paired->interval.low <= paired->difference && paired->difference <= paired->interval.high);
        // Beats the same difference among unrelated rows, since it is free of the rows' own luck.
        QVERIFY(paired->pValue < independent->pValue);
    }

    void explorerCountsAsByHandAtAnyThreshold()
    {
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            const auto rows = scoredRows(seed, 150);
            const ThresholdExplorer explorer(rows);
            Lcg random(seed + 100);
            for (int i = 0; i < 60; ++i) {
                const double threshold = random.next(2200) / 2000.0 - 0.05;
                QVERIFY(explorer.at(threshold) == countsByHand(rows, threshold));
            }
            for (const Scored& row : rows) // exactly on a score
                QVERIFY(explorer.at(row.score) == countsByHand(rows, row.score));
            QVERIFY(explorer.at(infinity) == countsByHand(rows, infinity));
        }
    }

    void bestThresholdIsTheCheapestOfAll()
    {
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            const auto rows = scoredRows(seed, 120);
            const ThresholdExplorer explorer(rows);
            const DecisionCosts costs{.truePositive = -1.0 * (seed % 3),
                                      .falsePositive = 1.0 + seed % 5,
                                      .falseNegative = 3.0 + seed % 7,
                                      .trueNegative = 0.25};
            double cheapest = infinity;
            for (int i = 0; i <= 102; ++i)
                cheapest = std::min(cheapest, meanCost(countsByHand(rows, i / 100.0), costs));
            const auto best = explorer.best(costs);
            QVERIFY(near(best->cost, cheapest));
            QVERIFY(best->counts == countsByHand(rows, best->threshold));
        }
        QVERIFY(ThresholdExplorer(std::vector<Scored>{}).best({}).error() == Undefined::NoData);
    }

    void bestThresholdOfTrueProbabilitiesIsElkans()
    {
        // A hundred rows per probability, of which exactly that share is positive.
        std::vector<Scored> rows;
        for (int i = 1; i < 100; ++i) {
            for (int k = 0; k < 100; ++k)
                rows.push_back({i / 100.0, k < i});
        }
        const DecisionCosts costs{.falsePositive = 1, .falseNegative = 4};
        QCOMPARE(elkanThreshold(costs), 0.2);
        const ThresholdExplorer explorer(rows);
        // At 0.20 both decisions cost the same; the higher threshold of the two wins.
        QVERIFY(near(explorer.best(costs)->threshold, 0.21));
        QVERIFY(near(meanCost(explorer.at(0.2), costs), explorer.best(costs)->cost));
        QVERIFY(explorer.best({.falsePositive = 1, .falseNegative = 0})->threshold == infinity);
    }
};

QTEST_APPLESS_MAIN(TestCurves)
#include "tst_curves.moc"
