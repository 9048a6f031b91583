// SPDX-License-Identifier: Apache-2.0
#include "story.h"

#include "models/incidents/verify/comparison.h"
#include "models/incidents/verify/verification.h"
#include "models/serving/endpoint.h"

#include <QElapsedTimer>
#include <QTest>

using namespace qd;
using namespace qd::test;

namespace {

constexpr double faultAt = 200;
constexpr double actionAt = 300;
constexpr double settled = 305;

Phase healthy(double until)
{
    Phase phase;
    phase.until = until;
    return phase;
}

Phase worse(double until)
{
    Phase phase = healthy(until);
    phase.version = "2";
    phase.accuracy = 0.78;
    return phase;
}

/// Baseline, fault, and what followed the action at 300 s.
std::vector<Phase> told(Phase fault, Phase after)
{
    fault.until = actionAt;
    after.until = 400;
    return {healthy(faultAt), fault, after};
}

VerificationSpec specFor(std::string_view metric, const std::string& quantile = {})
{
    VerificationSpec spec;
    spec.subject = Story::subject(metric, quantile);
    spec.baseline = {at(20), at(faultAt - 5)};
    spec.affected = {at(faultAt), at(actionAt)};
    spec.start = at(settled);
    spec.window = Duration(60'000);
    return spec;
}

const Timestamp late = at(settled + 60 + 16);

const MetricComparison* find(const Verification& verification, std::string_view metric)
{
    for (const MetricComparison& comparison : verification.comparisons) {
        if (comparison.metric == metric)
            return &comparison;
    }
    return nullptr;
}

QByteArray summary(const Verification& verification)
{
    QByteArray text = "verdict " + QByteArray::number(int(verification.verdict));
    for (const MetricComparison& c : verification.comparisons)
        text += "\n" + QByteArray::fromStdString(c.metric + " " + c.method) +
                " n=" + QByteArray::number(c.afterCount) + " " + QByteArray::number(c.baselineValue) + " " +
                QByteArray::number(c.affectedValue) + " " + QByteArray::number(c.afterValue) + " [" +
                QByteArray::number(c.low) + ", " + QByteArray::number(c.high) + "] margin " +
                QByteArray::number(c.margin) + " verdict " + QByteArray::number(int(c.verdict));
    return text;
}

} // namespace

class VerificationTest : public QObject
{
    Q_OBJECT

private slots:
    void judgesTheAction_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("verdict");
        QTest::newRow("accuracy recovered") << "accuracy" << int(Verdict::Passed);
        QTest::newRow("the wrong model was rolled back") << "accuracy stays" << int(Verdict::Failed);
        QTest::newRow("half recovered") << "accuracy half" << int(Verdict::Failed);
        QTest::newRow("latency recovered") << "latency" << int(Verdict::Passed);
        QTest::newRow("latency stays high") << "latency stays" << int(Verdict::Failed);
        QTest::newRow("only the tail stays bad") << "tail stays" << int(Verdict::Failed);
        QTest::newRow("errors ended") << "errors" << int(Verdict::Passed);
        QTest::newRow("errors go on") << "errors stay" << int(Verdict::Failed);
        QTest::newRow("memory came down") << "memory" << int(Verdict::Passed);
        QTest::newRow("memory stays high") << "memory stays" << int(Verdict::Failed);
        QTest::newRow("accurate again but now failing")
            << "accuracy, errors now" << int(Verdict::NotEnoughData);
    }
    void judgesTheAction()
    {
        QFETCH(QString, what);
        QFETCH(int, verdict);
        const bool stays = what.endsWith(QStringLiteral("stays")) || what.endsWith(QStringLiteral("stay"));
        Phase fault = healthy(actionAt);
        Phase after = healthy(400);
        VerificationSpec spec = specFor(metric::accuracy);
        if (what.startsWith(QStringLiteral("accuracy"))) {
            fault.accuracy = 0.78;
            after.accuracy = stays ? 0.78 : what.endsWith(QStringLiteral("half")) ? 0.87 : 0.95;
            after.errorShare = what.endsWith(QStringLiteral("now")) ? 0.1 : after.errorShare;
        } else if (what.startsWith(QStringLiteral("latency"))) {
            fault.latency = 0.05;
            after.latency = stays ? 0.05 : 0.02;
            spec = specFor(metric::latency, "0.5");
        } else if (what.startsWith(QStringLiteral("tail"))) {
            fault.slowShare = 0.04;
            after.slowShare = 0.04;
            spec = specFor(metric::latency, "0.99");
        } else if (what.startsWith(QStringLiteral("errors"))) {
            fault.errorShare = 0.2;
            after.errorShare = stays ? 0.2 : 0.001;
            spec = specFor(metric::errorRatio);
        } else {
            fault.memory = 900e6;
            after.memory = stays ? 900e6 : 510e6;
            spec = specFor(metric::memory);
        }
        const Story story(told(fault, after));
        const auto verification = verify(story.reader(), spec, late);
        QVERIFY(verification);
        QVERIFY2(verification->verdict == Verdict(verdict), summary(*verification).constData());
        QCOMPARE(verification->progress, 1.0);
        QCOMPARE(verification->estimatedRemaining, Duration(0));
        const MetricComparison& primary = verification->comparisons.front();
        QVERIFY(primary.primary);
        QCOMPARE(primary.metric, spec.subject.series.metric);
        QVERIFY(primary.low <= primary.improvement && primary.improvement <= primary.high);
        QVERIFY(primary.margin > 0);
        if (Verdict(verdict) != Verdict::Passed && what != QStringLiteral("accuracy, errors now"))
            QVERIFY2(primary.improvement < 0, summary(*verification).constData());
    }

    void looksAtTheTailThatTheAlertIsAbout()
    {
        Phase slow = healthy(actionAt);
        slow.slowShare = 0.04;
        const Story story(told(slow, slow));
        const auto tail = verify(story.reader(), specFor(metric::latency, "0.99"), late);
        QVERIFY(tail);
        QCOMPARE(tail->comparisons.front().method, std::string("order-statistics"));
        // The middle alone would have called it good.
        const auto middle = verify(story.reader(), specFor(metric::latency, "0.5"), late);
        QVERIFY(middle);
        QCOMPARE(middle->comparisons.front().method, std::string("mann-whitney"));
        QCOMPARE(middle->verdict, Verdict::Passed);
    }

    void waitsForTheWholeWindow()
    {
        const Story story(told(worse(0), healthy(0)));
        const VerificationSpec spec = specFor(metric::accuracy);
        double last = -1;
        for (const double elapsed : {-3.0, 0.0, 10.0, 30.0, 59.9}) {
            const auto verification = verify(story.reader(), spec, at(settled + elapsed));
            QVERIFY(verification);
            QCOMPARE(verification->verdict, Verdict::Pending);
            QVERIFY(verification->progress >= last && verification->progress < 1);
            QVERIFY(elapsed <= 0 || std::abs(verification->progress - elapsed / 60) < 0.02);
            QVERIFY(verification->estimatedRemaining >= Duration(100));
            for (const MetricComparison& comparison : verification->comparisons)
                QCOMPARE(comparison.verdict, Verdict::Pending);
            last = verification->progress;
        }
        const auto half = verify(story.reader(), spec, at(settled + 30));
        QCOMPARE(half->estimatedRemaining, Duration(30'000));
    }

    void countsOnlyTheWindow()
    {
        Phase relapse = worse(500);
        const Story story({healthy(faultAt), worse(actionAt), healthy(settled + 60), relapse});
        const auto verification = verify(story.reader(), specFor(metric::accuracy), at(490));
        QVERIFY(verification);
        QVERIFY2(verification->verdict == Verdict::Passed, summary(*verification).constData());
        const std::int64_t count = verification->comparisons.front().afterCount;
        QVERIFY(count > 2200 && count < 2600);
    }

    void saysWhenThereIsTooLittle()
    {
        Phase quiet = healthy(0);
        quiet.requestsPerSecond = 1;
        const Story story(told(worse(0), quiet));
        const VerificationSpec spec = specFor(metric::accuracy);
        const auto watching = verify(story.reader(), spec, at(settled + 30));
        QVERIFY(watching && watching->verdict == Verdict::Pending);
        QVERIFY(watching->progress < 0.45);
        const auto verification = verify(story.reader(), spec, late);
        QVERIFY(verification);
        QCOMPARE(verification->verdict, Verdict::NotEnoughData);
        QVERIFY(std::isnan(verification->comparisons.front().low));

        VerificationSpec noBaseline = specFor(metric::accuracy);
        noBaseline.baseline = {at(0), at(0)};
        const Story full(told(worse(0), healthy(0)));
        const auto blind = verify(full.reader(), noBaseline, late);
        QVERIFY(blind);
        QCOMPARE(blind->verdict, Verdict::NotEnoughData);
    }

    void waitsForLateLabels()
    {
        Phase after = healthy(400);
        after.labelDelay = 20;
        StoryOptions options;
        options.labelsUntil = settled + 61;
        const Story early(told(worse(0), after), options);
        const auto waiting = verify(early.reader(), specFor(metric::accuracy), at(settled + 61));
        QVERIFY(waiting);
        QCOMPARE(waiting->verdict, Verdict::Pending);
        QVERIFY(waiting->estimatedRemaining > Duration(0) && waiting->estimatedRemaining <= Duration(15'000));
        QVERIFY(waiting->progress < 1);

        const auto afterGrace = verify(early.reader(), specFor(metric::accuracy), at(settled + 75.1));
        QVERIFY(afterGrace);
        QCOMPARE(afterGrace->verdict, Verdict::Passed);

        options.labelsUntil = settled + 76;
        const Story complete(told(worse(0), after), options);
        const auto done = verify(complete.reader(), specFor(metric::accuracy), at(settled + 61));
        QVERIFY(done);
        QCOMPARE(done->verdict, Verdict::Passed);
    }

    void comparesWhateverThePredictionsTell()
    {
        const Story story(told(worse(0), healthy(0)));
        const auto verification = verify(story.reader(), specFor(metric::accuracy), late);
        QVERIFY(verification);
        QCOMPARE(verification->comparisons.size(), std::size_t{3});
        const MetricComparison* accuracy = find(*verification, metric::accuracy);
        QVERIFY(accuracy && accuracy->primary);
        QVERIFY(accuracy->affectedValue < accuracy->baselineValue - 0.1);
        QVERIFY(std::abs(accuracy->afterValue - accuracy->baselineValue) < 0.03);
        QCOMPARE(accuracy->improvement, accuracy->afterValue - accuracy->baselineValue);
        const MetricComparison* errors = find(*verification, metric::errorRatio);
        QVERIFY(errors && !errors->primary && errors->verdict == Verdict::Passed);
        QCOMPARE(errors->improvement, errors->baselineValue - errors->afterValue);
        QVERIFY(find(*verification, metric::latency));
    }

    void judgesAGaugeByTheSideThatWasBreached()
    {
        Phase burst = healthy(actionAt);
        burst.requestsPerSecond = 160;
        StoryOptions options;
        options.predictions = false;
        options.window = 5;
        VerificationSpec spec = specFor(metric::requestRate);
        spec.qualityWindow = Duration(5'000);
        const Story calmed(told(burst, healthy(0)), options);
        const auto passed = verify(calmed.reader(), spec, late);
        QVERIFY2(passed && passed->verdict == Verdict::Passed, passed ? summary(*passed).constData() : "");
        const Story stays(told(burst, burst), options);
        const auto failed = verify(stays.reader(), spec, late);
        QVERIFY2(failed && failed->verdict == Verdict::Failed, failed ? summary(*failed).constData() : "");
    }

    void computesScoresFromRecords_data()
    {
        QTest::addColumn<QByteArray>("metric");
        QTest::addColumn<std::string>("positiveClass");
        QTest::addColumn<std::string>("method");
        const QByteArray precision = metric::precision.data();
        QTest::newRow("precision") << precision << std::string("1") << std::string("newcombe");
        QTest::newRow("recall") << QByteArray(metric::recall.data()) << std::string("1")
                                << std::string("newcombe");
        QTest::newRow("F1") << QByteArray(metric::f1.data()) << std::string("1") << std::string("bootstrap");
        QTest::newRow("macro precision") << precision << std::string() << std::string("bootstrap");
    }
    void computesScoresFromRecords()
    {
        QFETCH(QByteArray, metric);
        QFETCH(std::string, positiveClass);
        QFETCH(std::string, method);
        // The window is short against the 30 s that the samples of the series look back.
        VerificationSpec spec = specFor(metric.toStdString());
        spec.window = Duration(20'000);
        Endpoint endpoint;
        endpoint.id = endpointId;
        endpoint.positiveClass = positiveClass;
        const auto verdictAfter = [&](const Phase& after) {
            Story story(told(worse(0), after));
            WriteBatch batch;
            batch.documents.push_back({"endpoint", endpointId, endpointToJson(endpoint)});
            story.history().write(std::move(batch));
            story.history().flush();
            return *verify(story.reader(), spec, at(settled + 40));
        };
        const Verification passed = verdictAfter(healthy(0));
        QVERIFY2(passed.verdict == Verdict::Passed, summary(passed).constData());
        const MetricComparison& primary = passed.comparisons.front();
        QCOMPARE(primary.metric, metric.toStdString());
        QCOMPARE(primary.method, method);
        QVERIFY(primary.afterCount > 600 && primary.afterCount < 1000);
        QVERIFY(primary.low < primary.improvement && primary.improvement < primary.high);
        const Verification again = verdictAfter(healthy(0));
        QCOMPARE(again.comparisons.front().low, primary.low); // the seed is fixed
        const Verification failed = verdictAfter(worse(0));
        QVERIFY2(failed.verdict == Verdict::Failed, summary(failed).constData());
        QVERIFY(find(failed, metric::accuracy));
    }

    void samplesOfASlidingWindowCountOnlyWhenTheyLookBackOnNothingOlder()
    {
        Phase burst = healthy(actionAt);
        burst.requestsPerSecond = 160;
        StoryOptions options;
        options.predictions = false; // the series is all there is
        const Story story(told(burst, healthy(0)), options);
        VerificationSpec spec = specFor(metric::requestRate);
        spec.window = Duration(30'000);
        const auto early = verify(story.reader(), spec, at(settled + 45));
        QVERIFY(early && early->verdict == Verdict::Pending);
        const auto verification = verify(story.reader(), spec, at(settled + 61));
        QVERIFY(verification);
        QVERIFY2(verification->verdict == Verdict::Passed, summary(*verification).constData());
        QVERIFY(std::abs(verification->comparisons.front().afterValue - 40) < 4);
    }

    void aBaselineOfZeroLeavesAMargin()
    {
        StoryOptions options;
        options.predictions = false;
        Story story(told(worse(0), healthy(0)), options);
        WriteBatch batch;
        for (int second = 1; second < 400; ++second) {
            const bool affected = second >= int(faultAt) && second < int(actionAt);
            batch.samples.push_back({Story::key(metric::pending),
                                     {at(second), affected          ? 50.0
                                                  : second % 7 == 0 ? 1.0
                                                                    : 0.0}});
        }
        story.history().write(std::move(batch));
        story.history().flush();
        const auto verification = verify(story.reader(), specFor(metric::pending), late);
        QVERIFY(verification);
        QVERIFY(verification->comparisons.front().margin > 0);
        QVERIFY2(verification->verdict == Verdict::Passed, summary(*verification).constData());
    }

    void knowsWhetherTheLogHasBeenRead()
    {
        const VerificationSpec spec = specFor(metric::accuracy);
        Phase gap = healthy(settled + 30);
        const Story behind({healthy(faultAt), worse(actionAt), gap});
        QVERIFY(!*hasCaughtUp(behind.reader(), spec));
        const Story read(told(worse(0), healthy(0)));
        QVERIFY(*hasCaughtUp(read.reader(), spec));
        StoryOptions options;
        options.predictions = false;
        const Story noLog({healthy(faultAt), worse(actionAt), gap}, options);
        QVERIFY(*hasCaughtUp(noLog.reader(), spec));
    }

    void keepsItsErrorRates()
    {
        int passedWhenGood = 0;
        int passedWhenBad = 0;
        constexpr int rounds = 8;
        for (unsigned seed = 0; seed < rounds; ++seed) {
            StoryOptions options;
            options.seed = seed;
            options.attributes = false;
            const VerificationSpec spec = specFor(metric::accuracy);
            const Story good(told(worse(0), healthy(0)), options);
            passedWhenGood += verify(good.reader(), spec, late)->verdict == Verdict::Passed ? 1 : 0;
            const Story bad(told(worse(0), worse(0)), options);
            passedWhenBad += verify(bad.reader(), spec, late)->verdict == Verdict::Failed ? 0 : 1;
        }
        QVERIFY2(passedWhenGood >= rounds - 1, qPrintable(QString::number(passedWhenGood)));
        QCOMPARE(passedWhenBad, 0);
    }

    void limitsQuantilesByOrderStatistics()
    {
        QCOMPARE(fewestForQuantile(0.99, 0.95), std::int64_t{368});
        QCOMPARE(fewestForQuantile(0.5, 0.95), std::int64_t{6});
        std::mt19937 random(4);
        std::exponential_distribution<double> exponential(1);
        int covered = 0;
        constexpr int rounds = 300;
        for (int round = 0; round < rounds; ++round) {
            std::vector<double> first(1500);
            std::vector<double> second(900);
            std::generate(first.begin(), first.end(), [&] { return exponential(random); });
            std::generate(second.begin(), second.end(), [&] { return 2 * exponential(random); });
            // Quantiles of exponential distributions differ by ln 100 when the means differ by 1.
            const Improvement improvement = compareQuantiles(first, second, 0.99, -1, 0.95);
            covered += improvement.low <= -std::log(100.0) && -std::log(100.0) <= improvement.high ? 1 : 0;
        }
        QVERIFY2(covered > rounds * 0.91, qPrintable(QString::number(covered)));
        const std::vector<double> few(50, 1.0);
        QVERIFY(std::isinf(compareQuantiles(few, few, 0.99, 1, 0.95).low));
    }

    void isQuickEnough()
    {
        Phase before = healthy(500);
        before.requestsPerSecond = 80;
        Phase fault = before;
        fault.until = 560;
        fault.accuracy = 0.8;
        Phase after = before;
        after.until = 625;
        const Story story({before, fault, after});
        VerificationSpec spec = specFor(metric::latency, "0.99");
        spec.baseline = {at(5), at(495)};
        spec.affected = {at(500), at(560)};
        spec.start = at(562);
        QElapsedTimer timer;
        timer.start();
        const auto verification = verify(story.reader(), spec, at(640));
        QVERIFY(verification);
        qInfo("%lld predictions verified in %lld ms", static_cast<long long>(story.predictionCount()),
              static_cast<long long>(timer.elapsed()));
        QVERIFY(timer.elapsed() < 20'000);
    }
};

QTEST_GUILESS_MAIN(VerificationTest)
#include "tst_verification.moc"
