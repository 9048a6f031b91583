// SPDX-License-Identifier: Apache-2.0
#include "models/table/filter/filter.h"
#include "models/table/filter/filtertext.h"
#include "models/table/reading/recordimport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace qd;

class TestFilter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void rowsAreFound_data();
    void rowsAreFound();
    void errorsNameThePlace_data();
    void errorsNameThePlace();
    void blocksAreAllLookedAt();
    void cancelledSearchesSaySo();
    void columnsAreSubtracted();
    void writtenFiltersFindTheirRows_data();
    void writtenFiltersFindTheirRows();

private:
    RecordTablePtr m_table;
};

void TestFilter::initTestCase()
{
    const auto record = [](std::int64_t second, const char* version, const char* prediction,
                           const char* label, std::optional<double> latency, int status,
                           const char* attributes) {
        PredictionRecord one;
        one.at = parseTimestamp("2026-01-31T10:00:00Z").value() + Duration(second * 1000);
        one.requestId = "r-" + std::to_string(second);
        one.version = version;
        one.prediction = prediction;
        if (*label != 0)
            one.label = label;
        one.latencySeconds = latency;
        one.status = status;
        one.attributes = attributes;
        return one;
    };
    const std::vector records{
        record(0, "v1", "cat", "cat", 0.1, 200, R"({"country":"de","user-id":"a\"b","n":1})"),
        record(1, "v2", "cat", "dog", 0.7, 200, R"({"country":"fr","n":2})"),
        record(2, "v2", "dog", "", 0.9, 503, R"({"country":"us","n":"x"})"),
        record(3, "v10", "bird", "bird", {}, 0, R"({"country":"de"})"),
    };
    m_table = makeTable(records).value();
}

void TestFilter::rowsAreFound_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<std::vector<std::uint32_t>>("rows");
    using Rows = std::vector<std::uint32_t>;
    QTest::newRow("text") << R"(version = "v2")" << Rows{1, 2};
    QTest::newRow("single marks") << R"(version = 'v2')" << Rows{1, 2};
    QTest::newRow("unequal") << R"(country != "de")" << Rows{1, 2};
    QTest::newRow("number") << "latency > 0.5" << Rows{1, 2};
    QTest::newRow("missing number fails") << "latency <= 0.7" << Rows{0, 1};
    QTest::newRow("missing is asked for") << "latency is missing" << Rows{3};
    QTest::newRow("missing status") << "status is missing" << Rows{3};
    QTest::newRow("is not missing") << "label is not missing" << Rows{0, 1, 3};
    QTest::newRow("two columns") << "label != prediction" << Rows{1};
    QTest::newRow("two columns, equal") << "label = prediction" << Rows{0, 3};
    QTest::newRow("and, not, in") << R"(version = "v2" and latency > 0.5 and not country in ("de", "fr"))"
                                  << Rows{2};
    QTest::newRow("not in, without missing") << "n not in (1)" << Rows{1, 2};
    QTest::newRow("not of a missing value") << "not latency > 0.5" << Rows{0, 3};
    QTest::newRow("or binds less") << R"(version = "v1" or version = "v2" and status = 503)" << Rows{0, 2};
    QTest::newRow("brackets") << R"((version = "v1" or version = "v2") and status = 503)" << Rows{2};
    QTest::newRow("keywords in any case") << R"(NOT version = "v2" AND country IN ("de"))" << Rows{0, 3};
    QTest::newRow("pattern anywhere") << R"(prediction ~ "a|i")" << Rows{0, 1, 3};
    QTest::newRow("no pattern") << R"(prediction !~ "^d")" << Rows{0, 1, 3};
    QTest::newRow("time") << R"(time >= "2026-01-31T10:00:02")" << Rows{2, 3};
    QTest::newRow("id") << R"(id = "r-3")" << Rows{3};
    QTest::newRow("id pattern") << R"(id ~ "r-[12]")" << Rows{1, 2};
    QTest::newRow("backquotes, escaped mark") << R"(`user-id` = "a\"b")" << Rows{0};
    QTest::newRow("numbers among texts") << "n >= 2" << Rows{1};
    QTest::newRow("in of numbers") << "status in (503, 404)" << Rows{2};
    QTest::newRow("unknown value") << R"(version = "none")" << Rows{};
}

void TestFilter::rowsAreFound()
{
    QFETCH(QString, filter);
    QFETCH(std::vector<std::uint32_t>, rows);
    const auto found = select(*m_table, filter);
    QVERIFY2(found, found ? "" : qPrintable(found.error().text()));
    QVERIFY(!found->all);
    QCOMPARE(found->rows, rows);
    QVERIFY(select(*m_table, "  ").value().all);
}

void TestFilter::errorsNameThePlace_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("character");
    QTest::newRow("unknown column") << "nothing = 1" << 1;
    QTest::newRow("no comparison") << "version" << 8;
    QTest::newRow("no value") << "version =" << 10;
    QTest::newRow("not closed") << R"(version = "v2)" << 11;
    QTest::newRow("more than a filter") << "status = 200 status" << 14;
    QTest::newRow("bracket") << "(status = 200" << 14;
    QTest::newRow("text for a number") << R"(latency > "fast")" << 11;
    QTest::newRow("text by order") << R"(country < "de")" << 11;
    QTest::newRow("bad pattern") << R"(country ~ "(de")" << 15;
    QTest::newRow("bad time") << R"(time > "noon")" << 8;
    QTest::newRow("odd sign") << "status % 2" << 8;
    QTest::newRow("too deep") << QString(300, u'(') << 201;
}

void TestFilter::errorsNameThePlace()
{
    QFETCH(QString, filter);
    QFETCH(int, character);
    const auto checked = checkFilter(*m_table, filter);
    QVERIFY(!checked);
    QVERIFY(checked.error().kind == ErrorKind::Invalid);
    QCOMPARE(checked.error().where, "Filter, character " + QString::number(character));
}

void TestFilter::blocksAreAllLookedAt()
{
    std::vector<PredictionRecord> records(200'000);
    for (std::size_t i = 0; i < records.size(); ++i) {
        records[i].at = {std::int64_t(i) + 1};
        records[i].prediction = i % 1000 == 999 ? "rare" : "common";
    }
    const auto table = makeTable(records).value();
    const auto found = select(*table, R"(prediction = "rare" and time > "150000")").value();
    // "150000" is an epoch in seconds, after all rows.
    QCOMPARE(found.rows.size(), std::size_t(0));
    const auto all = select(*table, R"(prediction = "rare")").value();
    QCOMPARE(all.rows.size(), std::size_t(200));
    QVERIFY(std::is_sorted(all.rows.begin(), all.rows.end()));
    QCOMPARE(all.rows[3], 3999U);
}

void TestFilter::cancelledSearchesSaySo()
{
    CancelToken cancel;
    cancel.cancel();
    const auto found = select(*m_table, "status = 200", cancel);
    QVERIFY(!found && found.error().kind == ErrorKind::Cancelled);
}

void TestFilter::writtenFiltersFindTheirRows_data()
{
    QTest::addColumn<QString>("value");
    for (const char* value :
         {"plain", "two words", R"(C:\models\a)", R"(ends with \)", R"(says "yes")", R"(\"both\")"})
        QTest::newRow(value) << QString::fromUtf8(value);
}

void TestFilter::writtenFiltersFindTheirRows()
{
    QFETCH(QString, value);
    for (const std::string column : {"country", "in", "9th", "a column"}) {
        std::vector<PredictionRecord> records(2);
        records[0].prediction = records[1].prediction = "p";
        const QJsonObject attributes{{QString::fromStdString(column), value}};
        records[1].attributes = QJsonDocument(attributes).toJson(QJsonDocument::Compact).toStdString();
        const auto table = makeTable(records).value();
        const QString filter = filterEquals(filterName(column), value.toStdString());
        const auto found = select(*table, filter);
        QVERIFY2(found, qPrintable(filter));
        QCOMPARE(found->rows, std::vector<std::uint32_t>{1});
        const auto missing =
            select(*table, filterAnd(filterEquals(filterName(column), {}), filterEquals("prediction", "p")));
        QVERIFY(missing);
        QCOMPARE(missing->rows, std::vector<std::uint32_t>{0});
    }
}

void TestFilter::columnsAreSubtracted()
{
    std::vector<PredictionRecord> records(4);
    const std::array<std::array<const char*, 2>, 4> values{
        {{"5", "3.5"}, {"2", "4"}, {"-1", "1"}, {"7", ""}}};
    for (std::size_t i = 0; i < values.size(); ++i) {
        records[i].prediction = values[i][0];
        if (*values[i][1] != 0)
            records[i].label = values[i][1];
    }
    const auto table = makeTable(records).value();
    const auto rows = [&](const char* filter) {
        return select(*table, QString::fromUtf8(filter)).value().rows;
    };
    using Rows = std::vector<std::uint32_t>;
    QCOMPARE(rows("prediction - label > 1"), Rows{0});
    QCOMPARE(rows("prediction - label >= -2 and prediction-label < 0"), (Rows{1, 2}));
    QCOMPARE(rows("prediction - label = 1.5"), Rows{0});
    QCOMPARE(rows("not (prediction - label < 100)"), Rows{3}); // nothing to subtract
    QCOMPARE(rows("prediction > -2"), (Rows{0, 1, 2, 3}));
    for (const char* wrong :
         {"prediction - > 1", "prediction - label", "prediction - label > \"a\"", "prediction - time > 1"})
        QVERIFY2(!checkFilter(*table, QString::fromUtf8(wrong)), wrong);
}

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
