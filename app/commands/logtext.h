// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/table/recordtable.h"

#include <QString>

namespace qd {

/// What the console says about the predictions, as text: figures of each model and each of its versions, and
/// the confusion matrix. Errors: as evaluate().
[[nodiscard]] Result<QString> logSummary(const RecordTable& table);

/// `quarterdeck log --text FILE`: the summary of a prediction log on standard output, rows that could not be
/// read on standard error. Returns the exit code.
[[nodiscard]] int printLogSummary(const QString& path);

} // namespace qd
