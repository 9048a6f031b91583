// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>

/// How people are shown numbers: in the current locale (QLocale()), and without a sign where the number is
/// shown as zero, for "-0.0" says that something fell. Any thread.
namespace qd {

/// "1,234.5": with this many decimals.
[[nodiscard]] QString numberText(double value, int decimals);
/// "0.8125", "1.3e+09": with this many significant digits at most.
[[nodiscard]] QString shortNumberText(double value, int digits);
/// "+1.2 %", "−1.2 %", "0.0 %": a difference, `magnitude` being how its absolute value is shown.
[[nodiscard]] QString signedText(double difference, const QString& magnitude);

/// "1,234".
[[nodiscard]] QString countText(std::int64_t count);
/// Returns the count for the %n of a translated text, which is an int: the largest one for more.
[[nodiscard]] int pluralCount(std::int64_t count);
/// "94.1 %"; the dash where there is none.
[[nodiscard]] QString shareText(double share);

/// Stands where there is no value.
inline const QString dash = QStringLiteral("–");

} // namespace qd
