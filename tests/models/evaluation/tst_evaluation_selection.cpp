// SPDX-License-Identifier: Apache-2.0
#include "evaluationlog.h"

#include <QTest>

using namespace qd;
using namespace evaluationlog;

namespace {

PredictionRecord record(std::int64_t at, const std::string& model, const std::string& prediction,
                        const std::string& label)
{
    PredictionRecord one;
    one.at = {start + at * 1000};
    one.model = model;
    one.version = "1";
    one.prediction = prediction;
    if (!label.empty())
        one.label = label;
    one.attributes = "{}";
    return one;
}

Result<EvaluationPtr> ask(const std::vector<PredictionRecord>& records, const EvaluationQuestion& question)
{
    const auto table = makeTable(records);
    return evaluate(**table, question);
}

} // namespace

class TestEvaluationSelection : public QObject
{
    Q_OBJECT

private slots:
    void takesTheMostFrequentModel()
    {
        const auto evaluation = evaluated({record(0, "cats", "cat", "cat"), record(1, "dogs", "dog", "dog"),
                                           record(2, "dogs", "dog", "cat")});
        QCOMPARE(evaluation->models, (std::vector<std::string>{"cats", "dogs"}));
        QCOMPARE(evaluation->question.model, std::string("dogs"));
        QCOMPARE(evaluation->versions.front().predictions, 2);
        for (const EvaluationWindow& window : evaluation->windows)
            QVERIFY(window.from.ms > start);
    }

    void takesTheModelAskedFor()
    {
        const auto records = {record(0, "cats", "cat", "cat"), record(1, "dogs \"1\"", "dog", "dog"),
                              record(2, "cats", "dog", "cat")};
        const auto evaluation = evaluated(records, {.model = "dogs \"1\""});
        QCOMPARE(evaluation->versions.front().predictions, 1);
        std::int64_t inWindows = 0;
        for (const EvaluationWindow& window : evaluation->windows)
            inWindows += window.version.empty() ? window.tally.predictions : 0;
        QCOMPARE(inWindows, 1);
    }

    void theRarerOfTwoClassesIsPositive()
    {
        const auto evaluation =
            evaluated({record(0, "m", "yes", "no"), record(1, "m", "no", "no"), record(2, "m", "no", "yes")});
        QCOMPARE(evaluation->classes, (std::vector<std::string>{"no", "yes"}));
        QCOMPARE(evaluation->question.positiveClass, std::string("yes"));
    }

    void manyClassesHaveNoPositiveOne()
    {
        const auto evaluation =
            evaluated({record(0, "m", "a", "a"), record(1, "m", "b", "b"), record(2, "m", "c", "c")});
        QVERIFY(evaluation->question.positiveClass.empty());
        QVERIFY(!evaluation->notes.empty());
    }

    void tellsTheTask_data()
    {
        QTest::addColumn<QStringList>("predictions");
        QTest::addColumn<bool>("regression");
        QTest::newRow("words") << QStringList{"cat", "dog"} << false;
        QTest::newRow("few whole numbers") << QStringList{"0", "1", "2"} << false;
        QTest::newRow("fractions") << QStringList{"0.5", "1.25"} << true;
        QTest::newRow("numbers and a word") << QStringList{"0.5", "unknown"} << false;
        QStringList many;
        for (int i = 0; i < 30; ++i)
            many.push_back(QString::number(i));
        QTest::newRow("many whole numbers") << many << true;
    }

    void tellsTheTask()
    {
        QFETCH(QStringList, predictions);
        QFETCH(bool, regression);
        std::vector<PredictionRecord> records;
        for (const QString& prediction : predictions)
            records.push_back(
                record(std::ssize(records), "m", prediction.toStdString(), prediction.toStdString()));
        QCOMPARE(evaluated(records)->task == TaskKind::Regression, regression);
    }

    void aFilterChoosesRows()
    {
        const auto evaluation = evaluated(records(), {.filter = "version = \"v2\" and country = \"de\""});
        std::int64_t expected = 0;
        for (const PredictionRecord& one : records())
            expected += one.version == "v2" && one.attributes.find("\"de\"") != std::string::npos ? 1 : 0;
        QCOMPARE(evaluation->versions.front().predictions, expected);
        QCOMPARE(evaluation->versions.size(), std::size_t{2});
        QCOMPARE(evaluation->versions.back().version, std::string("v2"));
    }

    void namesWhatIsNotThere()
    {
        const std::vector<PredictionRecord> one{record(0, "m", "a", "b")};
        QVERIFY(ask(one, {.model = "other"}).error().kind == ErrorKind::NotFound);
        QVERIFY(ask(one, {.positiveClass = "other"}).error().kind == ErrorKind::NotFound);
        QVERIFY(ask(one, {.filter = "model = \"other\""}).error().kind == ErrorKind::NotFound);
        QVERIFY(ask(one, {.filter = "model ="}).error().kind == ErrorKind::Invalid);
        QVERIFY(ask({}, {}).error().kind == ErrorKind::NotFound);
    }

    void isCancelled()
    {
        const auto table = makeTable(records());
        CancelToken cancel;
        cancel.cancel();
        const auto evaluation = evaluate(**table, {}, cancel);
        QVERIFY(!evaluation);
        QVERIFY(evaluation.error().kind == ErrorKind::Cancelled);
    }

    void withoutLabelsThereIsNoQuality()
    {
        const auto evaluation = evaluated(records({.unlabelledFrom = 0}));
        QCOMPARE(evaluation->versions.front().labelled, 0);
        QVERIFY(!evaluation->versions.front().scores.accuracy);
        QVERIFY(!evaluation->versions.front().roc);
        QVERIFY(evaluation->slices.slices.empty());
        QVERIFY(!evaluation->drifts.empty());
        QVERIFY(!evaluation->notes.empty());
    }

    void withoutTimesThereIsNothingOverTime()
    {
        auto timeless = records();
        for (PredictionRecord& one : timeless)
            one.at = {};
        const auto evaluation = evaluated(timeless);
        QVERIFY(evaluation->windows.empty());
        QVERIFY(evaluation->drifts.empty());
        QVERIFY(evaluation->versions.front().scores.accuracy);
        QVERIFY(!evaluation->slices.slices.empty());
    }
};

QTEST_GUILESS_MAIN(TestEvaluationSelection)
#include "tst_evaluation_selection.moc"
