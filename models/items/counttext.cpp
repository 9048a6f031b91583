// SPDX-License-Identifier: Apache-2.0
#include "models/items/counttext.h"
#include "models/base/metrics.h"

#include <QLocale>

#include <algorithm>
#include <limits>

namespace qd {

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
