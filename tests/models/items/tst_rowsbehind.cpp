// SPDX-License-Identifier: Apache-2.0
#include "models/items/records/rowsbehind.h"
#include "models/table/filter/filter.h"
#include "tests/models/evaluation/evaluationlog.h"

#include <QTest>

using namespace qd;

/// Every filter finds as many rows as the figure says that it leads from.
class TestRowsBehind : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const auto table = makeTable(evaluationlog::records({.shifted = true}));
        QVERIFY(table);
        m_table = *table;
        const auto evaluation = evaluate(*m_table, {});
        QVERIFY(evaluation);
        m_evaluation = *evaluation;
        QCOMPARE(QString::fromStdString(m_evaluation->question.positiveClass), QStringLiteral("fraud"));
    }

    void everyCellOfTheMatrix()
    {
        for (std::size_t v = 0; v < m_evaluation->versions.size(); ++v) {
            const ConfusionMatrix& matrix = m_evaluation->versions[v].matrix;
            const RowsBehind rows(m_evaluation, v);
            for (std::size_t truth = 0; truth < matrix.classes.size(); ++truth) {
                std::int64_t support = 0;
                for (std::size_t predicted = 0; predicted < matrix.classes.size(); ++predicted) {
                    QCOMPARE(count(rows.cell(matrix.classes[truth], matrix.classes[predicted])),
                             matrix.at(truth, predicted));
                    support += matrix.at(truth, predicted);
                }
                QCOMPARE(count(rows.cell(matrix.classes[truth], {})), support);
            }
        }
    }

    void everyVersionAndWindow()
    {
        for (std::size_t v = 0; v < m_evaluation->versions.size(); ++v)
            QCOMPARE(count(RowsBehind(m_evaluation, v).all()), m_evaluation->versions[v].predictions);
        const Duration length = m_evaluation->question.window;
        const EvaluationWindow& window = m_evaluation->windows.at(m_evaluation->windows.size() / 2);
        for (std::size_t v = 0; v < m_evaluation->versions.size(); ++v) {
            if (m_evaluation->versions[v].version == window.version)
                QCOMPARE(count(RowsBehind(m_evaluation, v).during({window.from, window.from + length})),
                         window.tally.predictions);
        }
    }

    void everySideOfAThreshold()
    {
        const RowsBehind rows(m_evaluation, 0);
        const auto& explorer = m_evaluation->versions[0].thresholds;
        QVERIFY(explorer);
        for (const double threshold : {0.1, 0.5, 0.7}) {
            const BinaryCounts counts = explorer->at(threshold);
            // Scores are kept to 0.0001: a few may lie on the other side.
            const auto close = [](std::int64_t a, std::int64_t b) { return std::abs(a - b) <= 5; };
            QVERIFY(close(count(rows.decided(threshold, true, true)), counts.truePositives));
            QVERIFY(close(count(rows.decided(threshold, true, false)), counts.falsePositives));
            QVERIFY(close(count(rows.decided(threshold, false, true)), counts.falseNegatives));
            QVERIFY(close(count(rows.decided(threshold, false, false)), counts.trueNegatives));
            QVERIFY(
                close(count(rows.calledPositive(threshold)), counts.truePositives + counts.falsePositives));
        }
    }

    void everyBinOfTheReliabilityDiagram()
    {
        const auto& calibration = m_evaluation->versions[0].calibration;
        QVERIFY(calibration && calibration->bins.size() > 5);
        for (const ReliabilityBin& bin : calibration->bins)
            QVERIFY(std::abs(count(RowsBehind(m_evaluation, 0).scoreBetween(bin.low, bin.high)) - bin.rows) <=
                    2);
    }

    void everyBinOfTheLatencies()
    {
        for (std::size_t v = 0; v < m_evaluation->versions.size(); ++v) {
            const LatencyBins& bins = m_evaluation->versions[v].latencyBins;
            for (int bin = bins.begin(); bin < bins.end(); ++bin)
                QCOMPARE(count(RowsBehind(m_evaluation, v)
                                   .latencyBetween(LatencyBins::lowerEdge(bin), LatencyBins::upperEdge(bin))),
                         bins.count(bin));
        }
        const SegmentEvaluation& segment = m_evaluation->segments.front();
        const RowsBehind rows = RowsBehind(m_evaluation, 0).within(segment.column, segment.value);
        QCOMPARE(count(rows.latencyBetween(0, 1e9)), segment.latencyBins.total());
    }

    void everyStatusAndTheLabelled()
    {
        for (std::size_t v = 0; v < m_evaluation->versions.size(); ++v) {
            const VersionEvaluation& version = m_evaluation->versions[v];
            const RowsBehind rows(m_evaluation, v);
            for (const auto& [status, answers] : version.statuses)
                QCOMPARE(count(rows.withStatus(status)), answers);
            QCOMPARE(count(rows.failed()), version.failed);
            QCOMPARE(count(rows.labelled()), version.labelled);
        }
        QCOMPARE(count(RowsBehind(m_evaluation, 1).ofVersionNamed("v2").all()),
                 m_evaluation->versions[2].predictions);
    }

    void theComparedPeriod()
    {
        EvaluationQuestion question = m_evaluation->question;
        question.current = {question.reference.to + Duration{600'000},
                            question.reference.to + Duration{1'200'000}};
        const auto evaluation = evaluate(*m_table, question);
        QVERIFY(evaluation);
        QCOMPARE(count(RowsBehind(*evaluation, 0).current()), 1'200);
    }

    void everyBarOfTheResiduals()
    {
        auto all = evaluationlog::prices();
        all.resize(5'000);
        const auto table = makeTable(all);
        const auto evaluation = evaluate(**table, {});
        QVERIFY(evaluation);
        const ValueHistogram bars = histogramOf((*evaluation)->versions.front().residuals);
        std::int64_t found = 0;
        for (std::size_t bar = 0; bar < bars.counts.size(); ++bar) {
            const double low = bars.low + double(bar) * bars.binWidth();
            const bool isLast = bar + 1 == bars.counts.size();
            const QString filter = RowsBehind(*evaluation, 0)
                                       .residualBetween(low, isLast ? std::numeric_limits<double>::infinity()
                                                                    : low + bars.binWidth());
            const std::int64_t rows = select(**table, filter)->count((*table)->rows());
            QVERIFY(std::abs(rows - bars.counts[bar]) <= 1); // an edge may be rounded
            found += rows;
        }
        QVERIFY(std::abs(found - 5'000) <= 1);
    }

    void everySegmentAndSlice()
    {
        QVERIFY(!m_evaluation->segments.empty());
        for (const SegmentEvaluation& segment : m_evaluation->segments)
            QCOMPARE(count(RowsBehind(m_evaluation, 1).segment(segment.column, segment.value)),
                     segment.tally.predictions);
        QVERIFY(!m_evaluation->slices.slices.empty());
        for (const Slice& slice : m_evaluation->slices.slices)
            QVERIFY(count(RowsBehind(m_evaluation, 1).slice(slice)) >= slice.rows); // with unlabelled ones
    }

    void everyCellOfADistribution()
    {
        QVERIFY(!m_evaluation->drifts.empty());
        for (const ColumnDriftOverTime& drift : m_evaluation->drifts) {
            // Drift of outputs is of a prediction's own columns, and of all rows as that of inputs.
            std::int64_t found = 0;
            for (const DriftCell& cell : drift.whole.cells) {
                const std::int64_t rows = count(RowsBehind(m_evaluation, 0).driftCell(drift.whole, cell));
                QVERIFY2(std::abs(rows - cell.current) <= 1, drift.whole.column.c_str());
                found += rows;
            }
            QVERIFY(found > 0);
        }
    }

    void anotherFilterStandsBeforeInBrackets()
    {
        EvaluationQuestion question;
        question.filter = QStringLiteral("country = \"de\" or country = \"fr\"");
        const auto evaluation = evaluate(*m_table, question);
        QVERIFY(evaluation);
        QCOMPARE(RowsBehind(*evaluation, 0).all(), question.filter);
        QCOMPARE(count(RowsBehind(*evaluation, 1).all()), (*evaluation)->versions[1].predictions);
    }

    void aClassAmongManyNeedsItsScoreColumn()
    {
        auto many = std::make_shared<Evaluation>();
        many->classes = {"a", "b", "c"};
        many->question.positiveClass = "a";
        many->versions.resize(1);
        QVERIFY(RowsBehind(many, 0).calledPositive(0.5).isEmpty());
        QVERIFY(RowsBehind(many, 0, {{"a", "p a"}}).calledPositive(0.5).contains("`p a` >= 0.5"));
    }

    void namesAndValuesAreQuoted_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("filter");
        QTest::newRow("plain") << "country"
                               << "de"
                               << "country = \"de\"";
        QTest::newRow("space") << "app version"
                               << "1 0"
                               << "`app version` = \"1 0\"";
        QTest::newRow("keyword") << "in"
                                 << "x"
                                 << "`in` = \"x\"";
        QTest::newRow("quotation marks") << "c"
                                         << "say \"hi\""
                                         << "c = \"say \\\"hi\\\"\"";
        QTest::newRow("missing") << "c" << QString() << "c is missing";
        QTest::newRow("backslash at the end") << "c"
                                              << "C:\\"
                                              << "c ~ \"^C\\:\\\\$\"";
    }

    void namesAndValuesAreQuoted()
    {
        QFETCH(QString, column);
        QFETCH(QString, value);
        auto evaluation = std::make_shared<Evaluation>();
        evaluation->versions.resize(1);
        QTEST(RowsBehind(evaluation, 0).segment(column.toStdString(), value.toStdString()), "filter");
    }

private:
    std::int64_t count(const QString& filter) const
    {
        const auto selection = select(*m_table, filter);
        if (!selection)
            qWarning("%s: %s", qPrintable(filter), qPrintable(selection.error().text()));
        return selection ? selection->count(m_table->rows()) : -1;
    }

    RecordTablePtr m_table;
    EvaluationPtr m_evaluation;
};

QTEST_GUILESS_MAIN(TestRowsBehind)
#include "tst_rowsbehind.moc"
