// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <QDate>

/// The one way in which people are shown times: local, in the current locale (QLocale()), with 24 hours.
/// English names the month, so that nobody takes a day for a month; other languages keep their own order. Any
/// thread.
namespace qd {

/// "21 Nov 2026 08:52:10"; 2026/11/21 08:52:10 in Chinese.
[[nodiscard]] QString dateTimeText(Timestamp at);
/// "08:52:10".
[[nodiscard]] QString timeOfDayText(Timestamp at);
/// "08:52".
[[nodiscard]] QString hourMinuteText(Timestamp at);
/// "21 Nov 2026".
[[nodiscard]] QString dateText(const QDate& date);
/// "21 Nov", where the year does not matter.
[[nodiscard]] QString dayText(const QDate& date);
/// "08:52" when that is on the same day as `beside`, otherwise "21 Nov 08:52".
[[nodiscard]] QString momentText(Timestamp at, Timestamp beside);
/// "08:45:20 – 08:50:20" within one day, otherwise both with their dates.
[[nodiscard]] QString timeRangeText(TimeRange range);

} // namespace qd
