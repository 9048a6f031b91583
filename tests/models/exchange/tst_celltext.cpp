// SPDX-License-Identifier: Apache-2.0
#include "exchangefixture.h"
#include "models/exchange/celltext.h"
#include "models/exchange/selectortext.h"

#include <limits>
#include <random>

using namespace qd;

/// Times, numbers, labels and selectors as text.
class TestCellText : public QObject
{
    Q_OBJECT

private slots:
    void numbersKeepEveryBit_data()
    {
        QTest::addColumn<quint64>("bits");
        QTest::addColumn<QString>("text");
        const auto row = [](double value, const char* text) {
            QTest::newRow(text) << std::bit_cast<quint64>(value) << text;
        };
        row(0.1, "0.1");
        row(-0.0, "-0");
        row(1e300, "1e+300");
        row(5e-324, "5e-324");
        row(1.7976931348623157e308, "1.7976931348623157e+308");
        row(std::numeric_limits<double>::infinity(), "+Inf");
        row(-std::numeric_limits<double>::infinity(), "-Inf");
        QTest::newRow("NaN") << quint64{0x7ff8000000000000} << "NaN";
        QTest::newRow("Go's NaN") << quint64{0x7ff8000000000001} << "NaN(0x7ff8000000000001)";
        QTest::newRow("negative NaN") << quint64{0xfff8dead0000beef} << "NaN(0xfff8dead0000beef)";
        QTest::newRow("stale") << quint64{staleMarkerBits} << "stale";
    }

    void numbersKeepEveryBit()
    {
        QFETCH(quint64, bits);
        QFETCH(QString, text);
        std::string made;
        appendNumber(made, std::bit_cast<double>(bits));
        QCOMPARE(QString::fromStdString(made), text);
        const auto read = readNumber(made);
        QVERIFY(read);
        QCOMPARE(std::bit_cast<quint64>(*read), bits);
    }

    void randomBitsComeBack()
    {
        std::mt19937_64 random(7);
        for (int i = 0; i < 100'000; ++i) {
            const std::uint64_t bits = random();
            std::string text;
            appendNumber(text, std::bit_cast<double>(bits));
            const auto read = readNumber(text);
            QVERIFY2(read && std::bit_cast<std::uint64_t>(*read) == bits, text.c_str());
        }
    }

    void timesComeBack_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        // GNU date -u -d @… agrees on these.
        QTest::newRow("epoch") << qint64{0} << "1970-01-01T00:00:00.000Z";
        QTest::newRow("before it") << qint64{-1} << "1969-12-31T23:59:59.999Z";
        QTest::newRow("leap day") << qint64{951'782'400'123} << "2000-02-29T00:00:00.123Z";
        QTest::newRow("last of 9999") << qint64{253'402'300'799'999} << "9999-12-31T23:59:59.999Z";
        QTest::newRow("first of 0000") << qint64{-62'167'219'200'000} << "0000-01-01T00:00:00.000Z";
        QTest::newRow("year 10000") << qint64{253'402'300'800'000} << "253402300800000ms";
        QTest::newRow("earliest") << qint64{INT64_MIN} << "-9223372036854775808ms";
    }

    void timesComeBack()
    {
        QFETCH(qint64, ms);
        QFETCH(QString, text);
        TimeSpeller speller;
        std::string made;
        speller.append(made, {ms});
        QCOMPARE(QString::fromStdString(made), text);
        const auto read = readTime(made);
        QVERIFY(read);
        QCOMPARE(qint64{read->ms}, ms);
    }

    void whatIsNoTimeOrNumberIsRefused()
    {
        for (const char* text : {"", "2026-02-30T00:00:00.000Z", "2026-01-01T23:60:00.000Z", "ms", "soon"})
            QVERIFY2(!readTime(text), text);
        for (const char* text : {"", "NaN(0x3ff0000000000000)", "NaN(0x)", "1,5", "Stale"})
            QVERIFY2(!readNumber(text), text);
    }

    void labelsComeBack_data()
    {
        QTest::addColumn<QString>("value");
        QTest::newRow("plain") << "a";
        QTest::newRow("quotes") << "a\"b";
        QTest::newRow("backslashes") << "\\n\\";
        QTest::newRow("line feed") << "a\nb";
        QTest::newRow("braces and commas") << "},{x=\"y\"";
        QTest::newRow("other scripts") << QString::fromUtf8("模型");
    }

    void labelsComeBack()
    {
        QFETCH(QString, value);
        const Labels labels{{"first", value.toStdString()}, {"second", "2"}};
        const auto read = readLabels(labels.toString());
        QVERIFY(read);
        QVERIFY(*read == labels);
    }

    void badLabelsAreRefused()
    {
        for (const char* text : {"{", "{a}", "{a=\"b}", "{a=\"b\"", "{a=\"b\" c=\"d\"}", "a=\"b\""})
            QVERIFY2(!readLabels(text), text);
    }

    void selectorsAreRead()
    {
        const auto selector = parseSelector(" up{ job=\"a\\\"b\" , x=~\"c.*\",y!=\"\", z!~\"q\",} ");
        QVERIFY2(selector, selector ? "" : qPrintable(selector.error().text()));
        QCOMPARE(selector->metric, std::string("up"));
        QCOMPARE(selector->matchers.size(), 4u);
        QCOMPARE(selector->matchers[0].value, std::string("a\"b"));
        QVERIFY(selector->matchers[0].op == LabelMatcher::Op::Equal);
        QVERIFY(selector->matchers[1].op == LabelMatcher::Op::Matches);
        QVERIFY(selector->matchers[2].op == LabelMatcher::Op::NotEqual);
        QVERIFY(selector->matchers[3].op == LabelMatcher::Op::MatchesNot);
    }

    void badSelectorsNameTheColumn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing") << ""
                                 << "empty";
        QTest::newRow("no braces' end") << "up{a=\"b\""
                                        << "column 9";
        QTest::newRow("no quotes") << "up{a=b}"
                                   << "column 6";
        QTest::newRow("text behind") << "up down"
                                     << "column 4";
        QTest::newRow("digit first") << "1up"
                                     << "column 1";
    }

    void badSelectorsNameTheColumn()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);
        const auto selector = parseSelector(text.toStdString());
        QVERIFY(!selector);
        QVERIFY2(selector.error().text().contains(said), qPrintable(selector.error().text()));
    }
};

QTEST_APPLESS_MAIN(TestCellText)
#include "tst_celltext.moc"
