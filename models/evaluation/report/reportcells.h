// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/metrics.h"
#include "models/base/numbertext.h"
#include "models/quality/undefined.h"
#include "models/report/reportwords.h"
#include "models/report/reportwriter.h"

#include <cmath>
#include <limits>
#include <optional>
#include <string>

/// Cells of the quality report's tables; what is not there is a dash.
namespace qd::reportcells {

inline QString words(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

inline ReportWriter::Cell number(double value, MetricUnit unit)
{
    return {.text = std::isinf(value) ? ReportWords::tr("too large", "a figure") : formatValue(value, unit),
            .isNumber = true};
}

inline ReportWriter::Cell number(const std::optional<double>& value, MetricUnit unit = MetricUnit::Ratio)
{
    return number(value.value_or(std::numeric_limits<double>::quiet_NaN()), unit);
}

inline ReportWriter::Cell number(const Defined<double>& value, MetricUnit unit = MetricUnit::Ratio)
{
    return number(value ? *value : std::numeric_limits<double>::quiet_NaN(), unit);
}

inline ReportWriter::Cell plain(double value, int digits = 3)
{
    return {.text = numberText(value, digits), .isNumber = true};
}

inline ReportWriter::Cell plain(const Defined<double>& value)
{
    return value ? plain(*value) : ReportWriter::Cell{.text = dash, .isNumber = true};
}

inline ReportWriter::Cell count(std::int64_t value)
{
    return {.text = countText(value), .isNumber = true};
}

} // namespace qd::reportcells
