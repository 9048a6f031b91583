// SPDX-License-Identifier: Apache-2.0
#include "lcg.h"

#include "models/quality/curves/calibration.h"
#include "models/quality/statistics/probability.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace qd;

namespace {

bool near(double value, double expected, double tolerance = 1e-12)
{
    return std::abs(value - expected) <= tolerance;
}

/// By the min–max formula of isotonic regression, in cubic time.
std::vector<double> isotonicByDefinition(const std::vector<double>& values,
                                         const std::vector<double>& weights)
{
    std::vector<double> fitted;
    for (std::size_t i = 0; i < values.size(); ++i) {
        double largest = -1e300;
        for (std::size_t from = 0; from <= i; ++from) {
            double smallest = 1e300;
            double sum = 0;
            double weight = 0;
            for (std::size_t to = from; to < values.size(); ++to) {
                sum += values[to] * weights[to];
                weight += weights[to];
                if (to >= i)
                    smallest = std::min(smallest, sum / weight);
            }
            largest = std::max(largest, smallest);
        }
        fitted.push_back(largest);
    }
    return fitted;
}

using Numbers = std::vector<double>;

} // namespace

class TestCalibration : public QObject
{
    Q_OBJECT

private slots:
    void logLossAgreesWithScikitLearnsExample()
    {
        // ["spam", "ham", "ham", "spam"]; probabilities of spam.
        const std::vector<Scored> rows{{0.9, true}, {0.1, false}, {0.2, false}, {0.65, true}};
        QVERIFY(near(*logLoss(rows), 0.21616187468057912)); // documented as 0.21616…
        const std::vector<double> values{0.1, 0.9, 0.9, 0.1, 0.8, 0.2, 0.35, 0.65};
        const std::vector<std::size_t> truth{1, 0, 0, 1};
        QVERIFY(near(*logLoss(ClassProbabilities{values, truth, 2}), 0.21616187468057912));
    }

    void brierAgreesWithScikitLearnsExample()
    {
        const std::vector<Scored> rows{{0.1, false}, {0.9, true}, {0.8, true}, {0.3, false}};
        QVERIFY(near(*brierScore(rows), 0.0375));
        const std::vector<double> values{0.9, 0.1, 0.1, 0.9, 0.2, 0.8, 0.7, 0.3};
        const std::vector<std::size_t> truth{0, 1, 1, 0};
        QVERIFY(near(*brierScore(ClassProbabilities{values, truth, 2}), 2 * 0.0375));
    }

    void logLossOfManyClassesAgreesWithScikitLearn()
    {
        const std::vector<double> values{0.7, 0.2, 0.1, 0.1, 0.8, 0.1, 0.3, 0.3, 0.4, 0.5, 0.5, 0};
        const std::vector<std::size_t> truth{0, 1, 2, 1};
        QVERIFY(near(*logLoss(ClassProbabilities{values, truth, 3}), 0.5473141019217606));
    }

    void aCertainMistakeCostsMuchButNotInfinitely()
    {
        const double loss = *logLoss(std::vector<Scored>{{0.0, true}});
        QVERIFY(near(loss, 36.04365338911715)); // −log ε
        QVERIFY(*logLoss(std::vector<Scored>{{1.0, true}}) < 1e-15);
        QVERIFY(logLoss(std::vector<Scored>{}).error() == Undefined::NoData);
        QVERIFY(brierScore(std::vector<Scored>{}).error() == Undefined::NoData);
    }

    void agreesWithScikitLearnOnTiedProbabilities_data()
    {
        // scikit-learn 1.2.1 on lcg.h's rows: calibration_curve with 7 bins, IsotonicRegression at eight
        // points, and _sigmoid_calibration, which stops its search earlier than we do.
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<int>("rows");
        QTest::addColumn<double>("loss");
        QTest::addColumn<double>("brier");
        QTest::addColumn<Numbers>("widthAccuracy");
        QTest::addColumn<Numbers>("widthConfidence");
        QTest::addColumn<Numbers>("massAccuracy");
        QTest::addColumn<Numbers>("massConfidence");
        QTest::addColumn<Numbers>("isotonic");
        QTest::addColumn<Numbers>("platt");
        QTest::newRow("200 rows")
            << 1U << 200 << 0.5428966317434291 << 0.181586
            << Numbers{0.1724137931034483, 0.23076923076923078, 0.3, 0.5555555555555556, 0.7241379310344828,
                       0.7857142857142857, 0.8709677419354839}
            << Numbers{0.06586206896551726, 0.22846153846153852, 0.35033333333333333, 0.4822222222222223,
                       0.6548275862068964,  0.7732142857142856,  0.9290322580645161}
            << Numbers{0.1724137931034483, 0.25806451612903225, 0.3, 0.5833333333333334, 0.7741935483870968,
                       0.7777777777777778, 0.8571428571428571}
            << Numbers{0.06586206896551726, 0.23967741935483874, 0.37233333333333335, 0.5012500000000001,
                       0.6680645161290321,  0.7907407407407407,  0.9364285714285714}
            << Numbers{0.0,
                       0.0,
                       0.25806451612903225,
                       0.25806451612903225,
                       0.5357142857142857,
                       0.7454545454545455,
                       1.0,
                       1.0}
            << Numbers{-4.329138295959906, 2.046287068180603};
        QTest::newRow("61 rows")
            << 7U << 61 << 0.41154597436781376 << 0.12658360655737705
            << Numbers{0.125, 0.0, 0.25, 0.6, 0.7, 1.0, 1.0}
            << Numbers{0.05875, 0.21624999999999997, 0.34875,           0.48200000000000004,
                       0.624,   0.7811111111111111,  0.9500000000000002}
            << Numbers{0.1111111111111111,
                       0.1111111111111111,
                       0.2222222222222222,
                       0.7,
                       0.6666666666666666,
                       1.0,
                       1.0}
            << Numbers{0.07222222222222224, 0.2411111111111111, 0.3844444444444445, 0.527,
                       0.6333333333333333,  0.7655555555555557, 0.9377777777777779}
            << Numbers{0.0, 0.0, 0.09090909090909091, 0.25, 0.6666666666666666, 1.0, 1.0, 1.0}
            << Numbers{-7.605125421012358, 3.510827524758212};
        QTest::newRow("1000 rows")
            << 42U << 1000 << 0.47711915476556777 << 0.1592492
            << Numbers{0.03597122302158273, 0.21830985915492956, 0.40350877192982454, 0.5067567567567568,
                       0.639751552795031,   0.813953488372093,   0.9221556886227545}
            << Numbers{0.06251798561151076, 0.21718309859154936, 0.3628070175438596, 0.499391891891892,
                       0.644906832298137,   0.7813953488372094,  0.9268862275449098}
            << Numbers{0.0410958904109589, 0.21678321678321677, 0.4452054794520548, 0.47794117647058826,
                       0.6938775510204082, 0.8380281690140845,  0.9357142857142857}
            << Numbers{0.06671232876712324, 0.2245454545454546, 0.38965753424657545, 0.5340441176470591,
                       0.6627210884353741,  0.8029577464788733, 0.9386428571428569}
            << Numbers{0.0, 0.0, 0.09375, 0.3333333333333333, 0.49333333333333335, 0.7438524590163935,
                       1.0, 1.0}
            << Numbers{-5.50545170981659, 2.735760010438961};
    }

    void agreesWithScikitLearnOnTiedProbabilities()
    {
        QFETCH(quint32, seed);
        QFETCH(int, rows);
        QFETCH(double, loss);
        QFETCH(double, brier);
        QFETCH(Numbers, widthAccuracy);
        QFETCH(Numbers, widthConfidence);
        QFETCH(Numbers, massAccuracy);
        QFETCH(Numbers, massConfidence);
        QFETCH(Numbers, isotonic);
        QFETCH(Numbers, platt);
        const auto scored = scoredRows(seed, static_cast<std::size_t>(rows));
        QVERIFY(near(*logLoss(scored), loss));
        QVERIFY(near(*brierScore(scored), brier));
        const auto width = reliability(scored, 7, Binning::EqualWidth);
        const auto mass = reliability(scored, 7, Binning::EqualMass);
        QCOMPARE(width->bins.size(), widthAccuracy.size());
        QCOMPARE(mass->bins.size(), massAccuracy.size());
        for (std::size_t i = 0; i < widthAccuracy.size(); ++i) {
            QVERIFY(near(width->bins[i].accuracy, widthAccuracy[i]));
            QVERIFY(near(width->bins[i].confidence, widthConfidence[i]));
        }
        for (std::size_t i = 0; i < massAccuracy.size(); ++i) {
            QVERIFY(near(mass->bins[i].accuracy, massAccuracy[i]));
            QVERIFY(near(mass->bins[i].confidence, massConfidence[i]));
        }
        const auto steps = IsotonicCalibrator::fit(scored);
        const double at[]{-1, 0.005, 0.1, 0.333, 0.5, 0.725, 0.995, 2};
        for (std::size_t i = 0; i < std::size(at); ++i)
            QVERIFY(near((*steps)(at[i]), isotonic[i]));
        const auto curve = PlattCalibrator::fit(scored);
        QVERIFY(near(curve->slope, platt[0], 1e-4));
        QVERIFY(near(curve->offset, platt[1], 1e-4));
    }

    void reliabilityAgreesWithScikitLearnsExample()
    {
        const double scores[]{0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1.0};
        std::vector<Scored> rows;
        for (const double score : scores)
            rows.push_back({score, score > 0.5});
        const auto curve = reliability(rows, 3);
        QCOMPARE(curve->bins.size(), std::size_t{3});
        const double accuracy[]{0, 0.5, 1};
        const double confidence[]{0.2, 0.525, 0.85};
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(near(curve->bins[i].accuracy, accuracy[i]));
            QVERIFY(near(curve->bins[i].confidence, confidence[i]));
        }
        QVERIFY(near(curve->expectedError, (3 * 0.2 + 2 * 0.025 + 4 * 0.15) / 9));
        QVERIFY(near(curve->largestError, 0.2));
    }

    void equalProbabilitiesMakeOneBin()
    {
        const std::vector<Scored> rows{{0.5, true}, {0.5, false}, {0.5, true}};
        const auto mass = reliability(rows, 10, Binning::EqualMass);
        QCOMPARE(mass->bins.size(), std::size_t{1});
        QVERIFY(near(mass->expectedError, 2.0 / 3 - 0.5));
        QVERIFY(reliability(std::vector<Scored>{}).error() == Undefined::NoData);
    }

    void isotonicAgreesWithScikitLearnsExample()
    {
        const std::vector<double> values{5, 3, 1, 2, 8, 10, 7, 9, 6, 4};
        const auto fitted = isotonicFit(values, std::vector<double>(values.size(), 1.0));
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY(near(fitted[i], i < 4 ? 2.75 : 44.0 / 6));
    }

    void isotonicAgreesWithItsDefinition()
    {
        Lcg random(17);
        for (int round = 0; round < 30; ++round) {
            std::vector<double> values;
            std::vector<double> weights;
            for (int i = 0; i < 25; ++i) {
                values.push_back(random.next(50) / 7.0 + i / 10.0);
                weights.push_back(1.0 + random.next(5));
            }
            const auto fitted = isotonicFit(values, weights);
            const auto expected = isotonicByDefinition(values, weights);
            for (std::size_t i = 0; i < values.size(); ++i)
                QVERIFY(near(fitted[i], expected[i], 1e-9));
        }
    }

    void plattLeavesNoGradient()
    {
        const auto rows = scoredRows(23, 400);
        const auto curve = PlattCalibrator::fit(rows);
        double positives = 0;
        for (const Scored& row : rows)
            positives += row.positive ? 1 : 0;
        const double negatives = static_cast<double>(rows.size()) - positives;
        double bySlope = 0;
        double byOffset = 0;
        for (const Scored& row : rows) {
            const double target = row.positive ? (positives + 1) / (positives + 2) : 1 / (negatives + 2);
            bySlope += (target - (*curve)(row.score)) * row.score;
            byOffset += target - (*curve)(row.score);
        }
        QVERIFY(near(bySlope, 0, 1e-8));
        QVERIFY(near(byOffset, 0, 1e-8));
        QVERIFY(curve->slope < 0);
    }

    void plattSurvivesSeparationAndHugeScores()
    {
        const auto separated =
            PlattCalibrator::fit(std::vector<Scored>{{1, false}, {2, false}, {3, true}, {4, true}});
        QVERIFY((*separated)(4) > 0.7);
        QVERIFY((*separated)(1) < 0.3);
        const auto huge = PlattCalibrator::fit(
            std::vector<Scored>{{-1e6, false}, {-9e5, true}, {9e5, false}, {1e6, true}, {1.1e6, true}});
        QVERIFY(std::isfinite((*huge)(1e9)) && std::isfinite((*huge)(-1e9)));
        QVERIFY(PlattCalibrator::fit(std::vector<Scored>{{1, true}, {2, true}}).error() ==
                Undefined::OneClass);
    }

    void calibrationRemovesAKnownDistortion()
    {
        auto rows = scoredRows(31, 20000);
        for (Scored& row : rows)
            row.score *= row.score; // a model that is too timid
        const double before = reliability(rows)->expectedError;
        const auto steps = IsotonicCalibrator::fit(rows);
        auto fresh = scoredRows(32, 20000);
        for (Scored& row : fresh)
            row.score = (*steps)(row.score * row.score);
        QVERIFY(before > 0.1);
        QVERIFY(reliability(fresh)->expectedError < 0.02);
    }
};

QTEST_APPLESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
