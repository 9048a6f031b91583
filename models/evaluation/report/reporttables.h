// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"
#include "models/report/reportwriter.h"

namespace qd {

/// The tables of a quality report, each with its heading; those without rows are left out.
void writeQualityTables(ReportWriter& writer, const Evaluation& evaluation);

/// The first of them: one column per version.
void writeVersionTable(ReportWriter& writer, const Evaluation& evaluation);

} // namespace qd
