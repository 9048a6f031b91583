// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/ddsketch.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace qd;

namespace {

/// The value of rank ⌊at (n − 1)⌋.
double lowerQuantile(std::vector<double> values, double at)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(at * static_cast<double>(values.size() - 1))];
}

std::vector<double> valuesOf(int kind, std::size_t count)
{
    std::mt19937_64 random(static_cast<std::uint64_t>(kind) * 1000 + count);
    std::vector<double> values(count);
    for (double& value : values) {
        const double uniform = static_cast<double>(random() >> 11) * 0x1p-53;
        if (kind == 0) // latencies of a heavy tail (Pareto, α = 1)
            value = 0.001 / (1 - uniform);
        else if (kind == 1)
            value = std::exp(uniform * 20 - 10);
        else if (kind == 2) // both signs, and zeros
            value = std::floor(uniform * 200 - 100) / 7;
        else
            value = 42;
    }
    return values;
}

constexpr double probed[]{0, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 1};

} // namespace

class TestDDSketch : public QObject
{
    Q_OBJECT

private slots:
    void quantilesKeepTheirRelativeError_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("accuracy");
        const char* const names[]{"heavy tail", "nine orders of magnitude", "both signs", "constant"};
        for (int kind = 0; kind < 4; ++kind) {
            QTest::addRow("%s at 1 %%", names[kind]) << kind << 0.01;
            QTest::addRow("%s at 0.1 %%", names[kind]) << kind << 0.001;
        }
    }

    void quantilesKeepTheirRelativeError()
    {
        QFETCH(int, kind);
        QFETCH(double, accuracy);
        for (const std::size_t count :
             {std::size_t{1}, std::size_t{2}, std::size_t{37}, std::size_t{20000}}) {
            const auto values = valuesOf(kind, count);
            DDSketch sketch(accuracy, 40000);
            for (const double value : values)
                sketch.add(value);
            QCOMPARE(sketch.count(), static_cast<std::int64_t>(count));
            for (const double at : probed) {
                const double truth = lowerQuantile(values, at);
                QVERIFY(std::abs(sketch.quantile(at) - truth) <= accuracy * std::abs(truth) * (1 + 1e-9));
            }
            QCOMPARE(sketch.quantile(0), lowerQuantile(values, 0));
        }
    }

    void mergingIsTheSameAsAddingAll_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("bins");
        QTest::newRow("heavy tail") << 0 << 2048;
        QTest::newRow("both signs") << 2 << 2048;
        QTest::newRow("collapsed") << 1 << 100;
    }

    void mergingIsTheSameAsAddingAll()
    {
        QFETCH(int, kind);
        QFETCH(int, bins);
        const auto values = valuesOf(kind, 5000);
        const auto size = static_cast<std::size_t>(bins);
        DDSketch whole(0.01, size);
        std::vector<DDSketch> parts(7, DDSketch(0.01, size));
        for (std::size_t i = 0; i < values.size(); ++i) {
            whole.add(values[i]);
            parts[i % parts.size()].add(values[i]);
        }
        DDSketch merged(0.01, size);
        for (const DDSketch& part : parts)
            QVERIFY(merged.merge(part));
        QCOMPARE(merged.count(), whole.count());
        QCOMPARE(merged.minimum(), whole.minimum());
        QCOMPARE(merged.maximum(), whole.maximum());
        QVERIFY(std::abs(merged.sum() - whole.sum()) <= 1e-9 * std::abs(whole.sum()));
        for (const double at : probed)
            QCOMPARE(merged.quantile(at), whole.quantile(at));
    }

    void whatIsRemovedNoLongerCounts_data() { quantilesKeepTheirRelativeError_data(); }

    void whatIsRemovedNoLongerCounts()
    {
        QFETCH(int, kind);
        QFETCH(double, accuracy);
        const auto values = valuesOf(kind, 2000);
        DDSketch sketch(accuracy, 40000);
        std::size_t first = 0; // of the window
        for (std::size_t end = 1; end <= values.size(); ++end) {
            sketch.add(values[end - 1]);
            if (end > 300)
                sketch.remove(values[first++]);
            if (end % 97 != 0)
                continue;
            const std::vector<double> window(values.begin() + static_cast<std::ptrdiff_t>(first),
                                             values.begin() + static_cast<std::ptrdiff_t>(end));
            QCOMPARE(sketch.count(), static_cast<std::int64_t>(window.size()));
            for (const double at : probed) {
                const double truth = lowerQuantile(window, at);
                QVERIFY(std::abs(sketch.quantile(at) - truth) <= accuracy * std::abs(truth) * (1 + 1e-9));
            }
        }
        while (first < values.size())
            sketch.remove(values[first++]);
        QCOMPARE(sketch.count(), 0);
        QCOMPARE(sketch.sum(), 0.0);
        QVERIFY(std::isnan(sketch.quantile(0.5)));
    }

    void collapsingKeepsTheUpperQuantiles()
    {
        const auto values = valuesOf(1, 5000); // e^−10 … e^10: 1,000 bins at 1 %
        DDSketch sketch(0.01, 500);
        for (const double value : values)
            sketch.add(value);
        for (const double at : {0.55, 0.9, 0.99, 0.999}) {
            const double truth = lowerQuantile(values, at);
            QVERIFY(std::abs(sketch.quantile(at) - truth) <= 0.01 * truth * (1 + 1e-9));
        }
    }

    void refusesToMergeAnotherAccuracy()
    {
        DDSketch sketch(0.01);
        sketch.add(1);
        DDSketch other(0.02);
        other.add(5);
        QVERIFY(!sketch.merge(other));
        QCOMPARE(sketch.count(), 1);
    }

    void anEmptySketchHasNoQuantile()
    {
        QVERIFY(std::isnan(DDSketch().quantile(0.5)));
        QVERIFY(std::isnan(DDSketch().minimum()));
        DDSketch sketch;
        sketch.add(3, 4);
        QVERIFY(sketch.merge(DDSketch()));
        QCOMPARE(sketch.count(), 4);
        QCOMPARE(sketch.sum(), 12.0);
    }
};

QTEST_APPLESS_MAIN(TestDDSketch)
#include "tst_ddsketch.moc"
