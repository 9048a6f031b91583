// SPDX-License-Identifier: Apache-2.0
#include "models/logs/text/cleantext.h"

#include <QStringEncoder>
#include <QTest>

using namespace qd;

namespace {

/// A text that is given in pieces of some size.
class PieceSource : public ByteSource
{
public:
    PieceSource(QByteArray text, qsizetype piece) : m_text(std::move(text)), m_piece(piece) {}

    Result<bool> next() override { return !std::exchange(m_begun, true); }
    Result<std::size_t> read(std::span<char> buffer) override
    {
        // The first look takes all that it can have; what comes behind is cut anywhere.
        const qsizetype most = m_taken == 0 ? 64 * 1024 : m_piece;
        const qsizetype count = std::min<qsizetype>({std::ssize(buffer), m_text.size() - m_taken, most});
        std::copy_n(m_text.begin() + m_taken, count, buffer.begin());
        m_taken += count;
        return static_cast<std::size_t>(count);
    }
    [[nodiscard]] std::string name() const override { return "text"; }
    [[nodiscard]] std::int64_t bytesRead() const override { return m_taken; }
    [[nodiscard]] std::int64_t bytesTotal() const override { return m_text.size(); }

private:
    QByteArray m_text;
    qsizetype m_piece;
    qsizetype m_taken = 0;
    bool m_begun = false;
};

QByteArray cleaned(const QByteArray& text, qsizetype piece = 1 << 20)
{
    CleanText clean(std::make_unique<PieceSource>(text, piece));
    if (!clean.next())
        return "no text";
    QByteArray all;
    char buffer[100];
    while (true) {
        const auto count = clean.read(buffer);
        if (!count)
            return "damaged";
        if (*count == 0)
            return all;
        all.append(buffer, static_cast<qsizetype>(*count));
    }
}

QByteArray utf16(const QString& text, QStringConverter::Encoding encoding)
{
    QStringEncoder encoder(encoding);
    return encoder.encode(text);
}

} // namespace

/// Texts as other programs leave them become what the readers of logs expect.
class TestCleanText : public QObject
{
    Q_OBJECT

private slots:
    void textsBecomeLines_data();
    void textsBecomeLines();
    void longTextsAreCleanedInPieces_data();
    void longTextsAreCleanedInPieces();
    void timesOfTheWrappingAreTold();
};

void TestCleanText::textsBecomeLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("lines");
    const QByteArray csv = "prediction,label\na,a\nb,c\n";
    const QString wide = QStringLiteral("prediction,label\r\ncafé,中文\r\n");
    const QByteArray json = "{\"prediction\":\"a\"}\n{\"prediction\":\"b\"}\n";
    const auto same = [](const char* name, const QByteArray& text) { QTest::newRow(name) << text << text; };
    same("a table", csv);
    same("JSON lines", json);
    same("a table with bars", "id | prediction | label\n1 | a | b\n2 | a | b\n");
    same("a cut line", "{\"prediction\":\"a\",\"b\n{\"prediction\":\"b\"}\n");
    same("a table with objects", "prediction,features\na,{\"x\":1}\nb,{\"x\":2}\n");
    same("a table with quoted returns", "prediction,note\na,\"x\ry\"\nb,c\n");

    QTest::newRow("backslashes before marks")
        << QByteArray("note,prediction\n\"he \\\"said\\\"\",a\n\"x\\\\\",b\n")
        << QByteArray("note,prediction\n\"he \"\"said\"\"\",a\n\"x\\\",b\n");
    same("backslashes of Windows", "note,prediction\n\"C:\\\",a\n\"say \"\"x\"\"\",b\n");

    QTest::newRow("carriage returns") << QByteArray(csv).replace('\n', '\r') << csv;
    QTest::newRow("UTF-16 little") << utf16(wide, QStringConverter::Utf16LE) << wide.toUtf8();
    QTest::newRow("UTF-16 big") << utf16(wide, QStringConverter::Utf16BE) << wide.toUtf8();
    QTest::newRow("UTF-16 with a mark")
        << utf16(QChar(0xfeff) + wide, QStringConverter::Utf16LE) << "\xef\xbb\xbf" + wide.toUtf8();
    QTest::newRow("UTF-16, then UTF-8") << utf16(wide, QStringConverter::Utf16LE) + "d,é\n"
                                        << wide.toUtf8() + "d,é\n";
    QTest::newRow("zeros of a truncated log") << QByteArray(5'000, '\0') + csv << csv;

    QTest::newRow("an array on one line") << QByteArray("[{\"a\":[1,{}]}, {\"b\":\"]}\\\"\"}]")
                                          << QByteArray("{\"a\":[1,{}]}\n{\"b\":\"]}\\\"\"}\n");
    QTest::newRow("an array, an object on each line")
        << QByteArray("[\n{\"a\":1},\n{\"a\":2}\n]\n") << QByteArray("\n{\"a\":1}\n{\"a\":2}\n");
    QTest::newRow("objects over lines") << QByteArray("{\n \"a\": 1,\n \"b\": {}\n}\n{\n \"a\": 2\n}\n")
                                        << QByteArray("{ \"a\": 1, \"b\": {}}\n\n\n\n{ \"a\": 2}\n");
    QTest::newRow("objects on one line")
        << QByteArray("{\"a\":1}{\"a\":2} {\"a\":3}\n") << QByteArray("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
    QTest::newRow("an array that was cut off")
        << QByteArray("[{\"a\":1},{\"a\"") << QByteArray("{\"a\":1}\n{\"a\"\n");

    QTest::newRow("CRI") << QByteArray("2026-03-01T10:00:00.1Z stdout P {\"prediction\":\n"
                                       "2026-03-01T10:00:00.2Z stdout F \"a\"}\n2026-03-01T10:00:01Z stderr "
                                       "F {\"prediction\":\"b\"}\n")
                         << QByteArray("{\"timestamp\":\"2026-03-01T10:00:00.2Z\",\"prediction\":\"a\"}\n\n"
                                       "{\"timestamp\":\"2026-03-01T10:00:01Z\",\"prediction\":\"b\"}\n");
    QTest::newRow("CRI around objects with times")
        << QByteArray("2026-03-01T10:00:00.1Z stdout F {\"ts\":1772359200,\"prediction\":\"a\"}\n")
        << QByteArray("{\"ts\":1772359200,\"prediction\":\"a\"}\n");
    QTest::newRow("CRI around a table")
        << QByteArray(
               "2026-03-01T10:00:00.1Z stdout F prediction,label\n2026-03-01T10:00:00.1Z stdout F a,b\n")
        << QByteArray("prediction,label\na,b\n");
    QTest::newRow("Docker's file")
        << QByteArray(
               R"({"log":"{\"prediction\":\"a\"}\n","stream":"stdout","time":"2026-03-01T10:00:00.1Z"})"
               "\n")
        << QByteArray("{\"timestamp\":\"2026-03-01T10:00:00.1Z\",\"prediction\":\"a\"}\n");
    QTest::newRow("docker compose")
        << QByteArray("model-1  | {\"prediction\":\"a\"}\nmodel-2  | {\"prediction\":\"b\"}\n") << json;
    QTest::newRow("docker compose around a table")
        << QByteArray("model-1  | prediction,label\nmodel-1  | a,b\n")
        << QByteArray("prediction,label\na,b\n");
    QTest::newRow("docker compose with times")
        << QByteArray("model-1  | 2026-03-01T10:00:00.1Z {\"prediction\":\"a\"}\n")
        << QByteArray("{\"timestamp\":\"2026-03-01T10:00:00.1Z\",\"prediction\":\"a\"}\n");
    QTest::newRow("kubectl")
        << QByteArray("[pod/m-1/server] {\"prediction\":\"a\"}\n[pod/m-2/server] {\"prediction\":\"b\"}\n")
        << json;
    QTest::newRow("kubectl with times")
        << QByteArray("[pod/m-1/server] 2026-03-01T10:00:00.1Z {\"prediction\":\"a\"}\n")
        << QByteArray("{\"timestamp\":\"2026-03-01T10:00:00.1Z\",\"prediction\":\"a\"}\n");
    QTest::newRow("a message in an object")
        << QByteArray(R"({"ts":"2026-03-01T10:00:00Z","message":"{\"prediction\":\"a\"}"})"
                      "\n")
        << QByteArray("{\"timestamp\":\"2026-03-01T10:00:00Z\",\"prediction\":\"a\"}\n");
    QTest::newRow("seconds before an object")
        << QByteArray("1772359200 {\"prediction\":\"a\"}\n")
        << QByteArray("{\"timestamp\":\"1772359200\",\"prediction\":\"a\"}\n");
    QTest::newRow("syslog") << QByteArray("Mar  1 10:00:00 host server[7]: {\"prediction\":\"a\"}\n")
                            << QByteArray("{\"prediction\":\"a\"}\n");
    QTest::newRow("syslog around a table")
        << QByteArray("<14>Mar  1 10:00:00 host server[7]: prediction,label\n<14>Mar  1 10:00:00 host "
                      "server[7]: a,b\n")
        << QByteArray("prediction,label\na,b\n");
    QTest::newRow("journald")
        << QByteArray("2026-03-01T10:00:00+0000 host server[7]: {\"prediction\":\"a\"}\n")
        << QByteArray("{\"timestamp\":\"2026-03-01T10:00:00+0000\",\"prediction\":\"a\"}\n");
    QTest::newRow("a logger")
        << QByteArray("2026-03-01 10:00:00,250 - model - INFO - {\"prediction\":\"a\"}\n")
        << QByteArray("{\"timestamp\":\"2026-03-01 10:00:00,250\",\"prediction\":\"a\"}\n");
    QTest::newRow("a logger without times")
        << QByteArray("INFO:root:{\"prediction\":\"a\"}\n") << QByteArray("{\"prediction\":\"a\"}\n");
    QTest::newRow("colours") << QByteArray("\x1b[32mINFO\x1b[0m {\"prediction\":\"a\"}\x1b[0m\n")
                             << QByteArray("{\"prediction\":\"a\"}\n");
    QTest::newRow("a wrapped object over lines")
        << QByteArray("m-1  | {\nm-1  |   \"prediction\": \"a\"\nm-1  | }\n")
        << QByteArray("{  \"prediction\": \"a\"}\n\n\n");
}

void TestCleanText::textsBecomeLines()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, lines);
    const auto trimmed = [](QByteArray all) {
        while (all.endsWith('\n'))
            all.chop(1);
        return all;
    };
    QCOMPARE(trimmed(cleaned(text)), trimmed(lines));
}

void TestCleanText::longTextsAreCleanedInPieces_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<qsizetype>("linesOfRecord");
    const QByteArray object = R"({"prediction":"a","note":"x \" ] } é"})";
    QTest::newRow("UTF-16") << utf16(QString::fromUtf8(object) + '\n', QStringConverter::Utf16LE) << object
                            << qsizetype{1};
    QTest::newRow("CRI")
        << QByteArray("2026-03-01T10:00:00.1Z stdout P {\"prediction\":\n2026-03-01T10:00:00.1Z stdout F "
                      "\"a\",\"ts\":1772359200}\n")
        << QByteArray("{\"prediction\":\"a\",\"ts\":1772359200}") << qsizetype{2};
    QTest::newRow("over lines") << "{\n" + object.mid(1, object.size() - 2) + "\n}\n"
                                << object << qsizetype{3};
}

void TestCleanText::longTextsAreCleanedInPieces()
{
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, line);
    QFETCH(qsizetype, linesOfRecord);
    const qsizetype records = 100'000 / record.size(); // more than the first look takes
    const QByteArray expected = (line + QByteArray(linesOfRecord, '\n')).repeated(records);
    for (const qsizetype piece : {1, 7, 4'096, 1 << 20}) {
        QByteArray found = cleaned(record.repeated(records), piece);
        // The blank lines behind the last one are of no use.
        while (found.size() < expected.size())
            found += '\n';
        QVERIFY2(found == expected, qPrintable(QString::number(piece)));
    }
}

void TestCleanText::timesOfTheWrappingAreTold()
{
    CleanText given(
        std::make_unique<PieceSource>("2026-03-01T10:00:00.1Z stdout F {\"prediction\":\"a\"}\n", 1 << 20));
    QVERIFY(given.next().value());
    QCOMPARE(given.assumptions().size(), std::size_t{1});
    CleanText own(std::make_unique<PieceSource>(
        "2026-03-01T10:00:00.1Z stdout F {\"ts\":1772359200,\"prediction\":\"a\"}\n", 1 << 20));
    QVERIFY(own.next().value());
    QVERIFY(own.assumptions().empty());
}

QTEST_GUILESS_MAIN(TestCleanText)
#include "tst_cleantext.moc"
