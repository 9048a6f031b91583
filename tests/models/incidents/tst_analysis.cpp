// SPDX-License-Identifier: Apache-2.0
#include "story.h"

#include "models/incidents/analyse/analysis.h"
#include "models/incidents/analyse/hypotheses.h"
#include "models/incidents/analyse/metricchanges.h"
#include "models/incidents/report/evidencetext.h"
#include "models/serving/endpoint.h"

#include <QElapsedTimer>
#include <QTest>

using namespace qd;
using namespace qd::test;

namespace {

Phase healthy(double until = 300)
{
    Phase phase;
    phase.until = until;
    return phase;
}

const Hypothesis* find(const Analysis& analysis, const std::string& id)
{
    for (const Hypothesis& hypothesis : analysis.hypotheses) {
        if (hypothesis.id == id)
            return &hypothesis;
    }
    return nullptr;
}

const Evidence* find(const Hypothesis& hypothesis, const std::string& kind)
{
    for (const Evidence& evidence : hypothesis.evidence) {
        if (evidence.kind == kind)
            return &evidence;
    }
    return nullptr;
}

QByteArray summary(const Analysis& analysis)
{
    QByteArray text;
    for (const Hypothesis& hypothesis : analysis.hypotheses) {
        text += QByteArray::fromStdString(hypothesis.id) + ' ' +
                QByteArray::number(hypothesis.probability, 'f', 3);
        for (const Evidence& evidence : hypothesis.evidence)
            text += (evidence.supports ? " +" : " -") + QByteArray::number(evidence.weight, 'f', 1) + ' ' +
                    QByteArray::fromStdString(evidence.kind);
        text += '\n';
    }
    return text;
}

/// Located from the alert and analysed, as the wizard does it.
Analysis analysed(const Story& story, const Subject& subject, LimitSide comparison, double threshold)
{
    const Alert alert = story.alert(subject.series, comparison, threshold);
    const auto location =
        locate(story.reader(), subject, alert.pendingAt.ms > 0 ? &alert : nullptr, story.end());
    if (!location)
        qFatal("%s", qPrintable(location.error().text()));
    const auto analysis = analyse(story.reader(), subject, *location, story.end());
    if (!analysis)
        qFatal("%s", qPrintable(analysis.error().text()));
    return *analysis;
}

struct Case
{
    Phase fault;
    std::string_view metric = metric::accuracy;
    std::string quantile;
    LimitSide comparison = LimitSide::Below;
    double threshold = 0.85;
    std::string expected;
};

Case makeCase(const QString& name)
{
    Case made;
    Phase& fault = made.fault;
    fault = healthy(400);
    if (name == QStringLiteral("new version, less accurate")) {
        fault.version = "2";
        fault.accuracy = 0.78;
        made.expected = "new-version";
    } else if (name == QStringLiteral("new version, slower, leaking and busy")) {
        fault.version = "2";
        fault.accuracy = 0.8;
        fault.latency = 0.05;
        fault.memoryPerSecond = 2e6;
        fault.cpu = 0.6;
        made = {fault, metric::latency, "0.99", LimitSide::Above, 0.08, "new-version"};
    } else if (name == QStringLiteral("drifted input")) {
        fault.amountShift = 1.2;
        made.expected = "input-drift";
    } else if (name == QStringLiteral("traffic burst")) {
        fault.requestsPerSecond = 160;
        fault.latency = 0.06;
        made = {fault, metric::latency, "0.99", LimitSide::Above, 0.08, "traffic-change"};
    } else if (name == QStringLiteral("traffic burst that eats the processor")) {
        fault.requestsPerSecond = 160;
        fault.latency = 0.06;
        fault.cpu = 0.97;
        made = {fault, metric::latency, "0.99", LimitSide::Above, 0.08, "traffic-change"};
    } else if (name == QStringLiteral("busy processor")) {
        fault.latency = 0.06;
        fault.cpu = 0.97;
        made = {fault, metric::latency, "0.99", LimitSide::Above, 0.08, "resource-exhaustion"};
    } else if (name == QStringLiteral("memory leak")) {
        fault.memoryPerSecond = 3e6;
        made = {fault, metric::memory, "", LimitSide::Above, 560e6, "memory-leak"};
    } else if (name == QStringLiteral("error burst")) {
        fault.errorShare = 0.2;
        made = {fault, metric::errorRatio, "", LimitSide::Above, 0.05, "error-burst"};
    } else if (name == QStringLiteral("one broken segment")) {
        fault.brokenCountry = "FR";
        made.threshold = 0.87;
        made.expected = "segment";
    } else if (name == QStringLiteral("wrong labels")) {
        fault.wrongLabels = 0.25;
        made.expected = "label-problem";
    } else {
        qFatal("no such case: %s", qPrintable(name));
    }
    return made;
}

WriteBatch shopOnTheBox()
{
    Endpoint shop;
    shop.id = endpointId;
    shop.name = QStringLiteral("Shop");
    shop.metricsUrl = "http://shop.test/metrics";
    shop.hostEndpoint = "box";
    return {.documents = {{"endpoint", endpointId, endpointToJson(shop)}}};
}

} // namespace

class AnalysisTest : public QObject
{
    Q_OBJECT

private slots:
    void ranksTheTrueCauseFirst_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (const char* name :
             {"new version, less accurate", "new version, slower, leaking and busy", "drifted input",
              "traffic burst", "traffic burst that eats the processor", "busy processor", "memory leak",
              "error burst", "one broken segment", "wrong labels"}) {
            for (const unsigned seed : {1U, 2U})
                QTest::addRow("%s/%u", name, seed) << seed;
        }
    }
    void ranksTheTrueCauseFirst()
    {
        QFETCH(unsigned, seed);
        const Case test = makeCase(QString::fromLatin1(QTest::currentDataTag()).section(u'/', 0, 0));
        StoryOptions options;
        options.seed = seed;
        const Story story({healthy(), test.fault}, options);
        const Analysis analysis =
            analysed(story, Story::subject(test.metric, test.quantile), test.comparison, test.threshold);
        const Hypothesis& first = analysis.hypotheses.front();
        QVERIFY2(first.id == test.expected, summary(analysis).constData());
        QVERIFY2(first.probability > 0.5, summary(analysis).constData());
        QVERIFY2(first.probability > 3 * analysis.hypotheses[1].probability, summary(analysis).constData());
        double total = 0;
        for (const Hypothesis& hypothesis : analysis.hypotheses) {
            total += hypothesis.probability;
            for (std::size_t i = 0; i < hypothesis.evidence.size(); ++i) {
                QVERIFY(hypothesis.evidence[i].weight > 0);
                QVERIFY(i == 0 || hypothesis.evidence[i].weight <= hypothesis.evidence[i - 1].weight);
            }
        }
        QCOMPARE(analysis.hypotheses.size(), std::size_t{8});
        QVERIFY(total < 1);
    }

    void isUnsureWhenNothingChanged_data()
    {
        QTest::addColumn<bool>("predictions");
        QTest::newRow("with predictions") << true;
        QTest::newRow("series alone") << false;
    }
    void isUnsureWhenNothingChanged()
    {
        QFETCH(bool, predictions);
        for (unsigned seed = 1; seed < 4; ++seed) {
            StoryOptions options;
            options.seed = seed;
            options.predictions = predictions;
            const Story story({healthy(400)}, options);
            const Subject subject = Story::subject(metric::accuracy);
            Alert alert = story.alert(subject.series, LimitSide::Below, 0);
            alert.pendingAt = at(300);
            const auto location = locate(story.reader(), subject, &alert, story.end());
            QVERIFY(location);
            const auto analysis = analyse(story.reader(), subject, *location, story.end());
            QVERIFY(analysis);
            for (const Hypothesis& hypothesis : analysis->hypotheses)
                QVERIFY2(hypothesis.probability < 0.3, summary(*analysis).constData());
        }
    }

    void managesWithAnAcceleratedHistory()
    {
        Phase before = healthy(30);
        Phase fault = healthy(55);
        fault.version = "2";
        fault.accuracy = 0.78;
        fault.latency = 0.05;
        fault.memoryPerSecond = 4e6;
        StoryOptions options;
        options.window = 5;
        const Story story({before, fault}, options);
        const Subject subject = Story::subject(metric::latency, "0.99");
        const Alert alert = story.alert(subject.series, LimitSide::Above, 0.08, 10);
        const auto location = locate(story.reader(), subject, &alert, story.end());
        QVERIFY(location && location->foundChangePoint);
        const auto analysis = analyse(story.reader(), subject, *location, story.end());
        QVERIFY(analysis);
        QVERIFY2(analysis->hypotheses.front().id == "new-version", summary(*analysis).constData());
        QVERIFY2(analysis->hypotheses.front().probability > 0.5, summary(*analysis).constData());
    }

    void tellsWhatSpeaksForAndAgainst()
    {
        const Case test = makeCase(QStringLiteral("new version, less accurate"));
        const Story story({healthy(), test.fault});
        const Analysis analysis =
            analysed(story, Story::subject(test.metric), test.comparison, test.threshold);
        const Hypothesis* version = find(analysis, "new-version");
        QCOMPARE(version->text.at("from"), std::string("1"));
        QCOMPARE(version->text.at("to"), std::string("2"));
        const Evidence* timing = find(*version, "version-changed-near-onset");
        QVERIFY(timing && timing->supports && timing->weight > 1);
        QVERIFY(std::abs(timing->number.at("seconds")) < 6);
        const Evidence* worse = find(*version, "version-worse");
        QVERIFY(worse && worse->number.at("delta") < -0.05);
        for (const char* other : {"input-drift", "traffic-change", "error-burst", "memory-leak", "segment"}) {
            const Hypothesis* hypothesis = find(analysis, other);
            QVERIFY2(!hypothesis->evidence.empty() && !hypothesis->evidence.front().supports, other);
        }
    }

    void takesVersionsServedSideBySideForAnExperiment_data()
    {
        QTest::addColumn<double>("oldAccuracy");
        QTest::addColumn<QString>("evidence");
        QTest::newRow("only the new one fell") << 0.95 << "version-worse-concurrent";
        QTest::newRow("both fell") << 0.7 << "version-alike-concurrent";
    }
    void takesVersionsServedSideBySideForAnExperiment()
    {
        QFETCH(double, oldAccuracy);
        QFETCH(QString, evidence);
        Phase canary = healthy(420);
        canary.accuracy = oldAccuracy;
        canary.secondVersion = "2";
        canary.secondVersionShare = 0.5;
        canary.secondAccuracy = 0.7;
        const Story story({healthy(), canary});
        const Analysis analysis = analysed(story, Story::subject(metric::accuracy), LimitSide::Below, 0.86);
        const Hypothesis* version = find(analysis, "new-version");
        QVERIFY2(find(*version, evidence.toStdString()), summary(analysis).constData());
    }

    void doesNotBlameAVersionThatChangedElsewhere()
    {
        Phase second = healthy(150);
        second.until = 560;
        second.version = "2";
        Phase drifted = second;
        drifted.until = 660;
        drifted.amountShift = 1.2;
        const Story story({healthy(150), second, drifted});
        const Analysis analysis = analysed(story, Story::subject(metric::accuracy), LimitSide::Below, 0.85);
        QVERIFY2(analysis.hypotheses.front().id == "input-drift", summary(analysis).constData());
    }

    void listsChangesBySize()
    {
        const Case test = makeCase(QStringLiteral("drifted input"));
        const Story story({healthy(), test.fault});
        const Analysis analysis =
            analysed(story, Story::subject(test.metric), test.comparison, test.threshold);
        double last = 1e9;
        const Change* amount = nullptr;
        const Change* age = nullptr;
        const Change* accuracy = nullptr;
        for (const Change& change : analysis.changes) {
            QVERIFY(sizeOf(change) <= last && change.effect >= 0);
            QVERIFY(change.pValue >= 0 && change.pValue <= 1);
            last = sizeOf(change);
            if (change.metric == "attribute:amount")
                amount = &change;
            if (change.metric == "attribute:age")
                age = &change;
            if (change.metric == metric::accuracy)
                accuracy = &change;
            QVERIFY2(change.metric != "attribute:request", "identifiers are no attributes");
        }
        QVERIFY(amount && age && accuracy);
        // √PSI of a normal shift is the shift in standard deviations; the cells lose a little.
        QVERIFY2(std::abs(amount->effect - 1.2) < 0.25, qPrintable(QString::number(amount->effect)));
        QVERIFY(amount->pValue < 1e-6 && amount->after > 2 * amount->before);
        QVERIFY(age->effect < 0.1);
        QVERIFY(accuracy->after < accuracy->before);
    }

    void findsTheBrokenSegmentAndCountsStatuses()
    {
        Phase fault = healthy(420);
        fault.brokenCountry = "FR";
        fault.errorShare = 0.02;
        const Story story({healthy(), fault});
        const Analysis analysis = analysed(story, Story::subject(metric::accuracy), LimitSide::Below, 0.87);
        QVERIFY(!analysis.segments.empty());
        const SegmentChange& worst = analysis.segments.front();
        QCOMPARE(worst.attribute, std::string("country"));
        QCOMPARE(worst.value, std::string("FR"));
        QVERIFY(worst.beforeAccuracy > 0.85 && worst.afterAccuracy < 0.6);
        for (std::size_t i = 1; i < analysis.segments.size(); ++i) {
            const auto fall = [](const SegmentChange& s) { return s.beforeAccuracy - s.afterAccuracy; };
            QVERIFY(fall(analysis.segments[i]) <= fall(analysis.segments[i - 1]));
            QVERIFY2(analysis.segments[i].attribute != "country", "the other countries are whole");
        }
        QVERIFY(analysis.statusAfter.at("503") > analysis.statusBefore.at("503"));
        QVERIFY(analysis.statusBefore.at("200") > 8000);
    }

    void includesTheMachineOfTheHost()
    {
        Phase fault = healthy(400);
        fault.latency = 0.06;
        Story story({healthy(), fault});
        WriteBatch batch = shopOnTheBox();
        Endpoint endpoint;
        endpoint.id = "box";
        endpoint.name = QStringLiteral("This machine");
        endpoint.platform = Platform::LocalMachine;
        batch.documents.push_back({"endpoint", "box", endpointToJson(endpoint)});
        for (int second = 1; second <= 400; ++second)
            batch.samples.push_back({{std::string(metric::gpu), {{"endpoint", "box"}, {"device", "0"}}},
                                     {at(second), second < 300 ? 0.4 + 0.001 * (second % 7) : 0.99}});
        story.history().write(std::move(batch));
        story.history().flush();
        const Analysis analysis =
            analysed(story, Story::subject(metric::latency, "0.99"), LimitSide::Above, 0.08);
        QVERIFY2(analysis.hypotheses.front().id == "resource-exhaustion", summary(analysis).constData());
        const Evidence* saturated = find(analysis.hypotheses.front(), "utilisation-saturated");
        QVERIFY(saturated);
        QCOMPARE(saturated->text.at("endpoint"), std::string("This machine")); // not its id
        // Its rows are told from the server's own.
        QStringList places;
        for (const Change& change : analysis.changes) {
            if (change.metric == metric::gpu)
                places.append(changeTitle(change));
            else
                QVERIFY2(change.place.empty(), change.place.c_str());
        }
        QCOMPARE(places.size(), qsizetype(1));
        QVERIFY2(places.front().endsWith(QStringLiteral("(This machine)")), qPrintable(places.front()));
    }

    void copesWithAnEndpointWithoutModel()
    {
        const Story story({healthy()});
        const Subject subject{endpointId, {}, {}, {std::string(metric::cpu), {{"endpoint", endpointId}}}};
        const auto location = locate(story.reader(), subject, nullptr, story.end());
        QVERIFY(location);
        const auto analysis = analyse(story.reader(), subject, *location, story.end());
        QVERIFY(analysis);
        QVERIFY(analysis->segments.empty());
        QVERIFY(!analysis->changes.empty());
    }

    void tellsAClimbFromNoiseAndRestarts()
    {
        Trace trace;
        std::mt19937 random(2);
        std::normal_distribution<double> noise(0, 1e6);
        const auto fill = [&](double perSecond, int restartAt) {
            trace = {};
            for (int second = 0; second < 120; ++second) {
                trace.seconds.push_back(second);
                trace.values.push_back(500e6 + perSecond * (second - (second >= restartAt ? restartAt : 0)) +
                                       noise(random));
            }
        };
        fill(1e6, 1000);
        const double unknown = std::nan("");
        QVERIFY(climbOf(trace, unknown)->climbs);
        QVERIFY(std::abs(climbOf(trace, unknown)->leak.perHour - 3600e6) < 180e6);
        fill(0, 1000);
        QVERIFY(!climbOf(trace, unknown)->climbs);
        QVERIFY(!climbOf(trace, 510e6)->climbs);
        fill(3e6, 60);
        QVERIFY(climbOf(trace, unknown)->climbs);
        QCOMPARE(climbOf(trace, unknown)->leak.seconds, 59.0);
        // 3 % in two minutes are little, unless there is a limit that they reach.
        fill(1.25e5, 1000);
        QVERIFY(!climbOf(trace, unknown)->climbs);
        QVERIFY(climbOf(trace, 0.7e9)->climbs);
        QVERIFY(!climbOf(trace, 1e9)->climbs); // in an hour: farther than two minutes tell
        QVERIFY(!climbOf(Trace{}, unknown));
    }

    void tellsWhenTheMemoryIsFull_data()
    {
        QTest::addColumn<QString>("limitOf");
        QTest::newRow("limit of the endpoint") << QString::fromStdString(endpointId);
        QTest::newRow("limit of its machine") << "box";
    }
    void tellsWhenTheMemoryIsFull()
    {
        QFETCH(QString, limitOf);
        Phase fault = healthy(400);
        fault.memoryPerSecond = 3e6; // 800 MB in the end; 4.4 GB in twenty minutes more
        Story story({healthy(), fault});
        WriteBatch batch = shopOnTheBox();
        batch.samples.push_back(
            {{std::string(metric::memoryLimit), {{"endpoint", limitOf.toStdString()}}}, {at(350), 4.4e9}});
        story.history().write(std::move(batch));
        story.history().flush();
        const Analysis analysis = analysed(story, Story::subject(metric::memory), LimitSide::Above, 560e6);
        QCOMPARE(analysis.hypotheses.front().id, std::string("memory-leak"));
        const Evidence* climbs = find(analysis.hypotheses.front(), "memory-climbs-to-limit");
        QVERIFY2(climbs, summary(analysis).constData());
        QVERIFY(climbs->supports);
        QCOMPARE(climbs->number.at("limit"), 4.4e9);
        QVERIFY(std::abs(climbs->number.at("toLimit") - 1200) < 60);
        const double expected = static_cast<double>(at(1600).ms);
        QVERIFY(climbs->number.at("earliest") < expected + 30e3);
        QVERIFY(climbs->number.at("latest") > expected - 30e3);
        QVERIFY2(evidenceText(*climbs).contains(QStringLiteral("Shop")), qPrintable(evidenceText(*climbs)));
    }

    void recognisesAHang_data()
    {
        QTest::addColumn<QString>("inFlight");
        QTest::addColumn<double>("finishing"); // per second, after the onset
        QTest::addColumn<QString>("expected");
        QTest::newRow("waiting, none finishes")
            << QString::fromLatin1(metric::pending.data()) << 0.0 << "hangs";
        QTest::newRow("in flight, none finishes")
            << QString::fromLatin1(metric::inFlight.data()) << 0.0 << "hangs";
        QTest::newRow("in flight, some finish")
            << QString::fromLatin1(metric::inFlight.data()) << 2.0 << "finishes";
        QTest::newRow("nobody asks") << "nothing" << 0.0 << "unknown";
        QTest::newRow("nobody knows what is in flight")
            << QString::fromLatin1(metric::cpu.data()) << 0.0 << "unknown";
    }
    void recognisesAHang()
    {
        QFETCH(QString, inFlight);
        QFETCH(double, finishing);
        QFETCH(QString, expected);
        Story story({healthy(10)}); // of another model
        const Labels labels{{"endpoint", endpointId}, {"model", "llm"}};
        Labels p99 = labels;
        p99.set("quantile", "0.99");
        const SeriesKey rate{std::string(metric::requestRate), labels};
        WriteBatch batch;
        for (int second = 0; second <= 400; second += 5) {
            const bool healthyYet = second <= 300;
            batch.samples.push_back({rate, {at(second), healthyYet ? 40 + second % 3 : finishing}});
            if (inFlight == QStringLiteral("nothing"))
                batch.samples.push_back({{std::string(metric::inFlight), labels}, {at(second), 0.0}});
            else
                batch.samples.push_back(
                    {{inFlight.toStdString(), labels}, {at(second), healthyYet ? 3.0 : 7.0}});
            if (healthyYet)
                batch.samples.push_back({{std::string(metric::latency), p99}, {at(second), 0.2}});
        }
        story.history().write(std::move(batch));
        story.history().flush();
        Location location;
        location.onset = at(300);
        location.onsetRange = {at(295), at(305)};
        location.baseline = {at(0), at(300)};
        location.affected = {at(300), at(401)};
        const auto analysis = analyse(story.reader(), {endpointId, "llm", {}, rate}, location, at(401));
        QVERIFY(analysis);
        const Hypothesis* hang = find(*analysis, "hang");
        if (expected == QStringLiteral("unknown")) {
            QVERIFY(!hang);
            return;
        }
        QVERIFY(hang);
        if (expected == QStringLiteral("finishes")) {
            QVERIFY(find(*hang, "requests-kept-finishing"));
            return;
        }
        QCOMPARE(analysis->hypotheses.front().id, std::string("hang"));
        const Evidence* found = find(*hang, "requests-hang");
        QVERIFY2(found, summary(*analysis).constData());
        QCOMPARE(found->number.at("inFlight"), 3.0);
        QCOMPARE(found->number.at("from"), static_cast<double>(at(300).ms));
        QCOMPARE(found->number.at("until"), static_cast<double>(at(400).ms));
        QVERIFY(find(*find(*analysis, "traffic-change"), "coincides-with-hang"));
    }

    void isQuickEnough()
    {
        Phase before = healthy(500);
        before.requestsPerSecond = 80;
        Phase fault = before;
        fault.until = 625;
        fault.version = "2";
        fault.accuracy = 0.8;
        const Story story({before, fault});
        const Subject subject = Story::subject(metric::accuracy);
        const Alert alert = story.alert(subject.series, LimitSide::Below, 0.85);
        QElapsedTimer timer;
        timer.start();
        const auto location = locate(story.reader(), subject, &alert, story.end());
        const auto located = timer.restart();
        QVERIFY(location);
        const auto analysis = analyse(story.reader(), subject, *location, story.end());
        QVERIFY(analysis);
        qInfo("%lld predictions: located in %lld ms, analysed in %lld ms",
              static_cast<long long>(story.predictionCount()), static_cast<long long>(located),
              static_cast<long long>(timer.elapsed()));
        QVERIFY(timer.elapsed() < 20'000);
    }

    void leavesOutWhatAreTooManyAttributes()
    {
        // Keys that are data: every row brings a column of its own.
        Story story({healthy(1)});
        constexpr int rows = 2'000;
        WriteBatch batch;
        for (int row = 0; row < rows; ++row) {
            PredictionRecord record;
            record.at = at(10 + 0.1 * row);
            record.requestId = "key" + std::to_string(row);
            record.model = "keys";
            record.prediction = record.label.emplace("1");
            record.attributes = "{\"amount\":" + std::to_string(row < rows / 2 ? row : row + rows) +
                                ",\"country\":\"" + (row % 2 ? "DE" : "FR") + "\",\"customer-" +
                                std::to_string(row) + "\":1}";
            batch.predictions.push_back({endpointId, std::move(record)});
        }
        story.history().write(std::move(batch));
        story.history().flush();
        Location location;
        location.onset = at(110);
        location.onsetRange = {at(109), at(111)};
        location.baseline = {at(10), at(110)};
        location.affected = {at(110), at(210)};
        const SeriesKey accuracy{std::string(metric::accuracy),
                                 {{"endpoint", endpointId}, {"model", "keys"}}};
        const auto analysis = analyse(story.reader(), {endpointId, "keys", {}, accuracy}, location, at(210));
        QVERIFY(analysis);
        QVERIFY2(analysis->attributesLeftOut > rows - 500 && analysis->attributesLeftOut < rows - 450,
                 qPrintable(QString::number(analysis->attributesLeftOut)));
        QCOMPARE(analysis->changes.front().metric, std::string("attribute:amount"));
    }

    void saysThatAnInputIsMissing()
    {
        Facts facts;
        facts.inputs.emplace_back().drift =
            categoryDrift("country", {{{"DE", 500}, {"FR", 500}}, 0}, {{{"DE", 260}, {"FR", 240}}, 500});
        facts.inputs.front().drift.adjustedPValue = facts.inputs.front().drift.pValue;
        Analysis analysis;
        analysis.hypotheses = weigh(facts);
        const Evidence* missing = find(*find(analysis, "input-drift"), "attribute-missing");
        QVERIFY2(missing, summary(analysis).constData());
        QCOMPARE(missing->number.at("before"), 0.0);
        QCOMPARE(missing->number.at("after"), 0.5);
        QVERIFY2(evidenceText(*missing).contains(QStringLiteral("missing from 50")),
                 qPrintable(evidenceText(*missing)));
    }

    void stopsWhenCancelled()
    {
        const Story story({healthy(60)});
        const Subject subject = Story::subject(metric::accuracy);
        const auto location = locate(story.reader(), subject, nullptr, story.end());
        QVERIFY(location);
        const CancelToken cancel;
        cancel.cancel();
        const auto analysis = analyse(story.reader(), subject, *location, story.end(), cancel);
        QVERIFY(!analysis);
        QCOMPARE(analysis.error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(AnalysisTest)
#include "tst_analysis.moc"
