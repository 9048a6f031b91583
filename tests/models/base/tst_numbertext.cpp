// SPDX-License-Identifier: Apache-2.0
#include "models/base/numbertext.h"

#include "models/base/metrics.h"

#include <QLocale>
#include <QTest>

using namespace qd;

class TestNumberText : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void whatRoundsToZeroHasNoSign()
    {
        QCOMPARE(numberText(-0.04, 1), QStringLiteral("0.0"));
        QCOMPARE(numberText(-0.06, 1), QStringLiteral("-0.1"));
        QCOMPARE(numberText(-0.4, 0), QStringLiteral("0"));
        QCOMPARE(shortNumberText(-0.0, 4), QStringLiteral("0"));
        QCOMPARE(shortNumberText(-1e-9, 4), QStringLiteral("-1e-09"));
        QVERIFY(numberText(std::nan(""), 1).startsWith(QLatin1String("nan")));
    }

    void differencesHaveASignUnlessTheyAreShownAsZero()
    {
        QCOMPARE(signedText(1.25, QStringLiteral("1.2 %")), QStringLiteral("+1.2 %"));
        QCOMPARE(signedText(-1.25, QStringLiteral("1.2 %")), QStringLiteral("−1.2 %"));
        QCOMPARE(signedText(-0.01, QStringLiteral("0.0 %")), QStringLiteral("0.0 %"));
        QCOMPARE(signedText(0.01, QStringLiteral("0.0 %")), QStringLiteral("0.0 %"));
        QCOMPARE(signedText(std::nan(""), QStringLiteral("–")), QStringLiteral("–"));
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(signedText(-0.01, numberText(0.01, 1)), QStringLiteral("0,0"));
    }

    void valuesOfEveryUnitKeepToIt_data()
    {
        QTest::addColumn<int>("unit");
        QTest::addColumn<double>("value");
        QTest::newRow("ratio") << static_cast<int>(MetricUnit::Ratio) << -0.0004;
        QTest::newRow("seconds") << static_cast<int>(MetricUnit::Seconds) << -1e-8;
        QTest::newRow("per second") << static_cast<int>(MetricUnit::PerSecond) << -0.001;
        QTest::newRow("bytes") << static_cast<int>(MetricUnit::Bytes) << -0.3;
        QTest::newRow("count") << static_cast<int>(MetricUnit::Count) << -0.0;
    }

    void valuesOfEveryUnitKeepToIt()
    {
        QFETCH(int, unit);
        QFETCH(double, value);
        const QString text = formatValue(value, static_cast<MetricUnit>(unit));
        QVERIFY2(!text.contains(QLatin1Char('-')), qPrintable(text));
    }
};

QTEST_APPLESS_MAIN(TestNumberText)
#include "tst_numbertext.moc"
