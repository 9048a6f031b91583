// SPDX-License-Identifier: Apache-2.0
#include "lcg.h"

#include "models/quality/slices/slices.h"
#include "models/quality/slices/slicetest.h"
#include "models/quality/statistics/multiplicity.h"
#include "models/quality/statistics/studenttail.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

using namespace qd;

namespace {

bool near(double value, double expected, double tolerance = 1e-12)
{
    return std::abs(value - expected) <= tolerance;
}

SliceColumn column(const std::string& name, std::int32_t values)
{
    SliceColumn result{.name = name, .values = {}, .codes = {}};
    for (std::int32_t i = 0; i < values; ++i)
        result.values.push_back(name + std::to_string(i));
    return result;
}

struct Data
{
    std::vector<SliceColumn> columns;
    std::vector<double> loss;
};

/// Random codes in columns of the given sizes; `loss(codes, random)` per row.
Data made(std::uint32_t seed, std::size_t rows, const std::vector<std::int32_t>& sizes,
          const std::function<double(const std::vector<std::int32_t>&, Lcg&)>& loss)
{
    Data data;
    for (std::size_t i = 0; i < sizes.size(); ++i)
        data.columns.push_back(column(std::string(1, static_cast<char>('a' + i)), sizes[i]));
    Lcg random(seed);
    for (std::size_t row = 0; row < rows; ++row) {
        std::vector<std::int32_t> codes;
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            codes.push_back(static_cast<std::int32_t>(random.next(static_cast<std::uint32_t>(sizes[i]))));
            data.columns[i].codes.push_back(codes.back());
        }
        data.loss.push_back(loss(codes, random));
    }
    return data;
}

double wrongWith(Lcg& random, std::uint32_t percent)
{
    return random.next(100) < percent ? 1 : 0;
}

LossSum sumOf(const std::vector<double>& values)
{
    LossSum sum;
    for (const double value : values)
        sum.add(value);
    return sum;
}

std::vector<double> sample(std::uint32_t seed, std::size_t count, std::uint32_t below)
{
    Lcg random(seed);
    std::vector<double> values(count);
    for (double& value : values)
        value = random.next(below) / 100.0;
    return values;
}

} // namespace

class TestSlices : public QObject
{
    Q_OBJECT

private slots:
    void adjustsAsBenjaminiAndHochberg()
    {
        // The fifteen p-values of their paper of 1995; SciPy's documentation of false_discovery_control.
        const std::vector<double> p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                    0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000};
        const double expected[]{0.0015,     0.003,      0.0095,     0.035625,   0.0603,
                                0.06385714, 0.06385714, 0.0645,     0.0765,     0.486,
                                0.58118182, 0.714875,   0.75323077, 0.81321429, 1.0};
        const auto adjusted = benjaminiHochberg(p);
        for (std::size_t i = 0; i < p.size(); ++i)
            QVERIFY(near(adjusted[i], expected[i], 5e-9));
        QVERIFY(benjaminiHochberg({}).empty());
        const auto reordered = benjaminiHochberg(std::vector<double>{0.04, 0.01, 0.03});
        QVERIFY(near(reordered[0], 0.04) && near(reordered[1], 0.03) && near(reordered[2], 0.04));
    }

    void studentTailAgreesWithSciPy()
    {
        const double expected[][3]{{0, 5, 0.5},
                                   {1, 1, 0.25},
                                   {2.5, 3.7, 0.035911011455913376},
                                   {-1.3, 12, 0.8909914144582428},
                                   {1.96, 1e6, 0.02499803379263489},
                                   {0.001, 2, 0.499646446697795}};
        for (const auto& [t, degrees, tail] : expected)
            QVERIFY(near(studentTail(t, degrees), tail, 1e-11));
        QVERIFY(near(studentTail(8, 30) / 3.132911237850386e-09, 1, 1e-9));
        QVERIFY(near(studentTail(40, 200) / 1.124369826760113e-97, 1, 1e-9));
        QCOMPARE(studentTail(std::numeric_limits<double>::infinity(), 4), 0.0);
    }

    void welchAgreesWithSciPy()
    {
        const LossDifference result =
            welchDifference(sumOf(sample(77, 120, 1000)), sumOf(sample(78, 90, 1300)), 0.95);
        QVERIFY(near(result.pValue, 0.9996657772510568, 1e-9));
        QVERIFY(near(result.interval.low, -2.6572337417768392, 1e-9));
        QVERIFY(near(result.interval.high, -0.7292662582231589, 1e-9));
    }

    void proportionsAgreeWithSciPysChiSquare()
    {
        // 56 of 70 against 48 of 80: χ² without correction has p = 0.00804508…, two-sided.
        LossSum slice{70, 56, 56};
        LossSum rest{80, 48, 48};
        const LossDifference result = proportionDifference(slice, rest, 0.95);
        QVERIFY(near(result.pValue, 0.008045081368196585 / 2));
        QVERIFY(near(result.interval.low, 0.0524, 5e-5)); // Newcombe 1998, table II
        QVERIFY(near(result.interval.high, 0.3339, 5e-5));
        QVERIFY(near(proportionDifference(rest, slice, 0.95).pValue, 1 - 0.008045081368196585 / 2));
    }

    void findsAPlantedPairAndNothingElse()
    {
        const Data data = made(1, 20000, {4, 5, 6, 3}, [](const auto& codes, Lcg& random) {
            return wrongWith(random, codes[0] == 2 && codes[2] == 4 ? 40 : 10);
        });
        const SliceSearch search = findSlices(data.columns, data.loss);
        QCOMPARE(search.slices.size(), std::size_t{1});
        const Slice& slice = search.slices.front();
        QCOMPARE(slice.terms, (std::vector<SliceTerm>{{0, 2}, {2, 4}}));
        QVERIFY(slice.difference > 0.2 && slice.interval.low > 0.15 && slice.adjustedPValue < 1e-10);
        QVERIFY(near(slice.loss - slice.restLoss, slice.difference));
    }

    void findsATripleAndASingleSideBySide()
    {
        const Data data = made(2, 60000, {4, 5, 3, 6}, [](const auto& codes, Lcg& random) {
            if (codes[0] == 1 && codes[1] == 3 && codes[2] == 2)
                return wrongWith(random, 70);
            return wrongWith(random, codes[3] == 5 ? 25 : 10);
        });
        const SliceSearch search = findSlices(data.columns, data.loss);
        QVERIFY(search.slices.size() >= 2);
        QCOMPARE(search.slices.front().terms.size(), std::size_t{3});
        QCOMPARE(search.slices.front().terms, (std::vector<SliceTerm>{{0, 1}, {1, 3}, {2, 2}}));
        QVERIFY(std::any_of(search.slices.begin(), search.slices.end(), [](const Slice& slice) {
            return slice.terms == std::vector<SliceTerm>{{3, 5}};
        }));
        for (std::size_t i = 1; i < search.slices.size(); ++i)
            QVERIFY(search.slices[i - 1].difference >= search.slices[i].difference);
    }

    void findsWorseRegressionErrors()
    {
        const Data data = made(3, 8000, {3, 7}, [](const auto& codes, Lcg& random) {
            return random.next(1000) / 1000.0 * (codes[1] == 6 ? 2.0 : 1.0);
        });
        const SliceSearch search = findSlices(data.columns, data.loss);
        QCOMPARE(search.slices.size(), std::size_t{1});
        QCOMPARE(search.slices.front().terms, (std::vector<SliceTerm>{{1, 6}}));
        QVERIFY(near(search.slices.front().difference, 0.5, 0.05));
        QVERIFY(search.slices.front().effectSize > 0.8);
    }

    void staysSilentOnNoise()
    {
        int searches = 0;
        for (std::uint32_t seed = 10; seed < 40; ++seed) {
            const Data data =
                made(seed, 4000, {4, 5, 6}, [](const auto&, Lcg& random) { return wrongWith(random, 15); });
            const SliceSearch search = findSlices(data.columns, data.loss);
            QVERIFY(search.tested > 50);
            searches += search.slices.empty() ? 0 : 1;
        }
        QVERIFY(searches <= 5); // 5 % of 30 are expected
    }

    void testsEverySliceWithEnoughRows()
    {
        // Against counting by hand over all combinations.
        const Data data =
            made(4, 1500, {3, 9, 5}, [](const auto&, Lcg& random) { return wrongWith(random, 20); });
        std::int64_t expected = 0;
        for (std::int32_t a = -1; a < 3; ++a) {
            for (std::int32_t b = -1; b < 9; ++b) {
                for (std::int32_t c = -1; c < 5; ++c) {
                    if (a < 0 && b < 0 && c < 0)
                        continue;
                    std::int64_t rows = 0;
                    for (std::size_t row = 0; row < data.loss.size(); ++row) {
                        rows += (a < 0 || data.columns[0].codes[row] == a) &&
                                        (b < 0 || data.columns[1].codes[row] == b) &&
                                        (c < 0 || data.columns[2].codes[row] == c)
                                    ? 1
                                    : 0;
                    }
                    expected += rows >= 50 && 1500 - rows >= 50 ? 1 : 0;
                }
            }
        }
        QCOMPARE(findSlices(data.columns, data.loss).tested, expected);
    }

    void respectsSupportTermsAndMissingValues()
    {
        Data data = made(5, 6000, {4, 40}, [](const auto& codes, Lcg& random) {
            return wrongWith(random, codes[0] == 0 || codes[1] == 7 ? 45 : 10);
        });
        SliceOptions options;
        options.maximumTerms = 1;
        options.minimumRows = 500; // value 7 of 40 has about 150
        const SliceSearch strict = findSlices(data.columns, data.loss, options);
        QCOMPARE(strict.slices.size(), std::size_t{1});
        QCOMPARE(strict.slices.front().terms, (std::vector<SliceTerm>{{0, 0}}));
        QCOMPARE(strict.tested, 4);
        for (std::int32_t& code : data.columns[0].codes)
            code = code == 0 ? -1 : code; // "missing" is not a value
        QVERIFY(findSlices(data.columns, data.loss, options).slices.empty());
        QVERIFY(findSlices({}, data.loss).slices.empty());
        QVERIFY(findSlices({}, {}).slices.empty());
    }

    void answersTheSameEveryTimeAndForColumnsWithManyValues()
    {
        const Data data = made(6, 20000, {300, 300, 300, 4}, [](const auto& codes, Lcg& random) {
            return wrongWith(random, codes[3] == 1 ? 30 : 10);
        });
        const SliceSearch once = findSlices(data.columns, data.loss);
        const SliceSearch twice = findSlices(data.columns, data.loss);
        QVERIFY(!once.slices.empty());
        QCOMPARE(once.slices.size(), twice.slices.size());
        for (std::size_t i = 0; i < once.slices.size(); ++i) {
            QCOMPARE(once.slices[i].terms, twice.slices[i].terms);
            QCOMPARE(once.slices[i].pValue, twice.slices[i].pValue);
        }
        QCOMPARE(once.slices.back().terms, (std::vector<SliceTerm>{{3, 1}}));
    }
};

QTEST_APPLESS_MAIN(TestSlices)
#include "tst_slices.moc"
