// SPDX-License-Identifier: Apache-2.0
#include "models/logs/rows/writtennumbers.h"

#include <QTest>

using namespace qd;

class TestWrittenNumbers : public QObject
{
    Q_OBJECT

private slots:
    void readsNumbersInTheirStyle_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<char>("decimal");
        QTest::addColumn<char>("thousands");
        QTest::addColumn<double>("number"); // NaN: none
        const auto row = [](const char* text, char decimal, char thousands, double number) {
            QTest::addRow("%s %c%c", text, decimal, thousands == 0 ? ' ' : thousands)
                << text << decimal << thousands << number;
        };
        const double none = std::nan("");
        row("12.5", '.', 0, 12.5);
        row("+123.4", '.', 0, 123.4);
        row("-1e3", '.', 0, -1000);
        row("1_000", '.', 0, 1000);
        row("1 234 567", '.', 0, 1'234'567);
        row("12,5", '.', 0, none);
        row("12,5", ',', '.', 12.5);
        row("-1.234,5", ',', '.', -1234.5);
        row("123,450.00", '.', ',', 123'450);
        row("12,34", '.', ',', none);
        row("0,123", '.', ',', none);
        row("1,2345", '.', ',', none);
        row("inf", '.', 0, none);
        row("+", '.', 0, none);
        row("", '.', 0, none);
        row("4 cats", '.', 0, none);
    }

    void readsNumbersInTheirStyle()
    {
        QFETCH(QString, text);
        QFETCH(char, decimal);
        QFETCH(char, thousands);
        QFETCH(double, number);
        const auto read = writtenNumber(text.toStdString(), {decimal, thousands});
        QCOMPARE(read.has_value(), !std::isnan(number));
        if (read)
            QCOMPARE(*read, number);
    }

    void decidesOverAllValues_data()
    {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<bool>("areNumbers");
        QTest::addColumn<char>("decimal");
        QTest::addColumn<bool>("isCertain");
        QTest::newRow("plain") << QStringList{"1", "2.5"} << true << '.' << true;
        QTest::newRow("missing words")
            << QStringList{"1", "NA", "#N/A", "?", "-", "NaT"} << true << '.' << true;
        QTest::newRow("decimal commas") << QStringList{"1,5", "2", "1.000,25"} << true << ',' << true;
        QTest::newRow("thousands") << QStringList{"1,000.5", "12"} << true << '.' << true;
        QTest::newRow("either") << QStringList{"1,000", "2,000"} << true << '.' << false;
        QTest::newRow("texts") << QStringList{"cat", "1"} << false << '.' << true;
        QTest::newRow("codes") << QStringList{"01", "02"} << false << '.' << true;
        QTest::newRow("nothing") << QStringList{"NA"} << false << '.' << true;
    }

    void decidesOverAllValues()
    {
        QFETCH(QStringList, values);
        QFETCH(bool, areNumbers);
        QFETCH(char, decimal);
        QFETCH(bool, isCertain);
        std::vector<std::string> texts;
        for (const QString& value : values)
            texts.push_back(value.toStdString());
        const WrittenNumbers written = writtenNumbers(texts);
        QCOMPARE(written.areNumbers, areNumbers);
        QCOMPARE(written.style.decimal, decimal);
        QCOMPARE(written.isStyleCertain, isCertain);
    }

    void oneOddCellDoesNotDecide()
    {
        std::vector<std::string> values;
        for (int i = 0; i < 100; ++i)
            values.push_back(std::to_string(i) + ".5");
        values.push_back("inf");
        WrittenNumbers written = writtenNumbers(values);
        QVERIFY(written.areNumbers);
        QCOMPARE(written.others, 1U);
        QCOMPARE(written.example, "inf");
        for (int i = 0; i < 100; ++i)
            values.push_back("text " + std::to_string(i));
        written = writtenNumbers(values);
        QVERIFY(!written.areNumbers);
    }
};

QTEST_GUILESS_MAIN(TestWrittenNumbers)
#include "tst_writtennumbers.moc"
