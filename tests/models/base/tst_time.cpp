// SPDX-License-Identifier: Apache-2.0
#include "models/base/time.h"

#include <QTest>

using namespace qd;

class TestTime : public QObject
{
    Q_OBJECT

private slots:
    void parsesWhatLogsContain_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("ms"); // -1: not a time
        const qint64 moment = 1'769'850'307'250;
        QTest::newRow("ISO, UTC") << QByteArray("2026-01-31T09:05:07.250Z") << moment;
        QTest::newRow("ISO, zone") << QByteArray("2026-01-31T10:05:07.25+01:00") << moment;
        QTest::newRow("space, no zone") << QByteArray("2026-01-31 09:05:07.250") << moment;
        QTest::newRow("seconds") << QByteArray("1769850307.25") << moment;
        QTest::newRow("milliseconds") << QByteArray("1769850307250") << moment;
        QTest::newRow("microseconds") << QByteArray("1769850307250000") << moment;
        QTest::newRow("nanoseconds") << QByteArray("1769850307250000000") << moment;
        QTest::newRow("empty") << QByteArray("") << qint64(-1);
        QTest::newRow("word") << QByteArray("yesterday") << qint64(-1);
        QTest::newRow("no such day") << QByteArray("2026-02-30T00:00:00Z") << qint64(-1);
    }

    void parsesWhatLogsContain()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, ms);
        const auto parsed = parseTimestamp(text.toStdString());
        QCOMPARE(parsed ? parsed->ms : -1, ms);
        if (parsed)
            QCOMPARE(parseTimestamp(toIso(*parsed).toStdString())->ms, ms);
    }
};

QTEST_GUILESS_MAIN(TestTime)
#include "tst_time.moc"
