// SPDX-License-Identifier: Apache-2.0
#include "evaluationlog.h"

#include "models/evaluation/findings/findings.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace qd;
using namespace evaluationlog;

namespace {

const VersionComparison& comparisonOf(const std::vector<VersionComparison>& all, const QString& measure)
{
    for (const VersionComparison& one : all) {
        if (one.measure == measure)
            return one;
    }
    qFatal("there is no %s", qPrintable(measure));
}

struct Counts
{
    std::int64_t rows = 0;
    std::int64_t correct = 0;
};

Counts countsOf(const std::vector<PredictionRecord>& all, const std::string& version)
{
    Counts counts;
    for (const PredictionRecord& one : all) {
        if (one.version != version || one.failed() || !one.label)
            continue;
        ++counts.rows;
        counts.correct += one.prediction == *one.label ? 1 : 0;
    }
    return counts;
}

} // namespace

class TestEvaluationFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theSliceThatIsWorseIsFound()
    {
        const auto evaluation = evaluated(records());
        QVERIFY(!evaluation->slices.slices.empty());
        const QString name = sliceName(evaluation->slices.slices.front(), evaluation->sliceColumns);
        QVERIFY2(name.contains("version = v2") && name.contains("country = de") &&
                     name.contains("device = phone"),
                 qPrintable(name));
        QCOMPARE(evaluation->sliceOnsets.size(), evaluation->slices.slices.size());
        for (const SliceColumn& column : evaluation->sliceColumns)
            QCOMPARE(column.codes.capacity(), 0U); // an entry per row, which is needed no more
        // It was so from the version's first rows on.
        const SliceOnset& onset = evaluation->sliceOnsets.front();
        QVERIFY(std::abs(onset.extent.from.ms - fault.ms) < 60'000);
    }

    void aSliceThatFellLaterShowsWhen()
    {
        // The version is the old one all the time: only the second hour is worse.
        auto all = records();
        for (PredictionRecord& one : all)
            one.version = "v1";
        const auto evaluation = evaluated(all);
        QVERIFY(!evaluation->slices.slices.empty());
        const auto& change = evaluation->sliceOnsets.front().change;
        QVERIFY(change);
        QVERIFY(change->range.contains(fault) || std::abs(change->at.ms - fault.ms) < 300'000);
        QVERIFY(change->after < change->before - 0.05);
    }

    void nothingIsFoundWhereNothingIsWrong()
    {
        const auto evaluation = evaluated(records({.faulty = false}));
        QVERIFY(evaluation->slices.slices.empty());
        QVERIFY(evaluation->slices.tested > 0);
        for (const Finding& finding : findingsOf(*evaluation))
            QVERIFY2(finding.kind == Finding::Kind::Version || finding.kind == Finding::Kind::Period,
                     qPrintable(finding.what)); // v2 is slower, and that is true
    }

    void comparesTheNewestVersionWithTheOneBefore()
    {
        const auto all = records();
        const auto evaluation = evaluated(all);
        const VersionComparison& accuracy = comparisonOf(evaluation->comparisons, "Accuracy");
        QCOMPARE(accuracy.first, std::string("v1"));
        QCOMPARE(accuracy.second, std::string("v2"));
        const Counts first = countsOf(all, "v1");
        const Counts second = countsOf(all, "v2");
        const auto expected = compareShares(first.correct, first.rows, second.correct, second.rows);
        QCOMPARE(accuracy.compared->difference, expected->difference);
        QCOMPARE(accuracy.compared->pValue, expected->pValue);
        QVERIFY(accuracy.adjustedPValue >= accuracy.compared->pValue);
        const VersionComparison& latency = comparisonOf(evaluation->comparisons, "Latency (median)");
        QVERIFY(latency.compared->difference > 0.005 && latency.unit == MetricUnit::Seconds);
        // Effect size first: v2 takes half as long again, which is more than the accuracy it lost.
        QCOMPARE(evaluation->comparisons.front().measure, latency.measure);
    }

    void comparesPeriods()
    {
        const auto evaluation = evaluated(records());
        const VersionComparison& accuracy = comparisonOf(evaluation->periodComparisons, "Accuracy");
        QVERIFY(accuracy.compared->difference < 0);
        QVERIFY(evaluation->periodComparisons.front().first.empty());
    }

    void segmentsAreCounted()
    {
        const auto evaluation = evaluated(records());
        std::int64_t countries = 0;
        for (const SegmentEvaluation& one : evaluation->segments)
            countries += one.column == "country" ? one.tally.predictions : 0;
        QCOMPARE(countries, std::int64_t(rows));
        QCOMPARE(evaluation->segments.front().column, std::string("country"));
        QCOMPARE(evaluation->segments.front().value, std::string("de")); // the worst of its column
    }

    void findingsNameWhoAndWhenAndHowSure()
    {
        const auto evaluation = evaluated(records());
        const auto findings = findingsOf(*evaluation);
        QVERIFY(!findings.empty());
        const Finding& worst = findings.front();
        QVERIFY(worst.kind == Finding::Kind::Slice && worst.weight == Finding::Weight::Bad);
        QVERIFY2(worst.what.startsWith("Accuracy is ") && worst.what.contains("version = v2"),
                 qPrintable(worst.what));
        QVERIFY2(worst.howSure.contains("95 % interval") && worst.howSure.contains(u"p\u00a0<\u00a00.001"),
                 qPrintable(worst.howSure));
        QVERIFY(std::abs(worst.at.ms - fault.ms) < 60'000);
        QVERIFY(!worst.since.isEmpty());
    }

    void scoresThatFellTogetherAreOneFinding()
    {
        const auto findings = findingsOf(*evaluated(records()));
        QStringList ofScores;
        for (const Finding& one : findings) {
            if (one.kind == Finding::Kind::Version && one.what.contains("points lower"))
                ofScores.push_back(one.what);
        }
        QCOMPARE(ofScores.size(), 1);
        QVERIFY2(ofScores[0].contains("Also lower: ") && ofScores[0].contains("Accuracy"),
                 qPrintable(ofScores[0]));
    }

    void overconfidenceIsAFinding()
    {
        const auto evaluation = evaluated(records({.faulty = false, .calibrated = false}));
        const auto findings = findingsOf(*evaluation);
        const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding& one) {
            return one.kind == Finding::Kind::Calibration;
        });
        QVERIFY(found != findings.end());
        QVERIFY2(found->what.contains("too high"), qPrintable(found->what));
    }

    void driftIsAFindingWithItsBeginning()
    {
        const auto evaluation = evaluated(records({.faulty = false, .shifted = true}));
        const auto findings = findingsOf(*evaluation);
        const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding& one) {
            return one.kind == Finding::Kind::Drift && one.what.contains("amount");
        });
        QVERIFY(found != findings.end());
        QVERIFY(std::abs(found->at.ms - fault.ms) <= 120'000);
    }

    void aFallingEstimateIsAFinding()
    {
        // In the second hour, where labels are late, the model is in doubt about everything.
        auto all = records({.faulty = false, .unlabelledFrom = rows / 2});
        for (std::size_t i = rows / 2; i < rows; ++i)
            all[i].probability = 0.5 + (*all[i].probability - 0.5) * 0.2;
        const auto findings = findingsOf(*evaluated(all));
        const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding& one) {
            return one.kind == Finding::Kind::Estimate;
        });
        QVERIFY(found != findings.end());
        QVERIFY(std::abs(found->at.ms - fault.ms) <= 120'000);
    }
};

QTEST_GUILESS_MAIN(TestEvaluationFaults)
#include "tst_evaluation_faults.moc"
