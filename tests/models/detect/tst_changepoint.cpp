// SPDX-License-Identifier: Apache-2.0
#include "models/detect/changepoint.h"
#include "models/detect/rampfit.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <limits>
#include <random>
#include <vector>

using namespace qd;

namespace {

// Annual flow of the Nile at Aswan, 1871–1970 (Durbin & Koopman 2001; R's dataset "Nile"). The one change of
// level follows 1898, the 28th value: Cobb (1978), Biometrika 65, p. 243.
const std::vector<double> nile{
    1120, 1160, 963,  1210, 1160, 1160, 813,  1230, 1370, 1140, 995,  935,  1110, 994, 1020, 960,  1180,
    799,  958,  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774,  840,  874, 694,  940,  833,
    701,  916,  692,  1020, 1050, 969,  831,  726,  456,  824,  702,  1120, 1100, 832, 764,  821,  768,
    845,  864,  862,  698,  845,  744,  796,  1040, 759,  781,  865,  845,  944,  984, 897,  822,  1010,
    771,  676,  649,  846,  812,  742,  801,  1040, 860,  874,  848,  890,  744,  749, 838,  1050, 918,
    986,  797,  923,  975,  815,  1020, 906,  901,  1170, 912,  746,  919,  718,  714, 740};

std::vector<double> levels(unsigned seed, const std::vector<std::pair<int, double>>& runs, double noise = 1.0)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> normal(0.0, noise);
    std::vector<double> values;
    for (const auto& [length, level] : runs) {
        for (int i = 0; i < length; ++i)
            values.push_back(level + normal(random));
    }
    return values;
}

double squares(const std::vector<double>& values, std::size_t from, std::size_t to)
{
    double mean = 0;
    for (std::size_t i = from; i < to; ++i)
        mean += values[i] / static_cast<double>(to - from);
    double sum = 0;
    for (std::size_t i = from; i < to; ++i)
        sum += (values[i] - mean) * (values[i] - mean);
    return sum;
}

double plainCost(ChangeCost kind, const std::vector<double>& values, std::size_t from, std::size_t to)
{
    const double n = static_cast<double>(to - from);
    if (kind == ChangeCost::Mean)
        return squares(values, from, to);
    if (kind == ChangeCost::MeanAndVariance)
        return n * std::log(squares(values, from, to) / n);
    const double k = static_cast<double>(std::count(values.begin() + static_cast<std::ptrdiff_t>(from),
                                                    values.begin() + static_cast<std::ptrdiff_t>(to), 1.0));
    return -2 * ((k > 0 ? k * std::log(k / n) : 0) + (k < n ? (n - k) * std::log(1 - k / n) : 0));
}

/// Optimal partitioning without pruning (Jackson et al. 2005), independent of the implementation under test.
std::vector<std::size_t> optimalPartition(ChangeCost kind, const std::vector<double>& values, double penalty,
                                          std::size_t shortest)
{
    std::vector<double> best(values.size() + 1, std::numeric_limits<double>::infinity());
    std::vector<std::vector<std::size_t>> points(values.size() + 1);
    best[0] = -penalty;
    for (std::size_t end = shortest; end <= values.size(); ++end) {
        for (std::size_t start = 0; start + shortest <= end; ++start) {
            const double total = best[start] + plainCost(kind, values, start, end) + penalty;
            if (total < best[end]) {
                best[end] = total;
                points[end] = points[start];
                if (start > 0)
                    points[end].push_back(start);
            }
        }
    }
    return points.back();
}

} // namespace

class ChangePointTest : public QObject
{
    Q_OBJECT

private slots:
    void findsTheChangeOfTheNile()
    {
        QCOMPARE(nile.size(), std::size_t{100});
        const auto single = singleChange(nile);
        QVERIFY(single.has_value());
        QCOMPARE(single->index, std::size_t{28});
        QVERIFY(single->low >= 24 && single->low <= 28);
        QVERIFY(single->high >= 28 && single->high <= 32);

        PeltOptions options;
        options.cost = ChangeCost::MeanAndVariance;
        // Shorter segments find the last three years, 718, 714 and 740, whose variance happens to be tiny.
        options.minimumSegment = 10;
        QCOMPARE(changePoints(nile, options), std::vector<std::size_t>{28});
    }

    void prunesWithoutLosingTheOptimum_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("shortest");
        for (const int shortest : {1, 2, 5}) {
            QTest::addRow("mean, segments of %d", shortest) << int(ChangeCost::Mean) << shortest;
            if (shortest > 1)
                QTest::addRow("both, segments of %d", shortest)
                    << int(ChangeCost::MeanAndVariance) << shortest;
            QTest::addRow("proportion, segments of %d", shortest) << int(ChangeCost::Proportion) << shortest;
        }
    }
    void prunesWithoutLosingTheOptimum()
    {
        QFETCH(int, kind);
        QFETCH(int, shortest);
        for (unsigned seed = 0; seed < 8; ++seed) {
            auto values = levels(seed, {{30, 0}, {25, 2}, {40, 1}, {6, 5}, {30, 0}});
            if (ChangeCost(kind) == ChangeCost::Proportion)
                std::for_each(values.begin(), values.end(), [](double& value) { value = value > 1 ? 1 : 0; });
            PeltOptions options{ChangeCost(kind), 6.0, static_cast<std::size_t>(shortest), 1.0};
            QCOMPARE(changePoints(values, options),
                     optimalPartition(ChangeCost(kind), values, 6.0, static_cast<std::size_t>(shortest)));
        }
    }

    void leavesNoiseAlone()
    {
        int alarms = 0;
        for (unsigned seed = 0; seed < 50; ++seed) {
            const auto values = levels(seed, {{200, 3}});
            alarms += changePoints(values).empty() ? 0 : 1;
            alarms += singleChange(values).has_value() ? 1 : 0;
        }
        QVERIFY2(alarms <= 5, qPrintable(QString::number(alarms)));
    }

    void findsSeveralChanges()
    {
        const auto points = changePoints(levels(5, {{60, 0}, {50, 6}, {70, -3}}));
        QCOMPARE(points, (std::vector<std::size_t>{60, 110}));
    }

    void survivesConstantAndShortSeries()
    {
        const std::vector<double> constant(50, 0.1);
        QVERIFY(changePoints(constant).empty());
        QVERIFY(!singleChange(constant).has_value());
        QVERIFY(changePoints(std::vector<double>{1, 2}).empty());
        std::vector<double> step(40, 1.0);
        std::fill(step.begin() + 25, step.end(), 2.0);
        QCOMPARE(singleChange(step)->index, std::size_t{25});
        QCOMPARE(changePoints(step), std::vector<std::size_t>{25});
    }

    void boundsTheRangeAsHansenDoes()
    {
        // Hansen (2000), table I: asymptotic critical values of the likelihood ratio.
        QVERIFY(std::abs(changeRangeBound(0.80) - 4.50) < 0.005);
        QVERIFY(std::abs(changeRangeBound(0.90) - 5.94) < 0.005);
        QVERIFY(std::abs(changeRangeBound(0.95) - 7.35) < 0.005);
        QVERIFY(std::abs(changeRangeBound(0.99) - 10.59) < 0.005);
    }

    void coversTheTrueChange()
    {
        int covered = 0;
        for (unsigned seed = 0; seed < 200; ++seed) {
            const auto change = singleChange(levels(seed, {{80, 0}, {60, 1.5}}));
            QVERIFY(change.has_value());
            covered += change->low <= 80 && 80 <= change->high ? 1 : 0;
        }
        QVERIFY2(covered >= 184, qPrintable(QString::number(covered)));
    }

    void findsAFallOfAccuracyInSingleOutcomes()
    {
        std::mt19937 random(11);
        std::vector<double> correct;
        for (int i = 0; i < 1200; ++i)
            correct.push_back(std::bernoulli_distribution(i < 800 ? 0.95 : 0.75)(random) ? 1 : 0);
        const auto change = singleChange(correct, ChangeCost::Proportion);
        QVERIFY(change.has_value());
        QVERIFY(change->low <= 800 && 800 <= change->high);
        QVERIFY(change->high - change->low < 120);
    }

    void findsWhereARampBegins_data()
    {
        QTest::addColumn<double>("onset");
        QTest::addColumn<double>("length");
        QTest::newRow("step") << 100.0 << 0.0;
        QTest::newRow("window of 30") << 100.0 << 30.0;
        QTest::newRow("late onset, unfinished ramp") << 170.0 << 40.0;
    }
    void findsWhereARampBegins()
    {
        QFETCH(double, onset);
        QFETCH(double, length);
        std::mt19937 random(3);
        std::normal_distribution<double> noise(0, 0.01);
        std::vector<double> times;
        std::vector<double> values;
        for (int t = 0; t < 200; ++t) {
            times.push_back(t);
            const double progress =
                length > 0 ? std::clamp((t - onset) / length, 0.0, 1.0) : (t > onset ? 1 : 0);
            values.push_back(0.95 - 0.2 * progress + noise(random));
        }
        const auto ramp = fitRamp(times, values, 60);
        QVERIFY(ramp.has_value());
        QVERIFY(ramp->onsetLow <= onset && onset <= ramp->onsetHigh);
        QVERIFY2(std::abs(ramp->onset - onset) <= 5, qPrintable(QString::number(ramp->onset)));
        QVERIFY(std::abs(ramp->before - 0.95) < 0.01);
        QVERIFY(ramp->after < 0.85);
    }

    void unchangedSharesSeldomSeemToChange()
    {
        // Short stretches without a mistake are common among values that are 0 or 1, and no change.
        int found = 0;
        for (unsigned seed = 0; seed < 200; ++seed) {
            std::mt19937 random(seed);
            std::vector<double> losses(90);
            std::generate(losses.begin(), losses.end(), [&random] { return random() % 5 == 0 ? 1.0 : 0.0; });
            found += likeliestChange(losses, ChangeCost::Proportion, 20)->pValue <= 0.05 ? 1 : 0;
        }
        QVERIFY2(found <= 17, qPrintable(QString::number(found)));
        // The limit law, of many values.
        found = 0;
        for (unsigned seed = 0; seed < 100; ++seed)
            found +=
                likeliestChange(levels(seed, {{2'500, 0}}), ChangeCost::Mean, 20)->pValue <= 0.05 ? 1 : 0;
        QVERIFY2(found <= 10, qPrintable(QString::number(found)));
        QVERIFY(likeliestChange(nile, ChangeCost::Mean, 5)->pValue < 0.001);
        QVERIFY(searchedSplitPValue(1e4, 0.01) < 1e-300 && searchedSplitPValue(0.5, 0.01) == 1);
    }

    void seesNoRampInASlidingMeanOfNoise()
    {
        int alarms = 0;
        for (unsigned seed = 0; seed < 40; ++seed) {
            const auto raw = levels(seed, {{330, 0}});
            std::vector<double> times;
            std::vector<double> sliding;
            for (std::size_t i = 30; i < raw.size(); ++i) {
                double sum = 0;
                for (std::size_t j = i - 30; j < i; ++j)
                    sum += raw[j];
                times.push_back(static_cast<double>(i));
                sliding.push_back(sum / 30);
            }
            alarms += fitRamp(times, sliding, 60).has_value() ? 1 : 0;
        }
        QVERIFY2(alarms <= 8, qPrintable(QString::number(alarms)));
    }
};

QTEST_GUILESS_MAIN(ChangePointTest)
#include "tst_changepoint.moc"
