// SPDX-License-Identifier: Apache-2.0
#include "exchangefixture.h"
#include "models/exchange/pieces.h"
#include "models/exchange/selectortext.h"
#include "models/history/sqlite/database.h"
#include "models/logs/rows/csv.h"

#include <unistd.h>

#include <limits>
#include <set>

using namespace qd;

namespace {

// Three series of which one has everything that a text could lose.
WriteBatch fewSamples()
{
    WriteBatch batch;
    const SeriesKey odd{"odd-name", Labels{{"weird label", "a,\"b\"\n"}, {"model", "m"}}};
    std::int64_t at = 1'700'000'000'001;
    for (const double value : {0.1, -0.0, std::numeric_limits<double>::infinity(),
                               std::bit_cast<double>(std::uint64_t{0x7ff8000000000001}), 5e-324,
                               std::bit_cast<double>(staleMarkerBits)})
        batch.samples.push_back({odd, {{at++}, value}});
    for (int i = 0; i < 3; ++i) {
        batch.samples.push_back({{"requests_total", Labels{{"code", "200"}}}, {{at + i * 1'000}, i * 2.0}});
        batch.samples.push_back({accuracyOf("fraud"), {{at + i * 1'000}, 0.9 + i * 0.01}});
    }
    return batch;
}

StoredPrediction fullPrediction()
{
    StoredPrediction stored = predictionAt(1'700'000'000'123, "triton", "r-1");
    stored.record.prediction = "a, \"quoted\"\nclass";
    stored.record.probability = 0.1 + 0.2;
    stored.record.label = "no";
    stored.record.latencySeconds = 0.0123;
    stored.record.status = 200;
    stored.record.attributes = R"({"country":"DE","amount":12.5})";
    return stored;
}

} // namespace

/// What is written, to where, and what remains when it is not.
class TestExport : public QObject
{
    Q_OBJECT

private slots:
    void csvComesBackBitForBit();
    void csvHasOnlyWhatWasAskedFor();
    void predictionsComeBackWithEveryColumn();
    void aSpreadsheetRunsNoText();
    void recordsAreJsonLines();
    void aCancelledExportLeavesNothing_data();
    void aCancelledExportLeavesNothing();
    void anUnwritableFolderIsNamed();
    void anEmptyRangeIsRefused();
    void theTargetIsReplacedAsAWhole();
    void noHistoryIsEverReplaced_data();
    void noHistoryIsEverReplaced();
    void longSeriesAreReadInPieces();
    void manyPredictionsAreReadInPieces();
    void progressGrowsToTheEnd();
    void theEstimateIsClose();
    void aFileWithAnotherSchemaIsRefused();
    void aFarPredictionCostsNothing_data();
    void aFarPredictionCostsNothing();
    void damagedTimesAreTold_data();
    void damagedTimesAreTold();

private:
    static ExportOutcome run(const TemporaryHistory& history, ExportRequest request)
    {
        request.mayReplace = true; // some write one name twice
        return require(exportHistory(history.path(), request));
    }
};

void TestExport::csvComesBackBitForBit()
{
    TemporaryHistory source;
    require(source.write(fewSamples()));
    const QString target = source.folder.filePath("out.csv");
    const auto outcome = run(source, {ExportFormat::SamplesCsv, target});
    QCOMPARE(outcome.series, 3);
    QCOMPARE(outcome.rows, 12);
    QCOMPARE(outcome.bytes, QFileInfo(target).size());
    QVERIFY(contentOf(target).startsWith("time,metric,labels,value\r\n"));

    TemporaryHistory copy;
    const auto imported = require(importFile(*copy.history, target));
    QVERIFY(!imported.stopped);
    QCOMPARE(imported.rejected, 0);
    QCOMPARE(imported.samples, 12);
    QCOMPARE(allSamples(*copy.reader()), allSamples(*source.reader()));
}

void TestExport::csvHasOnlyWhatWasAskedFor()
{
    TemporaryHistory source;
    require(source.write(fewSamples()));
    const QString target = source.folder.filePath("out.csv");
    const auto selector = require(parseSelector("requests_total{code=~\"2..\"}"));
    const TimeRange second{{1'700'000'001'000}, {1'700'000'002'000}};
    // Twice the same: a series comes once.
    run(source, {ExportFormat::SamplesCsv, target, second, {selector, selector}});
    QCOMPARE(contentOf(target),
             QByteArray("time,metric,labels,value\r\n"
                        "2023-11-14T22:13:21.007Z,requests_total,\"{code=\"\"200\"\"}\",2\r\n"));
}

void TestExport::predictionsComeBackWithEveryColumn()
{
    TemporaryHistory source;
    StoredPrediction bare = predictionAt(1'700'000'000'500, "triton", "");
    require(source.write({.predictions = {fullPrediction(), bare, bare}}));
    const QString target = source.folder.filePath("out.csv");
    QCOMPARE(run(source, {ExportFormat::PredictionsCsv, target}).rows, 3);

    TemporaryHistory copy;
    // Twice: the two without a request id are known by their columns.
    for (int i = 0; i < 2; ++i)
        QCOMPARE(require(importFile(*copy.history, target)).predictions, 3);
    const auto before = require(source.reader()->predictions({.range = always}));
    const auto after = require(copy.reader()->predictions({.range = always}));
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        QCOMPARE(after[i].endpoint, before[i].endpoint);
        QVERIFY(after[i].record == before[i].record);
    }
}

void TestExport::aSpreadsheetRunsNoText()
{
    TemporaryHistory source;
    StoredPrediction hostile = predictionAt(1'700'000'000'500, "triton", "r", "=cmd|' /C calc'!A0", "-1");
    hostile.record.prediction = "@SUM(A1)";
    require(source.write({.predictions = {hostile}}));
    const QString target = source.folder.filePath("out.csv");
    run(source, {.format = ExportFormat::PredictionsCsv, .target = target, .cells = CellStyle::Spreadsheet});
    const QByteArray guarded = contentOf(target);
    QVERIFY(guarded.contains(",'=cmd|' /C calc'!A0,-1,r,'@SUM(A1),"));
    run(source, {ExportFormat::PredictionsCsv, target});
    QVERIFY(contentOf(target).contains(",=cmd|' /C calc'!A0,-1,r,@SUM(A1),"));
}

void TestExport::recordsAreJsonLines()
{
    TemporaryHistory source;
    const TimeRange range{{1'000}, {2'000}};
    WriteBatch batch;
    for (const std::int64_t at : {500, 1'500})
        batch.events.push_back({0, {at}, "version", "triton", "fraud", R"({"version":"2"})"});
    batch.alerts.push_back({"a1", "rule", "triton", "fraud", "firing", {900}, {1'100}, {0}, "{}"});
    batch.incidents.push_back({"i1", {1'200}, {0}, "fix", R"({"title":"slow"})"});
    batch.incidents.push_back({"i2", {2'200}, {0}, "fix", "{}"});
    batch.incidentSteps.push_back({0, "i1", {1'300}, "locate", R"({"found":true})"});
    batch.audit.push_back({0, {2'500}, "me", "rollback", "succeeded", "x", "i1", "triton/fraud", "{}"});
    batch.audit.push_back({0, {2'500}, "me", "rollback", "succeeded", "y", "i2", "triton/fraud", "{}"});
    require(source.write(std::move(batch)));
    const QString target = source.folder.filePath("out.jsonl");
    run(source, {ExportFormat::Records, target, range});

    QStringList kinds;
    QJsonObject incident;
    for (const QByteArray& line : contentOf(target).trimmed().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        kinds << object["kind"].toString();
        if (kinds.last() == "incident")
            incident = object;
    }
    QCOMPARE(kinds, (QStringList{"event", "alert", "incident", "audit"}));
    QCOMPARE(incident["opened"].toString(), QString("1970-01-01T00:00:01.200Z"));
    QVERIFY(incident["closed"].isNull());
    QCOMPARE(incident["steps"][0]["body"]["found"].toBool(), true);
}

void TestExport::aCancelledExportLeavesNothing_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("csv") << int(ExportFormat::SamplesCsv);
    QTest::newRow("openmetrics") << int(ExportFormat::OpenMetrics);
    QTest::newRow("predictions") << int(ExportFormat::PredictionsCsv);
    QTest::newRow("records") << int(ExportFormat::Records);
}

void TestExport::aCancelledExportLeavesNothing()
{
    QFETCH(int, format);
    TemporaryHistory source;
    WriteBatch batch = fewSamples();
    batch.predictions = {fullPrediction()};
    batch.events.push_back({0, {1'000}, "version", "triton", "fraud", "{}"});
    require(source.write(std::move(batch)));
    QTemporaryDir folder;
    const QString target = folder.filePath("out");
    writeFile(target, "as it was");
    CancelToken cancel;
    cancel.cancel();
    const ExportRequest request{.format = ExportFormat(format), .target = target, .mayReplace = true};
    const auto outcome = exportHistory(source.path(), request, cancel);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
    QCOMPARE(filesIn(folder.path()), QStringList{"out"});
    QCOMPARE(contentOf(target), QByteArray("as it was"));
}

void TestExport::anUnwritableFolderIsNamed()
{
    TemporaryHistory source;
    const QString target = source.folder.filePath("no/such/folder/out.csv");
    const auto outcome = exportHistory(source.path(), {ExportFormat::SamplesCsv, target});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Storage);
    QCOMPARE(outcome.error().where, target);
    QVERIFY(!outcome.error().hint.isEmpty());
}

void TestExport::anEmptyRangeIsRefused()
{
    TemporaryHistory source;
    const auto outcome = exportHistory(
        source.path(), {ExportFormat::SamplesCsv, source.folder.filePath("o"), TimeRange{{5}, {5}}});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Invalid);
}

void TestExport::noHistoryIsEverReplaced_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("target");
    for (const auto format : {ExportFormat::SamplesCsv, ExportFormat::OpenMetrics,
                              ExportFormat::PredictionsCsv, ExportFormat::Records, ExportFormat::Workspace}) {
        for (const char* target : {"test.qdh", "test.qdh-wal", "test.qdh-shm", "test.qdh.lock", "other.qdh",
                                   "used.qdh", "used.qdh.lock", "used.qdh-wal", "link", "hard"})
            QTest::addRow("%s onto %s", std::string(exportFormatId(format)).c_str(), target)
                << int(format) << target;
    }
}

// While a console has it open, and others that are closed or open.
void TestExport::noHistoryIsEverReplaced()
{
    QFETCH(int, format);
    QFETCH(QString, target);
    TemporaryHistory source;
    require(source.write(fewSamples()));
    const auto at = [&](const char* name) { return source.folder.filePath(QLatin1String(name)); };
    QVERIFY(History::open(at("other.qdh")));
    const auto used = require(History::open(at("used.qdh")));
    used->write(fewSamples());
    used->flush();
    QVERIFY(QFile::link(at("used.qdh"), at("link")));
    QCOMPARE(::link(qPrintable(at("other.qdh")), qPrintable(at("hard"))), 0);
    const QStringList names = filesIn(source.folder.path());

    const auto outcome =
        exportHistory(source.path(),
                      {.format = ExportFormat(format), .target = at(qPrintable(target)), .mayReplace = true});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Invalid);
    QVERIFY(!outcome.error().hint.isEmpty());
    QCOMPARE(filesIn(source.folder.path()), names);
    require(source.write({.samples = {{accuracyOf("later"), {{1'700'000'100'000}, 1}}}}));
    QCOMPARE(allSamples(*source.reader()).size(), 13);
    QCOMPARE(allSamples(*require(used->reader())).size(), 12);
    QVERIFY(HistoryReader::open(at("other.qdh")));
    QVERIFY(!History::open(at("used.qdh"))); // its lock holds
}

void TestExport::theTargetIsReplacedAsAWhole()
{
    TemporaryHistory source;
    QTemporaryDir folder;
    const QString real = folder.filePath("real.csv");
    writeFile(real, "old and longer than what comes now");
    QVERIFY(QFile::link(real, folder.filePath("link.csv")));
    const QString link = folder.filePath("link.csv");
    const auto refused = exportHistory(source.path(), {ExportFormat::SamplesCsv, link});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QVERIFY(contentOf(real).startsWith("old and longer"));
    run(source, {.format = ExportFormat::SamplesCsv, .target = link, .mayReplace = true});
    QCOMPARE(contentOf(real), QByteArray("time,metric,labels,value\r\n"));
    QVERIFY(QFileInfo(folder.filePath("link.csv")).isSymLink());
    QCOMPARE(filesIn(folder.path()), (QStringList{"link.csv", "real.csv"}));
    QCOMPARE(QFileInfo(real).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestExport::longSeriesAreReadInPieces()
{
    // Crowded, then empty, then thin, with NaN, which no summary counts, in between.
    TemporaryHistory source;
    SeriesRun run{accuracyOf("fraud"), {}};
    for (std::int64_t i = 0; i < 2 * samplesPerPiece; ++i)
        run.samples.push_back({{i * 7}, i % 5 ? double(i) : std::numeric_limits<double>::quiet_NaN()});
    for (std::int64_t i = 0; i < 50; ++i)
        run.samples.push_back({{200'000'000'000 + i * 86'400'000}, 1.0});
    const std::size_t written = run.samples.size();
    require(source.write({.runs = {run}}));
    const auto reader = source.reader();
    const auto series = require(reader->series({}));
    const TimeRange range = require(reader->extent()).value();

    std::vector<Sample> read;
    std::size_t largest = 0;
    Timestamp before{INT64_MIN};
    require(forEachSamplePiece(*reader, series.front().id, range, {},
                               [&](std::span<const Sample> piece, Timestamp upTo) -> Result<void> {
                                   if (upTo < before || (!piece.empty() && piece.back().at >= upTo))
                                       qFatal("pieces out of order");
                                   before = upTo;
                                   largest = std::max(largest, piece.size());
                                   read.insert(read.end(), piece.begin(), piece.end());
                                   return {};
                               }));
    QCOMPARE(read.size(), written);
    QVERIFY(std::is_sorted(read.begin(), read.end(),
                           [](const Sample& a, const Sample& b) { return a.at < b.at; }));
    QVERIFY2(largest <= 2 * std::size_t(samplesPerPiece), qPrintable(QString::number(largest)));
}

void TestExport::manyPredictionsAreReadInPieces()
{
    TemporaryHistory source;
    WriteBatch batch;
    // 6,000 within one millisecond cannot be parted; the others can.
    for (int i = 0; i < 6'000; ++i)
        batch.predictions.push_back(predictionAt(1'000, "triton", "same" + std::to_string(i)));
    for (int i = 0; i < 12'000; ++i)
        batch.predictions.push_back(predictionAt(2'000 + i / 3, "triton", "r" + std::to_string(i)));
    batch.predictions.push_back(predictionAt(4'000'000'000, "triton", "late"));
    require(source.write(std::move(batch)));
    const auto reader = source.reader();
    std::set<std::string> ids;
    std::size_t rows = 0;
    std::size_t pieces = 0;
    require(forEachPredictionPiece(*reader, {{0}, {5'000'000'000}}, {},
                                   [&](std::span<const StoredPrediction> piece, Timestamp) -> Result<void> {
                                       for (const StoredPrediction& stored : piece)
                                           ids.insert(stored.record.requestId);
                                       rows += piece.size();
                                       pieces += piece.empty() ? 0 : 1;
                                       return {};
                                   }));
    QCOMPARE(rows, 18'001u);
    QCOMPARE(ids.size(), 18'001u);
    QVERIFY(pieces >= 5);
}

void TestExport::progressGrowsToTheEnd()
{
    TemporaryHistory source;
    WriteBatch batch;
    for (int s = 0; s < 4; ++s) {
        SeriesRun run{accuracyOf("m" + std::to_string(s)), {}};
        for (std::int64_t i = 0; i < 20'000; ++i)
            run.samples.push_back({{1'000 * i}, double(i)});
        batch.runs.push_back(std::move(run));
    }
    require(source.write(std::move(batch)));
    std::vector<ExchangeProgress> seen;
    require(exportHistory(source.path(), {ExportFormat::SamplesCsv, source.folder.filePath("o")}, {},
                          [&](const ExchangeProgress& progress) { seen.push_back(progress); }));
    QCOMPARE(seen.size(), 4u);
    QVERIFY(std::is_sorted(seen.begin(), seen.end(), [](const auto& a, const auto& b) {
        return a.fraction < b.fraction && a.rows < b.rows;
    }));
    QCOMPARE(seen.front().fraction, 0.25);
    QCOMPARE(seen.back().fraction, 1.0);
    QCOMPARE(seen.back().rows, 80'000);
}

void TestExport::theEstimateIsClose()
{
    TemporaryHistory source;
    WriteBatch batch;
    for (int s = 0; s < 600; ++s) { // more than are looked at
        SeriesRun run{{"memory_used_bytes", Labels{{"endpoint", "e" + std::to_string(s)}}}, {}};
        for (std::int64_t i = 0; i < 20; ++i)
            run.samples.push_back({{1'700'000'000'000 + 1'000 * i}, 0.123456 * double(i + s)});
        batch.runs.push_back(std::move(run));
    }
    for (int i = 0; i < 5'000; ++i)
        batch.predictions.push_back(
            predictionAt(1'700'000'000'000 + i * 4, "triton", "r" + std::to_string(i)));
    require(source.write(std::move(batch)));
    for (const ExportFormat format :
         {ExportFormat::SamplesCsv, ExportFormat::OpenMetrics, ExportFormat::PredictionsCsv}) {
        const ExportRequest request{format, source.folder.filePath("out")};
        const auto estimate = require(estimateExport(*source.reader(), source.path(), request));
        const auto outcome = run(source, request);
        QVERIFY2(std::abs(double(estimate.bytes) / double(outcome.bytes) - 1) < 0.25,
                 qPrintable(QStringLiteral("%1 for %2").arg(estimate.bytes).arg(outcome.bytes)));
        QVERIFY(std::abs(double(estimate.rows) / double(outcome.rows) - 1) < 0.05);
        QCOMPARE(estimate.series, outcome.series);
    }
}

// A view without an end in place of a table would keep an export at work for ever.
void TestExport::aFileWithAnotherSchemaIsRefused()
{
    TemporaryHistory t;
    require(t.write(fewSamples()));
    t.history.reset();
    require(require(Database::open(t.path(), Database::Mode::ReadWrite))
                .execute("DROP TABLE event; CREATE VIEW event AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                         "SELECT i + 1 "
                         "FROM n) SELECT i AS id, i AS at, 'version' AS kind, 'e' AS endpoint, 'm' AS model, "
                         "'{}' AS detail FROM n"));
    const QTemporaryDir folder;
    for (const ExportFormat format :
         {ExportFormat::SamplesCsv, ExportFormat::OpenMetrics, ExportFormat::PredictionsCsv,
          ExportFormat::Records, ExportFormat::Workspace}) {
        for (const bool hasRange : {false, true}) {
            ExportRequest request{format, folder.filePath("out")};
            if (hasRange)
                request.range = TimeRange{{0}, {10'000}};
            const auto outcome = exportHistory(t.path(), request);
            QVERIFY(!outcome);
            QVERIFY2(outcome.error().text().contains("view “event”"), qPrintable(outcome.error().text()));
            QCOMPARE(filesIn(folder.path()), QStringList());
        }
    }
}

void TestExport::aFarPredictionCostsNothing_data()
{
    QTest::addColumn<qint64>("at");
    QTest::newRow("9999") << qint64(253'402'300'799'000);
    QTest::newRow("before the ice age") << qint64(-900'000'000'000'000);
    QTest::newRow("the last moment") << qint64(INT64_MAX - 1);
    QTest::newRow("the first moment") << qint64(INT64_MIN);
}

// Work follows the data: cut by the time that they span, this would take days.
void TestExport::aFarPredictionCostsNothing()
{
    QFETCH(qint64, at);
    TemporaryHistory source;
    WriteBatch batch = fewSamples();
    batch.predictions = {fullPrediction(), predictionAt(at, "triton", "far")};
    require(source.write(std::move(batch)));
    const QString target = source.folder.filePath("out");
    QCOMPARE(run(source, {ExportFormat::SamplesCsv, target}).rows, 12);
    QCOMPARE(run(source, {ExportFormat::OpenMetrics, target}).rows, 11);
    QCOMPARE(run(source, {ExportFormat::PredictionsCsv, target}).rows, 2);
    const auto estimate =
        require(estimateExport(*source.reader(), source.path(), {ExportFormat::PredictionsCsv, target}));
    QVERIFY(estimate.rows <= 2);
}

void TestExport::damagedTimesAreTold_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::addColumn<bool>("isSettled");
    QTest::addColumn<int>("format");
    const QByteArray nowhere(" SET first_at = 9223372036854775807, last_at = -9223372036854775808");
    const auto add = [&](const char* name, const QByteArray& damage, bool isSettled, ExportFormat format) {
        QTest::newRow(name) << damage << isSettled << int(format);
    };
    add("tail", "UPDATE tail" + nowhere, false, ExportFormat::SamplesCsv);
    add("tail, OpenMetrics", "UPDATE tail" + nowhere, false, ExportFormat::OpenMetrics);
    add("tail of another bucket", "UPDATE tail SET id = id + 68719476736", false, ExportFormat::SamplesCsv);
    add("chunk", "UPDATE chunk" + nowhere, true, ExportFormat::SamplesCsv);
    add("chunk of another series", "UPDATE chunk SET series = 2 WHERE series = 1", true,
        ExportFormat::SamplesCsv);
    add("tail of predictions", "UPDATE prediction_tail" + nowhere, false, ExportFormat::PredictionsCsv);
    add("segment", "UPDATE prediction_segment" + nowhere, true, ExportFormat::PredictionsCsv);
    add("segment without rows", "UPDATE prediction_segment SET rows = 0", true, ExportFormat::PredictionsCsv);
    add("segment without dead rows", "UPDATE prediction_segment SET dead = 1", true,
        ExportFormat::PredictionsCsv);
}

void TestExport::damagedTimesAreTold()
{
    QFETCH(QByteArray, damage);
    QFETCH(bool, isSettled);
    QFETCH(int, format);
    TemporaryHistory source;
    WriteBatch batch = fewSamples();
    batch.predictions = {fullPrediction()};
    require(source.write(std::move(batch)));
    if (isSettled) {
        std::promise<Result<void>> settled;
        source.history->settle(nullptr, [&](const Result<void>& done) { settled.set_value(done); });
        require(settled.get_future().get());
    }
    const QString target = source.folder.filePath("out");
    const ExportRequest request{ExportFormat(format), target};
    const auto before = run(source, request);
    QVERIFY(before.rows > 0);
    source.history.reset();
    require(require(Database::open(source.path(), Database::Mode::ReadWrite))
                .execute(("PRAGMA foreign_keys=OFF; " + damage).constData()));
    const auto outcome = exportHistory(source.path(), request);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Storage);
    QVERIFY2(outcome.error().what.contains("damaged"), qPrintable(outcome.error().text()));
}

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
