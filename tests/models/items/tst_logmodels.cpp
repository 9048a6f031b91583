// SPDX-License-Identifier: Apache-2.0
#include "models/items/evaluation/confusionmodel.h"
#include "models/items/records/logmodels.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace qd;

class TestLogModels : public QObject
{
    Q_OBJECT

private slots:
    void confusionModelTellsCountsSharesAndMeaning()
    {
        ConfusionModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMatrix(example());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("1"));
        QCOMPARE(model.index(0, 0).data(ConfusionModel::RowShareRole).toDouble(), 0.75);
        QCOMPARE(model.index(0, 0).data(ConfusionModel::ColumnShareRole).toDouble(), 0.6);
        QVERIFY(model.index(1, 1).data(ConfusionModel::CorrectRole).toBool());
        QCOMPARE(model.headerData(1, Qt::Vertical, Qt::DisplayRole).toString(), QStringLiteral("spam"));
        const QString right = model.index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(right.contains("Recall: 75.0") && right.contains("Precision: 60.0"), qPrintable(right));
        const QString wrong = model.index(1, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(wrong.contains(QStringLiteral("“spam” was mistaken for “ham”")), qPrintable(wrong));
        model.setMatrix({});
        QCOMPARE(model.rowCount(), 0);
    }

    void aClassThatWasNeverTrueHasNoShares()
    {
        ConfusionMatrix matrix;
        matrix.add("a", "b");
        ConfusionModel model;
        model.setMatrix(matrix);
        QCOMPARE(model.index(1, 1).data(ConfusionModel::RowShareRole).toDouble(), 0.0);
    }

    void classTableExplainsWhatIsUndefined()
    {
        ConfusionMatrix matrix;
        matrix.add("a", "b");
        const std::unique_ptr<ClassModel> model(makeClassModel(nullptr));
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        model->setRows(classRows(matrix.classes, scores(matrix)));
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("–"));
        QVERIFY(model->index(0, 1).data(Qt::ToolTipRole).toString().contains("never predicted"));
        QVERIFY(model->index(1, 2).data(Qt::ToolTipRole).toString().contains("never occurred"));
        QCOMPARE(model->index(0, 4).data().toString(), QStringLiteral("1"));
    }

private:
    /// True ham: 3 right, 1 mistaken; true spam: 2 mistaken, 4 right.
    static ConfusionMatrix example()
    {
        ConfusionMatrix matrix;
        for (int i = 0; i < 3; ++i)
            matrix.add("ham", "ham");
        matrix.add("ham", "spam");
        for (int i = 0; i < 2; ++i)
            matrix.add("spam", "ham");
        for (int i = 0; i < 4; ++i)
            matrix.add("spam", "spam");
        return matrix;
    }
};

QTEST_GUILESS_MAIN(TestLogModels)
#include "tst_logmodels.moc"
