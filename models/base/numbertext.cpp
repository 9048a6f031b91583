// SPDX-License-Identifier: Apache-2.0
#include "models/base/numbertext.h"

#include "models/base/metrics.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace qd {

namespace {

bool isShownAsZero(const QString& text)
{
    const auto digit = [](QChar c) { return c.isDigit(); };
    return std::any_of(text.begin(), text.end(), digit) &&
           std::none_of(text.begin(), text.end(), [](QChar c) { return c.digitValue() > 0; });
}

QString unsignedZero(double value, char format, int precision)
{
    const QLocale locale;
    const QString text = locale.toString(value, format, precision);
    return std::signbit(value) && isShownAsZero(text) ? locale.toString(0.0, format, precision) : text;
}

} // namespace

QString numberText(double value, int decimals)
{
    return unsignedZero(value, 'f', decimals);
}

QString shortNumberText(double value, int digits)
{
    return unsignedZero(value, 'g', digits);
}

QString signedText(double difference, const QString& magnitude)
{
    if (isShownAsZero(magnitude) || std::isnan(difference))
        return magnitude;
    return (difference < 0 ? QChar(0x2212) : QLatin1Char('+')) + magnitude;
}

QString countText(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

int pluralCount(std::int64_t count)
{
    return static_cast<int>(std::min<std::int64_t>(count, std::numeric_limits<int>::max()));
}

QString shareText(double share)
{
    return formatValue(share, MetricUnit::Ratio);
}

} // namespace qd
