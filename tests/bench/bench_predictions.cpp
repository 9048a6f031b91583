// SPDX-License-Identifier: Apache-2.0
#include "models/history/history.h"
#include "models/history/historyreader.h"
#include "models/history/predictions/predictioncolumns.h"
#include "models/history/sqlite/database.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/benchpeers.h"
#include "tests/support/require.h"

#include <QJsonArray>
#include <QTemporaryDir>

#include <cmath>
#include <ctime>
#include <deque>
#include <future>
#include <map>
#include <random>

namespace qd {

namespace {

constexpr std::int64_t begin = 1'700'000'000'000;
constexpr std::int64_t year = 365LL * 86'400'000;
constexpr std::int64_t day = 86'400'000;
constexpr std::int64_t recordsPerBatch = 1'000;
constexpr std::size_t labelDelay = 20'000; ///< records between a prediction and its label
const QString peerName = QStringLiteral("SQLite rows");

double ownCpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

// CPU, best of three: a question is one thread's work, and others use the machine, too.
double bestCpuSeconds(const std::function<void()>& work)
{
    double best = 1e300;
    for (int round = 0; round < 3; ++round) {
        const double before = ownCpuSeconds();
        work();
        best = std::min(best, ownCpuSeconds() - before);
    }
    return best;
}

/// A year of a busy model: UUIDs, three versions that are rolled out one after the other, four segment
/// columns, two numeric features, probability and latency of full precision and of six decimals, and labels
/// for three in five, which come later. The same seed gives the same records.
class BenchPredictions
{
public:
    explicit BenchPredictions(std::int64_t count) : m_step(year / count) {}

    WriteBatch next(std::int64_t count)
    {
        WriteBatch batch;
        for (std::int64_t i = 0; i < count; ++i) {
            batch.predictions.push_back({"triton", record()});
            const std::string& id = batch.predictions.back().record.requestId;
            m_unlabelled.push_back(m_random() % 5 < 3 ? id : std::string());
            if (m_unlabelled.size() > labelDelay)
                label(batch);
        }
        return batch;
    }

private:
    void label(WriteBatch& batch)
    {
        if (!m_unlabelled.front().empty())
            batch.labels.push_back(
                {"triton", {{m_at}, m_unlabelled.front(), m_random() % 10 ? "legit" : "fraud"}});
        m_unlabelled.pop_front();
    }
    std::string uuid()
    {
        constexpr char digits[] = "0123456789abcdef";
        std::string text = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
        for (char& c : text) {
            if (c == 'x')
                c = digits[m_random() & 15];
            else if (c == 'y')
                c = digits[8 + (m_random() & 3)];
        }
        return text;
    }
    PredictionRecord record()
    {
        m_at += std::int64_t(m_random() % std::uint64_t(2 * m_step + 1));
        static const char* const countries[] = {"DE", "FR", "ES", "IT", "PL", "NL", "US", "CN"};
        static const char* const devices[] = {"mobile", "desktop", "tablet"};
        static const char* const tiers[] = {"free", "pro", "business", "enterprise"};
        static const char* const channels[] = {"web", "app", "api", "partner", "phone"};
        PredictionRecord record;
        record.at = {m_at};
        record.requestId = uuid();
        record.model = "fraud";
        const std::int64_t part = (m_at - begin) / (year / 6);
        record.version = std::to_string(1 + (part / 2 + std::int64_t(m_random() % 10 == 0)) % 3);
        record.prediction = m_random() % 10 ? "legit" : "fraud";
        record.probability = std::uniform_real_distribution<>(0.5, 1)(m_random);
        record.latencySeconds = std::round(std::lognormal_distribution<>(-4, 0.5)(m_random) * 1e6) / 1e6;
        record.status = m_random() % 200 ? 200 : 503;
        record.attributes = std::string(R"({"country":")") + countries[m_random() % 8] + R"(","device":")" +
                            devices[m_random() % 3] + R"(","tier":")" + tiers[m_random() % 4] +
                            R"(","channel":")" + channels[m_random() % 5] + R"(","amount":)" +
                            std::to_string(m_random() % 1'000) + '.' + std::to_string(1 + m_random() % 9) +
                            R"(,"age_days":)" + std::to_string(m_random() % 3'000) + '}';
        return record;
    }

    std::mt19937_64 m_random{42};
    std::int64_t m_step;
    std::int64_t m_at = begin;
    std::deque<std::string> m_unlabelled; ///< ids that wait for their label, empty where none comes
};

/// What a question gives: how many records, and how many of them are right, by word.
using Counts = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;

class PredictionSide
{
public:
    virtual ~PredictionSide() = default;
    virtual void write(WriteBatch batch) = 0;
    virtual void settle() {}
    /// Accuracy per version in the range.
    [[nodiscard]] virtual Counts accuracy(TimeRange range) const = 0;
    /// Records per country in the range.
    [[nodiscard]] virtual Counts countries(TimeRange range) const = 0;
    [[nodiscard]] qint64 bytesOnDisk() const { return folderBytes(m_folder.path()); }

protected:
    [[nodiscard]] QString path() const { return m_folder.filePath("bench.qdh"); }

private:
    QTemporaryDir m_folder;
};

class OurPredictions : public PredictionSide
{
public:
    void write(WriteBatch batch) override
    {
        m_history->write(std::move(batch));
        m_history->flush();
    }
    void settle() override
    {
        std::promise<Result<void>> settled;
        m_history->settle(nullptr, [&](const Result<void>& done) { settled.set_value(done); });
        require(settled.get_future().get());
    }
    [[nodiscard]] Counts accuracy(TimeRange range) const override
    {
        Counts counts;
        const PredictionColumnQuery query{
            .rows = {"triton", "fraud", {}, range}, .version = true, .prediction = true, .label = true};
        require(m_reader->predictionColumns(
            query, {}, [&](const PredictionBlock& block) { addAccuracy(block, counts); }));
        return counts;
    }
    [[nodiscard]] Counts countries(TimeRange range) const override
    {
        Counts counts;
        const PredictionColumnQuery query{.rows = {"triton", "fraud", {}, range}, .attributes = {"country"}};
        require(m_reader->predictionColumns(query, {}, [&](const PredictionBlock& block) {
            const PredictionWords& country = block.attributes.at("country").texts;
            std::vector<std::int64_t> byWord(country.words.size());
            for (const std::uint32_t code : country.codes)
                ++byWord[code];
            for (std::size_t word = 0; word < byWord.size(); ++word) {
                if (byWord[word] > 0)
                    counts[country.words[word]].first += byWord[word];
            }
        }));
        return counts;
    }

private:
    static void addAccuracy(const PredictionBlock& block, Counts& counts)
    {
        // Words of both columns by one number, so that rows compare without text.
        std::map<std::string, std::size_t> words;
        std::vector<std::size_t> label;
        std::vector<std::size_t> prediction;
        for (const std::string& word : block.label.words)
            label.push_back(words.emplace(word, words.size()).first->second);
        for (const std::string& word : block.prediction.words)
            prediction.push_back(words.emplace(word, words.size()).first->second);
        std::vector<std::pair<std::int64_t, std::int64_t>> byVersion(block.version.words.size());
        for (std::size_t i = 0; i < block.rows(); ++i) {
            if (block.label.codes[i] == PredictionWords::none)
                continue;
            auto& [all, right] = byVersion[block.version.codes[i]];
            ++all;
            right += label[block.label.codes[i]] == prediction[block.prediction.codes[i]] ? 1 : 0;
        }
        for (std::size_t i = 0; i < byVersion.size(); ++i) {
            if (byVersion[i].first == 0)
                continue;
            counts[block.version.words[i]].first += byVersion[i].first;
            counts[block.version.words[i]].second += byVersion[i].second;
        }
    }

    std::unique_ptr<History> m_history = require(History::open(path()));
    std::unique_ptr<HistoryReader> m_reader = require(m_history->reader());
};

/// One row per record, as Quarterdeck stored them before: with the same log, the same durability, and asked
/// in SQL.
class RowPredictions : public PredictionSide
{
public:
    RowPredictions()
    {
        require(m_database.useWriteAheadLog());
        require(m_database.execute(R"sql(
CREATE TABLE name(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO name(id, text) VALUES(1, '1'), (2, '2'), (3, '3'), (4, 'triton'), (5, 'fraud');
CREATE TABLE prediction(
    id INTEGER PRIMARY KEY, endpoint INTEGER NOT NULL, model INTEGER NOT NULL, version INTEGER NOT NULL,
    request_id TEXT, at INTEGER NOT NULL, prediction TEXT NOT NULL, probability REAL, label TEXT, latency REAL,
    status INTEGER NOT NULL, attributes TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX prediction_identity ON prediction(endpoint, request_id) WHERE request_id IS NOT NULL;
CREATE INDEX prediction_by_model ON prediction(endpoint, model, at);
CREATE INDEX prediction_by_time ON prediction(at);
CREATE TABLE late_label(endpoint INTEGER NOT NULL, request_id TEXT NOT NULL, at INTEGER NOT NULL,
    label TEXT NOT NULL, PRIMARY KEY(endpoint, request_id)) STRICT, WITHOUT ROWID)sql"));
        require(m_database.prepare({{&m_insert, R"sql(
INSERT INTO prediction(endpoint, model, version, request_id, at, prediction, probability, label, latency, status,
                       attributes)
VALUES(4, 5, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT(endpoint, request_id) WHERE request_id IS NOT NULL DO UPDATE SET
    model = excluded.model, version = excluded.version, at = excluded.at, prediction = excluded.prediction,
    probability = excluded.probability, label = excluded.label, latency = excluded.latency,
    status = excluded.status, attributes = excluded.attributes)sql"},
                                    {&m_label, R"sql(
INSERT INTO late_label(endpoint, request_id, at, label) VALUES(4, ?, ?, ?)
ON CONFLICT DO UPDATE SET at = excluded.at, label = excluded.label)sql"}}));
    }
    void write(WriteBatch batch) override
    {
        auto transaction = require(Transaction::begin(m_database, Transaction::Kind::Write));
        for (const auto& [endpoint, r] : batch.predictions) {
            require(m_insert.run(std::stoi(r.version), r.requestId, r.at, r.prediction, r.probability,
                                 r.label, r.latencySeconds, r.status, r.attributes));
        }
        for (const auto& [endpoint, label] : batch.labels)
            require(m_label.run(label.requestId, label.at, label.label));
        require(transaction.commit());
    }
    void settle() override { require(m_database.execute("PRAGMA wal_checkpoint(TRUNCATE)")); }
    [[nodiscard]] Counts accuracy(TimeRange range) const override
    {
        return ask(R"sql(
SELECT v.text, count(*), sum(coalesce(l.label, p.label) = p.prediction)
FROM prediction p JOIN name v ON v.id = p.version
LEFT JOIN late_label l ON l.endpoint = p.endpoint AND l.request_id = p.request_id
WHERE p.endpoint = 4 AND p.model = 5 AND p.at >= ? AND p.at < ? AND coalesce(l.label, p.label) IS NOT NULL
GROUP BY v.text)sql",
                   range);
    }
    [[nodiscard]] Counts countries(TimeRange range) const override
    {
        return ask("SELECT attributes ->> 'country', count(*), 0 FROM prediction "
                   "WHERE endpoint = 4 AND model = 5 AND at >= ? AND at < ? GROUP BY 1",
                   range);
    }

private:
    [[nodiscard]] Counts ask(const char* sql, TimeRange range) const
    {
        auto query = require(m_database.prepare(sql));
        Counts counts;
        require(forEachRow(query.bind(range.from, range.to), {}, [&](const Statement& row) {
            counts[row.text(0)] = {row.integer(1), row.integer(2)};
        }));
        return counts;
    }

    Database m_database = require(Database::open(path(), Database::Mode::ReadWrite));
    Statement m_insert;
    Statement m_label;
};

class PredictionRun
{
public:
    PredictionRun(std::int64_t records, bool withPeer)
        : m_size(records), m_rows(withPeer ? std::make_unique<RowPredictions>() : nullptr)
    {
    }

    std::vector<Figure> measure()
    {
        ingest();
        add("bytes per record on disk", perRecord(double(m_ours.bytesOnDisk())),
            [&] { return perRecord(double(m_rows->bytesOnDisk())); });
        const TimeRange oneDay{{begin + year / 2}, {begin + year / 2 + day}};
        const TimeRange all{{begin}, {begin + 2 * year}};
        question("accuracy per version, a day of a year, CPU ms", oneDay, &PredictionSide::accuracy);
        question("count by country, a day of a year, CPU ms", oneDay, &PredictionSide::countries);
        question("accuracy per version, the year, CPU ms", all, &PredictionSide::accuracy);
        question("count by country, the year, CPU ms", all, &PredictionSide::countries);
        return std::move(m_figures);
    }

private:
    template <typename Peer>
    void add(const QString& name, double ours, const Peer& peer)
    {
        m_figures.push_back({name, m_size, ours});
        if (m_rows)
            m_figures.back().peers = {{peerName, peer()}};
    }
    [[nodiscard]] double perRecord(double total) const { return total / double(m_size); }

    void ingest()
    {
        BenchPredictions source(m_size);
        double ours = 0;
        double rows = 0;
        const auto timed = [](double& sum, const auto& work) {
            const double before = ownCpuSeconds();
            work();
            sum += ownCpuSeconds() - before;
        };
        for (std::int64_t done = 0; done < m_size; done += recordsPerBatch) {
            WriteBatch batch = source.next(std::min(recordsPerBatch, m_size - done));
            WriteBatch same = m_rows ? batch : WriteBatch();
            timed(ours, [&] { m_ours.write(std::move(batch)); });
            if (m_rows)
                timed(rows, [&] { m_rows->write(std::move(same)); });
        }
        timed(ours, [&] { m_ours.settle(); });
        if (m_rows)
            timed(rows, [&] { m_rows->settle(); });
        add("ingest, CPU µs per record", perRecord(ours * 1e6), [&] { return perRecord(rows * 1e6); });
    }
    void question(const QString& name, TimeRange range, Counts (PredictionSide::*ask)(TimeRange) const)
    {
        if (m_rows && (m_ours.*ask)(range) != ((*m_rows).*ask)(range))
            qFatal("%s: the answers differ", qPrintable(name));
        add(name, 1e3 * bestCpuSeconds([&] { std::ignore = (m_ours.*ask)(range); }),
            [&] { return 1e3 * bestCpuSeconds([&] { std::ignore = ((*m_rows).*ask)(range); }); });
    }

    std::int64_t m_size;
    OurPredictions m_ours;
    std::unique_ptr<RowPredictions> m_rows;
    std::vector<Figure> m_figures;
};

} // namespace

QJsonObject runPredictionsBenchmark(const QStringList& options, QTextStream& out)
{
    out << "\npredictions: against " << peerName << ", one per record with the indexes that it needs\n";
    printHead(out, {peerName});
    QJsonArray figures;
    QStringList sizes = options;
    const bool withPeer = sizes.removeAll("no-peers") == 0;
    if (sizes.isEmpty())
        sizes = QStringList{"1e5", "1e6", "1e7"};
    for (const QString& size : sizes) {
        for (const Figure& figure : PredictionRun(std::int64_t(size.toDouble()), withPeer).measure()) {
            print(out, figure, {peerName});
            figures.append(toJson(figure));
        }
    }
    return {{"name", "predictions"}, {"peer", peerName}, {"figures", figures}};
}

} // namespace qd
