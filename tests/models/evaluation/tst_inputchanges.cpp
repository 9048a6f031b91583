// SPDX-License-Identifier: Apache-2.0
#include "evaluationlog.h"

#include "models/evaluation/slices/segmentfalls.h"
#include "tests/support/require.h"

#include <QTest>

#include <cmath>

using namespace qd;

namespace {

const EvaluationQuestion hourWithHour{
    .positiveClass = "fraud",
    .reference = {{evaluationlog::start}, evaluationlog::fault},
    .current = {evaluationlog::fault, {evaluationlog::start + 2 * 3'600'000}},
};

const InputChange* find(const std::vector<InputChange>& inputs, const std::string& column)
{
    const auto found = std::find_if(inputs.begin(), inputs.end(),
                                    [&](const InputChange& input) { return input.drift.column == column; });
    return found == inputs.end() ? nullptr : &*found;
}

std::int64_t rowsOf(const std::vector<CellOutcomes>& cells)
{
    std::int64_t rows = 0;
    for (const CellOutcomes& cell : cells)
        rows += cell.rows;
    return rows;
}

} // namespace

/// The doors through which the triage asks: figures of chosen rows, inputs and segments of two periods.
class TestInputChanges : public QObject
{
    Q_OBJECT

private slots:
    void figuresAreThoseOfTheEvaluation();
    void scoresAreAveragedWithoutAPositiveClass();
    void latenciesAndErrorsNeedNoLabels();
    void inputsAreRankedByTheirDrift();
    void everyRowIsInACell();
    void theNewMixExplainsAFall();
    void theSegmentThatFellIsFound();
    void nothingIsComparedWithNothing();
};

void TestInputChanges::figuresAreThoseOfTheEvaluation()
{
    const auto table = require(makeTable(evaluationlog::records()));
    const auto evaluation = require(evaluate(*table, hourWithHour));
    const EvaluatedRows rows = require(readRows(*table, hourWithHour, {}));
    const VersionEvaluation& all = evaluation->versions.front();
    const auto everything = rowsWithin(rows, rows.extent());
    QCOMPARE(std::ssize(everything), all.predictions);
    QCOMPARE(tellingRows(rows, Figure::Accuracy, everything), all.labelled);
    const ClassScores& fraud = all.scores.perClass[rows.positive()];
    QCOMPARE(*figureOf(rows, Figure::Accuracy, everything), *all.scores.accuracy);
    QCOMPARE(*figureOf(rows, Figure::Precision, everything), *fraud.precision);
    QCOMPARE(*figureOf(rows, Figure::Recall, everything), *fraud.recall);
    QCOMPARE(*figureOf(rows, Figure::F1, everything), *fraud.f1);
    QCOMPARE(*figureOf(rows, Figure::ErrorRate, everything), *all.errorRatio);
    QCOMPARE(*figureOf(rows, Figure::Latency, everything, 0.99), all.latencies[2]);
}

void TestInputChanges::scoresAreAveragedWithoutAPositiveClass()
{
    const auto table = require(makeTable(evaluationlog::records()));
    const auto evaluation = require(evaluate(*table, hourWithHour));
    EvaluatedRows rows = require(readRows(*table, hourWithHour, {}));
    const auto everything = rowsWithin(rows, rows.extent());
    rows.question.positiveClass.clear();
    const ClassScores& macro = evaluation->versions.front().scores.macro;
    QCOMPARE(*figureOf(rows, Figure::Precision, everything), *macro.precision);
    QCOMPARE(*figureOf(rows, Figure::Recall, everything), *macro.recall);
    QCOMPARE(*figureOf(rows, Figure::F1, everything), *macro.f1);
    const auto [reference, current] = comparedRows(rows);
    const auto compared = compareFigure(rows, Figure::Precision, reference, current);
    QVERIFY(compared && compared->method == CompareMethod::Bootstrap);
    QCOMPARE(compared->first, *figureOf(rows, Figure::Precision, reference));
    rows.question.positiveClass = "nobody has seen it";
    QVERIFY(figureOf(rows, Figure::F1, everything).error() == Undefined::OneClass);
    QVERIFY(!compareFigure(rows, Figure::Recall, reference, current));
}

void TestInputChanges::latenciesAndErrorsNeedNoLabels()
{
    const auto table = require(makeTable(evaluationlog::records({.unlabelledFrom = 0})));
    const EvaluatedRows rows = require(readRows(*table, {}, {}));
    const auto everything = rowsWithin(rows, rows.extent());
    QVERIFY(figureOf(rows, Figure::Accuracy, everything).error() == Undefined::NoData);
    QVERIFY(*figureOf(rows, Figure::Latency, everything) > 0);
    QVERIFY(*figureOf(rows, Figure::ErrorRate, everything) > 0);
    QCOMPARE(tellingRows(rows, Figure::Latency, everything), std::int64_t(evaluationlog::rows));
}

void TestInputChanges::inputsAreRankedByTheirDrift()
{
    const auto table = require(makeTable(evaluationlog::records({.shifted = true})));
    const auto evaluation = require(evaluate(*table, hourWithHour));
    const auto inputs = require(inputChanges(require(readRows(*table, hourWithHour, {})), *table, {}));
    QCOMPARE(inputs.size(), std::size_t{3});
    QCOMPARE(inputs.front().drift.column, std::string("amount"));
    for (const ColumnDriftOverTime& drift : evaluation->drifts) {
        const InputChange* input = find(inputs, drift.whole.column);
        if (!input)
            continue; // a prediction or its probability
        QCOMPARE(input->drift.effect(), drift.whole.effect());
        QCOMPARE(input->drift.adjustedPValue, drift.whole.adjustedPValue);
    }
    QVERIFY(std::abs(*inputs.front().drift.referenceMedian - 55) < 3);
    QVERIFY(std::abs(*inputs.front().drift.currentMedian - 115) < 3);
}

void TestInputChanges::everyRowIsInACell()
{
    const auto table = require(makeTable(evaluationlog::records({.shifted = true})));
    const EvaluatedRows rows = require(readRows(*table, hourWithHour, {}));
    const auto [reference, current] = comparedRows(rows);
    for (const InputChange& input : require(inputChanges(rows, *table, {}))) {
        QCOMPARE(rowsOf(input.reference), std::ssize(reference));
        QCOMPARE(rowsOf(input.current), std::ssize(current));
        for (std::size_t cell = 0; cell < input.drift.cells.size(); ++cell) {
            // The periods are small enough to be compared as a whole.
            QCOMPARE(input.reference[cell].rows, input.drift.cells[cell].reference);
            QCOMPARE(input.current[cell].rows, input.drift.cells[cell].current);
        }
    }
}

void TestInputChanges::theNewMixExplainsAFall()
{
    InputChange input;
    input.reference = {{.rows = 500, .labelled = 500, .correct = 450},
                       {.rows = 500, .labelled = 500, .correct = 250},
                       {.rows = 4, .labelled = 4}}; // too few to know its accuracy
    input.current = {{.rows = 200}, {.rows = 800}, {.rows = 100}};
    const double before = 700.0 / 1004;
    const double expected = 0.2 * 0.9 + 0.8 * 0.5;
    QVERIFY(std::abs(input.explainedFall() - (before - expected)) < 1e-12);
    QCOMPARE(InputChange{}.explainedFall(), 0.0);
}

void TestInputChanges::theSegmentThatFellIsFound()
{
    const auto table = require(makeTable(evaluationlog::records()));
    const auto inputs = require(inputChanges(require(readRows(*table, hourWithHour, {})), *table, {}));
    const auto falls = segmentFalls(inputs, Figure::Accuracy);
    QVERIFY(!falls.empty());
    const SegmentFall& worst = falls.front();
    QCOMPARE(inputs[worst.input].drift.cells[worst.cell].category, std::string("de"));
    QVERIFY(worst.fall() > 0.05 && std::abs(worst.outsideFall()) < 0.03);
    QVERIFY(worst.fallPValue < 1e-4 && worst.contrastPValue < 1e-3);
    QVERIFY(worst.share > 0.6);
    for (std::size_t i = 1; i < falls.size(); ++i)
        QVERIFY(falls[i].fall() <= falls[i - 1].fall());
    for (const SegmentFall& fall : segmentFalls(inputs, Figure::ErrorRate))
        QVERIFY(fall.contrastPValue > 0.001 && fall.before > 0.97);
}

void TestInputChanges::nothingIsComparedWithNothing()
{
    const auto table = require(makeTable(evaluationlog::records()));
    EvaluationQuestion question = hourWithHour;
    question.reference = {{1}, {2}};
    const EvaluatedRows rows = require(readRows(*table, question, {}));
    QVERIFY(require(inputChanges(rows, *table, {})).empty());
    QCOMPARE(answerDrift(rows).labels.effect(), 0.0);
    QVERIFY(segmentFalls({}, Figure::Accuracy).empty());
    CancelToken cancel;
    cancel.cancel();
    const auto cancelled = inputChanges(require(readRows(*table, hourWithHour, {})), *table, cancel);
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().kind, ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestInputChanges)
#include "tst_inputchanges.moc"
