// SPDX-License-Identifier: Apache-2.0
#include "lcg.h"

#include "models/quality/curves/roc.h"
#include "models/quality/qualityestimator.h"

#include <QTest>

#include <cmath>

using namespace qd;

namespace {

bool near(double value, double expected, double tolerance = 1e-12)
{
    return std::abs(value - expected) <= tolerance;
}

/// lcg.h's rows are calibrated by construction; `distort` turns the probability into what the model says.
template <typename Distort>
std::vector<ReferenceRow> referenceRows(std::uint32_t seed, std::size_t count, Distort distort)
{
    std::vector<ReferenceRow> rows;
    for (const Scored& row : scoredRows(seed, count))
        rows.push_back({distort(row.score), row.score >= 0.5, row.positive});
    return rows;
}

std::vector<UnlabelledRow> unlabelled(const std::vector<ReferenceRow>& rows)
{
    std::vector<UnlabelledRow> result;
    for (const ReferenceRow& row : rows)
        result.push_back({row.probability, row.predictedPositive});
    return result;
}

BinaryCounts countsOf(const std::vector<ReferenceRow>& rows)
{
    BinaryCounts counts;
    for (const ReferenceRow& row : rows)
        ++(row.predictedPositive ? (row.positive ? counts.truePositives : counts.falsePositives)
                                 : (row.positive ? counts.falseNegatives : counts.trueNegatives));
    return counts;
}

constexpr EstimatedMetric allMetrics[]{EstimatedMetric::Accuracy, EstimatedMetric::Precision,
                                       EstimatedMetric::Recall, EstimatedMetric::F1};

double honest(double p)
{
    return p;
}

double timid(double p)
{
    return 0.3 + 0.4 * p;
}

} // namespace

class TestQualityEstimator : public QObject
{
    Q_OBJECT

private slots:
    void expectedMatrixIsTheAverageOverAllLabellings()
    {
        const std::vector<UnlabelledRow> rows{
            {0.9, true}, {0.6, true}, {0.4, false}, {0.2, false}, {0.55, true}};
        ExpectedCounts average;
        double accuracy = 0;
        for (unsigned labels = 0; labels < 32; ++labels) {
            double weight = 1;
            ExpectedCounts counts;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const bool positive = (labels >> i & 1U) != 0;
                weight *= positive ? rows[i].probability : 1 - rows[i].probability;
                if (rows[i].predictedPositive)
                    ++(positive ? counts.truePositives : counts.falsePositives);
                else
                    ++(positive ? counts.falseNegatives : counts.trueNegatives);
            }
            average.truePositives += weight * counts.truePositives;
            average.falsePositives += weight * counts.falsePositives;
            average.falseNegatives += weight * counts.falseNegatives;
            average.trueNegatives += weight * counts.trueNegatives;
            accuracy += weight * (counts.truePositives + counts.trueNegatives) / 5;
        }
        const ExpectedCounts counts = expectedCounts(rows);
        QVERIFY(near(counts.truePositives, average.truePositives));
        QVERIFY(near(counts.falsePositives, average.falsePositives));
        QVERIFY(near(counts.falseNegatives, average.falseNegatives));
        QVERIFY(near(counts.trueNegatives, average.trueNegatives));
        QVERIFY(near(*metricOf(EstimatedMetric::Accuracy, counts), accuracy));
        QVERIFY(near(*metricOf(EstimatedMetric::Accuracy, counts), (0.9 + 0.6 + 0.55 + 0.6 + 0.8) / 5));
    }

    void expectedAucIsTheShareOfExpectedPairs()
    {
        std::vector<UnlabelledRow> rows;
        for (const Scored& row : scoredRows(3, 80))
            rows.push_back({row.score, true});
        double won = 0;
        double pairs = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (std::size_t j = 0; j < rows.size(); ++j) {
                if (i == j)
                    continue;
                const double weight = rows[i].probability * (1 - rows[j].probability);
                pairs += weight;
                if (rows[i].probability > rows[j].probability)
                    won += weight;
                else if (rows[i].probability == rows[j].probability)
                    won += weight / 2;
            }
        }
        QVERIFY(near(*expectedAuc(rows), won / pairs));
        QVERIFY(expectedAuc({}).error() == Undefined::NoData);
        QVERIFY(expectedAuc(std::vector<UnlabelledRow>{{1, true}, {1, true}}).error() == Undefined::OneClass);
    }

    void expectedAucOfCalibratedRowsIsTheRealOne()
    {
        const auto scored = scoredRows(12, 20000);
        std::vector<UnlabelledRow> rows;
        for (const Scored& row : scored)
            rows.push_back({row.score, true});
        QVERIFY(near(*expectedAuc(rows), *rocAuc(scored), 0.01));
    }

    void estimatesLieWithinTheirBand_data()
    {
        QTest::addColumn<bool>("distorted");
        QTest::newRow("calibrated") << false;
        QTest::newRow("to be calibrated") << true;
    }

    void estimatesLieWithinTheirBand()
    {
        QFETCH(bool, distorted);
        const auto distort = distorted ? timid : honest;
        const auto estimator = QualityEstimator::fit(referenceRows(5, 20000, distort));
        QVERIFY(estimator);
        QCOMPARE(estimator->isCalibrating(), distorted);
        int inside = 0;
        int asked = 0;
        for (std::uint32_t seed = 100; seed < 150; ++seed) {
            const auto rows = referenceRows(seed, 1000, distort);
            const auto estimate = estimator->estimate(unlabelled(rows));
            for (const EstimatedMetric metric : allMetrics) {
                const auto& value = estimate->of(metric);
                QVERIFY(value && value->low < value->value && value->value < value->high);
                const double realised = *metricOf(metric, countsOf(rows));
                ++asked;
                inside += value->low <= realised && realised <= value->high ? 1 : 0;
            }
        }
        QVERIFY2(inside >= asked * 97 / 100, qPrintable(QString::number(inside)));
    }

    void noticesThatRowsBecomeHarder()
    {
        const auto estimator = QualityEstimator::fit(referenceRows(6, 20000, honest));
        std::vector<ReferenceRow> hard;
        for (const ReferenceRow& row : referenceRows(7, 20000, honest)) {
            if (row.probability > 0.3 && row.probability < 0.7)
                hard.push_back(row);
        }
        const auto usual = estimator->estimate(unlabelled(referenceRows(8, 5000, honest)));
        const auto harder = estimator->estimate(unlabelled(hard));
        const auto& estimated = *harder->of(EstimatedMetric::Accuracy);
        QVERIFY(estimated.high < usual->of(EstimatedMetric::Accuracy)->low);
        QVERIFY(near(estimated.value, *metricOf(EstimatedMetric::Accuracy, countsOf(hard)), 0.02));
    }

    void bandNarrowsWithTheRootOfTheRows()
    {
        const auto estimator = QualityEstimator::fit(referenceRows(9, 10000, honest));
        const auto few = estimator->standardError(EstimatedMetric::Accuracy, 500);
        const auto many = estimator->standardError(EstimatedMetric::Accuracy, 2000);
        QVERIFY(near(*few, 2 * *many));
        QVERIFY(!estimator->standardError(EstimatedMetric::Accuracy, 0));
        // The chunks' deviation is that of a share of independent rows: √(p (1 − p) / 500), p about 3/4.
        QVERIFY(near(*few, std::sqrt(0.75 * 0.25 / 500), 0.008));
    }

    void needsAReferenceOfSeveralChunks()
    {
        QVERIFY(QualityEstimator::fit({}).error() == Undefined::NoData);
        QVERIFY(QualityEstimator::fit(referenceRows(1, 2000, honest)).error() == Undefined::TooFewRows);
        const auto estimator = QualityEstimator::fit(referenceRows(1, 2500, honest));
        QVERIFY(estimator);
        QVERIFY(estimator->estimate({}).error() == Undefined::NoData);
    }
};

QTEST_APPLESS_MAIN(TestQualityEstimator)
#include "tst_qualityestimator.moc"
