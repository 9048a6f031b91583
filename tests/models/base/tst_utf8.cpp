// SPDX-License-Identifier: Apache-2.0
#include "models/base/utf8.h"

#include <QTest>

namespace qd {

class tst_utf8 : public QObject
{
    Q_OBJECT

private slots:
    void findsTheFirstInvalidByte_data();
    void findsTheFirstInvalidByte();
};

void tst_utf8::findsTheFirstInvalidByte_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("at");
    QTest::newRow("empty") << QByteArray() << -1;
    QTest::newRow("ASCII") << QByteArray("abc") << -1;
    QTest::newRow("all lengths") << QByteArray("aä€😀") << -1;
    QTest::newRow("stray continuation") << QByteArray("ab\x80") << 2;
    QTest::newRow("cut off") << QByteArray("ab\xe2\x82") << 2;
    QTest::newRow("overlong") << QByteArray("\xc0\x80") << 0;
    QTest::newRow("overlong in three bytes") << QByteArray("\xe0\x9f\xbf") << 0;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << 0;
    QTest::newRow("beyond Unicode") << QByteArray("\xf4\x90\x80\x80") << 0;
    QTest::newRow("after eight at a time") << QByteArray("0123456789abcdef01\xff") << 18;
    QTest::newRow("across eight bytes") << QByteArray("0123456😀9abcdef") << -1;
}

void tst_utf8::findsTheFirstInvalidByte()
{
    QFETCH(QByteArray, text);
    QFETCH(int, at);
    QCOMPARE(static_cast<int>(findInvalidUtf8(text.toStdString())), at);
}

} // namespace qd

QTEST_APPLESS_MAIN(qd::tst_utf8)
#include "tst_utf8.moc"
