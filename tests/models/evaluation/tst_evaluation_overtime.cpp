// SPDX-License-Identifier: Apache-2.0
#include "evaluationlog.h"

#include "models/quality/statistics/quantiles.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace qd;
using namespace evaluationlog;

namespace {

std::vector<const EvaluationWindow*> windowsOf(const Evaluation& evaluation, const std::string& version)
{
    std::vector<const EvaluationWindow*> windows;
    for (const EvaluationWindow& window : evaluation.windows) {
        if (window.version == version)
            windows.push_back(&window);
    }
    return windows;
}

const ColumnDriftOverTime& driftOf(const Evaluation& evaluation, const std::string& column)
{
    for (const ColumnDriftOverTime& one : evaluation.drifts) {
        if (one.whole.column == column)
            return one;
    }
    qFatal("there is no column %s", column.c_str());
}

} // namespace

class TestEvaluationOverTime : public QObject
{
    Q_OBJECT

private slots:
    void windowsAgreeWithTheRecords_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("all") << "";
        QTest::newRow("v2") << "v2";
    }

    void windowsAgreeWithTheRecords()
    {
        QFETCH(QString, version);
        constexpr std::int64_t width = 300'000;
        const auto evaluation = evaluated(records(), {.window = Duration{width}});
        struct Counts
        {
            std::int64_t predictions = 0;
            std::int64_t labelled = 0;
            std::int64_t correct = 0;
            std::vector<double> latencies;
        };
        std::map<std::int64_t, Counts> expected;
        for (const PredictionRecord& one : records()) {
            if (!version.isEmpty() && one.version != version.toStdString())
                continue;
            Counts& counts = expected[one.at.ms / width * width];
            ++counts.predictions;
            counts.latencies.push_back(*one.latencySeconds);
            if (one.failed())
                continue;
            ++counts.labelled;
            counts.correct += one.prediction == *one.label ? 1 : 0;
        }
        const auto windows = windowsOf(*evaluation, version.toStdString());
        QCOMPARE(windows.size(), expected.size());
        for (const EvaluationWindow* window : windows) {
            Counts& counts = expected.at(window->from.ms);
            QCOMPARE(window->tally.predictions, counts.predictions);
            QCOMPARE(window->tally.labelled, counts.labelled);
            QCOMPARE(window->tally.correct, counts.correct);
            QCOMPARE(window->tally.latencies.back(), quantile(counts.latencies, 0.99));
        }
    }

    void failuresAreCountedByStatusInTheirWindows()
    {
        auto all = records();
        for (std::size_t i = 0; i < all.size(); i += 50)
            all[i].status = 429;
        const auto evaluation = evaluated(all);
        const std::int64_t width = evaluation->question.window.count();
        std::map<std::pair<std::int64_t, int>, std::int64_t> expected;
        for (const PredictionRecord& one : all) {
            if (one.failed() && one.version == "v2")
                ++expected[{one.at.ms / width * width, one.status}];
        }
        std::size_t found = 0;
        for (const EvaluationWindow* window : windowsOf(*evaluation, "v2")) {
            for (const auto& [status, failures] : window->failures) {
                QCOMPARE(failures, (expected[{window->from.ms, status}]));
                QCOMPARE(failureShare(*window, status), double(failures) / double(window->tally.predictions));
                ++found;
            }
        }
        QCOMPARE(found, expected.size());
        QCOMPARE(frequentFailures(*evaluation, 1), std::vector<int>{429});
    }

    void anyTwoPeriodsAreCompared()
    {
        const auto all = records();
        const TimeRange before{{start}, {start + 1'200'000}};
        const TimeRange now{{start + 3'600'000}, {start + 4'800'000}};
        const auto evaluation = evaluated(all, {.reference = before, .current = now});
        const auto shareOf = [&](TimeRange range) {
            double failed = 0;
            double rows = 0;
            for (const PredictionRecord& one : all) {
                rows += range.contains(one.at) ? 1 : 0;
                failed += range.contains(one.at) && one.failed() ? 1 : 0;
            }
            return failed / rows;
        };
        const auto errors =
            std::find_if(evaluation->periodComparisons.begin(), evaluation->periodComparisons.end(),
                         [](const VersionComparison& one) { return one.measure == "Error rate"; });
        QVERIFY(errors != evaluation->periodComparisons.end() && errors->compared);
        QVERIFY(std::abs(errors->compared->first - shareOf(before)) < 1e-12);
        QVERIFY(std::abs(errors->compared->second - shareOf(now)) < 1e-12);
        for (const ColumnDriftOverTime& drift : evaluation->drifts)
            QCOMPARE(drift.whole.currentRows, 2'400);
    }

    void whatLiesInBothPeriodsIsNotComparedWithItself()
    {
        const TimeRange before{{start}, {start + 1'200'000}};
        const auto evaluation =
            evaluated(records(), {.reference = before, .current = {{start}, {start + 1'800'000}}});
        QCOMPARE(evaluation->drifts.front().whole.currentRows, 1'200);
    }

    void anyTwoVersionsAreCompared()
    {
        auto all = records();
        for (std::size_t i = 0; i < all.size(); i += 3)
            all[i].version = "v3";
        const auto usual = evaluated(all);
        QCOMPARE(usual->comparisons.front().second, std::string("v2")); // the one that came last
        const auto chosen = evaluated(all, {.firstVersion = "v3", .secondVersion = "v1"});
        QCOMPARE(chosen->comparisons.front().first, std::string("v3"));
        QCOMPARE(chosen->comparisons.front().second, std::string("v1"));
        const auto unknown = evaluated(all, {.firstVersion = "v9", .secondVersion = "v1"});
        QCOMPARE(unknown->comparisons.front().second, std::string("v2"));
    }

    void aShortReferenceIsEnoughForAnEstimate()
    {
        auto few = records({.unlabelledFrom = 1'000});
        few.resize(1'500);
        const auto evaluation = evaluated(few);
        QVERIFY(windowsOf(*evaluation, "").back()->estimatedAccuracy);
    }

    void theWindowIsRoundAndTheReferenceTheFirstThird()
    {
        const auto evaluation = evaluated(records());
        QCOMPARE(evaluation->question.window, Duration{120'000}); // two hours in 60
        const TimeRange reference = evaluation->question.reference;
        QCOMPARE(reference.from.ms, start);
        QVERIFY(std::abs(reference.length().count() - 2'400'000) < 1'000);
    }

    void estimatesAccuracyWhileLabelsAreLate()
    {
        // The probabilities are the true ones, so that the estimate is as good as it can be.
        const auto everything = evaluated(records({.faulty = false}));
        const auto late = evaluated(records({.faulty = false, .unlabelledFrom = rows / 2}));
        const auto realised = windowsOf(*everything, "");
        const auto estimated = windowsOf(*late, "");
        QCOMPARE(realised.size(), estimated.size());
        int inside = 0;
        for (std::size_t i = realised.size() / 2; i + 1 < realised.size(); ++i) {
            QCOMPARE(estimated[i]->tally.labelled, 0);
            const auto& estimate = estimated[i]->estimatedAccuracy;
            QVERIFY(estimate);
            inside += *realised[i]->tally.accuracy >= estimate->low &&
                              *realised[i]->tally.accuracy <= estimate->high
                          ? 1
                          : 0;
        }
        QVERIFY(inside >= int(realised.size()) / 2 - 2); // three standard errors: nearly all
    }

    void estimatesTheErrorOfARegression()
    {
        // Flats are larger and so errors, too, in the second hour: from 10 · 65 / 2 to 10 · 82.5 / 2.
        const auto everything = evaluated(prices());
        const auto late = evaluated(prices(rows / 2));
        const auto realised = windowsOf(*everything, "");
        const auto estimated = windowsOf(*late, "");
        int outside = 0;
        for (std::size_t i = realised.size() / 2 + 1; i + 1 < realised.size(); ++i) {
            QVERIFY(estimated[i]->estimatedError && !estimated[i]->meanError);
            const double error = *realised[i]->meanError;
            const EstimatedValue& estimate = *estimated[i]->estimatedError;
            QVERIFY(estimate.value > 380 && estimate.value < 440);
            outside += error < estimate.low || error > estimate.high ? 1 : 0;
        }
        QVERIFY2(outside <= 2, qPrintable(QString::number(outside))); // three standard errors: nearly none
    }

    void saysWhyNothingIsEstimated()
    {
        const auto all = records();
        const auto few = evaluated({all.begin(), all.begin() + 300});
        QVERIFY(!few->windows.front().estimatedAccuracy);
        QVERIFY(std::any_of(few->notes.begin(), few->notes.end(),
                            [](const QString& note) { return note.contains("too few labelled"); }));
    }

    void ranksTheColumnsThatMoved()
    {
        const auto evaluation = evaluated(records({.faulty = false, .shifted = true}));
        QCOMPARE(evaluation->drifts.front().whole.column, std::string("amount"));
        QVERIFY(evaluation->drifts.front().whole.level == DriftLevel::Alarm);
        const ColumnDrift& country = driftOf(*evaluation, "country").whole;
        QCOMPARE(country.newCategories.size(), std::size_t{1});
        QCOMPARE(country.newCategories.front().category, std::string("us"));
        QVERIFY(driftOf(*evaluation, "device").whole.level == DriftLevel::Steady);
    }

    void driftAgreesWithItsDefinition()
    {
        // 14,400 rows are not thinned: a third against the rest.
        const auto all = records({.shifted = true});
        const auto evaluation = evaluated(all);
        std::vector<double> reference;
        std::vector<double> current;
        for (const PredictionRecord& one : all) {
            const std::size_t at = one.attributes.find("\"amount\":") + 9;
            (evaluation->question.reference.contains(one.at) ? reference : current)
                .push_back(std::stod(one.attributes.substr(at)));
        }
        const ColumnDrift expected = numericDrift("amount", reference, current);
        const ColumnDrift& found = driftOf(*evaluation, "amount").whole;
        QCOMPARE(found.stabilityIndex, expected.stabilityIndex);
        QCOMPARE(*found.kolmogorovSmirnov, *expected.kolmogorovSmirnov);
        QCOMPARE(*found.wasserstein, *expected.wasserstein);
    }

    void driftShowsWhenItBegan()
    {
        const auto evaluation = evaluated(records({.faulty = false, .shifted = true}));
        const auto& index = driftOf(*evaluation, "amount").index;
        for (const auto& [from, value] : index) {
            if (from < fault)
                QVERIFY(value < 0.1);
            else
                QVERIFY(value > 0.25);
        }
    }
};

QTEST_GUILESS_MAIN(TestEvaluationOverTime)
#include "tst_evaluation_overtime.moc"
