// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"
#include "models/report/reportchart.h"

namespace qd {

/// The charts of a quality report; those side by side are in one group. Charts without anything to draw are
/// left out.
[[nodiscard]] std::vector<std::vector<ReportChart>> qualityCharts(const Evaluation& evaluation);

} // namespace qd
