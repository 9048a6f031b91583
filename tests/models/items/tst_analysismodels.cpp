// SPDX-License-Identifier: Apache-2.0
#include "models/items/incidents/analysismodels.h"
#include "models/items/incidents/incidenttexts.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace qd;

namespace {

Hypothesis hypothesis(const std::string& id, double probability)
{
    return {id, probability, {}, {{"from", "1"}, {"to", "2"}}};
}

MetricComparison accuracyComparison()
{
    MetricComparison comparison;
    comparison.metric = metric::accuracy;
    comparison.method = "newcombe";
    comparison.baselineCount = 3000;
    comparison.afterCount = 600;
    comparison.baselineValue = 0.95;
    comparison.affectedValue = 0.78;
    comparison.afterValue = 0.94;
    comparison.improvement = -0.01;
    comparison.low = -0.02;
    comparison.high = 0.01;
    comparison.margin = 0.03;
    comparison.primary = true;
    comparison.verdict = Verdict::Passed;
    return comparison;
}

} // namespace

class TestAnalysisModels : public QObject
{
    Q_OBJECT

private slots:
    void whatFillsTheBarIsStillRanked()
    {
        const Change f1{std::string(metric::f1), {}, 0.915, 0.162, 1.7, 1e-9, {}, "difference"};
        const Change recall{std::string(metric::recall), {}, 0.914, 0.088, 1.9, 1e-9, {}, "cohens-h"};
        QVERIFY(sizeOf(recall) > sizeOf(f1));
        std::unique_ptr<ChangeModel> model(makeChangeModel(nullptr));
        model->setRows({recall, f1});
        for (int row = 0; row < 2; ++row)
            QCOMPARE(model->index(row, change::EffectColumn).data(change::ShareRole).toDouble(), 1.0);
    }

    void changesKeepTheirRanking()
    {
        std::unique_ptr<ChangeModel> model(makeChangeModel(nullptr));
        const QAbstractItemModelTester tester(model.get());
        model->setRows({{std::string(metric::accuracy), {}, 0.95, 0.78, 0.53, 1e-9, {}, "cohens-h"},
                        {"attribute:amount", {}, 51.5, 52.25, 0.1, 0.31, {}, "root-psi"}});
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(0, 1).data().toString(), formatValue(0.95, MetricUnit::Ratio));
        QCOMPARE(model->index(1, 2).data().toString(), QStringLiteral("52.25"));
        QCOMPARE(model->index(0, 4).data().toString(), QStringLiteral("< 0.001"));
        QCOMPARE(model->index(1, 4).data().toString(), QStringLiteral("0.310"));
        // What people see stands in the cell, the standardised size in its tooltip.
        QCOMPARE(model->index(0, 3).data().toString(), QStringLiteral("−17.0 points"));
        QCOMPARE(model->index(1, 3).data().toString(), QStringLiteral("× 1.01"));
        QVERIFY(model->index(0, 3).data(Qt::ToolTipRole).toString().contains(QStringLiteral("0.53")));
        // By size: a fall ranks like a rise.
        QCOMPARE(model->index(0, 3).data(rowrole::sort).toDouble(), 1.7);
        // Its bar is as long as it ranks.
        QCOMPARE(model->index(0, change::EffectColumn).data(change::ShareRole).toDouble(), 1.7 / 4);
        QVERIFY(!model->index(0, change::AfterColumn).data(change::ShareRole).isValid());
    }

    void renewedRowsOfTheSameNumberAreNoReset()
    {
        std::unique_ptr<ComparisonModel> model(makeComparisonModel(nullptr));
        const QAbstractItemModelTester tester(model.get());
        model->setRows({accuracyComparison()});
        QSignalSpy reset(model.get(), &QAbstractItemModel::modelReset);
        model->setRows({accuracyComparison()});
        QCOMPARE(reset.count(), 0);
        model->setRows({});
        QCOMPARE(reset.count(), 1);
    }

    void comparisonsTellTheirInterval()
    {
        std::unique_ptr<ComparisonModel> model(makeComparisonModel(nullptr));
        model->setRows({accuracyComparison()});
        const QModelIndex interval = model->index(0, comparison::IntervalColumn);
        QCOMPARE(interval.data(comparison::LowRole).toDouble(), -0.02);
        QCOMPARE(interval.data(comparison::HighRole).toDouble(), 0.01);
        QCOMPARE(interval.data(comparison::MarginRole).toDouble(), 0.03);
        QVERIFY(!interval.data(Qt::AccessibleTextRole).toString().isEmpty());
        QVERIFY(model->index(0, comparison::VerdictColumn).data().toString().startsWith(QStringLiteral("✔")));
    }

    void sharesAreOfTheirOwnPeriod()
    {
        Analysis analysis;
        analysis.statusBefore = {{"2xx", 90}, {"5xx", 10}};
        analysis.statusAfter = {{"2xx", 30}, {"4xx", 10}};
        const auto shares = statusShares(analysis);
        QCOMPARE(shares.size(), std::size_t{3});
        QCOMPARE(shares[0].status, std::string("2xx"));
        QCOMPARE(shares[0].beforeShare, 0.9);
        QCOMPARE(shares[0].afterShare, 0.75);
        QCOMPARE(shares[1].before, std::int64_t{0});
        QCOMPARE(shares[2].afterShare, 0.0);
    }

    void sharesOfNothingAreUnknown()
    {
        Analysis analysis;
        analysis.statusAfter = {{"2xx", 30}};
        QVERIFY(std::isnan(statusShares(analysis)[0].beforeShare));
    }

    void oneHypothesisIsAccepted()
    {
        HypothesisModel model;
        const QAbstractItemModelTester tester(&model);
        model.setHypotheses({hypothesis("new-version", 0.8), hypothesis("input-drift", 0.2)}, "new-version");
        QVERIFY(model.index(0).data(HypothesisModel::AcceptedRole).toBool());
        model.setAccepted("input-drift");
        QVERIFY(!model.index(0).data(HypothesisModel::AcceptedRole).toBool());
        QVERIFY(model.index(1).data(HypothesisModel::AcceptedRole).toBool());
        QCOMPARE(model.rowOf("input-drift"), 1);
        QVERIFY(!model.index(0).data().toString().isEmpty());
    }

    void durationsReadNaturally_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("negative") << qint64{-5} << "0 s";
        QTest::newRow("seconds") << qint64{42'400} << "42 s";
        QTest::newRow("rounds up to a minute") << qint64{59'500} << "1 min 0 s";
        QTest::newRow("minutes") << qint64{133'000} << "2 min 13 s";
        QTest::newRow("hours") << qint64{11'100'000} << "3 h 5 min";
        QTest::newRow("days") << qint64{352'800'000} << "4 d 2 h";
    }

    void durationsReadNaturally()
    {
        QFETCH(qint64, ms);
        QTEST(durationText(Duration{ms}), "text");
    }

    void locationSaysHowSureTheOnsetIs()
    {
        const Subject subject{"triton", "fraud", "2", {std::string(metric::accuracy), {}}};
        Location location;
        location.onset = {1'767'268'800'000};
        location.onsetRange = {location.onset, location.onset + Duration{12'000}};
        location.baselineValue = 0.95;
        location.affectedValue = 0.78;
        location.threshold = NAN;
        location.foundChangePoint = true;
        const QString sure = locationText(subject, location, QStringLiteral("Triton"));
        QVERIFY2(sure.contains(QStringLiteral("12 s")), qPrintable(sure));
        QVERIFY(!sure.contains(QStringLiteral("threshold")));
        location.threshold = 0.88;
        QVERIFY(locationText(subject, location, {}).contains(formatValue(0.88, MetricUnit::Ratio)));
        location.onsetRange.to = location.onsetRange.from;
        QVERIFY(locationText(subject, location, {}).contains(QStringLiteral("by hand")));
        location.foundChangePoint = false;
        QVERIFY(locationText(subject, location, {}).contains(QStringLiteral("no clear change point")));
    }
};

QTEST_MAIN(TestAnalysisModels)
#include "tst_analysismodels.moc"
