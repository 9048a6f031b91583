// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

#include "models/history/predictions/predictioncheck.h"
#include "models/history/predictions/predictioncolumns.h"
#include "models/history/predictions/predictionreader.h"
#include "models/history/predictions/predictionwriter.h"
#include "models/history/schema/migrations.h"
#include "tests/support/require.h"

#include <map>
#include <random>

using namespace qd;

/// Prediction records on their way from the tail into segments: nothing of what was written changes on it.
class TestPredictionWriter : public QObject
{
    Q_OBJECT

private slots:
    void theStoreAgreesWithAPlainModel_data();
    void theStoreAgreesWithAPlainModel();
    void modelsThatShareARequestIdKeepTheirRecords();
    void aLateLabelOutlivesAReplacement_data();
    void aLateLabelOutlivesAReplacement();
    void attributesComeBackAsWritten();
    void scoresComeBackAsWritten_data();
    void scoresComeBackAsWritten();
    void aLateRecordDoesNotStretchASegment();
    void theLimitReadsTheNewestAcrossSegments();
    void columnsAgreeWithRecords_data();
    void columnsAgreeWithRecords();
    void columnsTakeConditions_data();
    void columnsTakeConditions();
    void aDamagedSegmentIsNamedAndAlone();
    void aDamagedSegmentDoesNotStopTheWriter();
    void aDamagedTailIsNamedAndSetAside();
    void damageIsFoundByTheCheck_data();
    void damageIsFoundByTheCheck();
    void smallSegmentsAreJoined();
    void rowsOfAnOlderFileBecomeSegments();
};

namespace {

constexpr std::int64_t day = 86'400'000;
constexpr std::int64_t begin = 1'700'000'000'000;

/// The writer on a file of its own, without the thread and the fsync of a History.
class Store
{
public:
    Store()
    {
        require(m_database.execute("PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY"));
        require(migrate(m_database, historyMigrations()));
        reopen();
    }
    void reopen() { m_writer.emplace(require(PredictionWriter::prepare(m_database))); }

    /// In a transaction, which is taken back when `isKept` is false.
    void write(const WriteBatch& batch, bool isKept = true)
    {
        auto transaction = require(Transaction::begin(m_database, Transaction::Kind::Write));
        require(m_writer->write(batch.predictions));
        require(m_writer->write(batch.labels));
        if (isKept)
            require(transaction.commit());
        else
            m_writer->forget();
    }
    void settle()
    {
        auto transaction = require(Transaction::begin(m_database, Transaction::Kind::Write));
        require(m_writer->settle());
        require(transaction.commit());
    }
    [[nodiscard]] Result<std::vector<StoredPrediction>> read(const PredictionQuery& query) const
    {
        return PredictionReader(m_database).predictions(query, {});
    }
    [[nodiscard]] std::vector<PredictionBlock> blocks(const PredictionColumnQuery& query) const
    {
        std::vector<PredictionBlock> all;
        require(PredictionReader(m_database).columns(query, {}, [&](const PredictionBlock& block) {
            all.push_back(block);
        }));
        return all;
    }
    [[nodiscard]] std::int64_t integer(const char* sql) const { return require(m_database.integer(sql)); }
    void execute(const char* sql) const { require(m_database.execute(sql)); }
    [[nodiscard]] QStringList problems() const { return require(damagedPredictions(m_database)); }

private:
    QTemporaryDir m_folder;
    Database m_database = require(Database::open(m_folder.filePath("p.qdh"), Database::Mode::ReadWrite));
    std::optional<PredictionWriter> m_writer;
};

StoredPrediction full(std::int64_t ms, const std::string& id, const std::string& model = "fraud")
{
    StoredPrediction stored = predictionAt(ms, "e", id, model);
    stored.record.prediction = "yes";
    stored.record.probability = double(ms % 997) / 997;
    stored.record.latencySeconds = 0.0125;
    stored.record.status = 200;
    stored.record.attributes = R"({"country":")" + std::string(ms % 2 ? "DE" : "FR") + R"(","amount":12.5})";
    if (ms % 4 == 0)
        stored.record.scores = R"({"yes":0.)" + std::to_string(ms % 997) + R"(,"no":1e-05})";
    return stored;
}

// Everything in one line, for comparing sets of records.
std::string lineOf(const StoredPrediction& p)
{
    const PredictionRecord& r = p.record;
    return std::to_string(r.at.ms) + '|' + p.endpoint + '|' + r.model + '|' + r.requestId + '|' + r.version +
           '|' + r.prediction + '|' + (r.label ? '=' + *r.label : "-") + '|' +
           (r.probability ? std::to_string(*r.probability) : "-") + '|' +
           (r.latencySeconds ? std::to_string(*r.latencySeconds) : "-") + '|' + std::to_string(r.status) +
           '|' + r.attributes + '|' + r.scores;
}

std::vector<std::string> linesOf(const std::vector<StoredPrediction>& predictions)
{
    std::vector<std::string> lines;
    for (const StoredPrediction& prediction : predictions)
        lines.push_back(lineOf(prediction));
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// What the store promises, in its plainest form.
class PlainModel
{
public:
    void write(const WriteBatch& batch)
    {
        for (const StoredPrediction& p : batch.predictions) {
            if (p.record.requestId.empty())
                m_anonymous.push_back(p);
            else
                m_byId[{p.endpoint, p.record.model, p.record.requestId}] = p;
        }
        for (const StoredLabel& label : batch.labels)
            m_labels[{label.endpoint, label.record.requestId}] = label.record.label;
    }
    [[nodiscard]] std::vector<StoredPrediction> read(const PredictionQuery& query) const
    {
        std::vector<StoredPrediction> found;
        const auto take = [&](StoredPrediction p) {
            if ((!query.endpoint.empty() && p.endpoint != query.endpoint) ||
                (!query.model.empty() && p.record.model != query.model) ||
                (!query.version.empty() && p.record.version != query.version) ||
                !query.range.contains(p.record.at))
                return;
            const auto label = m_labels.find({p.endpoint, p.record.requestId});
            if (!p.record.requestId.empty() && label != m_labels.end())
                p.record.label = label->second;
            found.push_back(std::move(p));
        };
        for (const auto& [identity, prediction] : m_byId)
            take(prediction);
        std::for_each(m_anonymous.begin(), m_anonymous.end(), take);
        return found;
    }

private:
    std::map<std::tuple<std::string, std::string, std::string>, StoredPrediction> m_byId;
    std::vector<StoredPrediction> m_anonymous;
    std::map<std::pair<std::string, std::string>, std::string> m_labels;
};

/// Batches in which ids come again, with and without labels.
class RandomBatches
{
public:
    explicit RandomBatches(unsigned seed) : m_random(seed) {}

    std::size_t below(std::size_t limit) { return m_random() % limit; }
    WriteBatch next()
    {
        WriteBatch batch;
        for (std::size_t i = below(6); i > 0; --i)
            batch.predictions.push_back(prediction());
        for (std::size_t i = below(5); i > 0; --i)
            batch.labels.push_back(
                {pick({"e1", "e2"}), {{begin + std::int64_t(below(day))}, id(), pick({"a", "b", ""})}});
        return batch;
    }
    std::string pick(std::initializer_list<const char*> words)
    {
        return *(words.begin() + static_cast<std::ptrdiff_t>(below(words.size())));
    }

private:
    // Recent ids more often than old ones, and now and then one that is yet to come.
    std::string id()
    {
        const std::size_t newest = ++m_ids;
        const std::size_t age = below(4) == 0 ? below(newest) : below(std::min<std::size_t>(newest, 40));
        return "r" + std::to_string(newest + 5 - std::min(newest, age));
    }
    StoredPrediction prediction()
    {
        const std::int64_t at =
            begin + std::int64_t(below(40)) * day * std::int64_t(below(9) == 0) + std::int64_t(below(day));
        StoredPrediction p = predictionAt(at, pick({"e1", "e2"}), below(8) ? id() : std::string(),
                                          pick({"m", "m", "n"}), pick({"1", "2", "3"}));
        p.record.prediction = pick({"yes", "no"});
        if (below(3))
            p.record.probability = double(below(1'000)) / 1'000;
        if (below(3))
            p.record.latencySeconds = double(m_random()) / 1e19;
        if (below(4) == 0)
            p.record.label = pick({"own", "a"});
        p.record.status = below(20) ? 200 : 500;
        p.record.attributes = pick({"{}", R"({"c":"x","n":1.5})", R"({"c":"y","n":2})", R"({"n":7})", "odd"});
        return p;
    }

    std::mt19937_64 m_random;
    std::size_t m_ids = 0;
};

} // namespace

void TestPredictionWriter::theStoreAgreesWithAPlainModel_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<int>("steps");
    QTest::addColumn<std::size_t>("settleEvery");
    QTest::newRow("settled often") << 1U << 1'500 << std::size_t(25);
    QTest::newRow("settled seldom") << 2U << 2'500 << std::size_t(800);
    QTest::newRow("cut by itself") << 3U << 3'500 << std::size_t(100'000);
}

void TestPredictionWriter::theStoreAgreesWithAPlainModel()
{
    QFETCH(unsigned, seed);
    QFETCH(int, steps);
    QFETCH(std::size_t, settleEvery);
    Store store;
    PlainModel model;
    RandomBatches random(seed);
    for (int step = 0; step < steps; ++step) {
        const WriteBatch batch = random.next();
        const bool isKept = random.below(15) > 0;
        store.write(batch, isKept);
        if (isKept)
            model.write(batch);
        if (random.below(settleEvery) == 0)
            store.settle();
        if (random.below(200) == 0)
            store.reopen();
        if (random.below(60) > 0 && step + 1 < steps)
            continue;
        const Timestamp from{begin + std::int64_t(random.below(day))};
        const PredictionQuery query{random.pick({"", "e1", "e2"}), random.pick({"", "m", "n"}),
                                    random.pick({"", "", "2"}),
                                    random.below(2) ? TimeRange{from, from + Duration{day / 3}} : always, 0};
        const auto found = store.read(query);
        QVERIFY2(found, found ? "" : qPrintable(found.error().text()));
        QVERIFY(std::is_sorted(found->begin(), found->end(),
                               [](const auto& a, const auto& b) { return a.record.at < b.record.at; }));
        QCOMPARE(linesOf(*found), linesOf(model.read(query)));
        std::map<std::string, int> expected;
        for (const StoredPrediction& p : model.read(query))
            ++expected[p.record.version + '/' + p.record.label.value_or("-")];
        std::map<std::string, int> counted;
        for (const PredictionBlock& block : store.blocks({.rows = query, .version = true, .label = true})) {
            for (std::size_t i = 0; i < block.rows(); ++i) {
                const std::uint32_t label = block.label.codes[i];
                ++counted[block.version.words[block.version.codes[i]] + '/' +
                          (label == PredictionWords::none ? "-" : block.label.words[label])];
            }
        }
        QVERIFY(counted == expected);
    }
    QVERIFY(store.integer("SELECT count(*) FROM prediction_segment") > 0);
    QCOMPARE(store.integer("SELECT count(*) FROM damaged_prediction"), 0);
}

void TestPredictionWriter::modelsThatShareARequestIdKeepTheirRecords()
{
    Store store;
    store.write({.predictions = {full(begin, "r1", "fraud"), full(begin, "r1", "churn")}});
    store.settle();
    store.write(
        {.predictions = {full(begin + 1, "r1", "fraud")}, .labels = {{"e", {{begin + 5}, "r1", "yes"}}}});
    for (int round = 0; round < 2; ++round) {
        const auto found = store.read({.range = always});
        QVERIFY(found);
        QCOMPARE(found->size(), 2u);
        QCOMPARE(found->at(0).record.model, "churn");
        QCOMPARE(found->at(1).record.at, Timestamp{begin + 1});
        QVERIFY(found->at(0).record.label == "yes" && found->at(1).record.label == "yes");
        store.settle();
    }
    // A third model with the id joins later and has the label, too.
    store.write({.predictions = {full(begin + 9, "r1", "credit")}});
    QVERIFY(store.read({.model = "credit", .range = always})->front().record.label == "yes");
}

void TestPredictionWriter::aLateLabelOutlivesAReplacement_data()
{
    QTest::addColumn<bool>("settleBetween");
    QTest::addColumn<bool>("labelFirst");
    QTest::newRow("in the tail") << false << false;
    QTest::newRow("in segments") << true << false;
    QTest::newRow("label first, in the tail") << false << true;
    QTest::newRow("label first, in segments") << true << true;
}

void TestPredictionWriter::aLateLabelOutlivesAReplacement()
{
    QFETCH(bool, settleBetween);
    QFETCH(bool, labelFirst);
    Store store;
    const WriteBatch record{.predictions = {full(begin, "r1")}};
    const WriteBatch label{.labels = {{"e", {{begin + 5}, "r1", "late"}}}};
    StoredPrediction again = full(begin + 2, "r1");
    again.record.label = "own";
    const auto step = [&](const WriteBatch& batch) {
        store.write(batch);
        if (settleBetween)
            store.settle();
    };
    step(labelFirst ? label : record);
    step(labelFirst ? record : label);
    step({.predictions = {again}});
    const auto found = store.read({.range = always});
    QVERIFY(found);
    QCOMPARE(found->size(), 1u);
    QCOMPARE(found->front().record.at, Timestamp{begin + 2});
    QVERIFY(found->front().record.label == "late");
    step({.labels = {{"e", {{begin + 6}, "r1", "latest"}}}});
    QVERIFY(store.read({.range = always})->front().record.label == "latest");
}

void TestPredictionWriter::attributesComeBackAsWritten()
{
    const std::vector<std::string> texts{R"({"a":"x","n":1.5})",
                                         R"({"n":2,"b":true,"a":"x"})",
                                         "{}",
                                         "",
                                         "not JSON",
                                         R"({ "a": 1 })",
                                         R"({"a":1,"a":2})",
                                         "k",
                                         "t{}",
                                         R"({"n":1.0,"m":12345678901234567890})",
                                         R"({"准":"\u4e2d","p":1e-07})"};
    Store store;
    WriteBatch batch;
    for (std::size_t i = 0; i < 400; ++i) {
        batch.predictions.push_back(full(begin + std::int64_t(i), "r" + std::to_string(i)));
        batch.predictions.back().record.attributes = texts[i * i % texts.size()];
    }
    store.write(batch);
    store.settle();
    const auto found = store.read({.range = always});
    QVERIFY(found);
    for (std::size_t i = 0; i < found->size(); ++i)
        QCOMPARE(found->at(i).record, batch.predictions[i].record);
}

void TestPredictionWriter::scoresComeBackAsWritten_data()
{
    QTest::addColumn<bool>("settled");
    QTest::newRow("segment") << true;
    QTest::newRow("tail") << false;
}

void TestPredictionWriter::scoresComeBackAsWritten()
{
    QFETCH(bool, settled);
    struct Case
    {
        std::string text;
        std::map<std::string, double> byClass;
    };
    const std::vector<Case> cases{
        {R"({"cat":0.25,"dog":0.75})", {{"cat", 0.25}, {"dog", 0.75}}},
        {R"({"dog":1,"cat":0,"\u6a5f\"":1e-300})", {{"dog", 1}, {"cat", 0}, {"機\"", 1e-300}}},
        {R"({"cat":0.30000000000000004,"dog":"high"})", {{"cat", 0.1 + 0.2}}},
        {R"({ "cat": 0.5, "owl": 0.5 })", {{"cat", 0.5}, {"owl", 0.5}}},
        {"not JSON", {}},
        {"{}", {}},
        {"", {}}};
    Store store;
    WriteBatch batch;
    for (std::size_t i = 0; i < 400; ++i) {
        batch.predictions.push_back(full(begin + std::int64_t(i), "r" + std::to_string(i)));
        batch.predictions.back().record.scores = cases[i % cases.size()].text;
    }
    store.write(batch);
    if (settled)
        store.settle();
    const auto found = store.read({.range = always});
    QVERIFY(found);
    for (std::size_t i = 0; i < found->size(); ++i)
        QCOMPARE(found->at(i).record, batch.predictions[i].record);

    const auto blocks = store.blocks({.rows = {.range = {{begin + 10}, {begin + 350}}}, .scores = true});
    QCOMPARE(blocks.size(), 1u);
    const PredictionBlock& block = blocks.front();
    QCOMPARE(block.rows(), 340u);
    QCOMPARE(block.scores.size(), 4u);
    for (const auto& [name, column] : block.scores) {
        QCOMPARE(column.size(), block.rows());
        for (std::size_t i = 0; i < column.size(); ++i) {
            const auto& expected = cases[(i + 10) % cases.size()].byClass;
            const auto number = expected.find(name);
            QCOMPARE(std::isnan(column[i]), number == expected.end());
            if (number != expected.end())
                QCOMPARE(std::bit_cast<std::uint64_t>(column[i]),
                         std::bit_cast<std::uint64_t>(number->second));
        }
    }
    QVERIFY(store.blocks({.rows = {.range = always}}).front().scores.empty()); // not asked for
}

void TestPredictionWriter::aLateRecordDoesNotStretchASegment()
{
    Store store;
    store.write(
        {.predictions = {full(begin, "old"), full(begin + 300 * day, "a"), full(begin + 301 * day, "b")}});
    store.settle();
    QCOMPARE(store.integer("SELECT count(*) FROM prediction_segment"), 2);
    QCOMPARE(store.integer("SELECT max(last_at - first_at) FROM prediction_segment"), day);
    store.settle();
    QCOMPARE(store.integer("SELECT count(*) FROM prediction_segment"), 2);
}

void TestPredictionWriter::theLimitReadsTheNewestAcrossSegments()
{
    Store store;
    // Two segments that overlap, one of long ago, and the tail.
    for (const std::int64_t shift : {std::int64_t(0), 20 * day, 20 * day + 5}) {
        WriteBatch batch;
        for (int i = 0; i < 10; ++i)
            batch.predictions.push_back(full(begin + shift + i * 10, "r" + std::to_string(shift + i * 10),
                                             shift == 20 * day ? "fraud" : "other"));
        store.write(batch);
        store.settle();
    }
    store.write({.predictions = {full(begin + 20 * day + 42, "t")}});
    const auto found = store.read({.range = always, .limit = 15});
    QVERIFY(found);
    std::vector<std::int64_t> times;
    for (const StoredPrediction& p : *found)
        times.push_back(p.record.at.ms - begin - 20 * day);
    QCOMPARE(times, (std::vector<std::int64_t>{30, 35, 40, 42, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95}));
    QCOMPARE(store.read({.range = always, .limit = 1'000})->size(), 31u);
}

namespace {

// Settled, in the tail, or both.
void fill(Store& store, bool settled, bool tail)
{
    const auto batchFrom = [](std::int64_t from) {
        WriteBatch batch;
        for (std::int64_t i = from; i < from + 200; ++i) {
            batch.predictions.push_back(full(begin + i * 1'000, "r" + std::to_string(i)));
            batch.predictions.back().record.version = i % 3 ? "1" : "2";
            if (i % 5 == 0)
                batch.predictions.back().record.probability.reset();
            if (i % 9 == 0)
                batch.predictions.back().record.attributes = R"({"country":"ES","amount":"many"})";
            if (i % 2)
                batch.labels.push_back({"e", {{begin}, "r" + std::to_string(i), i % 4 == 1 ? "yes" : "no"}});
        }
        return batch;
    };
    if (settled) {
        store.write(batchFrom(0));
        store.settle();
    }
    if (tail)
        store.write(batchFrom(200));
    store.write({.labels = {{"e", {{begin}, "r4", "waiting"}}}});
}

void addStages()
{
    QTest::addColumn<bool>("settled");
    QTest::addColumn<bool>("tail");
    QTest::newRow("segment") << true << false;
    QTest::newRow("tail") << false << true;
    QTest::newRow("both") << true << true;
}

} // namespace

void TestPredictionWriter::columnsAgreeWithRecords_data()
{
    addStages();
}

void TestPredictionWriter::columnsAgreeWithRecords()
{
    QFETCH(bool, settled);
    QFETCH(bool, tail);
    Store store;
    fill(store, settled, tail);
    const PredictionQuery query{.range = {{begin + 2'500}, {begin + 350'000}}};
    const auto records = store.read(query);
    QVERIFY(records);
    std::size_t at = 0;
    const auto blocks = store.blocks({.rows = query,
                                      .version = true,
                                      .prediction = true,
                                      .probability = true,
                                      .label = true,
                                      .latency = true,
                                      .status = true,
                                      .scores = true,
                                      .attributes = {"country", "amount", "absent"}});
    const auto wordOf = [](const PredictionWords& words, std::size_t row) {
        return words.codes[row] == PredictionWords::none ? std::string("-") : words.words[words.codes[row]];
    };
    for (const PredictionBlock& block : blocks) {
        QCOMPARE(block.endpoint, "e");
        QCOMPARE(block.model, "fraud");
        for (std::size_t i = 0; i < block.rows(); ++i, ++at) {
            const PredictionRecord& record = records->at(at).record;
            QCOMPARE(block.at[i], record.at);
            QCOMPARE(wordOf(block.version, i), record.version);
            QCOMPARE(wordOf(block.prediction, i), record.prediction);
            QCOMPARE(wordOf(block.label, i), record.label.value_or("-"));
            QCOMPARE(std::isnan(block.probability[i]), !record.probability.has_value());
            if (record.probability)
                QCOMPARE(block.probability[i], *record.probability);
            QCOMPARE(block.latencySeconds[i], *record.latencySeconds);
            QCOMPARE(block.status[i], record.status);
            const bool isOdd = record.attributes.find("many") != std::string::npos;
            const PredictionAttribute& amount = block.attributes.at("amount");
            QCOMPARE(wordOf(amount.texts, i), std::string(isOdd ? "many" : "-"));
            QVERIFY(isOdd ? std::isnan(amount.numbers[i]) : amount.numbers[i] == 12.5);
            QVERIFY(record.attributes.find('"' + wordOf(block.attributes.at("country").texts, i) + '"') !=
                    std::string::npos);
            QCOMPARE(wordOf(block.attributes.at("absent").texts, i), "-");
        }
    }
    QCOMPARE(at, records->size());
    QVERIFY(at > 100);
    QVERIFY(store.blocks({.rows = query}).front().version.codes.empty()); // not asked for
}

void TestPredictionWriter::columnsTakeConditions_data()
{
    addStages();
}

void TestPredictionWriter::columnsTakeConditions()
{
    QFETCH(bool, settled);
    QFETCH(bool, tail);
    Store store;
    fill(store, settled, tail);
    const auto records = store.read({.range = always});
    QVERIFY(records);
    const auto rowsWith = [&](PredictionColumnQuery query) {
        query.rows.range = always;
        std::size_t rows = 0;
        for (const PredictionBlock& block : store.blocks(query))
            rows += block.rows();
        return std::ptrdiff_t(rows);
    };
    const auto count = [&](const std::string& part, const std::string& version) {
        return std::count_if(records->begin(), records->end(), [&](const StoredPrediction& p) {
            return p.record.attributes.find(part) != std::string::npos &&
                   (version.empty() || p.record.version == version);
        });
    };
    QCOMPARE(rowsWith({.where = {{"country", "DE"}}}), count("\"DE\"", ""));
    QCOMPARE(rowsWith({.where = {{"amount", "12.5"}}}), count("12.5", ""));
    QCOMPARE(rowsWith({.rows = {.version = "2"}, .where = {{"country", "ES"}, {"amount", "many"}}}),
             count("many", "2"));
    QCOMPARE(rowsWith({.where = {{"country", "IT"}}}), 0);
    QCOMPARE(rowsWith({.where = {{"city", "Ulm"}}}), 0);
    QCOMPARE(rowsWith({.rows = {.version = "3"}}), 0);
}

void TestPredictionWriter::aDamagedSegmentIsNamedAndAlone()
{
    Store store;
    store.write({.predictions = {full(begin, "a"), full(begin + 60 * day, "b"), full(begin, "c", "churn")}});
    store.settle();
    store.execute(
        "UPDATE prediction_column SET body = CAST(substr(body, 1, length(body) - 1) || x'7f' AS BLOB) "
        "WHERE id = (SELECT min(g.id) FROM prediction_segment g JOIN prediction_stream s ON s.id = g.stream "
        "JOIN name m ON m.id = s.model WHERE m.text = 'fraud') << 12 | 5");
    const auto found = store.read({.range = always});
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::Storage);
    QVERIFY(!found.error().hint.isEmpty());
    for (const QString& part : {QString("fraud"), QString("endpoint e"), toIso({begin})})
        QVERIFY2(found.error().what.contains(part), qPrintable(found.error().what));
    QCOMPARE(store.read({.model = "fraud", .range = {{begin + day}, {begin + 90 * day}}})->size(), 1u);
    QCOMPARE(store.read({.model = "churn", .range = always})->size(), 1u);
    // Whoever does not need the damaged column does not mind.
    QCOMPARE(store.blocks({.rows = {.range = always}, .version = true, .label = true}).size(), 3u);
}

void TestPredictionWriter::aDamagedSegmentDoesNotStopTheWriter()
{
    Store store;
    store.write({.predictions = {full(begin, "a")}});
    store.settle();
    store.execute("UPDATE prediction_column SET body = x'00'");
    store.write({.predictions = {full(begin + 1, "a"), full(begin + 2, "b")},
                 .labels = {{"e", {{begin}, "a", "yes"}}, {"e", {{begin}, "b", "no"}}}});
    store.settle();
    QCOMPARE(store.integer("SELECT count(*) FROM prediction_segment"), 2);
    QVERIFY(!store.read({.range = always}));
    store.execute("DELETE FROM prediction_segment WHERE id = 1");
    const auto found = store.read({.range = always});
    QVERIFY(found);
    QCOMPARE(found->size(), 2u);
    QVERIFY(found->at(0).record.label == "yes" && found->at(1).record.label == "no");
}

void TestPredictionWriter::aDamagedTailIsNamedAndSetAside()
{
    Store store;
    store.write({.predictions = {full(begin, "a")}});
    store.execute("UPDATE prediction_tail SET body = x'0102030405060708090a'");
    store.write({.predictions = {full(begin, "b"), full(begin, "c", "churn")}});
    const auto found = store.read({.model = "fraud", .range = always});
    QVERIFY(!found);
    QVERIFY(found.error().what.contains("fraud"));
    QCOMPARE(store.read({.model = "churn", .range = always})->size(), 1u);
    QVERIFY(store.read({.model = "fraud", .range = {{0}, {begin}}})); // other times are not concerned
    store.settle();
    QCOMPARE(store.read({.model = "fraud", .range = always})->size(), 1u);
    QCOMPARE(store.integer("SELECT count(*) FROM damaged_prediction"), 1);
}

void TestPredictionWriter::damageIsFoundByTheCheck_data()
{
    QTest::addColumn<QByteArray>("damage");
    const auto row = [](const char* name, const char* damage) { QTest::newRow(name) << QByteArray(damage); };
    row("header", "UPDATE prediction_segment SET header = zeroblob(length(header))");
    row("rows", "UPDATE prediction_segment SET rows = rows - 1");
    row("beginning", "UPDATE prediction_segment SET first_at = first_at - 1");
    row("end", "UPDATE prediction_segment SET last_at = last_at + 1");
    row("replaced rows", "UPDATE prediction_segment SET dead = 1");
    for (const int column : {0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 2'048, 2'049})
        QTest::addRow("column %d", column)
            << QByteArray("UPDATE prediction_column SET body = substr(body, 1, length(body) - 1) WHERE id & "
                          "4095 = ") +
                   QByteArray::number(column);
    row("a missing column", "DELETE FROM prediction_column WHERE id & 4095 = 6");
    row("keys", "UPDATE prediction_key SET body = x'0102030405060708090a' WHERE id = (SELECT min(id) FROM "
                "prediction_key)");
    row("missing keys", "DELETE FROM prediction_key WHERE id = (SELECT min(id) FROM prediction_key)");
    row("tail", "UPDATE prediction_tail SET body = substr(body, 2)");
    row("count of the tail", "UPDATE prediction_tail SET records = records + 1");
    row("range of the tail", "UPDATE prediction_tail SET first_at = first_at + 1");
    row("labels", "UPDATE label_tail SET body = substr(body, 2)");
    row("count of labels", "UPDATE label_tail SET labels = labels + 1");
}

void TestPredictionWriter::damageIsFoundByTheCheck()
{
    QFETCH(QByteArray, damage);
    Store store;
    fill(store, true, true);
    QCOMPARE(store.problems(), QStringList());
    store.execute(damage.constData());
    QVERIFY(!store.problems().isEmpty());
}

void TestPredictionWriter::smallSegmentsAreJoined()
{
    Store store;
    for (int round = 0; round < 12; ++round) {
        WriteBatch batch;
        for (int i = 0; i < 50; ++i)
            batch.predictions.push_back(full(begin + round * 1'000 + i, std::to_string(round * 50 + i)));
        store.write(batch);
        store.settle();
    }
    QCOMPARE(store.integer("SELECT count(*) FROM prediction_segment"), 1);
    QCOMPARE(store.integer("SELECT sum(rows) FROM prediction_segment"), 600);
    // Rows that were replaced are gone after the next settling.
    store.write({.predictions = {full(begin, "7")}});
    store.settle();
    QCOMPARE(store.integer("SELECT sum(rows) FROM prediction_segment"), 600);
    QCOMPARE(store.integer("SELECT sum(dead) FROM prediction_segment"), 0);
    QCOMPARE(store.read({.range = always})->size(), 600u);
}

namespace {

// A file of version 3 with predictions of two models, without ids, with labels of all kinds.
std::vector<std::string> fillVersion3(const QString& path)
{
    const auto database = require(Database::open(path, Database::Mode::ReadWrite));
    require(migrate(database, historyMigrations().first(4)));
    require(database.execute(R"sql(
        INSERT INTO name(id, text) VALUES(1, 'e1'), (2, 'e2'), (3, 'm'), (4, 'n'), (5, 'v1'), (6, 'v2');
        WITH RECURSIVE i(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM i WHERE n < 49999)
        INSERT INTO prediction(endpoint, model, version, request_id, at, prediction, probability, label, latency,
                               status, attributes)
        SELECT 1 + n % 2, 3 + n % 3 % 2, 5 + n / 30000, CASE WHEN n % 11 THEN 'r' || n END,
               1700000000000 + n * 1000, CASE n % 2 WHEN 0 THEN 'yes' ELSE 'no' END, n % 97 / 97.0,
               CASE n % 7 WHEN 0 THEN 'own' END, CASE n % 5 WHEN 0 THEN NULL ELSE n / 1e6 END, 200,
               '{"country":"DE","amount":' || n || '}' FROM i;
        INSERT INTO late_label SELECT endpoint, request_id, at + 5000, 'late' FROM prediction
            WHERE request_id IS NOT NULL AND id % 3 = 0;
        INSERT INTO late_label VALUES(1, 'yet to come', 1700000000000, 'early'))sql"));
    auto rows = require(database.prepare(R"sql(
        SELECT e.text, m.text, v.text, p.request_id, p.at, p.prediction, p.probability,
               coalesce(l.label, p.label), p.latency, p.status, p.attributes
        FROM prediction p JOIN name e ON e.id = p.endpoint JOIN name m ON m.id = p.model
        JOIN name v ON v.id = p.version
        LEFT JOIN late_label l ON l.endpoint = p.endpoint AND l.request_id = p.request_id)sql"));
    std::vector<StoredPrediction> expected;
    require(forEachRow(rows, {}, [&](const Statement& row) {
        expected.push_back({row.text(0),
                            {row.time(4),
                             row.text(3),
                             row.text(1),
                             row.text(2),
                             row.text(5),
                             row.optionalReal(6),
                             row.optionalText(7),
                             row.optionalReal(8),
                             int(row.integer(9)),
                             row.text(10),
                             {}}});
    }));
    return linesOf(expected);
}

} // namespace

void TestPredictionWriter::rowsOfAnOlderFileBecomeSegments()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    const std::vector<std::string> expected = fillVersion3(path);
    const auto history = History::open(path);
    QVERIFY2(history, history ? "" : qPrintable(history.error().text()));
    QVERIFY(QFileInfo::exists(path + ".v4.bak"));
    const auto reader = require((*history)->reader());
    const auto found = reader->predictions({.range = always});
    QVERIFY(found);
    QCOMPARE(linesOf(*found), expected);

    // Identities and labels go on as before.
    WriteBatch batch{
        .predictions = {predictionAt(begin, "e2", "r1", "n"), predictionAt(begin, "e1", "yet to come")}};
    batch.predictions[0].record.label = "changed";
    (*history)->write(batch);
    (*history)->flush();
    const auto after = require(reader->predictions({.range = always}));
    QCOMPARE(after.size(), expected.size() + 1);
    const auto isLabelled = [&](const std::string& id, const char* label) {
        return std::any_of(after.begin(), after.end(), [&](const StoredPrediction& p) {
            return p.record.requestId == id && p.record.label == label;
        });
    };
    QVERIFY(isLabelled("r1", "changed"));
    QVERIFY(isLabelled("yet to come", "early"));
}

QTEST_GUILESS_MAIN(TestPredictionWriter)
#include "tst_predictionwriter.moc"
