// SPDX-License-Identifier: Apache-2.0
#include "models/base/jsonfields.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace qd;

namespace {

enum class Colour { Red, Green };

struct Part
{
    std::string name;
    double weight = 1.5;
    friend bool operator==(const Part&, const Part&) = default;
};

struct Thing
{
    QString title;
    Colour colour = Colour::Green;
    std::int64_t count = 7;
    bool good = true;
    Timestamp at;
    Duration span{250};
    TimeRange range;
    Labels labels;
    std::vector<Part> parts;
    std::map<std::string, double> numbers;
    std::optional<double> limit;
};

} // namespace

namespace qd::json {

template <>
inline constexpr std::array idsOf<Colour>{std::pair{Colour::Red, std::string_view("red")},
                                          std::pair{Colour::Green, std::string_view("green")}};
template <>
inline constexpr auto fieldsOf<Part> =
    std::tuple{Field{"name", &Part::name, Need::Required}, Field{"weight", &Part::weight}};
template <>
inline constexpr auto fieldsOf<Thing> = std::tuple{
    Field{"title", &Thing::title},     Field{"colour", &Thing::colour}, Field{"count", &Thing::count},
    Field{"good", &Thing::good},       Field{"at", &Thing::at},         Field{"span", &Thing::span},
    Field{"range", &Thing::range},     Field{"labels", &Thing::labels}, Field{"parts", &Thing::parts},
    Field{"numbers", &Thing::numbers}, Field{"limit", &Thing::limit}};

} // namespace qd::json

class TestJsonFields : public QObject
{
    Q_OBJECT

private slots:
    void everythingSurvivesARoundTrip()
    {
        Thing thing;
        thing.title = QStringLiteral("“数据”");
        thing.colour = Colour::Red;
        thing.count = (1LL << 53) - 1;
        thing.good = false;
        thing.at = {1'700'000'000'123};
        thing.span = Duration{0};
        thing.range = {{1}, {2}};
        thing.labels = {{"path", "C:\\\"x\"\n"}};
        thing.parts = {{"a", 0.1 + 0.2}, {"b", -0.0}};
        thing.numbers = {{"x", 5e-324}};
        thing.limit = 3;
        const auto read = json::fromText<Thing>(json::toText(thing), {});
        QVERIFY2(read, qPrintable(read ? QString() : read.error().text()));
        QCOMPARE(read->title, thing.title);
        QCOMPARE(read->colour, thing.colour);
        QCOMPARE(read->count, thing.count);
        QCOMPARE(read->good, thing.good);
        QCOMPARE(read->at, thing.at);
        QCOMPARE(read->span, thing.span);
        QVERIFY(read->range == thing.range);
        QCOMPARE(read->labels, thing.labels);
        QCOMPARE(read->parts, thing.parts);
        QCOMPARE(read->numbers, thing.numbers);
        QCOMPARE(read->limit, thing.limit);
    }

    void whatIsAbsentKeepsItsValue()
    {
        const auto read = json::fromText<Thing>(R"({"later":{"x":1},"limit":null})", {});
        QVERIFY(read);
        QCOMPARE(read->count, 7);
        QCOMPARE(read->colour, Colour::Green);
        QVERIFY(!read->limit);
        QVERIFY(!QByteArray::fromStdString(json::toText(*read)).contains("limit"));
    }

    void numbersWithoutDigitsAreSpelledAsPrometheusDoes_data()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        QTest::addColumn<QByteArray>("spelled");
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("written");
        QTest::newRow("NaN") << QByteArray("NaN") << std::nan("") << true;
        QTest::newRow("+Inf") << QByteArray("+Inf") << infinity << true;
        QTest::newRow("-Inf") << QByteArray("-Inf") << -infinity << true;
        QTest::newRow("old infinity") << QByteArray("Infinity") << infinity << false;
        QTest::newRow("old minus infinity") << QByteArray("-Infinity") << -infinity << false;
    }

    void numbersWithoutDigitsAreSpelledAsPrometheusDoes()
    {
        QFETCH(QByteArray, spelled);
        QFETCH(double, value);
        QFETCH(bool, written);
        const auto read =
            json::fromText<Part>("{\"name\":\"a\",\"weight\":\"" + spelled.toStdString() + "\"}", {});
        QVERIFY(read);
        QVERIFY(std::isnan(value) ? std::isnan(read->weight) : read->weight == value);
        if (written)
            QCOMPARE(json::Writer::write(value), QJsonValue(QString::fromLatin1(spelled)));
    }

    void errorsNameTheField_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("mentions");
        const auto row = [](const char* text, const char* mentions) {
            QTest::newRow(text) << QByteArray(text) << QString::fromUtf8(mentions);
        };
        row("", "JSON");
        row("{\"title\":\"A", "byte");
        row("[]", "object");
        row(R"({"title":1})", "“title”");
        row(R"({"colour":"blue"})", "red, green");
        row(R"({"colour":1})", "“colour”");
        row(R"({"count":1.5})", "“count”");
        row(R"({"count":1e300})", "“count”");
        row(R"({"count":"1"})", "“count”");
        row(R"({"good":0})", "“good”");
        row(R"({"span":-1})", "“span”");
        row(R"({"range":[1]})", "“range”");
        row(R"({"range":[1,"2"]})", "“range.1”");
        row(R"({"labels":{"a":1}})", "“labels.a”");
        row(R"({"parts":{}})", "“parts”");
        row(R"({"parts":[{"name":"a"},{"name":""}]})", "“parts.1.name”");
        row(R"({"parts":[{"weight":1}]})", "“parts.0.name”");
        row(R"({"parts":[{"name":"a","weight":"much"}]})", "“parts.0.weight”");
        row(R"({"numbers":{"x":"inf"}})", "“numbers.x”");
    }

    void errorsNameTheField()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, mentions);
        const auto read =
            json::fromText<Thing>(text.toStdString(), QStringLiteral("Thing 1"), QStringLiteral("Do this."));
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Invalid);
        QCOMPARE(read.error().where, QStringLiteral("Thing 1"));
        QCOMPARE(read.error().hint, QStringLiteral("Do this."));
        QVERIFY2(read.error().what.contains(mentions), qPrintable(read.error().what));
    }
};

QTEST_GUILESS_MAIN(TestJsonFields)
#include "tst_jsonfields.moc"
