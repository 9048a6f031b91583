// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/records/logload.h"

namespace qd {

/// What the first rows of a log are with what the user says of them.
struct MappingTrial
{
    LogPreview preview{};
    std::vector<Assumption> assumptions{}; ///< the conclusions that only these rows allow
    std::vector<std::string> classes{};
    EvaluationQuestion question{}; ///< the question of the request, with what was decided filled in
};

/// Reads the first rows as the request says. Blocking, for the pool. Errors: as previewLogs().
[[nodiscard]] Result<MappingTrial> tryMapping(const LogRequest& request, const CancelToken& cancel);

} // namespace qd
