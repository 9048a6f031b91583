// SPDX-License-Identifier: Apache-2.0
#include "models/base/time.h"

#include <QDateTime>
#include <QTest>

#include <random>

using namespace qd;

namespace {

/// What Qt makes of an ISO 8601 text, a space standing for the T and no zone for UTC.
std::optional<Timestamp> byQt(const std::string& text)
{
    QString iso = QString::fromLatin1(text.data(), qsizetype(text.size()));
    if (iso.size() > 10 && iso[10] == u' ')
        iso[10] = u'T';
    QDateTime parsed = QDateTime::fromString(iso, Qt::ISODateWithMs);
    if (!parsed.isValid())
        return std::nullopt;
    if (parsed.timeSpec() == Qt::LocalTime)
        parsed.setTimeSpec(Qt::UTC);
    return Timestamp{parsed.toMSecsSinceEpoch()};
}

/// A date and time that is nearly always right, with every form of fraction and zone.
std::string randomIso(std::mt19937& random)
{
    const auto upTo = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d%c%02d:%02d:%02d",
                  upTo(9) == 0 ? upTo(9999) : 1960 + upTo(100), upTo(13), upTo(32), upTo(3) == 0 ? ' ' : 'T',
                  upTo(24), upTo(60), upTo(60));
    std::string result = text;
    if (upTo(2) > 0) {
        result += upTo(4) == 0 ? ',' : '.';
        for (int count = upTo(9); count > 0; --count)
            result += static_cast<char>('0' + upTo(9));
    }
    static const std::vector<std::string> zones{"",       "Z",      "+01:00", "-07:30", "+0530", "+13:59",
                                                "+14:00", "-23:59", "+1:00",  "+02",    "z",     " "};
    return result + zones[std::size_t(upTo(int(zones.size()) - 1))];
}

} // namespace

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

    void readsIsoTimesAsQtDoes()
    {
        std::mt19937 random(20260131);
        for (int i = 0; i < 20'000; ++i) {
            std::string text = randomIso(random);
            if (i % 8 == 0)
                text[random() % text.size()] = " 0:9x-+.TZ"[random() % 10];
            if (text[4] != '-')
                continue; // may be an epoch number, and else is no time
            const auto expected = byQt(text);
            const auto parsed = parseTimestamp(text);
            QVERIFY2(parsed == expected, (text + ": " + (parsed ? toIso(*parsed).toStdString() : "nothing") +
                                          ", Qt: " + (expected ? toIso(*expected).toStdString() : "nothing"))
                                             .c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestTime)
#include "tst_time.moc"
