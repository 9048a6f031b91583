// SPDX-License-Identifier: Apache-2.0
#include "lcg.h"

#include "models/quality/noise.h"
#include "models/quality/regression.h"

#include <QTest>

#include <cmath>
#include <map>
#include <numeric>

using namespace qd;

namespace {

bool near(double value, double expected, double tolerance = 1e-12)
{
    return std::abs(value - expected) <= tolerance;
}

std::vector<Estimated> estimatedRows(std::uint32_t seed, std::size_t count)
{
    Lcg random(seed);
    std::vector<Estimated> rows(count);
    for (Estimated& row : rows) {
        row.truth = (static_cast<double>(random.next(2001)) - 1000) / 100;
        row.prediction = row.truth + (static_cast<double>(random.next(401)) - 180) / 100;
    }
    return rows;
}

double sampleVariance(std::span<const double> values)
{
    const double mean =
        std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return squares / static_cast<double>(values.size() - 1);
}

} // namespace

class TestRegression : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithScikitLearnsExamples()
    {
        const std::vector<Estimated> rows{{3, 2.5}, {-0.5, 0}, {2, 2}, {7, 8}};
        const auto scores = regressionScores(rows);
        QVERIFY(near(scores->meanAbsoluteError, 0.5));
        QVERIFY(near(scores->rootMeanSquaredError, std::sqrt(0.375)));
        QVERIFY(near(scores->medianAbsoluteError, 0.5));
        QVERIFY(near(*scores->r2, 0.9486081370449679));
        QVERIFY(near(*scores->meanAbsolutePercentageError, 0.32738095238095238));
        QVERIFY(near(scores->bias, 0.25));
        QCOMPARE(scores->zeroTargets, 0);
    }

    void agreesWithScikitLearnOnManyRows()
    {
        // scikit-learn 1.2.1 on the same rows.
        const auto scores = regressionScores(estimatedRows(5, 250));
        QVERIFY(near(scores->meanAbsoluteError, 1.0414));
        QVERIFY(near(scores->rootMeanSquaredError, 1.2034113178793027));
        QVERIFY(near(scores->medianAbsoluteError, 1.045));
        QVERIFY(near(*scores->r2, 0.9550051894503577));
        QVERIFY(near(scores->bias, 0.15972));
        QVERIFY(near(*scores->meanAbsolutePercentageError, 0.7524615212120539));
    }

    void histogramAgreesWithNumPy()
    {
        const auto errors = residuals(estimatedRows(5, 250));
        const ValueHistogram histogram = histogramOf(errors, 9);
        QCOMPARE(histogram.counts, (std::vector<std::int64_t>{34, 24, 32, 29, 22, 26, 21, 32, 30}));
        QVERIFY(near(histogram.low, -1.8));
        QVERIFY(near(histogram.high, 2.18));
        QCOMPARE(histogramOf(errors).counts.size(), std::size_t{6}); // NumPy's "fd"
    }

    void histogramOfEqualValuesHasOneBin()
    {
        const ValueHistogram histogram = histogramOf(std::vector<double>{2, 2, 2});
        QCOMPARE(histogram.counts, (std::vector<std::int64_t>{3}));
        QVERIFY(histogram.low < 2 && histogram.high > 2);
        QVERIFY(histogramOf({}).counts.empty());
    }

    void leavesZeroTargetsOutOfPercentages()
    {
        const auto scores = regressionScores(std::vector<Estimated>{{0, 5}, {2, 3}, {4, 4}});
        QVERIFY(near(*scores->meanAbsolutePercentageError, 0.25));
        QCOMPARE(scores->zeroTargets, 1);
    }

    void saysWhyItIsUndefined()
    {
        QVERIFY(regressionScores({}).error() == Undefined::NoData);
        // Where a square is larger or smaller than a double can be, its mean's root is not.
        for (const double unit : {1e200, 1e-200}) {
            const auto far = regressionScores(
                std::vector<Estimated>{{1 * unit, 2 * unit}, {2 * unit, 4 * unit}, {4 * unit, 2 * unit}});
            QVERIFY(near(far->rootMeanSquaredError / unit, std::sqrt(3.0)));
            QVERIFY(near(*far->r2, 1 - 9 / (14.0 / 3)));
        }
        const auto zeros = regressionScores(std::vector<Estimated>{{0, 5}, {0, 3}});
        QVERIFY(zeros->meanAbsolutePercentageError.error() == Undefined::NoNonZeroTarget);
        QVERIFY(zeros->r2.error() == Undefined::ConstantTarget);
        QVERIFY(near(zeros->meanAbsoluteError, 4));
    }

    void noiseOfRepeatedInputsIsTheirPooledVariance()
    {
        Lcg random(8);
        std::vector<NoisyPrediction> rows;
        std::map<std::uint64_t, std::vector<double>> byInput;
        for (int i = 0; i < 300; ++i) {
            const std::uint64_t input = random.next(120);
            const double prediction = static_cast<double>(input) + random.next(100) / 50.0;
            rows.push_back({input, prediction, {}});
            byInput[input].push_back(prediction);
        }
        double squares = 0;
        std::int64_t degrees = 0;
        for (const auto& [input, values] : byInput) {
            if (values.size() < 2)
                continue;
            squares += sampleVariance(values) * static_cast<double>(values.size() - 1);
            degrees += static_cast<std::int64_t>(values.size()) - 1;
        }
        const auto noise = predictionNoise(rows);
        QVERIFY(noise->source == NoiseSource::RepeatedInputs);
        QCOMPARE(noise->degrees, degrees);
        QVERIFY(near(noise->variance, squares / static_cast<double>(degrees), 1e-9));
    }

    void noiseWithoutRepetitionsIsTheResidualVarianceOfNeighbours()
    {
        const auto estimated = estimatedRows(6, 400);
        std::vector<NoisyPrediction> rows;
        for (std::size_t i = 0; i < estimated.size(); ++i)
            rows.push_back({i, estimated[i].prediction, estimated[i].truth});
        rows[17].truth.reset(); // not labelled yet: left out
        std::vector<double> errors = residuals(estimated);
        errors.erase(errors.begin() + 17);
        double variances = 0;
        for (std::size_t i = 0; i + 50 <= errors.size(); ++i)
            variances += sampleVariance(std::span<const double>(errors).subspan(i, 50));
        const auto noise = predictionNoise(rows);
        QVERIFY(noise->source == NoiseSource::MovingWindow);
        QCOMPARE(noise->degrees, 350);
        QVERIFY(near(noise->variance, variances / 350, 1e-9));
    }

    void noiseNeedsRows()
    {
        QVERIFY(predictionNoise({}).error() == Undefined::NoData);
        const std::vector<NoisyPrediction> few{{1, 2.0, 1.0}, {2, 3.0, 1.0}};
        QVERIFY(predictionNoise(few).error() == Undefined::TooFewRows);
    }
};

QTEST_APPLESS_MAIN(TestRegression)
#include "tst_regression.moc"
