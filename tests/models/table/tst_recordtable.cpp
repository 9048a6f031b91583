// SPDX-License-Identifier: Apache-2.0
#include "models/table/blocks/temporaryfile.h"
#include "models/table/reading/recordimport.h"

#include <QTemporaryDir>
#include <QTest>

#include <malloc.h>

#include <cmath>
#include <random>
#include <thread>

using namespace qd;

namespace {

PredictionRecord record(std::int64_t at, const std::string& version, const std::string& attributes = "{}")
{
    PredictionRecord one;
    one.at = {at};
    one.version = version;
    one.prediction = "yes";
    one.attributes = attributes;
    return one;
}

QString write(const QTemporaryDir& folder, const QString& name, const QByteArray& text)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("a fixture cannot be written");
    return file.fileName();
}

/// All cells of a column, as a person reads them.
QStringList cells(const RecordTable& table, const std::string& column)
{
    const int index = table.columnOf(column);
    QStringList texts;
    const auto rows = table.read(0, table.rows());
    if (!rows || index == noColumn)
        return {"?"};
    for (const TableRow& row : *rows)
        texts += row.cells[std::size_t(index)];
    return texts;
}

} // namespace

class TestRecordTable : public QObject
{
    Q_OBJECT

private slots:
    void rowsAreInOrderOfTime();
    void codesOrderAsTheirValuesDo();
    void attributesBecomeColumns();
    void mixedAttributesAreTexts();
    void manyDisorderedRowsAreSorted();
    void numbersKeepAllTheirBits();
    void answersOfARegressionAreNumbers();
    void textsOfManyValuesCanBeRead();
    void filesReachBeyondMemory();
    void repeatedRowsAreLeftOut();
    void labelsAreJoinedAcrossFiles();
    void labelsOutsideOfTheWindowAreNotJoined();
    void badRowsAreKeptAside();
    void visitGivesAnyRange();
    void whatIsDecodedCanBeDropped();
    void theThreadKeepsNothingOfATable();
    void previewTellsColumns_data();
    void previewTellsColumns();
    void mappingIsHonoured();
};

void TestRecordTable::rowsAreInOrderOfTime()
{
    const std::vector records{record(3000, "c"), record(1000, "a"), record(2000, "b"), record(1000, "z")};
    const auto table = makeTable(records).value();
    QCOMPARE(table->rows(), 4);
    QCOMPARE(cells(*table, "version"), QStringList({"a", "z", "b", "c"}));
    QCOMPARE(table->extent(), (TimeRange{{1000}, {3001}}));
    QCOMPARE(table->rowAt({1000}), 0);
    QCOMPARE(table->rowAt({1001}), 2);
    QCOMPARE(table->rowAt({9000}), 4);
}

void TestRecordTable::codesOrderAsTheirValuesDo()
{
    const std::vector records{record(1, "v10"), record(2, "v9"), record(3, "v2"), record(4, "")};
    const auto table = makeTable(records).value();
    const int version = table->columnOf(LogField::Version);
    QCOMPARE(table->dictionary(version), (std::vector<std::string>{"v2", "v9", "v10"}));
    std::vector<std::uint32_t> codes;
    const std::array asked{version};
    QVERIFY(table->visit(asked, [&](const RowBlock& block) {
        codes.insert(codes.end(), block.columns[0].codes.begin(), block.columns[0].codes.end());
    }));
    QCOMPARE(codes, (std::vector<std::uint32_t>{2, 1, 0, missingCode}));
    QCOMPARE(table->columns()[std::size_t(version)].missingShare, 0.25);
}

void TestRecordTable::attributesBecomeColumns()
{
    const std::vector records{record(1, "1", R"({"country":"de","age":41.5,"ok":true,"tokens":[1, 2]})"),
                              record(2, "1", R"({"age":-3})")};
    const auto table = makeTable(records).value();
    QCOMPARE(cells(*table, "country"), QStringList({"de", ""}));
    QCOMPARE(cells(*table, "age"), QStringList({"41.5", "-3"}));
    QCOMPARE(cells(*table, "ok"), QStringList({"true", ""}));
    QCOMPARE(cells(*table, "tokens"), QStringList({"[1,2]", ""}));
    QVERIFY(table->columns()[std::size_t(table->columnOf("age"))].kind == ColumnKind::Number);
    QVERIFY(table->columns()[std::size_t(table->columnOf("country"))].kind == ColumnKind::Code);
}

void TestRecordTable::mixedAttributesAreTexts()
{
    std::vector<PredictionRecord> records;
    for (int i = 0; i < 70'000; ++i) // more than one block; the first one holds numbers only
        records.push_back(record(i + 1, "1", i < 69'000 ? R"({"zone":7})" : R"({"zone":"7b"})"));
    const auto table = makeTable(records).value();
    const int zone = table->columnOf("zone");
    QVERIFY(table->columns()[std::size_t(zone)].kind == ColumnKind::Code);
    QCOMPARE(table->dictionary(zone), (std::vector<std::string>{"7", "7b"}));
    const QStringList all = cells(*table, "zone");
    QCOMPARE(all.count("7"), 69'000);
    QCOMPARE(all.last(), "7b");
}

void TestRecordTable::manyDisorderedRowsAreSorted()
{
    std::mt19937 random(7);
    std::vector<PredictionRecord> records;
    for (int i = 0; i < 200'000; ++i)
        records.push_back(record(1 + std::int64_t(random() % 50'000), std::to_string(i % 7)));
    auto expected = records;
    std::stable_sort(expected.begin(), expected.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    const auto table = makeTable(records).value();
    const std::array asked{table->columnOf(LogField::Timestamp), table->columnOf(LogField::Version)};
    std::size_t row = 0;
    bool same = true;
    QVERIFY(table->visit(asked, [&](const RowBlock& block) {
        for (std::size_t i = 0; i < block.count; ++i, ++row) {
            same = same && block.columns[0].times[i] == expected[row].at.ms &&
                   table->dictionary(asked[1])[block.columns[1].codes[i]] == expected[row].version;
        }
    }));
    QCOMPARE(row, expected.size());
    QVERIFY(same);
}

void TestRecordTable::numbersKeepAllTheirBits()
{
    std::mt19937_64 random(3);
    std::vector<PredictionRecord> records;
    for (int i = 0; i < 5'000; ++i) {
        PredictionRecord one = record(i + 1, "1");
        const double decimal = double(random() % 1'000'000) / 1e3;
        one.latencySeconds = decimal * 1e-3;
        one.probability =
            i % 3 == 0 ? std::nullopt : std::optional(std::generate_canonical<double, 53>(random));
        one.status = 200;
        records.push_back(one);
    }
    const auto table = makeTable(records).value();
    const std::array asked{table->columnOf(LogField::Latency), table->columnOf(LogField::Probability),
                           table->columnOf(LogField::Status)};
    QVERIFY(table->visit(asked, [&](const RowBlock& block) {
        for (std::size_t i = 0; i < block.count; ++i) {
            const PredictionRecord& one = records[std::size_t(block.firstRow) + i];
            QCOMPARE(block.columns[0].numbers[i], *one.latencySeconds);
            QCOMPARE(std::isnan(block.columns[1].numbers[i]), !one.probability.has_value());
            QCOMPARE(one.probability.value_or(0), one.probability ? block.columns[1].numbers[i] : 0.0);
            QCOMPARE(block.columns[2].numbers[i], 200.0);
        }
    }));
}

void TestRecordTable::answersOfARegressionAreNumbers()
{
    std::vector<PredictionRecord> records;
    for (int i = 0; i < 120'000; ++i) {
        records.push_back(record(i + 1, "1"));
        records.back().prediction = std::to_string(i) + ".25";
        records.back().label = std::to_string(i % 5);
    }
    const auto table = makeTable(records).value();
    const std::array asked{table->columnOf(LogField::Prediction), table->columnOf(LogField::Label)};
    for (const int column : asked)
        QVERIFY(table->columns()[std::size_t(column)].kind == ColumnKind::Number);
    bool same = true;
    QVERIFY(table->visit(asked, [&](const RowBlock& block) {
        for (std::size_t i = 0; i < block.count; ++i) {
            const auto row = block.firstRow + std::int64_t(i);
            same = same && block.columns[0].numbers[i] == double(row) + 0.25 &&
                   block.columns[1].numbers[i] == double(row % 5);
        }
    }));
    QVERIFY(same);
}

void TestRecordTable::textsOfManyValuesCanBeRead()
{
    std::vector<PredictionRecord> records;
    for (int i = 0; i < 70'000; ++i)
        records.push_back(record(i + 1, "1", R"({"user":"u)" + std::to_string(i) + R"("})"));
    const auto table = makeTable(records).value();
    QVERIFY(table->columns()[std::size_t(table->columnOf("user"))].kind == ColumnKind::Text);
    const auto rows = table->read(65'530, 65'540).value();
    QCOMPARE(rows.size(), std::size_t(10));
    for (std::size_t i = 0; i < rows.size(); ++i)
        QCOMPARE(rows[i].cells[std::size_t(table->columnOf("user"))], "u" + QString::number(65'530 + i));
}

void TestRecordTable::filesReachBeyondMemory()
{
    auto file = TemporaryFile::create().value();
    const std::string piece(std::size_t(7) * 1024 * 1024, 'x');
    std::vector<std::uint64_t> offsets;
    for (char mark = 'A'; mark < 'A' + 40; ++mark) { // 280 MB, of which 256 stay in memory
        const std::string marked = mark + piece + mark;
        offsets.push_back(file.append(marked).value());
    }
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        std::string read(piece.size() + 2, ' ');
        QVERIFY(file.read(offsets[i], read));
        QCOMPARE(read.front(), char('A' + i));
        QCOMPARE(read.back(), char('A' + i));
        QCOMPARE(read[piece.size() / 2], 'x');
    }
}

void TestRecordTable::repeatedRowsAreLeftOut()
{
    const QTemporaryDir folder;
    const QString a = write(folder, "a.jsonl",
                            R"({"ts":"2026-01-31T10:00:00Z","id":"1","model":"m","prediction":"x"}
{"ts":"2026-01-31T10:00:01Z","id":"2","model":"m","prediction":"x"}
)");
    const QString b = write(folder, "b.jsonl",
                            R"({"ts":"2026-01-31T10:00:01Z","id":"2","model":"m","prediction":"again"}
{"ts":"2026-01-31T10:00:01Z","id":"2","model":"other","prediction":"x"}
{"ts":"2026-01-31T10:00:02Z","id":"3","model":"m","prediction":"x"}
)");
    const auto logs = importLogs({a, b}).value();
    QCOMPARE(logs.rows, 5);
    QCOMPARE(logs.repeatedRows, 1);
    QCOMPARE(logs.table->rows(), 4);
    QCOMPARE(cells(*logs.table, "prediction"), QStringList({"x", "x", "x", "x"}));
    QCOMPARE(cells(*logs.table, "id"), QStringList({"1", "2", "2", "3"}));
    QCOMPARE(logs.table->read(3, 4).value()[0].path, b);
    QCOMPARE(logs.table->read(3, 4).value()[0].line, 3);
}

void TestRecordTable::labelsAreJoinedAcrossFiles()
{
    const QTemporaryDir folder;
    const QString a = write(folder, "a.jsonl",
                            R"({"ts":"2026-01-31T10:00:00Z","id":"1","prediction":"x","label":"early"}
{"ts":"2026-01-31T10:00:01Z","id":"2","prediction":"x"}
{"ts":"2026-01-31T10:00:02Z","id":"3","prediction":"x"}
)");
    const QString b = write(folder, "b.jsonl",
                            R"({"ts":"2026-01-31T11:00:00Z","id":"1","label":"y"}
{"ts":"2026-01-31T11:00:01Z","id":"2","label":"no"}
{"ts":"2026-01-31T11:00:01Z","id":"2","label":"x"}
)");
    const auto logs = importLogs({b, a}).value();
    QCOMPARE(logs.labelRecords, 3);
    QCOMPARE(logs.joinedLabels, 2);
    QCOMPARE(logs.labelled, 2);
    QCOMPARE(cells(*logs.table, "label"), QStringList({"y", "x", ""}));
}

void TestRecordTable::labelsOutsideOfTheWindowAreNotJoined()
{
    const QTemporaryDir folder;
    const QString a = write(folder, "a.jsonl",
                            R"({"ts":"2026-01-31T10:00:00Z","id":"1","prediction":"x"}
{"ts":"2026-01-31T10:30:00Z","id":"2","prediction":"x"}
{"ts":"2026-01-31T11:00:00Z","id":"1","label":"x"}
{"ts":"2026-01-31T11:00:00Z","id":"2","label":"x"}
)");
    ImportOptions options;
    options.joinWindow = std::chrono::minutes(45);
    const auto logs = importLogs({a}, options).value();
    QCOMPARE(cells(*logs.table, "label"), QStringList({"", "x"}));
    QCOMPARE(logs.joinedLabels, 1);
}

void TestRecordTable::badRowsAreKeptAside()
{
    const QTemporaryDir folder;
    const QString a = write(folder, "a.jsonl", R"({"ts":"2026-01-31T10:00:00Z","prediction":"x"}
{"ts":"2026-01-31T10:00:
{"ts":"2026-01-31T10:00:02Z","prediction":"x"}
)");
    const auto logs = importLogs({a}).value();
    QCOMPARE(logs.table->rows(), 2);
    QCOMPARE(logs.rejectedCount, 1);
    QCOMPARE(logs.rejected[0].line, 2);
    QVERIFY(logs.rejected[0].reason.where.startsWith(a));
}

void TestRecordTable::visitGivesAnyRange()
{
    std::vector<PredictionRecord> records;
    for (int i = 0; i < 150'000; ++i)
        records.push_back(record(i + 1, "1"));
    const auto table = makeTable(records).value();
    std::int64_t next = 65'000;
    const std::array asked{0};
    QVERIFY(table->visit(asked, 65'000, 140'001, [&](const RowBlock& block) {
        QCOMPARE(block.firstRow, next);
        QCOMPARE(block.columns[0].times.front(), next + 1);
        next += std::int64_t(block.count);
    }));
    QCOMPARE(next, 140'001);
    CancelToken cancel;
    cancel.cancel();
    const auto cancelled = table->visit(
        asked, [](const RowBlock&) {}, cancel);
    QVERIFY(!cancelled && cancelled.error().kind == ErrorKind::Cancelled);
}

void TestRecordTable::whatIsDecodedCanBeDropped()
{
    const std::vector records{record(1, "a"), record(2, "b")};
    const auto table = makeTable(records).value();
    const std::array asked{table->columnOf(LogField::Version)};
    const auto read = [&] {
        std::int64_t rows = 0;
        return table->visit(asked, [&](const RowBlock& block) { rows += std::int64_t(block.count); }) &&
               rows == table->rows();
    };
    for (int round = 0; round < 2; ++round) {
        QVERIFY(read());
        QVERIFY(table->decodedBytes() > 0);
        table->dropDecoded();
        QCOMPARE(table->decodedBytes(), 0U);
    }
}

// The pools have many threads, each of which reads a table some day.
void TestRecordTable::theThreadKeepsNothingOfATable()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("The address sanitizer does not tell what is in use.");
#endif
    constexpr std::size_t little = 64U << 10;
    constexpr int rowCount = 60'000; // nearly a block
    std::vector<PredictionRecord> records;
    for (int i = 0; i < rowCount; ++i)
        records.push_back(record(i + 1, "1", R"({"age":)" + std::to_string(i) + ".5}"));
    std::size_t before = 0;
    std::size_t after = 0;
    std::thread([&] {
        std::ignore = makeTable(std::span(records).first(10)).value(); // what is made once
        before = mallinfo2().uordblks;
        QCOMPARE(makeTable(records).value()->rows(), rowCount);
        after = mallinfo2().uordblks;
    }).join();
    QVERIFY2(after < before + little, qPrintable(QString::number(after - before)));
}

void TestRecordTable::previewTellsColumns_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isTable");
    QTest::newRow("JSON lines") << QByteArray(
                                       R"({"when":"2026-01-31T10:00:00","prediction":"x","took_ms":5,"f":2}
{"prediction":"y","took_ms":7,"features":{"f":"z"}}
)") << false;
    QTest::newRow("table") << QByteArray("when;prediction;took_ms;f\n2026-01-31T10:00:00;x;5;2\n;y;7;z\n")
                           << true;
}

void TestRecordTable::previewTellsColumns()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isTable);
    const QTemporaryDir folder;
    ColumnMapping mapping;
    mapping.fields["when"] = {LogField::Timestamp};
    const auto preview = previewLogs({write(folder, "a.log", text)}, mapping).value();
    QVERIFY(preview.format == (isTable ? LogFormat::Csv : LogFormat::JsonLines));
    QCOMPARE(preview.delimiter, isTable ? ';' : char(0));
    QCOMPARE(preview.rows, 2);
    QCOMPARE(preview.columns.size(), std::size_t(4));
    QVERIFY(preview.columns[0].match.field == LogField::Timestamp);
    QCOMPARE(preview.columns[0].samples, (std::vector<QString>{"2026-01-31T10:00:00", ""}));
    QVERIFY(preview.columns[1].match.field == LogField::Prediction);
    QVERIFY(preview.columns[2].match.field == LogField::Latency &&
            preview.columns[2].kind == ColumnKind::Number);
    QVERIFY(preview.columns[3].kind == ColumnKind::Code);
    QCOMPARE(preview.columns[3].samples, (std::vector<QString>{"2", "z"}));
}

void TestRecordTable::mappingIsHonoured()
{
    const QTemporaryDir folder;
    const QString path =
        write(folder, "a.jsonl", R"({"when":"2026-01-31T10:00:00","answer":"x","prediction":"seg"}
{"when":"2026-01-31T10:00:00Z","answer":"y","prediction":"seg"}
)");
    ImportOptions options;
    options.mapping.fields["when"] = {LogField::Timestamp};
    options.mapping.fields["answer"] = {LogField::Prediction};
    options.mapping.fields["prediction"] = {LogField::Other};
    options.mapping.zoneMinutes = 120;
    const auto logs = importLogs({path}, options).value();
    QCOMPARE(cells(*logs.table, "when"),
             QStringList({"2026-01-31T08:00:00.000Z", "2026-01-31T10:00:00.000Z"}));
    QCOMPARE(cells(*logs.table, "answer"), QStringList({"x", "y"}));
    QCOMPARE(logs.table->columns()[std::size_t(logs.table->columnOf("prediction"))].field, LogField::Other);
    QCOMPARE(logs.table->columnOf(LogField::Prediction), logs.table->columnOf("answer"));
}

QTEST_GUILESS_MAIN(TestRecordTable)
#include "tst_recordtable.moc"
