// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

#include "faultvfs.h"
#include "models/history/chunks/chunk.h"
#include "models/history/samples/tail.h"
#include "models/history/schema/migrations.h"
#include "models/history/upkeep/integrity.h"

#include <sqlite3.h>

#include <array>
#include <bit>
#include <random>

using namespace qd;

Q_DECLARE_METATYPE(qd::FaultVfs::Fault)

/// Which files are opened, brought up to date, or left alone.
class TestHistoryMigrations : public QObject
{
    Q_OBJECT

private slots:
    void versionsAscendWithoutGaps();
    void aMissingFileBecomesANewHistory();
    void anEmptyFileBecomesANewHistory();
    void aFileOfVersion1IsBroughtUpToDate();
    void rowsOfSamplesBecomeChunks();
    void chunksOfVersion3AreTakenApart();
    void tailsOfVersion5AreSealed();
    void anUpgradeLeavesACopyOfTheOldFile();
    void withoutRoomForTheCopyNothingIsUpgraded();
    void anUpgradeCanBeCancelledAndRepeated_data();
    void anUpgradeCanBeCancelledAndRepeated();
    void openingAFileThatIsUpToDateDoesNotWriteToIt();
    void aFailedStepLeavesTheVersionBefore();
    void aReaderAsksForTheUpgrade();
    void everyReleasedVersionIsBroughtUpToDate_data();
    void everyReleasedVersionIsBroughtUpToDate();
    void anUpgradeThatFailsCanBeRepeated_data();
    void anUpgradeThatFailsCanBeRepeated();
    void otherFilesAreLeftAlone_data();
    void otherFilesAreLeftAlone();
};

namespace {

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

void runSql(const QString& path, const char* sql)
{
    sqlite3* raw = nullptr;
    if (sqlite3_open(qPrintable(path), &raw) != SQLITE_OK ||
        sqlite3_exec(raw, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(raw));
    sqlite3_close(raw);
}

Database openRaw(const QString& path)
{
    auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database)
        qFatal("%s", qPrintable(database.error().text()));
    return std::move(*database);
}

QString fixtureOf(int version)
{
    return QString(QD_TEST_DATA "/version-%1.qdh").arg(version);
}

// A history as version 1 left it, with one sample in it.
void makeVersion1(const QString& path)
{
    const Database database = openRaw(path);
    if (!migrate(database, historyMigrations().first(1)))
        qFatal("migration failed");
    const auto filled = database.execute("INSERT INTO series VALUES(1, 'up', '{}');"
                                         "INSERT INTO sample VALUES(1, 1000, 4607182418800017408)");
    if (!filled)
        qFatal("%s", qPrintable(filled.error().text()));
}

// A sound history whose last page is cut off, or in which one page of each table is overwritten.
QByteArray soundHistory()
{
    TemporaryHistory t;
    WriteBatch batch;
    for (int i = 0; i < 2'000; ++i)
        batch.samples.push_back({accuracyOf("m" + std::to_string(i % 50)), {{i}, 1}});
    if (!t.write(batch))
        qFatal("write failed");
    t.history.reset(); // leaves no write-ahead log behind
    return contents(t.path());
}

} // namespace

void TestHistoryMigrations::versionsAscendWithoutGaps()
{
    int expected = 0;
    for (const Migration& step : historyMigrations())
        QCOMPARE(step.version, ++expected);
    QCOMPARE(newestHistoryVersion(), expected);
}

void TestHistoryMigrations::aMissingFileBecomesANewHistory()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("new folder/deeper/a.qdh");
    QVERIFY(History::open(path));
    const Database database = openRaw(path);
    QCOMPARE(*database.integer("PRAGMA user_version"), newestHistoryVersion());
    QCOMPARE(*database.integer("PRAGMA application_id"), historyApplicationId);
}

void TestHistoryMigrations::anEmptyFileBecomesANewHistory()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, {});
    QVERIFY(History::open(path));
    QVERIFY(History::open(path));
}

void TestHistoryMigrations::aFileOfVersion1IsBroughtUpToDate()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    makeVersion1(path);
    const auto history = History::open(path);
    QVERIFY2(history, history ? "" : qPrintable(history.error().text()));
    const auto reader = (*history)->reader();
    QVERIFY(reader);
    QCOMPARE((*reader)->samples(1, always)->front().value, 1.0);
    QVERIFY((*reader)->audit()->empty());
}

namespace {

// 40,000 samples of two series, regular, ragged, with a NaN payload, as rows of version 1.
std::vector<Sample> fillVersion1(const QString& path)
{
    makeVersion1(path);
    runSql(path, "INSERT INTO series VALUES(2, 'm', '{}')");
    std::vector<Sample> samples;
    std::string sql = "BEGIN;";
    for (std::int64_t i = 0; i < 40'000; ++i) {
        const double value = i % 1'000 == 7 ? std::bit_cast<double>(staleMarkerBits) : double(i % 977) / 8;
        samples.push_back({{i * 1'000 + i % 3}, value});
        sql += "INSERT INTO sample VALUES(2," + std::to_string(samples.back().at.ms) + "," +
               std::to_string(std::bit_cast<std::int64_t>(value)) + ");";
    }
    runSql(path, (sql + "COMMIT").c_str());
    return samples;
}

} // namespace

void TestHistoryMigrations::rowsOfSamplesBecomeChunks()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    const std::vector<Sample> expected = fillVersion1(path);
    const auto history = History::open(path);
    QVERIFY2(history, history ? "" : qPrintable(history.error().text()));
    const auto found = (*(*history)->reader())->samples(2, always);
    QVERIFY(found);
    QCOMPARE(found->size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(found->at(i).at, expected[i].at);
        QCOMPARE(std::bit_cast<std::uint64_t>(found->at(i).value),
                 std::bit_cast<std::uint64_t>(expected[i].value));
    }
    QCOMPARE(*openRaw(path).integer("SELECT count(*) FROM sqlite_schema WHERE name = 'sample'"), 0);
}

namespace {

// 20 blocks of 500 samples of series 1 as a chunk of version 3, body within, and a damaged one of series 2.
std::vector<Sample> fillVersion3(const QString& path)
{
    const Database database = openRaw(path);
    if (!migrate(database, historyMigrations().first(3)) ||
        !database.execute("INSERT INTO series VALUES(1, 'up', '{}'), (2, 'm', '{}')"))
        qFatal("migration failed");
    std::vector<Sample> samples;
    std::vector<EncodedBlock> blocks;
    std::vector<BlockView> views;
    for (std::int64_t i = 0; i < 10'000; ++i)
        samples.push_back({{i * 1'000}, i % 100 == 3 ? std::nan("") : double(i % 977) / 8});
    for (std::size_t at = 0; at < samples.size(); at += 500)
        blocks.push_back(encodeBlock(std::span(samples).subspan(at, 500)));
    for (const EncodedBlock& block : blocks)
        views.push_back({block.summary, block.bytes});
    Bytes body = encodeChunk(views);
    auto insert =
        database.prepare("INSERT INTO chunk VALUES(?, 0, 9999000, 10000, 100, 20, 0, 0, 0, 0, 0, ?)");
    if (!insert || !insert->run(1, body))
        qFatal("no chunk");
    body[900] ^= 1U;
    if (!insert->run(2, body))
        qFatal("no chunk");
    return samples;
}

} // namespace

void TestHistoryMigrations::chunksOfVersion3AreTakenApart()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    const std::vector<Sample> expected = fillVersion3(path);
    const auto history = History::open(path);
    QVERIFY2(history, history ? "" : qPrintable(history.error().text()));
    const auto reader = (*history)->reader();
    const auto found = (*reader)->samples(1, always);
    QVERIFY(found);
    QCOMPARE(found->size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(found->at(i).at, expected[i].at);
        QCOMPARE(std::bit_cast<std::uint64_t>(found->at(i).value),
                 std::bit_cast<std::uint64_t>(expected[i].value));
    }
    QVERIFY((*reader)->samples(2, always)->empty());
    const Database database = openRaw(path);
    QCOMPARE(*database.integer("SELECT count(*) FROM rollup"), 1);
    QCOMPARE(*database.integer("SELECT series FROM damaged_chunk"), 2);
    QCOMPARE(*database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'older_chunk'"), 0);
}

void TestHistoryMigrations::tailsOfVersion5AreSealed()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    QVERIFY(QFile::copy(fixtureOf(5), path));
    const std::int64_t row = tailRows(7).first;
    {
        const Database database = openRaw(path);
        auto insert = database.prepare("INSERT INTO tail VALUES(?, 5000, 6000, ?)");
        const Bytes entries{2, 4, 0x90, 0x4e, 0x05, 4, 0xd0, 0x0f, 0x0d}; // 1 at 5 s, 3 at 6 s
        QVERIFY(insert && insert->run(row, entries) &&
                insert->run(row + 1, Bytes(entries.begin(), entries.end() - 1)));
    }
    const auto history = History::open(path);
    QVERIFY2(history, history ? "" : qPrintable(history.error().text()));
    QCOMPARE(*integrityProblems(path), QStringList());
    const auto samples = (*(*history)->reader())->samples(7 * bucketSeries + 4, always);
    QVERIFY(samples);
    QCOMPARE(samples->size(), 2u);
    QVERIFY(samples->at(0).at.ms == 5'000 && samples->at(0).value == 1);
    QVERIFY(samples->at(1).at.ms == 6'000 && samples->at(1).value == 3);
    const Database database = openRaw(path);
    QCOMPARE(*database.integer("SELECT count(*) FROM damaged_chunk"), 1);
    QCOMPARE(*database.integer("SELECT series FROM damaged_chunk"), -(row + 1));
}

void TestHistoryMigrations::anUpgradeLeavesACopyOfTheOldFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    fillVersion1(path);
    QVERIFY(History::open(path));
    const QString copy = path + ".v1.bak";
    QCOMPARE(QFileInfo(copy).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const Database database = openRaw(copy);
    QCOMPARE(*database.integer("PRAGMA user_version"), 1);
    QCOMPARE(*database.integer("SELECT count(*) FROM sample"), 40'001);
    QVERIFY(!QFileInfo::exists(copy + ".partial"));

    QVERIFY(QFile::remove(copy));
    QVERIFY(History::open(path)); // up to date: no copy
    QVERIFY(!QFileInfo::exists(copy));
}

void TestHistoryMigrations::withoutRoomForTheCopyNothingIsUpgraded()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    makeVersion1(path);
    QVERIFY(QDir(folder.path()).mkpath("a.qdh.v1.bak.partial/in the way"));
    const auto history = History::open(path);
    QVERIFY(!history);
    QCOMPARE(history.error().kind, ErrorKind::Storage);
    QVERIFY(!history.error().hint.isEmpty());
    QCOMPARE(*openRaw(path).integer("PRAGMA user_version"), 1);
}

void TestHistoryMigrations::anUpgradeCanBeCancelledAndRepeated_data()
{
    QTest::addColumn<HistoryUpgrade>("stage");
    QTest::newRow("while it copies") << HistoryUpgrade::Copying;
    QTest::newRow("while it converts") << HistoryUpgrade::Converting;
}

void TestHistoryMigrations::anUpgradeCanBeCancelledAndRepeated()
{
    QFETCH(HistoryUpgrade, stage);
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    fillVersion1(path);
    OpeningWatch watch;
    watch.upgrading = [&](HistoryUpgrade entered) {
        if (entered == stage)
            watch.cancel.cancel();
    };
    const auto cancelled = History::open(path, History::Access::ReadWrite, watch);
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().kind, ErrorKind::Cancelled);
    QVERIFY(*openRaw(path).integer("PRAGMA user_version") < newestHistoryVersion());
    QVERIFY(!QFileInfo::exists(path + ".v1.bak.partial"));

    const auto again = History::open(path);
    QVERIFY(again);
    const auto samples = (*(*again)->reader())->samples(2, always);
    QVERIFY(samples);
    QCOMPARE(samples->size(), 40'000u);
}

void TestHistoryMigrations::openingAFileThatIsUpToDateDoesNotWriteToIt()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    QVERIFY(History::open(path));
    const auto history = History::open(path);
    QVERIFY(history);
    QCOMPARE(QFileInfo(path + "-wal").size(), 0);
}

void TestHistoryMigrations::aFailedStepLeavesTheVersionBefore()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    makeVersion1(path);
    const Migration broken[] = {historyMigrations()[0], {2, "CREATE TABLE half(id); CREATE TABLE half(id)"}};
    const Database database = openRaw(path);
    QVERIFY(!migrate(database, broken));
    QCOMPARE(*database.integer("PRAGMA user_version"), 1);
    QCOMPARE(*database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), 0);
    QVERIFY(migrate(database, historyMigrations()));
}

void TestHistoryMigrations::aReaderAsksForTheUpgrade()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    makeVersion1(path);
    const auto history = History::open(path, History::Access::ReadOnly);
    QVERIFY(!history);
    QCOMPARE(history.error().kind, ErrorKind::Invalid);
    QVERIFY(!history.error().hint.isEmpty());
}

namespace {

constexpr std::array releasedVersions{1, 2, 3, 5, 6, 7}; // 4 was only ever a step on the way to 5
constexpr std::int64_t fixtureTime = 1'700'000'000'000;

// What the files in data/ were filled with.
void compareWithFixture(const HistoryReader& reader, int version)
{
    const auto series = reader.series({});
    QCOMPARE(series->size(), 5u);
    for (int n = 1; n <= 5; ++n) {
        const SeriesInfo& info = series->at(std::size_t(n) - 1);
        QCOMPARE(info.key.labels, (Labels{{"endpoint", "triton"}, {"model", "m" + std::to_string(n)}}));
        const auto samples = reader.samples(info.id, always);
        QVERIFY(samples);
        QCOMPARE(samples->size(), 400u);
        for (int i = 0; i < 400; ++i) {
            const double value = i % 50 == 7 ? std::bit_cast<double>(staleMarkerBits) : n + i / 8.0;
            QCOMPARE(samples->at(std::size_t(i)).at.ms, fixtureTime + i * 1'000 + i % 3);
            QCOMPARE(std::bit_cast<std::uint64_t>(samples->at(std::size_t(i)).value),
                     std::bit_cast<std::uint64_t>(value));
        }
    }
    const auto predictions = reader.predictions({.range = always});
    QVERIFY(predictions);
    QCOMPARE(predictions->size(), 50u);
    for (int i = 0; i < 50; ++i) {
        const PredictionRecord& record = predictions->at(std::size_t(i)).record;
        QCOMPARE(record.at.ms, fixtureTime + i * 1'000);
        QCOMPARE(record.model, "fraud");
        QCOMPARE(record.version, "7");
        QCOMPARE(record.requestId, i % 5 == 0 ? std::string() : "r" + std::to_string(i));
        QCOMPARE(record.prediction, i % 2 ? "yes" : "no");
        QCOMPARE(record.probability, std::optional(i / 64.0));
        QCOMPARE(record.latencySeconds, std::optional(i / 1024.0));
        QCOMPARE(record.label.value_or("none"), i % 5 == 1 ? "late" : i % 3 == 0 ? "no" : "none");
        QCOMPARE(record.attributes, "{\"n\":" + std::to_string(i) + "}");
    }
    QCOMPARE(reader.events(always, "version")->size(), 50u);
    QCOMPARE(reader.logPositions()->front(), (LogPosition{"/var/log/a.jsonl", 1, UINT64_MAX - 1, 300}));
    QCOMPARE(reader.document("rule", "accuracy")->value(), R"({"id":"accuracy"})");
    if (version < 2)
        return;
    QCOMPARE(reader.alerts(always)->front().id, "a1");
    QCOMPARE(reader.incident("i1")->value().body, R"({"title":"t"})");
    QCOMPARE(reader.incidentSteps("i1")->front().body, R"({"step":1})");
    QCOMPARE(reader.audit("i1")->front().action, "rollback");
}

} // namespace

void TestHistoryMigrations::everyReleasedVersionIsBroughtUpToDate_data()
{
    QTest::addColumn<int>("version");
    for (const int version : releasedVersions)
        QTest::addRow("version %d", version) << version;
}

void TestHistoryMigrations::everyReleasedVersionIsBroughtUpToDate()
{
    QFETCH(int, version);
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    QVERIFY(QFile::copy(fixtureOf(version), path));
    const auto history = History::open(path);
    QVERIFY2(history, history ? "" : qPrintable(history.error().text()));
    compareWithFixture(**(*history)->reader(), version);
    QCOMPARE(*integrityProblems(path), QStringList());
    const QString copy = QStringLiteral("%1.v%2.bak").arg(path).arg(version);
    QCOMPARE(QFileInfo::exists(copy), version < newestHistoryVersion());
    if (version < newestHistoryVersion()) {
        QCOMPARE(*openRaw(copy).integer("PRAGMA user_version"), version);
        // Taking the upgrade back is a matter of a file's name.
        const auto again = History::open(copy);
        QVERIFY(again);
        compareWithFixture(**(*again)->reader(), version);
    }
}

void TestHistoryMigrations::anUpgradeThatFailsCanBeRepeated_data()
{
    QTest::addColumn<FaultVfs::Fault>("fault");
    QTest::addColumn<int>("length");
    QTest::newRow("a full disk") << FaultVfs::Fault::DiskFull << 1'000'000;
    QTest::newRow("a failing write") << FaultVfs::Fault::FailingWrite << 1;
    QTest::newRow("a failing sync") << FaultVfs::Fault::FailingSync << 20;
    QTest::newRow("power loss") << FaultVfs::Fault::PowerLoss << 1;
}

void TestHistoryMigrations::anUpgradeThatFailsCanBeRepeated()
{
    QFETCH(FaultVfs::Fault, fault);
    QFETCH(int, length);
    FaultVfs vfs;
    std::mt19937_64 random(7);
    const auto upgrade = [](const QTemporaryDir& folder) {
        const QString path = folder.filePath("a.qdh");
        if (!QFile::copy(fixtureOf(1), path))
            qFatal("no fixture");
        return History::open(path).has_value();
    };
    std::int64_t operations = 0;
    {
        const QTemporaryDir folder;
        vfs.plan(FaultVfs::Fault::FailingWrite, INT64_MAX, 0);
        QVERIFY(upgrade(folder));
        operations = vfs.operations();
    }
    int failed = 0;
    for (int round = 0; round < 25; ++round) {
        const QTemporaryDir folder;
        vfs.plan(fault, 1 + operations * round / 25, length);
        failed += !upgrade(folder);
        if (fault == FaultVfs::Fault::PowerLoss)
            vfs.losePower(random);
        vfs.plan(FaultVfs::Fault::FailingWrite, INT64_MAX, 0);
        const auto history = History::open(folder.filePath("a.qdh"));
        QVERIFY2(history, history ? "" : qPrintable(history.error().text()));
        compareWithFixture(**(*history)->reader(), 1);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY2(failed > 5, qPrintable(QString::number(failed)));
}

void TestHistoryMigrations::otherFilesAreLeftAlone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");

    const QTemporaryDir folder;
    QTest::newRow("text") << QByteArray("Dear diary, today nothing happened.\n").repeated(100)
                          << ErrorKind::Invalid;
    QTest::newRow("short text") << QByteArray("x") << ErrorKind::Invalid;

    const QString foreign = folder.filePath("foreign.db");
    runSql(foreign, "CREATE TABLE bookmark(url TEXT); PRAGMA user_version=7");
    QTest::newRow("database of another program") << contents(foreign) << ErrorKind::Invalid;

    const QString marked = folder.filePath("marked.db");
    runSql(marked, "PRAGMA application_id=12345");
    QTest::newRow("empty database with another mark") << contents(marked) << ErrorKind::Invalid;

    const QString newer = folder.filePath("newer.qdh");
    writeFile(newer, soundHistory());
    runSql(newer, "PRAGMA user_version=1000");
    QTest::newRow("newer version") << contents(newer) << ErrorKind::Invalid;

    const QByteArray sound = soundHistory();
    QTest::newRow("cut off") << sound.first(sound.size() - 8'192) << ErrorKind::Storage;
    QTest::newRow("cut within the header") << sound.first(20) << ErrorKind::Invalid;

    QByteArray overwritten = sound;
    for (qsizetype at = 2 * 4'096; at < overwritten.size(); ++at)
        overwritten[at] = static_cast<char>(at * 31 + 7);
    QTest::newRow("pages overwritten") << overwritten << ErrorKind::Storage;

    QByteArray schema = sound;
    schema.replace(108, 2'000, QByteArray(2'000, '\x55'));
    QTest::newRow("schema overwritten") << schema << ErrorKind::Storage;
}

void TestHistoryMigrations::otherFilesAreLeftAlone()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorKind, kind);
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, bytes);
    for (const auto access : {History::Access::ReadWrite, History::Access::ReadOnly}) {
        const auto history = History::open(path, access);
        if (history) { // what can be read of a damaged history may be
            QCOMPARE(access, History::Access::ReadOnly);
            QCOMPARE(kind, ErrorKind::Storage);
            QCOMPARE(contents(path), bytes);
            continue;
        }
        QCOMPARE(history.error().kind, kind);
        QCOMPARE(history.error().where, path);
        QVERIFY(!history.error().hint.isEmpty());
        QCOMPARE(contents(path), bytes);
    }
}

QTEST_GUILESS_MAIN(TestHistoryMigrations)
#include "tst_history_migrations.moc"
