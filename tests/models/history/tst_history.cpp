// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"
#include "tests/support/arrivedsignals.h"

#include "models/history/query.h"
#include "models/history/upkeep/integrity.h"

#include <sqlite3.h>

#include <bit>
#include <limits>

using namespace qd;

/// What is written comes back as it was, and is answered in order.
class TestHistory : public QObject
{
    Q_OBJECT

private slots:
    void samplesKeepEveryBit_data();
    void samplesKeepEveryBit();
    void theLastValueOfOneMomentWins();
    void predictionsComeBackAsWritten();
    void aPredictionWithAKnownRequestIdReplacesTheEarlierOne();
    void predictionsWithoutRequestIdAreAllKept();
    void lateLabelsJoin_data();
    void lateLabelsJoin();
    void aLabelBelongsToItsEndpoint();
    void recordsComeBackAsWritten();
    void alertsAndIncidentsAreReplacedById();
    void documentsAreReplacedAndRemoved();
    void logPositionsKeepTheirWidth();
    void appendOnlyTablesRefuseChange_data();
    void appendOnlyTablesRefuseChange();
    void answersComeInOrderInTheContextsThread();
    void aBadBatchTakesNoOtherWithIt();
    void noAnswerIsGivenToADeadContext();
    void commitsAreAnnounced();
    void destructionDrainsTheQueue();
    void readOnlyRefusesToWrite();
    void integrityOfAFreshHistoryIsSound();
    void aCancelledCheckEndsEarly();
    void aCancelledQueryKeepsItsReader();
    void onlyTheOwnerMayReadTheFile();
};

void TestHistory::samplesKeepEveryBit_data()
{
    QTest::addColumn<quint64>("bits");
    const auto row = [](const char* name, double value) {
        QTest::newRow(name) << std::bit_cast<quint64>(value);
    };
    row("zero", 0.0);
    row("negative zero", -0.0);
    row("a tenth", 0.1);
    row("largest", std::numeric_limits<double>::max());
    row("smallest denormal", std::numeric_limits<double>::denorm_min());
    row("infinity", std::numeric_limits<double>::infinity());
    row("minus infinity", -std::numeric_limits<double>::infinity());
    QTest::newRow("NaN") << quint64{0x7ff8000000000001};
    QTest::newRow("negative NaN with a payload") << quint64{0xfff8dead0000beef};
    QTest::newRow("staleness marker") << quint64{staleMarkerBits};
}

void TestHistory::samplesKeepEveryBit()
{
    QFETCH(quint64, bits);
    TemporaryHistory t;
    QVERIFY(t.write({.samples = {{accuracyOf("fraud"), {{1'000}, std::bit_cast<double>(bits)}}}}));
    t.reopen();
    const auto reader = t.reader();
    const auto series = reader->series({"model_accuracy_ratio", {}, {}});
    QVERIFY(series);
    QCOMPARE(series->size(), 1u);
    QCOMPARE(series->front().key, accuracyOf("fraud"));
    const auto samples = reader->samples(series->front().id, always);
    QVERIFY(samples);
    QCOMPARE(samples->size(), 1u);
    QCOMPARE(samples->front().at, Timestamp{1'000});
    QCOMPARE(std::bit_cast<quint64>(samples->front().value), bits);
}

void TestHistory::theLastValueOfOneMomentWins()
{
    TemporaryHistory t;
    QVERIFY(t.write({.samples = {{accuracyOf("fraud"), {{1'000}, 1}}, {accuracyOf("fraud"), {{1'000}, 2}}}}));
    QVERIFY(t.write({.samples = {{accuracyOf("fraud"), {{1'000}, 3}}}}));
    const auto samples = t.reader()->samples(1, always);
    QVERIFY(samples);
    QCOMPARE(samples->size(), 1u);
    QCOMPARE(samples->front().value, 3.0);
}

namespace {

StoredPrediction prediction(const std::string& requestId, std::int64_t ms,
                            const std::string& endpoint = "triton")
{
    StoredPrediction stored = predictionAt(ms, endpoint, requestId);
    stored.record.prediction = "fraud";
    stored.record.probability = 0.875;
    stored.record.latencySeconds = 0.0125;
    stored.record.status = 200;
    stored.record.attributes = R"({"country":"DE","amount":12.5})";
    return stored;
}

std::vector<StoredPrediction> predictionsOf(const TemporaryHistory& t,
                                            PredictionQuery query = {.range = always})
{
    const auto found = t.reader()->predictions(query);
    if (!found)
        qFatal("%s", qPrintable(found.error().text()));
    return *found;
}

} // namespace

void TestHistory::predictionsComeBackAsWritten()
{
    TemporaryHistory t;
    const StoredPrediction bare = predictionAt(2'000, "torch", {}, "sentiment", {});
    StoredPrediction full = prediction(std::string("r\0\"1", 4), 1'000);
    full.record.label = "legit";
    QVERIFY(t.write({.predictions = {bare, full}}));
    t.reopen();
    const auto found = predictionsOf(t);
    QCOMPARE(found.size(), 2u);
    QCOMPARE(found[0].endpoint, full.endpoint);
    QCOMPARE(found[0].record, full.record);
    QCOMPARE(found[1].endpoint, bare.endpoint);
    QCOMPARE(found[1].record, bare.record);
}

void TestHistory::aPredictionWithAKnownRequestIdReplacesTheEarlierOne()
{
    TemporaryHistory t;
    StoredPrediction again = prediction("r1", 3'000);
    again.record.prediction = "legit";
    QVERIFY(t.write({.predictions = {prediction("r1", 1'000), prediction("r1", 1'000, "other")}}));
    QVERIFY(t.write({.predictions = {again}}));
    const auto found = predictionsOf(t, {.endpoint = "triton", .range = always});
    QCOMPARE(found.size(), 1u);
    QCOMPARE(found[0].record, again.record);
    QCOMPARE(predictionsOf(t).size(), 2u);
}

void TestHistory::predictionsWithoutRequestIdAreAllKept()
{
    TemporaryHistory t;
    QVERIFY(t.write({.predictions = {prediction("", 1'000), prediction("", 1'000)}}));
    QCOMPARE(predictionsOf(t).size(), 2u);
}

void TestHistory::lateLabelsJoin_data()
{
    QTest::addColumn<bool>("labelFirst");
    QTest::addColumn<bool>("sameBatch");
    QTest::newRow("label after its prediction") << false << false;
    QTest::newRow("label before its prediction") << true << false;
    QTest::newRow("both in one batch") << false << true;
}

void TestHistory::lateLabelsJoin()
{
    QFETCH(bool, labelFirst);
    QFETCH(bool, sameBatch);
    TemporaryHistory t;
    WriteBatch predictions{.predictions = {prediction("r1", 1'000), prediction("r2", 1'001)}};
    WriteBatch labels{.labels = {{"triton", {{5'000}, "r1", "legit"}}}};
    if (sameBatch) {
        predictions.labels = labels.labels;
        QVERIFY(t.write(predictions));
    } else {
        QVERIFY(t.write(labelFirst ? labels : predictions));
        QVERIFY(t.write(labelFirst ? predictions : labels));
    }
    auto found = predictionsOf(t);
    QCOMPARE(found.size(), 2u);
    QVERIFY(found[0].record.label == "legit");
    QVERIFY(!found[1].record.label);

    // A correction wins over the label before it.
    QVERIFY(t.write({.labels = {{"triton", {{6'000}, "r1", "fraud"}}}}));
    QVERIFY(predictionsOf(t)[0].record.label == "fraud");
}

void TestHistory::aLabelBelongsToItsEndpoint()
{
    TemporaryHistory t;
    QVERIFY(
        t.write({.predictions = {prediction("r1", 1'000)}, .labels = {{"other", {{5'000}, "r1", "legit"}}}}));
    QVERIFY(!predictionsOf(t)[0].record.label);
}

void TestHistory::recordsComeBackAsWritten()
{
    TemporaryHistory t;
    const EventRecord event{0, {1'500}, "version", "triton", "fraud", R"({"from":"1","to":"2"})"};
    const IncidentRecord incident{"i1", {1'000}, {0}, "locate", R"({"title":"“Genauigkeit” 准确率"})"};
    const IncidentStepRecord step{0, "i1", {2'000}, "locate", "{}"};
    const AuditRecord line{0,    {3'000}, "ada",          "rollback",     "intended",
                           "a1", "i1",    "triton/fraud", R"({"to":"1"})"};
    QVERIFY(t.write({.events = {event}, .incidents = {incident}, .incidentSteps = {step}, .audit = {line}}));
    t.reopen();
    const auto reader = t.reader();

    const auto events = reader->events(always);
    QVERIFY(events && events->size() == 1);
    QCOMPARE(events->front().id, 1);
    QCOMPARE(events->front().at, event.at);
    QCOMPARE(events->front().kind, event.kind);
    QCOMPARE(events->front().endpoint, event.endpoint);
    QCOMPARE(events->front().model, event.model);
    QCOMPARE(events->front().detail, event.detail);

    const auto incidentRead = reader->incident("i1");
    QVERIFY(incidentRead && *incidentRead);
    QCOMPARE((*incidentRead)->openedAt, incident.openedAt);
    QCOMPARE((*incidentRead)->closedAt, incident.closedAt);
    QCOMPARE((*incidentRead)->step, incident.step);
    QCOMPARE((*incidentRead)->body, incident.body);
    QVERIFY(!*reader->incident("i2"));

    const auto steps = reader->incidentSteps("i1");
    QVERIFY(steps && steps->size() == 1);
    QCOMPARE(steps->front().at, step.at);
    QCOMPARE(steps->front().step, step.step);
    QCOMPARE(steps->front().body, step.body);

    const auto audit = reader->audit("i1");
    QVERIFY(audit && audit->size() == 1);
    QCOMPARE(audit->front().at, line.at);
    QCOMPARE(audit->front().actor, line.actor);
    QCOMPARE(audit->front().action, line.action);
    QCOMPARE(audit->front().phase, line.phase);
    QCOMPARE(audit->front().actionId, line.actionId);
    QCOMPARE(audit->front().incident, line.incident);
    QCOMPARE(audit->front().target, line.target);
    QCOMPARE(audit->front().body, line.body);
}

void TestHistory::alertsAndIncidentsAreReplacedById()
{
    TemporaryHistory t;
    AlertRecord alert{"a1", "accuracy", "triton", "fraud", "pending", {1'000}, {0}, {0}, "{}"};
    IncidentRecord incident{"i1", {1'000}, {0}, "locate", "{}"};
    QVERIFY(t.write(
        {.alerts = {alert}, .incidents = {incident}, .incidentSteps = {{0, "i1", {1'000}, "locate", "{}"}}}));
    alert.state = "resolved";
    alert.firingAt = {2'000};
    alert.resolvedAt = {3'000};
    alert.body = R"({"value":0.9})";
    incident.step = "fix";
    incident.closedAt = {9'000};
    QVERIFY(t.write({.alerts = {alert}, .incidents = {incident}}));

    const auto reader = t.reader();
    const auto alerts = reader->alerts(always);
    QVERIFY(alerts && alerts->size() == 1);
    QCOMPARE(alerts->front().state, alert.state);
    QCOMPARE(alerts->front().firingAt, alert.firingAt);
    QCOMPARE(alerts->front().resolvedAt, alert.resolvedAt);
    QCOMPARE(alerts->front().body, alert.body);
    const auto incidents = reader->incidents();
    QVERIFY(incidents && incidents->size() == 1);
    QCOMPARE(incidents->front().step, incident.step);
    QCOMPARE(incidents->front().closedAt, incident.closedAt);
    QCOMPARE(reader->incidentSteps("i1")->size(), 1u);
}

void TestHistory::documentsAreReplacedAndRemoved()
{
    TemporaryHistory t;
    QVERIFY(t.write({.documents = {{"rule", "b", "1"}, {"rule", "a", "1"}, {"endpoint", "a", "2"}}}));
    QVERIFY(t.write({.documents = {{"rule", "b", "3"}, {"endpoint", "a", ""}}}));
    const auto reader = t.reader();
    const auto rules = reader->documents("rule");
    QVERIFY(rules && rules->size() == 2);
    QCOMPARE(rules->at(0).id, "a");
    QCOMPARE(rules->at(1).body, "3");
    QVERIFY(reader->documents("endpoint")->empty());
    QVERIFY(*reader->document("rule", "b") == "3");
    QVERIFY(!*reader->document("endpoint", "a"));
}

void TestHistory::logPositionsKeepTheirWidth()
{
    TemporaryHistory t;
    LogPosition position{"/var/log/predictions.jsonl", ~0ULL, 0x8000000000000001ULL, 1};
    QVERIFY(t.write({.logPositions = {position}}));
    position.offset = 1LL << 40;
    QVERIFY(t.write({.logPositions = {position}}));
    const auto positions = t.reader()->logPositions();
    QVERIFY(positions && positions->size() == 1);
    QCOMPARE(positions->front(), position);
}

void TestHistory::appendOnlyTablesRefuseChange_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("update audit") << QByteArray("UPDATE audit SET actor = 'somebody else'");
    QTest::newRow("delete audit") << QByteArray("DELETE FROM audit");
    QTest::newRow("replace audit") << QByteArray(
        "REPLACE INTO audit VALUES(1, 1, '', '', '', '', '', '', '', x'', x'')");
    QTest::newRow("update step") << QByteArray("UPDATE incident_step SET body = '{}' WHERE id = 1");
    QTest::newRow("delete step") << QByteArray("DELETE FROM incident_step WHERE id = 1");
    QTest::newRow("replace step") << QByteArray("REPLACE INTO incident_step VALUES(1, 'i1', 1, '', '')");
}

void TestHistory::appendOnlyTablesRefuseChange()
{
    QFETCH(QByteArray, sql);
    TemporaryHistory t;
    QVERIFY(t.write({.incidents = {{"i1", {1}, {0}, "locate", "{}"}},
                     .incidentSteps = {{0, "i1", {1}, "locate", "before"}},
                     .audit = {{0, {1}, "ada", "rollback", "intended", "a1", "i1", "triton/fraud", "{}"}}}));
    sqlite3* raw = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(t.path()), &raw), SQLITE_OK);
    const int code = sqlite3_exec(raw, sql.constData(), nullptr, nullptr, nullptr);
    sqlite3_close(raw);
    QCOMPARE(code, SQLITE_CONSTRAINT);
    QCOMPARE(t.reader()->audit()->front().actor, "ada");
    QCOMPARE(t.reader()->incidentSteps("i1")->front().body, "before");
}

void TestHistory::answersComeInOrderInTheContextsThread()
{
    TemporaryHistory t;
    QObject context;
    std::vector<int> answered;
    constexpr int batches = 500;
    for (int i = 0; i < batches; ++i) {
        t.history->write({.samples = {{accuracyOf("fraud"), {{i}, double(i)}}}}, &context,
                         [&, i](const Result<void>& done) {
                             QVERIFY(done);
                             QCOMPARE(QThread::currentThread(), context.thread());
                             answered.push_back(i);
                         });
    }
    t.history->flush();
    QCOMPARE(t.reader()->samples(1, always)->size(), std::size_t(batches));
    QVERIFY(answered.empty());
    QTRY_COMPARE(answered.size(), std::size_t(batches));
    QVERIFY(std::is_sorted(answered.begin(), answered.end()));
}

void TestHistory::aBadBatchTakesNoOtherWithIt()
{
    TemporaryHistory t;
    test::ArrivedSignals failures(t.history.get(), &History::writeFailed);
    std::vector<std::pair<int, bool>> answers;
    for (int i = 0; i < 30; ++i) {
        WriteBatch batch{.samples = {{accuracyOf("model" + std::to_string(i)), {{i}, 1}}}};
        if (i % 10 == 5)
            batch.incidentSteps.push_back({0, "no such incident", {1}, "locate", "{}"});
        t.history->write(batch, this,
                         [&, i](const Result<void>& done) { answers.emplace_back(i, done.has_value()); });
    }
    QTRY_COMPARE(answers.size(), 30u);
    for (int i = 0; i < 30; ++i)
        QCOMPARE(answers[std::size_t(i)], std::pair(i, i % 10 != 5));
    QTRY_COMPARE(failures.count(), 3);
    QCOMPARE(t.reader()->series({})->size(), 27u);
}

void TestHistory::noAnswerIsGivenToADeadContext()
{
    TemporaryHistory t;
    bool answered = false;
    {
        QObject context;
        t.history->write({.samples = {{accuracyOf("fraud"), {{1}, 1}}}}, &context,
                         [&](const Result<void>&) { answered = true; });
    }
    t.history->flush();
    QCoreApplication::processEvents();
    QVERIFY(!answered);
    QCOMPARE(t.reader()->samples(1, always)->size(), 1u);
}

void TestHistory::commitsAreAnnounced()
{
    TemporaryHistory t;
    test::ArrivedSignals commits(t.history.get(), &History::committed);
    QVERIFY(t.write({.samples = {{accuracyOf("fraud"), {{1}, 0.5}}}}));
    QTRY_COMPARE(commits.count(), 1);
    const auto batch = commits.front();
    QCOMPARE(batch->samples.front().sample.value, 0.5);
}

void TestHistory::destructionDrainsTheQueue()
{
    TemporaryHistory t;
    for (int i = 0; i < 200; ++i)
        t.history->write({.samples = {{accuracyOf("fraud"), {{i}, 1}}}});
    t.reopen();
    QCOMPARE(t.reader()->samples(1, always)->size(), 200u);
}

void TestHistory::readOnlyRefusesToWrite()
{
    TemporaryHistory t;
    QVERIFY(t.write({.samples = {{accuracyOf("fraud"), {{1}, 1}}}}));
    const auto second = History::open(t.path(), History::Access::ReadOnly);
    QVERIFY(second);
    QVERIFY((*second)->isReadOnly());
    test::ArrivedSignals failures(second->get(), &History::writeFailed);
    std::optional<Error> refused;
    (*second)->write({.samples = {{accuracyOf("fraud"), {{2}, 1}}}}, this, [&](const Result<void>& done) {
        QVERIFY(!done);
        refused = done.error();
    });
    QTRY_VERIFY(refused);
    QCOMPARE(refused->kind, ErrorKind::Storage);
    QCOMPARE(refused->where, t.history->path());
    QTRY_COMPARE(failures.count(), 1);
    QCOMPARE((*(*second)->reader())->samples(1, always)->size(), 1u);

    const auto missing = History::open(t.folder.filePath("none.qdh"), History::Access::ReadOnly);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
}

void TestHistory::integrityOfAFreshHistoryIsSound()
{
    TemporaryHistory t;
    QVERIFY(t.write({.predictions = {prediction("r1", 1)}}));
    std::optional<Result<QStringList>> checked;
    t.history->checkIntegrity(this, [&](const Result<QStringList>& result) { checked = result; });
    QTRY_VERIFY(checked);
    QVERIFY(checked->has_value());
    QCOMPARE(**checked, QStringList());
}

void TestHistory::aCancelledCheckEndsEarly()
{
    TemporaryHistory t;
    QVERIFY(t.write({.predictions = {prediction("r1", 1)}}));
    CancelToken cancel;
    cancel.cancel();
    const auto problems = integrityProblems(t.path(), cancel);
    QVERIFY(!problems);
    QCOMPARE(problems.error().kind, ErrorKind::Cancelled);

    std::optional<Result<QStringList>> checked;
    t.history->checkIntegrity(this, [&](const Result<QStringList>& result) { checked = result; }).cancel();
    QTRY_VERIFY(checked);
    QVERIFY(*checked || checked->error().kind == ErrorKind::Cancelled);
}

void TestHistory::aCancelledQueryKeepsItsReader()
{
    TemporaryHistory t;
    const auto ask = [&](ErrorKind kind) {
        bool isAnswered = false;
        queryHistory(
            *t.history, this,
            [kind](const HistoryReader&, const CancelToken&) -> Result<int> { return fail(kind, {}, {}); },
            [&isAnswered](const Result<int>&) { isAnswered = true; });
        QTRY_VERIFY(isAnswered);
    };
    QCOMPARE(t.history->readers()->waiting(), 0u);
    ask(ErrorKind::Cancelled);
    QCOMPARE(t.history->readers()->waiting(), 1u);
    ask(ErrorKind::NotFound);
    QCOMPARE(t.history->readers()->waiting(), 1u);
    ask(ErrorKind::Storage); // perhaps the connection's fault
    QCOMPARE(t.history->readers()->waiting(), 0u);
}

void TestHistory::onlyTheOwnerMayReadTheFile()
{
    TemporaryHistory t;
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(t.path()) & others));
    QVERIFY(!(QFile::permissions(t.path() + "-wal") & others));
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
