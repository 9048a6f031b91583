// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/analyse/analysis.h"
#include "models/incidents/report/evidencetext.h"
#include "models/incidents/report/report.h"
#include "models/incidents/verify/verification.h"
#include "models/items/evaluation/evaluationmodels.h"
#include "models/items/records/recordedquality.h"
#include "tests/models/incidents/story.h"

#include <QTest>

using namespace qd;
using namespace qd::test;

/// One change has one size and one p-value, on whichever screen it is looked at.
class TestSameFigures : public QObject
{
    Q_OBJECT

private slots:
    void screensTellTheSameOfTheSamePeriods_data()
    {
        QTest::addColumn<QString>("metric");
        QTest::addColumn<QString>("measure");
        QTest::newRow("accuracy") << QString::fromUtf8(metric::accuracy.data()) << "Accuracy";
        QTest::newRow("recall") << QString::fromUtf8(metric::recall.data()) << "Recall";
        QTest::newRow("precision") << QString::fromUtf8(metric::precision.data()) << "Precision";
        QTest::newRow("F1") << QString::fromUtf8(metric::f1.data()) << "F1";
        QTest::newRow("latency") << QString::fromUtf8(metric::latency.data()) << "Latency (median)";
        QTest::newRow("errors") << QString::fromUtf8(metric::errorRatio.data()) << "Error rate";
    }

    void screensTellTheSameOfTheSamePeriods()
    {
        QFETCH(QString, metric);
        QFETCH(QString, measure);
        const std::string name = metric.toStdString();
        Phase healthy;
        Phase faulty = healthy;
        faulty.until = 420;
        faulty.version = "2";
        faulty.accuracy = 0.8;
        faulty.errorShare = 0.08;
        faulty.latency = 0.03;
        Story story({healthy, faulty});
        nameEndpoint(story);
        // The series of the sliding window, made from nothing: no figure may come from it.
        WriteBatch windows;
        for (int second = 1; second <= 420; ++second)
            windows.samples.push_back({Story::key(name), {at(second), second < 310 ? 0.5 : 0.6}});
        story.history().write(std::move(windows));
        story.history().flush();
        const auto opened = story.history().reader();
        const HistoryReader& reader = **opened;

        const Subject subject = Story::subject(name);
        Location location;
        location.onset = at(300);
        location.onsetRange = {at(299), at(301)};
        location.baseline = {at(60), at(300)};
        location.affected = {at(300), at(420)};
        const auto located = moveOnset(reader, subject, location, at(300), at(420));
        QVERIFY2(located, located ? "" : qPrintable(located.error().text()));

        const auto analysis = analyse(reader, subject, *located, at(420));
        QVERIFY2(analysis, analysis ? "" : qPrintable(analysis.error().text()));
        const auto change =
            std::find_if(analysis->changes.begin(), analysis->changes.end(), [&](const Change& one) {
                return one.metric == name && one.labels == subject.series.labels;
            });
        QVERIFY(change != analysis->changes.end());

        const auto quality = recordedQuality(
            reader, {endpointId, modelName, {}, {located->baseline.from, located->affected.to}, 0},
            {.positiveClass = "1", .reference = located->baseline, .current = located->affected});
        QVERIFY2(quality, quality ? "" : qPrintable(quality.error().text()));
        QCOMPARE(quality->predictions.table->decodedBytes(), 0U); // it is kept for its rows alone
        const auto& compared = quality->evaluation->periodComparisons;
        const auto seen = std::find_if(compared.begin(), compared.end(),
                                       [&](const auto& one) { return one.measure == measure; });
        QVERIFY(seen != compared.end() && seen->compared);

        VerificationSpec spec;
        spec.subject = subject;
        spec.baseline = located->baseline;
        spec.affected = located->affected;
        spec.start = at(420);
        const auto verification = verify(reader, spec, at(421));
        QVERIFY2(verification, verification ? "" : qPrintable(verification.error().text()));
        const MetricComparison& verified = verification->comparisons.front();

        QCOMPARE(located->baselineValue, change->before);
        QCOMPARE(located->affectedValue, change->after);
        QCOMPARE(seen->compared->first, change->before);
        QCOMPARE(seen->compared->second, change->after);
        QCOMPARE(seen->compared->pValue, change->pValue);
        QCOMPARE(verified.baselineValue, change->before);
        QCOMPARE(verified.affectedValue, change->after);
        QVERIFY2(change->pValue < 0.001, "a plain change is no chance");
    }

    /// Inputs and segments, too, are the evaluation's of the same rows.
    void inputsDriftTheSameEverywhere()
    {
        Phase healthy;
        Phase faulty = healthy;
        faulty.until = 420;
        faulty.amountShift = 0.5;
        faulty.brokenCountry = "FR";
        Story story({healthy, faulty});
        nameEndpoint(story);
        const auto opened = story.history().reader();
        Location location;
        location.onset = at(300);
        location.onsetRange = {at(299), at(301)};
        location.baseline = {at(60), at(300)};
        location.affected = {at(300), at(420)};
        const auto analysis = analyse(**opened, Story::subject(metric::accuracy), location, at(420));
        QVERIFY2(analysis, analysis ? "" : qPrintable(analysis.error().text()));

        const PredictionQuery rows{endpointId, modelName, {}, {at(60), at(420)}, 0};
        const EvaluationQuestion question{
            .positiveClass = "1", .reference = location.baseline, .current = location.affected};
        const auto quality = recordedQuality(**opened, rows, question);
        QVERIFY2(quality, quality ? "" : qPrintable(quality.error().text()));
        int inputs = 0;
        for (const Change& change : analysis->changes) {
            if (change.scale != "root-psi")
                continue;
            const auto& drifts = quality->evaluation->drifts;
            const auto drift = std::find_if(drifts.begin(), drifts.end(), [&](const auto& one) {
                return "attribute:" + one.whole.column == change.metric;
            });
            QVERIFY2(drift != drifts.end(), change.metric.c_str());
            QCOMPARE(change.effect * change.effect, drift->whole.effect());
            // The triage corrects for the inputs, the evaluation for all that its report looks at.
            QVERIFY(drift->whole.pValue <= change.pValue && change.pValue <= drift->whole.adjustedPValue);
            ++inputs;
        }
        QCOMPARE(inputs, 3); // amount, age, country; not the request

        QVERIFY(!analysis->segments.empty());
        const SegmentChange& worst = analysis->segments.front();
        QCOMPARE(worst.attribute + "=" + worst.value, std::string("country=FR"));
        EvaluationQuestion narrowed = question;
        narrowed.filter = QStringLiteral("country = \"FR\"");
        const auto segment = recordedQuality(**opened, rows, narrowed);
        QVERIFY2(segment, segment ? "" : qPrintable(segment.error().text()));
        const auto& compared = segment->evaluation->periodComparisons;
        const auto accuracy = std::find_if(compared.begin(), compared.end(),
                                           [](const auto& one) { return one.measure == "Accuracy"; });
        QVERIFY(accuracy != compared.end() && accuracy->compared);
        QCOMPARE(worst.beforeAccuracy, accuracy->compared->first);
        QCOMPARE(worst.afterAccuracy, accuracy->compared->second);
    }

    /// The words beside a value must fit it: points of a percentage, and a factor of anything else.
    void effectsAreSaidInWhatPeopleSee_data()
    {
        QTest::addColumn<QString>("metric");
        QTest::addColumn<double>("before");
        QTest::addColumn<double>("after");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* what, std::string_view metric, double before, double after,
                            const char* says) {
            QTest::newRow(what) << QString::fromUtf8(metric.data()) << before << after << says;
        };
        row("a share fell", metric::accuracy, 0.953, 0.729, "−22.4 points");
        row("a magnitude grew", metric::latency, 0.02, 0.062, "× 3.10");
        row("a magnitude from nothing", metric::pending, 0, 5, "+5");
        row("a share that rounds to nothing", metric::cpu, 0.3253, 0.3251, "0.0 points");
        row("nothing changed", metric::memory, 5e8, 5e8, "unchanged");
    }

    void effectsAreSaidInWhatPeopleSee()
    {
        QFETCH(QString, metric);
        QFETCH(double, before);
        QFETCH(double, after);
        Change change{metric.toStdString(), {}, before, after};
        QTEST(changeEffectText(change), "says");
    }

private:
    static void nameEndpoint(Story& story)
    {
        Endpoint endpoint;
        endpoint.id = endpointId;
        endpoint.name = QStringLiteral("Shop");
        endpoint.metricsUrl = "http://shop/metrics";
        endpoint.positiveClass = "1";
        WriteBatch batch;
        batch.documents.push_back({"endpoint", endpoint.id, endpointToJson(endpoint)});
        story.history().write(std::move(batch));
        story.history().flush();
    }
};

QTEST_GUILESS_MAIN(TestSameFigures)
#include "tst_samefigures.moc"
