// SPDX-License-Identifier: Apache-2.0
#include "models/base/timetext.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace qd;

/// People are shown times in one way.
class tst_timetext : public QObject
{
    Q_OBJECT

private slots:
    void followsTheLanguage_data();
    void followsTheLanguage();
    void rangesNameTheDayOnlyWhereItMatters();
    void momentsNameTheDayOnlyWhereItIsAnother();
    void cleanup() { QLocale::setDefault(QLocale::c()); }
};

namespace {

Timestamp at(int day, int hour, int minute)
{
    return {QDateTime({2026, 11, day}, {hour, minute, 10}).toMSecsSinceEpoch()};
}

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, QLatin1Char(' '));
}

} // namespace

void tst_timetext::followsTheLanguage_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("dateTime");
    QTest::addColumn<QString>("day");
    QTest::newRow("english, united states")
        << QLocale(QLocale::English, QLocale::UnitedStates) << "21 Nov 2026 20:52:10"
        << "21 Nov";
    QTest::newRow("english, britain")
        << QLocale(QLocale::English, QLocale::UnitedKingdom) << "21 Nov 2026 20:52:10"
        << "21 Nov";
    QTest::newRow("no language") << QLocale::c() << "21 Nov 2026 20:52:10"
                                 << "21 Nov";
    QTest::newRow("chinese") << QLocale(QLocale::Chinese, QLocale::China) << "2026/11/21 20:52:10"
                             << "11/21";
}

void tst_timetext::followsTheLanguage()
{
    QFETCH(QLocale, locale);
    QLocale::setDefault(locale);
    const Timestamp evening = at(21, 20, 52);
    QTEST(plain(dateTimeText(evening)), "dateTime");
    QTEST(dayText({2026, 11, 21}), "day");
    QCOMPARE(timeOfDayText(evening), QStringLiteral("20:52:10"));
    QCOMPARE(hourMinuteText(evening), QStringLiteral("20:52"));
}

void tst_timetext::rangesNameTheDayOnlyWhereItMatters()
{
    QCOMPARE(plain(timeRangeText({at(21, 8, 45), at(21, 8, 50)})), QStringLiteral("08:45:10 – 08:50:10"));
    QCOMPARE(plain(timeRangeText({at(20, 23, 55), at(21, 0, 5)})),
             QStringLiteral("20 Nov 2026 23:55:10 – 21 Nov 2026 00:05:10"));
}

void tst_timetext::momentsNameTheDayOnlyWhereItIsAnother()
{
    QCOMPARE(momentText(at(21, 8, 45), at(21, 23, 50)), QStringLiteral("08:45"));
    QCOMPARE(plain(momentText(at(20, 23, 55), at(21, 0, 5))), QStringLiteral("20 Nov 23:55"));
}

QTEST_APPLESS_MAIN(tst_timetext)
#include "tst_timetext.moc"
