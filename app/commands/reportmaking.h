// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/reportcommand.h"
#include "models/evaluation/report/qualityreport.h"

namespace qd {

/// Reads and evaluates the predictions that the report is about. Shows progress on standard error where that
/// is a terminal. Errors: what cannot be read, an endpoint that the history does not know, and those of
/// evaluate().
[[nodiscard]] Result<QualityReport> makeReport(const ReportArguments& arguments);

} // namespace qd
