// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"
#include "models/evaluation/logmeaning.h"

namespace qd {

/// The options with which a user says what a log means, instead of leaving it to be decided: --column,
/// --task,
/// --positive, --score, --id, --time, --time-unit, --zone, --decimal, --missing.
[[nodiscard]] std::vector<OptionSpec> meaningOptions();
/// Reads them. Errors: Invalid, for what none of them can mean.
[[nodiscard]] Result<LogMeaning> readMeaning(const Given& given);

/// The word for what a column means, as in --column and in documents: "prediction", "request_id"…
[[nodiscard]] QString roleName(LogField field);

} // namespace qd
