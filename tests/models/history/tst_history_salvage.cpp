// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

#include "models/history/salvage/salvage.h"
#include "models/history/schema/migrations.h"
#include "models/history/sqlite/database.h"
#include "models/history/upkeep/integrity.h"

#include <QCryptographicHash>

#include <sys/resource.h>

#include <bit>
#include <csignal>
#include <map>
#include <random>

using namespace qd;

/// A damaged file: what can be read of it is saved as it was written, what is lost is told, and the file
/// itself stays as it is.
class TestHistorySalvage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aSoundFileIsSavedWhole();
    void theWriteAheadLogIsSavedToo();
    void whatIsSavedIsWhatWasWritten_data();
    void whatIsSavedIsWhatWasWritten();
    void aLostHeaderDoesNotMatter();
    void aLostSchemaDoesNotMatter();
    void aChunkThatFailsItsChecksumIsSetAside();
    void aRowOfChunksIsMadeAnewFromItsSamples_data();
    void aRowOfChunksIsMadeAnewFromItsSamples();
    void sharedBodiesAreCountedAnew_data();
    void sharedBodiesAreCountedAnew();
    void samplesOfAnUnknownSeriesAreSetAside();
    void aDamagedSegmentIsSetAside_data();
    void aDamagedSegmentIsSetAside();
    void aSeriesWhoseLabelsCannotBeReadKeepsItsSamples();
    void aLostSeriesKeepsItsSamples();
    void anOlderVersionIsSavedAndUpgraded_data();
    void anOlderVersionIsSavedAndUpgraded();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();
    void aDamagedFileOpensForReading();
    void aFileInUseIsNotTouched();
    void aFullDiskIsNamedAndLeavesNothing();

private:
    QByteArray m_sound;
};

namespace {

constexpr Timestamp now{1'700'000'000'000};
constexpr int seriesCount = 12;
constexpr int sampleCount = 1'500;
constexpr int recordCount = 300;
constexpr qsizetype pageBytes = 2'048;

using Samples = std::map<std::int64_t, std::uint64_t>; // by time, as bits
using AllSamples = std::map<SeriesKey, Samples>;
using Predictions = std::map<std::string, std::pair<std::int64_t, std::string>>; // time and label by id

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

SeriesKey keyOf(int series)
{
    return accuracyOf("model-" + std::to_string(series), "version \"1\"\n\\" + std::to_string(series % 3));
}

double valueOf(int series, int sample)
{
    if (sample % 97 == 5)
        return std::bit_cast<double>(staleMarkerBits);
    return std::sin(double(sample) / 50) * series + double(sample % 7) / 3;
}

AllSamples expectedSamples()
{
    AllSamples all;
    for (int series = 0; series < seriesCount; ++series) {
        for (int i = 0; i < sampleCount; ++i)
            all[keyOf(series)][i * 1'000] = std::bit_cast<std::uint64_t>(valueOf(series, i));
    }
    return all;
}

WriteBatch recordsOf(int number)
{
    const std::string text = std::to_string(number);
    WriteBatch batch;
    batch.predictions.push_back(predictionAt(number, "e", text));
    batch.labels.push_back({"e", {{number}, text, text}});
    batch.logPositions.push_back({"log " + text, 1, 1, number});
    batch.events.push_back({0, {number}, "version", "e", "m", text});
    batch.documents.push_back({"d", text, text});
    batch.alerts.push_back({text, "r", "e", "m", "resolved", {number}, {number}, {number}, text});
    batch.incidents.push_back({text, {number}, {number + 1}, "closed", text});
    batch.incidentSteps.push_back({0, text, {number}, "locate", text});
    batch.audit.push_back({0, {number}, "ada", "rollback", "intended", text, text, "e/m", text});
    return batch;
}

void fill(const TemporaryHistory& t)
{
    for (int series = 0; series < seriesCount; ++series) {
        SeriesRun run{keyOf(series), {}};
        for (int i = 0; i < sampleCount; ++i)
            run.samples.push_back({{i * 1'000}, valueOf(series, i)});
        QVERIFY(t.write({.runs = {std::move(run)}}));
    }
    for (int i = 0; i < recordCount; ++i)
        t.history->write(recordsOf(i));
    t.history->flush();
    std::promise<Result<void>> settled;
    t.history->settle(nullptr, [&](const Result<void>& result) { settled.set_value(result); });
    QVERIFY(settled.get_future().get());
}

AllSamples samplesIn(const HistoryReader& reader)
{
    AllSamples all;
    const auto series = reader.series({});
    if (!series)
        qFatal("%s", qPrintable(series.error().text()));
    for (const SeriesInfo& info : *series) {
        const auto samples = reader.samples(info.id, always);
        if (!samples)
            qFatal("%s", qPrintable(samples.error().text()));
        for (const Sample& sample : *samples)
            all[info.key][sample.at.ms] = std::bit_cast<std::uint64_t>(sample.value);
    }
    return all;
}

// How many of `expected` are in `found`; nothing when anything else is.
std::optional<std::size_t> countSaved(const AllSamples& found, const AllSamples& expected)
{
    std::size_t count = 0;
    for (const auto& [key, samples] : found) {
        SeriesKey original = key;
        if (key.metric == "salvaged_series") // its number tells which it was, in the order of writing
            original = keyOf(std::stoi(key.labels.get("salvaged_number")) - 1);
        const auto known = expected.find(original);
        if (known == expected.end())
            continue; // a letter of its name has changed, which nothing can tell
        for (const auto& [at, bits] : samples) {
            const auto sample = known->second.find(at);
            if (sample == known->second.end() || sample->second != bits)
                return std::nullopt;
            ++count;
        }
    }
    return count;
}

Predictions expectedPredictions()
{
    Predictions all;
    for (int i = 0; i < recordCount; ++i)
        all[std::to_string(i)] = {i, std::to_string(i)};
    return all;
}

Predictions predictionsIn(const HistoryReader& reader)
{
    const auto predictions = reader.predictions({.range = always});
    if (!predictions)
        qFatal("%s", qPrintable(predictions.error().text()));
    Predictions all;
    for (const StoredPrediction& prediction : *predictions)
        all[prediction.record.requestId] = {prediction.record.at.ms,
                                            prediction.record.label.value_or("none")};
    return all;
}

// In memory where there is such a place: each round writes several files.
QString folderPattern()
{
    const bool hasMemory = QFileInfo("/dev/shm").isWritable();
    return (hasMemory ? QStringLiteral("/dev/shm") : QDir::tempPath()) + "/tst_history_salvage-XXXXXX";
}

struct Salvaged
{
    SalvageReport report;
    AllSamples samples;
    Predictions predictions;
    std::map<std::string, std::int64_t> rows;
};

// The salvaged history, which must be sound; the original must be as it was.
std::optional<Salvaged> salvage(const QString& path)
{
    const QByteArray before = QCryptographicHash::hash(contents(path), QCryptographicHash::Sha256);
    const QByteArray logBefore = contents(path + "-wal");
    auto report = salvageHistory(path, now, {});
    if (QCryptographicHash::hash(contents(path), QCryptographicHash::Sha256) != before ||
        contents(path + "-wal") != logBefore)
        qFatal("the original was changed");
    if (!report)
        return std::nullopt;
    Salvaged salvaged{*report, {}, {}, {}};
    const auto history = History::open(report->copy);
    if (!history)
        qFatal("%s", qPrintable(history.error().text()));
    if (const auto problems = integrityProblems(report->copy); !problems || !problems->isEmpty())
        qFatal("the copy is damaged");
    const auto reader = (*history)->reader();
    salvaged.samples = samplesIn(**reader);
    salvaged.predictions = predictionsIn(**reader);
    for (const SalvageReport::Table& table : report->tables)
        salvaged.rows[table.name.toStdString()] = table.saved;
    return salvaged;
}

std::size_t total(const AllSamples& all)
{
    std::size_t count = 0;
    for (const auto& [key, samples] : all)
        count += samples.size();
    return count;
}

} // namespace

void TestHistorySalvage::initTestCase()
{
    TemporaryHistory t;
    fill(t);
    t.history.reset(); // leaves no write-ahead log behind
    m_sound = contents(t.path());
    QVERIFY(m_sound.size() > 100 * pageBytes);
}

void TestHistorySalvage::aSoundFileIsSavedWhole()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, m_sound);
    const auto salvaged = salvage(path);
    QVERIFY(salvaged);
    QCOMPARE(salvaged->samples, expectedSamples());
    QVERIFY2(!salvaged->report.lostAnything(), qPrintable(salvaged->report.details().join('\n')));
    QCOMPARE(salvaged->predictions, expectedPredictions());
    for (const char* table :
         {"log_position", "event", "document", "alert", "incident", "incident_step", "audit"})
        QCOMPARE(salvaged->rows.at(table), recordCount);
    QVERIFY(salvaged->report.copy.startsWith(path + ".salvaged-20231114T221320Z"));
    QCOMPARE(QFileInfo(salvaged->report.copy).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    // A second time beside the first.
    const auto again = salvage(path);
    QVERIFY(again);
    QVERIFY(again->report.copy != salvaged->report.copy);
}

void TestHistorySalvage::theWriteAheadLogIsSavedToo()
{
    TemporaryHistory t;
    fill(t);
    QVERIFY(t.write({.samples = {{keyOf(0), {{sampleCount * 1'000}, 42}}}}));
    // As a killed console leaves them.
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, contents(t.path()));
    const QByteArray log = contents(t.path() + "-wal");
    QVERIFY(log.size() > pageBytes);
    writeFile(path + "-wal", log + log.mid(32)); // and what an earlier use of the log left behind it
    const auto salvaged = salvage(path);
    QVERIFY(salvaged);
    AllSamples expected = expectedSamples();
    expected[keyOf(0)][sampleCount * 1'000] = std::bit_cast<std::uint64_t>(42.0);
    QCOMPARE(salvaged->samples, expected);
    QVERIFY(!salvaged->report.lostAnything());
}

namespace {

using Damage = std::function<void(QByteArray& bytes, std::mt19937_64& random)>;

qsizetype anyPage(const QByteArray& bytes, std::mt19937_64& random)
{
    return qsizetype(random() % std::uint64_t(bytes.size() / pageBytes)) * pageBytes;
}

} // namespace

Q_DECLARE_METATYPE(Damage)

void TestHistorySalvage::whatIsSavedIsWhatWasWritten_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<double>("least"); // share of samples that must be saved, on average
    QTest::newRow("a page of zeros") << Damage([](QByteArray& bytes, std::mt19937_64& random) {
        bytes.replace(anyPage(bytes, random), pageBytes, QByteArray(pageBytes, '\0'));
    }) << 0.9;
    QTest::newRow("three pages of noise") << Damage([](QByteArray& bytes, std::mt19937_64& random) {
        for (int i = 0; i < 3; ++i) {
            const qsizetype at = anyPage(bytes, random);
            for (qsizetype j = 0; j < pageBytes; ++j)
                bytes[at + j] = char(random());
        }
    }) << 0.8;
    QTest::newRow("a page in the place of another") << Damage([](QByteArray& bytes, std::mt19937_64& random) {
        bytes.replace(anyPage(bytes, random), pageBytes, bytes.mid(anyPage(bytes, random), pageBytes));
    }) << 0.9;
    QTest::newRow("a flipped bit") << Damage([](QByteArray& bytes, std::mt19937_64& random) {
        const auto at = qsizetype(random() % std::uint64_t(bytes.size()));
        bytes[at] = char(bytes[at] ^ (1 << random() % 8));
    }) << 0.9;
    QTest::newRow("ten wrong bytes") << Damage([](QByteArray& bytes, std::mt19937_64& random) {
        for (int i = 0; i < 10; ++i)
            bytes[qsizetype(random() % std::uint64_t(bytes.size()))] = char(random());
    }) << 0.4;
    QTest::newRow("cut off") << Damage([](QByteArray& bytes, std::mt19937_64& random) {
        bytes.truncate(qsizetype(random() % std::uint64_t(bytes.size())));
    }) << 0.2;
    QTest::newRow("a hole of a quarter") << Damage([](QByteArray& bytes, std::mt19937_64& random) {
        const qsizetype size = bytes.size() / 4;
        bytes.replace(qsizetype(random() % std::uint64_t(bytes.size() - size)), size,
                      QByteArray(size, '\xff'));
    }) << 0.3;
}

void TestHistorySalvage::whatIsSavedIsWhatWasWritten()
{
    QFETCH(Damage, damage);
    QFETCH(double, least);
    const AllSamples expected = expectedSamples();
    const Predictions predictions = expectedPredictions();
    std::mt19937_64 random(42);
    constexpr int rounds = 30;
    double shares = 0;
    for (int round = 0; round < rounds; ++round) {
        const QTemporaryDir folder(folderPattern());
        const QString path = folder.filePath("a.qdh");
        QByteArray bytes = m_sound;
        damage(bytes, random);
        writeFile(path, bytes);
        const auto salvaged = salvage(path);
        if (!salvaged)
            continue; // refused: nothing of it can be recognized
        const auto saved = countSaved(salvaged->samples, expected);
        QVERIFY2(saved, qPrintable(QStringLiteral("round %1").arg(round)));
        for (const auto& [id, prediction] : salvaged->predictions)
            QCOMPARE(prediction, predictions.at(id));
        if (salvaged->predictions.size() < predictions.size())
            QVERIFY(salvaged->report.lostAnything());
        if (total(salvaged->samples) < total(expected))
            QVERIFY2(!salvaged->report.lostSamples.isEmpty() || salvaged->report.wasSchemaLost,
                     qPrintable(salvaged->report.details().join('\n')));
        shares += double(*saved) / double(total(expected));
    }
    QVERIFY2(shares / rounds >= least, qPrintable(QString::number(shares / rounds)));
}

void TestHistorySalvage::aLostHeaderDoesNotMatter()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    QByteArray bytes = m_sound;
    bytes.replace(0, 100, QByteArray(100, '\x55'));
    writeFile(path, bytes);
    const auto refused = History::open(path);
    QVERIFY(!refused);
    QVERIFY(canBeSalvaged(path, refused.error()));
    const auto salvaged = salvage(path);
    QVERIFY(salvaged);
    QCOMPARE(salvaged->samples, expectedSamples());
}

void TestHistorySalvage::aLostSchemaDoesNotMatter()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    QByteArray bytes = m_sound;
    bytes.replace(0, pageBytes, QByteArray(pageBytes, '\0'));
    for (qsizetype at = pageBytes; at < bytes.size(); at += pageBytes) {
        if (bytes.mid(at, pageBytes).contains("CREATE TABLE"))
            bytes.replace(at, pageBytes, QByteArray(pageBytes, '\0'));
    }
    writeFile(path, bytes);
    const auto salvaged = salvage(path);
    QVERIFY(salvaged);
    QCOMPARE(salvaged->samples, expectedSamples());
    QVERIFY(salvaged->report.wasSchemaLost);
    QCOMPARE(salvaged->predictions, expectedPredictions());
    for (const char* table :
         {"log_position", "event", "document", "alert", "incident", "incident_step", "audit"})
        QCOMPARE(salvaged->rows.at(table), recordCount);
}

void TestHistorySalvage::aChunkThatFailsItsChecksumIsSetAside()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, m_sound);
    {
        const auto database = Database::open(path, Database::Mode::ReadWrite);
        QVERIFY(database->execute(
            "UPDATE chunk_body SET body = CAST(substr(body, 1, 200) || x'00' || substr(body, 202) AS BLOB) "
            "WHERE id IN (SELECT body FROM chunk WHERE series = 7)"));
    }
    const auto salvaged = salvage(path);
    QVERIFY(salvaged);
    AllSamples expected = expectedSamples();
    expected.erase(keyOf(6));
    QCOMPARE(salvaged->samples, expected);
    QVERIFY(salvaged->report.lostAnything());
    QVERIFY2(salvaged->report.lostSamples.join('\n').contains("model-6"),
             qPrintable(salvaged->report.lostSamples.join('\n')));
    const auto copy = Database::open(salvaged->report.copy, Database::Mode::ReadOnly);
    QVERIFY(*copy->integer("SELECT count(*) FROM damaged_chunk WHERE series = 7") > 0);
}

namespace {

void change(const QString& path, const char* sql)
{
    const auto database = Database::open(path, Database::Mode::ReadWrite);
    if (const auto done = database->execute(sql); !done)
        qFatal("%s", qPrintable(done.error().text()));
}

} // namespace

void TestHistorySalvage::aRowOfChunksIsMadeAnewFromItsSamples_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("in the summary") << QByteArray("UPDATE chunk SET max = max + 1, samples = samples - 1");
    QTest::newRow("in the times") << QByteArray("UPDATE chunk SET first_at = first_at + 7");
    QTest::newRow("no rollups") << QByteArray("DELETE FROM rollup");
    QTest::newRow("wrong rollups") << QByteArray("UPDATE rollup SET fine = x'00'");
    QTest::newRow("rollups of others") << QByteArray(
        "UPDATE rollup SET (coarse, fine) = (SELECT coarse, fine FROM rollup ORDER BY id LIMIT 1)");
}

void TestHistorySalvage::aRowOfChunksIsMadeAnewFromItsSamples()
{
    QFETCH(QByteArray, damage);
    TemporaryHistory t;
    AllSamples expected;
    for (int series = 0; series < 2; ++series) {
        SeriesRun run{keyOf(series), {}};
        for (int i = 0; i < 30'000; ++i) {
            run.samples.push_back({{i * 1'000}, double(i * (series + 1))});
            expected[run.key][i * 1'000] = std::bit_cast<std::uint64_t>(run.samples.back().value);
        }
        QVERIFY(t.write({.runs = {std::move(run)}}));
    }
    t.history.reset();
    change(t.path(), damage.constData());
    const auto salvaged = salvage(t.path());
    QVERIFY(salvaged);
    QVERIFY(salvaged->samples == expected);
    QVERIFY(salvaged->report.lostSamples.isEmpty());
    const auto copy = Database::open(salvaged->report.copy, Database::Mode::ReadOnly);
    QCOMPARE(*copy->integer("SELECT count(*) FROM rollup WHERE id NOT IN (SELECT rollup FROM chunk)"), 0);
}

void TestHistorySalvage::sharedBodiesAreCountedAnew_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::addColumn<QList<int>>("lost"); // series
    QTest::newRow("nothing counted") << QByteArray("DELETE FROM shared_body") << QList<int>();
    QTest::newRow("counted wrong") << QByteArray("UPDATE shared_body SET others = others + 5")
                                   << QList<int>();
    QTest::newRow("values of two")
        << QByteArray("UPDATE chunk_body SET body = zeroblob(length(body)) WHERE id IN (SELECT body FROM "
                      "chunk WHERE series = 1)")
        << QList<int>{0, 1};
    QTest::newRow("values of one")
        << QByteArray("UPDATE chunk_body SET body = zeroblob(length(body)) WHERE id IN (SELECT body FROM "
                      "chunk WHERE series = 3)")
        << QList<int>{2};
    QTest::newRow("times of all")
        << QByteArray("DELETE FROM chunk_body WHERE id IN (SELECT rollup_bits >> 8 FROM chunk)")
        << QList<int>{0, 1, 2};
}

void TestHistorySalvage::sharedBodiesAreCountedAnew()
{
    QFETCH(QByteArray, damage);
    QFETCH(QList<int>, lost);
    TemporaryHistory t;
    AllSamples expected;
    WriteBatch batch{.runs = {{keyOf(0), {}}, {keyOf(1), {}}, {keyOf(2), {}}}};
    for (int i = 0; i < 16'384; ++i) {
        for (int series = 0; series < 3; ++series) {
            SeriesRun& run = batch.runs[std::size_t(series)];
            run.samples.push_back({{i * 1'000 + i % 3}, double(series < 2 ? i % 17 : i % 19)});
            if (!lost.contains(series))
                expected[run.key][run.samples.back().at.ms] =
                    std::bit_cast<std::uint64_t>(run.samples.back().value);
        }
    }
    QVERIFY(t.write(batch));
    QVERIFY(t.write({.samples = {{keyOf(9), {{1}, 1}}}})); // there is something to save
    expected[keyOf(9)][1] = std::bit_cast<std::uint64_t>(1.0);
    t.history.reset();
    change(t.path(), damage.constData());
    const auto salvaged = salvage(t.path()); // its own check counts, too
    QVERIFY(salvaged);
    QVERIFY(salvaged->samples == expected);
    QCOMPARE(salvaged->report.lostSamples.isEmpty(), lost.isEmpty());
}

void TestHistorySalvage::samplesOfAnUnknownSeriesAreSetAside()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, m_sound);
    change(path, "UPDATE chunk SET body = 0 WHERE series = 7");
    const auto salvaged = salvage(path);
    QVERIFY(salvaged);
    AllSamples expected = expectedSamples();
    expected.erase(keyOf(6));
    QCOMPARE(salvaged->samples, expected);
    QVERIFY(!salvaged->report.lostSamples.isEmpty());
    const auto copy = Database::open(salvaged->report.copy, Database::Mode::ReadOnly);
    QCOMPARE(*copy->integer("SELECT sum(samples) FROM damaged_chunk WHERE series < 0"), sampleCount);
}

void TestHistorySalvage::aDamagedSegmentIsSetAside_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::addColumn<bool>("isSaved");
    QTest::newRow("a column") << QByteArray("UPDATE prediction_column SET body = x'00' WHERE id & 4095 = 0")
                              << false;
    QTest::newRow("a column missing")
        << QByteArray("DELETE FROM prediction_column WHERE id & 4095 = 7") << false;
    QTest::newRow("the header") << QByteArray("UPDATE prediction_segment SET header = x'00'") << false;
    QTest::newRow("the times") << QByteArray("UPDATE prediction_segment SET first_at = 250, last_at = 251")
                               << true;
    QTest::newRow("the rows") << QByteArray("UPDATE prediction_segment SET rows = 7") << true;
    for (const char* rows : {"0", "-1", "3000000000", "100000000000", "9000000000000000000"})
        QTest::newRow(rows) << QByteArray("UPDATE prediction_segment SET rows = ") + rows << true;
    QTest::newRow("the keys") << QByteArray("DELETE FROM prediction_key") << true;
}

void TestHistorySalvage::aDamagedSegmentIsSetAside()
{
    QFETCH(QByteArray, damage);
    QFETCH(bool, isSaved);
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, m_sound);
    change(path, damage.constData());
    const auto salvaged = salvage(path);
    QVERIFY(salvaged);
    QCOMPARE(salvaged->predictions, isSaved ? expectedPredictions() : Predictions());
    QCOMPARE(salvaged->report.lostAnything(), !isSaved);
    {
        const auto copy = Database::open(salvaged->report.copy, Database::Mode::ReadOnly);
        QCOMPARE(*copy->integer("SELECT count(*) FROM damaged_prediction") > 0, !isSaved);
    }
    if (!isSaved)
        return;
    // The request ids are known: a record with one of them takes the place of the saved one.
    const auto history = History::open(salvaged->report.copy);
    (*history)->write({.predictions = {predictionAt(1'000'000, "e", "5")}});
    (*history)->flush();
    QCOMPARE((*(*history)->reader())->predictions({.range = always})->size(), std::size_t(recordCount));
}

void TestHistorySalvage::aSeriesWhoseLabelsCannotBeReadKeepsItsSamples()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, m_sound);
    change(path, "UPDATE series SET labels = replace(labels, '=', '#') WHERE id = 3");
    const auto salvaged = salvage(path);
    QVERIFY(salvaged);
    QVERIFY(salvaged->report.lostAnything());
    QCOMPARE(countSaved(salvaged->samples, expectedSamples()), std::optional(total(expectedSamples())));
}

void TestHistorySalvage::aLostSeriesKeepsItsSamples()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, m_sound);
    change(path, "PRAGMA foreign_keys=OFF; DELETE FROM series WHERE id = 3; DELETE FROM name WHERE text = "
                 "'fraud'; DELETE FROM incident WHERE id = '5'; DELETE FROM prediction_stream");
    const auto salvaged = salvage(path);
    QVERIFY(salvaged);
    const auto history = History::open(salvaged->report.copy);
    const auto reader = *(*history)->reader();
    const auto series = reader->series({.metric = "salvaged_series"});
    QCOMPARE(series->size(), 1u);
    QCOMPARE(series->front().key.labels.get("model"), keyOf(2).labels.get("model"));
    QCOMPARE(reader->samples(series->front().id, always)->size(), std::size_t(sampleCount));
    QCOMPARE(reader->predictions({.range = always})->size(), std::size_t(recordCount));
    QCOMPARE((*reader->incident("5"))->body, "5");
    QVERIFY(salvaged->report.lostAnything());
}

void TestHistorySalvage::anOlderVersionIsSavedAndUpgraded_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version <= newestHistoryVersion(); ++version)
        QTest::addRow("version %d", version) << version;
}

void TestHistorySalvage::anOlderVersionIsSavedAndUpgraded()
{
    QFETCH(int, version);
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    const int released = version == 4 ? 3 : std::min(version, 7); // the steps after it lead to the others
    QVERIFY(QFile::copy(QStringLiteral(QD_TEST_DATA "/version-%1.qdh").arg(released), path));
    {
        const auto database = Database::open(path, Database::Mode::ReadWrite);
        QVERIFY(migrate(*database, historyMigrations().first(std::size_t(version))));
    }
    const auto salvaged = salvage(path);
    QVERIFY(salvaged);
    QCOMPARE(total(salvaged->samples), 5u * 400);
    QVERIFY(!salvaged->predictions.empty());
    QVERIFY2(!salvaged->report.lostAnything(), qPrintable(salvaged->report.details().join('\n')));
}

void TestHistorySalvage::otherFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("Dear diary, today nothing happened.\n").repeated(1'000);
    QTest::newRow("zeros") << QByteArray(100'000, '\0');
}

void TestHistorySalvage::otherFilesAreRefused()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, bytes);
    const auto report = salvageHistory(path, now, {});
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Invalid);
    QCOMPARE(contents(path), bytes);
    QCOMPARE(QDir(folder.path()).entryList({"*salvaged*"}, QDir::Files), QStringList());
}

void TestHistorySalvage::aDamagedFileOpensForReading()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    QByteArray bytes = m_sound;
    const qsizetype half = bytes.size() / pageBytes / 2 * pageBytes;
    bytes.replace(half, bytes.size() - half, QByteArray(bytes.size() - half, '\0'));
    writeFile(path, bytes);
    const auto refused = History::open(path);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QVERIFY(canBeSalvaged(path, refused.error()));
    const auto history = History::open(path, History::Access::ReadOnly);
    QVERIFY2(history, history ? "" : qPrintable(history.error().text()));
    QVERIFY((*history)->isReadOnly());
    QVERIFY((*history)->reader());
    QCOMPARE(contents(path), bytes);
}

void TestHistorySalvage::aFileInUseIsNotTouched()
{
    TemporaryHistory t;
    const auto report = salvageHistory(t.path(), now, {});
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Conflict);
}

// In words that are true of salvaging: nothing is collected here that could go on.
void TestHistorySalvage::aFullDiskIsNamedAndLeavesNothing()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, m_sound);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit usual = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
    const rlimit tight{40'000, usual.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto report = salvageHistory(path, now, {});
    ::setrlimit(RLIMIT_FSIZE, &usual);
    QVERIFY(!report);
    QVERIFY2(report.error().what.contains("disk is full"), qPrintable(report.error().text()));
    QVERIFY2(!report.error().hint.contains("collection"), qPrintable(report.error().text()));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), (QStringList{"a.qdh", "a.qdh.lock"}));
    QCOMPARE(contents(path), m_sound);
}

QTEST_GUILESS_MAIN(TestHistorySalvage)
#include "tst_history_salvage.moc"
