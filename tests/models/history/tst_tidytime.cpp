// SPDX-License-Identifier: Apache-2.0
#include "models/history/upkeep/tidytime.h"

#include <QtTest>

using namespace qd;

/// From which time age is counted, whatever the clock says.
class TestTidyTime : public QObject
{
    Q_OBJECT

private slots:
    void aClockIsBelievedWithinReason_data();
    void aClockIsBelievedWithinReason();
    void aMachineThatWasOffCatchesUp();
    void aClockWithoutABatteryDoesNoHarm();
    void agreeingMakesItTheTime();
    void aFileWithoutAPassGoesByItsOwnRecords();
    void isReadBack();
    void whatCannotBeReadIsNothing_data();
    void whatCannotBeReadIsNothing();
};

namespace {

using std::chrono::hours;
using std::chrono::minutes;
constexpr Duration day = hours(24);
constexpr Duration year = 365 * day;
constexpr Timestamp known{1'700'000'000'000};
constexpr Duration upThen = hours(100);

TidyTime last()
{
    TidyTime time;
    time.at = known;
    time.uptime = upThen;
    time.boot = "one";
    return time;
}

TidyRequest request(Duration clockMoved, Duration passed, const char* boot = "one")
{
    TidyRequest request;
    request.now = known + clockMoved;
    request.uptime = upThen + passed;
    request.boot = boot;
    return request;
}

} // namespace

void TestTidyTime::aClockIsBelievedWithinReason_data()
{
    QTest::addColumn<Duration>("clockMoved");
    QTest::addColumn<Duration>("passed");
    QTest::addColumn<QByteArray>("boot");
    QTest::addColumn<Duration>("trusted");
    QTest::addColumn<Duration>("remembered");
    const auto row = [](const char* name, Duration clock, Duration passed, const char* boot, Duration trusted,
                        Duration remembered) {
        QTest::newRow(name) << clock << passed << QByteArray(boot) << trusted << remembered;
    };
    row("an hour has passed", hours(1), hours(1), "one", hours(1), hours(1));
    row("suspended for 50 days", 50 * day, 50 * day, "one", 50 * day, 50 * day);
    row("off for a night", hours(14), minutes(1), "two", hours(14), hours(14));
    row("put right by minutes", minutes(50), hours(1), "one", minutes(50), minutes(50));
    row("jumped 20 years ahead", 20 * year, hours(1), "one", hours(1), hours(1));
    row("jumped 8 days ahead", 8 * day + hours(1), hours(1), "one", hours(1), hours(1));
    row("jumped 2 days ahead", 2 * day, hours(1), "one", hours(5), hours(5));
    row("started 20 years ahead", 20 * year, minutes(1), "two", Duration(0), Duration(0));
    row("started a month ahead", 30 * day, minutes(1), "two", Duration(0), Duration(0));
    row("jumped 20 years back", -20 * year, hours(1), "one", -20 * year, hours(1));
    row("started 20 years back", -20 * year, minutes(1), "two", -20 * year, Duration(0));
    row("set back by an hour", Duration(0), hours(1), "one", Duration(0), Duration(0));
    // An uptime that is less than it was is that of a container that has begun anew.
    row("uptime went back", hours(2), -hours(99), "one", hours(2), hours(2));
}

void TestTidyTime::aClockIsBelievedWithinReason()
{
    QFETCH(Duration, clockMoved);
    QFETCH(Duration, passed);
    QFETCH(QByteArray, boot);
    QFETCH(Duration, trusted);
    QFETCH(Duration, remembered);
    const TrustedTime time = trustedTime(last(), request(clockMoved, passed, boot.constData()));
    QCOMPARE((time.now - known).count(), trusted.count());
    QCOMPARE((time.next.at - known).count(), remembered.count());
    QCOMPARE(time.next.boot, boot.toStdString());
}

// Off over a long weekend, then a pass every hour.
void TestTidyTime::aMachineThatWasOffCatchesUp()
{
    TidyTime time = last();
    Duration off = 4 * day;
    int passes = 0;
    for (; passes < 100 && time.at < known + off + passes * hours(1); ++passes) {
        TidyRequest next = request(off + (passes + 1) * hours(1), Duration(0), "two");
        next.uptime = (passes + 1) * hours(1);
        const Timestamp before = time.at;
        time = trustedTime(time, next).next;
        if (next.now - time.at > Duration(0))
            QVERIFY(time.at - before <= hours(5));
    }
    QVERIFY2(passes < 30, qPrintable(QString::number(passes)));
}

// 1970 for some minutes, until the network tells the time.
void TestTidyTime::aClockWithoutABatteryDoesNoHarm()
{
    const TrustedTime wrong = trustedTime(last(), request(-known.ms * Duration(1), minutes(1), "two"));
    QCOMPARE(wrong.now.ms, 0);
    TidyRequest right = request(hours(20), minutes(2), "two");
    QCOMPARE(trustedTime(wrong.next, right).now, right.now);
}

void TestTidyTime::agreeingMakesItTheTime()
{
    for (const Duration moved : {60 * day, -60 * day}) {
        TidyRequest agreed = request(moved, minutes(1), "two");
        agreed.isAgreed = true;
        const TrustedTime time = trustedTime(last(), agreed);
        QCOMPARE(time.now, agreed.now);
        QCOMPARE(time.next.at, agreed.now);
    }
}

void TestTidyTime::aFileWithoutAPassGoesByItsOwnRecords()
{
    const Timestamp now = known + day;
    QCOMPARE(firstTidyTime({}, now).at, now);
    QCOMPARE(firstTidyTime({known}, now).at, known);
    QCOMPARE(firstTidyTime({known + 9 * year, known}, now).at, known); // a time that has not come
    QCOMPARE(firstTidyTime({known + 9 * year}, now).at, now);
}

void TestTidyTime::isReadBack()
{
    TidyTime time = last();
    time.dropped = {known - year, TidyTime::never, known - 3 * year};
    QCOMPARE(tidyTimeFrom(toDocument(time).body), time);
}

void TestTidyTime::whatCannotBeReadIsNothing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no object") << QByteArray("[]");
    QTest::newRow("no time") << QByteArray(R"({"uptime_ms":1,"dropped":[1,1,1]})");
    QTest::newRow("a time beyond all") << QByteArray(R"({"at":1e300,"uptime_ms":1,"dropped":[1,1,1]})");
    QTest::newRow("a text") << QByteArray(R"({"at":"now","uptime_ms":1,"dropped":[1,1,1]})");
    QTest::newRow("too few limits") << QByteArray(R"({"at":1,"uptime_ms":1,"dropped":[1]})");
}

void TestTidyTime::whatCannotBeReadIsNothing()
{
    QFETCH(QByteArray, body);
    QVERIFY(!tidyTimeFrom(body.toStdString()));
}

QTEST_GUILESS_MAIN(TestTidyTime)
#include "tst_tidytime.moc"
