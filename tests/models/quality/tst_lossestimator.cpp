// SPDX-License-Identifier: Apache-2.0
#include "lcg.h"

#include "models/quality/lossestimator.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace qd;

namespace {

double meanOf(const std::vector<double>& values)
{
    return std::reduce(values.begin(), values.end()) / double(values.size());
}

/// The least sum of squares that one cut of one feature leaves, tried everywhere.
double bestOfOneCut(const std::vector<double>& feature, const std::vector<double>& target,
                    std::size_t minimumRows)
{
    double best = std::numeric_limits<double>::infinity();
    for (const double cut : feature) {
        std::vector<double> below;
        std::vector<double> above;
        for (std::size_t i = 0; i < feature.size(); ++i)
            (feature[i] <= cut ? below : above).push_back(target[i]);
        if (below.size() < minimumRows || above.size() < minimumRows)
            continue;
        double squares = 0;
        for (const auto* side : {&below, &above}) {
            for (const double value : *side)
                squares += (value - meanOf(*side)) * (value - meanOf(*side));
        }
        best = std::min(best, squares);
    }
    return best;
}

/// Absolute errors of a model that is three times as wrong where the first feature is above 5.
struct Errors
{
    std::vector<std::vector<double>> features;
    std::vector<double> losses;
};

Errors errorsOf(std::uint32_t seed, std::size_t rows, double shareAbove)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> any(0, 1);
    Errors errors{{{}, {}}, {}};
    for (std::size_t i = 0; i < rows; ++i) {
        const bool above = any(random) < shareAbove;
        errors.features[0].push_back(above ? 5 + 5 * any(random) : 5 * any(random));
        errors.features[1].push_back(any(random));
        errors.losses.push_back((above ? 3 : 1) * 2 * any(random));
    }
    return errors;
}

} // namespace

class TestLossEstimator : public QObject
{
    Q_OBJECT

private slots:
    void oneTreeOfDepthOneIsTheBestCut()
    {
        // 40 different values and 50 bins: every cut can be tried.
        Lcg random(11);
        std::vector<double> feature;
        std::vector<double> target;
        for (int i = 0; i < 200; ++i) {
            feature.push_back(random.next(40));
            target.push_back(random.next(100) + (feature.back() > 17 ? 30 : 0));
        }
        const std::vector<std::vector<double>> features{feature};
        const auto trees = BoostedTrees::fit(
            features, target, {.rounds = 1, .depth = 1, .learningRate = 1, .bins = 250, .minimumRows = 10});
        double squares = 0;
        for (std::size_t i = 0; i < feature.size(); ++i) {
            const double off = target[i] - trees(std::span(&feature[i], 1));
            squares += off * off;
        }
        QVERIFY(std::abs(squares - bestOfOneCut(feature, target, 10)) < 1e-6);
    }

    void deeperTreesFindAnInteraction()
    {
        // Only where both are above one half: no single cut says it.
        Lcg random(4);
        std::vector<std::vector<double>> features(2);
        std::vector<double> target;
        for (int i = 0; i < 4'000; ++i) {
            for (auto& feature : features)
                feature.push_back(random.next(1000) / 1000.0);
            target.push_back(features[0].back() > 0.5 && features[1].back() > 0.5 ? 10 : 0);
        }
        const auto trees = BoostedTrees::fit(features, target, {.rounds = 100, .depth = 2});
        const std::vector<double> both{0.8, 0.8};
        const std::vector<double> one{0.8, 0.2};
        QVERIFY(std::abs(trees(both) - 10) < 0.5);
        QVERIFY(std::abs(trees(one)) < 0.5);
    }

    void aMissingValueIsAValueOfItsOwn()
    {
        std::vector<std::vector<double>> features(1);
        std::vector<double> target;
        for (int i = 0; i < 400; ++i) {
            features[0].push_back(i % 2 == 0 ? std::numeric_limits<double>::quiet_NaN() : i);
            target.push_back(i % 2 == 0 ? 4 : 1);
        }
        const auto trees = BoostedTrees::fit(features, target);
        const std::vector<double> missing{std::numeric_limits<double>::quiet_NaN()};
        const std::vector<double> present{7};
        QVERIFY(std::abs(trees(missing) - 4) < 0.1);
        QVERIFY(std::abs(trees(present) - 1) < 0.1);
    }

    void estimatesTheErrorOfAnotherMix()
    {
        // 20 % of hard rows in the reference, 70 % later: the error rises from 1.4 to 2.4.
        const Errors reference = errorsOf(1, 20'000, 0.2);
        const Errors later = errorsOf(2, 5'000, 0.7);
        const auto estimator = LossEstimator::fit(reference.features, reference.losses);
        QVERIFY(estimator);
        std::vector<double> estimated;
        for (std::size_t i = 0; i < later.losses.size(); ++i) {
            const std::vector<double> row{later.features[0][i], later.features[1][i]};
            estimated.push_back((*estimator)(row));
        }
        const auto mean = estimator->mean(estimated);
        QVERIFY(mean);
        QVERIFY2(std::abs(mean->value - meanOf(later.losses)) < 0.05,
                 qPrintable(QString::number(mean->value)));
        QVERIFY(mean->low < meanOf(later.losses) && meanOf(later.losses) < mean->high);
    }

    void theBandIsThreeStandardErrors()
    {
        const Errors reference = errorsOf(3, 1'000, 0.5);
        const auto estimator = LossEstimator::fit(reference.features, reference.losses);
        double squares = 0;
        for (const double loss : reference.losses)
            squares += (loss - meanOf(reference.losses)) * (loss - meanOf(reference.losses));
        const double deviation = std::sqrt(squares / 999);
        const auto mean = estimator->mean(std::vector<double>(100, 2.0));
        QCOMPARE(mean->value, 2.0);
        QVERIFY(std::abs(mean->high - mean->low - 2 * 3 * deviation / 10) < 1e-9);
    }

    void saysWhyItIsUndefined()
    {
        const Errors few = errorsOf(5, LossEstimator::minimumRows - 1, 0.5);
        QVERIFY(LossEstimator::fit(few.features, few.losses).error() == Undefined::TooFewRows);
        const Errors enough = errorsOf(5, LossEstimator::minimumRows, 0.5);
        QVERIFY(LossEstimator::fit(enough.features, enough.losses)->mean({}).error() == Undefined::NoData);
    }
};

QTEST_APPLESS_MAIN(TestLossEstimator)
#include "tst_lossestimator.moc"
