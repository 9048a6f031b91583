// SPDX-License-Identifier: Apache-2.0
#include "models/base/time.h"

#include <QDateTime>
#include <QTimeZone>

#include <charconv>
#include <cmath>

namespace qd {

QString toIso(Timestamp t)
{
    return QDateTime::fromMSecsSinceEpoch(t.ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

std::optional<Timestamp> timestampFromEpoch(double number)
{
    // Epoch seconds stay below 1e11 until the year 5138; each finer unit is a factor of 1000 above.
    if (!std::isfinite(number) || number <= 0.0)
        return std::nullopt;
    double milliseconds = number;
    if (number < 1e11)
        milliseconds = number * 1e3;
    else if (number < 1e14)
        milliseconds = number;
    else if (number < 1e17)
        milliseconds = number / 1e3;
    else
        milliseconds = number / 1e6;
    return Timestamp{std::llround(milliseconds)};
}

std::optional<Timestamp> parseTimestamp(std::string_view text)
{
    if (text.size() < 2)
        return std::nullopt;
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure == std::errc{} && end == text.data() + text.size())
        return timestampFromEpoch(number);

    if (text.size() < 10 || text.size() > 40 || text[4] != '-')
        return std::nullopt;
    QString iso = QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
    if (iso.size() > 10 && iso[10] == u' ')
        iso[10] = u'T';
    QDateTime parsed = QDateTime::fromString(iso, Qt::ISODateWithMs);
    if (!parsed.isValid())
        return std::nullopt;
    if (parsed.timeSpec() == Qt::LocalTime)
        parsed.setTimeSpec(Qt::UTC);
    return Timestamp{parsed.toMSecsSinceEpoch()};
}

} // namespace qd
