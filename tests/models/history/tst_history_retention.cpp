// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"
#include "models/history/documentkinds.h"

#include "models/history/historyfacts.h"
#include "models/history/historykeeper.h"
#include "models/history/pins.h"
#include "models/history/retention.h"
#include "models/history/sqlite/database.h"
#include "models/history/upkeep/integrity.h"
#include "models/history/upkeep/tidytime.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>
#include <random>
#include <set>

using namespace qd;

/// What is dropped, what stays, and when.
class TestHistoryRetention : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasItsOwnAge();
    void pinnedRangesStay_data();
    void pinnedRangesStay();
    void whatNobodyMayDropStays();
    void labelsWithoutAPredictionGoByTheirOwnAge();
    void aSeriesWithoutSamplesGoesAndComesBack();
    void theOldestGoesWhileTheFileIsTooLarge();
    void aFileOfPinnedDataStaysTooLarge();
    void nothingIsDroppedOnAnUnreadablePin();
    void batchesAreCommittedMeanwhile();
    void aCancelledTidyingStops();
    void factsCountWhatIsStoredAndWhatWaits();
    void limitsAreReadBack();
    void theKeeperFollowsItsSchedule();
    void muchNewDataIsSettledSooner();
    void noClockDropsWhatShouldStay_data();
    void noClockDropsWhatShouldStay();
    void timeThatHasPassedDropsWhatIsTooOld();
    void aMachineThatWasOffForLongAsks();
    void muchAtOnceStaysUntilSomebodyAgrees_data();
    void muchAtOnceStaysUntilSomebodyAgrees();
    void importsDatedFarAwayMakeNothingOld();
    void theAuditTrailTellsWhatWasDropped();
};

namespace {

constexpr Duration day = std::chrono::hours(24);
constexpr Timestamp now{1'700'000'000'000};

TidyReport tidy(const TemporaryHistory& t, Timestamp at = now)
{
    QObject context;
    std::optional<Result<TidyReport>> outcome;
    const TidyRequest request{.now = at, .isAgreed = true};
    t.history->tidy(request, &context, [&](const Result<TidyReport>& report) { outcome = report; });
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 60'000) || !*outcome)
        qFatal("%s", outcome ? qPrintable(outcome->error().text()) : "no answer");
    return **outcome;
}

WriteBatch limited(const RetentionLimits& limits)
{
    return {.documents = {toDocument(limits)}};
}

// A block of samples, a prediction with its label, an event and a resolved alert of each day.
WriteBatch dayOf(int daysAgo)
{
    const Timestamp at = now - daysAgo * day;
    const std::string id = std::to_string(daysAgo);
    WriteBatch batch;
    SeriesRun run{accuracyOf("m"), {}};
    for (int i = 0; i < 512; ++i)
        run.samples.push_back({at + i * Duration(60'000), double(daysAgo)});
    batch.runs.push_back(std::move(run));
    batch.predictions.push_back(predictionAt(at.ms, "e", id));
    batch.labels.push_back({"e", {at, id, "yes"}});
    batch.events.push_back({0, at, "version", "e", "m", id});
    batch.alerts.push_back({id, "r", "e", "m", "resolved", at, at, at + Duration(1'000), "{}"});
    return batch;
}

// Days of which anything of the kind is left.
struct Left
{
    std::set<int> samples;
    std::set<int> predictions;
    std::set<int> events;
    std::set<int> alerts;
};

Left leftIn(const TemporaryHistory& t)
{
    Left left;
    const auto reader = t.reader();
    const auto series = reader->series({});
    for (const SeriesInfo& info : *series) {
        const auto samples = reader->samples(info.id, always);
        for (const Sample& sample : *samples)
            left.samples.insert(int(sample.value));
    }
    const auto predictions = reader->predictions({.range = always});
    for (const StoredPrediction& prediction : *predictions)
        left.predictions.insert(std::stoi(prediction.record.requestId));
    const auto events = reader->events(always);
    for (const EventRecord& event : *events)
        left.events.insert(std::stoi(event.detail));
    const auto alerts = reader->alerts(always);
    for (const AlertRecord& alert : *alerts)
        left.alerts.insert(std::stoi(alert.id));
    return left;
}

std::set<int> upTo(int days)
{
    std::set<int> all;
    for (int i = 1; i <= days; ++i)
        all.insert(i);
    return all;
}

void writeDays(const TemporaryHistory& t, int days)
{
    for (int i = days; i >= 1; --i)
        QVERIFY(t.write(dayOf(i)));
}

std::int64_t count(const TemporaryHistory& t, const char* sql)
{
    const auto database = Database::open(t.path(), Database::Mode::ReadOnly);
    return *database->integer(sql);
}

} // namespace

void TestHistoryRetention::everyKindHasItsOwnAge()
{
    TemporaryHistory t;
    writeDays(t, 12);
    QVERIFY(t.write(limited({.samples = 4 * day, .predictions = 6 * day, .events = 8 * day, .bytes = 0})));
    const TidyReport report = tidy(t);
    const Left left = leftIn(t);
    // Day 4 begins at the very edge; day 5 ends before it.
    QCOMPARE(left.samples, upTo(4));
    QCOMPARE(left.predictions, upTo(6));
    QCOMPARE(left.events, upTo(8));
    QCOMPARE(left.alerts, upTo(8));
    QCOMPARE(report.samples, 8 * 512);
    QCOMPARE(report.predictions, 6);
    QCOMPARE(report.labels, 6);
    QCOMPARE(report.events, 4);
    QCOMPARE(report.alerts, 4);
    // Keys and columns go with the predictions.
    QCOMPARE(count(t, "SELECT sum(rows) FROM prediction_segment"), 6);
    for (const char* sql : {"SELECT count(*) FROM prediction_column WHERE id >> 12 NOT IN (SELECT id FROM "
                            "prediction_segment)",
                            "SELECT count(*) FROM prediction_key WHERE id & 0xffffffffff NOT IN (SELECT id "
                            "FROM prediction_segment)",
                            "SELECT count(*) FROM chunk_body WHERE id NOT IN (SELECT body FROM chunk UNION "
                            "SELECT rollup_bits >> 8 FROM chunk)"})
        QCOMPARE(count(t, sql), 0);
    QCOMPARE(*integrityProblems(t.path()), QStringList());
    QCOMPARE(count(t, "PRAGMA freelist_count"), 0);

    const TidyReport again = tidy(t);
    QVERIFY(!again.droppedAnything());
}

void TestHistoryRetention::pinnedRangesStay_data()
{
    QTest::addColumn<WriteBatch>("pinning");
    QTest::addColumn<std::set<int>>("kept");
    const auto by = [](Pin pin) { return WriteBatch{.documents = {toDocument(pin)}}; };
    const auto at = [](int daysAgo) { return now - daysAgo * day; };

    QTest::newRow("by hand") << by({"p", {at(9), at(8)}, "why", {}}) << std::set{1, 2, 9};
    QTest::newRow("two that overlap")
        << WriteBatch{.documents = {toDocument(Pin{"a", {at(9), at(7)}, {}, {}}),
                                    toDocument(Pin{"b", {at(8), at(6)}, {}, {}})}}
        << std::set{1, 2, 7, 8, 9};
    QTest::newRow("without an end") << by({"p", {at(5), {INT64_MAX}}, {}, {}}) << upTo(5);
    QTest::newRow("an empty one") << by({"p", {at(5), at(5)}, {}, {}}) << upTo(2);
    const Timestamp opened = at(7);
    QTest::newRow("a closed incident, with a day around it")
        << WriteBatch{.incidents = {{"i", opened, opened + Duration(1), "closed", "{}"}}}
        << std::set{1, 2, 6, 7, 8};
    QTest::newRow("an open incident")
        << WriteBatch{.incidents = {{"i", opened, {0}, "locate", "{}"}}} << upTo(8);
    const IncidentRecord closed{"i", opened, opened + Duration(1), "closed", "{}"};
    const TimeRange baseline{at(11), at(11) + Duration(60'000)};
    QTest::newRow("what an incident looks at")
        << WriteBatch{.documents = {toDocument(incidentPin(closed, "t", {&baseline, 1}))},
                      .incidents = {closed}}
        << std::set{1, 2, 6, 7, 8, 9, 10, 11};
}

void TestHistoryRetention::pinnedRangesStay()
{
    QFETCH(WriteBatch, pinning);
    QFETCH(std::set<int>, kept);
    TemporaryHistory t;
    writeDays(t, 12);
    QVERIFY(t.write(pinning));
    QVERIFY(t.write(limited({.samples = 2 * day, .predictions = 2 * day, .events = 2 * day, .bytes = 0})));
    tidy(t);
    const Left left = leftIn(t);
    QCOMPARE(left.samples, kept);
    QCOMPARE(left.predictions, kept);
    QCOMPARE(left.events, kept);
    QCOMPARE(left.alerts, kept);

    for (const DocumentRecord& document : pinning.documents)
        QVERIFY(t.write({.documents = {unpin(document.id)}}));
    tidy(t);
    if (pinning.incidents.empty())
        QCOMPARE(leftIn(t).samples, upTo(2));
}

void TestHistoryRetention::whatNobodyMayDropStays()
{
    TemporaryHistory t;
    WriteBatch batch;
    batch.incidents.push_back({"i", {1'000}, {2'000}, "closed", "{}"});
    batch.incidentSteps.push_back({0, "i", {1'000}, "locate", "{}"});
    batch.audit.push_back({0, {1'000}, "ada", "rollback", "intended", "a", "i", "e/m", "{}"});
    batch.documents.push_back({"rule", "r", "{}"});
    batch.alerts.push_back({"open", "r", "e", "m", "firing", {1'000}, {1'000}, {0}, "{}"});
    batch.logPositions.push_back({"log", 1, 1, 1});
    QVERIFY(t.write(batch));
    QVERIFY(t.write(limited({.samples = day, .predictions = day, .events = day, .bytes = 1})));
    const TidyReport report = tidy(t);
    QVERIFY(!report.droppedAnything());
    QVERIFY(report.isStillTooLarge);
    const auto reader = t.reader();
    QCOMPARE(reader->incidents()->size(), 1u);
    QCOMPARE(reader->incidentSteps("i")->size(), 1u);
    QCOMPARE(reader->audit()->size(), 1u);
    QCOMPARE(reader->documents("rule")->size(), 1u);
    QCOMPARE(reader->alerts(always)->size(), 1u);
    QCOMPARE(reader->logPositions()->size(), 1u);
}

void TestHistoryRetention::labelsWithoutAPredictionGoByTheirOwnAge()
{
    TemporaryHistory t;
    WriteBatch batch;
    for (const int daysAgo : {9, 7, 3})
        batch.labels.push_back({"e", {now - daysAgo * day, "nobody's " + std::to_string(daysAgo), "yes"}});
    QVERIFY(t.write(batch));
    QVERIFY(t.write({.documents = {toDocument(Pin{"p", {now - 8 * day, now - 6 * day}, {}, {}})}}));
    QVERIFY(t.write(limited({.predictions = 5 * day, .bytes = 0})));
    QCOMPARE(tidy(t).labels, 1);
    QCOMPARE(count(t, "SELECT count(*) FROM unmatched_label"), 2);

    // What comes again after it was dropped is new.
    const std::string id = "nobody's 9";
    QVERIFY(t.write({.predictions = {predictionAt((now - day).ms, "e", id)}}));
    QVERIFY(!t.reader()->predictions({.range = always})->front().record.label);
}

void TestHistoryRetention::aSeriesWithoutSamplesGoesAndComesBack()
{
    TemporaryHistory t;
    const auto sampleOf = [](const std::string& model, int daysAgo) {
        return SeriesSample{accuracyOf(model), {now - daysAgo * day, 1}};
    };
    QVERIFY(t.write({.samples = {sampleOf("gone", 9), sampleOf("live", 1)}}));
    QVERIFY(t.write({.samples = {sampleOf("newest", 9)}}));
    QVERIFY(t.write(limited({.samples = 5 * day, .bytes = 0})));
    QCOMPARE(tidy(t).series, 1);
    QCOMPARE(t.reader()->series({})->size(), 2u); // "newest" keeps its number
    QCOMPARE(count(t, "SELECT count(*) FROM series_label WHERE value = 'gone'"), 0);

    // The writer does not remember the number that is gone.
    QVERIFY(t.write({.samples = {sampleOf("gone", 0), sampleOf("newest", 0)}}));
    const auto reader = t.reader();
    const auto series = reader->series({});
    QCOMPARE(series->size(), 3u);
    std::set<SeriesId> ids;
    for (const SeriesInfo& info : *series) {
        ids.insert(info.id);
        QCOMPARE(reader->samples(info.id, always)->size(), 1u);
    }
    QCOMPARE(ids, (std::set<SeriesId>{2, 3, 4}));
}

void TestHistoryRetention::theOldestGoesWhileTheFileIsTooLarge()
{
    TemporaryHistory t;
    WriteBatch noise;
    std::mt19937_64 random(7);
    for (int daysAgo = 40; daysAgo >= 1; --daysAgo) {
        SeriesRun run{accuracyOf("m" + std::to_string(daysAgo % 4)), {}};
        for (int i = 0; i < 20'000; ++i)
            run.samples.push_back(
                {now - daysAgo * day + Duration(i * 4'000), std::bit_cast<double>(random() >> 2)});
        QVERIFY(t.write({.runs = {std::move(run)}}));
        WriteBatch predictions;
        for (int i = 0; i < 100; ++i)
            predictions.predictions.push_back(
                predictionAt((now - daysAgo * day).ms + i, "e", std::to_string(daysAgo * 1000 + i)));
        QVERIFY(t.write(predictions));
    }
    QVERIFY(t.write(limited({.bytes = 3 << 20})));
    const TidyReport report = tidy(t);
    QVERIFY(report.bytesBefore > 6 << 20);
    QVERIFY(report.bytesAfter <= 3 << 20);
    QVERIFY(report.bytesAfter > 2 << 20); // and not much more than had to go
    QVERIFY(!report.isStillTooLarge);
    QVERIFY(report.samples > 0);
    QVERIFY(report.predictions > 0);
    QVERIFY(QFileInfo(t.path()).size() <= 3 << 20);
    // What is left is the newest of both kinds, back to about the same time: a row of chunks of this series
    // can span four days.
    const auto reader = t.reader();
    const auto predictions = reader->predictions({.range = always});
    QVERIFY(!predictions->empty());
    const Timestamp oldest = predictions->front().record.at;
    QCOMPARE(predictions->back().record.at, now - day + Duration(99));
    const auto series = reader->series({});
    for (const SeriesInfo& info : *series) {
        const auto samples = reader->samples(info.id, always);
        for (const Sample& sample : *samples)
            QVERIFY(sample.at > oldest - 5 * day);
    }
}

void TestHistoryRetention::aFileOfPinnedDataStaysTooLarge()
{
    TemporaryHistory t;
    writeDays(t, 12);
    QVERIFY(t.write({.documents = {toDocument(Pin{"all", {{0}, {INT64_MAX}}, {}, {}})}}));
    QVERIFY(t.write(limited({.bytes = 1})));
    const TidyReport report = tidy(t);
    QVERIFY(report.isStillTooLarge);
    QVERIFY(!report.droppedAnything());
    QCOMPARE(leftIn(t).samples, upTo(12));
}

void TestHistoryRetention::nothingIsDroppedOnAnUnreadablePin()
{
    TemporaryHistory t;
    writeDays(t, 4);
    QVERIFY(t.write({.documents = {{"pin", "p", "what?"}}}));
    QVERIFY(t.write(limited({.samples = day, .bytes = 0})));
    std::optional<Result<TidyReport>> outcome;
    t.history->tidy({now, true}, this, [&](const Result<TidyReport>& report) { outcome = report; });
    QTRY_VERIFY(outcome);
    QVERIFY(!*outcome);
    QVERIFY(outcome->error().what.contains("\"p\""));
    QCOMPARE(leftIn(t).samples, upTo(4));
}

void TestHistoryRetention::batchesAreCommittedMeanwhile()
{
    TemporaryHistory t;
    WriteBatch many;
    for (int i = 0; i < 20'000; ++i)
        many.predictions.push_back(predictionAt(i, "e", std::to_string(i)));
    QVERIFY(t.write(many));
    QVERIFY(t.write(limited({.predictions = day, .bytes = 0})));
    // After each slice, on the writer's thread, there is a batch more. Answers come in the order of the
    // commits.
    std::atomic<int> slices = 0;
    int written = 0;
    int writtenMeanwhile = 0;
    bool isDone = false;
    connect(
        t.history.get(), &History::tidyProgress, this,
        [&] {
            const int number = slices++;
            t.history->write({.samples = {{accuracyOf("m"), {now + Duration(number), double(number)}}}}, this,
                             [&](const Result<void>& stored) {
                                 written += stored ? 1 : 0;
                                 writtenMeanwhile += isDone ? 0 : 1;
                             });
        },
        Qt::DirectConnection);
    t.history->tidy({.now = now, .isAgreed = true}, this,
                    [&](const Result<TidyReport>& report) { isDone = report.has_value(); });
    QTRY_VERIFY_WITH_TIMEOUT(isDone && written == slices, 60'000);
    QVERIFY2(slices > 5, qPrintable(QString::number(slices)));
    QVERIFY(writtenMeanwhile >= slices - 1);
    QVERIFY(t.reader()->predictions({.range = always})->empty());
    QCOMPARE(t.reader()->samples(1, always)->size(), std::size_t(written));
}

void TestHistoryRetention::aCancelledTidyingStops()
{
    TemporaryHistory t;
    writeDays(t, 3);
    QVERIFY(t.write(limited({.samples = day, .bytes = 0})));
    std::optional<Result<TidyReport>> outcome;
    t.history->tidy({now, true}, this, [&](const Result<TidyReport>& report) { outcome = report; }).cancel();
    QTRY_VERIFY(outcome);
    if (!*outcome)
        QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
    QCOMPARE(*integrityProblems(t.path()), QStringList());

    outcome.reset();
    t.history->tidy({now, true}, this, [&](const Result<TidyReport>& report) { outcome = report; });
    t.history.reset(); // closing does not wait for it
    QTRY_VERIFY(outcome);
}

void TestHistoryRetention::factsCountWhatIsStoredAndWhatWaits()
{
    TemporaryHistory t;
    QCOMPARE(historyFacts(t.path(), {})->predictions.count, 0);
    QVERIFY(!historyFacts(t.path(), {})->predictions.since);
    writeDays(t, 3);
    tidy(t);
    QVERIFY(t.write(dayOf(5)));
    QVERIFY(t.write({.predictions = {predictionAt(now.ms, "e", "2")}})); // takes the place of an earlier one
    QCOMPARE(count(t, "SELECT sum(rows) FROM prediction_segment"), 3);
    const auto facts = historyFacts(t.path(), {});
    QVERIFY(facts);
    QCOMPARE(facts->predictions.count, 4);
    QCOMPARE(facts->predictions.since, std::optional(now - 5 * day));
    QCOMPARE(facts->samples.count, 4 * 512);
    QCOMPARE(facts->events.count, 4);
}

void TestHistoryRetention::limitsAreReadBack()
{
    const RetentionLimits limits{Duration(1), Duration(2), Duration(3), 4};
    QCOMPARE(retentionFrom(toDocument(limits).body), limits);
    QCOMPARE(retentionFrom("{}"), RetentionLimits());
    QVERIFY(!retentionFrom("[]"));
    QVERIFY(!retentionFrom(R"({"bytes":-1})"));
    QVERIFY(!retentionFrom(R"({"samples_ms":"a year"})"));
    const Pin pin{"p", {{1}, {INT64_MAX}}, "why \"so\"", "i"};
    QCOMPARE(pinFrom(toDocument(pin)), pin);
}

void TestHistoryRetention::theKeeperFollowsItsSchedule()
{
    TemporaryHistory t;
    writeDays(t, 3);
    ManualClock clock(now);
    HistoryKeeper keeper(*t.history, clock);
    QSignalSpy begun(&keeper, &HistoryKeeper::started);
    QSignalSpy ended(&keeper, &HistoryKeeper::finished);
    const auto beginsAfter = [&](Duration by) {
        clock.advance(by);
        const auto before = begun.count();
        keeper.tick();
        if (keeper.isTidying())
            ended.wait();
        return begun.count() > before;
    };
    QVERIFY(!beginsAfter(std::chrono::seconds(59)));
    QVERIFY(beginsAfter(std::chrono::seconds(1)));
    QVERIFY(keeper.lastReport()->has_value());
    QVERIFY(!beginsAfter(std::chrono::minutes(59)));
    QVERIFY(beginsAfter(std::chrono::minutes(1)));
    QVERIFY(!beginsAfter(std::chrono::minutes(1)));
    clock.set(now - 100 * day); // set back: goes on all the same
    QVERIFY(beginsAfter(std::chrono::minutes(1)));
    keeper.tidyNow();
    QVERIFY(keeper.isTidying());
    QVERIFY(ended.wait());
}

void TestHistoryRetention::muchNewDataIsSettledSooner()
{
    TemporaryHistory t;
    ManualClock clock(now);
    HistoryKeeper keeper(*t.history, clock, {.settleAfterSamples = 100});
    QSignalSpy ended(&keeper, &HistoryKeeper::finished);
    const auto write = [&](int samples) {
        WriteBatch batch;
        for (int i = 0; i < samples; ++i)
            batch.samples.push_back({accuracyOf("m"), {now + Duration(i), 1}});
        return t.write(batch).has_value();
    };
    QVERIFY(write(99));
    QCoreApplication::processEvents();
    keeper.tick();
    QVERIFY(!keeper.isTidying());
    QVERIFY(write(1));
    QTRY_VERIFY((keeper.tick(), keeper.isTidying()));
    QVERIFY(ended.wait());
    QCOMPARE(count(t, "SELECT count(*) FROM tail"), 0);
}

namespace {

constexpr Duration hour = std::chrono::hours(1);
constexpr Duration year = 365 * day;
constexpr int recordedDays = 20;

/// A console on a history with a record of some weeks, of which nothing is too old for another two days.
class Watched
{
public:
    Watched() : clock(now)
    {
        writeDays(t, recordedDays);
        QVERIFY(
            t.write(limited({.samples = 22 * day, .predictions = 22 * day, .events = 22 * day, .bytes = 0})));
        // When the console before this one ended.
        QVERIFY(t.write({.events = {{0, now, "collection", {}, {}, "1000"}}}));
        t.reopen(); // nothing that it will record has been
        begin();
    }

    void begin() { keeper = std::make_unique<HistoryKeeper>(*t.history, clock); }

    void restart()
    {
        keeper.reset();
        t.reopen();
        begin();
    }

    /// Records and tidies hour by hour.
    void run(int hours)
    {
        QSignalSpy ended(keeper.get(), &HistoryKeeper::finished);
        for (int i = 0; i < hours; ++i) {
            clock.advance(hour);
            // What is collected carries whatever time the clock says.
            QVERIFY(t.write({.samples = {{accuracyOf("live"), {clock.now(), 1'000}}},
                             .events = {{0, clock.now(), "collection", {}, {}, "1000"}}}));
            keeper->tick();
            QVERIFY(!keeper->isTidying() || ended.wait(60'000));
            QVERIFY(!keeper->lastReport() || keeper->lastReport()->has_value());
        }
    }

    TidyReport tidyNow(HistoryKeeper::Consent consent)
    {
        QSignalSpy ended(keeper.get(), &HistoryKeeper::finished);
        keeper->tidyNow(consent);
        return ended.wait(60'000) ? **keeper->lastReport() : TidyReport();
    }

    [[nodiscard]] Left left() const
    {
        Left left = leftIn(t);
        for (std::set<int>* days : {&left.samples, &left.events})
            days->erase(1'000);
        return left;
    }

    TemporaryHistory t;
    ManualClock clock;
    std::unique_ptr<HistoryKeeper> keeper;
};

} // namespace

void TestHistoryRetention::noClockDropsWhatShouldStay_data()
{
    using Act = std::function<void(Watched&)>;
    QTest::addColumn<Act>("act");
    const auto row = [](const char* name, const Act& act) { QTest::newRow(name) << act; };
    const auto setBy = [](Watched& w, Duration by) { w.clock.set(w.clock.now() + by); };

    for (const int years : {-20, 20}) {
        row(qPrintable(QString("started %1 years off").arg(years)), [=](Watched& w) {
            setBy(w, years * year);
            w.restart();
            w.run(6);
        });
        row(qPrintable(QString("jumped %1 years while running").arg(years)), [=](Watched& w) {
            w.run(2);
            setBy(w, years * year);
            w.run(6);
        });
        row(qPrintable(QString("%1 years off over a restart, then right").arg(years)), [=](Watched& w) {
            w.run(2);
            w.clock.restartMachine(std::chrono::minutes(1));
            setBy(w, years * year);
            w.restart();
            w.run(4);
            w.clock.restartMachine(std::chrono::minutes(1));
            w.restart();
            w.run(2);
            setBy(w, -years * year);
            w.run(4);
        });
        row(qPrintable(QString("%1 years off and back, again and again").arg(years)), [=](Watched& w) {
            for (int i = 0; i < 5; ++i) {
                setBy(w, years * year);
                w.run(1);
                setBy(w, -years * year);
                w.run(1);
            }
        });
    }
    row("eight days ahead", [=](Watched& w) {
        w.run(1);
        setBy(w, 8 * day);
        w.run(6);
    });
    row("tidied by hand 20 years ahead", [=](Watched& w) {
        setBy(w, 20 * year);
        w.tidyNow(HistoryKeeper::Consent::NotAsked);
    });
    row("a file that is first written 20 years ahead", [=](Watched& w) {
        WriteBatch forgotten{.documents = {{documentkind::setting, settingid::tidied, {}}}};
        QVERIFY(w.t.write(forgotten));
        setBy(w, 20 * year);
        w.restart();
        w.run(3);
    });
    row("suspended for a day", [=](Watched& w) {
        w.run(1);
        w.clock.advance(day);
        w.run(6);
    });
}

void TestHistoryRetention::noClockDropsWhatShouldStay()
{
    QFETCH(std::function<void(Watched&)>, act);
    Watched w;
    act(w);
    const Left left = w.left();
    QCOMPARE(left.samples, upTo(recordedDays));
    QCOMPARE(left.predictions, upTo(recordedDays));
    QCOMPARE(left.events, upTo(recordedDays));
    QCOMPARE(left.alerts, upTo(recordedDays));
}

void TestHistoryRetention::timeThatHasPassedDropsWhatIsTooOld()
{
    Watched w;
    w.run(1);
    w.clock.advance(12 * day); // suspended: the uptime knows
    w.run(2);
    QCOMPARE(w.left().predictions, upTo(9));
    QVERIFY(!w.keeper->lastReport()->value().doubtsClock());
    QCOMPARE(w.keeper->lastReport()->value().heldBack, 0.0);
}

void TestHistoryRetention::aMachineThatWasOffForLongAsks()
{
    Watched w;
    w.run(1);
    w.clock.restartMachine(12 * day);
    w.restart();
    w.run(2);
    QCOMPARE(w.left().predictions, upTo(recordedDays));
    QVERIFY(w.keeper->lastReport()->value().doubtsClock());
    const TidyReport report = w.tidyNow(HistoryKeeper::Consent::Given);
    QVERIFY(report.predictions > 0);
    QCOMPARE(w.left().predictions, upTo(9));
    w.run(2);
    QVERIFY(!w.keeper->lastReport()->value().doubtsClock());
}

void TestHistoryRetention::muchAtOnceStaysUntilSomebodyAgrees_data()
{
    QTest::addColumn<WriteBatch>("change");
    QTest::newRow("ages were made shorter")
        << limited({.samples = 3 * day, .predictions = 3 * day, .events = 3 * day, .bytes = 0});
    QTest::newRow("ages of a moment")
        << limited({.samples = Duration(1), .predictions = Duration(1), .events = Duration(1), .bytes = 0});
    QTest::newRow("a size of next to nothing")
        << limited({.samples = 22 * day, .predictions = 22 * day, .events = 22 * day, .bytes = 1});
    WriteBatch old;
    for (int i = 0; i < 5; ++i) {
        WriteBatch one = dayOf(500 + i);
        std::move(one.runs.begin(), one.runs.end(), std::back_inserter(old.runs));
        std::move(one.predictions.begin(), one.predictions.end(), std::back_inserter(old.predictions));
    }
    QTest::newRow("old data was imported") << old;
}

void TestHistoryRetention::muchAtOnceStaysUntilSomebodyAgrees()
{
    QFETCH(WriteBatch, change);
    Watched w;
    w.run(2);
    const auto whole = [&] {
        const Left left = w.left();
        return std::pair(left.samples, left.predictions);
    };
    QVERIFY(w.t.write(change));
    const auto before = whole();
    w.run(3);
    QCOMPARE(whole(), before);
    QVERIFY(w.keeper->lastReport()->value().heldBack > 0.1);
    const TidyReport report = w.tidyNow(HistoryKeeper::Consent::Given);
    QVERIFY(report.droppedAnything());
    QVERIFY(whole().second.size() < before.second.size());
    QCOMPARE(w.tidyNow(HistoryKeeper::Consent::NotAsked).heldBack, 0.0);
}

void TestHistoryRetention::importsDatedFarAwayMakeNothingOld()
{
    Watched w;
    QVERIFY(w.t.write({.samples = {{accuracyOf("live"), {{253'402'300'799'000}, 1'000}}}}));
    w.restart();
    w.run(4);
    QCOMPARE(w.left().samples, upTo(recordedDays));
}

void TestHistoryRetention::theAuditTrailTellsWhatWasDropped()
{
    Watched w;
    w.run(2);
    QVERIFY(w.t.reader()->audit()->empty()); // nothing was dropped
    w.clock.advance(4 * day);
    w.run(1);
    const auto trail = w.t.reader()->audit();
    QCOMPARE(trail->size(), 2U);
    const AuditRecord& intended = trail->at(0);
    const AuditRecord& done = trail->at(1);
    for (const AuditRecord* line : {&intended, &done}) {
        QCOMPARE(line->action, "tidy");
        QCOMPARE(line->actor, "quarterdeck");
        QCOMPARE(line->actionId, intended.actionId);
    }
    QCOMPARE(intended.phase, "intended");
    QCOMPARE(done.phase, "succeeded");
    const QJsonObject why = QJsonDocument::fromJson(QByteArray::fromStdString(intended.body)).object();
    QCOMPARE(why["age_counted_from"].toString(), toIso(w.clock.now()));
    QCOMPARE(why["keep_samples_ms"].toDouble(), double(Duration(22 * day).count()));
    const QJsonObject what = QJsonDocument::fromJson(QByteArray::fromStdString(done.body)).object();
    QCOMPARE(what["samples"].toDouble(), double(w.keeper->lastReport()->value().samples));
    QCOMPARE(what["events"].toDouble(), 3.0);
}

QTEST_GUILESS_MAIN(TestHistoryRetention)
#include "tst_history_retention.moc"
