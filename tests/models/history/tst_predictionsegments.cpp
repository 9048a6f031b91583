// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/attributes.h"
#include "models/history/predictions/predictiontail.h"
#include "models/history/predictions/requestkey.h"
#include "models/history/predictions/segment.h"
#include "models/history/predictions/textcodec.h"

#include <QUuid>
#include <QtTest>

#include <bit>
#include <cmath>
#include <random>

using namespace qd;

/// The encodings of prediction records: exact, short where it matters, and safe with damaged bytes.
class TestPredictionSegments : public QObject
{
    Q_OBJECT

private slots:
    void textsComeBack_data();
    void textsComeBack();
    void attributesAreTakenApartOnlyWhenTheyComeBack_data();
    void attributesAreTakenApartOnlyWhenTheyComeBack();
    void numbersAreKeptAsDoublesOnlyInTheirStyle_data();
    void numbersAreKeptAsDoublesOnlyInTheirStyle();
    void plainValuesAreUnescaped();
    void aSegmentComesBackByColumn();
    void doublesComeBackBitForBit();
    void attributesComeBackAsText_data();
    void attributesComeBackAsText();
    void headersKnowTheirColumns();
    void anyChangedByteIsNoticed();
    void recordsOfTheTailComeBack();
    void theFilterForgetsNoKey();
    void aFullFilterTakesAnyKeyForSeen();
    void keysComeBackSorted();
};

namespace {

std::vector<std::string> uuids(int count)
{
    std::mt19937_64 random(1);
    std::vector<std::string> ids;
    for (int i = 0; i < count; ++i) {
        QByteArray bytes(16, 0);
        for (char& byte : bytes)
            byte = char(random());
        ids.push_back(QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces).toStdString());
    }
    return ids;
}

template <typename Make>
std::vector<std::string> made(int count, Make make)
{
    std::vector<std::string> texts;
    for (int i = 0; i < count; ++i)
        texts.push_back(make(i));
    return texts;
}

} // namespace

Q_DECLARE_METATYPE(std::vector<std::string>)

void TestPredictionSegments::textsComeBack_data()
{
    QTest::addColumn<std::vector<std::string>>("texts");
    QTest::addColumn<double>("mostBytesEach");
    std::mt19937_64 random(2);
    QTest::newRow("none") << std::vector<std::string>() << 0.0;
    QTest::newRow("one empty text") << std::vector<std::string>{""} << 8.0;
    QTest::newRow("UUIDs") << uuids(1'000) << 16.3;
    QTest::newRow("upper-case hexadecimal") << made(1'000, [&](int) {
        return QByteArray::number(qulonglong(random() >> 8), 16)
            .rightJustified(16, '0')
            .toUpper()
            .toStdString();
    }) << 8.3;
    QTest::newRow("padded counter") << made(1'000, [](int i) {
        return "req-" + QByteArray::number(i).rightJustified(12, '0').toStdString();
    }) << 1.0;
    QTest::newRow("plain counter") << made(1'000, [](int i) { return "r" + std::to_string(i + 90); }) << 0.5;
    QTest::newRow("numbers with a leading zero") << std::vector<std::string>{"r7", "r07", "r10"} << 6.0;
    QTest::newRow("beyond 64 bits") << std::vector<std::string>{"1", "99999999999999999999999"} << 24.0;
    QTest::newRow("both cases") << std::vector<std::string>{"aA", "bB", "Cc"} << 5.0;
    QTest::newRow("shared beginnings") << made(1'000, [](int i) {
        return "session/" + std::to_string(i / 10) + "/x" + std::string(std::size_t(i % 7), 'y');
    }) << 14.0;
    QTest::newRow("any bytes") << std::vector<std::string>{std::string("\0\xff\n", 3), "", "准确率",
                                                           std::string(300, 'x')}
                               << 90.0;
    QTest::newRow("long and alike") << std::vector<std::string>{std::string(400, 'a'), std::string(400, 'b')}
                                    << 404.0;
}

void TestPredictionSegments::textsComeBack()
{
    QFETCH(std::vector<std::string>, texts);
    QFETCH(double, mostBytesEach);
    Bytes bytes;
    encodeTexts(std::vector<std::string_view>(texts.begin(), texts.end()), bytes);
    ByteReader in(bytes);
    TextList found;
    QVERIFY(decodeTexts(in, texts.size(), found));
    QVERIFY(in.atEnd());
    QCOMPARE(found.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        QCOMPARE(std::string(found.at(i)), texts[i]);
    QVERIFY2(double(bytes.size()) <= mostBytesEach * double(texts.size()),
             qPrintable(QString::number(bytes.size())));
}

void TestPredictionSegments::attributesAreTakenApartOnlyWhenTheyComeBack_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("expected"); // key=value pairs; "-" for none
    QTest::newRow("empty") << QByteArray("{}") << QByteArray("");
    QTest::newRow("plain") << QByteArray("{\"a\":1,\"b\":\"x\"}") << QByteArray("a=1;b=\"x\";");
    QTest::newRow("nested") << QByteArray("{\"a\":{\"c\":[1,\"}\"]},\"b\":[{},2]}")
                            << QByteArray("a={\"c\":[1,\"}\"]};b=[{},2];");
    QTest::newRow("escapes") << QByteArray("{\"a\\\"b\":\"\\\\\",\"c\":\"\\\"}\"}")
                             << QByteArray("a\\\"b=\"\\\\\";c=\"\\\"}\";");
    QTest::newRow("space before a key") << QByteArray("{\"a\":1, \"b\":2}") << QByteArray("-");
    QTest::newRow("a key twice") << QByteArray("{\"a\":1,\"a\":2}") << QByteArray("-");
    QTest::newRow("array") << QByteArray("[1]") << QByteArray("-");
    QTest::newRow("nothing") << QByteArray("") << QByteArray("-");
    QTest::newRow("cut off") << QByteArray("{\"a\":\"x") << QByteArray("-");
    QTest::newRow("no value") << QByteArray("{\"a\":}") << QByteArray("-");
    QTest::newRow("more after the end") << QByteArray("{\"a\":1}}") << QByteArray("-");
}

void TestPredictionSegments::attributesAreTakenApartOnlyWhenTheyComeBack()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, expected);
    const std::string text = json.toStdString();
    const auto members = splitAttributes(text);
    QByteArray found = members ? "" : "-";
    for (const auto& [key, value] : members.value_or(std::vector<AttributeText>()))
        found += QByteArray(key.data(), qsizetype(key.size())) + '=' +
                 QByteArray(value.data(), qsizetype(value.size())) + ';';
    QCOMPARE(found, expected);
}

void TestPredictionSegments::numbersAreKeptAsDoublesOnlyInTheirStyle_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isShortest");
    QTest::addColumn<bool>("isPointed");
    const auto row = [](const char* text, bool isShortest, bool isPointed) {
        QTest::newRow(text) << QByteArray(text) << isShortest << isPointed;
    };
    row("0", true, false);
    row("-0.0", false, true);
    row("12", true, false);
    row("12.0", false, true);
    row("12.5", true, true);
    row("12.50", false, false);
    row("0.1", true, true);
    row("0.10000000000000001", false, false);
    row("1e+16", true, true);
    row("1e16", false, false);
    row("100000", true, false);
    row("0.00001", false, false);
    row("1e-05", true, true);
    row("007", false, false);
    row("9007199254740993", false, false);
    row("\"1\"", false, false);
    row("null", false, false);
    row("nan", false, false);
    row("inf", false, false);
}

void TestPredictionSegments::numbersAreKeptAsDoublesOnlyInTheirStyle()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isShortest);
    QFETCH(bool, isPointed);
    QCOMPARE(styledNumber(text.constData(), NumberStyle::Shortest).has_value(), isShortest);
    QCOMPARE(styledNumber(text.constData(), NumberStyle::PointedWhole).has_value(), isPointed);
}

void TestPredictionSegments::plainValuesAreUnescaped()
{
    QCOMPARE(plainValue("\"DE\""), "DE");
    QCOMPARE(plainValue("\"D\\u0045 \\\"x\\\"\""), "DE \"x\"");
    QCOMPARE(plainValue("12.5"), "12.5");
    QCOMPARE(plainValue("true"), "true");
}

namespace {

std::vector<PredictionRow> someRows(int count)
{
    const auto ids = uuids(count);
    std::vector<PredictionRow> rows(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        PredictionRecord& record = rows[i].record;
        record.at = {1'700'000'000'000 + std::int64_t(i) * 997 % 40'000 + std::int64_t(i) * 1'000};
        record.requestId = i % 10 ? ids[i] : std::string();
        record.version = i < 500 ? "1" : "2";
        record.prediction = i % 3 ? "fraud" : "legit";
        record.status = i % 50 ? 200 : 503;
        if (i % 4)
            record.probability = double(i % 97) / 97;
        if (i % 5)
            record.latencySeconds = double(i % 1'000) / 1'000;
        if (i % 2)
            record.label = i % 7 ? "fraud" : "";
        rows[i].isLabelLate = i % 6 == 1;
        record.attributes = R"({"country":")" + std::string(i % 2 ? "DE" : "FR") + R"(","amount":)" +
                            std::to_string(i % 100) + ".5}";
    }
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return a.record.at < b.record.at; });
    return rows;
}

} // namespace

void TestPredictionSegments::aSegmentComesBackByColumn()
{
    const auto rows = someRows(2'000);
    const EncodedSegment segment = encodeSegment(rows);
    const auto header = decodeHeader(segment.header);
    QVERIFY(header);
    QCOMPARE(header->rows, rows.size());
    const auto times = decodeTimeColumn(segment.columns.at(timeColumn), rows.size());
    const auto versions = decodeTextColumn(segment.columns.at(versionColumn), rows.size());
    const auto ids = decodeTextColumn(segment.columns.at(requestIdColumn), rows.size());
    const auto labels = decodeLabels(segment.columns.at(labelColumn), rows.size());
    const auto latencies = decodeNumberColumn(segment.columns.at(latencyColumn), rows.size());
    const auto status = decodeStatusColumn(segment.columns.at(statusColumn), rows.size());
    QVERIFY(times && versions && ids && labels && latencies && status);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const PredictionRecord& record = rows[i].record;
        QCOMPARE(times->at(i), record.at.ms);
        QCOMPARE(std::string(versions->dictionary.at(versions->codes[i])), record.version);
        QCOMPARE(ids->codes[i] == absentText, record.requestId.empty());
        if (!record.requestId.empty())
            QCOMPARE(std::string(ids->dictionary.at(ids->codes[i])), record.requestId);
        QVERIFY(labels->labels[i] == record.label);
        QCOMPARE(labels->isLate[i], rows[i].isLabelLate && record.label);
        QCOMPARE(latencies->isPresent[i], record.latencySeconds.has_value());
        QCOMPARE(status->at(i), record.status);
    }
}

void TestPredictionSegments::doublesComeBackBitForBit()
{
    std::vector<PredictionRow> rows(3'000);
    std::mt19937_64 random(3);
    for (PredictionRow& row : rows)
        row.record.probability = std::bit_cast<double>(random()); // NaN payloads, infinities, subnormals
    rows[5].record.probability = -0.0;
    rows[6].record.probability.reset();
    const auto found = decodeNumberColumn(encodeSegment(rows).columns.at(probabilityColumn), rows.size());
    QVERIFY(found);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE(found->isPresent[i], rows[i].record.probability.has_value());
        if (rows[i].record.probability)
            QCOMPARE(std::bit_cast<std::uint64_t>(found->values[i]),
                     std::bit_cast<std::uint64_t>(*rows[i].record.probability));
    }
}

void TestPredictionSegments::attributesComeBackAsText_data()
{
    QTest::addColumn<QByteArrayList>("texts");
    QTest::newRow("one shape") << QByteArrayList{R"({"a":"x","n":1.5})", R"({"a":"y","n":2})"};
    QTest::newRow("two shapes in turn")
        << QByteArrayList{R"({"a":"x","n":1.5})", R"({"n":2,"b":true,"a":"x"})"};
    QTest::newRow("pointed numbers") << QByteArrayList{R"({"n":1.0})", R"({"n":2.25})", R"({"n":1e-07})"};
    QTest::newRow("mixed styles") << QByteArrayList{R"({"n":1.0})", R"({"n":1})", R"({"n":"1"})",
                                                    R"({"n":null})"};
    QTest::newRow("rare forms") << QByteArrayList{"{}", "",   "not JSON", R"({ "a": 1 })", R"({"a":1,"a":2})",
                                                  "k",  "t{}"};
    QTest::newRow("numbers of any length")
        << QByteArrayList{R"({"n":12345678901234567890})", R"({"n":0.30000000000000004})"};
}

void TestPredictionSegments::attributesComeBackAsText()
{
    // By way of the whole store, which puts them together: see tst_predictionwriter. Here: each value's
    // column.
    QFETCH(QByteArrayList, texts);
    std::vector<PredictionRow> rows;
    for (int i = 0; i < 300; ++i) {
        rows.emplace_back();
        rows.back().record.attributes = texts[i % texts.size()].toStdString();
    }
    const EncodedSegment segment = encodeSegment(rows);
    const auto header = decodeHeader(segment.header);
    QVERIFY(header);
    for (const ColumnSummary& summary : header->columns) {
        if (summary.column < firstAttributeColumn)
            continue;
        const Bytes& bytes = segment.columns.at(summary.column);
        QCOMPARE(decodeTextColumn(bytes, rows.size()).has_value(), summary.kind == AttributeKind::Text);
    }
}

void TestPredictionSegments::headersKnowTheirColumns()
{
    const auto header = decodeHeader(encodeSegment(someRows(2'000)).header);
    QVERIFY(header);
    QCOMPARE(header->find(versionColumn)->words, (std::vector<std::string>{"1", "2"}));
    QVERIFY(header->find(requestIdColumn)->words.empty()); // too many
    QCOMPARE(header->find(requestIdColumn)->nulls, 200);
    QCOMPARE(header->find(statusColumn)->min, 200.0);
    QCOMPARE(header->find(statusColumn)->max, 503.0);
    QCOMPARE(header->find(probabilityColumn)->nulls, 500);
    QVERIFY(header->attribute("country")->kind == AttributeKind::Text);
    QVERIFY(header->attribute("amount")->kind == AttributeKind::ShortestNumber);
    QCOMPARE(header->attribute("amount")->min, 0.5);
    QCOMPARE(header->attribute("amount")->max, 99.5);
    QVERIFY(!header->attribute("city"));
}

void TestPredictionSegments::anyChangedByteIsNoticed()
{
    const EncodedSegment segment = encodeSegment(someRows(60));
    const auto isNoticed = [](Bytes bytes, std::size_t at, auto decode) {
        bytes[at] ^= 0x10;
        return !decode(bytes);
    };
    for (std::size_t at = 0; at < segment.header.size(); ++at)
        QVERIFY(isNoticed(segment.header, at, [](const Bytes& b) { return decodeHeader(b); }));
    const Bytes& labels = segment.columns.at(labelColumn);
    for (std::size_t at = 0; at < labels.size(); ++at)
        QVERIFY(isNoticed(labels, at, [](const Bytes& b) { return decodeLabels(b, 60); }));
    const Bytes& ids = segment.columns.at(requestIdColumn);
    for (std::size_t size = 0; size < ids.size(); ++size)
        QVERIFY(!decodeTextColumn(ByteView(ids).first(size), 60));
    QVERIFY(!decodeDead(encodeDead(std::vector<std::uint32_t>{3, 60}), 60));
    QVERIFY(decodeDead(encodeDead(std::vector<std::uint32_t>{3, 59}), 60));
}

void TestPredictionSegments::recordsOfTheTailComeBack()
{
    std::vector<PredictionRecord> expected;
    std::vector<const PredictionRecord*> records;
    for (PredictionRow& row : someRows(300)) {
        row.record.model = "fraud";
        expected.push_back(row.record);
    }
    for (const PredictionRecord& record : expected)
        records.push_back(&record);
    Bytes bytes = encodeRecords(records);
    std::vector<PredictionRecord> found;
    QVERIFY(decodeRecords(bytes, "fraud", found));
    QVERIFY(found == expected);
    bytes[bytes.size() / 2] ^= 1;
    QVERIFY(!decodeRecords(bytes, "fraud", found));
    QVERIFY(found == expected);
}

void TestPredictionSegments::theFilterForgetsNoKey()
{
    KeyFilter filter(10'000);
    std::mt19937_64 random(4);
    std::vector<RequestKey> keys;
    for (int i = 0; i < 10'000; ++i) {
        keys.push_back(requestKey(1, std::to_string(random())));
        QVERIFY(filter.hasRoomFor(1));
        filter.add(keys.back());
    }
    QVERIFY(std::all_of(keys.begin(), keys.end(), [&](RequestKey key) { return filter.mayContain(key); }));
    int mistaken = 0;
    for (int i = 0; i < 100'000; ++i)
        mistaken += filter.mayContain(requestKey(2, std::to_string(random()))) ? 1 : 0;
    QVERIFY2(mistaken < 100, qPrintable(QString::number(mistaken)));
}

void TestPredictionSegments::aFullFilterTakesAnyKeyForSeen()
{
    KeyFilter filter(10);
    for (RequestKey key = 0; key < 20'000; ++key)
        filter.add(key * 7919);
    QVERIFY(filter.hasRoomFor(1)); // another one of its size would not be better
    QVERIFY(!KeyFilter(10).hasRoomFor(SIZE_MAX));
    for (RequestKey key = 0; key < 20'000; ++key)
        QVERIFY(filter.mayContain(key * 7919));
}

void TestPredictionSegments::keysComeBackSorted()
{
    std::vector<RequestKey> keys;
    for (int i = 0; i < 500; ++i)
        keys.push_back(requestKey(7, std::to_string(i)));
    std::sort(keys.begin(), keys.end());
    Bytes bytes;
    encodeKeys(keys, bytes);
    std::vector<RequestKey> found;
    QVERIFY(decodeKeys(bytes, found));
    QCOMPARE(found, keys);
    QVERIFY(!decodeKeys(ByteView(bytes).first(bytes.size() / 2), found));
}

QTEST_GUILESS_MAIN(TestPredictionSegments)
#include "tst_predictionsegments.moc"
