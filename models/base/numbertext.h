// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

/// How people are shown numbers: in the current locale (QLocale()), and without a sign where the number is
/// shown as zero, for "-0.0" says that something fell. Any thread.
namespace qd {

/// "1,234.5": with this many decimals.
[[nodiscard]] QString numberText(double value, int decimals);
/// "0.8125", "1.3e+09": with this many significant digits at most.
[[nodiscard]] QString shortNumberText(double value, int digits);
/// "+1.2 %", "−1.2 %", "0.0 %": a difference, `magnitude` being how its absolute value is shown.
[[nodiscard]] QString signedText(double difference, const QString& magnitude);

} // namespace qd
