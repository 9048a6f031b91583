// SPDX-License-Identifier: Apache-2.0
#include "lcg.h"

#include "models/quality/statistics/agreement.h"

#include <QTest>

#include <cmath>

using namespace qd;

namespace {

using Texts = std::vector<std::string>;

ConfusionMatrix matrixOf(const Texts& truth, const Texts& predicted)
{
    ConfusionMatrix matrix;
    for (std::size_t i = 0; i < truth.size(); ++i)
        matrix.add(truth[i], predicted[i]);
    return matrix;
}

bool near(double value, double expected)
{
    return std::abs(value - expected) <= 1e-12;
}

/// 300 rows of four classes; two thirds are right for sure.
ConfusionMatrix fourClasses(std::uint32_t seed)
{
    Lcg random(seed);
    ConfusionMatrix matrix;
    for (int i = 0; i < 300; ++i) {
        const auto truth = random.next(4);
        const auto predicted = random.next(3) != 0 ? truth : random.next(4);
        matrix.add(std::to_string(truth), std::to_string(predicted));
    }
    return matrix;
}

} // namespace

class TestAgreement : public QObject
{
    Q_OBJECT

private slots:
    void balancedAccuracyAgreesWithScikitLearnsExample()
    {
        QVERIFY(
            near(*balancedAccuracy(matrixOf({"0", "1", "0", "0", "1", "0"}, {"0", "1", "0", "0", "0", "1"})),
                 0.625));
    }

    void balancedAccuracyLeavesOutClassesThatWereNeverTrue()
    {
        QVERIFY(near(*balancedAccuracy(matrixOf({"a", "a", "b"}, {"a", "c", "b"})), 0.75));
    }

    void matthewsAgreesWithScikitLearnsExample()
    {
        const auto matrix = matrixOf({"+1", "+1", "+1", "-1"}, {"+1", "-1", "+1", "+1"});
        QVERIFY(near(*matthewsCorrelation(matrix), -1.0 / 3)); // documented as −0.33
    }

    void kappaAgreesWithScikitLearnsExample()
    {
        QVERIFY(near(*cohensKappa(matrixOf({"negative", "positive", "negative", "neutral", "positive"},
                                           {"negative", "positive", "negative", "neutral", "negative"})),
                     0.6875));
    }

    void microAverageAgreesWithScikitLearnsExample()
    {
        const ClassScores micro =
            microAverage(matrixOf({"0", "1", "2", "0", "1", "2"}, {"0", "2", "1", "0", "0", "1"}));
        QVERIFY(near(*micro.precision, 1.0 / 3));
        QVERIFY(near(*micro.recall, 1.0 / 3));
        QVERIFY(near(*micro.f1, 1.0 / 3)); // documented as 0.33
    }

    void agreesWithScikitLearnOnFourClasses()
    {
        // scikit-learn 1.2.1 on the same rows.
        const ConfusionMatrix matrix = fourClasses(3);
        QVERIFY(near(*balancedAccuracy(matrix), 0.7692152938210698));
        QVERIFY(near(*matthewsCorrelation(matrix), 0.6904504061720602));
        QVERIFY(near(*cohensKappa(matrix), 0.689008678138791));
        QVERIFY(near(*weightedKappa(matrix, KappaWeights::Linear), 0.6971575312140263));
        QVERIFY(near(*weightedKappa(matrix, KappaWeights::Quadratic), 0.7034107760751359));
        const std::vector<std::size_t> some{0, 1, 2};
        const ClassScores micro = microAverage(matrix, some);
        QVERIFY(near(*micro.precision, 0.7822222222222223));
        QVERIFY(near(*micro.recall, 0.7586206896551724));
        QVERIFY(near(*micro.f1, 0.7702407002188184));
    }

    void weightsOfTwoClassesChangeNothing()
    {
        const auto matrix = matrixOf({"0", "0", "1", "1", "1"}, {"0", "1", "1", "1", "0"});
        QVERIFY(near(*weightedKappa(matrix, KappaWeights::Linear), *cohensKappa(matrix)));
        QVERIFY(near(*weightedKappa(matrix, KappaWeights::Quadratic), *cohensKappa(matrix)));
    }

    void microAverageOverAllClassesIsAccuracy()
    {
        for (std::uint32_t seed = 1; seed < 20; ++seed) {
            const ConfusionMatrix matrix = fourClasses(seed);
            const ClassScores micro = microAverage(matrix);
            QVERIFY(near(*micro.precision, *scores(matrix).accuracy));
            QVERIFY(near(*micro.recall, *scores(matrix).accuracy));
            QVERIFY(near(*micro.f1, *scores(matrix).accuracy));
        }
    }

    void matthewsIsTheCorrelationOfIndicators()
    {
        // For two classes it is Pearson's correlation of the two 0/1 columns.
        Lcg random(5);
        for (int round = 0; round < 20; ++round) {
            ConfusionMatrix matrix;
            double n = 0;
            double x = 0;
            double y = 0;
            double xy = 0;
            for (int i = 0; i < 80; ++i) {
                const auto truth = random.next(2);
                const auto predicted = random.next(4) == 0 ? random.next(2) : truth;
                matrix.add(std::to_string(truth), std::to_string(predicted));
                ++n;
                x += truth;
                y += predicted;
                xy += truth * predicted;
            }
            const double pearson = (n * xy - x * y) / std::sqrt((n * x - x * x) * (n * y - y * y));
            QVERIFY(near(*matthewsCorrelation(matrix), pearson));
        }
    }

    void saysWhyItIsUndefined()
    {
        QVERIFY(balancedAccuracy({}).error() == Undefined::NoData);
        QVERIFY(matthewsCorrelation({}).error() == Undefined::NoData);
        QVERIFY(cohensKappa({}).error() == Undefined::NoData);
        QVERIFY(weightedKappa({}, KappaWeights::Linear).error() == Undefined::NoData);
        const auto oneClass = matrixOf({"a", "a"}, {"a", "a"});
        QVERIFY(matthewsCorrelation(oneClass).error() == Undefined::ConstantPredictions);
        QVERIFY(cohensKappa(oneClass).error() == Undefined::ConstantPredictions);
        QVERIFY(matthewsCorrelation(matrixOf({"a", "b"}, {"a", "a"})).error() ==
                Undefined::ConstantPredictions);
        QVERIFY(near(*cohensKappa(matrixOf({"a", "b"}, {"a", "a"})), 0));
    }
};

QTEST_APPLESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
