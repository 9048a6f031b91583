// SPDX-License-Identifier: Apache-2.0
#include "models/base/visibletext.h"

#include <QTest>

using namespace qd;

class TestVisibleText : public QObject
{
    Q_OBJECT

private slots:
    void whatActsIsShown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("escape sequence")
            << QStringLiteral("a\u001b[31mb\u0007") << QStringLiteral("a␛[31mb␇");
        QTest::newRow("null") << QString(QChar(u'\0')) << QStringLiteral("␀");
        QTest::newRow("delete") << QStringLiteral("\u007f") << QStringLiteral("␡");
        QTest::newRow("8-bit control sequence") << QString(QChar(0x9b)) + "31m"
                                                << "[U+009B]31m";
        QTest::newRow("next line") << QString(QChar(0x85)) << "[U+0085]";
        QTest::newRow("override") << QStringLiteral("a\u202egnp") << QStringLiteral("a[U+202E]gnp");
        QTest::newRow("isolate") << QStringLiteral("\u2066x\u2069") << "[U+2066]x[U+2069]";
        QTest::newRow("Arabic mark") << QStringLiteral("\u061c") << "[U+061C]";
        QTest::newRow("separator") << QStringLiteral("a\u2028b") << "a[U+2028]b";
        QTest::newRow("lone high half") << QString(QChar(0xd83d)) + "x" << QStringLiteral("\ufffdx");
        QTest::newRow("lone low half") << QString("x") + QChar(0xde00) << QStringLiteral("x\ufffd");
        QTest::newRow("space without width") << QStringLiteral("fr\u200baud") << "fr[U+200B]aud";
        QTest::newRow("joiner that joins nothing") << QStringLiteral("fr\u200daud") << "fr[U+200D]aud";
        QTest::newRow("byte order mark") << QStringLiteral("\ufefffraud") << "[U+FEFF]fraud";
        QTest::newRow("soft hyphen") << QStringLiteral("fr\u00adaud") << "fr[U+00AD]aud";
        QTest::newRow("filler") << QStringLiteral("fraud\u3164") << "fraud[U+3164]";
        QTest::newRow("tag") << QStringLiteral("fraud\U000e0041") << "fraud[U+E0041]";
        QTest::newRow("carriage return") << "safe\rfake" << QStringLiteral("safe␍fake");
    }

    void whatActsIsShown()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(visibleText(text), shown);
        QCOMPARE(visibleLine(text), shown);
    }

    void whatIsReadStays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << "fraud_detector 2 (100%)";
        QTest::newRow("Chinese") << QStringLiteral("欺诈检测");
        QTest::newRow("Arabic") << QStringLiteral("نموذج");
        QTest::newRow("pair") << QStringLiteral("🙂");
        QTest::newRow("joined") << QStringLiteral("👩\u200d🔬");
        QTest::newRow("Persian, joined by hand") << QStringLiteral("می\u200cشود");
        QTest::newRow("emoji of a colour") << QStringLiteral("❤\ufe0f");
        QTest::newRow("no-break space") << QStringLiteral("10\u00a0ms");
        QTest::newRow("markup") << "<b>&amp;";
        QTest::newRow("empty") << QString();
    }

    void whatIsReadStays()
    {
        QFETCH(QString, text);
        QCOMPARE(visibleText(text), text);
        QCOMPARE(visibleLine(text), text);
    }

    void onlyALineShowsItsBreaks()
    {
        QCOMPARE(visibleText("a\n\tb"), "a\n\tb");
        QCOMPARE(visibleLine("a\n\tb"), QStringLiteral("a␊␉b"));
    }
};

QTEST_APPLESS_MAIN(TestVisibleText)
#include "tst_visibletext.moc"
