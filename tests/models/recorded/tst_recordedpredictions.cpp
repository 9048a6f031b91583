// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "tests/models/history/historyfixture.h"

#include "models/evaluation/evaluation.h"
#include "models/recorded/recordedpredictions.h"
#include "models/table/reading/recordimport.h"
#include "tests/support/require.h"

#include <random>

using namespace qd;

namespace {

constexpr std::int64_t begin = 1'770'000'000'000;

/// Of an endpoint with two versions, of which the second is right less often. Some rows are as odd as logs
/// are.
StoredPrediction prediction(std::int64_t number, std::mt19937& random)
{
    StoredPrediction stored = predictionAt(begin + number * 100, "e", "r" + std::to_string(number), "fraud",
                                           number < 1'500 ? "1" : "2");
    PredictionRecord& record = stored.record;
    const bool isFraud = random() % 4 == 0;
    const bool isRight = random() % 10 < (number < 1'500 ? 9 : 7);
    record.prediction = isFraud == isRight ? "fraud" : "fine";
    record.probability = 0.5 + double(random() % 1'000) / 2'000;
    record.latencySeconds = 0.001 * double(1 + random() % 50);
    record.status = number % 97 == 0 ? 503 : 200;
    record.attributes = std::string("{\"country\":\"") + (random() % 3 ? "DE" : "FR") +
                        "\",\"amount\":" + std::to_string(random() % 1'000) + ".25}";
    if (number % 5 != 0)
        record.label = isFraud ? "fraud" : "fine";
    if (number % 2 == 0)
        record.scores = R"({"fraud":0.25,"fine":0.75})";
    if (number % 31 == 0) // with a space, a nested value, a key twice: kept as a whole
        record.attributes = R"({"country": "FR", "tags": ["a", 1], "country": "DE"})";
    if (number % 37 == 0)
        record.attributes = "{\"country\":null,\"a\\\"b\":true,\"amount\":\"many\"}";
    if (number % 41 == 0) {
        record.requestId.clear();
        record.probability.reset();
        record.latencySeconds.reset();
        record.status = 0;
    }
    return stored;
}

std::vector<StoredLabel> lateLabels(std::int64_t from, std::int64_t to)
{
    std::vector<StoredLabel> labels;
    for (std::int64_t number = from; number < to; ++number) {
        if (number % 5 == 0)
            labels.push_back({"e", {{begin + 400'000}, "r" + std::to_string(number), "fraud"}});
    }
    return labels;
}

/// Predictions 0 to 3,000, of which the last third waits in the tail, and late labels that are joined, and
/// some that wait; another endpoint's and another model's beside them.
void fill(const TemporaryHistory& history)
{
    std::mt19937 random(7);
    WriteBatch batch;
    for (std::int64_t i = 0; i < 2'000; ++i)
        batch.predictions.push_back(prediction(i, random));
    batch.labels = lateLabels(0, 1'000);
    batch.predictions.push_back(predictionAt(begin + 50, "other", "r1"));
    batch.predictions.push_back(predictionAt(begin + 60, "e", "r2", "churn"));
    require(history.write(std::move(batch)));
    std::promise<Result<void>> settled;
    history.history->settle(nullptr, [&](const Result<void>& done) { settled.set_value(done); });
    require(settled.get_future().get());
    WriteBatch later;
    for (std::int64_t i = 2'000; i < 3'000; ++i)
        later.predictions.push_back(prediction(i, random));
    later.labels = lateLabels(1'000, 2'200);
    require(history.write(std::move(later)));
}

/// Every cell by the name of its column, so that the order of columns does not count.
std::vector<std::map<std::string, QString>> cells(const RecordTable& table)
{
    std::vector<std::map<std::string, QString>> all;
    const auto rows = require(table.read(0, table.rows()));
    for (const TableRow& row : rows) {
        auto& named = all.emplace_back();
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            named[table.columns()[i].name] = row.cells[i];
    }
    return all;
}

} // namespace

class TestRecordedPredictions : public QObject
{
    Q_OBJECT

private slots:
    void everyCellIsThatOfTheRecords_data()
    {
        QTest::addColumn<TimeRange>("range");
        QTest::addColumn<std::string>("version");
        QTest::newRow("everything") << always << std::string();
        QTest::newRow("within a segment") << TimeRange{{begin + 5'000}, {begin + 90'050}} << std::string();
        QTest::newRow("from segment to tail")
            << TimeRange{{begin + 180'000}, {begin + 230'000}} << std::string();
        QTest::newRow("one version") << always << std::string("2");
    }
    void everyCellIsThatOfTheRecords()
    {
        QFETCH(TimeRange, range);
        QFETCH(std::string, version);
        const TemporaryHistory history;
        fill(history);
        const auto reader = history.reader();
        const PredictionQuery query{.endpoint = "e", .model = "fraud", .version = version, .range = range};
        std::vector<PredictionRecord> records;
        for (StoredPrediction& stored : require(reader->predictions(query)))
            records.push_back(std::move(stored.record));
        const auto expected = require(makeTable(records));
        const auto actual = require(recordedPredictions(*reader, query));
        QVERIFY(actual.table->rows() > 400);
        QCOMPARE(actual.table->rows(), expected->rows());
        QCOMPARE(actual.table->extent(), expected->extent());
        QCOMPARE(cells(*actual.table), cells(*expected));
        QCOMPARE(actual.labelled,
                 std::count_if(records.begin(), records.end(),
                               [](const PredictionRecord& record) { return record.label.has_value(); }));
    }

    void severalQueriesMakeOneTable()
    {
        const TemporaryHistory history;
        fill(history);
        const auto reader = history.reader();
        std::vector<PredictionColumnQuery> queries;
        std::size_t expected = 0;
        for (const TimeRange& range : {TimeRange{{begin + 250'000}, {begin + 260'000}},
                                       TimeRange{{begin + 5'000}, {begin + 10'000}}}) {
            const PredictionQuery rows{.endpoint = "e", .model = "fraud", .range = range};
            expected += require(reader->predictions(rows)).size();
            queries.push_back({.rows = rows, .version = true, .label = true});
        }
        const auto found = require(recordedPredictions(*reader, queries));
        QVERIFY(expected > 100);
        QCOMPARE(std::size_t(found.table->rows()), expected);
        QCOMPARE(found.table->extent().from, Timestamp{begin + 5'000});
        for (const TableColumn& column : found.table->columns())
            QVERIFY2(column.field != LogField::Prediction && column.field != LogField::Other,
                     column.name.c_str());
        QVERIFY(found.table->columnOf(LogField::Version) != noColumn);
        QCOMPARE(found.columnsLeftOut, std::size_t{0});
    }

    void theEvaluationIsThatOfTheSameLog()
    {
        const TemporaryHistory history;
        fill(history);
        const auto reader = history.reader();
        const PredictionQuery query{.endpoint = "e", .range = always};
        std::vector<PredictionRecord> records;
        for (StoredPrediction& stored : require(reader->predictions(query)))
            records.push_back(std::move(stored.record));
        const auto expected = require(evaluate(*require(makeTable(records)), {}));
        const auto actual = require(evaluate(*require(recordedPredictions(*reader, query)).table, {}));
        QCOMPARE(actual->models, expected->models);
        QCOMPARE(actual->models.size(), 2U);
        QCOMPARE(actual->versions.size(), 3U);
        for (std::size_t i = 0; i < actual->versions.size(); ++i) {
            QCOMPARE(actual->versions[i].labelled, expected->versions[i].labelled);
            QCOMPARE(actual->versions[i].scores.accuracy, expected->versions[i].scores.accuracy);
            QCOMPARE(actual->versions[i].auc->auc, expected->versions[i].auc->auc);
        }
        QVERIFY(actual->versions[1].scores.accuracy > actual->versions[2].scores.accuracy);
        QCOMPARE(actual->drifts.size(), expected->drifts.size());
    }

    void labelsThatArriveLaterAreThereTheNextTime()
    {
        const TemporaryHistory history;
        WriteBatch batch;
        for (int i = 0; i < 10; ++i)
            batch.predictions.push_back(predictionAt(begin + i, "e", "r" + std::to_string(i)));
        require(history.write(std::move(batch)));
        const auto reader = history.reader();
        const PredictionQuery query{.endpoint = "e", .range = always};
        QCOMPARE(require(recordedPredictions(*reader, query)).labelled, 0);
        require(history.write(
            {.labels = {{"e", {{begin + 20}, "r3", "yes"}}, {"e", {{begin + 21}, "r4", "no"}}}}));
        const auto labelled = require(recordedPredictions(*reader, query));
        QCOMPARE(labelled.labelled, 2);
        QCOMPARE(labelled.table->dictionary(labelled.table->columnOf(LogField::Label)),
                 (std::vector<std::string>{"no", "yes"}));
    }

    void nothingStoredIsATableWithoutRows()
    {
        const TemporaryHistory history;
        const auto reader = history.reader();
        const auto found = require(recordedPredictions(*reader, {.endpoint = "nobody", .range = always}));
        QCOMPARE(found.table->rows(), 0);
        QVERIFY(require(reader->predictedModels()).empty());
    }

    void progressEndsWithEverything()
    {
        const TemporaryHistory history;
        fill(history);
        std::vector<RecordedProgress> told;
        const auto found = require(
            recordedPredictions(*history.reader(), {.endpoint = "e", .model = "fraud", .range = always},
                                [&](const RecordedProgress& progress) { told.push_back(progress); }));
        QVERIFY(told.size() >= 2);
        QVERIFY(std::is_sorted(told.begin(), told.end(),
                               [](const auto& a, const auto& b) { return a.share < b.share; }));
        QCOMPARE(told.back().rows, found.table->rows());
        QCOMPARE(told.back().share, 1.0);
    }

    void cancelledReadingHasNoTable()
    {
        const TemporaryHistory history;
        fill(history);
        CancelToken cancel;
        cancel.cancel();
        const auto found =
            recordedPredictions(*history.reader(), {.endpoint = "e", .range = always}, {}, cancel);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Cancelled);
    }

    void theModelsWithPredictionsAreKnown()
    {
        const TemporaryHistory history;
        fill(history);
        const auto models = require(history.reader()->predictedModels());
        QStringList names;
        for (const PredictedModel& model : models)
            names += QString::fromStdString(model.endpoint + "/" + model.model);
        QCOMPARE(names, (QStringList{"e/churn", "e/fraud", "other/fraud"}));
        QCOMPARE(models[1].predictions, 3'000);
        QCOMPARE(models[1].extent, (TimeRange{{begin}, {begin + 2'999 * 100 + 1}}));
    }
};

QTEST_APPLESS_MAIN(TestRecordedPredictions)
#include "tst_recordedpredictions.moc"
