// SPDX-License-Identifier: Apache-2.0
#include "models/base/timetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

namespace qd {

namespace {

const QString secondsPattern = QStringLiteral("HH:mm:ss");

QDateTime local(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms);
}

bool namesMonths(const QLocale& locale)
{
    return locale.language() == QLocale::English || locale.language() == QLocale::C;
}

/// The locale's short date without its year and what parted it from the rest.
QString dayPattern(const QLocale& locale)
{
    static const QRegularExpression year(QStringLiteral("^y+\\W*|\\W*y+\\W*$"));
    return locale.dateFormat(QLocale::ShortFormat).remove(year);
}

} // namespace

QString dateTimeText(Timestamp at)
{
    return dateText(local(at).date()) + QChar::Nbsp + timeOfDayText(at);
}

QString timeOfDayText(Timestamp at)
{
    return QLocale().toString(local(at).time(), secondsPattern);
}

QString hourMinuteText(Timestamp at)
{
    return QLocale().toString(local(at).time(), QStringLiteral("HH:mm"));
}

QString dateText(const QDate& date)
{
    const QLocale locale;
    return namesMonths(locale) ? locale.toString(date, QStringLiteral("d MMM yyyy"))
                               : locale.toString(date, QLocale::ShortFormat);
}

QString dayText(const QDate& date)
{
    const QLocale locale;
    return locale.toString(date, namesMonths(locale) ? QStringLiteral("d MMM") : dayPattern(locale));
}

QString momentText(Timestamp at, Timestamp beside)
{
    const QDate day = local(at).date();
    return day == local(beside).date() ? hourMinuteText(at) : dayText(day) + QChar::Nbsp + hourMinuteText(at);
}

QString timeRangeText(TimeRange range)
{
    const bool sameDay = local(range.from).date() == local(range.to).date();
    const QString pattern = QCoreApplication::translate("TimeText", "%1 – %2", "points in time");
    return sameDay ? pattern.arg(timeOfDayText(range.from), timeOfDayText(range.to))
                   : pattern.arg(dateTimeText(range.from), dateTimeText(range.to));
}

} // namespace qd
