// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/multiplicity.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace qd;

class TestMultiplicity : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithR()
    {
        // R 4: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.5), "BH")
        const std::vector<double> adjusted =
            benjaminiHochberg(std::vector<double>{0.01, 0.02, 0.03, 0.04, 0.5});
        const std::vector<double> expected{0.05, 0.05, 0.05, 0.05, 0.5};
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY(std::abs(adjusted[i] - expected[i]) < 1e-12);
    }

    void oneFamilyIsNotCorrectedAgain()
    {
        QCOMPARE(familyFactors(std::vector<double>{0.02}), std::vector<double>{1.0});
        QVERIFY(familyFactors({}).empty());
    }

    void aFamilyAloneBearsThePriceOfAll()
    {
        const std::vector<double> factors = familyFactors(std::vector<double>{0.001, 0.9, 0.8, 1.0});
        QVERIFY(std::abs(factors[0] - 4) < 1e-12);
        for (const double factor : factors)
            QVERIFY(factor >= 1 && factor <= 4);
    }

    void familiesThatAgreeShareThePrice()
    {
        const std::vector<double> factors = familyFactors(std::vector<double>{0.01, 0.01, 0.01, 1.0});
        QVERIFY(std::abs(factors[0] - 4.0 / 3) < 1e-12);
    }

    /// Where nothing is wrong anywhere, at most the share alpha of all looks finds anything: families of any
    /// size.
    void nothingIsFoundTooOften()
    {
        std::mt19937 random(11);
        const auto uniform = [&random] { return (double(random()) + 0.5) / 4294967296.0; };
        int found = 0;
        constexpr int looks = 4'000;
        for (int look = 0; look < looks; ++look) {
            std::vector<double> smallest;
            for (const std::size_t size : {1U, 7U, 200U, 12U}) {
                std::vector<double> pValues(size);
                std::generate(pValues.begin(), pValues.end(), uniform);
                const auto adjusted = benjaminiHochberg(pValues);
                smallest.push_back(*std::min_element(adjusted.begin(), adjusted.end()));
            }
            const std::vector<double> factors = familyFactors(smallest);
            bool any = false;
            for (std::size_t i = 0; i < smallest.size(); ++i)
                any = any || smallest[i] * factors[i] <= 0.05;
            found += any ? 1 : 0;
        }
        QVERIFY2(found > looks * 0.04 && found < looks * 0.06, qPrintable(QString::number(found)));
    }
};

QTEST_APPLESS_MAIN(TestMultiplicity)
#include "tst_multiplicity.moc"
