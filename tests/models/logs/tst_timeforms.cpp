// SPDX-License-Identifier: Apache-2.0
#include "models/logs/cells/durationtext.h"
#include "models/logs/rows/logclock.h"

#include <QTest>

#include <cmath>

using namespace qd;

/// Times and durations are read as programs and people write them, or not at all.
class TestTimeForms : public QObject
{
    Q_OBJECT

private slots:
    void timesAreRead_data();
    void timesAreRead();
    void doubtfulTimesAreNotRead_data();
    void doubtfulTimesAreNotRead();
    void durationsAreRead_data();
    void durationsAreRead();
};

void TestTimeForms::timesAreRead_data()
{
    QTest::addColumn<QByteArray>("iso");
    const auto row = [](const char* text, const char* iso) { QTest::newRow(text) << QByteArray(iso); };
    row("2026-03-01 10:00:00 UTC", "2026-03-01T10:00:00Z");
    row("2026-03-01 10:00:00 EST", "2026-03-01T15:00:00Z");
    row("2026-03-01T10:00:00+01:00[Europe/Berlin]", "2026-03-01T09:00:00Z");
    row("2026-03-01 10:00:00 PM", "2026-03-01T22:00:00Z");
    row("2026/03/01 10:00:00", "2026-03-01T10:00:00Z");
    row("2026/3/1 9:05", "2026-03-01T09:05:00Z");
    row("03/14/2026 10:00:00 AM", "2026-03-14T10:00:00Z");
    row("3/4/2026 12:00 AM", "2026-03-04T00:00:00Z");
    row("3/4/2026 12:30:15.250PM", "2026-03-04T12:30:15.250Z");
    row("01.03.2026 10:00:00", "2026-03-01T10:00:00Z");
    row("01.03.2026", "2026-03-01T00:00:00Z");
    row("01-Mar-2026 10:00:00", "2026-03-01T10:00:00Z");
    row("01/Mar/2026:10:00:00 +0100", "2026-03-01T09:00:00Z");
    row("Sun, 01 Mar 2026 10:00:00 GMT", "2026-03-01T10:00:00Z");
    row("Sun Mar  1 10:00:00 2026", "2026-03-01T10:00:00Z");
    row("Mar 1, 2026, 10:00:00 AM", "2026-03-01T10:00:00Z");
    row("1 March 2026 10:00", "2026-03-01T10:00:00Z");
    row("20260301T100000Z", "2026-03-01T10:00:00Z");
    row("20260301 100000", "2026-03-01T10:00:00Z");
    row("20260301100000", "2026-03-01T10:00:00Z");
}

void TestTimeForms::timesAreRead()
{
    QFETCH(QByteArray, iso);
    const auto at = parseLogTime(QTest::currentDataTag(), 0);
    QVERIFY(at);
    QCOMPARE(at->ms, parseTimestamp(iso.toStdString())->ms);
}

void TestTimeForms::doubtfulTimesAreNotRead_data()
{
    QTest::addColumn<int>("unused");
    for (const char* text :
         {"03/04/2026 10:00:00", "03/04/2026", "10:00:00", "46082.4167", "39", "13/13/2026 10:00 AM",
          "Mar 2026", "2026-13-01 10:00:00", "31.02.2026", "yesterday", "03/14/2026 13:00 AM", "1.2.3"})
        QTest::newRow(text) << 0;
}

void TestTimeForms::doubtfulTimesAreNotRead()
{
    QVERIFY(!parseLogTime(QTest::currentDataTag(), 0));
}

void TestTimeForms::durationsAreRead_data()
{
    QTest::addColumn<double>("seconds"); ///< negative when it is none
    const auto row = [](const char* text, double seconds) { QTest::newRow(text) << seconds; };
    row("0:00:00.12", 0.12);
    row("1:02:03", 3723);
    row("1 day, 0:00:05", 86'405);
    row("0 days 00:00:00.120000", 0.12);
    row("PT0.12S", 0.12);
    row("P1DT2H3M4.5S", 93'784.5);
    row("1m2.5s", 62.5);
    row("120\xc2\xb5s", 0.00012);
    row("1h0m0s", 3600);
    row("12.5", -1);
    row("12.5 ms", -1);
    row("-0:00:01", -1);
    row("0:61:00", -1);
    row("P", -1);
    row("3 weeks", -1);
}

void TestTimeForms::durationsAreRead()
{
    QFETCH(double, seconds);
    const auto read = durationSeconds(QTest::currentDataTag());
    QCOMPARE(read.has_value(), seconds >= 0);
    if (read)
        QVERIFY(std::abs(*read - seconds) < 1e-9);
}

QTEST_GUILESS_MAIN(TestTimeForms)
#include "tst_timeforms.moc"
