// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/report/qualityreport.h"

#include <QJsonObject>

namespace qd {

/// What `quarterdeck report --json` prints about the report that was written into the file.
[[nodiscard]] QJsonObject reportDocument(const QualityReport& report, const QString& file);

} // namespace qd
