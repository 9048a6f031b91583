// SPDX-License-Identifier: Apache-2.0
#include "models/serving/histogram.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace qd;

Q_DECLARE_METATYPE(qd::CumulativeBuckets)

class tst_histogram : public QObject
{
    Q_OBJECT

private slots:
    void followsTheRuleOfPrometheus_data();
    void followsTheRuleOfPrometheus();
    void restsOnNoGuess_data();
    void restsOnNoGuess();
};

/// Worked out by hand from the rule in Prometheus' documentation of histogram_quantile: rank = q ×
/// observations, linear between the bounds of the bucket that holds it.
void tst_histogram::followsTheRuleOfPrometheus_data()
{
    QTest::addColumn<CumulativeBuckets>("buckets");
    QTest::addColumn<double>("q");
    QTest::addColumn<double>("expected"); // NaN: none
    constexpr double inf = std::numeric_limits<double>::infinity();
    const double none = std::nan("");
    const CumulativeBuckets positive{{0.1, 5}, {0.2, 7}, {1e7, 11}, {inf, 12}};
    const CumulativeBuckets negative{{-0.2, 1}, {-0.1, 2}, {0.3, 2}, {inf, 3}};
    const CumulativeBuckets requests{{0.1, 1}, {0.2, 3}, {inf, 4}};
    QTest::newRow("first bucket starts at zero") << positive << 0.2 << 0.1 * 2.4 / 5;
    QTest::newRow("on a bound") << positive << 7.0 / 12 << 0.2;
    QTest::newRow("inside the second") << positive << 0.5 << 0.1 + 0.1 * (6.0 - 5) / 2;
    QTest::newRow("beyond the highest bound") << positive << 0.99 << 1e7;
    QTest::newRow("lowest rank") << positive << 0.0 << 0.0;
    QTest::newRow("highest rank") << positive << 1.0 << 1e7;
    QTest::newRow("first bound is negative") << negative << 0.2 << -0.2;
    QTest::newRow("between negative bounds") << negative << 0.5 << -0.15;
    QTest::newRow("last bucket of negatives") << negative << 0.8 << 0.3;
    QTest::newRow("three quarters") << requests << 0.75 << 0.2;
    QTest::newRow("half") << requests << 0.5 << 0.15;
    QTest::newRow("levelled") << CumulativeBuckets{{0.1, 4}, {0.2, 3}, {0.4, 8}, {inf, 8}} << 0.75
                              << 0.2 + 0.2 * (6.0 - 4) / 4;
    QTest::newRow("no observations") << CumulativeBuckets{{0.1, 0}, {inf, 0}} << 0.5 << none;
    QTest::newRow("no infinite bucket") << CumulativeBuckets{{0.1, 1}, {0.2, 2}} << 0.5 << none;
    QTest::newRow("the infinite bucket alone") << CumulativeBuckets{{inf, 2}} << 0.5 << none;
    QTest::newRow("no buckets") << CumulativeBuckets{} << 0.5 << none;
}

void tst_histogram::followsTheRuleOfPrometheus()
{
    QFETCH(CumulativeBuckets, buckets);
    QFETCH(double, q);
    QFETCH(double, expected);
    const double value = histogramQuantile(buckets, q);
    if (std::isnan(expected))
        QVERIFY(std::isnan(value));
    else
        QVERIFY2(std::abs(value - expected) <= 1e-9 * std::max(1.0, std::abs(expected)),
                 qPrintable(QString::number(value, 'g', 17)));
}

void tst_histogram::restsOnNoGuess_data()
{
    QTest::addColumn<CumulativeBuckets>("buckets");
    QTest::addColumn<double>("q");
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("expected"); // NaN: none
    constexpr double inf = std::numeric_limits<double>::infinity();
    const double none = std::nan("");
    const CumulativeBuckets allFast{{0.1, 127}, {0.2, 127}, {inf, 127}};
    const CumulativeBuckets mostFast{{0.1, 90}, {0.2, 100}, {inf, 100}};
    const CumulativeBuckets negative{{-0.2, 3}, {-0.1, 3}, {inf, 3}};
    QTest::newRow("far below the first bound") << allFast << 0.99 << 0.0036 << none;
    QTest::newRow("near the first bound") << allFast << 0.5 << 0.05 << 0.05;
    QTest::newRow("unknown mean") << allFast << 0.99 << none << none;
    QTest::newRow("beyond the first bucket") << mostFast << 0.95 << 0.01 << 0.15;
    QTest::newRow("beyond the first, mean unknown") << mostFast << 0.95 << none << 0.15;
    QTest::newRow("on the first bound") << mostFast << 0.9 << 0.01 << none;
    QTest::newRow("first bound is not positive") << negative << 0.5 << none << -0.2;
    QTest::newRow("no observations") << CumulativeBuckets{{0.1, 0}, {inf, 0}} << 0.5 << 0.05 << none;
}

void tst_histogram::restsOnNoGuess()
{
    QFETCH(CumulativeBuckets, buckets);
    QFETCH(double, q);
    QFETCH(double, mean);
    QFETCH(double, expected);
    const double value = resolvedQuantile(buckets, q, mean);
    if (std::isnan(expected))
        QVERIFY(std::isnan(value));
    else
        QVERIFY2(std::abs(value - expected) <= 1e-9, qPrintable(QString::number(value, 'g', 17)));
}

QTEST_APPLESS_MAIN(tst_histogram)
#include "tst_histogram.moc"
