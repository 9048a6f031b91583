// SPDX-License-Identifier: Apache-2.0
#include "models/items/evaluation/speedmodels.h"
#include "tests/models/evaluation/evaluationlog.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace qd;

class TestSpeedModels : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_evaluation = evaluationlog::evaluated(evaluationlog::records());
    }

    void versionsComeWithTheirFigures()
    {
        SpeedModel* model = makeSpeedModel(this);
        const QAbstractItemModelTester tester(model);
        model->setRows(versionSpeeds(*m_evaluation));
        QCOMPARE(model->rowCount(), 3);
        QCOMPARE(model->index(1, 0).data().toString(), QStringLiteral("v1"));
        const VersionEvaluation& v1 = m_evaluation->versions[1];
        QCOMPARE(model->index(1, 5).data().toString(), formatValue(v1.latencies[2], MetricUnit::Seconds));
        QCOMPARE(model->index(1, 6).data().toString(), formatValue(*v1.latencyP999, MetricUnit::Seconds));
        QCOMPARE(model->index(1, 7).data().toString(), formatValue(*v1.errorRatio, MetricUnit::Ratio));
    }

    void segmentsFollowTheVersionTheBusiestFirst()
    {
        QCOMPARE(speedColumns(*m_evaluation), (std::vector<std::string>{"country", "device"}));
        for (std::size_t version = 0; version < 3; ++version) {
            const auto rows = segmentSpeeds(*m_evaluation, "country", version);
            QCOMPARE(rows.size(), std::size_t{3});
            std::int64_t predictions = 0;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                predictions += rows[i].predictions;
                QVERIFY(i == 0 || rows[i].predictions <= rows[i - 1].predictions);
            }
            QCOMPARE(predictions, m_evaluation->versions[version].predictions);
        }
    }

    void answersAreCountedByStatusAndVersion()
    {
        AnswerModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEvaluation(m_evaluation);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(model.statusAt(1), 503);
        QCOMPARE(model.headerData(1, Qt::Vertical, Qt::DisplayRole).toString(), QStringLiteral("503"));
        const VersionEvaluation& v2 = m_evaluation->versions[2];
        QVERIFY(model.index(1, 2).data().toString().startsWith(QString::number(v2.failed) + " ("));
        model.setEvaluation(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

private:
    EvaluationPtr m_evaluation;
};

QTEST_MAIN(TestSpeedModels)
#include "tst_speedmodels.moc"
