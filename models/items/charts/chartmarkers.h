// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <QString>

#include <string>

namespace qd {

/// A vertical mark (width 0) or bar on the time axis.
struct ChartMarker
{
    enum class Kind { Version, Rollback, Alert, Collection };
    Kind kind = Kind::Version;
    Timestamp at;
    Timestamp until;      ///< alerts: resolved or the end of the range
    std::string severity; ///< alerts: "info", "warning", "critical"
    QString text;
};

/// A shaded stretch.
struct ChartBand
{
    enum class Kind { Baseline, Affected, Verification };
    Kind kind = Kind::Baseline;
    TimeRange range;
};

} // namespace qd
