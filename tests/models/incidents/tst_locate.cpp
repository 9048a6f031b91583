// SPDX-License-Identifier: Apache-2.0
#include "story.h"

#include <QTest>

#include <limits>

using namespace qd;
using namespace qd::test;

namespace {

Phase healthy(double until)
{
    Phase phase;
    phase.until = until;
    return phase;
}

Phase worse(double until)
{
    Phase phase;
    phase.until = until;
    phase.version = "2";
    phase.accuracy = 0.78;
    phase.latency = 0.05;
    return phase;
}

double secondsFrom(Timestamp onset, double truth)
{
    return static_cast<double>((onset - at(truth)).count()) / 1000.0;
}

} // namespace

class LocateTest : public QObject
{
    Q_OBJECT

private slots:
    void findsTheOnset_data()
    {
        QTest::addColumn<QString>("metric");
        QTest::addColumn<QString>("quantile");
        QTest::addColumn<double>("threshold");
        QTest::addColumn<double>("window");
        QTest::addColumn<bool>("predictions");
        QTest::addColumn<double>("tolerance");
        const QString accuracy = QString::fromLatin1(metric::accuracy.data());
        const QString latency = QString::fromLatin1(metric::latency.data());
        QTest::newRow("accuracy, window of 30 s") << accuracy << QString() << 0.85 << 30.0 << true << 4.0;
        QTest::newRow("accuracy, window of 5 s") << accuracy << QString() << 0.85 << 5.0 << true << 4.0;
        QTest::newRow("accuracy, series alone") << accuracy << QString() << 0.85 << 30.0 << false << 8.0;
        QTest::newRow("p99, window of 30 s") << latency << "0.99" << 0.08 << 30.0 << true << 3.0;
        QTest::newRow("p50, series alone") << latency << "0.5" << 0.03 << 30.0 << false << 20.0;
    }
    void findsTheOnset()
    {
        QFETCH(QString, metric);
        QFETCH(QString, quantile);
        QFETCH(double, threshold);
        QFETCH(double, window);
        QFETCH(bool, predictions);
        QFETCH(double, tolerance);
        StoryOptions options;
        options.window = window;
        options.predictions = predictions;
        const Story story({healthy(300), worse(400)}, options);
        const Subject subject = Story::subject(metric.toStdString(), quantile.toStdString());
        const bool falls = quantile.isEmpty();
        const Alert alert =
            story.alert(subject.series, falls ? LimitSide::Below : LimitSide::Above, threshold);
        QVERIFY(alert.pendingAt > at(295));

        const auto location = locate(story.reader(), subject, &alert, story.end());
        QVERIFY2(location.has_value(), location ? "" : qPrintable(location.error().text()));
        QVERIFY(location->foundChangePoint);
        const double error = secondsFrom(location->onset, 300);
        QVERIFY2(std::abs(error) <= tolerance, qPrintable(QString::number(error)));
        QVERIFY(location->onsetRange.from <= location->onset && location->onset < location->onsetRange.to);
        QVERIFY(location->baseline.to <= location->onsetRange.from);
        QVERIFY(location->baseline.length() > Duration(120'000));
        QCOMPARE(location->affected.from, location->onset);
        QCOMPARE(location->affected.to, story.end());
        QCOMPARE(location->threshold, threshold);
        QCOMPARE(falls, location->affectedValue < location->baselineValue);
        QCOMPARE(location->version, std::string("2"));
    }

    void coversTheTrueOnset()
    {
        int covered = 0;
        constexpr int rounds = 12;
        for (unsigned seed = 0; seed < rounds; ++seed) {
            StoryOptions options;
            options.seed = seed;
            options.attributes = false;
            const Story story({healthy(200), worse(260)}, options);
            const Subject subject = Story::subject(metric::accuracy);
            const Alert alert = story.alert(subject.series, LimitSide::Below, 0.84);
            const auto location = locate(story.reader(), subject, &alert, story.end());
            QVERIFY(location && location->foundChangePoint);
            covered += location->onsetRange.from <= at(200.1) && at(199.9) <= location->onsetRange.to ? 1 : 0;
        }
        QVERIFY2(covered >= rounds - 2, qPrintable(QString::number(covered)));
    }

    void doesNotTakeAnEarlierFaultForTheBaseline()
    {
        const Story story({healthy(200), worse(300), healthy(500), worse(590)});
        const Subject subject = Story::subject(metric::accuracy);
        const Alert alert = story.alert(subject.series, LimitSide::Below, 0.85, 400);
        const auto location = locate(story.reader(), subject, &alert, story.end());
        QVERIFY(location && location->foundChangePoint);
        QVERIFY2(std::abs(secondsFrom(location->onset, 500)) < 6, qPrintable(toIso(location->onset)));
        QVERIFY2(location->baseline.from > at(295), qPrintable(toIso(location->baseline.from)));
        QVERIFY(location->baselineValue > 0.88);
    }

    void endsAtTheRecovery()
    {
        const Story story({healthy(200), worse(300), healthy(500)});
        const Subject subject = Story::subject(metric::accuracy);
        Alert alert = story.alert(subject.series, LimitSide::Below, 0.85);
        const auto unresolved = locate(story.reader(), subject, &alert, story.end());
        QVERIFY(unresolved && unresolved->foundChangePoint);
        QVERIFY(std::abs(secondsFrom(unresolved->onset, 200)) < 6);
        QVERIFY2(unresolved->affected.to > at(290) && unresolved->affected.to < at(345),
                 qPrintable(toIso(unresolved->affected.to)));

        alert.resolvedAt = at(330);
        alert.rule.resolveFor = Duration(10'000);
        const auto resolved = locate(story.reader(), subject, &alert, story.end());
        QVERIFY(resolved && resolved->affected.to <= at(320));
    }

    void worksWithoutAnAlert()
    {
        const Story story({healthy(240), worse(330)});
        const auto location = locate(story.reader(), Story::subject(metric::accuracy), nullptr, story.end());
        QVERIFY(location && location->foundChangePoint);
        QVERIFY(std::abs(secondsFrom(location->onset, 240)) < 6);
        QVERIFY(std::isnan(location->threshold));
    }

    void findsARiseOfAMetricThatIsBadOnEitherSide()
    {
        Phase burst = healthy(320);
        burst.requestsPerSecond = 160;
        const Story story({healthy(240), burst});
        const auto location =
            locate(story.reader(), Story::subject(metric::requestRate), nullptr, story.end());
        QVERIFY(location && location->foundChangePoint);
        QVERIFY2(std::abs(secondsFrom(location->onset, 240)) < 8, qPrintable(toIso(location->onset)));
    }

    void managesWithAShortHistory()
    {
        StoryOptions options;
        options.window = 5;
        const Story story({healthy(30), worse(55)}, options);
        const Subject subject = Story::subject(metric::accuracy);
        const Alert alert = story.alert(subject.series, LimitSide::Below, 0.8, 28);
        const auto location = locate(story.reader(), subject, &alert, story.end());
        QVERIFY(location && location->foundChangePoint);
        QVERIFY2(std::abs(secondsFrom(location->onset, 30)) < 5, qPrintable(toIso(location->onset)));
        QVERIFY(location->baseline.length() > Duration(10'000));
    }

    void fallsBackToTheAlertWhenNothingChanged()
    {
        int claimed = 0;
        for (unsigned seed = 1; seed <= 10; ++seed) {
            StoryOptions options;
            options.seed = seed;
            options.attributes = false;
            const Story story({healthy(300)}, options);
            const Subject subject = Story::subject(metric::accuracy);
            Alert alert = story.alert(subject.series, LimitSide::Below, 0.1);
            alert.pendingAt = at(200);
            const auto location = locate(story.reader(), subject, &alert, story.end());
            QVERIFY(location);
            QVERIFY(location->baselineValue > 0.85);
            QVERIFY(location->baseline.to <= location->onset);
            if (location->foundChangePoint)
                ++claimed;
            else
                QCOMPARE(location->onset, at(200));
        }
        QVERIFY2(claimed <= 2, qPrintable(QString::number(claimed)));
    }

    void toleratesMissingValues()
    {
        Story story({healthy(200), worse(300)});
        WriteBatch gaps;
        for (int i = 0; i < 60; ++i)
            gaps.samples.push_back(
                {Story::key(metric::accuracy), {at(150.5 + i), std::numeric_limits<double>::quiet_NaN()}});
        story.history().write(std::move(gaps));
        story.history().flush();
        const auto location = locate(story.reader(), Story::subject(metric::accuracy), nullptr, story.end());
        QVERIFY(location && location->foundChangePoint);
        QVERIFY(std::abs(secondsFrom(location->onset, 200)) < 6);
        QVERIFY(!std::isnan(location->baselineValue));
    }

    void saysThatTheSeriesHasNoSamples()
    {
        const Story story({healthy(10)});
        const auto location = locate(story.reader(), Story::subject("nothing_total"), nullptr, story.end());
        QVERIFY(!location);
        QCOMPARE(location.error().kind, ErrorKind::NotFound);
        QVERIFY(location.error().what.contains(QStringLiteral("nothing_total{endpoint=\"shop\"")));
        QVERIFY(!location.error().hint.isEmpty());
    }

    void namesTheVersionFromEventsWhenTheLogDoesNot()
    {
        StoryOptions options;
        options.versionsInLog = false;
        const Story story({healthy(200), worse(300)}, options);
        const auto location = locate(story.reader(), Story::subject(metric::accuracy), nullptr, story.end());
        QVERIFY(location);
        QCOMPARE(location->version, std::string("2"));
    }

    void findsTheSameAgainWithTheVersionItFound()
    {
        const Story story({healthy(300), worse(400)});
        Subject subject = Story::subject(metric::accuracy);
        const Alert alert = story.alert(subject.series, LimitSide::Below, 0.85);
        const auto first = locate(story.reader(), subject, &alert, story.end());
        QVERIFY(first && first->foundChangePoint);
        QCOMPARE(first->version, std::string("2"));
        subject.version = first->version;
        const auto second = locate(story.reader(), subject, &alert, story.end());
        QVERIFY(second);
        QCOMPARE(second->onset, first->onset);
        QCOMPARE(second->onsetRange, first->onsetRange);
        QCOMPARE(second->version, std::string("2"));

        // Opened by hand, the version that serves now says nothing about the one at the onset.
        subject.version = "7";
        QCOMPARE(locate(story.reader(), subject, nullptr, story.end())->version, std::string("2"));
    }

    void sharpensTowardsTheSideOfTheAlert()
    {
        Phase quick = healthy(400);
        quick.latency = 0.004; // an answer that comes too soon can be the fault
        const Story story({healthy(300), quick});
        const Subject subject = Story::subject(metric::latency, "0.5");
        const Alert alert = story.alert(subject.series, LimitSide::Below, 0.01);
        const auto location = locate(story.reader(), subject, &alert, story.end());
        QVERIFY(location && location->foundChangePoint);
        QVERIFY2(std::abs(secondsFrom(location->onset, 300)) < 1, qPrintable(toIso(location->onset)));
    }

    void aMovedEndLeavesTheOnsetAsItWas()
    {
        const Story story({healthy(300), worse(400)});
        const Subject subject = Story::subject(metric::accuracy);
        const auto found = locate(story.reader(), subject, nullptr, story.end());
        QVERIFY(found && found->foundChangePoint);
        const auto moved = moveOnset(story.reader(), subject, *found, found->onset, at(380));
        QVERIFY(moved);
        QCOMPARE(moved->onset, found->onset);
        QCOMPARE(moved->onsetRange, found->onsetRange);
        QCOMPARE(moved->baseline, found->baseline);
        QCOMPARE(moved->affected.to, at(380));
    }

    void takesTheSubjectFromTheAlert()
    {
        Alert alert;
        alert.rule.metric = "model_accuracy_ratio";
        alert.series = {{"endpoint", "shop"}, {"model", "fraud"}, {"version", "3"}};
        const Subject subject = subjectOf(alert);
        QCOMPARE(subject.endpoint, std::string("shop"));
        QCOMPARE(subject.model, std::string("fraud"));
        QCOMPARE(subject.version, std::string("3"));
        QCOMPARE(subject.series.labels, alert.series);
    }
};

QTEST_GUILESS_MAIN(LocateTest)
#include "tst_locate.moc"
