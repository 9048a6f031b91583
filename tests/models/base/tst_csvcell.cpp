// SPDX-License-Identifier: Apache-2.0
#include "models/base/csvcell.h"

#include <QTest>

using namespace qd;

class TestCsvCell : public QObject
{
    Q_OBJECT

private slots:
    void formulasAreGuarded_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::newRow("equals") << "=cmd|'/C calc'!A0";
        QTest::newRow("at") << "@SUM(A1)";
        QTest::newRow("plus") << "+A1";
        QTest::newRow("minus") << "-A1";
        QTest::newRow("number that goes on") << "-2+3+cmd|'/C calc'!A0";
        QTest::newRow("exponent that goes on") << "-1e5-A1";
        QTest::newRow("cell after a number") << "-1 A1";
        QTest::newRow("function after a number") << "+1 SUM(A)";
        QTest::newRow("sign alone") << "-";
        QTest::newRow("tab") << "\t=1";
        QTest::newRow("return") << "\r=1";
        QTest::newRow("line break") << "\n=1";
        QTest::newRow("full width") << QStringLiteral("＝1+1");
    }

    void formulasAreGuarded()
    {
        QFETCH(QString, cell);
        QCOMPARE(QString::fromStdString(guarded(cell.toStdString())), QString("'" + cell));
        std::string text;
        appendCell(text, cell.toStdString(), CellStyle::Spreadsheet);
        QVERIFY(text.starts_with('\'') || text.starts_with("\"'"));
        text.clear();
        appendCell(text, cell.toStdString());
        QVERIFY(!QString::fromStdString(text).contains("''") && text.find("'" + cell.toStdString()) != 0);
    }

    void othersStay_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::newRow("negative") << "-1.5";
        QTest::newRow("exponent") << "-1.5e-07";
        QTest::newRow("positive exponent") << "+2E+30";
        QTest::newRow("grouped") << "-1,234.5";
        QTest::newRow("grouped by spaces") << QStringLiteral("-1\u202f234,5");
        QTest::newRow("share") << "-3.2 %";
        QTest::newRow("with a unit") << "-12 ms";
        QTest::newRow("infinity") << "-Inf";
        QTest::newRow("word") << "fraud";
        QTest::newRow("inside") << "a=b";
        QTest::newRow("empty") << QString();
    }

    void othersStay()
    {
        QFETCH(QString, cell);
        QCOMPARE(QString::fromStdString(guarded(cell.toStdString())), cell);
    }

    void aCellStaysOneCellOnTheClipboard()
    {
        QCOMPARE(clipboardRow({"a\n=1", "b\t=2", "=3", "-4"}), QStringLiteral("a␊=1\tb␉=2\t'=3\t-4"));
    }
};

QTEST_APPLESS_MAIN(TestCsvCell)
#include "tst_csvcell.moc"
