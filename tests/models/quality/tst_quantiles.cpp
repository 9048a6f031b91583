// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/quantiles.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace qd;

class TestQuantiles : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithNumPysExample()
    {
        // numpy.percentile([[10, 7, 4], [3, 2, 1]], 50) is 3.5.
        std::vector<double> values{10, 7, 4, 3, 2, 1};
        QCOMPARE(quantile(values, 0.5), 3.5);
        std::vector<double> four{1, 2, 3, 4};
        QCOMPARE(quantile(four, 0.25), 1.75);
        QCOMPARE(quantile(four, 0.75), 3.25);
    }

    void keepsTheOrderOfWhatWasAsked()
    {
        std::vector<double> values{5, 1, 4, 2, 3};
        const std::vector<double> at{1.0, 0.0, 0.5};
        QCOMPARE(quantiles(values, at), (std::vector<double>{5, 1, 3}));
    }

    void isNaNWithoutValues() { QVERIFY(std::isnan(quantile({}, 0.5))); }

    void agreesWithSortingOnRandomData()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> uniform(-5, 5);
        for (int round = 0; round < 200; ++round) {
            std::vector<double> values(random() % 60 + 1);
            for (double& value : values)
                value = random() % 4 == 0 ? 1.0 : uniform(random); // with ties
            std::vector<double> sorted = values;
            std::sort(sorted.begin(), sorted.end());
            std::vector<double> at(random() % 6 + 1);
            for (double& q : at)
                q = std::abs(uniform(random)) / 5;
            const auto result = quantiles(values, at);
            for (std::size_t i = 0; i < at.size(); ++i) {
                const double position = at[i] * static_cast<double>(sorted.size() - 1);
                const auto below = static_cast<std::size_t>(position);
                const auto above = std::min(below + 1, sorted.size() - 1);
                const double fraction = position - static_cast<double>(below);
                const double expected = sorted[below] * (1 - fraction) + sorted[above] * fraction;
                QVERIFY(std::abs(result[i] - expected) < 1e-12);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestQuantiles)
#include "tst_quantiles.moc"
