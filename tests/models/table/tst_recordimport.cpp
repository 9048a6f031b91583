// SPDX-License-Identifier: Apache-2.0
#include "models/table/reading/recordimport.h"
#include "models/table/rowvalue.h"

#include <QTemporaryDir>
#include <QTest>

#include <charconv>
#include <random>

using namespace qd;

namespace {

using Random = std::mt19937;

std::string pick(Random& random, std::initializer_list<const char*> choices)
{
    return *(choices.begin() + random() % choices.size());
}

/// A line as services write it, mostly.
std::string jsonLine(Random& random, int i)
{
    const std::string seconds = std::to_string(100 + random() % 60).substr(1);
    std::string line = R"({"ts":"2026-01-31T10:)" + std::to_string(10 + i / 100 % 50) + ":" + seconds +
                       pick(random, {".250Z", "Z", ".1Z", "", "+01:00", ".5"}) + R"(","request_id":"r-)" +
                       std::to_string(i - int(random() % 50 == 0)) + R"(","model":")" +
                       pick(random, {"fraud", "fraud", "churn"}) + '"';
    if (random() % 8 != 0)
        line +=
            R"(,"prediction":)" + pick(random, {"\"legit\"", "\"legit\"", "\"fraud\"", "\"\"", "1", "1.0",
                                                "0.250", "true", "null", "[\"legit\"]", "1e5", "\"1e+05\"",
                                                "\"cafe\xcc\x81\"", "\"caf\xc3\xa9\"", "[0.25,0.75]"});
    if (random() % 3 != 0)
        line += R"(,"label":)" + pick(random, {"\"legit\"", "\"fraud\"", "\"1.00\"", "2", "null"});
    line += R"(,"score":)" + pick(random, {"0.93", "0.5", "1", "17", "\"0.2\"", "1e-3", "null"});
    line += R"(,"latency_ms":)" + pick(random, {"12.5", "3", "0.25", "-1", "\"5 ms\"", "120.125"});
    line += R"(, "status": )" +
            pick(random, {"200", "200", "200", "503", "\"ok\"", "\"error\"", "0", "200.0", "NaN"});
    if (random() % 2 == 0)
        line += R"(,"features":{"country":)" +
                pick(random, {"\"de\"", "\"fr\"", "\"\\u00fc\"", "7", "null"}) + R"(,"amount":)" +
                pick(random, {"-12.75", "1e5", "0.1", "12345678901234567890", "-0"}) + "}";
    if (random() % 10 == 0)
        line += R"(,"probabilities":)" + pick(random, {R"({"legit":0.75,"fraud":0.25})", "[0.1,0.9]", "{}"});
    if (random() % 20 == 0)
        line += R"(,"status":200,"nested":{"a":[1,2]})";
    return line + "}";
}

std::string csvLine(Random& random, int i)
{
    const std::string seconds = std::to_string(100 + random() % 60).substr(1);
    std::string line = "2026-01-31 10:" + std::to_string(10 + i / 100 % 50) + ":" + seconds + ",r-" +
                       std::to_string(i) + ",v" + std::to_string(random() % 3) + ",";
    line += pick(random, {"cat", "dog", "1.0", "\"a,b\"", "\"two\nlines\"", "", " cat ", "1e5", "100000",
                          "cafe\xcc\x81"}) +
            ",";
    line +=
        pick(random, {"cat", "dog", "", "NaN", "null", "\"null\"", "1e+05", "caf\xc3\xa9", "caf\xe9"}) + ",";
    line += pick(random, {"0.5", "1", "3", "x", ""}) + ",";
    line += pick(random, {"12.5", "1e2", "12 ms", "-4", ""}) + ",";
    line += pick(random, {"de", "fr", "007", "12", "1.50", "2026-01-31", "\"q\"\"q\"", "true"});
    return line;
}

/// Damages some bytes.
void mutate(Random& random, std::string& text)
{
    for (std::size_t i = 0; i < text.size() / 2'000; ++i) {
        const std::size_t at = random() % text.size();
        switch (random() % 4) {
        case 0:
            text[at] = char(random());
            break;
        case 1:
            text.erase(at, random() % 5);
            break;
        case 2:
            text.insert(at, pick(random, {"\n", "\r\n", "\"", "{", "}", ",", "\\", "  ", "\xc3\xbc"}));
            break;
        default:
            text.insert(at, text.substr(random() % text.size(), random() % 40));
        }
    }
}

std::string textOf(const ImportedLogs& logs)
{
    std::string text = std::to_string(logs.rows) + ' ' + std::to_string(logs.rejectedCount) + ' ' +
                       std::to_string(logs.labelRecords) + ' ' + std::to_string(logs.joinedLabels) + ' ' +
                       std::to_string(logs.labelled) + ' ' + std::to_string(logs.repeatedRows) + '\n';
    for (const RejectedRow& row : logs.rejected)
        text += std::to_string(row.line) + ' ' + row.reason.text().toStdString() + '\n';
    for (const TableColumn& column : logs.table->columns())
        text += column.name + ' ' + std::to_string(int(column.field)) + ' ' +
                std::to_string(int(column.kind)) + '\n';
    const auto rows = logs.table->read(0, logs.table->rows()).value();
    for (const TableRow& row : rows) {
        text += std::to_string(row.line);
        for (const QString& cell : row.cells)
            text += '|' + cell.toStdString();
        text += '\n';
    }
    return text;
}

} // namespace

class TestRecordImport : public QObject
{
    Q_OBJECT

private slots:
    void bothPathsMeanTheSame_data();
    void bothPathsMeanTheSame();
    void numbersAreReadExactly();
    void cancelledImportsSaySo();
};

void TestRecordImport::bothPathsMeanTheSame_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<bool>("isTable");
    QTest::addColumn<bool>("isDamaged");
    for (unsigned seed = 1; seed <= 16; ++seed)
        QTest::addRow("%u", seed) << seed << (seed % 2 == 0) << (seed > 4);
}

void TestRecordImport::bothPathsMeanTheSame()
{
    QFETCH(unsigned, seed);
    QFETCH(bool, isTable);
    QFETCH(bool, isDamaged);
    Random random(seed);
    std::string text = isTable ? "time,id,version,prediction,label,probability,latency_ms,country\n" : "";
    for (int i = 0; i < 4'000; ++i)
        text += (isTable ? csvLine(random, i) : jsonLine(random, i)) + (random() % 30 == 0 ? "\r\n" : "\n");
    if (isDamaged)
        mutate(random, text);
    const QTemporaryDir folder;
    QFile file(folder.filePath("a.log"));
    QVERIFY(file.open(QIODevice::WriteOnly) &&
            file.write(text.data(), qint64(text.size())) == qint64(text.size()));
    file.close();
    ImportOptions options;
    const auto fast = importLogs({file.fileName()}, options);
    options.onFastPath = false;
    const auto slow = importLogs({file.fileName()}, options);
    QVERIFY2(fast, fast ? "" : qPrintable(fast.error().text()));
    QVERIFY(slow);
    const QStringList fastLines = QString::fromStdString(textOf(*fast)).split('\n');
    const QStringList slowLines = QString::fromStdString(textOf(*slow)).split('\n');
    for (qsizetype i = 0; i < std::min(fastLines.size(), slowLines.size()); ++i)
        QCOMPARE(fastLines[i], slowLines[i]);
    QCOMPARE(fastLines.size(), slowLines.size());
}

void TestRecordImport::numbersAreReadExactly()
{
    Random random(5);
    int taken = 0;
    for (int i = 0; i < 100'000; ++i) {
        std::string text = std::to_string(std::int64_t(random()) - 2'000'000'000);
        if (random() % 2 == 0)
            text += '.' + std::to_string(random());
        const std::string padded = text + "," + std::string(32, ' ');
        RowValue value;
        const char* const end = takeNumber(padded.data(), value);
        if (!end)
            continue;
        ++taken;
        double expected = 0;
        std::from_chars(text.data(), text.data() + text.size(), expected);
        QCOMPARE(value.number(), expected);
        QCOMPARE(end, padded.data() + text.size());
    }
    QVERIFY(taken > 50'000);
}

void TestRecordImport::cancelledImportsSaySo()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("a.jsonl"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"prediction\":\"x\"}\n");
    file.close();
    CancelToken cancel;
    cancel.cancel();
    const auto logs = importLogs({file.fileName()}, {}, {}, cancel);
    QVERIFY(!logs && logs.error().kind == ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestRecordImport)
#include "tst_recordimport.moc"
