// SPDX-License-Identifier: Apache-2.0
#include <QTest> // first: moc 6.4 trips over <concepts> otherwise

#include "models/base/labels.h"
#include "models/base/metrics.h"

#include <cmath>

using namespace qd;

class TestLabels : public QObject
{
    Q_OBJECT

private slots:
    void orderOfWritingDoesNotMatter()
    {
        QCOMPARE(Labels({{"b", "2"}, {"a", "1"}}), Labels({{"a", "1"}, {"b", "2"}}));
        QCOMPARE(Labels({{"b", "2"}, {"a", "1"}}).toString(), std::string(R"({a="1",b="2"})"));
    }

    void emptyValueIsAbsence()
    {
        Labels labels{{"a", ""}};
        QVERIFY(labels.isEmpty());
        labels.set("a", "1");
        labels.set("a", "");
        QVERIFY(!labels.has("a"));
        QCOMPARE(labels, Labels());
    }

    void textIsEscapedAsInTheExposition()
    {
        QCOMPARE(Labels({{"a", "q\"b\\n\n"}}).toString(), std::string("{a=\"q\\\"b\\\\n\\n\"}"));
        QCOMPARE(Labels().toString(), std::string("{}"));
    }

    void containsIsSubset()
    {
        const Labels labels{{"a", "1"}, {"b", "2"}};
        QVERIFY(labels.contains({{"b", "2"}}));
        QVERIFY(labels.contains({}));
        QVERIFY(!labels.contains({{"b", "3"}}));
        QVERIFY(!labels.contains({{"c", "1"}}));
    }

    void valuesAreFormattedForPeople_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("unit");
        QTest::addColumn<QString>("text");
        QTest::newRow("ratio") << 0.941 << int(MetricUnit::Ratio) << QString("94.1 %");
        QTest::newRow("milliseconds") << 0.0123 << int(MetricUnit::Seconds) << QString("12.3 ms");
        QTest::newRow("rate") << 48.2 << int(MetricUnit::PerSecond) << QString("48.2/s");
        QTest::newRow("no rate") << 0.0 << int(MetricUnit::PerSecond) << QString("0/s");
        QTest::newRow("bytes") << 312.0 * 1024 * 1024 << int(MetricUnit::Bytes) << QString("312 MiB");
        QTest::newRow("bytes per second")
            << 1.2 * 1024 * 1024 << int(MetricUnit::BytesPerSecond) << QString("1.2 MiB/s");
        QTest::newRow("undefined") << std::nan("") << int(MetricUnit::Ratio) << QString("–");
    }

    void valuesAreFormattedForPeople()
    {
        QLocale::setDefault(QLocale::c());
        QFETCH(double, value);
        QFETCH(int, unit);
        QFETCH(QString, text);
        QCOMPARE(formatValue(value, MetricUnit(unit)).replace(QChar::Nbsp, u' '), text);
    }
};

QTEST_GUILESS_MAIN(TestLabels)
#include "tst_labels.moc"
