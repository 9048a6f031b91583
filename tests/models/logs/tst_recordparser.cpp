// SPDX-License-Identifier: Apache-2.0
#include "models/base/utf8.h"
#include "models/logs/rows/csv.h"
#include "models/logs/rows/recordparser.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace qd;

namespace {

/// The parser may look a little beyond the end of a line.
Result<LogRecord> parseWith(RecordParser& parser, std::string line, std::int64_t number = 7)
{
    const std::size_t size = line.size();
    line.resize(size + RecordParser::padding);
    return parser.parse(std::string_view(line).substr(0, size), number);
}

PredictionRecord prediction(const Result<LogRecord>& record)
{
    if (!record || !std::holds_alternative<PredictionRecord>(*record))
        qFatal("not a prediction: %s", record ? "another record" : qPrintable(record.error().text()));
    return std::get<PredictionRecord>(*record);
}

PredictionRecord parseOne(const std::string& line)
{
    RecordParser parser("/logs/p.jsonl");
    return prediction(parseWith(parser, line));
}

Error errorOf(const std::string& line, RecordOptions options = {})
{
    RecordParser parser("/logs/p.jsonl", options);
    const auto record = parseWith(parser, line);
    return record ? Error{} : record.error();
}

} // namespace

class TestRecordParser : public QObject
{
    Q_OBJECT

private slots:
    void readsAWholePrediction()
    {
        const PredictionRecord record = parseOne(
            R"({"timestamp":"2026-01-31T09:05:07.250Z","request_id":"r-1","model":"fraud","version":"2",)"
            R"("prediction":"1","probability":0.93,"label":"0","latency_ms":12.5,"status":200,)"
            R"("features":{"amount":12.5,"country":"DE"},"tier":"gold"})");
        QCOMPARE(record.at.ms, parseTimestamp("2026-01-31T09:05:07.250Z")->ms);
        QCOMPARE(record.requestId, "r-1");
        QCOMPARE(record.model, "fraud");
        QCOMPARE(record.version, "2");
        QCOMPARE(record.prediction, "1");
        QCOMPARE(record.probability, std::optional(0.93));
        QCOMPARE(record.label, std::optional<std::string>("0"));
        QVERIFY(std::abs(*record.latencySeconds - 0.0125) < 1e-15);
        QCOMPARE(record.status, 200);
        QCOMPARE(record.attributes, R"({"amount":12.5,"country":"DE","tier":"gold"})");
    }

    void recognisesColumnsByAlias_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("field");
        const auto row = [](const char* name, LogField field) { QTest::newRow(name) << name << int(field); };
        for (const char* name :
             {"timestamp", "ts", "time", "@timestamp", "event_time", "Timestamp", "eventTime"})
            row(name, LogField::Timestamp);
        for (const char* name : {"request_id", "id", "requestId", "trace_id", "RequestID"})
            row(name, LogField::RequestId);
        for (const char* name : {"model", "model_name", "ModelName"})
            row(name, LogField::Model);
        for (const char* name : {"version", "model_version"})
            row(name, LogField::Version);
        for (const char* name : {"prediction", "predicted", "pred", "output", "y_pred"})
            row(name, LogField::Prediction);
        for (const char* name : {"probability", "score", "confidence", "proba"})
            row(name, LogField::Probability);
        for (const char* name : {"label", "actual", "truth", "target", "y_true", "ground_truth"})
            row(name, LogField::Label);
        for (const char* name :
             {"latency_ms", "latency_s", "latency_seconds", "latency_us", "duration_ms", "took"})
            row(name, LogField::Latency);
        for (const char* name : {"status", "status_code", "http_status"})
            row(name, LogField::Status);
        for (const char* name : {"country", "labels_seen", "models", "", "durationless"})
            row(name, LogField::Other);
    }

    void recognisesColumnsByAlias()
    {
        QFETCH(QString, name);
        QFETCH(int, field);
        QCOMPARE(int(matchField(name.toStdString()).field), field);
    }

    void takesTheUnitOfLatencyFromItsName_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<double>("seconds");
        QTest::newRow("ms") << R"("latency_ms":250)" << 0.25;
        QTest::newRow("s") << R"("latency_s":0.25)" << 0.25;
        QTest::newRow("seconds") << R"("latency_seconds":0.25)" << 0.25;
        QTest::newRow("us") << R"("latency_us":250000)" << 0.25;
        QTest::newRow("duration") << R"("duration_ms":250)" << 0.25;
        QTest::newRow("camel case") << R"("latencyMs":250)" << 0.25;
        QTest::newRow("no unit is ms") << R"("latency":250)" << 0.25;
        QTest::newRow("unit in the value") << R"("latency":"0.25 s")" << 0.25;
        QTest::newRow("unit in the value wins") << R"("latency_s":"250ms")" << 0.25;
    }

    void takesTheUnitOfLatencyFromItsName()
    {
        QFETCH(QString, member);
        QFETCH(double, seconds);
        const auto record = parseOne("{\"prediction\":\"a\"," + member.toStdString() + "}");
        QVERIFY(record.latencySeconds);
        QVERIFY(std::abs(*record.latencySeconds - seconds) < 1e-12);
    }

    void keepsTheTextOfPredictions_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("string") << R"("spam")"
                                << "spam";
        QTest::newRow("integer") << "1"
                                 << "1";
        QTest::newRow("integer as a float") << "1.0"
                                            << "1";
        QTest::newRow("integer as a float in a text") << R"("1.0")"
                                                      << "1";
        QTest::newRow("fraction") << "0.25"
                                  << "0.25";
        QTest::newRow("negative") << "-1"
                                  << "-1";
        QTest::newRow("boolean") << "true"
                                 << "true";
        QTest::newRow("large") << "18446744073709551615"
                               << "18446744073709551615";
        QTest::newRow("version-like text stays") << R"("1.0.0")"
                                                 << "1.0.0";
        QTest::newRow("text with a dot stays") << R"("v1.0")"
                                               << "v1.0";
        QTest::newRow("Chinese") << "\"\\u6b63\\u9762\"" << QStringLiteral("正面");
    }

    void keepsTheTextOfPredictions()
    {
        QFETCH(QString, value);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(parseOne("{\"prediction\":" + value.toStdString() + "}").prediction),
                 text);
    }

    void aLabelWithoutPredictionIsALateLabel()
    {
        RecordParser parser("/logs/p.jsonl");
        const auto record = parseWith(parser, R"({"ts":1769850307,"request_id":"r-1","label":"1"})");
        QVERIFY(record && std::holds_alternative<LabelRecord>(*record));
        QCOMPARE(std::get<LabelRecord>(*record), (LabelRecord{{1769850307000}, "r-1", "1"}));
    }

    void aFailedRequestNeedsNoPrediction()
    {
        const auto record = parseOne(R"({"ts":1769850307,"request_id":"r","status":503,"prediction":null})");
        QVERIFY(record.failed());
        QVERIFY(record.prediction.empty());
    }

    void theMoreTellingNameWins()
    {
        const auto record =
            parseOne(R"({"output":"raw","score":0.1,"prediction":"a","probability":0.9,"id":7})");
        QCOMPARE(record.prediction, "a");
        QCOMPARE(record.probability, std::optional(0.9));
        QCOMPARE(record.requestId, "7");
        QCOMPARE(record.attributes, R"({"output":"raw","score":0.1})");
    }

    void aScoreOnAnotherScaleIsNoProbability()
    {
        const auto record = parseOne(R"({"prediction":"a","score":-3.2,"status":"completed"})");
        QVERIFY(!record.probability);
        QCOMPARE(record.status, 0);
        QVERIFY(record.attributes.find("-3.2") != std::string::npos);
        QVERIFY(record.attributes.find("completed") != std::string::npos);
    }

    void errorsNameFileLineAndField_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("what");
        QTest::newRow("torn") << QByteArray("{\"prediction\":\"a\",\"lat") << "/logs/p.jsonl, line 7"
                              << "complete JSON";
        QTest::newRow("two objects") << QByteArray(R"({"prediction":"a"}{"prediction":"b"})")
                                     << "/logs/p.jsonl, line 7"
                                     << "behind the JSON object";
        QTest::newRow("a bare word") << QByteArray(R"({"prediction":tru})") << "/logs/p.jsonl, line 7"
                                     << "word";
        QTest::newRow("a number with a plus") << QByteArray(R"({"prediction":01})") << "/logs/p.jsonl, line 7"
                                              << "number";
        QTest::newRow("an escape") << QByteArray(R"({"prediction":"\d"})") << "/logs/p.jsonl, line 7"
                                   << "escape";
        QTest::newRow("a table by its columns")
            << QByteArray(R"({"prediction":{"0":1,"1":7}})") << "/logs/p.jsonl, line 7, field “prediction”"
            << "an object";
        QTest::newRow("a table by its rows") << QByteArray(R"({"0":{"prediction":1},"1":{"prediction":0}})")
                                             << "/logs/p.jsonl, line 7, field “0”"
                                             << "an object";
        QTest::newRow("a long list") << QByteArray(R"({"prediction":[1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8]})")
                                     << "/logs/p.jsonl, line 7, field “prediction”"
                                     << "a list of 17";
        QTest::newRow("not UTF-8") << QByteArray("{\"prediction\":\"\xff\xff\"}")
                                   << "/logs/p.jsonl, line 7, column 16"
                                   << "UTF-8";
        QTest::newRow("no prediction") << QByteArray(R"({"request_id":"r"})") << "/logs/p.jsonl, line 7"
                                       << "no prediction";
        QTest::newRow("label without id") << QByteArray(R"({"label":"1"})") << "/logs/p.jsonl, line 7"
                                          << "request id";
        QTest::newRow("no JSON, no table") << QByteArray("hello world") << "/logs/p.jsonl, line 7"
                                           << "neither";
    }

    void errorsNameFileLineAndField()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, where);
        QFETCH(QString, what);
        const Error error = errorOf(line.toStdString());
        QCOMPARE(error.where, where);
        QVERIFY2(error.what.contains(what), qPrintable(error.what));
        QVERIFY(!error.hint.isEmpty());
    }

    void rowsAreMendedWhereTheirMeaningIsClear_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("answers"); ///< prediction, label and status
        const auto row = [](const char* name, const char* line, const char* answers) {
            QTest::newRow(name) << QByteArray(line) << QByteArray(answers);
        };
        row("NaN", R"({"prediction":"a","label":NaN})", "a - 0");
        row("Infinity and 1e400", R"({"prediction":"a","x":-Infinity,"y":1e400})", "a - 0");
        row("Python", R"({'prediction': 'a', 'label': None, 'x': True, "y": 'it\'s "so"'})", "a - 0");
        row("commas at the end", R"({"prediction":"a","label":"b","x":[1,],})", "a b 0");
        row("a tab in a text", "{\"prediction\":\"a\",\"note\":\"x\ty\"}", "a - 0");
        row("a list of one", R"({"prediction":["a"],"label":[1.0]})", "a 1 0");
        row("a list", R"({"prediction":["a","b"],"label":["a"]})", R"(["a","b"] a 0)");
        row("labels by index", R"({"prediction":[1,0,0],"label":[1,1,0]})", "[1,0,0] [1,1,0] 0");
        row("probabilities", R"({"prediction":[0.25,0.75],"label":1})", "1 1 0");
        row("probabilities by class", R"({"prediction":{"cat":0.75,"dog":0.25},"label":"dog"})", "cat dog 0");
        row("whole numbers", R"({"prediction":100000.0,"label":"1e+05"})", "100000 100000 0");
        row("forms of Unicode", "{\"prediction\":\"caf\xc3\xa9\",\"label\":\"cafe\xcc\x81\"}",
            "caf\xc3\xa9 caf\xc3\xa9 0");
        row("a sign and a point", R"({"prediction":"+1","label":"1."})", "1 1 0");
        row("words of Python and R", R"({"prediction":"True","label":"TRUE"})", "true true 0");
        row("more than 64 bits", R"({"prediction":"a","label":123456789012345678901234567890})",
            "a 123456789012345678901234567890 0");
        row("inside of another object", R"({"event":{"prediction":"a","label":"b"}})", "a b 0");
        row("an object with its class", R"({"prediction":{"label":"a","score":0.5},"label":"b"})", "a b 0");
        row("with types", R"({"prediction":{"S":"a"},"label":{"$numberInt":"1"}})", "a 1 0");
        row("a status with its reason", R"({"status":"503 Service Unavailable"})", " - 503");
        row("an error", R"({"status":"error","error":"timeout"})", " - 500");
        row("a word for success", R"({"status":"OK","prediction":"a"})", "a - 200");
        row("another word", R"({"status":"shipped","prediction":"a"})", "a - 0");
        row("an error without a status", R"({"prediction":null,"error":{"code":1}})", " - 500");
        row("no error", R"({"prediction":"a","error":"late"})", "a - 0");
        row("Windows-1252", "{\"prediction\":\"caf\xe9\"}", "caf\xc3\xa9 - 0");
    }

    void rowsAreMendedWhereTheirMeaningIsClear()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, answers);
        const PredictionRecord record = parseOne(line.toStdString());
        QCOMPARE(record.prediction + ' ' + record.label.value_or("-") + ' ' + std::to_string(record.status),
                 answers.toStdString());
    }

    void whatWasMendedIsCounted()
    {
        RecordParser parser("/logs/p.jsonl");
        for (const char* line :
             {R"({"prediction":["a","b"]})", R"({"prediction":["b","a"]})", R"({"prediction":"a"})"})
            (void)prediction(parseWith(parser, line));
        (void)prediction(parseWith(parser, std::string("{\"prediction\":\"a\0\"}", 19)));
        MendedRows mended = parser.takeMended();
        QCOMPARE(mended.size(), 2U);
        QCOMPARE(mended[Mend::List].count, 2);
        QCOMPARE(mended[Mend::List].example, R"(["a","b"])");
        QCOMPARE(mended[Mend::ZeroBytes].count, 1);
        QVERIFY(parser.takeMended().empty());
    }

    void labelsSayWhoseTheyAre()
    {
        RecordParser parser("/logs/p.jsonl");
        const auto record = parseWith(parser, R"({"request_id":"r","model":"m","label":"a"})");
        QVERIFY(record && std::holds_alternative<LabelRecord>(*record));
        QCOMPARE(std::get<LabelRecord>(*record).model, "m");
    }

    void aCellThatCannotBeUnderstoodCostsItself_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("example");
        QTest::newRow("time") << QByteArray(R"("ts":"yesterday")") << "ts"
                              << "yesterday";
        QTest::newRow("before 1970") << QByteArray(R"("ts":"1969-12-31T23:59:59Z")") << "ts"
                                     << "1969-12-31T23:59:59Z";
        QTest::newRow("no epoch, but a duration") << QByteArray(R"("time":39)") << "time"
                                                  << "39";
        QTest::newRow("not measured") << QByteArray(R"("latency_ms":-1)") << "latency_ms"
                                      << "-1";
        QTest::newRow("latency unit") << QByteArray(R"("latency_ms":"3 weeks")") << "latency_ms"
                                      << "3 weeks";
        QTest::newRow("probability") << QByteArray(R"("proba":"high")") << "proba"
                                     << "high";
        QTest::newRow("no value") << QByteArray(R"("latency_ms":"N/A")") << ""
                                  << "";
    }

    void aCellThatCannotBeUnderstoodCostsItself()
    {
        QFETCH(QByteArray, member);
        QFETCH(QString, column);
        QFETCH(QString, example);
        RecordParser parser("/logs/p.jsonl");
        const PredictionRecord record =
            prediction(parseWith(parser, R"({"prediction":"a",)" + member.toStdString() + "}"));
        QCOMPARE(record.prediction, "a");
        QCOMPARE(record.at.ms, 0);
        QVERIFY(!record.latencySeconds && !record.probability);
        const UnreadByField unread = parser.takeUnread();
        QCOMPARE(unread.size(), column.isEmpty() ? 0U : 1U);
        for (const auto& [field, cells] : unread) {
            QCOMPARE(QString::fromStdString(cells.column), column);
            QCOMPARE(QString::fromStdString(cells.example), example);
            QCOMPARE(cells.count, 1);
        }
        QVERIFY(parser.takeUnread().empty());
    }

    void readsTimesAsPeopleWriteThem_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QByteArray>("iso");
        QTest::newRow("a day") << QByteArray(R"("date":20260301)") << QByteArray("2026-03-01T00:00:00Z");
        QTest::newRow("UTC") << QByteArray(R"("ts":"2026-03-01 10:00:00 UTC")")
                             << QByteArray("2026-03-01T10:00:00Z");
        QTest::newRow("PostgreSQL") << QByteArray(R"("ts":"2026-03-01 10:00:00.5+02")")
                                    << QByteArray("2026-03-01T08:00:00.5Z");
        QTest::newRow("zone without a colon")
            << QByteArray(R"("ts":"2026-03-01T10:00:00 +0530")") << QByteArray("2026-03-01T04:30:00Z");
        QTest::newRow("date and time")
            << QByteArray(R"("date":"2026-03-01","time":"10:00:00")") << QByteArray("2026-03-01T10:00:00Z");
        QTest::newRow("time and date")
            << QByteArray(R"("time":"10:00:00","date":"2026-03-01")") << QByteArray("2026-03-01T10:00:00Z");
    }

    void readsTimesAsPeopleWriteThem()
    {
        QFETCH(QByteArray, members);
        QFETCH(QByteArray, iso);
        const PredictionRecord record = parseOne(R"({"prediction":"a",)" + members.toStdString() + "}");
        QCOMPARE(record.at.ms, parseTimestamp(iso.toStdString())->ms);
    }

    void readsDurationsAndPercentages()
    {
        QCOMPARE(parseOne(R"({"prediction":"a","latency":"0:01:00.250000"})").latencySeconds, 60.25);
        QCOMPARE(parseOne(R"({"prediction":"a","confidence":"87.5%"})").probability, 0.875);
    }

    void aNumberIsOneClassHoweverItIsWritten()
    {
        for (const char* number : {"100000", "100000.0", "1e5", "\"100000.0\"", "\"100000  \""})
            QCOMPARE(parseOne(std::string(R"({"prediction":)") + number + "}").prediction, "100000");
        QCOMPARE(parseOne(R"({"prediction":1,"id":17.0})").requestId, "17");
    }

    void joinedTablesMayHaveOtherColumnOrder()
    {
        RecordParser parser("/logs/p.csv");
        QVERIFY(parser.setHeader("\xef\xbb\xbfid,prediction,label"));
        QCOMPARE(prediction(parseWith(parser, "1,cat,dog")).label, "dog");
        QVERIFY(
            std::holds_alternative<std::monostate>(*parseWith(parser, "\xef\xbb\xbfid,prediction,label", 8)));
        QCOMPARE(parser.headerCount(), 1);
        QVERIFY(std::holds_alternative<std::monostate>(*parseWith(parser, "label,prediction,id", 9)));
        QCOMPARE(parser.headerCount(), 2);
        QCOMPARE(prediction(parseWith(parser, "dog,cat,2", 10)).label, "dog");
        // A row that does not fail may still be a header.
        QVERIFY(std::holds_alternative<std::monostate>(*parseWith(parser, "timestamp,prediction,label", 11)));
        QVERIFY(parser.takeUnread().empty());
    }

    void idsInBracesBeginRowsOfTables()
    {
        RecordParser parser("/logs/p.csv");
        QVERIFY(parser.setHeader("id,prediction"));
        QCOMPARE(prediction(parseWith(parser, "{0f8fad5b-d9cb},1")).requestId, "{0f8fad5b-d9cb}");
    }

    void aFollowedPredictionNeedsATime()
    {
        QVERIFY(errorOf(R"({"ts":"yesterday","prediction":"a"})", {.requireTime = true})
                    .what.contains("yesterday"));
        QVERIFY(errorOf(R"({"prediction":"a"})", {.requireTime = true}).what.contains("no time"));
    }

    void readsATable_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("row");
        QTest::newRow("comma") << "ts,request_id,prediction,actual,latency_ms,country"
                               << "2026-01-31 09:05:07,r-1,\"a, b\",\"say \"\"hi\"\"\",12.5,DE";
        QTest::newRow("semicolon, decimal comma")
            << "ts;request_id;prediction;actual;latency_ms;country"
            << "2026-01-31 09:05:07;r-1;a, b;\"say \"\"hi\"\"\";12,5;DE";
        QTest::newRow("tab") << "ts\trequest_id\tprediction\tactual\tlatency_ms\tcountry"
                             << "2026-01-31 09:05:07\tr-1\ta, b\t\"say \"\"hi\"\"\"\t12.5\tDE\r";
        QTest::newRow("byte order mark") << "\xef\xbb\xbfts,request_id,prediction,actual,latency_ms,country"
                                         << "2026-01-31 09:05:07,r-1,\"a, b\",\"say \"\"hi\"\"\",12.5,DE";
    }

    void readsATable()
    {
        QFETCH(QString, header);
        QFETCH(QString, row);
        RecordParser parser("/logs/p.csv");
        QVERIFY(std::holds_alternative<std::monostate>(*parseWith(parser, header.toStdString(), 1)));
        const auto record = prediction(parseWith(parser, row.toStdString(), 2));
        QCOMPARE(parser.format(), LogFormat::Csv);
        QCOMPARE(record.at.ms, parseTimestamp("2026-01-31T09:05:07Z")->ms);
        QCOMPARE(record.prediction, "a, b");
        QCOMPARE(record.label, std::optional<std::string>("say \"hi\""));
        QVERIFY(std::abs(*record.latencySeconds - 0.0125) < 1e-15);
        QCOMPARE(record.attributes, R"({"country":"DE"})");
    }

    void aTableMayChangeItsHeaderOnTheWay()
    {
        RecordParser parser("/logs/p.csv");
        QVERIFY(parser.setHeader("ts,prediction"));
        QVERIFY(std::holds_alternative<std::monostate>(*parseWith(parser, "ts,prediction")));
        QCOMPARE(prediction(parseWith(parser, "1769850307,a")).prediction, "a");
        QVERIFY(std::holds_alternative<std::monostate>(*parseWith(parser, "ts,model,prediction")));
        QCOMPARE(prediction(parseWith(parser, "1769850307,fraud,b")).model, "fraud");
        QCOMPARE(prediction(parseWith(parser, R"({"ts":1769850307,"prediction":"c"})")).prediction, "c");
    }

    void rowErrorsNameTheLine_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("what");
        QTest::newRow("too few") << QByteArray("1") << "/logs/p.csv, line 7"
                                 << "1 columns, but the header has 2";
        QTest::newRow("too many") << QByteArray("1,2,3") << "/logs/p.csv, line 7"
                                  << "3 columns";
        QTest::newRow("open quote") << QByteArray("a,\"b") << "/logs/p.csv, line 7, column 3"
                                    << "not closed";
        QTest::newRow("text after quote") << QByteArray("\"a\"x,b") << "/logs/p.csv, line 7, column 4"
                                          << "closed";
        QTest::newRow("not UTF-8") << QByteArray("a,\xe4\xe4") << "/logs/p.csv, line 7, column 3"
                                   << "UTF-8";
    }

    void rowErrorsNameTheLine()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, where);
        QFETCH(QString, what);
        RecordParser parser("/logs/p.csv");
        QVERIFY(parser.setHeader("country,prediction"));
        const auto record = parseWith(parser, row.toStdString());
        QVERIFY(!record);
        QCOMPARE(record.error().where, where);
        QVERIFY2(record.error().what.contains(what), qPrintable(record.error().what));
    }

    void linesThatAreNoRowsArePassedOver()
    {
        RecordParser parser("/logs/p.csv");
        QVERIFY(parser.findHeader("Report of March\nsep=;\nnote;prediction;label\nx;a;b\n"));
        for (const auto& [number, line] : std::map<int, const char*>{{1, "Report of March"},
                                                                     {2, "sep=;"},
                                                                     {3, "note;prediction;label"},
                                                                     {5, "# a comment"},
                                                                     {6, "----+---+---"}})
            QVERIFY2(std::holds_alternative<std::monostate>(*parseWith(parser, line, number)), line);
        QCOMPARE(prediction(parseWith(parser, "# no comment;a;b", 7)).prediction, "a");
    }

    void classesMayBeCalledNull_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("label"); ///< "-" when there is none
        QTest::newRow("bare") << QByteArray("prediction,label") << QByteArray("a,null") << QByteArray("-");
        QTest::newRow("quoted") << QByteArray("prediction,label") << QByteArray(R"("a","null")")
                                << QByteArray("null");
        QTest::newRow("quoted as the header")
            << QByteArray(R"("prediction","label")") << QByteArray(R"("a","null")") << QByteArray("-");
        QTest::newRow("quoted among bare")
            << QByteArray(R"("prediction","label")") << QByteArray(R"(1,"null")") << QByteArray("null");
        QTest::newRow("no number") << QByteArray("prediction,label") << QByteArray(R"("1","NaN")")
                                   << QByteArray("-");
    }

    void classesMayBeCalledNull()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, row);
        QFETCH(QByteArray, label);
        RecordParser parser("/logs/p.csv");
        QVERIFY(parser.setHeader(header.toStdString()));
        QCOMPARE(prediction(parseWith(parser, row.toStdString())).label.value_or("-"), label.toStdString());
    }

    void rowsAreForgivenLittleThings()
    {
        RecordParser parser("/logs/p.csv");
        QVERIFY(parser.setHeader("\xef\xbb\xbf\xef\xbb\xbfnote,prediction"));
        QCOMPARE(prediction(parseWith(parser, R"(x, "a, b")")).prediction, "a, b");
        QCOMPARE(prediction(parseWith(parser, R"(x, "a" b)")).prediction, R"("a" b)");
        QCOMPARE(prediction(parseWith(parser, "x,a,")).prediction, "a");
        QVERIFY(!parseWith(parser, "x,a,b"));
        RecordParser hive("/logs/p.csv");
        QVERIFY(hive.setHeader("prediction\x01label"));
        QVERIFY(!prediction(parseWith(hive, "a\x01\\N")).label);
    }

    void cellsOfProbabilitiesMayBePython()
    {
        RecordParser parser("/logs/p.csv");
        QVERIFY(parser.setHeader("prediction,probabilities"));
        QCOMPARE(prediction(parseWith(parser, R"(a,"{'a': 0.75, 'b': 0.25}")")).probability,
                 std::optional(0.75));
        (void)prediction(parseWith(parser, R"(a,"{a: high}")"));
        QCOMPARE(parser.takeUnread()[LogField::ClassProbability].count, 1);
    }

    void unknownColumnsAreListed()
    {
        RecordParser parser("/logs/p.csv");
        QVERIFY(!parser.setHeader("alpha,beta"));
        const Error error = parser.unrecognisedError();
        QVERIFY(error.what.contains("alpha, beta"));
        QVERIFY(error.hint.contains("prediction"));
    }

    void findsTheEndOfQuotedRecords()
    {
        QCOMPARE(csvRecordEnd("a,\"b\nc\",d\nnext", ',', false), 9U);
        QCOMPARE(csvRecordEnd("a,\"b\"\"\n\",d\nnext", ',', false), 10U);
        QCOMPARE(csvRecordEnd("5\",6\n", ',', false), 4U); // inches
        QCOMPARE(csvRecordEnd("5\"\",6\n", ',', false), 5U);
        QCOMPARE(csvRecordEnd("a,\"b\n", ',', false), std::string_view::npos);
        QCOMPARE(csvRecordEnd("a,\"b\"", ',', true), 5U);
        QCOMPARE(csvRecordEnd("a,\"b", ',', true), std::string_view::npos);
    }

    void csvSurvivesARoundTrip()
    {
        std::mt19937 random(3);
        static constexpr std::string_view alphabet = "ab,\";\n\t 5";
        for (int round = 0; round < 2000; ++round) {
            std::vector<std::string> cells(random() % 5 + 1);
            std::string line;
            for (std::string& cell : cells) {
                for (auto n = random() % 6; n > 0; --n)
                    cell += alphabet[random() % alphabet.size()];
                line += line.empty() && &cell == &cells.front() ? "\"" : ",\"";
                for (const char c : cell)
                    line += c == '"' ? std::string("\"\"") : std::string(1, c);
                line += '"';
            }
            QCOMPARE(csvRecordEnd(line + "\nx", ',', false), line.size());
            std::vector<std::string> back;
            QVERIFY(!splitCsv(line, ',', back));
            QCOMPARE(back, cells);
        }
    }

    void anyBytesAreReadOrRefusedButNeverMisread()
    {
        // Mutations of a good line: every outcome is a value, and what is accepted is UTF-8.
        std::mt19937 random(5);
        const std::string good =
            R"({"ts":1769850307.5,"id":"ä","prediction":"spam","latency_ms":3,"f":[1,{"a":2}]})";
        RecordParser parser("/logs/p.jsonl");
        for (int round = 0; round < 20000; ++round) {
            std::string line = good;
            for (auto n = random() % 3 + 1; n > 0; --n)
                line[random() % line.size()] = static_cast<char>(random() % 256);
            line.resize(line.size() - random() % 4);
            const auto record = parseWith(parser, line);
            if (!record)
                QVERIFY(record.error().where.contains("/logs/p.jsonl, line 7"));
            else if (const auto* one = std::get_if<PredictionRecord>(&*record))
                QCOMPARE(findInvalidUtf8(one->prediction + one->attributes), std::string_view::npos);
        }
    }

    void keepsTheProbabilitiesOfAllClasses_data()
    {
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("prediction");
        QTest::addColumn<QString>("scores");
        QTest::addColumn<double>("probability"); // -1: none
        const auto row = [](const char* name, const char* members, const char* prediction, const char* scores,
                            double probability) {
            QTest::newRow(name) << members << prediction << scores << probability;
        };
        row("object", R"("prediction":"cat","probabilities":{"cat":0.75,"dog":0.25})", "cat",
            R"({"cat":0.75,"dog":0.25})", 0.75);
        row("list", R"("prediction":1,"predict_proba":[0.1,0.9])", "1", R"({"0":0.1,"1":0.9})", 0.9);
        row("a list called probability", R"("prediction":0,"probability":[0.6,0.4])", "0",
            R"({"0":0.6,"1":0.4})", 0.6);
        row("columns", R"("prediction":"dog","prob_cat":0.3,"prob_dog":0.7)", "dog",
            R"({"cat":0.3,"dog":0.7})", 0.7);
        row("no prediction", R"("proba_cat":0.3,"proba_dog":0.7)", "dog", R"({"cat":0.3,"dog":0.7})", 0.7);
        row("one's own probability wins", R"("prediction":"cat","score":0.5,"prob_cat":0.3,"prob_dog":0.7)",
            "cat", R"({"cat":0.3,"dog":0.7})", 0.5);
        row("logits are no probabilities", R"("prediction":"cat","scores":[2.5,-1])", "cat", "", -1);
        row("a threshold is no class", R"("prediction":"cat","prob_threshold":0.5)", "cat", "", -1);
    }

    void keepsTheProbabilitiesOfAllClasses()
    {
        QFETCH(QString, members);
        QFETCH(QString, prediction);
        QFETCH(QString, scores);
        QFETCH(double, probability);
        const PredictionRecord record = parseOne("{\"ts\":1769850307," + members.toStdString() + "}");
        QCOMPARE(record.prediction, prediction.toStdString());
        QCOMPARE(record.scores, scores.toStdString());
        QCOMPARE(record.probability.value_or(-1), probability);
    }

    void tablesMayHoldAColumnForEachClass()
    {
        RecordParser parser("/logs/p.csv");
        QVERIFY(parser.setHeader("ts,prediction,probability_cat,probability_dog,probabilities"));
        const PredictionRecord columns = prediction(parseWith(parser, "1769850307,cat,0.9,0.1,"));
        QCOMPARE(columns.scores, R"({"cat":0.9,"dog":0.1})");
        const PredictionRecord cell = prediction(parseWith(parser, "1769850307,1,,,\"[0.25, 0.75]\""));
        QCOMPARE(cell.scores, R"({"0":0.25,"1":0.75})");
        QCOMPARE(cell.probability, std::optional(0.75));
    }

    void regressionLogsKeepTheirNumbers()
    {
        const PredictionRecord record = parseOne(R"({"ts":1769850307,"y_pred":-12.75,"y_true":"13.5"})");
        QCOMPARE(record.prediction, "-12.75");
        QCOMPARE(record.label, std::optional<std::string>("13.5"));
    }
};

QTEST_APPLESS_MAIN(TestRecordParser)
#include "tst_recordparser.moc"
