// SPDX-License-Identifier: Apache-2.0
#include "models/quality/classification.h"

#include <QTest>

#include <map>
#include <random>

using namespace qd;

namespace {

ConfusionMatrix matrixOf(const std::vector<std::string>& truth, const std::vector<std::string>& predicted)
{
    ConfusionMatrix matrix;
    for (std::size_t i = 0; i < truth.size(); ++i)
        matrix.add(truth[i], predicted[i]);
    return matrix;
}

std::int64_t countOf(const ConfusionMatrix& matrix, const std::string& truth, const std::string& predicted)
{
    const auto index = [&matrix](const std::string& name) {
        return static_cast<std::size_t>(std::find(matrix.classes.begin(), matrix.classes.end(), name) -
                                        matrix.classes.begin());
    };
    return matrix.at(index(truth), index(predicted));
}

bool near(std::optional<double> value, double expected, double tolerance = 1e-12)
{
    return value && std::abs(*value - expected) <= tolerance;
}

} // namespace

class TestClassification : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithScikitLearnsConfusionMatrixExample()
    {
        const auto matrix =
            matrixOf({"cat", "ant", "cat", "cat", "ant", "bird"}, {"ant", "ant", "cat", "cat", "ant", "cat"});
        QCOMPARE(matrix.classes, (std::vector<std::string>{"ant", "bird", "cat"}));
        QCOMPARE(matrix.counts, (std::vector<std::int64_t>{2, 0, 0, 0, 0, 1, 1, 0, 2}));
        QCOMPARE(matrix.total(), 6);
    }

    void agreesWithScikitLearnsFscoreExample()
    {
        const auto result = scores(
            matrixOf({"cat", "dog", "pig", "cat", "dog", "pig"}, {"cat", "pig", "dog", "cat", "cat", "dog"}));
        QVERIFY(near(result.perClass[0].precision, 2.0 / 3));
        QVERIFY(near(result.perClass[0].recall, 1.0));
        QVERIFY(near(result.perClass[0].f1, 0.8));
        QVERIFY(near(result.perClass[1].f1, 0.0));
        QVERIFY(near(result.macro.precision, 2.0 / 9));
        QVERIFY(near(result.macro.recall, 1.0 / 3));
        QVERIFY(near(result.macro.f1, 0.8 / 3));
        QVERIFY(near(result.weighted.f1, 0.8 / 3));
    }

    void agreesWithScikitLearnsClassificationReport()
    {
        const auto result = scores(matrixOf({"0", "1", "2", "2", "2"}, {"0", "0", "2", "2", "1"}));
        QVERIFY(near(result.accuracy, 0.6));
        QVERIFY(near(result.macro.precision, 0.50, 0.005));
        QVERIFY(near(result.macro.recall, 0.56, 0.005));
        QVERIFY(near(result.macro.f1, 0.49, 0.005));
        QVERIFY(near(result.weighted.precision, 0.70, 0.005));
        QVERIFY(near(result.weighted.recall, 0.60, 0.005));
        QVERIFY(near(result.weighted.f1, 0.61, 0.005));
        QCOMPARE(result.perClass[2].support, 3);
    }

    void leavesScoresUndefinedWhereADenominatorIsZero()
    {
        const auto result = scores(matrixOf({"a", "a"}, {"a", "b"}));
        QVERIFY(near(result.perClass[0].recall, 0.5));
        QVERIFY(!result.perClass[1].recall);              // b was never true
        QVERIFY(near(result.perClass[1].precision, 0.0)); // but predicted once, wrongly
        QVERIFY(near(result.macro.recall, 0.25));         // undefined counts as 0
        const auto none = scores(ConfusionMatrix{});
        QVERIFY(!none.accuracy);
        QVERIFY(!none.macro.f1);
        QVERIFY(!none.weighted.f1);
    }

    void ordersClassesNaturally_data()
    {
        QTest::addColumn<QString>("smaller");
        QTest::addColumn<QString>("larger");
        QTest::newRow("numbers by value") << "2"
                                          << "10";
        QTest::newRow("numbers inside of text") << "v9"
                                                << "v10";
        QTest::newRow("prefix first") << "ham"
                                      << "hammer";
        QTest::newRow("text order") << "ham"
                                    << "spam";
        QTest::newRow("leading zeros are another text") << "01"
                                                        << "1";
        QTest::newRow("zero before one") << "0"
                                         << "1";
    }

    void ordersClassesNaturally()
    {
        QFETCH(QString, smaller);
        QFETCH(QString, larger);
        QVERIFY(naturalLess(smaller.toStdString(), larger.toStdString()));
        QVERIFY(!naturalLess(larger.toStdString(), smaller.toStdString()));
        QVERIFY(!naturalLess(smaller.toStdString(), smaller.toStdString()));
    }

    void countsOnlyLabelledRecordsThatDidNotFail()
    {
        PredictionRecord right;
        right.prediction = "spam";
        right.label = "spam";
        PredictionRecord failed = right;
        failed.status = 500;
        PredictionRecord unlabelled = right;
        unlabelled.label.reset();
        const std::vector records{right, failed, unlabelled};
        QCOMPARE(confusionMatrix(records).total(), 1);
    }

    void agreesWithCountingByHandOnRandomData()
    {
        std::mt19937 random(20260131);
        for (int round = 0; round < 50; ++round) {
            const int classes = 1 + static_cast<int>(random() % 12);
            std::map<std::pair<std::string, std::string>, std::int64_t> byHand;
            ConfusionMatrix matrix;
            std::int64_t correct = 0;
            const int n = static_cast<int>(random() % 400) + 1;
            for (int i = 0; i < n; ++i) {
                const auto truth = std::to_string(random() % static_cast<unsigned>(classes));
                const auto predicted = std::to_string(random() % static_cast<unsigned>(classes));
                matrix.add(truth, predicted);
                ++byHand[{truth, predicted}];
                correct += truth == predicted ? 1 : 0;
            }
            QVERIFY(std::is_sorted(matrix.classes.begin(), matrix.classes.end(), naturalLess));
            for (const auto& [pair, count] : byHand)
                QCOMPARE(countOf(matrix, pair.first, pair.second), count);
            QCOMPARE(matrix.total(), n);
            const auto result = scores(matrix);
            QVERIFY(near(result.accuracy, static_cast<double>(correct) / n));
            // Recall averaged by support is accuracy; so says the definition.
            QVERIFY(near(result.weighted.recall, static_cast<double>(correct) / n));
        }
    }
};

QTEST_APPLESS_MAIN(TestClassification)
#include "tst_classification.moc"
