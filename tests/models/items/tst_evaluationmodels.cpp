// SPDX-License-Identifier: Apache-2.0
#include "models/items/evaluation/evaluationmodels.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace qd;

namespace {

VersionEvaluation version(const std::string& name, int right, int wrong)
{
    VersionEvaluation result;
    result.version = name;
    for (int i = 0; i < right; ++i)
        result.matrix.add(i % 2 == 0 ? "a" : "b", i % 2 == 0 ? "a" : "b");
    for (int i = 0; i < wrong; ++i)
        result.matrix.add("a", "b");
    result.scores = scores(result.matrix);
    result.labelled = result.predictions = right + wrong;
    result.accuracyInterval = wilson(right, right + wrong);
    result.latencies = {0.01, 0.02, right > 80 ? 0.05 : 0.03, 0.5};
    return result;
}

EvaluationPtr example()
{
    auto evaluation = std::make_shared<Evaluation>();
    evaluation->classes = {"a", "b"};
    evaluation->versions = {version("", 170, 30), version("v1", 80, 20), version("v2", 90, 10)};
    return evaluation;
}

VersionComparison comparison(double first, double second, double p, bool higherIsBetter = true)
{
    Compared compared;
    compared.first = first;
    compared.second = second;
    compared.difference = second - first;
    compared.interval = {compared.difference - 0.01, compared.difference + 0.01};
    compared.scale = EffectScale::CohensH;
    compared.effect = 2 * std::asin(std::sqrt(second)) - 2 * std::asin(std::sqrt(first));
    return {"v1", "v2", "Accuracy", compared, MetricUnit::Ratio, higherIsBetter, p};
}

int rowOf(const VersionFiguresModel& model, const QString& title)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.headerData(row, Qt::Vertical, Qt::DisplayRole) == title)
            return row;
    }
    return -1;
}

} // namespace

class TestEvaluationModels : public QObject
{
    Q_OBJECT

private slots:
    void figuresStandSideBySideAndTheBestIsMarked()
    {
        VersionFiguresModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEvaluation(example());
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("All versions"));
        const int accuracy = rowOf(model, "Accuracy");
        QCOMPARE(model.index(accuracy, 1).data().toString(), formatValue(0.8, MetricUnit::Ratio));
        QVERIFY(model.index(accuracy, 2).data(VersionFiguresModel::BestRole).toBool());
        QVERIFY(!model.index(accuracy, 1).data(VersionFiguresModel::BestRole).toBool());
        QVERIFY(model.index(accuracy, 2).data().toString().contains(QChar(0x2713)));
        const int p99 = rowOf(model, "Latency p99");
        QVERIFY2(model.index(p99, 1).data(VersionFiguresModel::BestRole).toBool(), "lower is better");
        QVERIFY(!model.index(accuracy, 0).data(VersionFiguresModel::BestRole).toBool());
    }

    void anUndefinedFigureSaysWhy()
    {
        VersionFiguresModel model;
        auto evaluation = std::make_shared<Evaluation>(*example());
        evaluation->versions[1].roc = undefined(Undefined::OneClass);
        model.setEvaluation(evaluation);
        const QModelIndex auc = model.index(rowOf(model, "AUC"), 1);
        QCOMPARE(auc.data().toString(), QStringLiteral("–"));
        QCOMPARE(auc.data(Qt::ToolTipRole).toString(), undefinedReason(Undefined::OneClass));
    }

    void figuresFollowTheTask()
    {
        QVERIFY(findFigure(TaskKind::Regression, "rmse"));
        QVERIFY(!findFigure(TaskKind::Regression, "auc"));
        QVERIFY(!findFigure(TaskKind::Classification, "rmse"));
        VersionEvaluation version;
        const std::vector<Estimated> rows{{3, 2.5}, {-0.5, 0}, {2, 2}, {7, 8}};
        version.regression = regressionScores(rows);
        // scikit-learn's documentation: mean_absolute_error 0.5
        QCOMPARE(figureText(*findFigure(TaskKind::Regression, "mae"), version, {}), QStringLiteral("0.5"));
        QCOMPARE(figureText(*findFigure(TaskKind::Regression, "r2"), version, {}), QStringLiteral("0.949"));
    }

    void recallIsThatOfThePositiveClass()
    {
        const EvaluationPtr evaluation = example();
        const EvaluationFigure& recall = *findFigure(TaskKind::Classification, "recall");
        QCOMPARE(recall.value(evaluation->versions[2], "b").value(), 1.0);
        QCOMPARE(recall.value(evaluation->versions[2], "a").value(), 45.0 / 55.0);
        QCOMPARE(recall.value(evaluation->versions[2], {}).value(), (1 + 45.0 / 55.0) / 2);
    }

    void aComparisonComesToAVerdict_data()
    {
        QTest::addColumn<double>("second");
        QTest::addColumn<double>("p");
        QTest::addColumn<bool>("higherIsBetter");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<QString>("effect");
        const auto row = [](const char* name, double second, double p, bool higher, ComparisonVerdict verdict,
                            const char* effect) {
            QTest::newRow(name) << second << p << higher << static_cast<int>(verdict) << effect;
        };
        row("better", 0.9, 0.0001, true, ComparisonVerdict::Better, "small (h = +0.28)");
        row("worse", 0.6, 0.0001, true, ComparisonVerdict::Worse, "small (h = −0.44)");
        row("lower is better", 0.4, 0.0001, false, ComparisonVerdict::Better, "large (h = −0.84)");
        row("chance", 0.81, 0.4, true, ComparisonVerdict::NoDifference, "negligible (h = +0.03)");
    }

    void aComparisonComesToAVerdict()
    {
        QFETCH(double, second);
        QFETCH(double, p);
        QFETCH(bool, higherIsBetter);
        QFETCH(QString, effect);
        const std::unique_ptr<VersionComparisonModel> model(makeVersionComparisonModel(nullptr));
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        model->setRows({comparison(0.8, second, p, higherIsBetter)});
        QTEST(model->index(0, 0).data(versioncomparison::VerdictRole).toInt(), "verdict");
        const QString words = model->index(0, versioncomparison::EffectColumn).data().toString();
        QCOMPARE(words, effect);
    }

    void theAucIsAScoreAndNoPercentage()
    {
        const std::unique_ptr<VersionComparisonModel> model(makeVersionComparisonModel(nullptr));
        VersionComparison auc = comparison(0.904, 0.85, 0.0001);
        auc.compared->scale = EffectScale::Difference;
        auc.compared->effect = auc.compared->difference;
        auc.isPlain = true;
        model->setRows({auc});
        const auto cell = [&](int column) { return model->index(0, column).data().toString(); };
        QCOMPARE(cell(1), scoreText(0.904));
        QCOMPARE(cell(2), scoreText(0.85));
        QCOMPARE(cell(versioncomparison::EffectColumn), QStringLiteral("negligible (−0.054)"));
        QCOMPARE(cell(versioncomparison::DifferenceColumn), QStringLiteral("−0.054 (−0.064 to −0.044)"));
    }

    void aDifferenceOfSharesIsInPoints()
    {
        const std::unique_ptr<VersionComparisonModel> model(makeVersionComparisonModel(nullptr));
        model->setRows({comparison(0.8, 0.75, 0.0001)});
        QCOMPARE(model->index(0, versioncomparison::DifferenceColumn).data().toString(),
                 QStringLiteral("−5.0 points (−6.0 to −4.0)"));
        QVERIFY(model->index(0, versioncomparison::ChanceColumn).data().toString().contains("not by chance"));
    }

    void anImpossibleComparisonSaysWhy()
    {
        const std::unique_ptr<VersionComparisonModel> model(makeVersionComparisonModel(nullptr));
        VersionComparison none = comparison(0.8, 0.8, 1);
        none.compared = undefined(Undefined::OneClass);
        model->setRows({none});
        QCOMPARE(model->index(0, versioncomparison::VerdictColumn).data().toString(),
                 undefinedReason(Undefined::OneClass));
    }

    void slicesTellTermsAndOnset()
    {
        Evaluation evaluation;
        evaluation.sliceColumns = {{"country", {"de", "fr"}, {}}, {"device", {"phone"}, {}}};
        Slice slice;
        slice.terms = {{0, 1}, {1, 0}};
        slice.rows = 1234;
        slice.loss = 0.3;
        slice.restLoss = 0.1;
        slice.difference = 0.2;
        evaluation.slices.slices = {slice};
        evaluation.sliceOnsets = {{{}, QualityChange{{5000}, {}, 0.9, 0.7}}};
        const std::vector<SliceRow> rows = sliceRows(evaluation);
        QCOMPARE(rows.at(0).name, QStringLiteral("country = fr and device = phone"));
        QCOMPARE(rows.at(0).since->ms, 5000);
        const std::unique_ptr<SliceModel> model(makeSliceModel(nullptr));
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        model->setRows(rows);
        QCOMPARE(model->index(0, 2).data().toString(), formatValue(0.3, MetricUnit::Ratio));
        QCOMPARE(model->index(0, 0).data(Qt::ToolTipRole).toString(), rows.at(0).name);
    }

    void driftTellsLevelAndCells()
    {
        const ColumnDrift drift = categoryDrift("payment", {{{"card", 500}, {"cash", 500}}, 0},
                                                {{{"card", 100}, {"phone", 900}}, 0});
        const std::unique_ptr<DriftModel> model(makeDriftModel(nullptr));
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        model->setRows({{drift, {}}});
        QCOMPARE(model->index(0, 0).data(drifting::LevelRole).toInt(), static_cast<int>(DriftLevel::Alarm));
        QCOMPARE(model->index(0, 0).data(drifting::EffectRole).toDouble(), drift.effect());
        QCOMPARE(model->index(0, drifting::NewColumn).data().toString(), QStringLiteral("1"));
        QCOMPARE(driftCellText(drift.cells.at(0)), QStringLiteral("card"));
        QCOMPARE(driftCellText({.category = {}, .low = 1, .high = 2.5}), QStringLiteral("1 – 2.5"));
        QCOMPARE(driftCellText({.category = {}, .low = 1, .high = std::numeric_limits<double>::infinity()}),
                 QStringLiteral("> 1"));
    }
};

QTEST_GUILESS_MAIN(TestEvaluationModels)
#include "tst_evaluationmodels.moc"
